//! Lines and tables of pages → paragraphs, which go on over lines and pages.

use mingzhang::source::Place;

use super::frame::Frames;
use super::layout::{Item, Layout};
use super::line::{self, Line};
use super::marker::{self, Marker};
use super::table::Cell;
use crate::Error;
use crate::writer::Writer;

/// A table's head has at most so many rows.
const HEAD: usize = 5;
/// The second item of a list is looked for on so many lines.
const AHEAD: usize = 24;

/// Writes the text of pages.
pub(super) fn write(pages: &[Layout], writer: &mut Writer) -> Result<(), Error> {
    let frames = Frames::of(pages);
    let mut before: Option<(usize, &Line)> = None;
    // The table that goes on, and how many rows its head on this page repeats.
    let mut table: Vec<&Item> = Vec::new();
    let mut again;
    for (nth, page) in pages.iter().enumerate() {
        let place = Place::Page(u32::try_from(nth + 1).unwrap_or(u32::MAX));
        again = Some(0);
        for (at, item) in page.items.iter().enumerate() {
            match item {
                Item::Line(line) => {
                    let last = before.filter(|(before, last)| {
                        let begins = marker::of(&line.text)
                            .and_then(|it| begun(it, writer.open_line(), &page.items[at..]));
                        let is_below = *before == nth && last.column == line.column;
                        let widths = (pages[*before].width, page.width);
                        frames.goes_on(last, line, widths, is_below, begins)
                    });
                    match last {
                        Some((_, last)) => {
                            let words = line.text.trim_start();
                            writer.words(line::joint(&last.text, words))?;
                            writer.place(place);
                            writer.words(words)?;
                        }
                        None => {
                            writer.end_line();
                            writer.place(place);
                            writer.words(&line.text)?;
                        }
                    }
                    before = Some((nth, line));
                    table.clear();
                    again = None;
                }
                Item::Row(row) => {
                    // The head of a table is printed again on its next page.
                    if let Some(rows) = again {
                        if table.get(rows).is_some_and(|header| is_same(header, item)) {
                            again = Some(rows + 1);
                            continue;
                        }
                        again = None;
                    }
                    writer.begin_table();
                    for cell in &row.cells {
                        writer.begin_cell(cell.span);
                        writer.place(place);
                        writer.words(&cell.text())?;
                    }
                    writer.end_table();
                    before = None;
                    if table.len() < HEAD {
                        table.push(item);
                    }
                }
            }
        }
    }
    writer.end_line();
    Ok(())
}

fn is_same(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Row(one), Item::Row(other)) => one
            .cells
            .iter()
            .map(Cell::text)
            .eq(other.cells.iter().map(Cell::text)),
        _ => false,
    }
}

/// Whether the number at the beginning of a line begins an item of a list, and whether that is
/// certain; `None` for those that are said in the middle of a paragraph. `before` is the paragraph so
/// far, `rest` what is behind it, the line first.
fn begun(marker: Marker, before: &str, rest: &[Item]) -> Option<bool> {
    let other = match marker.number() {
        0 | 1 => {
            let mut lines = rest.iter().take(AHEAD).filter_map(|item| match item {
                Item::Line(line) => Some(&line.text),
                Item::Row(_) => None,
            });
            lines.find_map(|text| marker.within(text, 2))
        }
        number => marker.within(before, number - 1),
    };
    match other {
        Some(true) => None,
        Some(false) if marker.number() > 1 => Some(true),
        _ => Some(marker.is_heading()),
    }
}
