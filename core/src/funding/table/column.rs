//! What the columns of a table say, from the words of its head.

use std::ops::Range;

use super::words::{
    AMOUNTS, ASKED, BEFORE, CHANGES, COUNTS, GRANTED, LABELS, MEASURES, NUMBERS, PERCENTS, PRICES,
    REMARKS, SHARES, THIS, WHOLES, YEARS,
};
use super::{Cell, caption_unit, row};
use crate::amounts::{NumeralKind, unit_name};
use crate::money::{Money, Unit};
use crate::range::TextRange;

/// A column of a table.
#[derive(Debug)]
pub(in crate::funding) struct Column {
    pub(in crate::funding) kind: Kind,
    /// The words that name it.
    pub(in crate::funding) head: Option<TextRange>,
    /// The unit of its figures that have none, and whether its own head says it.
    pub(in crate::funding) unit: Option<(Unit, TextRange)>,
    pub(in crate::funding) has_own_unit: bool,
}

/// What a column says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::funding) enum Kind {
    /// 序号
    Number,
    /// What the line is for; of several the first names groups.
    Label,
    /// What the line comes to.
    Amount,
    /// A share of that by where it comes from, or by when it is spent: 省级, 一季度.
    Share,
    /// A sum of an earlier year.
    Before,
    /// A sum of several years, or of one to come.
    Years,
    /// 增减
    Change,
    /// Another sum beside the amount: 申报数.
    Beside,
    /// 单价
    Price,
    /// 数量
    Count,
    /// 计量单位
    Measure,
    /// Percentages.
    Percent,
    /// 备注, 测算依据
    Remark,
}

impl Kind {
    /// Whether its figures are sums of money.
    pub(in crate::funding) const fn is_money(self) -> bool {
        matches!(
            self,
            Self::Amount
                | Self::Share
                | Self::Before
                | Self::Years
                | Self::Change
                | Self::Beside
                | Self::Price
        )
    }

    /// Whether figures stand in it.
    pub(super) const fn is_figure(self) -> bool {
        self.is_money() || matches!(self, Self::Number | Self::Count | Self::Percent)
    }
}

impl Column {
    pub(in crate::funding) const fn is_money(&self) -> bool {
        self.kind.is_money()
    }
}

/// The kind of a column by its head, without the unit in brackets; the year that it names.
fn kind(head: &str, fiscal: Option<u16>, has_unit: bool) -> Option<Kind> {
    let year = year(head);
    let is_sum = has_unit || AMOUNTS.are_in(head);
    Some(if NUMBERS.has(head) {
        Kind::Number
    } else if PERCENTS.are_in(head) {
        Kind::Percent
    } else if CHANGES.are_in(head) || head.contains('较') {
        Kind::Change
    } else if PRICES.are_in(head) {
        Kind::Price
    } else if REMARKS.are_in(head) {
        Kind::Remark
    } else if MEASURES.has(head) {
        Kind::Measure
    } else if YEARS.are_in(head) {
        Kind::Years
    } else if BEFORE.are_in(head) {
        Kind::Before
    } else if let (Some(year), Some(fiscal)) = (year, fiscal) {
        match year.cmp(&fiscal) {
            std::cmp::Ordering::Less => Kind::Before,
            std::cmp::Ordering::Equal => Kind::Amount,
            std::cmp::Ordering::Greater => Kind::Years,
        }
    } else if LABELS.end_of(head).is_some() && !has_unit {
        Kind::Label
    } else if COUNTS.end_of(head).is_some() && !is_sum {
        Kind::Count
    } else if SHARES.are_in(head) {
        Kind::Share
    } else if is_sum || THIS.are_in(head) || year.is_some() {
        Kind::Amount
    } else {
        return None;
    })
}

/// The year that a head names: 2025年.
fn year(head: &str) -> Option<u16> {
    let digits = |c: char| c.is_ascii_digit();
    let at = head.find(digits)?;
    let len = head[at..].find(|c| !digits(c)).unwrap_or(head.len() - at);
    let number = head[at..at + len].parse().ok()?;
    (len == 4 && (1990..2100).contains(&number)).then_some(number)
}

/// Whether a cell may stand in the head of a table.
pub(super) fn is_name(text: &str) -> bool {
    kind(unit_in(text).0, None, unit_in(text).1.is_some()).is_some()
}

/// The unit that a head ends with.
pub(super) fn unit_of(cell: &Cell) -> Option<(Unit, TextRange)> {
    let (unit, range) = unit_in(cell.text()).1?;
    Some((unit, cell.folded.source(range)))
}

/// A head's words without its unit, and where that stands.
fn unit_in(text: &str) -> (&str, Option<(Unit, Range<usize>)>) {
    let open = text.rfind(['(', ':', '/', '[']);
    if let Some(open) = open
        && let Some((unit, len)) = unit_name(&text[open + 1..])
        && matches!(&text[open + 1 + len..], "" | ")" | "]")
    {
        return (&text[..open], Some((unit, open + 1..open + 1 + len)));
    }
    // 金额（元/人）
    if let Some(open) = text.find('(')
        && let Some((unit, len)) = unit_name(&text[open + 1..])
        && text[open + 1 + len..].starts_with('/')
    {
        return (&text[..open], Some((unit, open + 1..open + 1 + len)));
    }
    let bare = text
        .strip_suffix("万元")
        .map(|name| (name, Unit::Wanyuan, "万元".len()));
    match bare.filter(|(name, ..)| !name.is_empty()) {
        Some((name, unit, len)) => (name, Some((unit, text.len() - len..text.len()))),
        None => (text, None),
    }
}

/// The columns that a head names, and the one that says what a line comes to.
pub(super) fn of_head(
    head: Vec<Vec<Cell>>,
    body: &[Vec<Cell>],
    caption: Option<(Unit, TextRange)>,
    fiscal: Option<u16>,
) -> Option<(Vec<Column>, Option<usize>)> {
    let count = head.iter().chain(body).map(Vec::len).max()?;
    let mut columns: Vec<Column> = Vec::with_capacity(count);
    let mut kinds: Vec<Option<Kind>> = Vec::with_capacity(count);
    let mut names: Vec<String> = Vec::with_capacity(count);
    for at in 0..count {
        let mut name = String::new();
        let mut place = None;
        let mut unit = None;
        for (level, row) in head.iter().enumerate() {
            let own = row.get(at).filter(|cell| cell.range.is_some());
            // 资金来源 goes over 省级 and 县级 below it.
            let is_above = level + 1 < head.len()
                && head[level + 1..]
                    .iter()
                    .any(|below| below.get(at).is_some_and(|cell| cell.range.is_some()));
            let wide = || {
                let mut before = row[..row.len().min(at)].iter().rev();
                before
                    .find(|cell| cell.range.is_some())
                    .filter(|_| is_above && own.is_none())
            };
            let Some(cell) = own.or_else(wide) else {
                continue;
            };
            let (words, found) = unit_in(cell.text());
            unit = found
                .map(|(unit, range)| (unit, cell.folded.source(range)))
                .or(unit);
            if own.is_some() {
                // 其中：县级（万元） is 县级.
                let plain = words.strip_prefix("其中").unwrap_or(words);
                let start = words.len() - plain.trim_start_matches(':').len();
                let is_named = start < words.len();
                place = is_named.then(|| cell.folded.source(start..words.len()));
                words.clone_into(&mut name);
            } else if unit.is_none() {
                unit = caption_unit(&cell.folded);
            }
        }
        let kind = kind(&name, fiscal, unit.is_some());
        let is_own = unit.is_some();
        kinds.push(kind);
        names.push(name);
        columns.push(Column {
            kind: kind.unwrap_or(Kind::Remark),
            head: place,
            unit: unit.or(caption),
            has_own_unit: is_own,
        });
    }
    // What one column says is meant of the others as well.
    let units = || columns.iter().filter_map(|column| column.unit);
    if let Some((unit, place)) = units().next()
        && units().all(|(other, _)| other == unit)
    {
        for column in &mut columns {
            column.unit = column.unit.or(Some((unit, place)));
        }
    }
    let has_figures = |at: usize| {
        let cells = body.iter().filter_map(|row| row.get(at));
        cells.filter(|cell| cell.figure().is_some()).count() * 2
            > body
                .iter()
                .filter_map(|row| row.get(at))
                .filter(|cell| !cell.is_blank())
                .count()
    };
    let is = |at: usize, kind: Kind, columns: &[Column]| columns[at].kind == kind;
    for at in 0..count {
        let figures = has_figures(at);
        let column = &mut columns[at];
        match column.kind {
            // 标准 may say in words what is reckoned.
            Kind::Price | Kind::Count if !figures => column.kind = Kind::Remark,
            Kind::Amount | Kind::Share if !figures && !column.has_own_unit => {
                let is_text = body
                    .iter()
                    .filter_map(|row| row.get(at))
                    .any(|cell| !cell.is_blank() && cell.figure().is_none());
                if is_text {
                    column.kind = if kinds[..at].contains(&Some(Kind::Label)) {
                        Kind::Remark
                    } else {
                        Kind::Label
                    };
                }
            }
            Kind::Label if figures && kinds[..at].contains(&Some(Kind::Label)) => {
                column.kind = Kind::Amount
            }
            _ => {}
        }
    }
    // 单位 may name who spends it.
    for at in 0..count {
        let longest = body
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.text().chars().count())
            .max();
        if is(at, Kind::Measure, &columns) && longest > Some(4) {
            columns[at].kind = Kind::Label;
        }
    }
    let all = |kind: Kind, columns: &[Column]| -> Vec<usize> {
        (0..count).filter(|at| columns[*at].kind == kind).collect()
    };
    let mut amounts = all(Kind::Amount, &columns);
    let is_year = |at: &usize| year(&names[*at]).is_some() || THIS.are_in(&names[*at]);
    // What is said of this year is the amount, and what is said beside it another's.
    if amounts.iter().any(is_year) && amounts.iter().any(|at| !is_year(at)) {
        let has_others = columns
            .iter()
            .any(|it| matches!(it.kind, Kind::Before | Kind::Years));
        for at in amounts.iter().filter(|at| !is_year(at)) {
            columns[*at].kind = if has_others {
                Kind::Years
            } else {
                Kind::Beside
            };
        }
        amounts.retain(is_year);
    }
    // 申报数 and 核定数
    if amounts.len() > 1
        && let Some(granted) = amounts.iter().rposition(|at| GRANTED.are_in(&names[*at]))
        && amounts.iter().any(|at| ASKED.are_in(&names[*at]))
    {
        for at in amounts.iter().filter(|at| ASKED.are_in(&names[**at])) {
            columns[*at].kind = Kind::Beside;
        }
        amounts = vec![amounts[granted]];
    }
    let shares = all(Kind::Share, &columns);
    let main = match (amounts.as_slice(), shares.as_slice()) {
        ([], []) => all(Kind::Years, &columns).into_iter().next(),
        ([], [only]) => Some(*only),
        ([], _) => None,
        ([only], _) => Some(*only),
        (several, _) => {
            let whole = several.iter().find(|at| is_whole(body, **at, several));
            let named = several.iter().rev().find(|at| WHOLES.are_in(&names[**at]));
            let main = whole.or(named).or(several.last()).copied();
            for at in several.iter().filter(|at| Some(**at) != main) {
                columns[*at].kind = match whole {
                    Some(_) => Kind::Share,
                    None => Kind::Beside,
                };
            }
            main
        }
    };
    if let Some(main) = main {
        columns[main].kind = Kind::Amount;
    }
    let has_money = main.is_some() || shares.len() > 1;
    if !columns.iter().any(|column| column.kind == Kind::Label) {
        let texts = |at: &usize| columns[*at].kind == Kind::Remark && !has_figures(*at);
        let first = (0..count).find(texts)?;
        columns[first].kind = Kind::Label;
    }
    has_money.then_some((columns, main))
}

/// Whether the figures of a column are the sums of those of the others.
fn is_whole(body: &[Vec<Cell>], at: usize, columns: &[usize]) -> bool {
    let number = |row: &[Cell], at: usize| {
        row.get(at)
            .and_then(Cell::figure)
            .and_then(|figure| match figure.numeral.kind {
                NumeralKind::Money(written) => Some(written.money()),
                _ => None,
            })
    };
    let mut rows = body
        .iter()
        .filter(|row| number(row, at).is_some())
        .peekable();
    rows.peek().is_some()
        && rows.all(|row| {
            let others = columns.iter().filter(|other| **other != at);
            let sum: Money = others.filter_map(|other| number(row, *other)).sum();
            number(row, at) == Some(sum)
        })
}

/// The columns of a table without a head: names, and figures behind them.
pub(super) fn of_body(
    body: &[Vec<Cell>],
    caption: Option<(Unit, TextRange)>,
) -> Option<(Vec<Column>, Option<usize>)> {
    let count = body.iter().map(Vec::len).max()?;
    let mut columns: Vec<Column> = Vec::new();
    for at in 0..count {
        let cells = || {
            body.iter()
                .filter_map(|row| row.get(at))
                .filter(|cell| !cell.is_blank())
        };
        let figures = cells().filter(|cell| cell.figure().is_some()).count();
        let is_figure = figures * 2 > cells().count();
        let is_number =
            at == 0 && cells().count() > 0 && cells().all(|cell| row::is_number(cell.text()));
        let has_label = columns.iter().any(|column| column.kind == Kind::Label);
        let kind = match (is_number, is_figure) {
            (true, _) => Kind::Number,
            (_, true) if cells().all(is_count) => Kind::Count,
            (_, true) => Kind::Amount,
            _ if has_label => Kind::Remark,
            _ => Kind::Label,
        };
        columns.push(Column {
            kind,
            head: None,
            unit: caption,
            has_own_unit: false,
        });
    }
    let amounts: Vec<usize> = (0..count)
        .filter(|at| columns[*at].kind == Kind::Amount)
        .collect();
    let main = match amounts.as_slice() {
        [only] => *only,
        [.., count, price, amount]
            if amounts.len() == 3 && are_products(body, [*count, *price, *amount]) =>
        {
            columns[*count].kind = Kind::Count;
            columns[*price].kind = Kind::Price;
            *amount
        }
        _ => return None,
    };
    let has_label = columns.iter().any(|column| column.kind == Kind::Label);
    has_label.then_some((columns, Some(main)))
}

/// Whether a figure counts: 20人.
fn is_count(cell: &Cell) -> bool {
    let kind = cell.figure().map(|figure| figure.numeral.kind);
    matches!(kind, Some(NumeralKind::Count(..)))
}

fn are_products(body: &[Vec<Cell>], [count, price, amount]: [usize; 3]) -> bool {
    let number = |row: &[Cell], at: usize| {
        row.get(at)
            .and_then(Cell::figure)
            .and_then(|figure| match figure.numeral.kind {
                NumeralKind::Money(written) => Some(written.number()),
                NumeralKind::Count(number, _) => Some(number),
                NumeralKind::TooLong => None,
            })
    };
    let mut products = body
        .iter()
        .filter_map(|row| {
            let product = number(row, count)?.checked_mul(number(row, price)?)?;
            Some(product == number(row, amount)?)
        })
        .peekable();
    products.peek().is_some() && products.all(|is_product| is_product)
}
