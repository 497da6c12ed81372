//! The address bar.

use gloo::timers::callback::Timeout;
use gloo::utils::window;
use wasm_bindgen::JsValue;

use yew::html::Scope;

use super::surface::Surface;
use crate::app::App;
use crate::message::Msg;
use crate::route;
use crate::state::{Step, View};

/// The view that the page's address stands for; on an element, which has none, the plain one.
pub(crate) fn view_of_address(surface: &Surface) -> View {
    if !surface.is_page {
        return View::default();
    }
    route::parse(&window().location().hash().unwrap_or_default())
}

/// What the page's address is to say. Changing it takes a browser some milliseconds, so what follows
/// quickly upon each other, as letters do that are typed, is written down together.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    waiting: Vec<(View, Step)>,
    timer: Option<Timeout>,
}

/// Milliseconds after the last change.
const AFTER: u32 = 120;

impl Steps {
    /// Lets the address of a page stand for a view, soon.
    pub(crate) fn add(&mut self, link: &Scope<App>, view: &View, step: Step) {
        match self.waiting.last_mut() {
            Some((last, _)) if step == Step::Replace => *last = view.clone(),
            _ => self.waiting.push((view.clone(), step)),
        }
        let link = link.clone();
        let tell = move || link.send_message(Msg::PutAddress);
        self.timer = Some(Timeout::new(AFTER, tell));
    }

    /// Brings the address up to date at once.
    pub(crate) fn put(&mut self, surface: &Surface) {
        self.timer = None;
        for (view, step) in self.waiting.drain(..) {
            put_address(surface, &view, step);
        }
    }

    /// The address says something else by now.
    pub(crate) fn forget(&mut self) {
        self.timer = None;
        self.waiting.clear();
    }
}

fn put_address(surface: &Surface, view: &View, step: Step) {
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
