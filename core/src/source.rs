//! Stage 1: bytes → [`SourceText`].
//!
//! Decoding is strict: a byte sequence that is not text is refused, never replaced. The text that
//! comes out is what a reader of the document sees; what was left out of it (a byte order mark,
//! field codes of a word processor) is kept beside it with its place, so that the decoded
//! document can be put together again to the letter. Everything later is a range in this text.

mod encoding;
mod fields;
pub(crate) mod fold;
mod lines;
mod paragraphs;
mod place;

use serde::{Deserialize, Serialize};

pub use encoding::{Decode, Encoding, NativeDecoder};
pub use lines::{LineColumn, Lines};
pub use place::{Place, Places};

use crate::error::{Error, Kind};
use crate::range::TextRange;

/// The text of a document, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct SourceText {
    text: String,
    encoding: Encoding,
    dropped: Vec<Dropped>,
    #[serde(default, skip_serializing_if = "Places::is_empty")]
    places: Places,
    /// Follows from the text.
    #[serde(skip)]
    paragraphs: Vec<TextRange>,
    /// Follows from the text: whether it is in traditional characters.
    #[serde(skip)]
    traditional: bool,
}

/// What a saved text consists of.
#[derive(Deserialize)]
struct Kept {
    text: String,
    encoding: Encoding,
    dropped: Vec<Dropped>,
    #[serde(default)]
    places: Places,
}

impl From<Kept> for SourceText {
    fn from(kept: Kept) -> Self {
        let Kept {
            text,
            encoding,
            dropped,
            places,
        } = kept;
        let traditional = fold::is_traditional(&text);
        Self {
            paragraphs: paragraphs::paragraphs(&text, traditional),
            traditional,
            text,
            encoding,
            dropped,
            places,
        }
    }
}

/// Characters of the decoded document that its readers do not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// They stood before this byte of the text.
    pub at: u32,
    /// The characters.
    pub words: String,
    /// What they are.
    pub what: DroppedKind,
}

/// Why characters are not part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DroppedKind {
    /// A byte order mark.
    ByteOrderMark,
    /// A field code that a word processor left behind, with the line breaks it brought.
    FieldCode,
}

/// The text of bytes, to the letter, and the encoding that they are in.
///
/// # Errors
/// When there are more bytes than [`SourceText::MOST_BYTES`], or they are not text.
pub fn decode(bytes: &[u8], decoder: &(impl Decode + ?Sized)) -> Result<(String, Encoding), Error> {
    at_most(bytes.len())?;
    encoding::decode(bytes, decoder)
}

fn at_most(bytes: usize) -> Result<(), Error> {
    let most = SourceText::MOST_BYTES;
    if bytes > most {
        return Err(Error(Kind::TooLarge { bytes, most }));
    }
    Ok(())
}

/// Words taken from the document: as a reader would copy them, and where they stand.
///
/// `text` is the words of `range` with the white space of line breaks taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quote {
    text: String,
    range: TextRange,
}

impl Quote {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where they stand.
    #[must_use]
    pub const fn range(&self) -> TextRange {
        self.range
    }
}

impl SourceText {
    /// The longest document that is read, in bytes.
    pub const MOST_BYTES: usize = 128 << 20;

    /// Decodes a document. UTF-8, UTF-16 (by its byte order mark) and, with the feature
    /// `gb18030`, GB18030; which it is follows from the bytes alone.
    ///
    /// # Errors
    /// When there are no words, too many bytes, or the bytes are not text.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        Self::decode_with(bytes, &NativeDecoder)
    }

    /// Decodes with another decoder for what is not Unicode, for instance the browser's own.
    ///
    /// # Errors
    /// As for [`decode`](Self::decode).
    pub fn decode_with(bytes: &[u8], decoder: &(impl Decode + ?Sized)) -> Result<Self, Error> {
        let (text, encoding) = decode(bytes, decoder)?;
        Self::taken_from(text, encoding, Places::default())
    }

    /// A document that is text already.
    ///
    /// # Errors
    /// When there are no words, or more bytes than [`MOST_BYTES`](Self::MOST_BYTES).
    pub fn from_text(text: impl Into<String>) -> Result<Self, Error> {
        Self::taken_from(text.into(), Encoding::Utf8, Places::default())
    }

    /// The text that a file of another format holds, with the places of its words in that file.
    ///
    /// # Errors
    /// As for [`from_text`](Self::from_text).
    pub fn taken_from(text: String, encoding: Encoding, places: Places) -> Result<Self, Error> {
        at_most(text.len())?;
        let (text, dropped) = fields::drop_unseen(text);
        if text.trim().is_empty() {
            return Err(Error(Kind::Empty));
        }
        let mut longer = 0;
        let places = places.without(dropped.iter().map(|it| {
            let start = it.at + longer;
            longer += it.words.len() as u32;
            (start, it.at + longer)
        }));
        Ok(Self::from(Kept {
            text,
            encoding,
            dropped,
            places,
        }))
    }

    /// The text that every range refers to.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is written in traditional characters.
    pub(crate) const fn is_traditional(&self) -> bool {
        self.traditional
    }

    /// The encoding that the bytes were in.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What was left out of the text, in document order.
    #[must_use]
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// Where the words stand in the file that they were taken from; empty for plain text.
    #[must_use]
    pub const fn places(&self) -> &Places {
        &self.places
    }

    /// The paragraphs that lie in a range or reach into it, cut to it, white space at their ends
    /// included. In text that is set in lines a paragraph goes on over line ends.
    pub fn paragraphs(&self, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
        let first = self
            .paragraphs
            .partition_point(|paragraph| paragraph.end() <= range.start());
        self.paragraphs[first..]
            .iter()
            .take_while(move |paragraph| paragraph.start() < range.end())
            .map(move |paragraph| {
                let start = paragraph.start().max(range.start());
                TextRange::new(start, paragraph.end().min(range.end()).max(start))
            })
    }

    /// The paragraph that a byte stands in; `None` past the end.
    #[must_use]
    pub fn paragraph(&self, at: u32) -> Option<TextRange> {
        let after = self.paragraphs.partition_point(|it| it.end() <= at);
        self.paragraphs.get(after).copied()
    }

    /// All of the text.
    #[must_use]
    pub fn range(&self) -> TextRange {
        TextRange::of(0..self.text.len())
    }

    /// The characters of a range; empty when the range is not within the text.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.to_usize()).unwrap_or_default()
    }

    /// The words of a range, without white space at its ends and at line breaks.
    #[must_use]
    pub fn quote(&self, range: TextRange) -> Quote {
        let words = self.slice(range);
        let start = words.len() - words.trim_start().len();
        let trimmed = words.trim();
        let at = range.start() as usize + start;
        Quote {
            text: fold::words(trimmed),
            range: TextRange::of(at..at + trimmed.len()),
        }
    }

    /// The decoded document to the letter, with all that was left out back in its place.
    #[must_use]
    pub fn decoded(&self) -> String {
        let mut whole = String::with_capacity(self.text.len());
        let mut done = 0;
        for dropped in &self.dropped {
            let at = dropped.at as usize;
            whole.push_str(self.text.get(done..at).unwrap_or_default());
            whole.push_str(&dropped.words);
            done = at;
        }
        whole.push_str(self.text.get(done..).unwrap_or_default());
        whole
    }

    /// Whether a range lies in the text and begins and ends between characters.
    #[must_use]
    pub fn holds(&self, range: TextRange) -> bool {
        self.text.get(range.to_usize()).is_some()
    }
}
