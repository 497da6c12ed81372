//! The line that the pointer or the focus is on, marked in table, chart, text and checks alike.
//!
//! It changes with every movement, so it is a class put on what is drawn, and nothing is drawn
//! anew for it.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

const HOT: &str = "is-hot";

/// The line that an event happened on, by its index in the project: the nearest element around it
/// that carries `data-line`.
pub(crate) fn line_under(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let holder = target.closest("[data-line]").ok().flatten()?;
    holder.get_attribute("data-line")?.parse().ok()
}

/// Marks a line wherever it shows, and no other.
pub(crate) fn mark_pointed(line: Option<usize>) {
    each(".is-hot", |element| {
        let _ = element.class_list().remove_1(HOT);
    });
    if let Some(line) = line {
        let selector = format!("[data-line='{line}'],[data-holds~='{line}']");
        each(&selector, |element| {
            let _ = element.class_list().add_1(HOT);
        });
    }
}

fn each(selector: &str, does: fn(&Element)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|it| it.dyn_into().ok()) {
            does(&element);
        }
    }
}
