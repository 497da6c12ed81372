//! Opens the file that a government published: bytes of any format → its text, with the place of
//! every word in the file.
//!
//! What a file is follows from its bytes, never from its name. Nothing in it is run, fetched or
//! followed: no macro, script or link. Whatever the bytes are, reading ends, within [`Limits`], in
//! text or in one [`Error`].
//!
//! Every format writes its text in the same way: a paragraph a line, a row of a table a line with
//! one TAB between its cells, numbers of headings and lists as a reader sees them, and at the end
//! of the text what stands apart from it, such as footnotes.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "doc")]
mod doc;
#[cfg(feature = "docx")]
mod docx;
mod error;
mod format;
#[cfg(feature = "html")]
mod html;
mod limits;
#[cfg(any(feature = "doc", feature = "docx", feature = "html"))]
mod map;
#[cfg(any(feature = "docx", feature = "html"))]
mod markup;
mod note;
#[cfg(any(feature = "doc", feature = "docx", feature = "html"))]
mod numbering;
#[cfg(feature = "pdf")]
mod pdf;
pub mod wire;
mod writer;

use std::ops::ControlFlow;

use mingzhang::source::{self, Decode, Encoding, NativeDecoder, Places};
use mingzhang::{Budget, SourceText};

pub use error::Error;
pub use format::{Format, Other};
pub use limits::{Limits, Progress};
pub use note::Note;

use limits::Work;

/// What stands above the footnotes and endnotes after a text.
#[cfg(any(feature = "doc", feature = "docx"))]
const NOTES: &str = "脚注";

/// What stands above the words of text boxes where it is not known which words they stand beside.
#[cfg(feature = "doc")]
const BOXES: &str = "文本框";

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The text: a paragraph a line, cells of a table's row with a TAB between them. Of a text
    /// file, all of it to the letter.
    pub text: String,
    /// What the file is.
    pub format: Format,
    /// The encoding of a text file or web page; UTF-8 for what is none.
    pub encoding: Encoding,
    /// Where in the file each byte of the text stands; empty for plain text.
    pub places: Places,
    /// What a reader of the text should know about it.
    pub notes: Vec<Note>,
}

impl Opened {
    /// The text for the reader of budgets.
    ///
    /// # Errors
    /// When it has no words.
    pub fn into_source(self) -> Result<SourceText, Error> {
        SourceText::taken_from(self.text, self.encoding, self.places).map_err(Error::from)
    }
}

/// Opens a file with the usual limits.
///
/// # Errors
/// One sentence on why there is no text.
pub fn open(bytes: &[u8]) -> Result<Opened, Error> {
    let mut go_on = |_| ControlFlow::Continue(());
    open_with(bytes, &Limits::default(), &NativeDecoder, &mut go_on)
}

/// Opens a file and reads the budget in it, with what a reader should know about the text.
///
/// # Errors
/// As for [`open`].
pub fn read(bytes: &[u8]) -> Result<(Budget, Vec<Note>), Error> {
    let mut opened = open(bytes)?;
    let notes = std::mem::take(&mut opened.notes);
    Ok((Budget::from_source(opened.into_source()?), notes))
}

/// Opens a file.
///
/// `decoder` knows what is not Unicode; `progress` is told now and then how far the reading is, and
/// ends it by breaking.
///
/// # Errors
/// One sentence on why there is no text; [`Error::Cancelled`] when `progress` broke.
pub fn open_with(
    bytes: &[u8],
    limits: &Limits,
    decoder: &dyn Decode,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Opened, Error> {
    let mut work = Work::new(limits, progress);
    if bytes.len() > limits.bytes {
        return Err(Error::TooLarge {
            bytes: bytes.len(),
            most: limits.bytes,
        });
    }
    let opened = match format::recognise(bytes)? {
        Format::Text => {
            let (text, encoding) = source::decode(bytes, decoder)?;
            Opened {
                text,
                format: Format::Text,
                encoding,
                places: Places::default(),
                notes: Vec::new(),
            }
        }
        #[cfg(feature = "html")]
        Format::Html => html::read(bytes, decoder, &mut work)?,
        #[cfg(feature = "docx")]
        Format::Docx => docx::read(bytes, &mut work)?,
        #[cfg(feature = "doc")]
        Format::Doc => doc::read(bytes, &mut work)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, decoder, &mut work)?,
        #[allow(
            unreachable_patterns,
            reason = "with all features every format has its reader"
        )]
        format => return Err(Error::NoReader(format)),
    };
    if opened.text.len() > limits.text {
        return Err(Error::TooMuchText { most: limits.text });
    }
    Ok(opened)
}
