//! The text as the grammar reads it.
//!
//! Documents write the same thing in many ways: full-width digits and punctuation, spaces between
//! characters, line ends inside a paragraph. A [`Folded`] passage writes them all in one way and
//! leads every position back to the source.

use std::ops::Range;

use super::SourceText;
use crate::range::TextRange;

/// A passage in one way of writing: ASCII for what has a full-width twin, no white space beside
/// Chinese, one `\n` for each break between paragraphs.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    text: String,
    /// For each byte of `text`, the source character that it comes from.
    origin: Vec<Origin>,
    end: u32,
}

/// Where a source character begins and ends.
#[derive(Clone, Copy, Debug)]
struct Origin {
    start: u32,
    width: u8,
}

impl Origin {
    fn end(self) -> u32 {
        self.start + u32::from(self.width)
    }
}

impl Folded {
    pub(crate) fn new(source: &SourceText, range: TextRange) -> Self {
        let mut text = String::with_capacity(range.len() as usize);
        let mut origin = Vec::with_capacity(range.len() as usize);
        let mut gap = Gap::None;
        let characters = source.paragraphs(range).flat_map(|paragraph| {
            let words = source.slice(paragraph).char_indices();
            words.map(move |(at, found)| (paragraph.start() + at as u32, at == 0, found))
        });
        for (start, begins_paragraph, found) in characters {
            if begins_paragraph {
                gap = Gap::Break(start);
            }
            if found.is_whitespace() {
                gap = gap.with(found, start);
                continue;
            }
            let folded = fold(found);
            match gap {
                Gap::Break(start) if !text.is_empty() => {
                    text.push('\n');
                    origin.push(Origin { start, width: 1 });
                }
                Gap::Space(start)
                    if folded.is_ascii_alphabetic()
                        && text.ends_with(|c: char| c.is_ascii_alphanumeric()) =>
                {
                    text.push(' ');
                    origin.push(Origin { start, width: 1 });
                }
                _ => {}
            }
            gap = Gap::None;
            text.push(folded);
            // A character has at most four bytes.
            let width = found.len_utf8() as u8;
            origin.resize(text.len(), Origin { start, width });
        }
        Self {
            text,
            origin,
            end: range.end(),
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The source of a range of the folded text, from its first character to its last.
    pub(crate) fn source(&self, range: Range<usize>) -> TextRange {
        let start = self.origin.get(range.start).map_or(self.end, |o| o.start);
        let end = match range.end.checked_sub(1) {
            Some(last) if !range.is_empty() => self.origin.get(last).map_or(self.end, |o| o.end()),
            _ => start,
        };
        TextRange::new(start, end.max(start))
    }
}

#[derive(Clone, Copy)]
enum Gap {
    None,
    Space(u32),
    /// A line end inside a paragraph.
    Line,
    /// The end of a paragraph.
    Break(u32),
}

impl Gap {
    fn with(self, found: char, at: u32) -> Self {
        match (self, found) {
            // A line end inside a paragraph is not even a space.
            (Self::None | Self::Space(_), '\n' | '\r') => Self::Line,
            (Self::None, _) => Self::Space(at),
            (gap, _) => gap,
        }
    }
}

/// The one way of writing a character.
pub(crate) fn fold(found: char) -> char {
    match found {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(found as u32 - 0xFEE0).unwrap_or(found),
        '︰' | '∶' => ':',
        '−' | '﹣' => '-',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        _ => found,
    }
}

/// Words as a reader would copy them: line breaks and the spaces beside them taken out, other
/// white space as one space.
pub(crate) fn words(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut gap = Gap::None;
    for (at, found) in text.char_indices() {
        if found.is_whitespace() {
            gap = gap.with(found, at as u32);
            continue;
        }
        if matches!(gap, Gap::Space(_)) && !kept.is_empty() {
            kept.push(' ');
        }
        gap = Gap::None;
        kept.push(found);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> (SourceText, Folded) {
        let source = SourceText::from_text(text).unwrap();
        let whole = TextRange::of(0..source.text().len());
        let folded = Folded::new(&source, whole);
        (source, folded)
    }

    #[test]
    fn one_way_of_writing() {
        let (_, folded) =
            folded("１．购书费 ２，０００．５０ 万元 ，\r\n　 其中（一） GB 18030 版 A B");
        assert_eq!(folded.text(), "1.购书费2,000.50万元,\n其中(一)GB18030版A B");
    }

    #[test]
    fn every_range_leads_back() {
        let (source, folded) = folded("购书费 ２，０００ 万元 ，\n其中");
        let at = folded.text().find("2,000万元").unwrap();
        let range = folded.source(at..at + "2,000万元".len());
        assert_eq!(source.slice(range), "２，０００ 万元");
        let whole = folded.source(0..folded.text().len());
        assert_eq!(source.slice(whole), source.text());
        let word = folded.source(0.."购书费".len());
        assert_eq!(source.slice(word), "购书费");
    }

    #[test]
    fn quoted_words_lose_only_their_line_breaks() {
        assert_eq!(words("支\n持商业 街区"), "支持商业 街区");
    }
}
