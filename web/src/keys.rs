//! What the keys do in the table and in the chart: the patterns of the ARIA practices for a
//! treegrid and for a horizontal tree.

use mingzhang::views::icicle::Cell;
use mingzhang::views::outline::Row;

/// What a key asks of a table or a chart; each names the row or bar that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// The focus goes there.
    To(usize),
    /// Its children are shown.
    Open(usize),
    /// Its children are hidden.
    Close(usize),
    /// It is selected.
    Choose(usize),
    /// Up one level: the line above is selected.
    Rise,
}

/// A key in the table, with the focus on row `at`.
pub(crate) fn in_table(rows: &[Row], at: usize, key: &str) -> Option<Move> {
    let row = rows.get(at)?;
    let last = rows.len() - 1;
    Some(match key {
        "ArrowDown" => Move::To((at + 1).min(last)),
        "ArrowUp" => Move::To(at.saturating_sub(1)),
        "Home" => Move::To(0),
        "End" => Move::To(last),
        "ArrowRight" if row.can_expand && !row.is_expanded => Move::Open(at),
        "ArrowRight" if row.can_expand && row.depth > 0 => Move::To(at + 1),
        "ArrowLeft" if row.can_expand && row.is_expanded && row.depth > 0 => Move::Close(at),
        "ArrowLeft" => {
            let above = rows[..at].iter().rposition(|above| above.depth < row.depth);
            Move::To(above.unwrap_or(at))
        }
        "Enter" | " " => Move::Choose(at),
        "Escape" => Move::Rise,
        _ => return None,
    })
}

/// A key in the chart, with bar `at` active.
pub(crate) fn in_chart(cells: &[Cell], at: usize, key: &str) -> Option<Move> {
    let here = cells.get(at)?;
    let starts = |cell: &Cell| (cell.left, cell.width);
    let of_level = |level| {
        cells
            .iter()
            .enumerate()
            .filter(move |(_, cell)| cell.level == level)
    };
    let found = match key {
        "ArrowRight" => of_level(here.level)
            .filter(|(_, cell)| starts(cell) > starts(here))
            .min_by_key(|(_, cell)| starts(cell)),
        "ArrowLeft" => of_level(here.level)
            .filter(|(_, cell)| starts(cell) < starts(here))
            .max_by_key(|(_, cell)| starts(cell)),
        "Home" => of_level(here.level).min_by_key(|(_, cell)| starts(cell)),
        "End" => of_level(here.level).max_by_key(|(_, cell)| starts(cell)),
        "ArrowDown" => of_level(here.level + 1)
            .filter(|(_, cell)| here.left <= cell.left && cell.left < here.left + here.width)
            .min_by_key(|(_, cell)| starts(cell)),
        "ArrowUp" => here.level.checked_sub(1).and_then(|level| {
            of_level(level)
                .find(|(_, cell)| cell.left <= here.left && here.left < cell.left + cell.width)
        }),
        "Enter" | " " => return Some(Move::Choose(at)),
        "Escape" => return Some(Move::Rise),
        _ => return None,
    };
    Some(Move::To(found.map_or(at, |(at, _)| at)))
}
