//! The explorer: an official budget, followed yuan by yuan in the browser.
//!
//! [`state`] says what the page shows and [`route`] how an address records it; [`labels`] holds
//! every word on screen; [`hooks`] are where the page meets the browser; [`components`] draw what
//! `mingzhang::views` computed. [`api`] is what other scripts can call.

#![forbid(unsafe_code)]
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "nobody links to the explorer: its documentation shows its private modules"
)]

mod api;
mod app;
mod components;
mod decoder;
mod fit;
mod hooks;
mod keys;
mod labels;
mod place;
mod route;
mod state;

use wasm_bindgen::prelude::*;

pub use api::{parse, to_csv};

/// The element of the page that the explorer is drawn in.
const MOUNT: &str = "app";

/// Draws the explorer, once the module is loaded.
///
/// # Errors
/// When the page has no element to draw in.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsError> {
    let mount = gloo::utils::document()
        .get_element_by_id(MOUNT)
        .ok_or_else(|| JsError::new("the page has no element #app to draw in"))?;
    mount.set_text_content(None);
    yew::Renderer::<app::App>::with_root(mount).render();
    Ok(())
}
