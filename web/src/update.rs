//! What each message changes.

use gloo::utils::window;
use mingzhang::views::evidence::sentence;
use mingzhang::views::filter::bound;
use mingzhang::views::icicle::Cell;
use mingzhang::views::outline::Listed;
use mingzhang::views::search::{Hits, search};
use mingzhang::views::summary::card;
use mingzhang::{LineId, NodeId, Project};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::Context;

use crate::app::{App, Here, Loading, Search};
use crate::browser::{
    Caption, Document, Fetched, Format, copy, hidden_rows, line_under, mark_pointed, measure,
    page_address, put_address, take, view_of_address,
};
use crate::components::{arrival, cells, first_row, table_rows};
use crate::keys::{Move, in_chart, in_table};
use crate::labels::{Label, sentences, units};
use crate::message::{Asked, Do, Msg};
use crate::place::{Place, Places};
use crate::route;
use crate::state::{Action, Step, View};

/// Hits that are listed; the count tells of the rest.
const MOST_HITS: usize = 30;

impl App {
    /// Takes a message in; whether the page is to be drawn anew.
    pub(crate) fn answer(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Asked(does, asked) => self.answer_to(ctx, does, &asked),
            Msg::Address => self.show(ctx, view_of_address(&self.surface), None),
            Msg::Read(attempt, _) if attempt != self.attempt => false,
            Msg::Read(_, reading) => {
                self.take(*reading);
                true
            }
            Msg::Room => {
                let room = measure(&self.surface).unwrap_or(self.room);
                let differs = room != self.room;
                self.room = room;
                differs
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
                let differs = focused != self.here.focused && self.here.to_focus.is_none();
                if !differs {
                    return false;
                }
                self.here.focused = focused;
                return differs;
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
            Do::SearchFocus(has_focus) => self.search.is_dismissed = !has_focus,
            Do::Follow => {
                let link = asked.target.as_ref().and_then(|it| it.closest("a").ok()?);
                let address = link.and_then(|link| link.get_attribute("href"));
                let view = route::view_of_source(&address.unwrap_or_default());
                return self.show(ctx, view, Some(Step::Push));
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
        if let Some(step) = step {
            put_address(&self.surface, &self.view, step);
        }
        if before.document != self.view.document {
            self.fetch(ctx.link());
        }
        let place = |view: &View| (view.project, view.against, view.topic);
        if place(&before) != place(&self.view) {
            self.here = Here::default();
        }
        if before.query != self.view.query || before.unit != self.view.unit {
            self.look_up();
        }
        true
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
        self.loading = match reading {
            Ok((budget, bytes)) => Loading::Ready(
                Document {
                    budget,
                    address,
                    bytes,
                }
                .into(),
            ),
            Err(failure) => Loading::Failed(failure),
        };
        self.search = Search::default();
        self.look_up();
    }

    /// Finds what is searched for.
    fn look_up(&mut self) {
        let (query, unit) = (&self.view.query, self.view.unit);
        self.search.active = 0;
        self.search.found = match self.document() {
            Some(document) if !query.is_empty() => search(document, query, unit, MOST_HITS),
            _ => Hits::default(),
        };
    }

    /// Whether hits, or that there are none, are shown.
    pub(crate) fn shows_hits(&self) -> bool {
        !self.view.query.trim().is_empty() && !self.search.is_dismissed
    }

    fn search_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let is_open = self.shows_hits();
        let search = &mut self.search;
        let last = search.found.hits.len().saturating_sub(1);
        match key {
            "ArrowDown" if is_open => {
                search.active = if search.active >= last {
                    0
                } else {
                    search.active + 1
                };
            }
            "ArrowDown" => search.is_dismissed = false,
            "ArrowUp" if is_open => {
                search.active = search.active.checked_sub(1).unwrap_or(last);
            }
            "Enter" if is_open => {
                let hit = self.search.found.hits.get(self.search.active);
                let view = hit
                    .zip(self.document())
                    .map(|(hit, document)| arrival(&self.view, document, hit));
                return view.is_some_and(|view| self.show(ctx, view, Some(Step::Push)));
            }
            "Escape" if is_open => search.is_dismissed = true,
            "Escape" => return self.act(ctx, Action::Search(String::new())),
            _ => return false,
        }
        true
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

    /// What is written into a picture of the chart that shows.
    fn caption(&self) -> Option<Caption> {
        let (document, lang) = (self.document()?, self.view.lang);
        let card = card(document, self.project()?, self.view.unit)?;
        let title = document.outline().title();
        let title = title.map_or(&*document.address, |title| title.text());
        let unit = units::name(self.view.unit, lang);
        let total = card.total.as_deref().unwrap_or_default();
        Some(Caption {
            total: [Label::Total.text(lang), " ", total, " ", unit].concat(),
            source: [Label::Source.text(lang), title, "  ", &page_address()].concat(),
            title: card.name,
        })
    }

    /// A line's sentence, with the document, the project and the section that it stands in and the
    /// address of the page.
    fn citation(&self, line: LineId) -> Option<String> {
        let document = self.document()?;
        let source = document.source();
        let project = document.project(line.project)?;
        let at = document.node(line)?.evidence();
        let mut sections = project.outline().sections().iter();
        let section = sections.find(|section| section.content.contains(at));
        let section = section.map(|section| source.quote(section.heading));
        let title = document.outline().title();
        Some(sentences::citation(
            self.view.lang,
            title.map_or(&document.address, |title| title.text()),
            project.funding().root().label().text(),
            section.as_ref().map_or("", |section| section.text()),
            sentence(document, line)?.text(),
            &page_address(),
        ))
    }

    fn place_of(&self, node: NodeId) -> Option<Place> {
        let node = self.tree_of_page()?.funding().get(node)?;
        Some(Place::of(node.place()))
    }

    /// The lines that have lines below them, the total aside.
    pub(crate) fn expandable(&self) -> Places {
        let mut all = Places::default();
        if let Some(project) = self.tree_of_page() {
            let tree = project.funding();
            for (_, node) in tree.iter() {
                let above = node.parent().and_then(|parent| tree.get(parent));
                if let Some(above) = above.filter(|above| above.depth() > 0) {
                    all.insert(Place::of(above.place()));
                }
            }
        }
        all
    }

    fn row(&self, node: NodeId) -> Option<Listed> {
        let rows = table_rows(self)?;
        rows.into_iter().find(|row| row.node == node)
    }

    /// Selects a row and shows what is below it; a selected row opens and closes.
    fn choose_row(&mut self, ctx: &Context<Self>, node: NodeId) -> bool {
        let (Some(row), Some(place)) = (self.row(node), self.place_of(node)) else {
            return false;
        };
        let opens = row.can_expand && row.depth > 0;
        if self.selected() == Some(node) && opens {
            return self.twist(ctx, node);
        }
        self.select(ctx, place, opens)
    }

    fn select(&mut self, ctx: &Context<Self>, place: Place, opens: bool) -> bool {
        let opened = opens && self.act(ctx, Action::Open(place.clone()));
        // Last, for the last change says what the back button undoes.
        self.act(ctx, Action::Select(place)) || opened
    }

    fn twist(&mut self, ctx: &Context<Self>, node: NodeId) -> bool {
        let (Some(row), Some(place)) = (self.row(node), self.place_of(node)) else {
            return false;
        };
        let action = if row.is_expanded {
            Action::Close(place)
        } else {
            Action::Open(place)
        };
        self.act(ctx, action)
    }

    /// Selects a bar's line and shows what is below it; for a group, its first line.
    fn choose_bar(&mut self, ctx: &Context<Self>, node: NodeId) -> bool {
        let Some(project) = self.tree_of_page() else {
            return false;
        };
        let opens = project.funding().children(node).next().is_some();
        let Some(place) = self.place_of(node) else {
            return false;
        };
        self.select(ctx, place, opens)
    }

    fn table_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let Some(rows) = table_rows(self) else {
            return false;
        };
        let at = self.row_in_tab_order(&rows);
        let node = |at: usize| rows.get(at).map(|row| row.node);
        match in_table(&rows, at, key) {
            Some(Move::To(to)) => {
                let line = node(to).map(NodeId::index);
                // The next key may come before the row is drawn and has the focus.
                self.here.focused = line;
                self.here.to_focus = line;
                true
            }
            Some(Move::Open(at) | Move::Close(at)) => {
                node(at).is_some_and(|node| self.twist(ctx, node))
            }
            Some(Move::Choose(at)) => node(at).is_some_and(|node| self.choose_row(ctx, node)),
            Some(Move::Rise) => self.act(ctx, Action::Unselect),
            None => false,
        }
    }

    /// The one row in the tab order: where the focus was last, else the selected one, else the
    /// first.
    pub(crate) fn row_in_tab_order(&self, rows: &[Listed]) -> usize {
        let focused = self.here.focused;
        let is_focused = |row: &Listed| Some(row.node.index()) == focused;
        let selected = self.selected();
        rows.iter()
            .position(is_focused)
            .or_else(|| rows.iter().position(|row| Some(row.node) == selected))
            .unwrap_or(0)
    }

    fn chart_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let Some(cells) = cells(self) else {
            return false;
        };
        let at = self.bar_in_tab_order(&cells);
        let node = |at: usize| cells.get(at).and_then(|cell: &Cell| cell.members.first());
        match in_chart(&cells, at, key) {
            Some(Move::To(to)) => {
                let line = node(to).map(|node| node.index());
                self.here.active = line;
                self.point(line);
                true
            }
            Some(Move::Choose(at)) => {
                let node = node(at).copied();
                node.is_some_and(|node| self.choose_bar(ctx, node))
            }
            Some(Move::Rise) => {
                self.here.active = None;
                let above = self.above_selected();
                self.act(ctx, above.map_or(Action::Unselect, Action::Select));
                true
            }
            Some(Move::Open(_) | Move::Close(_)) | None => false,
        }
    }

    /// The line above the selected one, unless that is the total.
    fn above_selected(&self) -> Option<Place> {
        let line = self.view.line.as_ref()?;
        line.ancestors().last()
    }

    /// The bar that the keys start from.
    pub(crate) fn bar_in_tab_order(&self, cells: &[Cell]) -> usize {
        let holds = |line: usize| {
            cells
                .iter()
                .position(|cell| cell.members.iter().any(|one| one.index() == line))
        };
        let selected = self.selected().map(NodeId::index);
        let line = self.here.active.or(selected);
        line.and_then(holds).unwrap_or(0)
    }

    /// The selected line, where the project has it.
    pub(crate) fn selected(&self) -> Option<NodeId> {
        let line = self.view.line.as_ref()?;
        let tree = self.tree_of_page()?.funding();
        let found = tree.iter().find(|(_, node)| node.place() == line.steps());
        found.map(|(id, _)| id)
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
