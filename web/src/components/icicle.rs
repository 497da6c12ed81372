//! The icicle: each line a bar under the line that it belongs to.

use mingzhang::views::icicle::{Cell, SCALE, icicle};

use super::chart::Drawn;
use super::document_band::percent;
use crate::app::App;

/// Levels that are drawn; deeper lines are in the table.
const LEVELS: u32 = 3;
/// Bars thinner than so many pixels are put together.
const THINNEST: u32 = 7;

pub(super) fn bars(app: &App) -> Option<Vec<Drawn>> {
    let room = app.room;
    let thinnest = THINNEST * SCALE / room.width.max(1);
    let cells = icicle(
        app.document()?,
        app.project()?,
        app.selected(),
        app.view.unit,
        LEVELS,
        thinnest,
    );
    let bar = |cell: Cell| {
        let y = top(room.rem, cell.level);
        let height = top(room.rem, cell.level + 1) - y;
        Drawn {
            x: percent(cell.left),
            width: percent(cell.width),
            y,
            height,
            inside: (cell.width * room.width.min(SCALE) / SCALE, height),
            cell,
        }
    };
    Some(cells.into_iter().map(bar).collect())
}

/// How high the whole chart is.
pub(super) fn height(app: &App, cells: &[Cell]) -> u32 {
    let levels = cells.iter().map(|cell| cell.level + 1).max();
    top(app.room.rem, levels.unwrap_or(1))
}

/// Where a level begins.
const fn top(rem: u32, level: u32) -> u32 {
    match level {
        0 => 0,
        _ => rem * 3 + (level - 1) * rem * 2,
    }
}
