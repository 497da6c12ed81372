//! Opens files in the browser, in a worker: a module that comes when a file is opened for the first
//! time. Text, places and notes go to the page as strings and numbers, by `mingzhang_formats::wire`.
//!
//! Cancelling is the page's: it ends the worker.

mod sentences;

use std::ops::ControlFlow;

use js_sys::{Function, Uint32Array};
use mingzhang_formats::{Error, Limits, open_with, wire};
use mingzhang_js::BrowserDecoder;
use wasm_bindgen::prelude::*;

/// The text of a file.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Opened(mingzhang_formats::Opened);

#[wasm_bindgen]
impl Opened {
    /// The text, a paragraph a line, cells of a row with a TAB between them.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text.clone()
    }

    /// What the file is and which encoding it is in, where the words stand, and what a reader should
    /// know, for `wire::Parts::read`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn parts(&self) -> Vec<u32> {
        wire::parts(&self.0)
    }
}

/// Opens the bytes of a file. `progress(done, total)` is called now and then.
///
/// # Errors
/// A `Uint32Array` for `wire::error`.
#[wasm_bindgen]
pub fn open(bytes: &[u8], progress: &Function) -> Result<Opened, Uint32Array> {
    let mut tell = |progress_made: mingzhang_formats::Progress| {
        let (done, total) = (progress_made.done as u32, progress_made.total as u32);
        // A page that does not listen is no reason to stop.
        let _ = progress.call2(&JsValue::NULL, &done.into(), &total.into());
        ControlFlow::Continue(())
    };
    open_with(bytes, &Limits::default(), &BrowserDecoder, &mut tell)
        .map(Opened)
        .map_err(|error: Error| Uint32Array::from(&wire::error(&error)[..]))
}

/// The sentence for an error that [`open`] threw, in Chinese or, for "en", in English.
#[wasm_bindgen]
#[must_use]
pub fn sentence(error: &[u32], lang: &str) -> String {
    let error = wire::read_error(error).unwrap_or(Error::NotText);
    sentences::error(&error, lang != "en")
}

/// What a reader of a file's text should know, a sentence each.
#[wasm_bindgen]
#[must_use]
pub fn notes(opened: &Opened, lang: &str) -> Vec<String> {
    let notes = opened.0.notes.iter();
    notes
        .map(|note| sentences::note(*note, lang != "en"))
        .collect()
}
