//! Rows and columns.

use super::{PAGE, pad_end, pad_start, spaces, width, wrap};

/// Columns between two columns.
const GAP: usize = 2;

/// The least that is left for the column whose words wrap.
const LEAST: usize = 16;

/// To which side of its column a text keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words: they wrap where the page is too narrow for them.
    Words,
    /// Codes and short words.
    Left,
    /// Whole numbers.
    Right,
    /// Figures, the decimal points below each other.
    Point,
}

/// One column: its head and how it is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) head: &'static str,
    pub(crate) align: Align,
}

/// One field of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// How far the text is moved in; where it wraps, all its lines are.
    pub(crate) indent: usize,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            indent: 0,
        }
    }
}

/// A table as wide as a page at most. Columns without anything in them are left out.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(crate) fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row with a cell for each column.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table with its head, a rule and its rows, each line ended.
    pub(crate) fn text(mut self) -> String {
        self.align_points();
        let widths = self.widths();
        let whole: usize = widths.iter().flatten().map(|width| width + GAP).sum();
        let mut text = String::new();
        let heads: Vec<Cell> = self.columns.iter().map(|it| it.head.into()).collect();
        self.push(&mut text, &widths, &heads);
        text.push_str(&"─".repeat(whole.saturating_sub(GAP)));
        text.push('\n');
        for row in &self.rows {
            self.push(&mut text, &widths, row);
        }
        text
    }

    /// Puts spaces after figures with fewer decimals than others of their column.
    fn align_points(&mut self) {
        for (at, column) in self.columns.iter().enumerate() {
            if column.align != Align::Point {
                continue;
            }
            let cells = || self.rows.iter().filter_map(|row| row.get(at));
            let most = cells().map(|cell| decimals(&cell.text)).max();
            for cell in self.rows.iter_mut().filter_map(|row| row.get_mut(at)) {
                let missing = most.unwrap_or_default() - decimals(&cell.text);
                if !cell.text.is_empty() {
                    cell.text.push_str(&spaces(missing));
                }
            }
        }
    }

    /// The width of each column; `None` for one with nothing in it.
    fn widths(&self) -> Vec<Option<usize>> {
        let mut widths: Vec<Option<usize>> = vec![None; self.columns.len()];
        for row in &self.rows {
            for (cell, widest) in row.iter().zip(&mut widths) {
                if !cell.text.is_empty() {
                    *widest = (*widest).max(Some(cell.indent + width(&cell.text)));
                }
            }
        }
        for (column, widest) in self.columns.iter().zip(&mut widths) {
            *widest = widest.map(|widest| widest.max(width(column.head)));
        }
        let whole: usize = widths.iter().flatten().map(|width| width + GAP).sum();
        let over = whole.saturating_sub(GAP + PAGE);
        let words = self.columns.iter().position(|it| it.align == Align::Words);
        if let Some(at) = words {
            widths[at] = widths[at].map(|wide| wide.saturating_sub(over).max(wide.min(LEAST)));
        }
        widths
    }

    fn push(&self, text: &mut String, widths: &[Option<usize>], row: &[Cell]) {
        let cells: Vec<_> = self
            .columns
            .iter()
            .zip(widths)
            .zip(row)
            .filter_map(|((column, width), cell)| Some((column.align, (*width)?, cell)))
            .map(|(align, width, cell)| (align, width, lines(align, width, cell)))
            .collect();
        let height = cells.iter().map(|(_, _, lines)| lines.len()).max();
        for at in 0..height.unwrap_or_default() {
            let mut line = String::new();
            for (place, (align, width, lines)) in cells.iter().enumerate() {
                if place > 0 {
                    line.push_str(&spaces(GAP));
                }
                let words = lines.get(at).map_or("", String::as_str);
                line.push_str(&match align {
                    Align::Words | Align::Left => pad_end(words, *width),
                    Align::Right | Align::Point => pad_start(words, *width),
                });
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
}

/// The columns from the decimal point on.
fn decimals(figure: &str) -> usize {
    figure.find('.').map_or(0, |point| figure.len() - point)
}

/// The lines of one cell.
fn lines(align: Align, width: usize, cell: &Cell) -> Vec<String> {
    // A deep line keeps half of its column for its words.
    let indent = cell.indent.min(width / 2);
    let wrapped = match align {
        Align::Words => wrap(&cell.text, width - indent),
        Align::Left | Align::Right | Align::Point => vec![cell.text.clone()],
    };
    wrapped
        .into_iter()
        .map(|line| spaces(indent) + &line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[&str; 3]]) -> String {
        let mut table = Table::new(vec![
            Column {
                head: "用途",
                align: Align::Words,
            },
            Column {
                head: "金额",
                align: Align::Point,
            },
            Column {
                head: "对账",
                align: Align::Left,
            },
        ]);
        for row in rows {
            table.row(row.map(Cell::from));
        }
        table.text()
    }

    #[test]
    fn figures_stand_below_each_other() {
        assert_eq!(
            table(&[
                ["购书", "2.00", ""],
                ["流动书车燃油", "11.0001", ""],
                ["印刷", "3", ""],
                ["其他", "", ""],
            ]),
            "用途             金额\n\
             ─────────────────────\n\
             购书           2.00\n\
             流动书车燃油  11.0001\n\
             印刷           3\n\
             其他\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let long = "很长的用途，".repeat(30);
        let text = table(&[[&long, "1,000,000.00", "✓ 账平"]]);
        assert!(text.lines().count() > 4);
        assert!(text.lines().all(|line| width(line) <= PAGE), "{text}");
        assert_eq!(text.matches('很').count(), 30);
    }
}
