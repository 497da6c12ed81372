//! The chart of one project, as an icicle or as a treemap.
//!
//! The same state as the table, drawn: one tab stop, arrows among neighbours, Enter selects,
//! Escape goes up.

use mingzhang::views::icicle::Cell;
use mingzhang::{NodeId, Relation};
use yew::virtual_dom::ListenerKind;

use super::choice::choice;
use super::document_band::written;
use super::share_bar::hue;
use super::{icicle, treemap};
use crate::app::App;
use crate::fit::{fit, width};
use crate::labels::{Label, sentences};
use crate::message::Do;
use crate::state::{Action, Chart};
use crate::ui::Ui;

/// A bar or a tile, and where it is drawn.
pub(crate) struct Drawn {
    pub(super) cell: Cell,
    pub(super) x: String,
    pub(super) y: u32,
    pub(super) width: String,
    pub(super) height: u32,
    /// The room for its words, in pixels.
    pub(super) inside: (u32, u32),
}

/// What is drawn of the project that shows: each bar or tile before those below it.
fn drawn(app: &App) -> Option<Vec<Drawn>> {
    match app.view.chart {
        Chart::Icicle => icicle::bars(app),
        Chart::Treemap => treemap::tiles(app),
    }
}

/// The bars or tiles of the project that shows.
pub(crate) fn cells(app: &App) -> Option<Vec<Cell>> {
    Some(drawn(app)?.into_iter().map(|one| one.cell).collect())
}

/// How the breakdown is drawn, as a setting.
pub(super) fn chart_choice(ui: &mut Ui<'_>) {
    let now = ui.app.view.chart;
    let kind = |label, chart| (ui.say(label), None, now == chart, Action::SetChart(chart));
    let kinds = [
        kind(Label::Icicle, Chart::Icicle),
        kind(Label::Treemap, Chart::Treemap),
    ];
    choice(ui, "chart", Label::ChartKind, &kinds);
}

/// What the chart shows besides what the page does.
pub(super) fn chart_stamp(app: &App) -> [usize; 7] {
    let (room, here) = (app.room, &app.here);
    [
        app.selected().map_or(usize::MAX, NodeId::index),
        here.active.unwrap_or(usize::MAX),
        usize::from(here.chart_has_focus),
        room.width as usize,
        room.height as usize,
        room.rem as usize,
        // The links above the tiles keep what is opened.
        match app.view.chart {
            Chart::Icicle => 0,
            Chart::Treemap => app.version,
        },
    ]
}

pub(super) fn chart(ui: &mut Ui<'_>) {
    let app = ui.app;
    let all = drawn(app).unwrap_or_default();
    if all.is_empty() {
        return;
    }
    let cells: Vec<Cell> = all.iter().map(|one| one.cell.clone()).collect();
    let at = app.bar_in_tab_order(&cells);
    let (look, height) = match app.view.chart {
        Chart::Icicle => ("icicle", icicle::height(app, &cells)),
        Chart::Treemap => ("treemap", treemap::room(app).height),
    };
    if app.view.chart == Chart::Treemap {
        treemap::way_up(ui);
    }
    ui.el("div", "chart", |ui| {
        ui.at("part", "chart");
        ui.at("role", "tree");
        ui.at("tabindex", "0");
        ui.at("aria-orientation", "horizontal");
        ui.at("aria-label", ui.say(Label::Chart));
        ui.at("aria-activedescendant", &bar_id(at));
        ui.on(ListenerKind::onkeydown, Do::ChartKey);
        ui.on(ListenerKind::onfocus, Do::ChartFocus(true));
        ui.on(ListenerKind::onblur, Do::ChartFocus(false));
        ui.el("svg", look, |ui| {
            ui.class_if(treemap::is_inner(app), "is-inner");
            ui.at("aria-hidden", "true");
            ui.at("width", "100%");
            ui.at("height", &height.to_string());
            for one in &all {
                bar(ui, one);
            }
            ui.el("g", "", |ui| {
                for (index, one) in all.iter().enumerate() {
                    if app.here.chart_has_focus && index == at {
                        ui.el("rect", "ring is-active", |ui| ground(ui, one));
                    } else if one.cell.is_selected {
                        ui.el("rect", "ring is-selected", |ui| ground(ui, one));
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
    said(ui, &cells);
}

/// The bar that is active or selected in full, for those who see one too narrow for its name. Those
/// who listen have heard it.
fn said(ui: &mut Ui<'_>, cells: &[Cell]) {
    let active = ui.app.here.active;
    let is_active = |cell: &&Cell| cell.members.iter().any(|it| Some(it.index()) == active);
    let active = cells.iter().find(is_active);
    let cell = active.or_else(|| cells.iter().find(|cell| cell.is_selected));
    ui.el("p", "chart-said", |ui| {
        ui.at("aria-hidden", "true");
        let Some(cell) = cell else {
            return ui.text(ui.say(Label::ChartHint));
        };
        ui.class(&hue(cell.hue));
        ui.at("lang", "zh-CN");
        let name = name(ui, cell);
        ui.text(&name);
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

/// Where a bar is drawn.
fn ground(ui: &mut Ui<'_>, one: &Drawn) {
    place(ui, one);
    ui.at("rx", "4");
}

fn place(ui: &mut Ui<'_>, one: &Drawn) {
    ui.at("x", &one.x);
    ui.at("width", &one.width);
    ui.at("y", &one.y.to_string());
    ui.at("height", &one.height.to_string());
}

fn bar(ui: &mut Ui<'_>, one: &Drawn) {
    let cell = &one.cell;
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
        ui.el("rect", "cell-ground", |ui| ground(ui, one));
        ui.el("svg", "", |ui| {
            place(ui, one);
            if !is_top && ui.app.view.chart == Chart::Icicle {
                ui.el("rect", "cell-foot", |ui| {
                    ui.at("y", &one.height.saturating_sub(3).to_string());
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
            inscription(ui, one);
        });
    });
}

/// What is written on a bar, as far as it fits: its name and its figures, below each other where
/// there is room.
fn inscription(ui: &mut Ui<'_>, one: &Drawn) {
    let rem = ui.app.room.rem;
    let cell = &one.cell;
    let font = if cell.level == 0 { rem * 14 } else { rem * 13 };
    let small = rem * 12;
    let inside = one.inside.0.saturating_sub(rem * 3 / 4);
    if one.inside.1 < rem * 3 / 2 {
        return;
    }
    let group;
    let label = if cell.line.is_some() {
        &cell.label
    } else {
        group = sentences::group_short(ui.lang(), cell.members.len());
        &group
    };
    let share = cell.share.as_deref().unwrap_or_default();
    let both = [&cell.amount, " · ", share].concat();
    let is_high = one.inside.1 >= rem * 5 / 2;
    let figures = [both.as_str(), &cell.amount]
        .into_iter()
        .find(|words| is_high && width(words, small) <= inside);
    let with_amount = [label, " ", &cell.amount].concat();
    let label = if !is_high && width(&with_amount, font) <= inside {
        Some(with_amount)
    } else {
        fit(label, inside, font)
    };
    if let Some(label) = label {
        let down = if is_high { "1.55em" } else { "1.5em" };
        written(ui, "cell-label", ("0.5em", down), &label);
    }
    if let Some(figures) = figures {
        written(ui, "cell-figures num", ("0.6em", "3.1em"), figures);
    }
}
