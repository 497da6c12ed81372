//! The chart of one project: each line a bar under the line that it belongs to.
//!
//! The same state as the table, drawn: one tab stop, arrows among neighbours, Enter selects,
//! Escape goes up.

use mingzhang::views::icicle::{Cell, SCALE, icicle};
use mingzhang::{NodeId, ProjectId, Relation};
use yew::prelude::*;

use super::document_band::percent;
use super::share_bar::hue;
use crate::fit::{fit, width};
use crate::hooks::{
    Document, Frame, Room, use_chart_room, use_flag, use_frame, use_pointed, use_spot,
};
use crate::keys::{Move, in_chart};
use crate::labels::{Label, sentences};
use crate::place::Place;
use crate::state::Action;

/// Levels that are drawn; deeper lines are in the table.
const LEVELS: u32 = 3;
/// Bars thinner than so many pixels are put together.
const THINNEST: u32 = 7;

#[derive(PartialEq, Properties)]
pub(crate) struct IcicleProps {
    pub(crate) document: Document,
    pub(crate) project: ProjectId,
    pub(crate) selected: Option<NodeId>,
    /// Marks a line everywhere.
    pub(crate) point: Callback<Option<usize>>,
}

#[component]
pub(crate) fn Icicle(props: &IcicleProps) -> Html {
    let frame = use_frame();
    let pointed = use_pointed();
    let holder = use_node_ref();
    let room = use_chart_room(&holder, frame.view.size);
    let active = use_spot();
    let is_focused = use_flag();
    let thinnest = THINNEST * SCALE / room.width.max(1);
    let cells = use_memo(
        (
            props.document.clone(),
            props.project,
            props.selected,
            frame.unit(),
            thinnest,
        ),
        |(document, project, selected, unit, thinnest)| {
            icicle(document, *project, *selected, *unit, LEVELS, *thinnest)
        },
    );
    if cells.is_empty() {
        return Html::default();
    }
    let at = active
        .or(props.selected.map(NodeId::index))
        .and_then(|node| cells.iter().position(|cell| holds(cell, node)))
        .unwrap_or(0);
    let levels = cells.iter().map(|cell| cell.level + 1).max().unwrap_or(1);
    let rows = Rows { rem: room.rem };

    let onkeydown = {
        let (frame, cells, document) = (frame.clone(), cells.clone(), props.document.clone());
        let (active, point) = (active.clone(), props.point.clone());
        let (project, selected) = (props.project, props.selected);
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some(step) = in_chart(&cells, at, &event.key()) else {
                return;
            };
            event.prevent_default();
            match step {
                Move::To(to) => {
                    let node = cells.get(to).and_then(|cell| cell.members.first());
                    active.set(node.map(|node| node.index()));
                    point.emit(node.map(|node| node.index()));
                }
                Move::Choose(at) => choose(&frame, &document, project, cells.get(at)),
                Move::Rise => {
                    let above = document.project(project).and_then(|project| {
                        let tree = project.funding();
                        tree.get(tree.get(selected?)?.parent()?)
                    });
                    active.set(None);
                    frame.act(match above {
                        Some(node) if node.depth() > 0 => Action::Select(Place::of(node.place())),
                        _ => Action::Unselect,
                    });
                }
                Move::Open(_) | Move::Close(_) => {}
            }
        })
    };
    let onfocus = {
        let is_focused = is_focused.clone();
        Callback::from(move |_: FocusEvent| is_focused.set(true))
    };
    let onblur = {
        let (is_focused, active, point) = (is_focused.clone(), active.clone(), props.point.clone());
        Callback::from(move |_: FocusEvent| {
            is_focused.set(false);
            active.set(None);
            point.emit(None);
        })
    };

    let bars = cells.iter().enumerate().map(|(index, cell)| {
        let (frame_, document, project) = (frame.clone(), props.document.clone(), props.project);
        let chosen = cells.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            choose(&frame_, &document, project, chosen.get(index));
        });
        let line = cell.line.map(|line| line.node.index());
        let look = classes!(
            "cell",
            format!("level-{}", cell.level.min(1)),
            hue(cell.hue),
            (cell.relation == Relation::OfWhich).then_some("is-of-which"),
            cell.line.is_none().then_some("is-group"),
        );
        html! {
            <g
                key={cell.members.first().map_or(0, |node| node.index())}
                class={look}
                data-line={line.map(|line| line.to_string())}
                {onclick}
            >
                <title>{ name(&frame, cell) }</title>
                { bar(&frame, cell, room, rows) }
            </g>
        }
    });
    // What is drawn may be shortened or without words: for those who listen, each bar in full.
    let names = cells.iter().enumerate().map(|(index, cell)| {
        html! {
            <span
                key={cell.members.first().map_or(0, |node| node.index())}
                id={bar_id(index)}
                role="treeitem"
                aria-level={(cell.level + 1).to_string()}
                aria-selected={cell.is_selected.to_string()}
            >
                { name(&frame, cell) }
            </span>
        }
    });
    let rings = cells.iter().enumerate().filter_map(|(index, cell)| {
        let is_hot = pointed.is_some_and(|node| holds(cell, node));
        let look = if *is_focused && index == at {
            "ring is-active"
        } else if cell.is_selected {
            "ring is-selected"
        } else if is_hot {
            "ring is-hot"
        } else {
            return None;
        };
        Some(ring(cell, rows, look))
    });
    html! {
        <div
            class="chart"
            ref={holder}
            role="tree"
            tabindex="0"
            aria-orientation="horizontal"
            aria-label={frame.say(Label::Chart)}
            aria-activedescendant={bar_id(at)}
            {onkeydown}
            {onfocus}
            {onblur}
        >
            <svg
                class="icicle"
                aria-hidden="true"
                width="100%"
                height={rows.top(levels).to_string()}
            >
                { for bars }
                <g>{ for rings }</g>
            </svg>
            <div class="unseen" role="presentation">{ for names }</div>
        </div>
    }
}

/// Selects a bar's line and shows what is below it; for a group, its first line.
fn choose(frame: &Frame, document: &Document, project: ProjectId, cell: Option<&Cell>) {
    let project = document.project(project);
    let found = cell.zip(project).and_then(|(cell, project)| {
        let node = *cell.members.first()?;
        Some((project.funding(), node))
    });
    let Some((tree, id)) = found else { return };
    let Some(node) = tree.get(id) else { return };
    let place = Place::of(node.place());
    if tree.children(id).next().is_some() {
        frame.act(Action::Open(place.clone()));
    }
    // Last, for the last change says what the back button undoes.
    frame.act(Action::Select(place));
}

/// Whether a bar stands for a line, given by its place in the tree.
fn holds(cell: &Cell, node: usize) -> bool {
    cell.members.iter().any(|one| one.index() == node)
}

fn bar_id(index: usize) -> String {
    format!("bar-{index}")
}

/// A bar in words: for those who listen, and for those who point at what is too thin for a label.
fn name(frame: &Frame, cell: &Cell) -> String {
    let group;
    let label = if cell.line.is_some() {
        &cell.label
    } else {
        group = sentences::group(frame.lang(), cell.members.len());
        &group
    };
    let relation = if cell.relation == Relation::OfWhich && cell.line.is_some() {
        frame.say(Label::OfWhich)
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

fn ring(cell: &Cell, rows: Rows, look: &'static str) -> Html {
    html! {
        <rect
            class={look}
            x={percent(cell.left)}
            y={rows.top(cell.level).to_string()}
            width={percent(cell.width)}
            height={rows.height(cell.level).to_string()}
            rx="4"
        />
    }
}

fn bar(frame: &Frame, cell: &Cell, room: Room, rows: Rows) -> Html {
    let is_top = cell.level == 0;
    let font = if is_top { room.rem * 14 } else { room.rem * 13 };
    let small = room.rem * 12;
    let inside = (cell.width * room.width.min(SCALE) / SCALE).saturating_sub(room.rem * 3 / 4);
    let group;
    let label = if cell.line.is_some() {
        &cell.label
    } else {
        group = sentences::group_short(frame.lang(), cell.members.len());
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
    let (left, wide) = (percent(cell.left), percent(cell.width));
    let (top, height) = (
        rows.top(cell.level).to_string(),
        rows.height(cell.level).to_string(),
    );
    let foot = rows.height(cell.level).saturating_sub(3).to_string();
    html! {
        <>
            <rect
                class="cell-ground"
                x={left.clone()}
                y={top.clone()}
                width={wide.clone()}
                height={height.clone()}
                rx="4"
            />
            <svg x={left} y={top} width={wide} {height}>
                if !is_top {
                    <rect class="cell-foot" y={foot} width="100%" height="3" />
                    <line class="cell-gap" y2="100%" />
                    <line class="cell-gap" x1="100%" x2="100%" y2="100%" />
                }
                if let Some(label) = label {
                    <text class="cell-label" x="0.5em" y={if is_top { "1.55em" } else { "1.5em" }}>
                        { label }
                    </text>
                }
                if let Some(figures) = figures {
                    <text class="cell-figures num" x="0.6em" y="3.1em">{ figures }</text>
                }
            </svg>
        </>
    }
}
