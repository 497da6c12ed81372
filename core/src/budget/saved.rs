//! A reading as few bytes, to be kept beside its document and taken up without reading again.
//!
//! | what | how |
//! |---|---|
//! | magic | 4 bytes: `mzr` and the number of this form |
//! | reader | its version, 16 bytes |
//! | text | fingerprint of the text that was read, 8 bytes |
//! | reading | fingerprint of all bytes that follow, 8 bytes |
//! | | the reading |
//!
//! The text is not in it, and nothing that follows from the rest: words are ranges, a derived
//! amount is added up again from its parts, a place in a tree is how many levels a line goes back.
//! Numbers are LEB128; a range is how far it begins from the one before, and its length.
//!
//! The fingerprints (FNV-1a, 64 bits) tell another text and damage by mistake. They are no
//! signature: whoever writes the file can say anything in it, as they can in the document.

mod bytes;
mod format;
#[cfg(test)]
mod tests;
mod tree;

use bytes::{Input, Output, Saved};

use super::Budget;
use crate::error::{Error, Kind};
use crate::outline::Outline;
use crate::source::{Decode, SourceText};

/// What a saved reading begins with: its name, and the number of the form.
const MAGIC: [u8; 4] = *b"mzr\x01";

/// The version of the reader: readings of another one are not taken up.
const READER: &[u8; 16] = match env!("MINGZHANG_READER").as_bytes().first_chunk() {
    Some(version) => version,
    None => panic!("the version of the reader has 16 characters"),
};

impl Budget {
    /// The whole reading without its text, as few bytes; [`from_saved`](Self::from_saved) gives
    /// back the same value.
    #[must_use]
    pub fn to_saved(&self) -> Vec<u8> {
        let mut reading = Output::default();
        let to = &mut reading;
        self.mentions.put(to);
        self.outline.put(to);
        for tree in self.statement.iter().chain(&self.funding) {
            tree::put(tree, to);
        }
        self.checks.put(to);
        self.facets.put(to);
        self.classes.put(to);
        self.diagnostics.put(to);
        sealed(self.source().text(), &reading.into_bytes())
    }

    /// Takes up the saved reading of a document, by the document's own bytes.
    ///
    /// # Errors
    /// When there is no document ([`SourceText::decode`]); or when the reading is of another text,
    /// by another version of the reader, or damaged ([`Error::is_unfaithful`]): then the document
    /// can still be read anew.
    pub fn from_saved(document: &[u8], decoder: &impl Decode, saved: &[u8]) -> Result<Self, Error> {
        Self::from_saved_source(SourceText::decode_with(document, decoder)?, saved)
    }

    /// Takes up the saved reading of a text, such as that of a file of another format.
    ///
    /// # Errors
    /// When the reading cannot be taken up, as for [`from_saved`](Self::from_saved).
    pub fn from_saved_source(source: SourceText, saved: &[u8]) -> Result<Self, Error> {
        let reading = opened(source.text(), saved)?;
        Self::taken(source, reading).ok_or_else(|| unfaithful("it is damaged"))
    }

    /// What [`to_saved`](Self::to_saved) wrote behind the head. Each range is taken only within the
    /// text, and each line of a tree only below its parent.
    fn taken(source: SourceText, reading: &[u8]) -> Option<Self> {
        let from = &mut Input::new(reading, &source);
        let mentions: Vec<_> = Saved::take(from);
        let outline: Outline = Saved::take(from);
        let mut tree = || tree::take(from, &mentions);
        let statement = outline.statement.as_ref().map(|_| tree());
        let funding = outline.projects.iter().map(|_| tree()).collect();
        let checks = Saved::take(from);
        let facets = Saved::take(from);
        let classes = Saved::take(from);
        let diagnostics = Saved::take(from);
        let is_well = from.is_well();
        let budget = Self {
            outline,
            mentions,
            statement,
            funding,
            checks,
            facets,
            classes,
            diagnostics,
            source,
        };
        (is_well && budget.has_lines()).then_some(budget)
    }
}

/// A reading with its head.
fn sealed(text: &str, reading: &[u8]) -> Vec<u8> {
    let text = fingerprint(text.as_bytes()).to_le_bytes();
    let print = fingerprint(reading).to_le_bytes();
    [&MAGIC, &READER[..], &text, &print, reading].concat()
}

/// The reading behind the head, if the head is as it must be.
fn opened<'a>(text: &str, saved: &'a [u8]) -> Result<&'a [u8], Error> {
    let rest = saved.strip_prefix(&MAGIC);
    let rest = rest.ok_or_else(|| unfaithful("it is no saved reading of this form"))?;
    let rest = rest.strip_prefix(READER);
    let rest = rest.ok_or_else(|| unfaithful("another version of the reader wrote it"))?;
    let rest = rest.strip_prefix(&fingerprint(text.as_bytes()).to_le_bytes());
    let rest = rest.ok_or_else(|| unfaithful("it is of another document"))?;
    match rest.split_first_chunk() {
        Some((print, reading)) if *print == fingerprint(reading).to_le_bytes() => Ok(reading),
        _ => Err(unfaithful("it is damaged")),
    }
}

#[cold]
fn unfaithful(what: &'static str) -> Error {
    Error(Kind::Unfaithful { what: what.into() })
}

/// FNV-1a of 64 bits.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |print, byte| {
        (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
