//! The explorer: an official budget, followed yuan by yuan in the browser.
//!
//! [`state`] says what the page shows and [`route`] how an address records it; [`message`] is what
//! can happen and [`update`] what each thing changes; [`components`] draw what `mingzhang::views`
//! computed, with [`ui`]; [`labels`] holds every word on screen; [`browser`] is where the page meets
//! the browser. [`app`] holds them together; [`element`] is the same on a page that is not ours.

#![forbid(unsafe_code)]
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "nobody links to the explorer: its documentation shows its private modules"
)]

mod app;
mod browser;
mod components;
mod element;
mod fit;
mod keys;
mod labels;
mod message;
mod part;
mod place;
mod route;
mod state;
mod ui;
mod update;

use wasm_bindgen::prelude::*;

use app::AppProps;
use browser::{Host, Surface};

/// The element of the page that the explorer is drawn in.
const MOUNT: &str = "app";

/// Draws the explorer. What is asked for rarely is left to the `host`, who loads it then.
///
/// # Errors
/// When the page has no element to draw in.
#[wasm_bindgen]
pub fn start(host: Host) -> Result<(), JsError> {
    let mount = gloo::utils::document()
        .get_element_by_id(MOUNT)
        .ok_or_else(|| JsError::new("the page has no element #app to draw in"))?;
    let surface = Surface::page(mount.clone(), host);
    yew::Renderer::<app::App>::with_root_and_props(mount, AppProps { surface }).render();
    Ok(())
}
