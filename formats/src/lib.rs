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
//!
//! ```
//! let page = "<!DOCTYPE html><title>公示</title><h1>某某县图书馆2025年部门预算</h1>\
//!             <table><tr><td>购书<td>2.00万元</table><p>预算3.00万元。</p>";
//! let opened = mingzhang_formats::open(page.as_bytes())?;
//! assert_eq!(opened.format, mingzhang_formats::Format::Html);
//! assert!(opened.text.contains("购书\t2.00万元\n"));
//! // Every figure that is read from the text leads back to its paragraph in the file.
//! let (budget, notes) = mingzhang_formats::read(page.as_bytes())?;
//! let sum = &budget.mentions()[1];
//! assert_eq!(budget.source().slice(sum.range()), "3.00万元");
//! let place = budget.source().places().at(sum.range().start());
//! assert_eq!(place.map(|it| it.to_string()).as_deref(), Some("paragraph 4"));
//! assert!(notes.is_empty());
//! # Ok::<(), mingzhang_formats::Error>(())
//! ```
//!
//! Each format is a cargo feature (`docx`, `doc`, `html`, `pdf`, all on by default), as is `gb18030`,
//! the encoding of many older pages and texts. A file whose reader is left out is
//! [`Error::NoReader`].

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![warn(clippy::missing_errors_doc, clippy::missing_panics_doc)]

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

/// The text of a file, with the place of every word in the file: what [`open`] gives.
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
    /// The text for the reader of budgets, with its places: what
    /// [`Budget::from_source`](mingzhang::Budget::from_source) takes. Format and notes are dropped.
    ///
    /// # Errors
    /// [`Error::Empty`] when it has no words, [`Error::TooMuchText`] past
    /// [`SourceText::MOST_BYTES`].
    pub fn into_source(self) -> Result<SourceText, Error> {
        SourceText::taken_from(self.text, self.encoding, self.places).map_err(Error::from)
    }
}

/// Opens a file with the usual [`Limits`] and the native decoder.
///
/// # Errors
/// One sentence on why there is no text: too large, locked, damaged, of another kind, without words,
/// pages that are pictures.
pub fn open(bytes: &[u8]) -> Result<Opened, Error> {
    let mut go_on = |_| ControlFlow::Continue(());
    open_with(bytes, &Limits::default(), &NativeDecoder, &mut go_on)
}

/// Opens a file and reads the budget in it, with what a reader should know about the text: what was
/// left out of it, and where it could not be read.
///
/// # Errors
/// As for [`open`]. An odd document is none; see [`Budget::diagnostics`].
pub fn read(bytes: &[u8]) -> Result<(Budget, Vec<Note>), Error> {
    let mut opened = open(bytes)?;
    let notes = std::mem::take(&mut opened.notes);
    Ok((Budget::from_source(opened.into_source()?), notes))
}

/// Opens a file.
///
/// `limits` are what is spent on it, counted in bytes, parts and steps and never in time; `decoder`
/// knows what is not Unicode; `progress` is told now and then how far the reading is, and ends it by
/// breaking.
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
