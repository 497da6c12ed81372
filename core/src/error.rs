//! Why there is no document to read.

use std::fmt;

/// There is no document to read: no bytes, too many, or not text.
///
/// An odd document is no error; see [`Diagnostic`](crate::Diagnostic).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub(crate) Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Empty,
    TooLarge { bytes: usize, most: usize },
    NotText { looks_like: Option<&'static str> },
    Unfaithful { what: String },
}

impl Error {
    /// The document holds no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Kind::Empty)
    }

    /// The document is longer than [`SourceText::MOST_BYTES`](crate::SourceText::MOST_BYTES).
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Kind::TooLarge { .. })
    }

    /// The bytes are not text in any encoding that is read.
    #[must_use]
    pub fn is_not_text(&self) -> bool {
        matches!(self.0, Kind::NotText { .. })
    }

    /// What the bytes look like instead of text, when their first bytes say so: "PDF", "docx, …".
    #[must_use]
    pub fn looks_like(&self) -> Option<&'static str> {
        match self.0 {
            Kind::NotText { looks_like } => looks_like,
            _ => None,
        }
    }

    /// A saved reading is damaged, or does not agree with the text that it was saved with.
    #[must_use]
    pub fn is_unfaithful(&self) -> bool {
        matches!(self.0, Kind::Unfaithful { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Empty => f.write_str("the document is empty"),
            Kind::TooLarge { bytes, most } => write!(
                f,
                "the document has {bytes} bytes; at most {most} can be read"
            ),
            Kind::NotText {
                looks_like: Some(what),
            } => write!(
                f,
                "this is not text but looks like {what}; save it as plain text first"
            ),
            Kind::NotText { looks_like: None } => f.write_str(
                "this is not text in UTF-8, UTF-16 or GB18030; save it as plain text first",
            ),
            Kind::Unfaithful { what } => {
                write!(f, "this saved reading cannot be taken up: {what}")
            }
        }
    }
}

impl std::error::Error for Error {}
