//! Tables, by the straight lines that are drawn around their cells.

use super::drawn::{Glyph, Rule};
use super::geometry::{Area, UNITS};
use super::line::{self, Line};

/// Lines this near to one another are one.
const NEAR: i32 = 3 * UNITS / 2;
/// Lines this near to a crossing reach it.
const REACH: i32 = 3 * UNITS;
/// A page with more lines, once pieces of one line are put together, shows a drawing.
const MOST_RULES: usize = 2_000;
/// So do more fields than this.
const MOST_FIELDS: usize = 100_000;

/// A table whose lines are drawn.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) area: Area,
    /// The lines across, from the left.
    xs: Vec<i32>,
    /// The lines along, from the top.
    ys: Vec<i32>,
    /// The cell of each field between four lines: the number of its first field.
    cells: Vec<usize>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// Cells of one column each, with where they end.
    pub(super) fn of(cells: impl Iterator<Item = (Vec<Line>, i32)>) -> Self {
        let cell = |(lines, right)| Cell {
            lines,
            right,
            span: 1,
        };
        Self {
            cells: cells.map(cell).collect(),
        }
    }
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) lines: Vec<Line>,
    /// Where it ends.
    right: i32,
    /// The columns that it spans.
    pub(super) span: usize,
}

/// The tables that lines along and across a page make.
pub(super) fn grids(along: Vec<Rule>, across: Vec<Rule>) -> Vec<Grid> {
    let (along, across) = (whole(along), whole(across));
    if along.len() + across.len() > MOST_RULES {
        return Vec::new();
    }
    // Lines that touch belong together.
    let mut groups = Groups::new(along.len() + across.len());
    for (i, h) in along.iter().enumerate() {
        for (j, v) in across.iter().enumerate() {
            let touch = |rule: &Rule, at| (rule.from - REACH..=rule.to + REACH).contains(&at);
            if touch(h, v.at) && touch(v, h.at) {
                groups.join(i, along.len() + j);
            }
        }
    }
    let mut grids = Vec::new();
    for root in 0..along.len() {
        if groups.root(root) != root {
            continue;
        }
        let of = |groups: &mut Groups, rules: &[Rule], first: usize| -> Vec<Rule> {
            let numbered = rules.iter().enumerate();
            let own = numbered.filter(|(nth, _)| groups.root(first + nth) == root);
            own.map(|(_, rule)| *rule).collect()
        };
        let own_along = of(&mut groups, &along, 0);
        let own_across = of(&mut groups, &across, along.len());
        grids.extend(Grid::new(&own_along, &own_across));
    }
    grids.sort_by_key(|grid| (grid.area.top, grid.area.left));
    grids
}

/// Lines of which pieces have been put together.
fn whole(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_unstable();
    let mut whole: Vec<Rule> = Vec::new();
    let mut start = 0;
    while start < rules.len() {
        let at = rules[start].at;
        let many = rules[start..].partition_point(|rule| rule.at - at <= NEAR);
        let near = &mut rules[start..start + many];
        near.sort_unstable_by_key(|rule| rule.from);
        let first = whole.len();
        for rule in near {
            match whole[first..].last_mut() {
                Some(last) if rule.from - last.to <= REACH => last.to = last.to.max(rule.to),
                _ => whole.push(Rule { at, ..*rule }),
            }
        }
        start += many;
    }
    whole
}

impl Grid {
    fn new(along: &[Rule], across: &[Rule]) -> Option<Self> {
        if across.is_empty() || along.len() < 2 {
            return None;
        }
        // The outer lines of a table need not be drawn.
        let ends = |rules: &[Rule]| {
            let from = rules.iter().map(|rule| rule.from).min()?;
            Some((from, rules.iter().map(|rule| rule.to).max()?))
        };
        let (left, right) = ends(along)?;
        let (top, bottom) = ends(across)?;
        let xs = places(across.iter().map(|rule| rule.at).chain([left, right]));
        let ys = places(along.iter().map(|rule| rule.at).chain([top, bottom]));
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        if columns * rows < 2 || columns * rows > MOST_FIELDS {
            return None;
        }
        let wall = |rules: &[Rule], at: i32, middle: i32| {
            rules.iter().any(|rule| {
                (rule.at - at).abs() <= REACH && (rule.from..=rule.to).contains(&middle)
            })
        };
        let mut groups = Groups::new(columns * rows);
        for row in 0..rows {
            let middle_y = ys[row].midpoint(ys[row + 1]);
            for column in 0..columns {
                let field = row * columns + column;
                let middle_x = xs[column].midpoint(xs[column + 1]);
                if column + 1 < columns && !wall(across, xs[column + 1], middle_y) {
                    groups.join(field, field + 1);
                }
                if row + 1 < rows && !wall(along, ys[row + 1], middle_x) {
                    groups.join(field, field + columns);
                }
            }
        }
        let cells: Vec<usize> = (0..columns * rows)
            .map(|field| groups.root(field))
            .collect();
        // A frame around words is no table.
        if cells.iter().all(|cell| *cell == cells[0]) {
            return None;
        }
        let area = Area {
            left: xs[0],
            top: ys[0],
            right: xs[columns],
            bottom: ys[rows],
        };
        Some(Self {
            area,
            xs,
            ys,
            cells,
        })
    }

    /// The cell that a place lies in.
    fn cell(&self, (x, y): (i32, i32)) -> Option<usize> {
        let column = self.xs.partition_point(|at| *at <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|at| *at <= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        if column >= columns {
            return None;
        }
        self.cells.get(row * columns + column).copied()
    }

    /// Takes the characters that stand in the table.
    pub(super) fn take(&self, glyphs: &mut Vec<Glyph>) -> Vec<Row> {
        let mut within: Vec<Vec<Glyph>> = vec![Vec::new(); self.cells.len()];
        glyphs.retain(|glyph| match self.cell(glyph.middle()) {
            Some(cell) => {
                within[cell].push(*glyph);
                false
            }
            None => true,
        });
        let columns = self.xs.len() - 1;
        let mut rows = Vec::new();
        for (nth, fields) in self.cells.chunks(columns).enumerate() {
            let mut row = Row { cells: Vec::new() };
            for column in 0..columns {
                let cell = fields[column];
                let right = self.xs[column + 1];
                if column > 0 && fields[column - 1] == cell {
                    if let Some(cell) = row.cells.last_mut() {
                        cell.right = right;
                        cell.span += 1;
                    }
                    continue;
                }
                // A cell that began in a row above is empty here.
                let is_first = cell / columns == nth;
                let own = if is_first {
                    std::mem::take(&mut within[cell])
                } else {
                    Vec::new()
                };
                row.cells.push(Cell {
                    lines: line::lines(own),
                    right,
                    span: 1,
                });
            }
            if row.cells.iter().any(|cell| !cell.lines.is_empty()) {
                rows.push(row);
            }
        }
        rows
    }
}

/// Places in order, those near one another once.
fn places(all: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut all: Vec<i32> = all.collect();
    all.sort_unstable();
    all.dedup_by(|later, kept| *later - *kept <= REACH);
    all
}

impl Cell {
    /// Its words: lines break where the cell ends; a line end stays where a sentence ends, or a
    /// figure, that is not cut off by the cell's end.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Line> = None;
        for line in &self.lines {
            if let Some(before) = before {
                let is_full = self.right - before.right < before.size * 6 / 5;
                let narrow = |c: char| c.is_ascii_alphanumeric();
                let ends = before.text.ends_with(['。', '；', '：', ';'])
                    || before.text.ends_with(narrow) && line.text.starts_with(narrow);
                text.push_str(if ends && !is_full {
                    "\n"
                } else {
                    line::joint(&before.text, &line.text)
                });
            }
            text.push_str(&line.text);
            before = Some(line);
        }
        text
    }
}

/// Things that are put together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(many: usize) -> Self {
        Self((0..many).collect())
    }

    /// The first of the group.
    fn root(&mut self, mut one: usize) -> usize {
        while self.0[one] != one {
            self.0[one] = self.0[self.0[one]];
            one = self.0[one];
        }
        one
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
