//! The rows of a table: which name lines, at which level, and which add up.

use super::Cell;
use super::column::{self, Column, Kind};
use crate::amounts::{NumeralKind, scan};
use crate::outline::{Numbering, chinese_number, marker};
use crate::range::TextRange;
use crate::source::SourceText;
use crate::words::Words;

/// A row below the head of a table.
#[derive(Debug)]
pub(in crate::funding) struct Row {
    /// One for each column.
    pub(in crate::funding) cells: Vec<Cell>,
    pub(in crate::funding) level: Level,
    /// The words that name its line.
    pub(in crate::funding) label: Option<TextRange>,
    /// It begins a group.
    pub(in crate::funding) begins: bool,
    /// The name of that, where it has rows of its own.
    pub(in crate::funding) group: Option<TextRange>,
    /// 其中 leads to it.
    pub(in crate::funding) of_which: bool,
    pub(in crate::funding) range: TextRange,
}

/// Where a row stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::funding) enum Level {
    /// 合计
    Total,
    /// 小计
    Subtotal,
    /// 一、 1. （1）
    Numbered(Numbering),
    /// 1.1 below 1, so many points deep.
    Decimal(usize),
    /// By the space before its name.
    Indented(usize),
    /// Without a number where others have one, or where none has.
    Plain,
}

static TOTALS: Words = Words::new(&["合计", "总计", "共计", "总额", "总和", "累计"]);
const SUBTOTAL: &str = "小计";

/// The level of a number that stands by itself or before a name, and its length.
pub(super) fn numbered(text: &str) -> Option<(Level, usize)> {
    // 1.1, 2.3.1
    let digits = |c: char| c.is_ascii_digit();
    let len = text
        .find(|c: char| !digits(c) && c != '.')
        .unwrap_or(text.len());
    let parts = text[..len].trim_end_matches('.');
    let points = parts.matches('.').count();
    let is_short = parts.split('.').all(|part| (1..=2).contains(&part.len()));
    let goes_on = text[len..].starts_with(|c: char| !matches!(c, '元' | '万' | ',' | '%'));
    if points > 0 && is_short && (len == text.len() || goes_on) {
        return Some((Level::Decimal(points), len));
    }
    if let Some(found) = marker(text) {
        return Some((Level::Numbered(found.numbering), found.len));
    }
    // 1 and 一 alone in their cell.
    let is_number = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if is_number {
        return Some((Level::Numbered(Numbering::Arabic), text.len()));
    }
    let (_, len) = chinese_number(text)?;
    (len == text.len()).then_some((Level::Numbered(Numbering::Chinese), len))
}

/// Whether a number of an item stands by itself.
pub(super) fn is_number(text: &str) -> bool {
    numbered(text).is_some_and(|(_, len)| len == text.len())
}

/// How many figures of money or of counts a row has behind its first cell.
pub(super) fn figures(row: &[Cell]) -> usize {
    row.iter()
        .skip(1)
        .filter(|cell| cell.figure().is_some())
        .count()
}

/// Whether a row may belong to the head.
pub(super) fn may_head(row: &[Cell]) -> bool {
    let mut cells = row.iter().filter(|cell| cell.range.is_some());
    let is_name = |cell: &Cell| column::is_name(cell.text());
    // Below a head of two lines only the second part has names: 省级, 县级.
    cells.clone().count() > 1
        && cells
            .clone()
            .all(|cell| cell.figure().is_none() || is_year(cell.text()))
        && cells.clone().filter(|cell| is_name(cell)).count() * 2 >= cells.clone().count()
        && cells.all(|cell| !is_total(cell.text()) || is_name(cell))
        && row.first().is_none_or(|cell| !is_total(cell.text()))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// Whether the cells of a line are the head of a table.
pub(super) fn is_head(source: &SourceText, cells: &[TextRange]) -> bool {
    let cells: Vec<Cell> = cells.iter().map(|cell| Cell::new(source, *cell)).collect();
    let is_amount = |cell: &Cell| column::is_name(cell.text());
    may_head(&cells) && cells.iter().filter(|cell| is_amount(cell)).count() > 1
}

fn is_total(text: &str) -> bool {
    let name = text.trim_end_matches([':', ')']);
    let name = name.split('(').next().unwrap_or(name);
    TOTALS.end_of(name).is_some() && name.chars().count() <= 6
}

/// Gives each row one cell a column, and its level.
pub(super) fn rows(body: Vec<Vec<Cell>>, columns: &[Column], main: Option<usize>) -> Vec<Row> {
    let body: Vec<Vec<Cell>> = body
        .into_iter()
        .map(|row| align(row, columns, main))
        .collect();
    let labels: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at].kind == Kind::Label)
        .collect();
    let number = columns
        .iter()
        .position(|column| column.kind == Kind::Number);
    let labels = match labels.as_slice() {
        // 测算过程 names the rows of a group where nothing else does.
        [only] => {
            let next = (only + 1..columns.len()).find(|at| columns[*at].kind == Kind::Remark);
            let next = next.filter(|at| main.is_none_or(|main| *at < main));
            let lacks = |row: &&Vec<Cell>| row[*only].is_blank() && figures(row) > 0;
            let next = next.filter(|_| body.iter().skip(1).any(|row| lacks(&row)));
            [*only].into_iter().chain(next).collect()
        }
        _ => labels,
    };
    let group = group_column(&body, &labels);
    let label_column = match group {
        Some(group) => labels.iter().copied().find(|at| *at > group),
        None => labels.first().copied(),
    };
    let indents: Vec<usize> = body
        .iter()
        .filter_map(|row| label_column.and_then(|at| row.get(at)))
        .filter(|cell| cell.range.is_some())
        .map(|cell| cell.indent)
        .collect();
    let has_indents = indents.iter().any(|indent| indents.first() != Some(indent));
    let mut rows = Vec::with_capacity(body.len());
    let mut last_group: Option<String> = None;
    let has_numbers =
        number.is_some_and(|at| body.iter().any(|row| numbered(row[at].text()).is_some()));
    for cells in body {
        let mut places = cells.iter().filter_map(|cell| cell.range);
        let Some(first) = places.next() else { continue };
        let range = places.fold(first, TextRange::cover);
        let named = |at: Option<usize>| at.map(|at| &cells[at]).filter(|cell| cell.range.is_some());
        let label = named(label_column);
        // The name may go over several columns.
        let any = || {
            let mut texts = cells
                .iter()
                .zip(columns)
                .filter(|(_, column)| !column.is_money());
            texts
                .find(|(cell, _)| cell.range.is_some() && cell.figure().is_none())
                .map(|(cell, _)| cell)
        };
        let all = [
            label,
            group.and_then(|at| named(Some(at))),
            number.and_then(|at| named(Some(at))),
            any(),
        ];
        let says = |is: &dyn Fn(&str) -> bool| all.iter().flatten().any(|cell| is(cell.text()));
        let total = says(&is_total);
        let subtotal = says(&|text| text.ends_with(SUBTOTAL));
        let group_cell = group.and_then(|at| named(Some(at)));
        let starts_group = group_cell.filter(|cell| last_group.as_deref() != Some(cell.text()));
        if let Some(cell) = starts_group {
            last_group = Some(cell.text().to_owned());
        }
        let cell = label.or(group_cell).or_else(any);
        let (mut level, place, of_which) = match cell {
            Some(cell) => name(cell),
            None => (Level::Plain, None, false),
        };
        // The number of a group is not that of its first row.
        let is_numbered = starts_group.is_none() || label.is_none();
        if let Some(cell) = number
            .and_then(|at| named(Some(at)))
            .filter(|_| is_numbered)
            && let Some((found, _)) = numbered(cell.text())
        {
            level = found;
        } else if level == Level::Plain && has_indents && !has_numbers {
            level = Level::Indented(cell.map_or(0, |cell| cell.indent));
        }
        if subtotal {
            level = Level::Subtotal;
        } else if total {
            level = Level::Total;
        }
        let is_sum = subtotal || total;
        rows.push(Row {
            level,
            label: place,
            group: starts_group
                .filter(|_| !is_sum && label.is_some())
                .and_then(|cell| name(cell).1),
            begins: starts_group.is_some(),
            of_which,
            range,
            cells,
        });
    }
    rows
}

/// The level and the name of a cell: 其中：（1）讲课费 is 讲课费.
fn name(cell: &Cell) -> (Level, Option<TextRange>, bool) {
    let text = cell.text();
    let mut start = 0;
    let mut level = Level::Plain;
    let mut of_which = false;
    loop {
        let rest = &text[start..];
        if let Some(behind) = rest.strip_prefix("其中") {
            of_which = true;
            start = text.len() - behind.trim_start_matches(':').len();
        } else if let Some((found, len)) = numbered(rest).filter(|(_, len)| *len < rest.len())
            && level == Level::Plain
        {
            level = found;
            start += len;
        } else if rest.starts_with([':', '、', '-', '—', '·']) {
            start += rest.chars().next().map_or(1, char::len_utf8);
        } else {
            break;
        }
    }
    // 工具费2万元 is named by what stands before its sum.
    let money = scan(&text[start..])
        .into_iter()
        .find(|it| matches!(it.kind, NumeralKind::Money(_)));
    let named = money
        .map(|it| start + it.range.start)
        .filter(|end| *end > start && !text.contains(['×', '*', '=']));
    let text = &text[..named.unwrap_or(text.len())];
    let end = text.trim_end_matches([':', '。', ';']).len().max(start);
    let place = (start < end).then(|| cell.folded.source(start..end));
    (level, place.or(cell.range), of_which)
}

/// The column that names groups of rows: one whose cells are blank, or the same, where rows go on.
fn group_column(body: &[Vec<Cell>], labels: &[usize]) -> Option<usize> {
    let [first, second, ..] = *labels else {
        return None;
    };
    let names: Vec<(&str, &str)> = body
        .iter()
        .filter(|row| {
            !row.iter()
                .any(|cell| is_total(cell.text()) || cell.text().ends_with(SUBTOTAL))
        })
        .map(|row| (row[first].text(), row[second].text()))
        .collect();
    let goes_on = |pair: &[(&str, &str)]| {
        let [(before, _), (name, second)] = *pair else {
            return false;
        };
        !second.is_empty() && (name.is_empty() || name == before)
    };
    let begins = names.iter().filter(|(name, _)| !name.is_empty());
    let mut begins = begins.map(|(name, _)| *name);
    let one = begins.next()?;
    let are_many = begins.any(|name| name != one);
    (are_many && names.windows(2).any(goes_on)).then_some(first)
}

/// Puts the cells of a row where their columns are. Cells that go over several columns leave
/// fewer; then each goes to the next column that it may stand in.
fn align(row: Vec<Cell>, columns: &[Column], main: Option<usize>) -> Vec<Cell> {
    let fits = |at: usize, cell: &Cell| {
        let kind = columns.get(at).map(|column| column.kind);
        cell.is_blank()
            || kind.is_some_and(|kind| {
                kind.is_figure() == cell.figure().is_some()
                    || matches!(kind, Kind::Remark | Kind::Measure)
                    || kind == Kind::Number
                    || kind.is_figure() && !kind.is_money()
            })
    };
    let is_main_set = || main.is_none_or(|main| row.get(main).is_some_and(|cell| !cell.is_blank()));
    let has_figures = figures(&row) > 0;
    let mut placed: Vec<Cell> = columns.iter().map(|_| Cell::default()).collect();
    let is_in_place = row.len() == columns.len()
        || row.iter().enumerate().all(|(at, cell)| fits(at, cell))
            && (is_main_set() || !has_figures);
    if is_in_place {
        for (place, cell) in placed.iter_mut().zip(row) {
            *place = cell;
        }
        return placed;
    }
    let sums: Vec<usize> = (0..columns.len())
        .filter(|at| matches!(columns[*at].kind, Kind::Amount | Kind::Share))
        .collect();
    let is_sum = row
        .iter()
        .any(|cell| is_total(cell.text()) || cell.text().ends_with(SUBTOTAL));
    let count = row.iter().filter(|cell| cell.figure().is_some()).count();
    let mut next = 0;
    let mut figures = 0;
    for cell in row.into_iter().filter(|cell| cell.range.is_some()) {
        let is_figure = cell.figure().is_some();
        let place = if is_sum && is_figure {
            // What adds up has no counts and no prices.
            figures += 1;
            match (count, main) {
                (1, Some(main)) => Some(main),
                _ => sums
                    .get(sums.len().saturating_sub(count) + figures - 1)
                    .copied(),
            }
        } else {
            (next..columns.len()).find(|at| {
                let kind = columns[*at].kind;
                match kind {
                    Kind::Number => is_number(cell.text()),
                    _ => kind.is_figure() == is_figure,
                }
            })
        };
        let Some(place) = place else { continue };
        placed[place] = cell;
        next = place + 1;
    }
    placed
}
