//! The page's own element: its language, theme, text size and title.

use yew::prelude::*;

use crate::labels::Lang;
use crate::state::{Size, Theme};

#[hook]
pub(crate) fn use_root(lang: Lang, theme: Theme, size: Size, title: String) {
    use_effect_with((lang, theme, size), |&(lang, theme, size)| {
        let Some(root) = gloo::utils::document().document_element() else {
            return;
        };
        let theme = match theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        let size = match size {
            Size::Plain => None,
            Size::Large => Some("large"),
            Size::Largest => Some("largest"),
        };
        let attributes = [
            ("lang", Some(lang.tag())),
            ("data-theme", theme),
            ("data-size", size),
        ];
        for (name, value) in attributes {
            // Neither fails: the names are valid.
            let _ = match value {
                Some(value) => root.set_attribute(name, value),
                None => root.remove_attribute(name),
            };
        }
    });
    use_effect_with(title, |title| gloo::utils::document().set_title(title));
}
