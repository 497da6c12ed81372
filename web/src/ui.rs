//! How a part of the page is written down: elements opened and closed in order.
//!
//! Every call here is one short, never repeated function; the page is a few hundred such calls,
//! which is far less code to download than an expanded template for each part.

use std::rc::Rc;

use web_sys::Event;
use yew::html::Scope;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VNode, VTag, VText};

use crate::app::App;
use crate::labels::{Label, Lang};
use crate::message::{Asked, Do, Msg};
use crate::part::Name;

/// What is drawn, element by element.
pub(crate) struct Ui<'a> {
    /// What the page shows.
    pub(crate) app: &'a App,
    link: Scope<App>,
    open: Vec<Element>,
    done: Vec<VNode>,
    /// Whether a part is drawn, in which others are drawn with it.
    is_part: bool,
}

/// An element that is not closed yet.
struct Element {
    tag: VTag,
    class: String,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

impl<'a> Ui<'a> {
    pub(crate) fn new(app: &'a App, link: &Scope<App>) -> Self {
        Self {
            app,
            link: link.clone(),
            open: Vec::new(),
            done: Vec::new(),
            is_part: false,
        }
    }

    /// All that was drawn.
    pub(crate) fn finish(self) -> VNode {
        VNode::from(VList::with_children(self.done, None))
    }

    pub(crate) fn lang(&self) -> Lang {
        self.app.view.lang
    }

    /// A label in the reader's language.
    pub(crate) fn say(&self, label: Label) -> &'static str {
        label.text(self.app.view.lang)
    }

    /// An element: `fill` gives it its attributes, then its children.
    #[inline(always)]
    pub(crate) fn el(
        &mut self,
        tag: &'static str,
        class: &'static str,
        fill: impl FnOnce(&mut Self),
    ) {
        self.open(tag, class);
        fill(self);
        self.close();
    }

    /// A part that is drawn anew only when it shows something else, or when the page does. `stamp`
    /// is what it shows besides: two that are equal look the same.
    pub(crate) fn part(&mut self, name: Name, stamp: &[usize], fill: impl FnOnce(&mut Self)) {
        if self.is_part {
            return fill(self);
        }
        let (app, link) = (self.app, &self.link);
        let part = app.parts.draw(name, &[&[app.frame], stamp].concat(), || {
            let mut ui = Ui::new(app, link);
            ui.is_part = true;
            fill(&mut ui);
            ui.finish()
        });
        self.put(part);
    }

    /// An element that holds words and nothing else.
    pub(crate) fn words(&mut self, tag: &'static str, class: &'static str, words: &str) {
        self.open(tag, class);
        self.text(words);
        self.close();
    }

    /// An element that holds words of the document, which are Chinese in every language.
    pub(crate) fn quoted(&mut self, tag: &'static str, class: &'static str, words: &str) {
        self.open(tag, class);
        self.at("lang", "zh-CN");
        self.text(words);
        self.close();
    }

    /// A label in an element of its own.
    pub(crate) fn label(&mut self, tag: &'static str, class: &'static str, label: Label) {
        self.words(tag, class, self.say(label));
    }

    /// A link to another view of the page.
    pub(crate) fn link(&mut self, class: &'static str, address: &str, words: &str) {
        self.open("a", class);
        self.at("href", address);
        self.text(words);
        self.close();
    }

    /// A button with a label.
    pub(crate) fn button(&mut self, class: &'static str, label: Label, does: Do) {
        self.open("button", class);
        self.at("type", "button");
        self.on(ListenerKind::onclick, does);
        self.text(self.say(label));
        self.close();
    }

    #[inline(never)]
    pub(crate) fn open(&mut self, tag: &'static str, class: &'static str) {
        self.open.push(Element {
            tag: VTag::new(tag),
            class: class.to_owned(),
            children: Vec::new(),
            listeners: Vec::new(),
        });
    }

    #[inline(never)]
    pub(crate) fn close(&mut self) {
        let Some(mut element) = self.open.pop() else {
            return;
        };
        // On an element, headings stand below those of the page around it.
        if !self.app.surface.is_page
            && let Some(level) = match element.tag.tag() {
                "h1" => Some("2"),
                "h2" => Some("3"),
                "h3" => Some("4"),
                _ => None,
            }
        {
            element.tag.add_attribute("aria-level", level);
        }
        if !element.class.is_empty() {
            element.tag.add_attribute("class", element.class);
        }
        if !element.listeners.is_empty() {
            element
                .tag
                .set_listeners(element.listeners.into_boxed_slice());
        }
        element.tag.add_children(element.children);
        self.put(VNode::from(element.tag));
    }

    #[inline(never)]
    fn put(&mut self, node: VNode) {
        match self.open.last_mut() {
            Some(element) => element.children.push(node),
            None => self.done.push(node),
        }
    }

    /// Words in the open element.
    #[inline(never)]
    pub(crate) fn text(&mut self, words: &str) {
        self.put(VNode::from(VText::new(words.to_owned())));
    }

    /// One more class for the open element.
    #[inline(never)]
    pub(crate) fn class(&mut self, class: &str) {
        if let Some(element) = self.open.last_mut() {
            if !element.class.is_empty() {
                element.class.push(' ');
            }
            element.class.push_str(class);
        }
    }

    pub(crate) fn class_if(&mut self, holds: bool, class: &str) {
        if holds {
            self.class(class);
        }
    }

    /// An attribute of the open element.
    #[inline(never)]
    pub(crate) fn at(&mut self, name: &'static str, value: &str) {
        if let Some(element) = self.open.last_mut() {
            element.tag.add_attribute(name, value.to_owned());
        }
    }

    pub(crate) fn number(&mut self, name: &'static str, value: usize) {
        self.at(name, &value.to_string());
    }

    /// An attribute that is `true` or `false`.
    pub(crate) fn whether(&mut self, name: &'static str, value: bool) {
        self.at(name, if value { "true" } else { "false" });
    }

    /// An attribute that is there or not.
    pub(crate) fn has(&mut self, name: &'static str, value: bool) {
        if value {
            self.at(name, "");
        }
    }

    /// What an input holds: its text, or whether it is chosen.
    pub(crate) fn holds(&mut self, value: &str) {
        if let Some(element) = self.open.last_mut() {
            element.tag.set_value(value.to_owned());
        }
    }

    pub(crate) fn checked(&mut self, checked: bool) {
        if let Some(element) = self.open.last_mut() {
            element.tag.set_checked(checked);
        }
    }

    /// What tells the open element from its siblings, so that it stays itself when they change.
    pub(crate) fn key(&mut self, key: usize) {
        if let Some(element) = self.open.last_mut() {
            element.tag.key = Some(Key::from(key));
        }
    }

    /// The same by name.
    pub(crate) fn named(&mut self, key: &str) {
        if let Some(element) = self.open.last_mut() {
            element.tag.key = Some(Key::from(key));
        }
    }

    /// What an event on the open element asks for.
    #[inline(never)]
    pub(crate) fn on(&mut self, kind: ListenerKind, does: Do) {
        let listener = On {
            kind,
            does,
            link: self.link.clone(),
        };
        if let Some(element) = self.open.last_mut() {
            element.listeners.push(Some(Rc::new(listener)));
        }
    }

    pub(crate) fn click(&mut self, does: Do) {
        self.on(ListenerKind::onclick, does);
    }
}

/// One listener of one element.
struct On {
    kind: ListenerKind,
    does: Do,
    link: Scope<App>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        if self.does.takes(&event) {
            let asked = Asked::by(&event);
            self.link.send_message(Msg::Asked(self.does.clone(), asked));
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
