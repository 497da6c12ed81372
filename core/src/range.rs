//! Where words stand in the document: the evidence for everything that is read from it.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes in the text of a [`SourceText`](crate::SourceText), as UTF-8.
///
/// `start <= end` always holds. A range that a [`Budget`](crate::Budget) holds lies within its
/// text and begins and ends between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct TextRange {
    start: u32,
    end: u32,
}

impl TextRange {
    /// The range from byte `start` up to, not including, byte `end`.
    ///
    /// # Panics
    /// When `start > end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a text range starts before it ends");
        Self { start, end }
    }

    /// The range of a slice index. Positions past 4 GiB saturate; a document is never that long.
    #[must_use]
    pub(crate) fn of(range: Range<usize>) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self::new(narrow(range.start), narrow(range.end.max(range.start)))
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether no byte lies in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// As an index into a string.
    #[must_use]
    pub const fn to_usize(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl TryFrom<(u32, u32)> for TextRange {
    type Error = &'static str;

    fn try_from((start, end): (u32, u32)) -> Result<Self, Self::Error> {
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err("a text range ends before it starts")
        }
    }
}

impl From<TextRange> for (u32, u32) {
    fn from(range: TextRange) -> Self {
        (range.start, range.end)
    }
}

impl fmt::Display for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_knows_what_it_holds() {
        let whole = TextRange::new(2, 9);
        assert!(whole.contains(TextRange::new(2, 9)));
        assert!(!whole.contains(TextRange::new(1, 4)));
        assert!(whole.overlaps(TextRange::new(8, 20)));
        assert!(!whole.overlaps(TextRange::new(9, 20)));
        assert_eq!(whole.cover(TextRange::new(0, 3)), TextRange::new(0, 9));
    }

    #[test]
    #[should_panic(expected = "starts before it ends")]
    fn a_range_cannot_run_backwards() {
        let _ = TextRange::new(3, 2);
    }
}
