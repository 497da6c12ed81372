//! Tables without lines: words and figures in columns that white space parts.

use super::columns::{Content, Piece, Row};
use super::layout::Item;
use super::line::Line;
use super::marker;
use super::table;

/// Rows further from one another than so many times their size belong to two tables.
const FAR: i32 = 4;

/// Writes rows of a page: those of tables as such, the others as lines.
pub(super) fn read(rows: Vec<Row>, items: &mut Vec<Item>) {
    let mut rest = rows.as_slice();
    while let Some(row) = rest.first() {
        let many = reach(rest);
        if let Some(table) = Table::of(&rest[..many]) {
            items.extend(table.rows());
            rest = &rest[many..];
        } else {
            items.extend(whole(row));
            rest = &rest[1..];
        }
    }
}

/// A row that is no table's: its words on one line.
fn whole(row: &Row) -> Vec<Item> {
    let mut items = Vec::new();
    let mut open: Option<Line> = None;
    for piece in &row.pieces {
        match (&piece.content, &mut open) {
            (Content::Grid(rows), _) => {
                items.extend(open.take().map(Item::Line));
                items.extend(rows.iter().cloned());
            }
            (Content::Line(line), Some(open)) => {
                open.text.push(' ');
                open.text.push_str(&line.text);
                open.right = open.right.max(line.right);
                open.base = open.base.max(line.base);
            }
            (Content::Line(line), None) => open = Some(line.clone()),
        }
    }
    items.extend(open.map(Item::Line));
    items
}

/// How many rows from the first on may be one table: those with several pieces, and single ones
/// between them.
fn reach(rows: &[Row]) -> usize {
    let is_apart =
        |row: &Row| row.pieces.len() > 1 && row.pieces.iter().all(|it| it.line().is_some());
    let mut many = 0;
    let mut single = 0;
    for (nth, row) in rows.iter().enumerate() {
        let size = row
            .pieces
            .first()
            .and_then(Piece::line)
            .map_or(0, |line| line.size);
        let is_far = nth > 0 && row.middle - rows[nth - 1].middle > size * FAR;
        if is_far || row.pieces.iter().any(|it| it.line().is_none()) {
            break;
        }
        if is_apart(row) {
            many = nth + 1;
            single = 0;
        } else {
            single += 1;
        }
        if many == 0 || single > 2 {
            break;
        }
    }
    many
}

struct Table<'a> {
    rows: &'a [Row],
    /// From where to where each column goes.
    columns: Vec<(i32, i32)>,
}

impl<'a> Table<'a> {
    /// Rows in which a column holds figures.
    fn of(rows: &'a [Row]) -> Option<Self> {
        let apart = || rows.iter().filter(|row| row.pieces.len() > 1);
        if apart().count() < 2 {
            return None;
        }
        let mut spans: Vec<(i32, i32)> = apart()
            .flat_map(|row| &row.pieces)
            .map(|piece| (piece.left, piece.right))
            .collect();
        spans.sort_unstable();
        let mut columns: Vec<(i32, i32)> = Vec::new();
        for (left, right) in spans {
            match columns.last_mut() {
                Some(last) if left < last.1 => last.1 = last.1.max(right),
                _ => columns.push((left, right)),
            }
        }
        let table = Self { rows, columns };
        (table.columns.len() > 1 && table.has_figures()).then_some(table)
    }

    fn column(&self, piece: &Piece) -> Option<usize> {
        let middle = piece.left.midpoint(piece.right);
        self.columns
            .iter()
            .position(|(left, right)| (*left..=*right).contains(&middle))
    }

    fn has_figures(&self) -> bool {
        (1..self.columns.len()).any(|column| {
            let (mut all, mut figures) = (0, 0);
            for piece in self.rows.iter().flat_map(|row| &row.pieces) {
                let Some(line) = piece.line().filter(|_| self.column(piece) == Some(column)) else {
                    continue;
                };
                all += 1;
                figures += usize::from(is_figure(&line.text));
            }
            figures >= 2 && figures * 2 >= all
        })
    }

    fn rows(&self) -> Vec<Item> {
        let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
        for row in self.rows {
            let goes_on = self.goes_on(row, rows.last());
            if !goes_on {
                rows.push(vec![Vec::new(); self.columns.len()]);
            }
            for piece in &row.pieces {
                let column = self.column(piece).unwrap_or(0);
                if let (Some(line), Some(row)) = (piece.line(), rows.last_mut()) {
                    row[column].push(line.clone());
                }
            }
        }
        let ends = self.columns.iter().map(|(_, right)| *right);
        rows.into_iter()
            .map(|cells| Item::Row(table::Row::of(cells.into_iter().zip(ends.clone()))))
            .collect()
    }

    /// Whether words alone in a row go on in a cell that is full in the row above.
    fn goes_on(&self, row: &Row, above: Option<&Vec<Vec<Line>>>) -> bool {
        let ([piece], Some(above)) = (row.pieces.as_slice(), above) else {
            return false;
        };
        let (Some(line), Some(column)) = (piece.line(), self.column(piece)) else {
            return false;
        };
        let Some(last) = above[column].last() else {
            return false;
        };
        self.columns[column].1 - last.right < last.size * 3 / 2
            && line.base - last.base < last.size * 5 / 2
            && !is_figure(&line.text)
            && marker::of(&line.text).is_none()
    }
}

/// Whether a cell holds a figure: 1,234.50, 12%, -3.00, or a stroke in place of one.
fn is_figure(text: &str) -> bool {
    let mut figures = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => figures += 1,
            '.' | ',' | '，' | '-' | '—' | '－' | '%' | '％' | '(' | ')' | '+' | ' ' => {}
            '万' | '亿' | '元' | '千' => {}
            _ => return false,
        }
    }
    figures > 0
}
