//! The address bar follows the state, and the state follows the address bar.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::route;
use crate::state::{Action, AppState, Step, View};

/// The view that the page's address stands for.
pub(crate) fn view_of_address() -> View {
    let fragment = gloo::utils::window().location().hash();
    route::parse(&fragment.unwrap_or_default())
}

/// Keeps state and address together, both ways.
#[hook]
pub(crate) fn use_address() -> UseReducerHandle<AppState> {
    let state = use_reducer_eq(|| AppState::new(view_of_address()));

    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let window = gloo::utils::window();
        let listener = EventListener::new(&window, "hashchange", move |_| {
            dispatcher.dispatch(Action::Arrive(view_of_address()));
        });
        move || drop(listener)
    });

    use_effect_with((*state).clone(), |state| {
        let window = gloo::utils::window();
        let location = window.location();
        let wanted = route::fragment(&state.view);
        let present = location.hash().unwrap_or_default();
        if wanted == present || route::parse(&present) == *state.view {
            return;
        }
        let path = location.pathname().unwrap_or_default();
        let query = location.search().unwrap_or_default();
        let address = [path, query, wanted].concat();
        // A browser refuses when an address changes too often in a short time: the next change
        // brings it up to date.
        let _ = window.history().and_then(|history| match state.step {
            Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
        });
    });
    state
}
