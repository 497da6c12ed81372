//! Line and column of a position, for messages to people.

use crate::range::TextRange;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<u32>,
}

/// A place as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let breaks = text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n');
        Self {
            text,
            starts: std::iter::once(0)
                .chain(breaks.map(|(_, next)| next))
                .collect(),
        }
    }

    /// The line and column of a byte; past the end, those of the end.
    #[must_use]
    pub fn locate(&self, byte: u32) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts[line - 1] as usize;
        let before = self.text.get(start..byte as usize);
        LineColumn {
            line,
            column: before.map_or(0, |words| words.chars().count()) + 1,
        }
    }

    /// The words of a line, from 1, without its end, and where they stand.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<(&'a str, TextRange)> {
        let start = *self.starts.get(line.checked_sub(1)?)? as usize;
        let rest = &self.text[start..];
        let words = rest.split('\n').next().unwrap_or(rest);
        let words = words.strip_suffix('\r').unwrap_or(words);
        Some((words, TextRange::of(start..start + words.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of("一\r\n预算1元\n");
        let place = |line, column| LineColumn { line, column };
        assert_eq!(lines.locate(0), place(1, 1));
        assert_eq!(lines.locate(5), place(2, 1));
        assert_eq!(lines.locate(11), place(2, 3));
        assert_eq!(lines.line(1).unwrap().0, "一");
        assert_eq!(lines.line(2).unwrap().0, "预算1元");
        assert_eq!(lines.line(4), None);
    }
}
