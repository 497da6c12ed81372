//! What reaches the page: what a reader asks for, and what the browser reports.

use std::rc::Rc;

use mingzhang::{CheckId, LineId, NodeId};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

use crate::browser::{Fetched, Format, Host};
use crate::labels::Label;
use crate::state::{Action, View};

/// Everything that the page can be told.
pub(crate) enum Msg {
    /// A reader asked for something, by this event.
    Asked(Do, Asked),
    /// The address changed: a link, the back button, the address bar.
    Address,
    /// The reading of the `n`th document that was asked for.
    Read(u32, Box<Fetched>),
    /// The reading of the document that is compared with, by its name.
    ReadOther(String, Box<Fetched>),
    /// A file was opened under this name to be compared with.
    Opened(String),
    /// The room for charts may have changed.
    Room,
    /// The search box has the focus: the document is made ready.
    Index,
    /// What stands first on the page has been painted.
    Painted,
    /// The address is to stand for what shows.
    PutAddress,
    /// The page was scrolled, or its long table has another height.
    Scroll,
    /// The page goes to paper, or came back from it.
    Printing(bool),
    /// An element has a document to show, and this view of it.
    Open(Host, String, Box<View>),
    /// An element has another view to show.
    Show(Box<View>),
    /// No element has anything to show.
    Rest,
    /// What came of something that took time.
    Said(Label),
}

/// What an event says. It is read while the event happens, for afterwards its target is forgotten
/// inside of an element.
pub(crate) struct Asked {
    /// What it happened on.
    pub(crate) target: Option<Element>,
    /// The key that was pressed; empty for any other event.
    pub(crate) key: String,
}

impl Asked {
    pub(crate) fn by(event: &Event) -> Self {
        let pressed = event.dyn_ref::<KeyboardEvent>();
        Self {
            target: event.target().and_then(|it| it.dyn_into().ok()),
            key: pressed.map(KeyboardEvent::key).unwrap_or_default(),
        }
    }
}

impl Msg {
    /// What it can change of what the page shows, besides what another view does.
    pub(crate) const fn reach(&self) -> Reach {
        match self {
            Self::Scroll | Self::Index | Self::PutAddress | Self::Painted => Reach::Apart,
            Self::Address | Self::Room => Reach::Selection,
            Self::Asked(does, _) => match does {
                Do::SearchKey | Do::SearchInput | Do::SearchFocus(_) | Do::Settings => Reach::Apart,
                Do::Retry | Do::Bound(_) => Reach::Page,
                _ => Reach::Selection,
            },
            _ => Reach::Page,
        }
    }
}

/// How much of the page a message can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The masthead alone, or which rows of the table are in sight.
    Apart,
    /// What follows the selected and the opened lines.
    Selection,
    /// Everything.
    Page,
}

/// What an element asks for when something happens to it.
#[derive(Clone, Debug)]
pub(crate) enum Do {
    /// Change what is shown.
    Act(Action),
    /// Go to another place.
    Visit(Rc<View>),
    /// Choose a row of the table.
    Row(NodeId),
    /// Choose the line of a sum in the official text, with all that is open left so.
    Sum,
    /// Show or hide what is below a row.
    Twist(NodeId),
    /// Choose a bar of the chart by its first line.
    Bar(NodeId),
    /// Show a check's terms and sentences, or hide them.
    Check(CheckId),
    /// Look at lines of no less, or of no more (`true`), than what was typed.
    Bound(bool),
    /// Compare with the file that was chosen.
    OtherFile,
    /// Compare with the document at the address that was typed.
    OtherPath,
    /// Show more of a long list.
    More,
    /// Show the lines below all lines, or hide them.
    OpenAll(bool),
    /// Go past the masthead.
    Skip,
    /// Show or hide the settings, where they are folded.
    Settings,
    /// Fetch the document again.
    Retry,
    /// Choose files of one's own to open.
    Choose,
    Take(Format),
    CopyLink,
    /// Copy what the page shows in words, with its address.
    CopyText,
    /// Hand that to the system.
    Share,
    /// Show how this is put into another page.
    Embed,
    /// Copy a line's sentence with where it stands.
    Cite(LineId),
    Print,
    /// Put away the menu that something was chosen of, or that Escape was pressed in.
    CloseMenu,
    // The pointer and the keys.
    Point,
    PointAway,
    TableKey,
    TableFocus,
    ChartKey,
    ChartFocus(bool),
    SearchKey,
    SearchInput,
    SearchFocus(bool),
    /// Follow a link to another view.
    Follow,
    /// Nothing: the browser's own answer to the event is not wanted.
    Hold,
}

impl Do {
    /// Whether the page's address is copied or written down.
    pub(crate) const fn needs_address(&self) -> bool {
        matches!(
            self,
            Self::Take(_)
                | Self::CopyLink
                | Self::CopyText
                | Self::Share
                | Self::Embed
                | Self::Cite(_)
                | Self::Print
        )
    }

    /// Whether an event is meant for this. What the browser would do itself is held back here,
    /// for afterwards is too late.
    pub(crate) fn takes(&self, event: &Event) -> bool {
        let target = || event.target()?.dyn_into::<Element>().ok();
        match self {
            // A link or a button in a row is that.
            Self::Row(_) => target().is_none_or(|at| matches!(at.closest("a, button"), Ok(None))),
            Self::Twist(_) => {
                event.stop_propagation();
                true
            }
            Self::Sum => follows(event, target(), "a.sum"),
            Self::Follow => !event.default_prevented() && follows(event, target(), "a[href^='#']"),
            Self::Hold => {
                event.prevent_default();
                false
            }
            Self::CloseMenu => {
                if let Some(target) = target() {
                    close_menu(&target, event);
                }
                false
            }
            // What is open is drawn open.
            Self::Check(_) => {
                event.prevent_default();
                true
            }
            Self::TableKey => {
                let is_row = target().is_some_and(|at| at.tag_name() == "TR");
                is_row && holds_back(event, TREE_KEYS)
            }
            Self::ChartKey => holds_back(event, TREE_KEYS),
            Self::SearchKey => holds_back(event, SEARCH_KEYS),
            _ => true,
        }
    }
}

/// Whether a link that a selector finds is followed by us, not by the browser, to which what opens
/// it elsewhere is left.
fn follows(event: &Event, target: Option<Element>, selector: &str) -> bool {
    let is_plain = event
        .dyn_ref::<MouseEvent>()
        .is_some_and(|pressed| !(pressed.ctrl_key() || pressed.meta_key() || pressed.shift_key()));
    let is_link = target.is_some_and(|at| matches!(at.closest(selector), Ok(Some(_))));
    if is_plain && is_link {
        event.prevent_default();
    }
    is_plain && is_link
}

/// Closes the menu around an element on which something was chosen, or Escape was pressed.
fn close_menu(target: &Element, event: &Event) -> Option<()> {
    let is_choice = match event.dyn_ref::<KeyboardEvent>() {
        Some(pressed) => pressed.key() == "Escape",
        None => target.closest("a, button").ok()?.is_some(),
    };
    let menu = target.closest(".menu[open]").ok()?.filter(|_| is_choice)?;
    menu.remove_attribute("open").ok()?;
    let button: HtmlElement = menu.first_element_child()?.dyn_into().ok()?;
    button.focus().ok()
}

const TREE_KEYS: &[&str] = &[
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "Enter",
    " ",
    "Escape",
];

const SEARCH_KEYS: &[&str] = &["ArrowDown", "ArrowUp", "Enter", "Escape"];

/// Whether a key event is one of these keys alone; the browser then does nothing with it. An
/// input method that is putting characters together has the keys to itself.
fn holds_back(event: &Event, keys: &[&str]) -> bool {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
        return false;
    };
    let is_chord = pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key();
    let is_ours = !is_chord && !pressed.is_composing() && keys.contains(&&*pressed.key());
    if is_ours {
        event.prevent_default();
    }
    is_ours
}
