//! What a reader of a file's text should know about it.

use std::fmt;

/// Something about a file that its text does not show. The words for it in another language are the
/// caller's; the enum is closed, so that a missing translation does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Words that were deleted while changes were recorded are left out.
    DeletionsLeftOut,
    /// Words that are marked as hidden are left out.
    HiddenLeftOut,
    /// The table of contents is left out.
    ContentsLeftOut,
    /// Footnotes and endnotes stand after the text.
    NotesAfterText {
        /// How many.
        count: u32,
    },
    /// There are pictures, and no words are read from them.
    Pictures {
        /// How many.
        count: u32,
    },
    /// There are macros; they are not run.
    Macros,
    /// Of several articles on the page, or of an article and what surrounds it, the article is read.
    SurroundingsLeftOut,
    /// A page has no text: it is a picture, or blank.
    PageWithoutText {
        /// The page, from 1.
        page: u32,
    },
    /// Characters of a page have no code: their font does not say what they are.
    UnreadableCharacters {
        /// The page, from 1.
        page: u32,
        /// How many.
        count: u32,
    },
    /// A part of the file is damaged; the rest is read.
    PartDamaged,
    /// A document that stands in this one as a file of its own is left out.
    EmbeddedLeftOut,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DeletionsLeftOut => {
                f.write_str("words deleted while changes were recorded are left out")
            }
            Self::HiddenLeftOut => f.write_str("words marked as hidden are left out"),
            Self::ContentsLeftOut => f.write_str("the table of contents is left out"),
            Self::NotesAfterText { count } => {
                write!(f, "footnotes and endnotes stand after the text: {count}")
            }
            Self::Pictures { count } => {
                write!(
                    f,
                    "no words are read from pictures, of which there are {count}"
                )
            }
            Self::Macros => f.write_str("the file has macros; they are not run"),
            Self::SurroundingsLeftOut => {
                f.write_str("what surrounds the article on the page is left out")
            }
            Self::PageWithoutText { page } => {
                write!(f, "page {page} has no text: it is a picture, or blank")
            }
            Self::UnreadableCharacters { page, count } => write!(
                f,
                "{count} characters of page {page} cannot be read: their font does not say what \
                 they are"
            ),
            Self::EmbeddedLeftOut => {
                f.write_str("a file that stands in this one as a part of its text is left out")
            }
            Self::PartDamaged => f.write_str("a part of the file is damaged; the rest is read"),
        }
    }
}
