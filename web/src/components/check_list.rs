//! The checks as arithmetic that a person can redo, each with the words that it rests on.

use mingzhang::views::arithmetic::{CheckRow, Operator, TermShown, ranked, tally};
use mingzhang::views::evidence::sentence_around;
use mingzhang::{Budget, Outcome, ProjectId, TextRange, Unit};

use super::facet_cards::see_all;
use super::outcome::{look, outcome};
use crate::labels::{Label, Lang, checks as words, sentences, units};
use crate::message::Do;
use crate::place::Place;
use crate::route::href;
use crate::state::{Action, Topic};
use crate::ui::Ui;

/// Agreeing checks that are shown before a reader asks for more.
const AGREEING_SHOWN: usize = 3;
/// Checks that are shown at once.
const AT_ONCE: usize = 100;

/// The checks of one project; `None` for the whole document.
pub(crate) fn check_list(ui: &mut Ui<'_>, document: &Budget, project: Option<ProjectId>) {
    let app = ui.app;
    let tally = tally(document, project);
    let is_page = app.view.topic == Some(Topic::Checks);
    let can_choose = is_page || project.is_some();
    let most = match app.here.more {
        _ if app.is_printing => usize::MAX,
        0 if !is_page => AT_ONCE,
        more => (more + usize::from(is_page)) * AT_ONCE,
    };
    let mut found = ranked(document, project, app.view.outcome, most);
    // What a reader should see first: all that does not agree, then a few that do.
    let front = found.amiss + AGREEING_SHOWN;
    let is_all = is_page
        || app.view.outcome.is_some()
        || app.is_printing
        || app.here.more > 0
        || found.count <= front + 1;
    if !is_all {
        found.rows.truncate(front);
    }
    let left = found.count - found.rows.len();
    ui.el("section", "card checks", |ui| {
        ui.at("id", "checks");
        ui.at("tabindex", "-1");
        ui.at("part", "checks");
        ui.at("aria-labelledby", "checks-title");
        ui.el("h2", "", |ui| {
            ui.at("id", "checks-title");
            ui.text(ui.say(Label::Checks));
            if project.is_none() && !is_page {
                see_all(ui, Topic::Checks);
            }
            ui.words(
                "span",
                "aside",
                &sentences::checks(ui.lang(), tally.total()),
            );
        });
        ui.el("ul", "tally", |ui| {
            for one in Outcome::ALL {
                if tally.of(one) > 0 {
                    ui.el("li", "", |ui| counted(ui, one, tally.of(one), can_choose));
                }
            }
        });
        ui.el("div", "check-rows", |ui| {
            for row in &found.rows {
                check(ui, document, row, project.is_none());
            }
        });
        // Always there, so that what stands before it stays what it is.
        ui.el("div", "", |ui| {
            if left > 0 {
                ui.el("button", "check-more", |ui| {
                    ui.at("type", "button");
                    ui.click(Do::More);
                    ui.text(&sentences::more(ui.lang(), left));
                });
            }
        });
    });
}

/// An outcome and how often it came; where one can choose, it shows those alone.
fn counted(ui: &mut Ui<'_>, one: Outcome, count: usize, can_choose: bool) {
    let is_on = ui.app.view.outcome == Some(one);
    let tag = if can_choose { "button" } else { "span" };
    ui.el(tag, "", |ui| {
        if can_choose {
            ui.class("kind");
            ui.at("type", "button");
            ui.whether("aria-pressed", is_on);
            let only = (!is_on).then_some(one);
            ui.click(Do::Act(Action::SetOutcome(only)));
        }
        outcome(ui, one);
        ui.words("span", "tally-count num", &count.to_string());
    });
}

fn check(ui: &mut Ui<'_>, document: &Budget, row: &CheckRow, names_project: bool) {
    let view = &ui.app.view;
    let place = document
        .node(row.line)
        .map_or(Place::TOTAL, |node| Place::of(node.place()));
    let number = row.project.number();
    let is_open = ui.app.here.open_checks.contains(&row.check);
    ui.el("details", "check", |ui| {
        ui.key(row.check.index());
        ui.class(look(row.outcome));
        if !names_project {
            ui.number("data-line", row.line.node.index());
        }
        ui.has("open", is_open);
        ui.el("summary", "", |ui| {
            ui.click(Do::Check(row.check));
            outcome(ui, row.outcome);
            expression(ui, row);
            ui.el("span", "check-about", |ui| {
                ui.quoted("span", "", &row.label);
                ui.text(&words::about(row.kind, row.terms.len(), ui.lang()));
            });
        });
        if !is_open {
            return;
        }
        ui.el("div", "check-body", |ui| {
            ui.words("p", "", words::meaning(row.outcome, ui.lang()));
            ui.el("dl", "", |ui| {
                terms(ui, document, row);
                let is_arithmetic = row.operator != Operator::Equals;
                let computed = row.computed.as_ref().filter(|_| is_arithmetic);
                let computed = (Label::Computed, computed);
                let difference = (Label::Difference, row.difference.as_ref());
                for (label, figure) in [computed, difference] {
                    if let Some(figure) = figure {
                        let unit = row.result_unit.map_or("", Unit::name);
                        let words = units::amount(&[figure, unit].concat(), ui.lang());
                        entry(ui, label, |ui| ui.words("span", "num", &words));
                    }
                }
                if let Some(reason) = &row.reason {
                    entry(ui, Label::Reason, |ui| {
                        ui.el("a", "quote", |ui| {
                            ui.at("lang", "zh-CN");
                            let words = view.on_words(Some(number), reason.range());
                            ui.at("href", &href(&words));
                            ui.text(reason.text());
                        });
                    });
                }
            });
            ui.el("p", "check-ways", |ui| {
                let words = sentences::to_line(ui.lang(), &row.label);
                ui.link("", &href(&view.on_line(number, place)), &words);
                if names_project {
                    ui.words(
                        "span",
                        "aside",
                        &sentences::project_number(ui.lang(), number),
                    );
                }
            });
        });
    });
}

/// The arithmetic on one line. In English the unit that all its amounts share stands behind it.
fn expression(ui: &mut Ui<'_>, row: &CheckRow) {
    let lang = ui.lang();
    let words = match lang {
        Lang::Zh => row.expression(),
        Lang::En => row.expression_by(|amount| units::amount(amount, lang)),
    };
    ui.el("span", "expression num", |ui| {
        ui.quoted("span", "", &words);
        if let (Lang::En, Some(unit)) = (lang, row.unit) {
            ui.words("span", "unit", &[" ", units::of(unit)].concat());
        }
    });
}

#[inline(always)]
fn entry(ui: &mut Ui<'_>, label: Label, fill: impl FnOnce(&mut Ui<'_>)) {
    ui.el("div", "", |ui| {
        ui.label("dt", "", label);
        ui.el("dd", "", fill);
    });
}

fn unit(row: &CheckRow) -> &'static str {
    row.unit.map_or("", Unit::name)
}

/// The figures of the arithmetic, each with the sentence that it stands in; a sentence that holds
/// several is given once. A figure leads to its words.
fn terms(ui: &mut Ui<'_>, document: &Budget, row: &CheckRow) {
    let sentence = |range: Option<TextRange>| sentence_around(document, range?);
    let mut all = row.terms.iter().chain(&row.stated).peekable();
    let mut left = row.terms.len();
    while let Some(one) = all.next() {
        // What is said twice has no arithmetic.
        let label = match (left > 0, row.operator == Operator::Equals) {
            (true, false) => Label::Term,
            (false, false) => Label::Stated,
            (true, true) => Label::HereSaid,
            (false, true) => Label::ThereSaid,
        };
        left = left.saturating_sub(1);
        let around = sentence(one.range);
        let goes_on = around.is_some() && all.peek().is_some_and(|it| sentence(it.range) == around);
        entry(ui, label, |ui| {
            term(ui, row, one);
            if let Some(around) = around.filter(|_| !goes_on) {
                ui.quoted("q", "around", around.text());
                if let Some(place) = document.source().places().at(around.range().start()) {
                    let words = sentences::place_in_file(ui.lang(), place);
                    ui.words("span", "aside", &words);
                }
            }
        });
    }
}

fn term(ui: &mut Ui<'_>, row: &CheckRow, term: &TermShown) {
    let unit = if term.is_money { unit(row) } else { "" };
    let figure = units::amount(&[&term.text, unit].concat(), ui.lang());
    match term.range {
        Some(range) => {
            let words = ui.app.view.on_words(Some(row.project.number()), range);
            ui.link("num", &href(&words), &figure);
        }
        None => ui.words("span", "num", &figure),
    }
    if term.is_missing {
        ui.text(" ");
        ui.label("span", "tag", Label::Missing);
    }
}
