//! Fetching a document and reading it, once.

use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

use js_sys::Uint8Array;
use mingzhang::Budget;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;
use yew::prelude::*;

use crate::decoder::BrowserDecoder;

/// The document that the page opens with, relative to the page.
const DEFAULT: &str = "data/budget.txt";

/// A document as it was read, and where it lies. Two are the same when they are one reading.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    budget: Rc<Budget>,
    address: AttrValue,
}

impl Document {
    /// The file, relative to the page.
    pub(crate) fn address(&self) -> AttrValue {
        self.address.clone()
    }
}

impl Deref for Document {
    type Target = Budget;

    fn deref(&self) -> &Budget {
        &self.budget
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.budget, &other.budget)
    }
}

/// How far the opening of a document has come.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Loading {
    Waiting,
    Ready(Document),
    Failed(Failure),
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
    Empty,
    TooLarge,
    /// Not text; what it looks like instead, where its first bytes say so.
    NotText(Option<&'static str>),
}

/// The address of the file that a view shows.
pub(crate) fn address_of(document: Option<&str>) -> AttrValue {
    document.map_or(AttrValue::Static(DEFAULT), |path| path.to_owned().into())
}

/// Fetches and reads a document; again when `attempt` changes.
#[hook]
pub(crate) fn use_document(document: Option<String>, attempt: u32) -> Loading {
    let loading = use_state_eq(|| Loading::Waiting);
    let set = loading.setter();
    use_effect_with((document, attempt), move |(document, _)| {
        let address = address_of(document.as_deref());
        let is_wanted = Rc::new(Cell::new(true));
        let still_wanted = is_wanted.clone();
        set.set(Loading::Waiting);
        yew::platform::spawn_local(async move {
            let outcome = open(&address).await;
            if still_wanted.get() {
                set.set(match outcome {
                    Ok(budget) => Loading::Ready(Document {
                        budget: Rc::new(budget),
                        address,
                    }),
                    Err(failure) => Loading::Failed(failure),
                });
            }
        });
        move || is_wanted.set(false)
    });
    (*loading).clone()
}

async fn open(address: &str) -> Result<Budget, Failure> {
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
    let bytes = Uint8Array::new(&bytes).to_vec();
    Budget::read_with(&bytes, &BrowserDecoder).map_err(|error| {
        if error.is_empty() {
            Failure::Empty
        } else if error.is_too_large() {
            Failure::TooLarge
        } else {
            Failure::NotText(error.looks_like())
        }
    })
}
