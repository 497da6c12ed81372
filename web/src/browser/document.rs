//! Fetching a document and reading it.

use std::ops::Deref;

use js_sys::Uint8Array;
use mingzhang::Budget;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Response};

use mingzhang_js::BrowserDecoder;

/// A document as it was read, and where it lies.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) budget: Budget,
    /// The file, relative to the page.
    pub(crate) address: String,
    /// What is in the file.
    pub(crate) bytes: Uint8Array,
}

impl Deref for Document {
    type Target = Budget;

    fn deref(&self) -> &Budget {
        &self.budget
    }
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// There is no such file.
    NotFound,
    /// The server answered with another refusal.
    Refused(u16),
    /// No answer came.
    NoAnswer,
    /// It is a file on a reader's own machine, and has to be chosen again.
    NotHere,
    Empty,
    TooLarge,
    /// Not text; what it looks like instead, where its first bytes say so.
    NotText(Option<&'static str>),
}

/// The reading of a file with its bytes, or why there is none.
pub(crate) type Fetched = Result<(Budget, Uint8Array), Failure>;

/// Reads a file that a reader chose.
pub(crate) async fn open_file(file: File) -> Fetched {
    let bytes = JsFuture::from(file.array_buffer()).await;
    read(Uint8Array::new(&bytes.map_err(|_| Failure::NotHere)?))
}

/// Fetches and reads a document.
pub(crate) async fn open(address: &str) -> Fetched {
    let answer = gloo::utils::window().fetch_with_str(address);
    let answer: Response = JsFuture::from(answer)
        .await
        .ok()
        .and_then(|answer| answer.dyn_into().ok())
        .ok_or(Failure::NoAnswer)?;
    match answer.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::NotFound),
        status => return Err(Failure::Refused(status)),
    }
    let bytes = answer.array_buffer().map_err(|_| Failure::NoAnswer)?;
    let bytes = JsFuture::from(bytes).await.map_err(|_| Failure::NoAnswer)?;
    read(Uint8Array::new(&bytes))
}

fn read(bytes: Uint8Array) -> Fetched {
    let budget = Budget::read_with(&bytes.to_vec(), &BrowserDecoder);
    budget.map(|budget| (budget, bytes)).map_err(|error| {
        if error.is_empty() {
            Failure::Empty
        } else if error.is_too_large() {
            Failure::TooLarge
        } else {
            Failure::NotText(error.looks_like())
        }
    })
}
