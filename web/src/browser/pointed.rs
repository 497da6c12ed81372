//! The line that the pointer or the focus is on, marked in table, chart, text and checks alike.
//!
//! It changes with every movement, so it is a class put on what is drawn, and nothing is drawn
//! anew for it.

use web_sys::Element;

use super::surface::Surface;

const HOT: &str = "is-hot";

/// The line that something happened on, by its index in the project: the nearest element around
/// it that carries `data-line`.
pub(crate) fn line_under(target: Option<&Element>) -> Option<usize> {
    let holder = target?.closest("[data-line]").ok().flatten()?;
    holder.get_attribute("data-line")?.parse().ok()
}

/// Marks a line wherever it shows, and no other.
pub(crate) fn mark_pointed(surface: &Surface, line: Option<usize>) {
    surface.each(".is-hot", |element| {
        let _ = element.class_list().remove_1(HOT);
    });
    if let Some(line) = line {
        let selector = format!("[data-line='{line}'],[data-holds~='{line}']");
        surface.each(&selector, |element| {
            let _ = element.class_list().add_1(HOT);
        });
    }
}
