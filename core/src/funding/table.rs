//! Tables in a funding section: rows of cells, what each column says, and the unit of its figures.
//!
//! Text that comes from a document's tables has a row on each line and one TAB between cells.
//! Tables that people paste have bars or wide spaces there instead.

mod column;
mod line;
mod outside;
mod printed;
mod row;
mod words;

use std::ops::Range;

pub(super) use column::{Column, Kind};
pub(super) use line::{Line, lines, money, written};
pub(crate) use outside::bare_sums;
use printed::{Parting, Printed, printed};
pub(super) use row::{Level, Row};

use crate::amounts::{Numeral, NumeralKind, bare_number, scan, unit_name};
use crate::money::{Unit, Written};
use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::Folded;

/// A table of money.
#[derive(Debug)]
pub(super) struct Table {
    /// From its first row to its last.
    pub(super) range: TextRange,
    pub(super) columns: Vec<Column>,
    /// The rows below the head, each with one place a column.
    pub(super) rows: Vec<Row>,
    /// The column that says what a line comes to; without one, its lines are the sums of columns.
    pub(super) main: Option<usize>,
}

/// What stands in one place of a row.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) folded: Folded,
    /// Its words, without the space around them.
    pub(super) range: Option<TextRange>,
    /// How many spaces stand before them.
    pub(super) indent: usize,
}

/// A number that stands in a cell by itself, or with what it counts.
pub(super) struct Figure {
    pub(super) numeral: Numeral,
    /// It has no unit of its own.
    pub(super) is_bare: bool,
}

impl Cell {
    fn new(source: &SourceText, range: TextRange) -> Self {
        let words = source.slice(range);
        let blank = |words: &str| {
            let wide = words.matches('\u{3000}').count();
            words.chars().count() + wide
        };
        let start = words.len() - words.trim_start().len();
        let trimmed = words.trim();
        let at = range.start() as usize + start;
        let place = TextRange::of(at..at + trimmed.len());
        Self {
            folded: Folded::new(source, place),
            range: (!trimmed.is_empty()).then_some(place),
            indent: blank(&words[..start]),
        }
    }

    pub(super) fn text(&self) -> &str {
        self.folded.text()
    }

    /// Without words, or with a dash that says so.
    pub(super) fn is_blank(&self) -> bool {
        self.text().chars().all(|c| "-—–/\\".contains(c))
    }

    /// The number that it begins with, where it is no prose.
    pub(super) fn figure(&self) -> Option<Figure> {
        const NOTES: [&str; 2] = ["(", "*"];
        let text = self.text();
        if let Some(numeral) = scan(text).into_iter().next()
            && numeral.range.start == 0
        {
            let rest = &text[numeral.range.end..];
            let is_all = rest.is_empty() || rest.starts_with('(');
            return is_all.then_some(Figure {
                numeral,
                is_bare: false,
            });
        }
        let (number, len) = bare_number(text)?;
        let rest = &text[len..];
        let ends = rest.is_empty() || NOTES.iter().any(|note| rest.starts_with(note));
        let written = Written::new(number, Unit::Yuan)?;
        ends.then_some(Figure {
            numeral: Numeral {
                range: 0..len,
                kind: NumeralKind::Money(written),
                more: None,
            },
            is_bare: true,
        })
    }
}

/// The tables of a funding section, in order. Gives the place, if any, behind which there are more
/// lines and cells than are read.
pub(super) fn find(
    source: &SourceText,
    section: TextRange,
    year: Option<u16>,
    most: usize,
) -> (Vec<Table>, Option<u32>) {
    let words = source.slice(section);
    if !may_hold(words.as_bytes()) {
        return (Vec::new(), None);
    }
    let mut lines: Vec<Printed> = Vec::new();
    let mut count = 0;
    for range in source.paragraphs(section) {
        let Some(line) = printed(source, range) else {
            continue;
        };
        count += 1 + line.cells.len();
        if count > most.saturating_mul(2) {
            return (Vec::new(), Some(range.start()));
        }
        lines.push(line);
    }
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let end = block_end(source, &lines, at);
        let read = |at: usize| match end - at {
            0 | 1 => None,
            _ => read(source, section, &lines, at..end, year),
        };
        // Words above the head may look like a row.
        let head = || {
            let mut behind = at + 1..end;
            behind.find(|at| row::is_head(source, &lines[*at].cells))
        };
        tables.extend(read(at).or_else(|| read(head()?)));
        at = end.max(at + 1);
    }
    (tables, None)
}

/// Whether a section holds what may part cells.
fn may_hold(bytes: &[u8]) -> bool {
    bytes.contains(&b'\t')
        || bytes.contains(&b'|')
        || bytes.contains(&b' ')
        || bytes.windows(3).any(|it| {
            matches!(
                it,
                [0xEF, 0xBD, 0x9C] | [0xE2, 0x94, 0x82] | [0xE3, 0x80, 0x80]
            )
        })
}

/// Where the rows end that go on from a line. Between rows a line of a few words may stand, which
/// goes over all columns.
fn block_end(source: &SourceText, lines: &[Printed], from: usize) -> usize {
    const LONGEST: usize = 90;
    let Some(parting) = lines[from].parting else {
        return from;
    };
    let fits = |line: &Printed| match (line.parting, parting) {
        (Some(Parting::Wide | Parting::Space), Parting::Wide | Parting::Space) => true,
        (Some(found), _) => found == parting,
        _ => false,
    };
    let mut at = from;
    let mut columns = 0;
    loop {
        match lines.get(at) {
            Some(line) if fits(line) => {
                // The head of another table.
                if at > from + 1
                    && columns > 0
                    && row::is_head(source, &line.cells)
                    && !row::is_head(source, &lines[at - 1].cells)
                {
                    return at;
                }
                columns = columns.max(line.cells.len());
                at += 1;
            }
            Some(line) => {
                let words = source.slice(line.range);
                let is_short =
                    words.len() <= LONGEST && !words.contains(['。', '，', '；', '：', ':']);
                let next = lines.get(at + 1).filter(|next| fits(next));
                let goes_on = next.is_some_and(|next| !row::is_head(source, &next.cells));
                if !(is_short && goes_on) {
                    return at;
                }
                at += 1;
            }
            None => return at,
        }
    }
}

/// Reads the rows of a block, if they are a table of money.
fn read(
    source: &SourceText,
    section: TextRange,
    lines: &[Printed],
    block: Range<usize>,
    year: Option<u16>,
) -> Option<Table> {
    let is_sure = matches!(
        lines[block.start].parting,
        Some(Parting::Tab | Parting::Bar)
    );
    let range = lines[block.start].range.cover(lines[block.end - 1].range);
    let cells = |line: &Printed| -> Vec<Cell> {
        let cells = line.cells.iter();
        cells.map(|cell| Cell::new(source, *cell)).collect()
    };
    let mut rows: Vec<Vec<Cell>> = lines[block.clone()].iter().map(cells).collect();
    rows.retain(|row| row.iter().any(|cell| cell.range.is_some()));
    // A unit that stands by itself above the head.
    let mut unit = None;
    while let Some(first) = rows.first()
        && first.iter().filter(|cell| cell.range.is_some()).count() == 1
        && row::figures(first) == 0
        && rows.len() > 2
        && let Some(words) = first.iter().find(|cell| cell.range.is_some())
    {
        let found = caption_unit(&words.folded);
        if found.is_none() && !row::may_head(&rows[1]) && !words.text().contains('表') {
            break;
        }
        unit = unit.or(found);
        rows.remove(0);
    }
    let head = rows.iter().take_while(|row| row::may_head(row)).count();
    let head = head.min(rows.len().saturating_sub(1));
    let body = rows.split_off(head);
    if body.iter().map(|row| row::figures(row)).max() < Some(1) {
        return None;
    }
    let unit = unit.or_else(|| unit_above(source, section, lines, block.start));
    let (columns, main) = match head {
        0 => column::of_body(&body, unit)?,
        _ => column::of_head(rows, &body, unit, year)?,
    };
    let has_unit = |column: &Column| column.unit.is_some();
    let is_told = head > 0 && columns.iter().any(Column::is_money);
    if !is_sure && !columns.iter().any(has_unit) || head == 0 && body.len() < 2 {
        return None;
    }
    if !is_told && !columns.iter().any(has_unit) {
        return None;
    }
    let rows = row::rows(body, &columns, main);
    Some(Table {
        range,
        columns,
        rows,
        main,
    })
}

/// The unit that stands in the lines above a table, or in the heading of its section.
fn unit_above(
    source: &SourceText,
    section: TextRange,
    lines: &[Printed],
    first: usize,
) -> Option<(Unit, TextRange)> {
    const NEAR: usize = 3;
    const LONGEST: u32 = 400;
    let near = lines[..first].iter().rev().take(NEAR);
    let mut found = near
        .take_while(|line| {
            line.parting.is_none_or(|it| it == Parting::Space) || line.cells.len() < 3
        })
        .filter_map(|line| {
            // The last words of a long paragraph.
            let start = line
                .range
                .end()
                .saturating_sub(LONGEST)
                .max(line.range.start());
            let mut start = start as usize;
            while !source.text().is_char_boundary(start) {
                start += 1;
            }
            let near = TextRange::of(start..line.range.end() as usize);
            caption_unit(&Folded::new(source, near))
        });
    found.next().or_else(|| {
        let start = section.start() as usize;
        let line = source.text()[..start].rfind('\n').map_or(0, |at| at + 1);
        // The heading stands right before its content, on its line or the line above.
        let line = match source.text()[line..start].trim().is_empty() {
            true => source.text()[..line]
                .trim_end()
                .rfind('\n')
                .map_or(0, |at| at + 1),
            false => line,
        };
        let heading = TextRange::of(line..start);
        let is_heading = heading.len() <= LONGEST;
        caption_unit(&Folded::new(source, heading)).filter(|_| is_heading)
    })
}

/// The unit that some words give for figures that have none: 单位：万元, （万元）.
fn caption_unit(folded: &Folded) -> Option<(Unit, TextRange)> {
    let text = folded.text();
    let marks = ["单位:", "单位为", "单位", "(", "金额:", "以"];
    let found = marks.iter().find_map(|mark| {
        let mut all = text.match_indices(mark);
        all.find_map(|(at, mark)| {
            let start = at + mark.len();
            let rest = &text[start..];
            let plain = rest.strip_prefix("人民币").unwrap_or(rest);
            let (unit, len) = unit_name(plain)?;
            let end = start + rest.len() - plain.len() + len;
            // (元/人) is a price's, and 以万元为单位 the figures'.
            let rest = &text[end..];
            let ends = match mark {
                "(" => rest.starts_with(')'),
                "以" => rest.starts_with("为单位"),
                _ => !rest.starts_with('/'),
            };
            ends.then(|| (unit, end - len..end))
        })
    });
    found.map(|(unit, range)| (unit, folded.source(range)))
}
