//! What is drawn on a page → its lines and tables, in the order of reading.

use super::columns::{self, Content, Piece};
use super::drawn::{Drawn, Glyph, Rule};
use super::line::{self, Line};
use super::table::{self, Row};

/// A page as it is read.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) items: Vec<Item>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A line of the text.
    Line(Line),
    /// A row of a table.
    Row(Row),
}

/// Puts a page in order.
pub(super) fn layout(mut drawn: Drawn) -> Layout {
    turn(&mut drawn);
    let mut layout = Layout {
        width: drawn.width,
        height: drawn.height,
        items: Vec::new(),
    };
    let (mut upright, turned): (Vec<Glyph>, Vec<Glyph>) =
        drawn.glyphs.into_iter().partition(|glyph| glyph.turn == 0);
    let mut rows: Vec<columns::Row> = Vec::new();
    for grid in table::grids(drawn.along, drawn.across) {
        let own = grid.take(&mut upright);
        let items: Vec<Item> = own.into_iter().flat_map(items).collect();
        if !items.is_empty() {
            let piece = Piece {
                left: grid.area.left,
                right: grid.area.right,
                content: Content::Grid(items),
            };
            rows.push(columns::Row {
                middle: grid.area.top,
                pieces: vec![piece],
            });
        }
    }
    for lines in line::rows(upright) {
        let middles = lines.iter().map(|line| line.base - line.size / 3);
        let middle = middles.min().unwrap_or_default();
        let pieces = lines.into_iter().map(|line| Piece {
            left: line.left,
            right: line.right,
            content: Content::Line(line),
        });
        rows.push(columns::Row {
            middle,
            pieces: pieces.collect(),
        });
    }
    rows.sort_by_key(|row| row.middle);
    layout.items = columns::read(rows);
    // Words that are turned stand apart: along the edge of a page, or across it.
    let mut turns: Vec<i16> = turned.iter().map(|glyph| glyph.turn).collect();
    turns.sort_unstable();
    turns.dedup();
    for turn in turns {
        let own = turned.iter().filter(|glyph| glyph.turn == turn).copied();
        layout
            .items
            .extend(line::lines(own.collect()).into_iter().map(Item::Line));
    }
    layout
}

/// A row of one cell is text in a frame.
fn items(mut row: Row) -> Vec<Item> {
    if row.cells.len() == 1 {
        let lines = row.cells.pop().map(|cell| cell.lines);
        return lines.into_iter().flatten().map(Item::Line).collect();
    }
    vec![Item::Row(row)]
}

/// Turns the page so that most of its words are upright.
fn turn(drawn: &mut Drawn) {
    let many = |turn: i16| {
        drawn
            .glyphs
            .iter()
            .filter(|glyph| glyph.turn == turn)
            .count()
    };
    let Some(turn) = [90, -90, 180]
        .into_iter()
        .find(|turn| many(*turn) * 2 > drawn.glyphs.len())
    else {
        return;
    };
    let (width, height) = (drawn.width, drawn.height);
    // Characters are counted along their own lines already, from where the page was turned about.
    let (right, down) = match turn {
        90 => (0, width),
        -90 => (height, 0),
        _ => (width, height),
    };
    for glyph in &mut drawn.glyphs {
        if glyph.turn == turn {
            glyph.turn = 0;
            glyph.left += right;
            glyph.right += right;
            glyph.base += down;
        } else if glyph.turn == 0 {
            glyph.turn = turn;
        }
    }
    let back = |rule: &Rule, end: i32| Rule {
        at: rule.at,
        from: end - rule.to,
        to: end - rule.from,
    };
    let mirror = |rule: &Rule, end: i32| Rule {
        at: end - rule.at,
        ..*rule
    };
    let (along, across) = (
        std::mem::take(&mut drawn.along),
        std::mem::take(&mut drawn.across),
    );
    match turn {
        90 => {
            drawn.across = along.iter().map(|rule| back(rule, width)).collect();
            drawn.along = across.iter().map(|rule| mirror(rule, width)).collect();
        }
        -90 => {
            drawn.across = along.iter().map(|rule| mirror(rule, height)).collect();
            drawn.along = across.iter().map(|rule| back(rule, height)).collect();
        }
        _ => {
            drawn.along = along
                .iter()
                .map(|rule| mirror(&back(rule, width), height))
                .collect();
            drawn.across = across
                .iter()
                .map(|rule| mirror(&back(rule, height), width))
                .collect();
        }
    }
    if turn != 180 {
        (drawn.width, drawn.height) = (height, width);
    }
}
