//! Where results go, and what can keep them from getting there.

use std::fmt;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use serde::Serialize;

/// Why there is no result.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is no document to read.
    NoDocument(String),
    /// The reader of standard output has gone.
    Closed,
    /// Standard output takes no more.
    NotWritten(io::Error),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument(sentence) => f.write_str(sentence),
            Self::Closed => f.write_str("standard output is closed"),
            Self::NotWritten(error) => write!(f, "the result cannot be written: {error}"),
        }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::NotWritten(error)
        }
    }
}

/// Standard output.
pub(crate) struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    pub(crate) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    pub(crate) fn write(&mut self, text: &str) -> Result<(), Problem> {
        Ok(self.0.write_all(text.as_bytes())?)
    }

    pub(crate) fn finish(mut self) -> Result<(), Problem> {
        Ok(self.0.flush()?)
    }
}

/// Records as a JSON array, one a line.
pub(crate) fn json(records: impl Iterator<Item = impl Serialize>) -> String {
    let mut text = String::from("[");
    for (at, record) in records.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        #[expect(
            clippy::expect_used,
            reason = "writing to a string fails only for maps with keys that are no strings, and \
                      a record holds no map"
        )]
        text.push_str(&serde_json::to_string(&record).expect("a record is always JSON"));
    }
    text.push_str("\n]\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_holds_a_record_a_line() {
        assert_eq!(json([1, 2].iter()), "[\n1,\n2\n]\n");
        assert_eq!(json(std::iter::empty::<u8>()), "[\n]\n");
    }

    #[test]
    fn a_broken_pipe_is_told_apart() {
        let broken = io::Error::from(ErrorKind::BrokenPipe);
        assert!(matches!(Problem::from(broken), Problem::Closed));
        let full = io::Error::from(ErrorKind::StorageFull);
        assert!(matches!(Problem::from(full), Problem::NotWritten(_)));
    }
}
