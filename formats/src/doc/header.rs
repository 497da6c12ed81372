//! The header of a document, and where it says things are (MS-DOC, `Fib`).

use super::compound::{damaged, long, short};
use crate::{Error, Format};

/// Places in the table of what lies where, by number.
pub(super) const STYLES: usize = 1;
pub(super) const FOOTNOTE_REFERENCES: usize = 2;
pub(super) const FOOTNOTE_TEXTS: usize = 3;
pub(super) const CHARACTERS: usize = 12;
pub(super) const PARAGRAPHS: usize = 13;
pub(super) const PIECES: usize = 33;
pub(super) const ENDNOTE_REFERENCES: usize = 46;
pub(super) const ENDNOTE_TEXTS: usize = 47;
pub(super) const LISTS: usize = 73;
pub(super) const LIST_OVERRIDES: usize = 74;

/// Where the lengths of texts and the table begin, in all versions since Word 97.
const LENGTHS: usize = 64;
const TABLE: usize = 154;

pub(super) struct Header<'a> {
    bytes: &'a [u8],
    /// The stream that the table's places are in.
    pub(super) table_stream: &'static str,
}

/// Characters of each text, in the order in which they stand.
pub(super) struct Lengths {
    pub(super) body: u32,
    pub(super) footnotes: u32,
    /// Headers, macros and comments.
    pub(super) between: u32,
    pub(super) endnotes: u32,
    pub(super) boxes: u32,
}

impl<'a> Header<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        const SHORT: Error = damaged("its header is cut off");
        let format = Format::Doc;
        let field = |at| short(bytes, at).ok_or(SHORT);
        if field(0)? != 0xA5EC {
            let what = "it is of Word 6, Word 95 or older; save it as .docx first";
            return Err(Error::Unsupported { format, what });
        }
        if field(2)? < 0xC0 {
            let what = "it is of Word 95 or older; save it as .docx first";
            return Err(Error::Unsupported { format, what });
        }
        let flags = field(10)?;
        if flags & 0x0100 != 0 {
            return Err(Error::Encrypted(format));
        }
        let table_stream = if flags & 0x0200 != 0 {
            "1Table"
        } else {
            "0Table"
        };
        Ok(Self {
            bytes,
            table_stream,
        })
    }

    pub(super) fn lengths(&self) -> Option<Lengths> {
        let length = |at: usize| long(self.bytes, LENGTHS + at * 4).filter(|it| *it < 1 << 31);
        Some(Lengths {
            body: length(3)?,
            footnotes: length(4)?,
            between: length(5)?
                .checked_add(length(6)?)?
                .checked_add(length(7)?)?,
            endnotes: length(8)?,
            boxes: length(9)?,
        })
    }

    /// Where something lies in the table stream; empty when the document has none.
    pub(super) fn place(&self, number: usize) -> (usize, usize) {
        let at = TABLE + number * 8;
        let start = long(self.bytes, at).unwrap_or_default();
        let length = long(self.bytes, at + 4).unwrap_or_default();
        (start as usize, length as usize)
    }
}
