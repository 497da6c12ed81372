//! The whole page: what it knows, and how it is drawn.
//!
//! One component holds all state. What happens arrives as a [`Msg`]; [`crate::update`] answers
//! it; the [`crate::components`] draw what came of it.

mod documents;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use mingzhang::views::facets::Implementer;
use mingzhang::views::filter::{Filter, Found};
use mingzhang::views::search::{Hits, Index};
use mingzhang::views::summary::Summary;
use mingzhang::views::topics::Topic;
use mingzhang::{CheckId, ProjectId, Unit};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement, KeyboardEvent};
use yew::html::Scope;
use yew::{Component, Context, Html, Properties};

use crate::browser::{
    Document, Failure, Room, Steps, Surface, Watch, after_paint, detail_height, focus_row,
    give_way, mark_pointed, put_stop, show_option, show_words, view_of_address,
};
use crate::components::page;
use crate::labels::{Label, sentences};
use crate::message::{Msg, Reach};
use crate::part::Parts;
use crate::state::{self, View};
use crate::ui::Ui;

/// The explorer.
pub(crate) struct App {
    pub(crate) surface: Surface,
    pub(crate) view: View,
    pub(crate) loading: Loading,
    /// The document that it is compared with.
    pub(crate) other: Other,
    /// How many documents were asked for: an answer to an earlier question is dropped.
    pub(crate) attempt: u32,
    pub(crate) room: Room,
    pub(crate) is_printing: bool,
    pub(crate) here: Here,
    pub(crate) search: Search,
    /// What the page of the whole document shows, in the unit that it was made for.
    whole: RefCell<Option<(Unit, Rc<Whole>)>>,
    /// The lines that were looked for, and of what.
    found: RefCell<Option<(Looked, Rc<Found>)>>,
    /// Whether the checks are to be shown once they are drawn.
    pub(crate) to_checks: bool,
    pub(crate) settings_are_open: bool,
    /// Counts the changes of what the page shows.
    pub(crate) version: usize,
    /// The version in which more than the selected and the opened lines changed last.
    pub(crate) frame: usize,
    pub(crate) parts: Parts,
    /// The frame that is on the screen.
    drawn_frame: Cell<usize>,
    /// The line of the row that is in the tab order, as it was drawn last.
    pub(crate) stop: Cell<usize>,
    /// What the address is to say.
    pub(crate) steps: Steps,
    drawn: Option<Drawn>,
    /// Whether a document has been shown before.
    pub(crate) has_shown: bool,
    /// The attempt of which the script of an element has heard what came of it.
    pub(crate) told: u32,
    /// For as long as the explorer lives.
    _watch: Watch,
    _listeners: Vec<EventListener>,
}

/// Where lines were looked for, by what, and the unit of their sum.
type Looked = (Option<ProjectId>, Filter, Unit);

/// What is said of the whole document.
pub(crate) struct Whole {
    pub(crate) summary: Summary,
    pub(crate) classes: Option<Topic>,
    pub(crate) implementers: Vec<Implementer>,
}

/// Where the explorer begins.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) surface: Surface,
}

/// How far the opening of a document has come.
pub(crate) enum Loading {
    /// No document is asked for.
    Nothing,
    Waiting,
    Ready(Rc<Document>),
    Failed(Failure),
}

/// A document beside the one that shows.
pub(crate) struct Other {
    /// Its name, as in the view.
    pub(crate) name: String,
    pub(crate) loading: Loading,
}

/// What only the page that shows knows: gone with it.
#[derive(Default)]
pub(crate) struct Here {
    /// The line that is pointed at.
    pub(crate) pointed: Option<usize>,
    /// The first row that is drawn of a long table.
    pub(crate) first_row: usize,
    /// By how much its selected row is higher than the others, in pixels.
    pub(crate) detail: usize,
    /// The line whose row is to have the focus once it is drawn.
    pub(crate) to_focus: Option<usize>,
    /// The line in the table that had the focus last.
    pub(crate) focused: Option<usize>,
    /// The line whose bar is active in the chart.
    pub(crate) active: Option<usize>,
    pub(crate) chart_has_focus: bool,
    /// The checks whose terms are shown.
    pub(crate) open_checks: Vec<CheckId>,
    /// How often more of a long list was asked for.
    pub(crate) more: usize,
    /// Whether all of the page is drawn, or what stands first alone.
    pub(crate) is_whole: bool,
    /// Something to tell the reader in passing.
    pub(crate) notice: Option<Label>,
}

/// The search box and what was found.
#[derive(Default)]
pub(crate) struct Search {
    /// The document made ready, once the box has had the focus.
    pub(crate) index: Option<Index>,
    /// How often it was looked for something.
    pub(crate) count: usize,
    pub(crate) found: Hits,
    /// The hit that Enter goes to.
    pub(crate) active: usize,
    pub(crate) is_dismissed: bool,
}

impl App {
    /// The document, once it is read.
    pub(crate) fn document(&self) -> Option<&Document> {
        match &self.loading {
            Loading::Ready(document) => Some(document),
            Loading::Nothing | Loading::Waiting | Loading::Failed(_) => None,
        }
    }

    /// The project whose page shows. An address can name one that the document does not have:
    /// then it is the whole.
    pub(crate) fn project(&self) -> Option<ProjectId> {
        let number = self.view.project?;
        let mut all = self.document()?.breakdowns().map(|project| project.id());
        all.find(|id| id.number() == number)
    }

    /// The file that the present view shows: relative to the page, or, on an element, as its page
    /// named it.
    pub(crate) fn address(&self) -> &str {
        let document = self.view.document.as_deref();
        document.unwrap_or(&self.surface.source)
    }

    /// Whether all of a project's page is drawn at once. Where a reader comes to its top, the total,
    /// the chart and the table are painted before the text and the checks are drawn.
    pub(crate) fn draws_all(&self) -> bool {
        let view = &self.view;
        let comes_for_words = view.mark.is_some() || view.line.is_some();
        let comes_for_more = comes_for_words || view.outcome.is_some();
        self.here.is_whole || !self.has_shown || self.is_printing || comes_for_more
    }

    fn place(&self) -> Place {
        let view = &self.view;
        (self.project(), view.with.clone(), view.against, view.topic)
    }

    /// The title of the browser's window.
    fn title(&self) -> String {
        sentences::page_title(self.view.lang, self.name())
    }

    /// What the page is about.
    pub(crate) fn name(&self) -> Option<&str> {
        let topic = self
            .view
            .topic
            .map(|topic| topic.label().text(self.view.lang));
        self.document().and_then(|document| match self.project() {
            _ if self.view.with.is_some() => Some(Label::CompareDocuments.text(self.view.lang)),
            None if topic.is_some() => topic,
            Some(_) if self.against().is_some() => Some(Label::Compare.text(self.view.lang)),
            Some(id) => Some(document.project(id)?.funding().root().label().text()),
            None => document.outline().title().map(|title| title.text()),
        })
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let surface = ctx.props().surface.clone();
        let mut app = Self {
            view: view_of_address(&surface),
            loading: Loading::Nothing,
            other: Other {
                name: String::new(),
                loading: Loading::Nothing,
            },
            attempt: 0,
            room: Room::default(),
            is_printing: false,
            here: Here::default(),
            search: Search::default(),
            whole: RefCell::default(),
            found: RefCell::default(),
            to_checks: false,
            settings_are_open: false,
            version: 0,
            frame: 0,
            parts: Parts::default(),
            drawn_frame: Cell::default(),
            stop: Cell::default(),
            steps: Steps::default(),
            drawn: None,
            has_shown: false,
            told: 0,
            _watch: Watch::new(&surface, link),
            _listeners: listeners(&surface, link),
            surface,
        };
        app.to_checks = app.view.outcome.is_some() && app.view.project.is_some();
        if app.surface.is_page {
            app.fetch(link);
            app.fetch_other(link);
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        let reach = message.reach();
        let before = self.view.clone();
        let changes = self.answer(ctx, message);
        if changes && (reach != Reach::Apart || !self.view.is_same_page(&before)) {
            self.version += 1;
            if reach == Reach::Page || !self.view.is_same_frame(&before) {
                self.frame = self.version;
            }
        }
        changes
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.parts
            .begin(self.drawn_frame.replace(self.frame) != self.frame);
        let mut ui = Ui::new(self, ctx.link());
        if !matches!(self.loading, Loading::Nothing) {
            page(&mut ui);
        }
        ui.finish()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let is_read = self.document().is_some() && self.compared_with().is_some();
        let drawn = Drawn {
            view: self.view.clone(),
            page: is_read.then(|| self.place()),
        };
        if is_read && self.draws_all() {
            self.here.is_whole = true;
        } else if is_read {
            after_paint(ctx.link());
        }
        let before = self.drawn.replace(drawn);
        let then = before.as_ref().map(|before| &before.view);
        let view = &self.view;
        let page = is_read.then(|| self.place());
        let is_page = before.as_ref().map(|before| &before.page) != Some(&page);

        if then.is_none_or(|then| (then.lang, then.theme) != (view.lang, view.theme))
            || then.is_none_or(|then| (then.size, then.contrast) != (view.size, view.contrast))
        {
            self.surface.set_root(view);
            ctx.link().send_message(Msg::Room);
        }
        self.surface.set_title(&self.title());
        if self.surface.is_page && !matches!(self.loading, Loading::Waiting) {
            give_way(is_read || self.view.document.is_some());
        }
        if is_page && is_read {
            // The first page leaves the focus where the browser put it; and who comes for words
            // of the official text is shown those instead of the top.
            if self.has_shown && view.mark.is_none() {
                self.surface.arrive();
            }
            ctx.link().send_message(Msg::Room);
            self.has_shown = true;
        }
        if is_page || then.is_none_or(|then| (&then.line, then.mark) != (&view.line, view.mark)) {
            show_words(&self.surface, view.mark.is_some());
        }
        if is_read && std::mem::take(&mut self.to_checks) {
            self.surface.focus("#checks");
        }
        self.tell(then);
        show_option(&self.surface, self.search.active == 0);
        mark_pointed(&self.surface, self.here.pointed);
        put_stop(&self.surface, self.stop.get());
        if let Some(line) = self.here.to_focus.take() {
            focus_row(&self.surface, line);
        }
        if let Some(detail) = detail_height(&self.surface, self.room.row())
            && detail != self.here.detail
        {
            self.here.detail = detail;
            ctx.link().send_message(Msg::Scroll);
        }
    }
}

/// A page: its project, what that is compared with, or its topic.
type Place = (
    Option<ProjectId>,
    Option<String>,
    Option<u32>,
    Option<state::Topic>,
);

/// What was drawn last.
struct Drawn {
    view: View,
    /// The page: a project's, a topic's, or that of the whole document; `None` where none is read.
    page: Option<Place>,
}

/// What the explorer hears of besides what is drawn.
fn listeners(surface: &Surface, link: &Scope<App>) -> Vec<EventListener> {
    let mut all = vec![
        listen(&window(), link, "scroll", || Msg::Scroll),
        listen(&window(), link, "beforeprint", || Msg::Printing(true)),
        listen(&window(), link, "afterprint", || Msg::Printing(false)),
    ];
    if surface.is_page {
        all.push(listen(&window(), link, "hashchange", || Msg::Address));
        all.push(slash_key(surface.clone()));
    } else {
        all.push(listen(surface.mount(), link, "scroll", || Msg::Scroll));
    }
    all
}

/// What an event tells the explorer.
fn listen(
    target: &EventTarget,
    link: &Scope<App>,
    event: &'static str,
    tell: fn() -> Msg,
) -> EventListener {
    let link = link.clone();
    EventListener::new(target, event, move |_| link.send_message(tell()))
}

/// `/` anywhere on the page goes to the search box, except where one types.
fn slash_key(surface: Surface) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let types = target.is_some_and(|element| element.tag_name() == "INPUT");
        let is_chord = pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key();
        if pressed.key() == "/" && !is_chord && !types {
            event.prevent_default();
            focus_search(&surface);
        }
    })
}

fn focus_search(surface: &Surface) {
    let input = surface.find(".search-input");
    if let Some(input) = input.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        // It fails only for what cannot take the focus.
        let _ = input.focus();
        input.select();
    }
}
