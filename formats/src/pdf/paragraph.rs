//! Lines and tables of pages → paragraphs, which go on over lines and pages.

use std::collections::BTreeMap;

use mingzhang::source::Place;

use super::layout::{Item, Layout};
use super::line::{self, Line};
use super::table::Cell;
use crate::Error;
use crate::writer::Writer;

/// A table's head has at most so many rows.
const HEAD: usize = 5;

/// Writes the text of pages.
pub(super) fn write(pages: &[Layout], writer: &mut Writer) -> Result<(), Error> {
    let frames = Frames::of(pages);
    let mut before: Option<(usize, &Line)> = None;
    // The table that goes on, and how many rows its head on this page repeats.
    let mut table: Vec<&Item> = Vec::new();
    let mut again;
    for (nth, page) in pages.iter().enumerate() {
        let place = Place::Page(u32::try_from(nth + 1).unwrap_or(u32::MAX));
        let frame = frames.of_page(page);
        again = Some(0);
        for item in &page.items {
            match item {
                Item::Line(line) => {
                    let goes_on =
                        before.is_some_and(|(page, last)| frame.goes_on(last, line, page == nth));
                    match before {
                        Some((_, last)) if goes_on => {
                            let joint = line::joint(&last.text, &line.text);
                            writer.words(joint)?;
                        }
                        _ => writer.end_line(),
                    }
                    writer.place(place);
                    writer.words(&line.text)?;
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

/// Where lines begin and end on pages of some width.
#[derive(Clone, Copy, Debug, Default)]
struct Frame {
    left: i32,
    right: i32,
    /// How far lines are from one another, in hundredths of their size.
    leading: i32,
}

struct Frames(BTreeMap<i32, Frame>);

impl Frames {
    fn of(pages: &[Layout]) -> Self {
        /// Edges are counted by this.
        const STEP: i32 = 300;
        let mut frames = BTreeMap::new();
        let mut widths: Vec<i32> = pages.iter().map(|page| page.width).collect();
        widths.sort_unstable();
        widths.dedup();
        for width in widths {
            let own = || pages.iter().filter(move |page| page.width == width);
            let lines = || {
                own()
                    .flat_map(|page| &page.items)
                    .filter_map(|item| match item {
                        Item::Line(line) => Some(line),
                        Item::Row(_) => None,
                    })
            };
            let long = || lines().filter(|line| line.text.chars().count() > 12);
            let often = (long().count() / 25).max(2);
            let edge = |edges: &mut dyn Iterator<Item = i32>| {
                let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
                for edge in edges {
                    *counts.entry(edge / STEP).or_insert(0) += 1;
                }
                // An edge may fall between two steps.
                let mut edges: Vec<i32> = counts
                    .iter()
                    .filter(|(step, many)| *many + counts.get(&(*step + 1)).unwrap_or(&0) >= often)
                    .map(|(step, _)| step * STEP)
                    .collect();
                edges.sort_unstable();
                edges
            };
            let lefts = edge(&mut long().map(|line| line.left));
            let rights = edge(&mut long().map(|line| line.right));
            let mut leadings: Vec<i32> = Vec::new();
            for page in own() {
                for pair in page.items.windows(2) {
                    if let [Item::Line(one), Item::Line(next)] = pair {
                        let by = next.base - one.base;
                        if by > 0 && one.size > 0 && next.size * 10 / one.size == 10 {
                            leadings.push(by * 100 / one.size);
                        }
                    }
                }
            }
            leadings.sort_unstable();
            let nearest = lines().map(|line| line.left).min();
            let left = lefts.first().copied().or(nearest).unwrap_or(0);
            // Where no line is long the page's margins are taken to be alike.
            let furthest = lines().map(|line| line.right).max().unwrap_or(0);
            let right = rights.last().map(|right| right + STEP);
            let frame = Frame {
                left,
                right: right.unwrap_or(furthest.max(width - left)),
                leading: leadings.get(leadings.len() / 2).copied().unwrap_or(150),
            };
            frames.insert(width, frame);
        }
        Self(frames)
    }

    fn of_page(&self, page: &Layout) -> Frame {
        self.0.get(&page.width).copied().unwrap_or_default()
    }
}

impl Frame {
    /// Whether a paragraph goes on from one line to the next, on the same page or on the one after.
    fn goes_on(self, line: &Line, next: &Line, is_same_page: bool) -> bool {
        let em = line.size.max(1);
        if (next.size - line.size).abs() * 6 > em {
            return false;
        }
        let below = next.base - line.base;
        if is_same_page && (below <= 0 || below * 100 / em > self.leading * 13 / 10 + 10) {
            return false;
        }
        // A paragraph's first line is indented, or it is not and the one after it is.
        let indent = next.left - self.left;
        if indent > em && line.left - next.left < em {
            return false;
        }
        if begins(&next.text) && (is_numeral(&next.text) || ends(&line.text)) {
            return false;
        }
        // What may not be parted from the first character of a line can leave a gap before it.
        let unbroken = |c: &char| c.is_ascii_graphic() && !matches!(c, '(' | ')' | ';' | ':');
        let word = next.text.chars().take_while(unbroken).count() as i32;
        // The first full stop or unit after it may not be parted from it either.
        self.right - line.right <= em * (word + 5) / 2
    }
}

/// Whether a sentence ends with a line.
fn ends(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '：', ';', '!', '?', ':', '.'])
}

/// 一、 and （一） begin a heading, however full the line above them is.
fn is_numeral(text: &str) -> bool {
    const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let inner = text.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(NUMERALS);
    rest.len() < inner.len() && rest.starts_with(['、', '）', ')'])
}

/// Whether a line begins as an item of a list does.
fn begins(text: &str) -> bool {
    if is_numeral(text) {
        return true;
    }
    if let Some(rest) = text.strip_prefix('第') {
        return rest
            .trim_start_matches(|c: char| {
                "一二三四五六七八九十百".contains(c) || c.is_ascii_digit()
            })
            .starts_with(['章', '节', '条', '部']);
    }
    let inner = text.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = rest.len() < inner.len() && inner.len() - rest.len() < 3;
    is_number
        && rest.starts_with(['.', '．', '、', '）', ')'])
        && !rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_lists_begin_lines() {
        for text in [
            "一、概况",
            "（二）依据",
            "1.购书",
            "12、燃油",
            "（3）其他",
            "第三条",
            "1.购",
        ] {
            assert!(begins(text), "{text}");
        }
        for text in ["1.5万元", "万元", "2025年", "一般公共预算", "100、"] {
            assert!(!begins(text), "{text}");
        }
    }
}
