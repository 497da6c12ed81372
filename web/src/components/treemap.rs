//! The treemap: what is below one line, each line a tile as large as its money.

use mingzhang::views::treemap::{Room, Tile, treemap};
use mingzhang::{Node, NodeId};

use super::chart::Drawn;
use crate::app::App;
use crate::labels::Label;
use crate::place::Place;
use crate::route::href;
use crate::ui::Ui;

/// Of siblings, those with less than so many square pixels are put together.
const SMALLEST: u32 = 400;

pub(super) fn room(app: &App) -> Room {
    let (width, rem) = (app.room.width, app.room.rem);
    Room {
        width,
        height: (width / 2).clamp(rem * 18, rem * 24),
        head: rem * 7 / 4,
        rim: 4,
        smallest: SMALLEST,
    }
}

pub(super) fn tiles(app: &App) -> Option<Vec<Drawn>> {
    let room = room(app);
    let (document, project) = (app.document()?, app.project()?);
    let tiles = treemap(
        document,
        project,
        shown(app),
        app.selected(),
        app.view.unit,
        room,
    );
    let drawn = (0..tiles.len()).map(|at| {
        let Tile { cell, top, height } = tiles[at].clone();
        let holds = tiles
            .get(at + 1)
            .is_some_and(|next| next.cell.level > cell.level);
        Drawn {
            x: cell.left.to_string(),
            width: cell.width.to_string(),
            y: top,
            height,
            inside: (cell.width, if holds { room.head } else { height }),
            cell,
        }
    });
    Some(drawn.collect())
}

/// The line whose tiles show: the selected one, or, where nothing is below that, the one above.
fn shown(app: &App) -> NodeId {
    let found = || {
        let tree = app.tree_of_page()?.funding();
        let selected = app.selected()?;
        match tree.children(selected).next() {
            Some(_) => Some(selected),
            None => tree.get(selected)?.parent(),
        }
    };
    found().unwrap_or(NodeId::ROOT)
}

/// Whether the tiles are those of one line, all in its colour.
pub(super) fn is_inner(app: &App) -> bool {
    shown(app) != NodeId::ROOT
}

/// The lines above the tiles, each a link.
pub(super) fn way_up(ui: &mut Ui<'_>) {
    let app = ui.app;
    let Some((project, number)) = app.tree_of_page().zip(app.view.project) else {
        return;
    };
    let tree = project.funding();
    let way = tree.ancestry(shown(app));
    ui.el("nav", "chart-way", |ui| {
        ui.at("aria-label", ui.say(Label::ChartWay));
        ui.el("ol", "", |ui| {
            for (at, id) in way.iter().enumerate() {
                let words = match at {
                    0 => ui.say(Label::WholeProject),
                    _ => tree.get(*id).map_or("", |node| node.label().text()),
                };
                ui.el("li", "", |ui| {
                    if at + 1 == way.len() {
                        ui.at("aria-current", "true");
                        return ui.text(words);
                    }
                    let view = match at {
                        0 => app.view.without_query().without_selection(),
                        _ => {
                            let place = tree.get(*id).map_or(&[][..], Node::place);
                            app.view.on_line(number, Place::of(place))
                        }
                    };
                    ui.link("", &href(&view), words);
                });
            }
        });
    });
}
