//! What happens when a reader comes to another page.

use std::cell::Cell;

use mingzhang::ProjectId;
use web_sys::HtmlElement;
use yew::prelude::*;

thread_local! {
    /// Whether a page has been shown before: the first leaves the focus where the browser put it.
    static HAS_SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// The heading of a page: it takes the focus when a reader comes to the page from another, so that
/// those who listen hear where they are, and the page shows from its top. Unless the reader comes
/// for words of the official text (`is_for_words`): those are shown instead.
#[hook]
pub(crate) fn use_arrival(page: Option<ProjectId>, is_for_words: bool) -> NodeRef {
    let heading = use_node_ref();
    use_effect_with((heading.clone(), page), move |(heading, _)| {
        if !HAS_SHOWN.replace(true) || is_for_words {
            return;
        }
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(heading) = heading.cast::<HtmlElement>() {
            // It fails only for what cannot take the focus.
            let _ = heading.focus();
        }
    });
    heading
}
