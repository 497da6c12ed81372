//! What paragraphs are: their lists, their tables, by their styles and by themselves.

use super::change::{Change, Changes, TABLE_DEFINITION};
use super::compound::{long, short};
use super::header::{CHARACTERS, Header, PARAGRAPHS};
use crate::Error;
use crate::limits::Work;

/// A page of properties.
const PAGE: usize = 512;
/// A style is based on at most so many others.
const LONGEST_CHAIN: usize = 64;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) list: u16,
    pub(super) level: u8,
    /// In how many tables it stands, one within the other.
    pub(super) depth: u32,
    /// Whether it ends a row.
    pub(super) ends_row: bool,
    /// Whether it ends a cell of a table within a table.
    pub(super) ends_inner_cell: bool,
    /// Where the cells of the row that it ends begin and end, in twentieths of a point.
    pub(super) edges: Vec<i16>,
}

impl Paragraph {
    pub(super) fn change(&mut self, changes: &[u8]) {
        for change in Changes(changes) {
            self.one(&change);
        }
    }

    fn one(&mut self, change: &Change<'_>) {
        let is_set = change.byte() != 0;
        match change.property {
            0x260A => self.level = change.byte(),
            0x460B => self.list = change.short(),
            0x2416 => {
                if is_set {
                    self.depth = self.depth.max(1);
                } else {
                    self.depth = 0;
                }
            }
            0x6649 => self.depth = change.long(),
            0x2417 | 0x244C => self.ends_row |= is_set,
            0x244B => self.ends_inner_cell |= is_set,
            TABLE_DEFINITION => {
                let cells = usize::from(change.byte());
                let edges = change.operand.get(1..).unwrap_or_default().chunks_exact(2);
                let edges = edges.map(|it| i16::from_le_bytes([it[0], it[1]]));
                self.edges = edges.take(cells + 1).collect();
            }
            _ => {}
        }
    }
}

/// A run of characters, by their bytes in the stream, and where its changes are.
struct Run {
    start: u32,
    end: u32,
    style: u16,
    /// Where the changes lie in the document's stream.
    changes: std::ops::Range<usize>,
}

/// The properties of a document's paragraphs and characters.
pub(super) struct Properties<'a> {
    document: &'a [u8],
    paragraphs: Vec<Run>,
    /// Characters that are not seen: their first byte, one past their last, and whether they were
    /// deleted.
    unseen: Vec<(u32, u32, bool)>,
    styles: Vec<Style<'a>>,
}

#[derive(Clone, Copy)]
struct Style<'a> {
    base: u16,
    changes: &'a [u8],
}

impl<'a> Properties<'a> {
    pub(super) fn read(
        document: &'a [u8],
        table: &'a [u8],
        styles: &'a [u8],
        header: &Header<'_>,
        work: &mut Work<'_>,
    ) -> Result<Self, Error> {
        let mut paragraphs = Vec::new();
        for page in pages(document, table, header.place(PARAGRAPHS)) {
            work.spend(PAGE)?;
            runs(document, page, 13, paragraph_changes, |run| {
                paragraphs.push(run)
            });
        }
        let mut unseen = Vec::new();
        for page in pages(document, table, header.place(CHARACTERS)) {
            work.spend(PAGE)?;
            runs(document, page, 1, character_changes, |run| {
                let mut is_hidden = false;
                let mut is_deleted = false;
                for change in Changes(&document[run.changes]) {
                    match change.property {
                        0x083C => is_hidden = change.is_on(),
                        0x0800 => is_deleted = change.is_on(),
                        _ => {}
                    }
                }
                if is_hidden || is_deleted {
                    unseen.push((run.start, run.end, is_deleted));
                }
            });
        }
        paragraphs.sort_unstable_by_key(|run| run.start);
        unseen.sort_unstable();
        Ok(Self {
            document,
            paragraphs,
            unseen,
            styles: read_styles(styles, work)?,
        })
    }

    /// The properties of the paragraph whose last character is this byte of the stream.
    pub(super) fn paragraph(&self, at: u32) -> Paragraph {
        let mut paragraph = Paragraph::default();
        let after = self.paragraphs.partition_point(|run| run.start <= at);
        let run = self.paragraphs[..after].last().filter(|run| at < run.end);
        let style = run.map_or(0, |run| run.style);
        let mut chain = Vec::new();
        let mut next = style;
        while let Some(style) = self.styles.get(usize::from(next)) {
            chain.push(style.changes);
            next = style.base;
            if chain.len() > LONGEST_CHAIN {
                break;
            }
        }
        for changes in chain.into_iter().rev() {
            paragraph.change(changes);
        }
        if let Some(run) = run {
            paragraph.change(&self.document[run.changes.clone()]);
        }
        paragraph
    }

    /// Whether the character at this byte of the stream is not seen, and whether it was deleted.
    pub(super) fn unseen(&self, at: u32) -> Option<bool> {
        let after = self.unseen.partition_point(|(start, ..)| *start <= at);
        let (_, end, is_deleted) = self.unseen[..after].last()?;
        (at < *end).then_some(*is_deleted)
    }
}

/// The pages of properties that a table names.
fn pages<'a>(
    document: &'a [u8],
    table: &'a [u8],
    (start, length): (usize, usize),
) -> impl Iterator<Item = usize> + 'a {
    let count = length.saturating_sub(4) / 8;
    (0..count).filter_map(move |at| {
        let number = start.checked_add((count + 1 + at).checked_mul(4)?)?;
        let page = (long(table, number)? & 0x3F_FFFF) as usize * PAGE;
        (page + PAGE <= document.len()).then_some(page)
    })
}

type ChangesAt = fn(&[u8], usize) -> Option<(u16, std::ops::Range<usize>)>;

/// The runs of a page. Each has an entry of so many bytes, whose first says where its changes are.
fn runs(
    document: &[u8],
    start: usize,
    entry: usize,
    changes: ChangesAt,
    mut found: impl FnMut(Run),
) {
    let page = &document[start..start + PAGE];
    let count = usize::from(page[PAGE - 1]);
    for at in 0..count {
        let (Some(from), Some(to)) = (long(page, at * 4), long(page, at * 4 + 4)) else {
            return;
        };
        let Some(word) = page.get((count + 1) * 4 + at * entry) else {
            return;
        };
        let offset = usize::from(*word) * 2;
        let (style, range) = if offset == 0 {
            (0, 0..0)
        } else {
            changes(page, offset).unwrap_or((0, 0..0))
        };
        if from < to && range.end <= PAGE {
            found(Run {
                start: from,
                end: to,
                style,
                changes: start + range.start..start + range.end,
            });
        }
    }
}

fn paragraph_changes(page: &[u8], at: usize) -> Option<(u16, std::ops::Range<usize>)> {
    let (start, length) = match usize::from(*page.get(at)?) {
        0 => (at + 2, usize::from(*page.get(at + 1)?) * 2),
        words => (at + 1, words * 2 - 1),
    };
    let end = start.checked_add(length).filter(|end| *end <= PAGE)?;
    Some((short(page, start)?, (start + 2).min(end)..end))
}

fn character_changes(page: &[u8], at: usize) -> Option<(u16, std::ops::Range<usize>)> {
    let end = at + 1 + usize::from(*page.get(at)?);
    (end <= PAGE).then_some((0, at + 1..end))
}

/// The styles (MS-DOC, `STSH`), as far as they are whole.
fn read_styles<'a>(bytes: &'a [u8], work: &mut Work<'_>) -> Result<Vec<Style<'a>>, Error> {
    let mut styles = Vec::new();
    let (Some(header), Some(count), Some(base)) =
        (short(bytes, 0), short(bytes, 2), short(bytes, 4))
    else {
        return Ok(styles);
    };
    let mut at = 2 + usize::from(header);
    for _ in 0..count {
        work.object()?;
        let Some(length) = short(bytes, at).map(usize::from) else {
            break;
        };
        let style = bytes.get(at + 2..at + 2 + length).unwrap_or_default();
        styles.push(style_of(style, usize::from(base)).unwrap_or(Style {
            base: NO_STYLE,
            changes: &[],
        }));
        at += 2 + length;
    }
    Ok(styles)
}

const NO_STYLE: u16 = 0xFFF;

fn style_of(style: &[u8], base: usize) -> Option<Style<'_>> {
    const OF_PARAGRAPHS: u16 = 1;
    let kind = short(style, 2)?;
    if kind & 15 != OF_PARAGRAPHS {
        return None;
    }
    let name = usize::from(short(style, base)?);
    let at = base + 2 + name * 2 + 2;
    let length = usize::from(short(style, at)?);
    // The style's own number stands before the changes.
    let changes = style
        .get(at + 2..at + 2 + length)?
        .get(2..)
        .unwrap_or_default();
    Some(Style {
        base: kind >> 4,
        changes,
    })
}
