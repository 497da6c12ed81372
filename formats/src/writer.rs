//! Writes the text of a file: a paragraph a line, a row of a table a line.

use mingzhang::source::{Encoding, Place, Places};

use crate::{Format, Note, Opened};

/// The text as far as it is written.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "each format needs a part of it")]
pub(crate) struct Writer {
    text: String,
    places: Places,
    pub(crate) notes: Vec<Note>,
}

#[allow(dead_code, reason = "each format needs a part of it")]
impl Writer {
    /// Bytes written so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// What is written next stands here in the file.
    pub(crate) fn place(&mut self, place: Place) {
        let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.places.begin(at, place);
    }

    /// Writes words, no line end among them, on the line that is open.
    pub(crate) fn words(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Ends the line, if there is anything on it.
    pub(crate) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Notes something, once.
    pub(crate) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The text, done.
    pub(crate) fn done(self, format: Format, encoding: Encoding) -> Opened {
        Opened {
            text: self.text,
            format,
            encoding,
            places: self.places,
            notes: self.notes,
        }
    }
}
