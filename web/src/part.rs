//! A part of the page that is drawn anew only when it has changed.
//!
//! What a reader types into the search box changes the list of hits and nothing else: the rest of
//! a long document is left as it is.

use std::cell::RefCell;

use yew::virtual_dom::{VComp, VNode};
use yew::{Component, Context, Html, Properties};

/// What was drawn last.
struct Part;

#[derive(Properties)]
struct PartProps {
    version: u32,
    content: Html,
}

/// Two of one version are the same, whatever is in them.
impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().content.clone()
    }
}

/// A part in some version. Where that is the version on the screen, the content is not looked at.
pub(crate) fn part(version: u32, content: Html) -> VNode {
    let props = PartProps { version, content };
    VNode::from(VComp::new::<Part>(props.into(), None))
}

/// The versions of the parts that are on the screen, by name.
#[derive(Debug, Default)]
pub(crate) struct Versions(RefCell<Vec<(&'static str, u32)>>);

impl Versions {
    /// Whether a part on the screen is of another version; it is taken for drawn.
    pub(crate) fn has_changed(&self, name: &'static str, version: u32) -> bool {
        let mut all = self.0.borrow_mut();
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, drawn)) => std::mem::replace(drawn, version) != version,
            None => {
                all.push((name, version));
                true
            }
        }
    }
}
