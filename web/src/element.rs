//! The explorer on an element of a page that is not ours: `<mingzhang-explorer>`, whose own side is
//! `www/mingzhang-explorer.js`.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::app::{App, AppProps, Loading};
use crate::browser::{Host, Surface};
use crate::labels::{failures, seals};
use crate::message::Msg;
use crate::route;
use crate::state::View;

/// An explorer and the element that it draws in.
///
/// Yew keeps what it listens with for as long as its module lives. So an explorer that is not needed
/// rests, and the next element takes it over: there are never more than were shown at one time.
#[wasm_bindgen]
#[allow(missing_debug_implementations, reason = "JavaScript has no use for it")]
pub struct Explorer {
    app: AppHandle<App>,
}

#[wasm_bindgen]
impl Explorer {
    /// An explorer at rest in `mount`.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: Element, host: Host) -> Self {
        let surface = Surface::element(mount.clone(), host);
        let props = AppProps { surface };
        Self {
            app: yew::Renderer::<App>::with_root_and_props(mount, props).render(),
        }
    }

    /// Fetches the document at `source`, an address as the page's scripts use it, and shows the view
    /// of it that a fragment of the explorer's addresses stands for.
    pub fn open(&self, host: Host, source: String, fragment: &str) {
        let view = route::view_of_source(fragment);
        self.app.send_message(Msg::Open(host, source, view.into()));
    }

    /// Shows another view of the same document.
    pub fn show(&self, fragment: &str) {
        let view = route::view_of_source(fragment);
        self.app.send_message(Msg::Show(view.into()));
    }

    /// Lets go of the document, and draws nothing.
    pub fn rest(&self) {
        self.app.send_message(Msg::Rest);
    }
}

impl App {
    /// Tells the element's own side what has changed since the view that was drawn `before`.
    pub(crate) fn tell(&mut self, before: Option<&View>) {
        let (host, view) = (&self.surface.host, &self.view);
        if self.surface.is_page {
            return;
        }
        if self.told != self.attempt {
            match &self.loading {
                Loading::Nothing | Loading::Waiting => return,
                Loading::Ready(document) => {
                    let title = document.outline().title();
                    let projects = u32::try_from(document.projects().len()).unwrap_or(u32::MAX);
                    host.changed(&route::fragment(view));
                    host.ready(title.map_or("", |title| title.text()), projects);
                }
                Loading::Failed(failure) => host.failed(&failures::what(*failure, view.lang)),
            }
            self.told = self.attempt;
        } else if let Some(before) = before.filter(|before| *before != view) {
            host.changed(&route::fragment(view));
            if (before.project, &before.line) != (view.project, &view.line) {
                self.tell_selection();
            }
        }
    }

    fn tell_selection(&self) {
        let line = self.view.line.as_ref();
        let node = self.selected().zip(self.tree_of_page());
        let node = node.and_then(|(node, project)| project.funding().get(node));
        self.surface.host.selected(
            self.view.project,
            line.map(ToString::to_string),
            node.map(|node| node.label().text().to_owned()),
            node.and_then(|node| Some(node.amount().money()?.to_string())),
        );
    }

    /// Shows how what is seen here is put into another page.
    pub(crate) fn show_embedding(&self) {
        let Some(document) = self.document() else {
            return;
        };
        let lang = self.view.lang;
        let totals = Array::new();
        for project in document.breakdowns() {
            let root = project.funding().root();
            let amount = root.amount();
            let yuan = amount.money().map(|money| money.to_string());
            for words in [
                root.label().text(),
                &yuan.unwrap_or_default(),
                seals::origin(amount.status(), lang),
            ] {
                totals.push(&words.into());
            }
        }
        let fragment = route::fragment(&self.view);
        let host = &self.surface.host;
        host.embed(&fragment, lang.tag(), &document.address, &totals);
    }
}
