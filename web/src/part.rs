//! A part of the page that is drawn anew only when what it shows has changed.
//!
//! A selected line changes its row, its words in the official text and its bar; what a reader
//! types into the search box changes the list of hits: the rest of a long document is left as it
//! is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::virtual_dom::{Key, VComp, VNode};
use yew::{Component, Context, Html, Properties};

/// Which part it is: its kind, and its number among those of its kind. Where its siblings come and
/// go, all have keys, and the number, which is then not 0, is the key of the part: one that is taken
/// for another would be left empty.
pub(crate) type Name = (&'static str, usize);

/// What a part shows, as numbers: two of the same name and stamp look the same.
type Stamp = Rc<[usize]>;

/// What was drawn last.
struct Part;

#[derive(Properties)]
struct PartProps {
    stamp: Stamp,
    /// Until it is drawn: kept longer, Yew would have to copy it, and the copy would stay.
    content: Cell<Html>,
}

/// Two of one stamp are the same, whatever is in them.
impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.stamp == other.stamp
    }
}

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().content.take()
    }
}

/// The parts that are on the screen, in the order of their names.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    all: RefCell<Vec<Shown>>,
    /// Counts the drawings of the page.
    drawing: Cell<u32>,
}

#[derive(Debug)]
struct Shown {
    name: Name,
    stamp: Stamp,
    /// When it was there last.
    drawing: u32,
}

impl Parts {
    /// The page is drawn. Where nothing of it stays, what is known of its parts is forgotten.
    pub(crate) fn begin(&self, is_another: bool) {
        self.drawing.set(self.drawing.get().wrapping_add(1));
        if is_another {
            self.all.borrow_mut().clear();
        }
    }

    /// A part. `content` is asked for only where it is not on the screen as it is.
    pub(crate) fn draw(
        &self,
        name: Name,
        stamp: &[usize],
        content: impl FnOnce() -> Html,
    ) -> VNode {
        let (stamp, is_same) = self.take(name, stamp);
        let content = if is_same { VNode::default() } else { content() };
        let props = PartProps {
            stamp,
            content: Cell::new(content),
        };
        let key = (name.1 > 0).then(|| Key::from(name.1));
        VNode::from(VComp::new::<Part>(props.into(), key))
    }

    /// Takes a part for drawn; its stamp, and whether it was there with that in the last drawing.
    fn take(&self, name: Name, stamp: &[usize]) -> (Stamp, bool) {
        let drawing = self.drawing.get();
        let mut all = self.all.borrow_mut();
        match all.binary_search_by(|shown| shown.name.cmp(&name)) {
            Ok(at) => {
                let shown = &mut all[at];
                let was_there = shown.drawing.wrapping_add(1) == drawing;
                shown.drawing = drawing;
                let is_same = *shown.stamp == *stamp;
                if !is_same {
                    shown.stamp = stamp.into();
                }
                (shown.stamp.clone(), is_same && was_there)
            }
            Err(at) => {
                let shown = Shown {
                    name,
                    stamp: stamp.into(),
                    drawing,
                };
                let stamp = shown.stamp.clone();
                all.insert(at, shown);
                (stamp, false)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_drawn_when_it_comes_and_when_it_changes() {
        let parts = Parts::default();
        let is_drawn = |name, stamp| !parts.take(name, &[stamp]).1;
        parts.begin(false);
        assert!(is_drawn(("row", 2), 1) && is_drawn(("row", 1), 1) && is_drawn(("chart", 0), 1));
        parts.begin(false);
        assert!(!is_drawn(("row", 2), 1) && is_drawn(("row", 1), 2));
        // The chart has gone and comes back as it was.
        parts.begin(false);
        assert!(is_drawn(("chart", 0), 1) && !is_drawn(("row", 1), 2));
        parts.begin(true);
        assert!(is_drawn(("chart", 0), 1) && is_drawn(("row", 1), 2));
    }
}
