//! What the explorer is drawn on: a page that is all its own, or an element on somebody's page.
//!
//! Whatever looks for something on the screen looks for it here, so that several explorers on one
//! page never meet, and none touches what is not its own.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::take::Host;
use crate::state::{Size, Theme, View};

/// The document that a page opens with, relative to it.
pub(crate) const DEFAULT: &str = "data/budget.txt";

/// The element that holds everything drawn, and what is around it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Surface {
    mount: Element,
    /// Who loads what is asked for rarely.
    pub(crate) host: Host,
    /// Whether the page is the explorer's own: its address, title and history with it.
    pub(crate) is_page: bool,
    /// The document that it opens with.
    pub(crate) source: String,
}

impl Surface {
    /// The whole page, with the explorer in `mount`.
    pub(crate) fn page(mount: Element, host: Host) -> Self {
        Self {
            mount,
            host,
            is_page: true,
            source: DEFAULT.to_owned(),
        }
    }

    /// An element of a page that is not ours, with no document yet.
    pub(crate) fn element(mount: Element, host: Host) -> Self {
        Self {
            mount,
            host,
            is_page: false,
            source: String::new(),
        }
    }

    /// The element that everything is drawn in.
    pub(crate) fn mount(&self) -> &Element {
        &self.mount
    }

    /// The first element drawn that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.mount.query_selector(selector).ok().flatten()
    }

    /// Does something to each element drawn that a selector finds.
    pub(crate) fn each(&self, selector: &str, does: fn(&Element)) {
        let Ok(found) = self.mount.query_selector_all(selector) else {
            return;
        };
        for index in 0..found.length() {
            if let Some(element) = found.get(index).and_then(|it| it.dyn_into().ok()) {
                does(&element);
            }
        }
    }

    /// Puts the focus on an element; whether there is one.
    pub(crate) fn focus(&self, selector: &str) -> bool {
        let element = self.find(selector);
        let element = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        // It fails only for what cannot take the focus.
        element.is_some_and(|element| element.focus().is_ok())
    }

    /// The element whose language, theme and text size hold for all that is drawn.
    pub(crate) fn root(&self) -> Option<Element> {
        if self.is_page {
            document().document_element()
        } else {
            Some(self.mount.clone())
        }
    }

    /// Sets the language, theme, text size and contrast.
    pub(crate) fn set_root(&self, view: &View) {
        let Some(root) = self.root() else {
            return;
        };
        let theme = match view.theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        let size = match view.size {
            Size::Plain => None,
            Size::Large => Some("large"),
            Size::Largest => Some("largest"),
        };
        let attributes = [
            ("lang", Some(view.lang.tag())),
            ("data-theme", theme),
            ("data-size", size),
            ("data-contrast", view.contrast.then_some("more")),
        ];
        for (name, value) in attributes {
            // Neither fails: the names are valid.
            let _ = match value {
                Some(value) => root.set_attribute(name, value),
                None => root.remove_attribute(name),
            };
        }
    }

    /// A reader came to another view: it shows from its top, and its heading takes the focus, so
    /// that those who listen hear where they are.
    pub(crate) fn arrive(&self) {
        if self.is_page {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        } else {
            self.mount.set_scroll_top(0);
            // The reader's page stays where it is, unless the top is above what is in sight.
            if self.mount.get_bounding_client_rect().top() < 0.0 {
                self.mount.scroll_into_view();
            }
        }
        self.focus("#main h1");
    }

    /// Sets the title of the browser's window, where that is ours.
    pub(crate) fn set_title(&self, title: &str) {
        if self.is_page {
            document().set_title(title);
        }
    }
}
