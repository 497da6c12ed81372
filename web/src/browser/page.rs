//! What was written into the page, and what is in sight.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use yew::html::Scope;

use super::surface::Surface;
use crate::app::App;
use crate::message::Msg;

/// What was written into the page before the explorer gives way to it: goes, or, where the explorer
/// can only say why there is no document, stays below that.
pub(crate) fn give_way(goes: bool) {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let Some(printed): Option<Element> = find("#printed") else {
        return;
    };
    if goes {
        printed.remove();
    } else if let Some(app) = find("#printed ~ #app") {
        // The page has one main part: what the explorer says.
        if let Some(main) = printed
            .first_element_child()
            .and_then(|it| it.next_element_sibling())
        {
            let _ = main.set_attribute("role", "region");
            let _ = main.set_attribute("aria-labelledby", "printed-title");
        }
        let _ = app.after_with_node_1(&printed);
    }
}

/// Brings the marked words of the official text into sight: within its panel where that has a
/// scroll of its own. The page itself moves only for words that the reader asked to see
/// (`is_asked`).
pub(crate) fn show_words(surface: &Surface, is_asked: bool) {
    let Some(panel) = surface
        .find(".text-panel")
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let wanted: &[&str] = if is_asked {
        &[".hit-mark"]
    } else {
        &[".is-selected", ".extent"]
    };
    let find = |look: &&str| panel.query_selector(look).ok().flatten();
    let Some(target) = wanted.iter().find_map(find) else {
        return;
    };
    if let Some(part) = target.closest("details").ok().flatten() {
        // It does not fail: the name is valid.
        let _ = part.set_attribute("open", "");
    }
    let Some(target) = target.dyn_ref::<HtmlElement>() else {
        return;
    };
    let scrolls = panel.scroll_height() > panel.client_height() + 1;
    if scrolls {
        panel.set_scroll_top(target.offset_top() - panel.client_height() / 3);
    }
    if is_asked {
        let (seen, place): (&Element, _) = if scrolls {
            (&panel, ScrollLogicalPosition::Nearest)
        } else {
            (target, ScrollLogicalPosition::Center)
        };
        bring(seen, place);
    }
}

/// Tells the explorer when what it has drawn is painted.
pub(crate) fn after_paint(link: &Scope<App>) {
    let link = link.clone();
    let tell = move || link.send_message(Msg::Painted);
    let frame = Closure::once_into_js(move || Timeout::new(0, tell).forget());
    // It does not fail: the window is there.
    let _ = window().request_animation_frame(frame.unchecked_ref());
}

/// Brings the active hit of the search into sight.
pub(crate) fn show_option(surface: &Surface, is_first: bool) {
    let Some(list) = surface.find("#search-hits") else {
        return;
    };
    let option = list.query_selector("[aria-selected=true]").ok().flatten();
    match option.filter(|_| !is_first) {
        Some(option) => bring(&option, ScrollLogicalPosition::Nearest),
        None => list.set_scroll_top(0),
    }
}

fn bring(element: &Element, place: ScrollLogicalPosition) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(place);
    element.scroll_into_view_with_scroll_into_view_options(&how);
}
