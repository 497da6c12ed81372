//! What the keys do in the table and in the chart: the patterns of the ARIA practices for a
//! treegrid and for a horizontal tree.

use mingzhang::views::icicle::Cell;
use mingzhang::views::outline::Listed;

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
pub(crate) fn in_table(rows: &[Listed], at: usize, key: &str) -> Option<Move> {
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

/// A key in the chart, with bar or tile `at` active. Each comes before those below it and siblings
/// in order, whatever the chart looks like: what comes next of a level is the next of it.
pub(crate) fn in_chart(cells: &[Cell], at: usize, key: &str) -> Option<Move> {
    let here = cells.get(at)?.level;
    let level_of = |at: &usize| cells.get(*at).map(|cell| cell.level);
    let is_level = |at: &usize| level_of(at) == Some(here);
    let last = cells.len() - 1;
    let found = match key {
        "ArrowRight" => (at + 1..=last).find(is_level),
        "ArrowLeft" => (0..at).rfind(is_level),
        "Home" => (0..=last).find(is_level),
        "End" => (0..=last).rfind(is_level),
        "ArrowDown" => Some(at + 1).filter(|below| level_of(below) > Some(here)),
        "ArrowUp" => (0..at).rfind(|above| level_of(above) < Some(here)),
        "Enter" | " " => return Some(Move::Choose(at)),
        "Escape" => return Some(Move::Rise),
        _ => return None,
    };
    Some(Move::To(found.unwrap_or(at)))
}
