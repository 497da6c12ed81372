//! How much room the charts have.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::html::Scope;

use super::find;
use crate::app::App;
use crate::message::Msg;

/// The room for a chart, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) width: u32,
    /// The font size of the page's root: what one `rem` is.
    pub(crate) rem: u32,
}

impl Default for Room {
    /// That of a phone, until it is measured.
    fn default() -> Self {
        Self {
            width: 360,
            rem: 16,
        }
    }
}

/// The room of the chart that shows; `None` where none does.
pub(crate) fn measure() -> Option<Room> {
    let width = u32::try_from(find(".chart")?.client_width()).ok()?;
    (width > 0).then(|| Room { width, rem: rem() })
}

/// Tells the page when an element's size changed, for as long as the page lives.
pub(crate) fn watch(element: &Element, link: &Scope<App>) {
    let link = link.clone();
    let tell = Closure::<dyn FnMut()>::new(move || link.send_message(Msg::Room));
    // Without an observer the first measure stands.
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    tell.forget();
}

fn rem() -> u32 {
    let root = document().document_element();
    root.and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok())
        .and_then(|size| {
            let whole = size.split(['.', 'p']).next()?;
            whole.parse().ok()
        })
        .unwrap_or(16)
}
