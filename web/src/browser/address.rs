//! The address bar.

use gloo::utils::window;
use wasm_bindgen::JsValue;

use super::surface::Surface;
use crate::route;
use crate::state::{Step, View};

/// The view that the page's address stands for; on an element, which has none, the plain one.
pub(crate) fn view_of_address(surface: &Surface) -> View {
    if !surface.is_page {
        return View::default();
    }
    route::parse(&window().location().hash().unwrap_or_default())
}

/// Lets the page's address stand for a view.
pub(crate) fn put_address(surface: &Surface, view: &View, step: Step) {
    if !surface.is_page {
        return;
    }
    let window = window();
    let location = window.location();
    let wanted = route::fragment(view);
    let present = location.hash().unwrap_or_default();
    if wanted == present || route::parse(&present) == *view {
        return;
    }
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let address = [path, query, wanted].concat();
    // A browser refuses when an address changes too often in a short time: the next change
    // brings it up to date.
    let _ = window.history().and_then(|history| match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    });
}
