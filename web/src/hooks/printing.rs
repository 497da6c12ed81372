//! Whether the page is on its way to paper.

use gloo::events::EventListener;
use yew::prelude::*;

use super::use_flag;

/// True from just before the browser prints until it has printed.
#[hook]
pub(crate) fn use_printing() -> bool {
    let is_printing = use_flag();
    let set = is_printing.setter();
    use_effect_with((), move |()| {
        let window = gloo::utils::window();
        let listeners = [("beforeprint", true), ("afterprint", false)].map(|(event, prints)| {
            let set = set.clone();
            EventListener::new(&window, event, move |_| set.set(prints))
        });
        move || drop(listeners)
    });
    *is_printing
}
