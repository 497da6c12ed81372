//! Numbers without a unit of their own in tables and forms outside of funding sections:
//! 项目资金（元）｜年度资金总额｜6,834,000.00.

use super::column::{self, Kind};
use super::printed::{Parting, printed};
use super::{Cell, Table, find, written};
use crate::amounts::{ClauseRole, Mention, NumeralKind, Role, by_words};
use crate::limits::Limits;
use crate::money::{Unit, Written};
use crate::range::TextRange;
use crate::source::SourceText;
use crate::words::Words;

/// What the cell before a number in a form says where the number is money.
static MONEY: Words = Words::new(&[
    "资金", "拨款", "金额", "经费", "预算", "总额", "结转", "投资", "补助", "自筹", "收入", "支出",
    "配套", "财政", "贷款", "费用",
]);

/// The sums that stand without their unit in rows, which are consecutive paragraphs, the lines above
/// them included. They are no lines of money. Gives the place, if any, from which on they are not
/// read.
pub(crate) fn bare_sums(
    source: &SourceText,
    rows: TextRange,
    year: Option<u16>,
    limits: &Limits,
) -> (Vec<Mention>, Option<u32>) {
    let (tables, cut) = find(source, rows, year, limits.cells);
    if let Some(cut) = cut.filter(|cut| *cut > rows.start()) {
        let (found, again) = bare_sums(source, TextRange::new(rows.start(), cut), year, limits);
        return (found, again.or(Some(cut)));
    }
    let mut found = Vec::new();
    let mut next = tables.iter().peekable();
    let mut unit = None;
    for paragraph in source.paragraphs(rows) {
        let done = |table: &&Table| table.range.end() <= paragraph.start();
        if let Some(table) = next.next_if(done) {
            of_table(table, &mut found);
            unit = None;
        }
        let is_in_table = next
            .peek()
            .is_some_and(|table| table.range.start() < paragraph.end());
        if !is_in_table {
            unit = of_form(source, paragraph, unit, &mut found);
        }
    }
    for table in next {
        of_table(table, &mut found);
    }
    let most = limits.context / Limits::BARE;
    let cut = found.get(most).map(|first| first.range().start());
    found.truncate(most);
    (found, cut)
}

fn of_table(table: &Table, found: &mut Vec<Mention>) {
    for row in &table.rows {
        for (at, column) in table.columns.iter().enumerate() {
            let Some((_, unit)) = column.unit.filter(|_| column.is_money()) else {
                continue;
            };
            let cell = &row.cells[at];
            if let Some(figure) = cell.figure().filter(|figure| figure.is_bare)
                && let Some(written) = written(table, row, at)
            {
                let range = cell.folded.source(figure.numeral.range);
                let mut mention = Mention::in_table(range, written, unit);
                mention.role = match column.kind {
                    Kind::Before => Role::PriorYear,
                    Kind::Years => Role::OtherYears,
                    Kind::Change => Role::Change,
                    Kind::Price => Role::Rate,
                    _ => Role::Context,
                };
                found.push(mention);
            }
        }
    }
}

/// The numbers of one row of a form, each behind the words that name it. The unit stands in one of
/// these words, or in those of a row right above.
fn of_form(
    source: &SourceText,
    paragraph: TextRange,
    mut unit: Option<(Unit, TextRange)>,
    found: &mut Vec<Mention>,
) -> Option<(Unit, TextRange)> {
    let row = printed(source, paragraph)
        .filter(|row| matches!(row.parting, Some(Parting::Tab | Parting::Bar)))?;
    let mut goes_on = false;
    // The words before a number, and whether the unit is in them.
    let mut name: Option<(Cell, bool)> = None;
    for range in row.cells {
        let cell = Cell::new(source, range);
        if cell.range.is_none() {
            continue;
        }
        let Some(figure) = cell.figure() else {
            let own = column::unit_of(&cell);
            goes_on |= own.is_some();
            unit = own.or(unit);
            name = Some((cell, own.is_some()));
            continue;
        };
        let Some((name, is_unit)) = name.take() else {
            continue;
        };
        let (Some((unit, place)), true) = (unit, figure.is_bare) else {
            continue;
        };
        if let NumeralKind::Money(plain) = figure.numeral.kind
            && (is_unit || MONEY.are_in(name.text()) && !name.text().ends_with('率'))
            && let Some(written) = Written::new(plain.number(), unit)
        {
            let range = cell.folded.source(figure.numeral.range);
            let mut mention = Mention::in_table(range, written, place);
            mention.role = match by_words(name.text(), "") {
                Some(ClauseRole::Aside(role)) => role,
                _ => Role::Context,
            };
            found.push(mention);
            goes_on = true;
        }
    }
    unit.filter(|_| goes_on)
}
