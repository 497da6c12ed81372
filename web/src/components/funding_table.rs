//! The breakdown of one project as a table whose rows expand: the primary view.

use mingzhang::views::arithmetic;
use mingzhang::views::evidence::sentence;
use mingzhang::views::outline::{Only, Order, Row, Shown, Tag, counts, rows, total_row};
use mingzhang::{Budget, CheckKind, Node, ProjectId, Relation, Status};
use yew::virtual_dom::ListenerKind;

use super::outcome::{look, sign};
use super::share_bar::share_bar;
use crate::app::App;
use crate::labels::{Label, outcomes, units};
use crate::message::Do;
use crate::route::href;
use crate::state::Action;
use crate::ui::Ui;

/// Levels that are indented; deeper ones stand as far in as the last.
const DEEPEST_INDENT: usize = 6;

/// The rows of the project that shows, its total last.
pub(crate) fn table_rows(app: &App) -> Option<Vec<Row>> {
    let (document, project) = (app.document()?, app.project()?);
    let selected = app.selected();
    let unit = app.view.unit;
    let is_open = |node: &Node| app.is_printing || app.view.open.contains(node.place());
    let shown = Shown {
        is_open: &is_open,
        order: app.view.order,
        only: app.view.only,
    };
    let mut all = rows(document, project, shown, selected, unit);
    all.extend(total_row(document, project, selected, unit));
    Some(all)
}

pub(crate) fn funding_table(ui: &mut Ui<'_>, document: &Budget, project: ProjectId) {
    let app = ui.app;
    let Some(rows) = table_rows(app) else { return };
    let at = app.row_in_tab_order(&rows);
    let total = rows.len().saturating_sub(1);
    let draw = |ui: &mut Ui<'_>, index: usize| {
        table_row(ui, document, &rows[index], index == at);
    };
    ui.el("section", "card funding", |ui| {
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
        kinds(ui, document, project);
        ui.el("table", "ledger", |ui| {
            ui.at("role", "treegrid");
            ui.at("aria-labelledby", "funding-title");
            ui.on(ListenerKind::onkeydown, Do::TableKey);
            ui.on(ListenerKind::onfocusin, Do::TableFocus);
            ui.el("thead", "", |ui| {
                ui.at("role", "rowgroup");
                ui.el("tr", "", |ui| {
                    ui.at("role", "row");
                    let document = Some((Order::Document, Label::ByDocument, "ascending"));
                    let amount = Some((Order::Amount, Label::ByAmount, "descending"));
                    column(ui, Label::Use, document);
                    column(ui, Label::Amount, amount);
                    column(ui, Label::ShareOfProject, None);
                });
            });
            ui.el("tbody", "", |ui| {
                ui.at("role", "rowgroup");
                for index in 0..total {
                    draw(ui, index);
                }
            });
            ui.el("tfoot", "", |ui| {
                ui.at("role", "rowgroup");
                draw(ui, total);
            });
        });
    });
}

/// The head of a column, and the order that it stands for.
fn column(ui: &mut Ui<'_>, label: Label, order: Option<(Order, Label, &'static str)>) {
    let now = ui.app.view.order;
    ui.el("th", "", |ui| {
        ui.at("role", "columnheader");
        ui.at("scope", "col");
        let Some((order, meaning, direction)) = order else {
            return ui.text(ui.say(label));
        };
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

/// Buttons for looking at one kind of line alone, each with how many there are.
fn kinds(ui: &mut Ui<'_>, document: &Budget, project: ProjectId) {
    let now = ui.app.view.only;
    let counts = counts(document, project);
    if counts.iter().all(|count| *count == 0) {
        return;
    }
    ui.el("div", "kinds", |ui| {
        ui.at("role", "group");
        ui.at("aria-label", ui.say(Label::OnlyThese));
        ui.el("span", "", |ui| {
            ui.at("aria-hidden", "true");
            ui.text(ui.say(Label::OnlyThese));
        });
        for (only, count) in Only::ALL.into_iter().zip(counts) {
            if count == 0 {
                continue;
            }
            let label = match only {
                Only::OldDebts => Label::OldDebt,
                Only::Payees => Label::Payee,
                Only::Differing => Label::Differing,
                Only::NotPrinted => Label::NotPrinted,
            };
            let is_on = now == Some(only);
            ui.el("button", "kind", |ui| {
                ui.at("type", "button");
                ui.whether("aria-pressed", is_on);
                ui.click(Do::Act(Action::SetOnly((!is_on).then_some(only))));
                ui.text(ui.say(label));
                ui.words("span", "num", &[" ", &count.to_string()].concat());
            });
        }
    });
}

fn table_row(ui: &mut Ui<'_>, document: &Budget, row: &Row, is_stop: bool) {
    let node = row.line.node;
    // Where one kind is looked at alone, what is above it cannot be closed.
    let expands = row.can_expand && row.depth > 0 && ui.app.view.only.is_none();
    ui.el("tr", "", |ui| {
        ui.key(node.index());
        ui.class(&["depth-", &row.depth.min(DEEPEST_INDENT).to_string()].concat());
        ui.class_if(row.relation == Relation::OfWhich, "is-of-which");
        ui.class_if(row.is_selected, "is-selected");
        ui.at("role", "row");
        ui.at("tabindex", if is_stop { "0" } else { "-1" });
        ui.number("aria-level", row.depth.max(1));
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
            ui.el("span", "use-words", |ui| label(ui, document, row));
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
