//! The documents that the page names beside its own.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::route::is_beside_the_page;

/// Other documents of the site, each with its address relative to the page and its title:
/// `<link rel="alternate" type="text/plain" href="data/2023.txt" title="…">` in the page's head.
pub(crate) fn others() -> Vec<(String, String)> {
    let Ok(found) = document().query_selector_all("link[rel=alternate][type='text/plain']") else {
        return Vec::new();
    };
    let link = |index| {
        let link: Element = found.get(index)?.dyn_into().ok()?;
        let path = link.get_attribute("href")?;
        let title = link.get_attribute("title");
        is_beside_the_page(&path).then(|| (path.clone(), title.unwrap_or(path)))
    };
    (0..found.length()).filter_map(link).collect()
}
