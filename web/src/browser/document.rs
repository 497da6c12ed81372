//! Fetching a document and reading it.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::{Rc, Weak};

use js_sys::{JSON, Reflect, Uint8Array};
use mingzhang::Budget;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::take::Host;
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

thread_local! {
    /// Documents that are shown somewhere: several elements of a page can show one.
    static SHOWN: RefCell<Vec<Weak<Document>>> = const { RefCell::new(Vec::new()) };
}

/// The document, or the same one where it is shown already.
pub(crate) fn shared(document: Document) -> Rc<Document> {
    SHOWN.with_borrow_mut(|shown| {
        shown.retain(|it| it.strong_count() > 0);
        let same = shown.iter().filter_map(Weak::upgrade).find(|it| {
            it.address == document.address && it.source().text() == document.source().text()
        });
        same.unwrap_or_else(|| {
            let document = Rc::new(document);
            shown.push(Rc::downgrade(&document));
            document
        })
    })
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

/// Fetches and reads a document; `:NAME` is a file that a reader opened, which the host has.
pub(crate) async fn open(host: &Host, address: &str) -> Fetched {
    if let Some(name) = address.strip_prefix(':') {
        let text = host.opened(name).await.map_err(|_| Failure::NotHere)?;
        return read(text.dyn_into().map_err(|_| Failure::NotHere)?);
    }
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
    let content = bytes.to_vec();
    let saved = content.starts_with(b"{").then(|| text_of_reading(&content));
    let (content, bytes) = match saved.flatten() {
        Some(text) => (text.as_bytes().to_vec(), Uint8Array::from(text.as_bytes())),
        None => (content, bytes),
    };
    let budget = Budget::read_with(&content, &BrowserDecoder);
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

/// The text of a reading that was saved as JSON. It is read anew: what the text says is the only
/// thing that a saved reading is believed in anyway.
fn text_of_reading(json: &[u8]) -> Option<String> {
    let reading = JSON::parse(str::from_utf8(json).ok()?).ok()?;
    let source = Reflect::get(&reading, &"source".into()).ok()?;
    Reflect::get(&source, &"text".into()).ok()?.as_string()
}
