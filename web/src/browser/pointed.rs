//! The line that the pointer or the focus is on, marked in table, chart, text and checks alike, and
//! the row of the table that is in the tab order.
//!
//! They change with every movement and key, so they are a class and an attribute put on what is
//! drawn, and nothing is drawn anew for them.

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

/// Puts the row of a line into the tab order, in the place of the one that was there.
pub(crate) fn put_stop(surface: &Surface, line: usize) {
    let selector = row(line);
    if surface
        .find(&[&*selector, "[tabindex='0']"].concat())
        .is_some()
    {
        return;
    }
    // It does not fail: the name is valid.
    surface.each("tr[tabindex='0']", |row| {
        let _ = row.set_attribute("tabindex", "-1");
    });
    if let Some(row) = surface.find(&selector) {
        let _ = row.set_attribute("tabindex", "0");
    }
}

/// Gives the focus to the row of a line; whether it is on the screen.
pub(crate) fn focus_row(surface: &Surface, line: usize) -> bool {
    surface.focus(&row(line))
}

fn row(line: usize) -> String {
    ["tr[data-line='", &line.to_string(), "']"].concat()
}
