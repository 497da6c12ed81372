//! What each message changes.

mod keys;
mod lines;
mod quote;

use gloo::timers::callback::Timeout;
use gloo::utils::window;
use mingzhang::views::filter::bound;
use mingzhang::views::search::{Hits, Index};
use mingzhang::{NodeId, Project};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::Context;

use crate::app::{App, Here, Loading, Search};
use crate::browser::{
    Document, Fetched, Format, copy, hidden_rows, line_under, mark_pointed, measure, page_address,
    put_stop, share, shared, take, view_of_address,
};
use crate::components::first_row;
use crate::labels::Label;
use crate::message::{Asked, Do, Msg};
use crate::place::{Place, Places};
use crate::route::{self, is_beside_the_page};
use crate::state::{Action, Step, View};

/// Hits that are listed; the count tells of the rest.
const MOST_HITS: usize = 30;
/// Milliseconds after the search box has the focus, so that this shows first.
const AFTER_FOCUS: u32 = 50;

impl App {
    /// Takes a message in; whether the page is to be drawn anew.
    pub(crate) fn answer(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Asked(does, asked) => self.answer_to(ctx, does, &asked),
            Msg::Address => {
                self.steps.forget();
                self.show(ctx, view_of_address(&self.surface), None)
            }
            Msg::Painted => !std::mem::replace(&mut self.here.is_whole, true),
            Msg::PutAddress => {
                self.steps.put(&self.surface);
                false
            }
            Msg::Read(attempt, _) if attempt != self.attempt => false,
            Msg::Read(_, reading) => {
                self.take(*reading);
                true
            }
            Msg::ReadOther(name, _) if name != self.other.name => false,
            Msg::ReadOther(name, reading) => {
                self.other.loading = loaded(*reading, &name);
                true
            }
            Msg::Opened(name) => {
                // Another file of the same name is another document.
                self.other.name.clear();
                let view = View {
                    with: Some([":", &name].concat()),
                    ..self.view.on_page(None)
                };
                self.show(ctx, view, Some(Step::Push));
                self.fetch_other(ctx.link());
                true
            }
            Msg::Room => {
                let room = measure(&self.surface).unwrap_or(self.room);
                let differs = room != self.room;
                self.room = room;
                differs
            }
            Msg::Index => {
                self.index();
                false
            }
            Msg::Scroll => {
                let Some(hidden) = hidden_rows(&self.surface) else {
                    return false;
                };
                let first = first_row(self, hidden);
                let differs = first != self.here.first_row;
                self.here.first_row = first;
                differs
            }
            Msg::Printing(prints) => {
                self.is_printing = prints;
                true
            }
            Msg::Open(host, source, view) => {
                self.surface.host = host;
                self.surface.source = source;
                self.view = *view;
                self.begin();
                self.fetch(ctx.link());
                true
            }
            Msg::Show(view) => self.show(ctx, *view, None),
            Msg::Rest => {
                self.view = View::default();
                self.begin();
                true
            }
            Msg::Said(label) => {
                self.here.notice = Some(label);
                true
            }
        }
    }

    fn answer_to(&mut self, ctx: &Context<Self>, does: Do, asked: &Asked) -> bool {
        if does.needs_address() {
            self.steps.put(&self.surface);
        }
        match does {
            Do::Act(action) => return self.act(ctx, action),
            Do::Visit(view) => return self.show(ctx, View::clone(&view), Some(Step::Push)),
            Do::Row(node) => return self.choose_row(ctx, node),
            Do::Sum => {
                let found = line_under(asked.target.as_ref()).and_then(|line| {
                    let tree = self.tree_of_page()?.funding();
                    let (_, node) = tree.iter().nth(line)?;
                    Some(Place::of(node.place()))
                });
                return found.is_some_and(|place| self.select(ctx, place, false));
            }
            Do::Twist(node) => return self.twist(ctx, node),
            Do::Bar(node) => return self.choose_bar(ctx, node),
            Do::Check(check) => {
                let open = &mut self.here.open_checks;
                match open.iter().position(|it| *it == check) {
                    Some(at) => drop(open.remove(at)),
                    None => open.push(check),
                }
            }
            Do::More => self.here.more += 1,
            Do::OpenAll(opens) => {
                let open = if opens {
                    self.expandable()
                } else {
                    Places::default()
                };
                return self.act(ctx, Action::OpenAll(open));
            }
            Do::Skip => {
                self.surface.focus("#main");
                return false;
            }
            Do::Settings => self.settings_are_open = !self.settings_are_open,
            Do::Retry => self.fetch(ctx.link()),
            Do::Take(format) => {
                if let Some(document) = self.document() {
                    let (address, bytes) = (document.address.clone(), document.bytes.clone());
                    let host = self.surface.host.clone();
                    let is_picture = matches!(format, Format::Svg | Format::Png);
                    let caption = is_picture.then(|| self.caption()).flatten();
                    ctx.link().send_future(async move {
                        let done = take(host, address, bytes, format, caption).await;
                        Msg::Said(came_of(done, Label::Saved))
                    });
                }
                return false;
            }
            Do::CopyText => return put_on_clipboard(ctx, self.in_words(), Label::TextCopied),
            Do::Share => {
                let words = self.in_words();
                ctx.link().send_future(async move {
                    Msg::Said(came_of(share(words).await, Label::Shared))
                });
                return false;
            }
            // The menu is put away while the event happens.
            Do::CloseMenu => return false,
            Do::Embed => {
                self.show_embedding();
                return false;
            }
            Do::CopyLink => return put_on_clipboard(ctx, page_address(), Label::Copied),
            Do::Cite(line) => {
                let words = self.citation(line).unwrap_or_default();
                return put_on_clipboard(ctx, words, Label::CitationCopied);
            }
            Do::Print => {
                // A browser without a printer to offer does nothing.
                drop(window().print());
                return false;
            }
            Do::Point => {
                self.point(line_under(asked.target.as_ref()));
                return false;
            }
            Do::PointAway => {
                self.point(None);
                return false;
            }
            Do::TableKey => return self.table_key(ctx, &asked.key),
            Do::TableFocus => {
                let focused = line_under(asked.target.as_ref());
                // Keys may have gone on by now.
                if let Some(line) = focused.filter(|_| self.here.to_focus.is_none()) {
                    self.here.focused = focused;
                    put_stop(&self.surface, line);
                }
                return false;
            }
            Do::ChartKey => return self.chart_key(ctx, &asked.key),
            Do::ChartFocus(has_focus) => {
                self.here.chart_has_focus = has_focus;
                if !has_focus {
                    self.here.active = None;
                    self.point(None);
                }
            }
            Do::SearchKey => return self.search_key(ctx, &asked.key),
            Do::SearchInput => {
                self.search.active = 0;
                self.search.is_dismissed = false;
                return self.act(ctx, Action::Search(typed_into(asked)));
            }
            Do::Bound(is_most) => {
                let mut filter = self.view.filter.clone();
                let limit = bound(&typed_into(asked), self.view.unit);
                if is_most {
                    filter.most = limit;
                } else {
                    filter.least = limit;
                }
                self.act(ctx, Action::SetFilter(filter));
                // What was typed and makes no sense is taken back.
                return true;
            }
            Do::Choose => {
                self.surface.host.choose(self.view.lang.tag());
                return false;
            }
            Do::OtherFile => {
                let input: Option<&HtmlInputElement> =
                    asked.target.as_ref().and_then(|it| it.dyn_ref());
                let file = input.and_then(|input| input.files()?.get(0));
                if let Some(file) = file {
                    let (host, lang) = (self.surface.host.clone(), self.view.lang.tag());
                    ctx.link().send_future_batch(async move {
                        let name = host.open_other(&file, lang).await.ok()?;
                        name.as_string().map(Msg::Opened)
                    });
                }
                return false;
            }
            Do::OtherPath => {
                let path = Some(typed_into(asked)).filter(|path| is_beside_the_page(path));
                let view = View {
                    with: path,
                    ..self.view.on_page(None)
                };
                return view.with.is_some() && self.show(ctx, view, Some(Step::Push));
            }
            Do::SearchFocus(has_focus) => {
                self.search.is_dismissed = !has_focus;
                if has_focus && self.search.index.is_none() {
                    let link = ctx.link().clone();
                    Timeout::new(AFTER_FOCUS, move || link.send_message(Msg::Index)).forget();
                }
            }
            Do::Follow => {
                let link = asked.target.as_ref().and_then(|it| it.closest("a").ok()?);
                let address = link.and_then(|link| link.get_attribute("href"));
                let address = address.unwrap_or_default();
                let view = if self.surface.is_page {
                    route::parse(&address)
                } else {
                    route::view_of_source(&address)
                };
                let changes = self.show(ctx, view, Some(Step::Push));
                self.to_checks = changes && self.comes_for_checks();
                if !changes && address == "#" {
                    self.surface.arrive();
                }
                return changes;
            }
            Do::Hold => return false,
        }
        true
    }

    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let (view, step) = self.view.after(action);
        self.show(ctx, view, Some(step))
    }

    /// Shows a view. `step` is what it does to the address; a view that comes from there leaves the
    /// address alone, for that may have gone on by now.
    fn show(&mut self, ctx: &Context<Self>, view: View, step: Option<Step>) -> bool {
        if view == self.view {
            return false;
        }
        let before = std::mem::replace(&mut self.view, view);
        if let Some(step) = step.filter(|_| self.surface.is_page) {
            self.steps.add(ctx.link(), &self.view, step);
            // Typing does not wait for the browser to write each letter down.
            if step == Step::Push || before.query == self.view.query {
                self.steps.put(&self.surface);
            }
        }
        if before.document != self.view.document {
            self.fetch(ctx.link());
        }
        let place = |view: &View| (view.project, view.against, view.topic);
        let is_elsewhere = place(&before) != place(&self.view);
        if is_elsewhere || before.with != self.view.with {
            self.fetch_other(ctx.link());
            self.here = Here::default();
        }
        self.to_checks = step.is_none() && self.comes_for_checks();
        if before.query != self.view.query || before.unit != self.view.unit {
            self.look_up();
        }
        true
    }

    /// Whether the view is of the checks of one outcome of a project: who comes for those is shown
    /// them.
    const fn comes_for_checks(&self) -> bool {
        self.view.outcome.is_some() && self.view.project.is_some()
    }

    /// Lets go of the document that was shown.
    fn begin(&mut self) {
        self.loading = Loading::Nothing;
        self.attempt += 1;
        self.has_shown = false;
        self.settings_are_open = false;
        self.here = Here::default();
        self.search = Search::default();
        self.forget_whole();
    }

    /// Takes a document in, or why there is none.
    fn take(&mut self, reading: Fetched) {
        let address = self.address().to_owned();
        self.here = Here::default();
        self.forget_whole();
        self.loading = loaded(reading, &address);
        self.search = Search::default();
        self.look_up();
    }

    /// Finds what is searched for.
    fn look_up(&mut self) {
        self.search.active = 0;
        self.search.count += 1;
        self.search.found = Hits::default();
        if self.view.query.is_empty() {
            return;
        }
        self.index();
        if let (Some(document), Some(index)) = (self.document(), &self.search.index) {
            let (query, unit) = (&self.view.query, self.view.unit);
            self.search.found = index.search(document, query, unit, MOST_HITS);
        }
    }

    /// Makes the document ready for searches.
    fn index(&mut self) {
        if self.search.index.is_none() {
            self.search.index = self.document().map(|document| Index::new(document));
        }
    }

    /// Whether hits, or that there are none, are shown.
    pub(crate) fn shows_hits(&self) -> bool {
        !self.view.query.trim().is_empty() && !self.search.is_dismissed
    }

    fn point(&mut self, line: Option<usize>) {
        if self.here.pointed != line {
            self.here.pointed = line;
            mark_pointed(&self.surface, line);
        }
    }

    pub(crate) fn tree_of_page(&self) -> Option<Project<'_>> {
        self.document()?.project(self.project()?)
    }

    /// The selected line, where the project has it.
    pub(crate) fn selected(&self) -> Option<NodeId> {
        let line = self.view.line.as_ref()?;
        let tree = self.tree_of_page()?.funding();
        let found = tree.iter().find(|(_, node)| node.place() == line.steps());
        found.map(|(id, _)| id)
    }
}

/// What came of opening a document at an address.
fn loaded(reading: Fetched, address: &str) -> Loading {
    match reading {
        Ok((budget, bytes)) => Loading::Ready(shared(Document {
            budget,
            address: address.to_owned(),
            bytes,
        })),
        Err(failure) => Loading::Failed(failure),
    }
}

/// What is in the input that an event happened on.
fn typed_into(asked: &Asked) -> String {
    let input = asked.target.as_ref().and_then(|it| it.dyn_ref());
    input.map_or_else(String::new, HtmlInputElement::value)
}

/// Copies words; what came of it is said.
fn put_on_clipboard(ctx: &Context<App>, words: String, done: Label) -> bool {
    ctx.link()
        .send_future(async move { Msg::Said(came_of(copy(words).await, done)) });
    false
}

fn came_of(done: Option<()>, label: Label) -> Label {
    if done.is_some() { label } else { Label::Failed }
}
