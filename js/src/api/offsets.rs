//! Places in the text in the two units that programs count in.

use mingzhang::TextRange as Range;
use serde::Serialize;
use tsify::Tsify;

/// Where words stand in the text of a budget, in both units: `start` is the first, `end` is one past
/// the last. `text.slice(start_utf16, end_utf16)` gives the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct TextRange {
    /// First byte of the text as UTF-8, as the command line and the CSV count.
    pub start_utf8: u32,
    /// One past the last byte.
    pub end_utf8: u32,
    /// First code unit of the text as UTF-16, as JavaScript strings count.
    pub start_utf16: u32,
    /// One past the last code unit.
    pub end_utf16: u32,
}

/// How many bytes lie between two known places.
const STEP: usize = 512;

/// Finds the UTF-16 place of each byte of a text.
#[derive(Debug)]
pub struct Offsets {
    /// Some places of the text, in order: bytes and code units before them.
    known: Vec<(usize, u32)>,
}

impl Offsets {
    /// Counts a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut known = vec![(0, 0)];
        let mut units = 0;
        for (at, character) in text.char_indices() {
            if at >= known.len() * STEP {
                known.push((at, units));
            }
            units += character.len_utf16() as u32;
        }
        Self { known }
    }

    /// A range of `text` in both units.
    #[must_use]
    pub fn range(&self, text: &str, range: Range) -> TextRange {
        TextRange {
            start_utf8: range.start(),
            end_utf8: range.end(),
            start_utf16: self.units_before(text, range.start()),
            end_utf16: self.units_before(text, range.end()),
        }
    }

    fn units_before(&self, text: &str, byte: u32) -> u32 {
        let byte = byte as usize;
        let after = self.known.partition_point(|(known, _)| *known <= byte);
        let (known, units) = self.known[after.saturating_sub(1)];
        let between = text.get(known..byte).unwrap_or_default();
        units + between.encode_utf16().count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_text_in_both_units() {
        // Characters of one to four bytes, and of one and two code units.
        let text = "a元é𠮷😀\n".repeat(300);
        let offsets = Offsets::of(&text);
        let mut units = 0;
        for (at, character) in text.char_indices() {
            let range = Range::new(at as u32, (at + character.len_utf8()) as u32);
            let found = offsets.range(&text, range);
            assert_eq!(found.start_utf16, units);
            units += character.len_utf16() as u32;
            assert_eq!(found.end_utf16, units);
        }
        assert_eq!(units as usize, text.encode_utf16().count());
    }
}
