//! What every part of a page knows: where the reader is, and in which words to speak.

use std::rc::Rc;

use mingzhang::Unit;
use yew::prelude::*;

use crate::labels::{Label, Lang};
use crate::route;
use crate::state::{Action, AppState, View};

/// Where the reader is and in which words to speak; the query in the search box is left out, so
/// that typing draws nothing but the search box.
#[derive(Clone, PartialEq)]
pub(crate) struct Frame {
    pub(crate) view: Rc<View>,
    dispatcher: UseReducerDispatcher<AppState>,
}

impl Frame {
    pub(crate) fn new(view: &View, dispatcher: UseReducerDispatcher<AppState>) -> Self {
        Self {
            view: Rc::new(View {
                query: String::new(),
                ..view.clone()
            }),
            dispatcher,
        }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.view.lang
    }

    pub(crate) fn unit(&self) -> Unit {
        self.view.unit
    }

    pub(crate) fn say(&self, label: Label) -> &'static str {
        label.text(self.view.lang)
    }

    pub(crate) fn act(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }
}

/// The address of a view, for a link.
pub(crate) fn href(view: &View) -> String {
    let fragment = route::fragment(view);
    // An empty address would load the page anew.
    if fragment.is_empty() {
        "#".to_owned()
    } else {
        fragment
    }
}

#[hook]
pub(crate) fn use_frame() -> Frame {
    #[expect(
        clippy::expect_used,
        reason = "App provides it around everything that it draws"
    )]
    use_context().expect("a frame around every component")
}
