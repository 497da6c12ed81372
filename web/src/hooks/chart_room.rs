//! How much room a chart has.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use crate::state::Size;

/// The room for a chart, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) width: u32,
    /// The font size of the page's root: what one `rem` is.
    pub(crate) rem: u32,
}

/// The room that `node` gives, followed as it changes; before it is known, that of a phone.
#[hook]
pub(crate) fn use_chart_room(node: &NodeRef, size: Size) -> Room {
    let room = use_state_eq(|| Room {
        width: 360,
        rem: 16,
    });
    let set = room.setter();
    use_effect_with((node.clone(), size), move |(node, _)| {
        let element = node.cast::<Element>();
        let watch = element.map(|element| {
            let measured = element.clone();
            let measure = move || {
                let width = u32::try_from(measured.client_width()).unwrap_or_default();
                if width > 0 {
                    set.set(Room { width, rem: rem() });
                }
            };
            measure();
            let closure = Closure::<dyn FnMut()>::new(measure);
            // Without an observer the first measure stands.
            let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
            if let Some(observer) = &observer {
                observer.observe(&element);
            }
            (observer, closure)
        });
        move || {
            if let Some((Some(observer), _closure)) = watch {
                observer.disconnect();
            }
        }
    });
    *room
}

fn rem() -> u32 {
    let window = gloo::utils::window();
    let root = gloo::utils::document().document_element();
    root.and_then(|root| window.get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok())
        .and_then(|size| {
            let whole = size.split(['.', 'p']).next()?;
            whole.parse().ok()
        })
        .unwrap_or(16)
}
