//! The chart of one project: each line a bar under the line that it belongs to.
//!
//! The same state as the table, drawn: one tab stop, arrows among neighbours, Enter selects,
//! Escape goes up.

use mingzhang::Relation;
use mingzhang::views::icicle::{self, Cell, SCALE};
use yew::virtual_dom::ListenerKind;

use super::document_band::{along, written};
use super::share_bar::hue;
use crate::app::App;
use crate::browser::Room;
use crate::fit::{fit, width};
use crate::labels::{Label, sentences};
use crate::message::Do;
use crate::ui::Ui;

/// Levels that are drawn; deeper lines are in the table.
const LEVELS: u32 = 3;
/// Bars thinner than so many pixels are put together.
const THINNEST: u32 = 7;

/// The bars of the project that shows.
pub(crate) fn cells(app: &App) -> Option<Vec<Cell>> {
    let thinnest = THINNEST * SCALE / app.room.width.max(1);
    Some(icicle::icicle(
        app.document()?,
        app.project()?,
        app.selected(),
        app.view.unit,
        LEVELS,
        thinnest,
    ))
}

pub(crate) fn icicle(ui: &mut Ui<'_>) {
    let app = ui.app;
    let cells = cells(app).unwrap_or_default();
    if cells.is_empty() {
        return;
    }
    let at = app.bar_in_tab_order(&cells);
    let levels = cells.iter().map(|cell| cell.level + 1).max().unwrap_or(1);
    let rows = Rows { rem: app.room.rem };
    ui.el("div", "chart", |ui| {
        ui.at("role", "tree");
        ui.at("tabindex", "0");
        ui.at("aria-orientation", "horizontal");
        ui.at("aria-label", ui.say(Label::Chart));
        ui.at("aria-activedescendant", &bar_id(at));
        ui.on(ListenerKind::onkeydown, Do::ChartKey);
        ui.on(ListenerKind::onfocus, Do::ChartFocus(true));
        ui.on(ListenerKind::onblur, Do::ChartFocus(false));
        ui.el("svg", "icicle", |ui| {
            ui.at("aria-hidden", "true");
            ui.at("width", "100%");
            ui.at("height", &rows.top(levels).to_string());
            for cell in &cells {
                bar(ui, cell, rows);
            }
            ui.el("g", "", |ui| {
                for (index, cell) in cells.iter().enumerate() {
                    if app.here.chart_has_focus && index == at {
                        ring(ui, cell, rows, "ring is-active");
                    } else if cell.is_selected {
                        ring(ui, cell, rows, "ring is-selected");
                    }
                }
            });
        });
        // What is drawn may be shortened or without words: for those who listen, each bar in full.
        ui.el("div", "unseen", |ui| {
            ui.at("role", "presentation");
            for (index, cell) in cells.iter().enumerate() {
                ui.el("span", "", |ui| {
                    ui.at("id", &bar_id(index));
                    ui.at("role", "treeitem");
                    ui.at("aria-level", &(cell.level + 1).to_string());
                    ui.whether("aria-selected", cell.is_selected);
                    let name = name(ui, cell);
                    ui.text(&name);
                });
            }
        });
    });
}

fn bar_id(index: usize) -> String {
    ["bar-", &index.to_string()].concat()
}

/// A bar in words: for those who listen, and for those who point at what is too thin for a label.
fn name(ui: &Ui<'_>, cell: &Cell) -> String {
    let group;
    let label = if cell.line.is_some() {
        &cell.label
    } else {
        group = sentences::group(ui.lang(), cell.members.len());
        &group
    };
    let relation = if cell.relation == Relation::OfWhich && cell.line.is_some() {
        ui.say(Label::OfWhich)
    } else {
        ""
    };
    let share = cell.share.as_deref().unwrap_or_default();
    [relation, label, "  ", &cell.amount, "  ", share]
        .concat()
        .trim_start()
        .to_owned()
}

/// How high the rows of the chart are.
#[derive(Clone, Copy)]
struct Rows {
    rem: u32,
}

impl Rows {
    /// Where a level begins.
    const fn top(self, level: u32) -> u32 {
        match level {
            0 => 0,
            _ => self.rem * 3 + (level - 1) * self.rem * 2,
        }
    }

    const fn height(self, level: u32) -> u32 {
        self.top(level + 1) - self.top(level)
    }
}

fn ring(ui: &mut Ui<'_>, cell: &Cell, rows: Rows, look: &'static str) {
    ui.el("rect", look, |ui| ground(ui, cell, rows));
}

/// Where a bar is drawn.
fn ground(ui: &mut Ui<'_>, cell: &Cell, rows: Rows) {
    place(ui, cell, rows);
    ui.at("rx", "4");
}

fn place(ui: &mut Ui<'_>, cell: &Cell, rows: Rows) {
    along(ui, cell.left, cell.width);
    ui.at("y", &rows.top(cell.level).to_string());
    ui.at("height", &rows.height(cell.level).to_string());
}

fn bar(ui: &mut Ui<'_>, cell: &Cell, rows: Rows) {
    let is_top = cell.level == 0;
    ui.el("g", "cell", |ui| {
        ui.class(if is_top { "level-0" } else { "level-1" });
        ui.class(&hue(cell.hue));
        ui.class_if(cell.relation == Relation::OfWhich, "is-of-which");
        ui.class_if(cell.line.is_none(), "is-group");
        if let Some(first) = cell.members.first() {
            ui.key(first.index());
            ui.click(Do::Bar(*first));
        }
        let members: Vec<String> = cell
            .members
            .iter()
            .map(|it| it.index().to_string())
            .collect();
        match cell.line {
            Some(line) => ui.number("data-line", line.node.index()),
            None => ui.at("data-holds", &members.join(" ")),
        }
        let name = name(ui, cell);
        ui.words("title", "", &name);
        ui.el("rect", "cell-ground", |ui| ground(ui, cell, rows));
        ui.el("svg", "", |ui| {
            place(ui, cell, rows);
            if !is_top {
                ui.el("rect", "cell-foot", |ui| {
                    let foot = rows.height(cell.level).saturating_sub(3);
                    ui.at("y", &foot.to_string());
                    ui.at("width", "100%");
                    ui.at("height", "3");
                });
                for x in ["0", "100%"] {
                    ui.el("line", "cell-gap", |ui| {
                        ui.at("x1", x);
                        ui.at("x2", x);
                        ui.at("y2", "100%");
                    });
                }
            }
            inscription(ui, cell);
        });
    });
}

/// What is written on a bar, as far as it fits.
fn inscription(ui: &mut Ui<'_>, cell: &Cell) {
    let room: Room = ui.app.room;
    let is_top = cell.level == 0;
    let font = if is_top { room.rem * 14 } else { room.rem * 13 };
    let small = room.rem * 12;
    let inside = (cell.width * room.width.min(SCALE) / SCALE).saturating_sub(room.rem * 3 / 4);
    let group;
    let label = if cell.line.is_some() {
        &cell.label
    } else {
        group = sentences::group_short(ui.lang(), cell.members.len());
        &group
    };
    let share = cell.share.as_deref().unwrap_or_default();
    let both = [&cell.amount, " · ", share].concat();
    let figures = [both.as_str(), &cell.amount]
        .into_iter()
        .find(|words| is_top && width(words, small) <= inside);
    let with_amount = [label, " ", &cell.amount].concat();
    let label = if !is_top && width(&with_amount, font) <= inside {
        Some(with_amount)
    } else {
        fit(label, inside, font)
    };
    if let Some(label) = label {
        let down = if is_top { "1.55em" } else { "1.5em" };
        written(ui, "cell-label", ("0.5em", down), &label);
    }
    if let Some(figures) = figures {
        written(ui, "cell-figures num", ("0.6em", "3.1em"), figures);
    }
}
