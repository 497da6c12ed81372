//! The text of a document, piece by piece (MS-DOC, `Clx`): what was saved in haste lies in another
//! order in the file than it is read.

use super::compound::{long, short};

/// Characters that lie one after the other in the stream.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// The first character's place in the text, and one past the last's.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The first character's byte in the document's stream.
    at: u32,
    is_wide: bool,
    /// Changes of properties that hold for the whole piece.
    pub(super) changes: &'a [u8],
}

impl Piece<'_> {
    /// A character's byte in the document's stream.
    pub(super) fn byte(&self, character: u32) -> Option<u32> {
        let before = character.checked_sub(self.start)?;
        let before = if self.is_wide {
            before.checked_mul(2)?
        } else {
            before
        };
        self.at.checked_add(before)
    }

    /// The UTF-16 unit of a character.
    pub(super) fn unit(&self, document: &[u8], character: u32) -> Option<u16> {
        let at = self.byte(character)? as usize;
        if self.is_wide {
            short(document, at)
        } else {
            document.get(at).map(|byte| windows_1252(*byte))
        }
    }
}

/// The pieces; `None` when there is no list of them, or it is damaged.
pub(super) fn read(list: &[u8]) -> Option<Vec<Piece<'_>>> {
    let mut changes = Vec::new();
    let mut rest = list;
    while *rest.first()? == 1 {
        let length = usize::from(short(rest, 1)?);
        changes.push(rest.get(3..3 + length)?);
        rest = rest.get(3 + length..)?;
    }
    if *rest.first()? != 2 {
        return None;
    }
    let table = rest.get(5..)?;
    let table = table.get(..(long(rest, 1)? as usize).min(table.len()))?;
    let count = table.len().checked_sub(4)? / 12;
    let mut pieces = Vec::with_capacity(count);
    for at in 0..count {
        let entry = (count + 1) * 4 + at * 8;
        let place = long(table, entry + 2)?;
        let is_wide = place & 0x4000_0000 == 0;
        let place = place & 0x3FFF_FFFF;
        let change = short(table, entry + 6)?;
        let changes = (change & 1 != 0)
            .then(|| changes.get(usize::from(change >> 1)).copied())
            .flatten();
        let piece = Piece {
            start: long(table, at * 4)?,
            end: long(table, at * 4 + 4)?,
            at: if is_wide { place } else { place / 2 },
            is_wide,
            changes: changes.unwrap_or_default(),
        };
        let follows = pieces.last().map_or(0, |last: &Piece<'_>| last.end);
        if piece.start != follows || piece.end < piece.start {
            return None;
        }
        pieces.push(piece);
    }
    Some(pieces)
}

/// The characters that this encoding has from 0x80 to 0x9F.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

fn windows_1252(byte: u8) -> u16 {
    match byte {
        0x80..0xA0 => {
            let found = HIGH.chars().nth(usize::from(byte - 0x80));
            found.map_or(0xFFFD, |it| it as u16)
        }
        _ => u16::from(byte),
    }
}
