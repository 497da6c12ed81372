//! Where a document's bytes come from.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

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
    pub(crate) fn is_no_document(&self, error: &mingzhang_formats::Error) -> Problem {
        use mingzhang_formats::Error;
        Problem::NoDocument {
            sentence: format!("{self}: {error}"),
            is_other_kind: matches!(error, Error::NotADocument(_) | Error::NotText),
        }
    }
}

/// A file that is read, and whether it was found in a folder.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) file: File,
    pub(crate) is_of_folder: bool,
}

/// The files that are meant, those of folders in the order of their names, and whether they are
/// several. Hidden files, and folders behind links, are left out.
pub(crate) fn files(named: &[File]) -> Result<(Vec<Found>, bool), Problem> {
    let mut found = Vec::new();
    let mut has_folder = false;
    for file in named {
        match file {
            File::Path(path) if path.is_dir() => {
                has_folder = true;
                let before = found.len();
                walk(path, &mut found).map_err(|error| unread(sentence(file, &error)))?;
                if found.len() == before {
                    return Err(unread(format!("{file}: there are no files in this folder")));
                }
            }
            _ => found.push(Found {
                file: file.clone(),
                is_of_folder: false,
            }),
        }
    }
    let is_several = has_folder || found.len() > 1;
    Ok((found, is_several))
}

fn walk(folder: &Path, found: &mut Vec<Found>) -> io::Result<()> {
    let entries: io::Result<Vec<fs::DirEntry>> = fs::read_dir(folder)?.collect();
    let mut entries = entries?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), found)?;
        } else if entry.path().is_file() {
            found.push(Found {
                file: File::Path(entry.path()),
                is_of_folder: true,
            });
        }
    }
    Ok(())
}

fn unread(sentence: String) -> Problem {
    Problem::NoDocument {
        sentence,
        is_other_kind: false,
    }
}

/// All bytes of a document, and not many more than a document may have.
pub(crate) fn read(file: &File) -> Result<Vec<u8>, Problem> {
    let bytes = match file {
        File::StandardInput => all_of(io::stdin().lock()),
        File::Path(path) => fs::File::open(path).and_then(all_of),
    };
    bytes.map_err(|error| unread(sentence(file, &error)))
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
