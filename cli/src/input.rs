//! Where a document's bytes come from.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;

use mingzhang::SourceText;

use crate::output::Problem;

/// A file, or standard input for `-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum File {
    StandardInput,
    Path(PathBuf),
}

impl From<OsString> for File {
    fn from(name: OsString) -> Self {
        if name == OsStr::new("-") {
            Self::StandardInput
        } else {
            Self::Path(name.into())
        }
    }
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StandardInput => f.write_str("standard input"),
            Self::Path(path) => path.display().fmt(f),
        }
    }
}

impl File {
    /// The bytes are there, but no document is in them.
    pub(crate) fn is_no_document(&self, error: mingzhang_formats::Error) -> Problem {
        Problem::NoDocument(format!("{self}: {error}"))
    }
}

/// All bytes of a document, and not many more than a document may have.
pub(crate) fn read(file: &File) -> Result<Vec<u8>, Problem> {
    let bytes = match file {
        File::StandardInput => all_of(io::stdin().lock()),
        File::Path(path) => fs::File::open(path).and_then(all_of),
    };
    bytes.map_err(|error| Problem::NoDocument(sentence(file, &error)))
}

/// One byte past the limit is enough to see that a document is too large.
fn all_of(from: impl Read) -> io::Result<Vec<u8>> {
    let most = u64::try_from(SourceText::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sentence(file: &File, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => format!("{file}: there is no such file"),
        ErrorKind::PermissionDenied => format!("{file}: this file may not be read"),
        ErrorKind::IsADirectory => format!("{file}: this is a folder, not a document"),
        _ => format!("{file}: this file cannot be read: {error}"),
    }
}
