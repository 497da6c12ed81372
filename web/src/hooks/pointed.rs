//! The line that the pointer or the focus is on, marked in table, chart, text and checks alike.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The line that is pointed at, as its place in the project's tree.
pub(crate) type Pointed = Option<usize>;

/// What is pointed at.
#[hook]
pub(crate) fn use_pointed() -> Pointed {
    use_context::<Pointed>().flatten()
}

/// The line that an event happened on: the nearest element around it that carries `data-line`.
pub(crate) fn line_under(event: &Event) -> Pointed {
    let target: Element = event.target()?.dyn_into().ok()?;
    let holder = target.closest("[data-line]").ok().flatten()?;
    holder.get_attribute("data-line")?.parse().ok()
}
