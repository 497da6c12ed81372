//! The lines that the rows of a table make.

use std::ops::Range;

use super::{Kind, Level, Row, Table};
use crate::amounts::NumeralKind;
use crate::money::{Money, Written};
use crate::range::TextRange;

/// A line that rows of a table make, before it has its place in the tree.
pub(in crate::funding) struct Line<'a> {
    pub(in crate::funding) parent: Option<usize>,
    pub(in crate::funding) label: TextRange,
    pub(in crate::funding) row: Option<&'a Row>,
    pub(in crate::funding) of_which: bool,
    /// The row that adds it up.
    pub(in crate::funding) subtotal: Option<&'a Row>,
    /// What it comes to.
    pub(in crate::funding) money: Option<Money>,
    pub(in crate::funding) has_lines: bool,
    /// Rows below it that 其中 does not lead to.
    pub(in crate::funding) claims: bool,
    pub(in crate::funding) extent: TextRange,
}

/// What a cell's figure says, in the unit of its column.
pub(in crate::funding) fn written(table: &Table, row: &Row, at: usize) -> Option<Written> {
    let figure = row.cells.get(at)?.figure()?;
    let NumeralKind::Money(written) = figure.numeral.kind else {
        return None;
    };
    if !figure.is_bare {
        return Some(written);
    }
    let (unit, _) = table.columns[at].unit?;
    Written::new(written.number(), unit)
}

pub(in crate::funding) fn money(table: &Table, row: &Row, at: usize) -> Option<Money> {
    written(table, row, at).map(Written::money)
}

/// What a row comes to: its amount, or the sum of its shares.
fn comes_to(table: &Table, row: &Row) -> Option<Money> {
    match table.main {
        Some(main) => money(table, row, main),
        None => {
            let shares =
                (0..table.columns.len()).filter(|at| table.columns[*at].kind == Kind::Share);
            let mut shares = shares.filter_map(|at| money(table, row, at)).peekable();
            shares.peek()?;
            Some(shares.sum())
        }
    }
}

/// The lines that the rows of a table make, each after the one above it, and the rows that add up
/// the whole table.
pub(in crate::funding) fn lines(table: &Table) -> (Vec<Line<'_>>, Vec<&Row>) {
    let mut reading = Reading {
        table,
        lines: Vec::new(),
        totals: Vec::new(),
        open: Vec::new(),
        whole: None,
        examples: 0..0,
    };
    for (at, row) in table.rows.iter().enumerate() {
        match row.level {
            Level::Total => reading.totals.push(row),
            Level::Subtotal => reading.subtotal(row),
            _ => reading.row(at, row),
        }
    }
    let Reading {
        mut lines, totals, ..
    } = reading;
    // What is made of nothing is no line.
    for at in (0..lines.len()).rev() {
        let (parent, money) = (lines[at].parent, lines[at].money);
        if let Some(parent) = parent.filter(|_| money.is_some() || lines[at].has_lines) {
            lines[parent].has_lines = true;
            lines[parent].claims |= !lines[at].of_which;
            lines[parent].extent = lines[parent].extent.cover(lines[at].extent);
        }
    }
    let below = sums_below(&lines);
    for (line, below) in lines.iter_mut().zip(below) {
        line.money = line.money.or(below);
    }
    (kept(lines), totals)
}

/// A table whose rows are being read.
struct Reading<'a> {
    table: &'a Table,
    lines: Vec<Line<'a>>,
    totals: Vec<&'a Row>,
    /// The lines that are open, each with the level of its row; a group has none.
    open: Vec<(Option<Level>, usize)>,
    /// The last line that is no example of another.
    whole: Option<usize>,
    /// The rows that 其中 leads to.
    examples: Range<usize>,
}

impl<'a> Reading<'a> {
    /// A row that adds up what is open, or the rows of the table.
    fn subtotal(&mut self, row: &'a Row) {
        let money = comes_to(self.table, row);
        let lines = &mut self.lines;
        let lacks = |line: &usize| {
            let line = &lines[*line];
            line.subtotal.is_none() && (line.money.is_none() || line.money == money)
        };
        let open = self.open.iter().rev().map(|(_, line)| *line);
        match open.into_iter().find(lacks) {
            Some(line) => {
                lines[line].subtotal = Some(row);
                lines[line].money = money;
                lines[line].extent = lines[line].extent.cover(row.range);
            }
            None => self.totals.push(row),
        }
    }

    /// A row that names a line.
    fn row(&mut self, at: usize, row: &'a Row) {
        let table = self.table;
        let money = comes_to(table, row);
        let words = row.cells.iter().filter(|cell| cell.range.is_some());
        let is_bare = money.is_none() && words.count() == 1;
        let is_named = is_bare || row.group.is_some() || goes_deeper(table, at);
        let Some(mut label) = row.label.filter(|_| money.is_some() || is_named) else {
            return;
        };
        if row.begins {
            self.open.clear();
        }
        if let Some(group) = row.group {
            let next = table.rows.get(at + 1);
            if next.is_none_or(|next| next.begins || next.level == Level::Total) {
                label = group;
            } else {
                self.lines.push(Line::new(None, group, row.range));
                self.open.push((None, self.lines.len() - 1));
            }
        }
        if row.of_which && !self.examples.contains(&at) {
            let whole = self.whole.and_then(|line| self.lines[line].money);
            self.examples = at..at + 1 + examples_behind(table, at, whole);
        }
        let is_example = self.examples.contains(&at);
        let level = Some(row.level).filter(|level| !is_bare || *level != Level::Plain);
        let parent = match is_example {
            true => self.whole,
            false => self.close_to(level),
        };
        let mut line = Line::new(parent, label, row.range);
        line.row = Some(row);
        line.money = money;
        line.of_which = is_example;
        self.lines.push(line);
        if !is_example {
            self.whole = Some(self.lines.len() - 1);
            self.open.push((level, self.lines.len() - 1));
        }
    }

    /// Closes what a row of a level ends, and gives the line that it is below.
    fn close_to(&mut self, level: Option<Level>) -> Option<usize> {
        let same = |(open, _): &(Option<Level>, usize)| match (open, level) {
            (Some(Level::Indented(open)), Some(Level::Indented(found))) => *open >= found,
            _ => *open == level,
        };
        match self.open.iter().position(same) {
            Some(same) => self.open.truncate(same),
            // A heading over all columns ends what is open.
            None if level.is_none() => self.open.clear(),
            None => {}
        }
        self.open.last().map(|(_, line)| *line)
    }
}

impl<'a> Line<'a> {
    fn new(parent: Option<usize>, label: TextRange, extent: TextRange) -> Line<'a> {
        Line {
            parent,
            label,
            row: None,
            of_which: false,
            subtotal: None,
            money: None,
            has_lines: false,
            claims: false,
            extent,
        }
    }
}

/// Whether the row behind one is below it by its number or its place.
fn goes_deeper(table: &Table, at: usize) -> bool {
    let (row, next) = (&table.rows[at], table.rows.get(at + 1));
    next.is_some_and(|next| match (row.level, next.level) {
        (_, Level::Total | Level::Subtotal) => false,
        (Level::Indented(above), Level::Indented(below)) => below > above,
        (above, below) => above != below && above != Level::Plain,
    })
}

/// How many rows behind one after 其中 belong to the same list: as many as come to the amount.
fn examples_behind(table: &Table, at: usize, whole: Option<Money>) -> usize {
    /// More rows than this are not looked at.
    const MOST: usize = 64;
    let mut sum = Money::ZERO;
    let mut said = 0;
    for (count, row) in table.rows[at..].iter().take(MOST).enumerate() {
        if row.level != table.rows[at].level || row.begins {
            break;
        }
        if row.of_which {
            said = count;
        }
        let Some(money) = comes_to(table, row) else {
            break;
        };
        sum = sum + money;
        if Some(sum) == whole {
            return count;
        }
    }
    said
}

/// What the lines directly below each come to, where all have amounts.
fn sums_below(lines: &[Line]) -> Vec<Option<Money>> {
    let mut sums: Vec<Option<Option<Money>>> = vec![None; lines.len()];
    for at in (0..lines.len()).rev() {
        let own = lines[at].money.or(sums[at].flatten());
        if let Some(parent) = lines[at].parent.filter(|_| !lines[at].of_which) {
            let sum = sums[parent].unwrap_or(Some(Money::ZERO));
            sums[parent] = Some(sum.zip(own).and_then(|(a, b)| a.checked_add(b)));
        }
    }
    sums.into_iter().map(Option::flatten).collect()
}

/// The lines that have an amount or lines below.
fn kept(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for mut line in lines {
        let is_kept = line.money.is_some() || line.has_lines;
        line.parent = line.parent.and_then(|parent| places[parent]);
        places.push(is_kept.then_some(kept.len()));
        if is_kept {
            kept.push(line);
        }
    }
    kept
}
