//! The breakdown of one project as a table whose rows expand: the primary view.

use std::ops::Range;

use mingzhang::views::arithmetic;
use mingzhang::views::evidence::sentence;
use mingzhang::views::filter::Found;
use mingzhang::views::outline::{Listed, Order, Row, Shown, Tag, listed, rows_of, total_row};
use mingzhang::{Budget, CheckKind, Node, NodeId, ProjectId, Relation, Status};
use yew::virtual_dom::ListenerKind;

use super::filters::{filters, found_words};
use super::outcome::{look, sign};
use super::share_bar::share_bar;
use crate::app::App;
use crate::labels::{Label, outcomes, sentences, units};
use crate::message::Do;
use crate::route::href;
use crate::state::Action;
use crate::ui::Ui;

/// Levels that are indented; deeper ones stand as far in as the last.
const DEEPEST_INDENT: usize = 6;

/// The rows of the project that shows, its total last.
pub(crate) fn table_rows(app: &App) -> Option<Vec<Listed>> {
    let (document, project) = (app.document()?, app.project()?);
    let found = app.found(document);
    let is_open = |node: &Node| app.is_printing || app.view.open.contains(node.place());
    let shown = Shown {
        is_open: &is_open,
        order: app.view.order,
        only: (!app.view.filter.is_empty()).then_some(&*found.lines),
    };
    let mut all = listed(document, project, shown);
    let tree = document.project(project)?.funding();
    all.push(Listed {
        node: NodeId::ROOT,
        depth: 0,
        can_expand: tree.len() > 1,
        is_expanded: true,
        is_context: false,
        position: 1,
        siblings: 1,
    });
    Some(all)
}

pub(crate) fn funding_table(ui: &mut Ui<'_>, document: &Budget, project: ProjectId) {
    let app = ui.app;
    let Some(listed) = table_rows(app) else {
        return;
    };
    let selected = app.selected();
    let at = app.row_in_tab_order(&listed);
    if let Some(row) = listed.get(at) {
        app.stop.set(row.node.index());
    }
    let window = Window::of(app, &listed, at);
    let found = app.found(document);
    let near: Vec<Listed> = window.rows.iter().map(|row| listed[*row]).collect();
    let rows = rows_of(document, project, &near, selected, app.view.unit);
    ui.el("section", "card funding", |ui| {
        ui.named("funding");
        ui.at("part", "table");
        ui.at("aria-labelledby", "funding-title");
        ui.el("h2", "", |ui| {
            ui.at("id", "funding-title");
            ui.text(ui.say(Label::Funding));
            ui.el("span", "aside", |ui| {
                ui.text(ui.say(Label::UnitIs));
                ui.text(units::name(app.view.unit, ui.lang()));
                ui.label("span", "hint", Label::TableHint);
            });
        });
        ui.part(("filters", 0), &[], |ui| filters(ui, &found, false));
        ui.el("table", "ledger", |ui| {
            ui.at("role", "treegrid");
            ui.at("aria-labelledby", "funding-title");
            ui.on(ListenerKind::onkeydown, Do::TableKey);
            ui.on(ListenerKind::onfocusin, Do::TableFocus);
            if window.is_long {
                ui.class("is-long");
                // The head is a row, too.
                ui.number("aria-rowcount", listed.len() + 1);
            }
            ui.el("thead", "", |ui| {
                ui.at("role", "rowgroup");
                ui.el("tr", "", |ui| {
                    ui.at("role", "row");
                    column(ui, Label::Use, Order::Document);
                    column(ui, Label::Amount, Order::Amount);
                    column(ui, Label::ShareOfProject, Order::Share);
                });
            });
            ui.el("tbody", "", |ui| {
                ui.at("role", "rowgroup");
                let mut next = 0;
                for (index, row) in window.rows.iter().zip(&rows) {
                    room(ui, &window, next..*index);
                    next = index + 1;
                    let place = window.is_long.then_some(index + 2);
                    let is_context = listed[*index].is_context;
                    let stamp = stamp(app, row, place);
                    ui.part(("row", row.line.node.index()), &stamp, |ui| {
                        table_row(ui, document, (row, is_context), place, None);
                    });
                }
                room(ui, &window, next..window.total);
            });
            ui.el("tfoot", "", |ui| {
                ui.at("role", "rowgroup");
                if let Some(row) = total_row(document, project, selected, app.view.unit) {
                    let place = window.is_long.then_some(window.total + 2);
                    let is_filtered = !app.view.filter.is_empty();
                    let found = is_filtered.then_some(&*found);
                    ui.part(("total", 0), &stamp(app, &row, place), |ui| {
                        table_row(ui, document, (&row, false), place, found);
                    });
                }
            });
        });
    });
}

/// What a row shows besides what the page does; what is under the selected one keeps in its links
/// what is opened.
fn stamp(app: &App, row: &Row, place: Option<usize>) -> [usize; 5] {
    [
        if row.is_selected { app.version } else { 0 },
        usize::from(row.is_expanded),
        row.position as usize,
        row.siblings as usize,
        place.unwrap_or_default(),
    ]
}

/// Which rows of a table are drawn. Of a long one those in sight, some around them, and the one
/// that has the focus; all its rows are of one height but for the selected one.
struct Window {
    is_long: bool,
    /// Their places among all rows, in order.
    rows: Vec<usize>,
    /// How many rows there are but for the total.
    total: usize,
    row: usize,
    /// The selected row, and by how much it is higher than the others.
    selected: Option<(usize, usize)>,
}

impl Window {
    fn of(app: &App, listed: &[Listed], stop: usize) -> Self {
        let total = listed.len().saturating_sub(1);
        let is_long = total > LONG && !app.is_printing;
        let first = if is_long {
            app.here.first_row.min(total)
        } else {
            0
        };
        let last = match is_long {
            true => (first + app.room.rows() + 2 * AROUND).min(total),
            false => total,
        };
        let mut rows: Vec<usize> = (first..last).collect();
        if stop < first {
            rows.insert(0, stop);
        } else if (last..total).contains(&stop) {
            rows.push(stop);
        }
        let selected = app.selected();
        let at = listed.iter().position(|row| Some(row.node) == selected);
        Self {
            is_long,
            rows,
            total,
            row: app.room.row(),
            selected: at.map(|at| (at, app.here.detail)),
        }
    }

    /// The room of rows that are not drawn, in pixels.
    fn height(&self, rows: &Range<usize>) -> usize {
        let detail = self.selected.filter(|(at, _)| rows.contains(at));
        rows.len() * self.row + detail.map_or(0, |(_, detail)| detail)
    }
}

/// A table with more rows is drawn only where it is in sight.
const LONG: usize = 300;
/// Rows that are drawn above and below those in sight.
const AROUND: usize = 20;

/// The first row to draw where so many pixels of the table are above what is in sight.
pub(crate) fn first_row(app: &App, hidden: usize) -> usize {
    // In steps, so that not every movement draws anew.
    let step = AROUND / 2;
    (hidden / app.room.row()).saturating_sub(AROUND) / step * step
}

/// Empty room in place of rows.
fn room(ui: &mut Ui<'_>, window: &Window, rows: Range<usize>) {
    if !rows.is_empty() {
        ui.el("tr", "room", |ui| {
            // No line has as high a number.
            ui.key(usize::MAX - rows.end);
            ui.at("aria-hidden", "true");
            ui.el("td", "", |ui| ui.number("height", window.height(&rows)));
        });
    }
}

/// The head of a column, and the order that it stands for.
fn column(ui: &mut Ui<'_>, label: Label, order: Order) {
    let now = ui.app.view.order;
    ui.el("th", "", |ui| {
        ui.at("role", "columnheader");
        ui.at("scope", "col");
        let (meaning, direction) = order_words(order);
        if order == now {
            ui.at("aria-sort", direction);
        }
        ui.el("button", "sort", |ui| {
            ui.at("type", "button");
            ui.at("title", ui.say(meaning));
            ui.click(Do::Act(Action::SetOrder(order)));
            ui.text(ui.say(label));
        });
    });
}

/// What an order is called, and which way its column goes.
pub(super) const fn order_words(order: Order) -> (Label, &'static str) {
    match order {
        Order::Document => (Label::ByDocument, "ascending"),
        Order::Amount => (Label::ByAmount, "descending"),
        Order::Share => (Label::ByShare, "descending"),
    }
}

/// A row, and whether it only shows where another stands. `place`: its number among all rows, where
/// not all of them are drawn. `found`: what some of the lines come to, where it is the total's.
fn table_row(
    ui: &mut Ui<'_>,
    document: &Budget,
    (row, is_context): (&Row, bool),
    place: Option<usize>,
    found: Option<&Found>,
) {
    let node = row.line.node;
    // Where one kind is looked at alone, what is above it cannot be closed.
    let expands = row.can_expand && row.depth > 0 && ui.app.view.filter.is_empty();
    ui.el("tr", "", |ui| {
        ui.class(&["depth-", &row.depth.min(DEEPEST_INDENT).to_string()].concat());
        ui.class_if(row.relation == Relation::OfWhich, "is-of-which");
        ui.class_if(row.is_selected, "is-selected");
        ui.class_if(is_context, "is-context");
        ui.at("role", "row");
        // One of them is put into the tab order when all are drawn.
        ui.at("tabindex", "-1");
        ui.number("aria-level", row.depth.max(1));
        if let Some(place) = place {
            ui.number("aria-rowindex", place);
        }
        ui.at("aria-posinset", &row.position.to_string());
        ui.at("aria-setsize", &row.siblings.to_string());
        if expands {
            ui.whether("aria-expanded", row.is_expanded);
        }
        ui.whether("aria-selected", row.is_selected);
        ui.number("data-line", node.index());
        ui.click(Do::Row(node));
        cell(ui, "use", |ui| {
            twisty(ui, row, expands);
            ui.el("span", "use-words", |ui| {
                label(ui, document, row);
                if is_context {
                    ui.label("span", "tag", Label::Context);
                }
                if let Some(found) = found {
                    let words = found_words(ui, found);
                    ui.words("small", "found", &words);
                }
            });
            if row.depth > 0 {
                share_bar(ui, row.bar, row.hue);
            }
        });
        cell(ui, "amount", |ui| amount(ui, row));
        cell(ui, "share num", |ui| {
            ui.text(row.share.as_deref().unwrap_or_default());
        });
        if row.is_selected {
            cell(ui, "row-detail", |ui| detail(ui, document, row));
        }
    });
}

#[inline(always)]
fn cell(ui: &mut Ui<'_>, class: &'static str, fill: impl FnOnce(&mut Ui<'_>)) {
    ui.el("td", class, |ui| {
        ui.at("role", "gridcell");
        fill(ui);
    });
}

/// What the money is for, and what is worth knowing about it.
fn label(ui: &mut Ui<'_>, document: &Budget, row: &Row) {
    if row.relation == Relation::OfWhich {
        ui.label("span", "of-which", Label::OfWhich);
    }
    if row.depth == 0 {
        ui.label("span", "use-label", Label::Total);
    } else {
        ui.quoted("span", "use-label", &row.label);
    }
    if row.label_is_borrowed && row.depth > 0 {
        ui.label("span", "tag", Label::Borrowed);
    }
    for tag in &row.tags {
        match *tag {
            Tag::OldDebt => ui.label("span", "tag is-seal", Label::OldDebt),
            Tag::Payee => ui.label("span", "tag", Label::Payee),
            Tag::Check { check, outcome } => ui.el("span", "tag num", |ui| {
                ui.class(look(outcome));
                let check = arithmetic::check(document, check);
                if let Some(check) = check.filter(|row| row.kind == CheckKind::Rate) {
                    let terms: Vec<&str> = check.terms.iter().map(|term| &*term.text).collect();
                    ui.text(&(terms.join(" × ") + " "));
                }
                ui.el("span", "", |ui| {
                    ui.at("aria-hidden", "true");
                    ui.text(sign(outcome));
                });
                ui.words("span", "unseen", outcomes::word(outcome, ui.lang()));
            }),
        }
    }
}

/// The sign that a row opens; it opens without selecting.
fn twisty(ui: &mut Ui<'_>, row: &Row, expands: bool) {
    ui.el("span", "twisty", |ui| {
        ui.at("aria-hidden", "true");
        if expands {
            ui.class("is-active");
            ui.click(Do::Twist(row.line.node));
            ui.el("svg", "", |ui| {
                ui.at("viewBox", "0 0 10 10");
                ui.el("path", "", |ui| ui.at("d", "M3 1.5 7 5 3 8.5"));
            });
        }
    });
}

/// The number as it is, with where it comes from when the document does not state it, and as it
/// is printed when that differs from what is shown.
fn amount(ui: &mut Ui<'_>, row: &Row) {
    let Some(number) = &row.amount else {
        return ui.label("span", "not-stated", Label::NotStated);
    };
    let is_derived = row.status == Status::Derived;
    if is_derived {
        ui.label("span", "tag is-derived", Label::Derived);
    }
    ui.el("span", "num", |ui| {
        ui.class_if(is_derived, "is-derived");
        ui.text(number);
    });
    let shown = [number, ui.app.view.unit.name()].concat();
    if let Some(printed) = row.written.as_ref().filter(|printed| **printed != shown) {
        ui.quoted("small", "printed", printed);
    }
}

/// Why a line stands where it does.
const fn how_read(row: &Row) -> Label {
    match row.relation {
        Relation::Total => Label::IsTotal,
        Relation::Part => Label::IsPart,
        Relation::OfWhich => Label::IsOfWhich,
    }
}

/// Under the selected row: the figure as printed, and the sentence that it stands in.
fn detail(ui: &mut Ui<'_>, document: &Budget, row: &Row) {
    let view = &ui.app.view;
    let origin = match row.status {
        Status::Stated => Label::PrintedAs,
        Status::Derived => Label::DerivedFromParts,
        Status::NotStated => Label::NotStatedNotZero,
    };
    ui.el("div", "row-detail-words", |ui| {
        ui.el("p", "", |ui| {
            ui.text(ui.say(origin));
            if let Some(written) = &row.written {
                ui.quoted("b", "num", written);
            }
        });
        if let Some(sentence) = sentence(document, row.line) {
            ui.quoted("blockquote", "", sentence.text());
        }
        let evidence = document.node(row.line).map(Node::evidence);
        let place = evidence.and_then(|range| document.source().places().at(range.start()));
        if let Some(place) = place {
            let words = sentences::place_in_file(ui.lang(), place);
            ui.words("p", "file-place", &words);
        }
        ui.label("p", "", how_read(row));
        if let Some(inferred) = document.class_of(row.line) {
            ui.el("p", "", |ui| {
                ui.text(ui.say(Label::InferredClass));
                ui.quoted("b", "", inferred.class().name());
                ui.quoted("q", "", inferred.words().text());
            });
        }
        ui.el("p", "row-ways", |ui| {
            if let Some(node) = document.node(row.line) {
                let words = view.on_words(Some(row.line.project.number()), node.evidence());
                ui.link("", &href(&words), ui.say(Label::ReadInText));
            }
            ui.button("button", Label::CopyCitation, Do::Cite(row.line));
        });
    });
}
