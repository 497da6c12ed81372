//! Pages that are set in columns, which are read one after the other.

use super::geometry::UNITS;
use super::layout::Item;
use super::line::Line;
use super::plain_table;

/// Columns within columns are looked for so deep: three or four of them on a page.
const DEEPEST: u8 = 2;
/// A page in columns has so many lines beside one another at least.
const FEWEST: usize = 5;
/// A line of a column has so many characters, often.
const LONG: usize = 8;
/// What stands further apart from one another, in points, belongs to different parts of a page.
const FAR: i32 = 100;
/// As many places are tried between columns.
const TRIED: usize = 64;

/// What stands in one height.
#[derive(Debug)]
pub(super) struct Row {
    /// Its middle tells it from a table that ends in the same height.
    pub(super) middle: i32,
    pub(super) pieces: Vec<Piece>,
}

/// Something in a row, from its left to its right.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) content: Content,
}

/// Words that a gap parts from others, or a table whose lines are drawn.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Line(Line),
    Grid(Vec<Item>),
}

impl Piece {
    pub(super) fn line(&self) -> Option<&Line> {
        match &self.content {
            Content::Line(line) => Some(line),
            Content::Grid(_) => None,
        }
    }

    /// Whether it has the length of prose, and whether it is a figure.
    fn kind(&self) -> (bool, bool) {
        self.line().map_or((false, false), |line| {
            let (mut all, mut figures) = (0, 0);
            for c in line.text.chars() {
                all += 1;
                figures += usize::from(c.is_ascii_punctuation() || c.is_ascii_digit());
            }
            (all >= LONG && figures * 2 < all, figures * 2 >= all)
        })
    }
}

/// The rows of a page, from the top down, in the order of reading.
pub(super) fn read(rows: Vec<Row>) -> Vec<Item> {
    let mut items = Vec::new();
    read_part(rows, 0, 0, &mut items);
    items
}

/// Writes what stands in a column: its two halves are columns 2n + 1 and 2n + 2.
fn read_part(rows: Vec<Row>, depth: u8, column: u8, items: &mut Vec<Item>) {
    let gutter = if depth < DEEPEST { gutter(&rows) } else { None };
    let Some(at) = gutter else {
        let first = items.len();
        plain_table::read(rows, items);
        for item in &mut items[first..] {
            if let Item::Line(line) = item {
                line.column = column;
            }
        }
        return;
    };
    // What goes over the whole width parts what stands above it from what stands below.
    let mut rest = rows.into_iter().peekable();
    while rest.peek().is_some() {
        let mut whole = Vec::new();
        while let Some(row) = rest.next_if(|row| crosses(row, at)) {
            whole.push(row);
        }
        let mut parted: Vec<Row> = Vec::new();
        let is_near = |row: &Row, last: Option<&Row>| {
            last.is_none_or(|last| row.middle - last.middle < FAR * UNITS)
        };
        while let Some(row) = rest.next_if(|row| !crosses(row, at) && is_near(row, parted.last())) {
            parted.push(row);
        }
        if !are_columns(&parted, at) {
            whole.append(&mut parted);
        }
        read_part(whole, DEEPEST, column, items);
        for (is_left, column) in [true, false].into_iter().zip(2 * column + 1..) {
            read_part(side(&parted, at, is_left), depth + 1, column, items);
        }
    }
}

fn crosses(row: &Row, at: i32) -> bool {
    row.pieces
        .iter()
        .any(|piece| piece.left < at && piece.right > at)
}

/// What stands on one side of a place.
fn side(rows: &[Row], at: i32, is_left: bool) -> Vec<Row> {
    rows.iter()
        .filter_map(|row| {
            let own = row.pieces.iter();
            let pieces: Vec<Piece> = own
                .filter(|piece| (piece.right <= at) == is_left)
                .cloned()
                .collect();
            (!pieces.is_empty()).then_some(Row {
                middle: row.middle,
                pieces,
            })
        })
        .collect()
}

/// The place between two columns, if most of what stands there is prose on both sides.
fn gutter(rows: &[Row]) -> Option<i32> {
    let all = || rows.iter().flat_map(|row| &row.pieces);
    let left = all().map(|piece| piece.left).min()?;
    let right = all().map(|piece| piece.right).max()?;
    let inner = (right - left) / 5;
    let gaps: Vec<(i32, i32)> = rows
        .iter()
        .flat_map(|row| row.pieces.windows(2))
        .map(|pair| (pair[0].right, pair[1].left))
        .filter(|(from, to)| (left + inner..=right - inner).contains(&from.midpoint(*to)))
        .collect();
    if gaps.len() < FEWEST {
        return None;
    }
    let holds = |at: i32| {
        gaps.iter()
            .filter(|(from, to)| (*from..*to).contains(&at))
            .count()
    };
    // The end of the longest line on the left is the beginning of the place between.
    let step = gaps.len().div_ceil(TRIED);
    let tried = gaps
        .iter()
        .step_by(step)
        .map(|(from, to)| from.midpoint(*to));
    let at = tried.max_by_key(|at| holds(*at))?;
    let parted: Vec<&Row> = rows.iter().filter(|row| !crosses(row, at)).collect();
    let crossing = rows.len() - parted.len();
    (parted.len() > crossing && holds(at) >= FEWEST && has_prose(parted.into_iter(), at))
        .then_some(at)
}

fn are_columns(rows: &[Row], at: i32) -> bool {
    rows.len() >= 2 && has_prose(rows.iter(), at)
}

/// Whether what stands on both sides of a place is prose, much of it, and not figures.
fn has_prose<'a>(rows: impl Iterator<Item = &'a Row>, at: i32) -> bool {
    let mut sides = [(0, 0, 0); 2];
    for piece in rows.flat_map(|row| &row.pieces) {
        let (all, long, figures) = &mut sides[usize::from(piece.right > at)];
        let (is_long, is_figure) = piece.kind();
        *all += 1;
        *long += usize::from(is_long);
        *figures += usize::from(is_figure);
    }
    sides
        .iter()
        .all(|(all, long, figures)| *long > 0 && long * 4 >= *all && figures * 4 <= *all)
}
