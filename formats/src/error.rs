//! Why a file gives no text.

use std::fmt;

use crate::format::{Format, Other};

/// Why a file gives no text. As text it is one sentence of English for a person, with what they can do
/// where there is something. The words for it in another language are the caller's; the enum is
/// closed, so that a missing translation does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There are no words in it.
    Empty,
    /// It has more bytes than are read.
    TooLarge {
        /// Its bytes.
        bytes: usize,
        /// As many are read.
        most: usize,
    },
    /// It is of a kind that holds no document, or none that is read.
    NotADocument(Other),
    /// It is text in no encoding that is read.
    NotText,
    /// The reader of this format is not built in.
    NoReader(Format),
    /// A password is needed to open it.
    Encrypted(Format),
    /// It is not whole, or was written wrongly.
    Damaged {
        /// What it is.
        format: Format,
        /// What is wrong with it, in English.
        what: &'static str,
    },
    /// It is of a kind that is read, but in a manner that is not.
    Unsupported {
        /// What it is.
        format: Format,
        /// What is not read, in English.
        what: &'static str,
    },
    /// Its pages are pictures: a scan.
    NoTextLayer {
        /// How many pages.
        pages: u32,
    },
    /// There are pictures in it, and no words.
    OnlyPictures,
    /// It would unpack into more bytes than are read (a zip bomb, perhaps).
    UnpacksTooLarge {
        /// As many bytes are read.
        most: usize,
    },
    /// More text comes out of it than is read.
    TooMuchText {
        /// As many bytes are read.
        most: usize,
    },
    /// Its parts are nested deeper than is read.
    TooDeep {
        /// As many levels are read.
        most: u32,
    },
    /// It has more pages than are read.
    TooManyPages {
        /// Its pages.
        pages: u32,
        /// As many are read.
        most: u32,
    },
    /// It has more parts than are read.
    TooManyObjects {
        /// As many are read.
        most: u32,
    },
    /// Reading it takes more work than is spent on one file.
    TooMuchWork,
    /// Whoever asked for the file wants it no longer.
    Cancelled,
}

impl From<mingzhang::Error> for Error {
    fn from(error: mingzhang::Error) -> Self {
        if error.is_empty() {
            Self::Empty
        } else if error.is_too_large() {
            Self::TooMuchText {
                most: mingzhang::SourceText::MOST_BYTES,
            }
        } else {
            Self::NotText
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the document is empty"),
            Self::TooLarge { bytes, most } => write!(
                f,
                "the document has {bytes} bytes; at most {most} can be read"
            ),
            Self::NotADocument(other) => write!(
                f,
                "this is {}, which is not read; open it in its own program and save it as .docx or \
                 .pdf",
                other.name()
            ),
            Self::NotText => f.write_str(
                "this is not text in UTF-8, UTF-16 or GB18030, nor a .docx, .doc, .html or .pdf \
                 file",
            ),
            Self::NoReader(format) => {
                write!(f, "the reader for .{} files is not built in", format.name())
            }
            Self::Encrypted(format) => write!(
                f,
                "this .{} file is locked with a password; save it without one first",
                format.name()
            ),
            Self::Damaged { format, what } => {
                write!(f, "this .{} file is damaged: {what}", format.name())
            }
            Self::Unsupported { format, what } => {
                write!(f, "this .{} file cannot be read: {what}", format.name())
            }
            Self::NoTextLayer { pages } => write!(
                f,
                "this PDF file holds pictures of its {pages} pages and no text; run text \
                 recognition (OCR) on it first"
            ),
            Self::OnlyPictures => f.write_str(
                "this document holds pictures and no text; run text recognition (OCR) on it first",
            ),
            Self::UnpacksTooLarge { most } => write!(
                f,
                "this file unpacks into more than the {most} bytes that are read, or far more \
                 than a document does"
            ),
            Self::TooMuchText { most } => write!(
                f,
                "this file holds more than the {most} bytes of text that are read"
            ),
            Self::TooDeep { most } => write!(
                f,
                "this file is nested deeper than the {most} levels that are read"
            ),
            Self::TooManyPages { pages, most } => {
                write!(f, "this file has {pages} pages; at most {most} are read")
            }
            Self::TooManyObjects { most } => {
                write!(f, "this file has more than the {most} parts that are read")
            }
            Self::TooMuchWork => {
                f.write_str("reading this file takes more work than is spent on one file")
            }
            Self::Cancelled => f.write_str("reading this file was cancelled"),
        }
    }
}

impl std::error::Error for Error {}
