//! Where results go, and what can keep them from getting there.

use std::fmt;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

/// Why there is no result.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is no document to read.
    NoDocument {
        /// Which file, and why.
        sentence: String,
        /// Whether it is a file of another kind, as folders hold beside documents.
        is_other_kind: bool,
    },
    /// The reader of standard output has gone.
    Closed,
    /// Standard output takes no more.
    NotWritten(io::Error),
    /// Standard output is a terminal, and the result is no text.
    Terminal,
    /// A file cannot be written.
    FileNotWritten {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument { sentence, .. } => f.write_str(sentence),
            Self::Closed => f.write_str("standard output is closed"),
            Self::NotWritten(error) => write!(f, "the result cannot be written: {error}"),
            Self::Terminal => f.write_str("a saved reading is no text; name a file with -o"),
            Self::FileNotWritten { path, error } => {
                write!(
                    f,
                    "{}: this file cannot be written: {error}",
                    path.display()
                )
            }
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
        self.write_bytes(text.as_bytes())
    }

    pub(crate) fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        Ok(self.0.write_all(bytes)?)
    }

    /// Hands on what is written, so that whoever reads along sees it.
    pub(crate) fn flush(&mut self) -> Result<(), Problem> {
        Ok(self.0.flush()?)
    }

    pub(crate) fn finish(mut self) -> Result<(), Problem> {
        Ok(self.0.flush()?)
    }
}

/// Bytes are nothing for a terminal.
pub(crate) fn is_no_terminal() -> Result<(), Problem> {
    if io::stdout().is_terminal() {
        return Err(Problem::Terminal);
    }
    Ok(())
}

/// Writes a file.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    fs::write(path, bytes).map_err(|error| Problem::FileNotWritten {
        path: path.to_owned(),
        error,
    })
}

/// Records as JSON, each in one line.
pub(crate) fn lines(records: impl Iterator<Item = impl Serialize>) -> Vec<String> {
    records.map(|record| line(&record)).collect()
}

#[expect(
    clippy::expect_used,
    reason = "only maps with keys that are no strings cannot be JSON, and a record holds no map"
)]
pub(crate) fn line(record: &impl Serialize) -> String {
    serde_json::to_string(record).expect("a record is always JSON")
}

/// A JSON array that is printed piece by piece.
#[derive(Debug, Default)]
pub(crate) struct Array {
    has_records: bool,
}

impl Array {
    /// Records as part of a JSON array, one a line.
    pub(crate) fn part(&mut self, records: &[String]) -> String {
        let mut text = String::new();
        for record in records {
            text.push_str(if self.has_records { ",\n" } else { "[\n" });
            self.has_records = true;
            text.push_str(record);
        }
        text
    }

    pub(crate) fn end(&self) -> &'static str {
        if self.has_records { "\n]\n" } else { "[\n]\n" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_holds_a_record_a_line() {
        let mut array = Array::default();
        let text = array.part(&lines([1, 2].iter())) + &array.part(&lines([3].iter()));
        assert_eq!(text + array.end(), "[\n1,\n2,\n3\n]\n");
        assert_eq!(Array::default().end(), "[\n]\n");
    }

    #[test]
    fn a_broken_pipe_is_told_apart() {
        let broken = io::Error::from(ErrorKind::BrokenPipe);
        assert!(matches!(Problem::from(broken), Problem::Closed));
        let full = io::Error::from(ErrorKind::StorageFull);
        assert!(matches!(Problem::from(full), Problem::NotWritten(_)));
    }
}
