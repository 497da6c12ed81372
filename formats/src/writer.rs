//! Writes the text of a file: a paragraph a line, a row of a table a line.
//!
//! A cell that spans columns has empty ones behind it, and below a cell that spans rows there are
//! empty ones, so that columns stay apart and nothing stands twice. A row that is there for the
//! layout, one with prose in it and hardly anything else, is written as the paragraphs that it is.

use std::mem;

use mingzhang::source::{Encoding, Place, Places};

use crate::{Error, Format, Note, Opened};

/// A cell spans at most so many columns, and a row has at most so many cells.
const WIDEST: usize = 1000;

/// A paragraph with so many characters is prose.
const PROSE: usize = 40;

/// A line of text, and where its pieces stand in the file, by their first byte in the line.
#[derive(Debug, Default)]
struct Line {
    text: String,
    places: Vec<(usize, Place)>,
}

#[derive(Debug, Default)]
struct Cell {
    lines: Vec<Line>,
    /// Columns that it spans.
    span: usize,
    /// Whether a table stands in it.
    holds_table: bool,
}

/// A line that goes on later.
#[derive(Debug)]
pub(crate) struct Aside {
    line: Line,
    place: Option<Place>,
}

/// A table that is being written.
#[derive(Debug, Default)]
struct Table {
    done: Vec<Line>,
    row: Vec<Cell>,
}

/// The text as far as it is written.
#[derive(Debug)]
pub(crate) struct Writer {
    text: String,
    places: Places,
    notes: Vec<Note>,
    /// The tables that are open, each in the last cell of the one before it.
    tables: Vec<Table>,
    line: Line,
    /// What the next words stand in.
    place: Option<Place>,
    /// Bytes that may still be written.
    left: usize,
    most: usize,
}

#[allow(dead_code, reason = "each format needs a part of it")]
impl Writer {
    /// Writes at most so many bytes.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            text: String::new(),
            places: Places::default(),
            notes: Vec::new(),
            tables: Vec::new(),
            line: Line::default(),
            place: None,
            left: most,
            most,
        }
    }

    /// What is written next stands here in the file.
    pub(crate) fn place(&mut self, place: Place) {
        self.place = Some(place);
    }

    /// Writes words on the line that is open. A line end among them begins another line, a TAB
    /// is a space: TABs stand between cells only.
    pub(crate) fn words(&mut self, words: &str) -> Result<(), Error> {
        let Some(left) = self.left.checked_sub(words.len()) else {
            return Err(Error::TooMuchText { most: self.most });
        };
        self.left = left;
        for (at, words) in words.split('\n').enumerate() {
            if at > 0 {
                self.end_line();
            }
            if words.is_empty() {
                continue;
            }
            if let Some(place) = self.place.take() {
                self.line.places.push((self.line.text.len(), place));
            }
            let seen = words.chars().filter_map(|found| match found {
                '\t' | '\u{A0}' | '\u{0B}' | '\u{0C}' | '\r' => Some(' '),
                '\u{AD}' | '\u{FEFF}' | '\u{200B}' => None,
                found if found.is_control() => None,
                found => Some(found),
            });
            self.line.text.extend(seen);
        }
        Ok(())
    }

    /// Whether nothing is on the line that is open.
    pub(crate) fn line_is_empty(&self) -> bool {
        self.line.text.is_empty()
    }

    /// The words of the line that is open.
    pub(crate) fn open_line(&self) -> &str {
        &self.line.text
    }

    /// The last character of the line that is open.
    pub(crate) fn last(&self) -> Option<char> {
        self.line.text.chars().next_back()
    }

    /// Ends the line, if there is anything on it.
    pub(crate) fn end_line(&mut self) {
        let line = mem::take(&mut self.line);
        if line.text.trim().is_empty() {
            return;
        }
        match self.tables.last_mut().map(|table| table.row.last_mut()) {
            Some(Some(cell)) => cell.lines.push(line),
            // Words of a table that are in none of its cells.
            Some(None) => {
                if let Some(table) = self.tables.last_mut() {
                    table.done.push(line);
                }
            }
            None => self.put(&line),
        }
    }

    fn put(&mut self, line: &Line) {
        let start = self.text.len();
        for (at, place) in &line.places {
            let at = u32::try_from(start + at).unwrap_or(u32::MAX);
            self.places.begin(at, *place);
        }
        self.text.push_str(line.text.trim_end());
        self.text.push('\n');
    }

    /// How many tables are open.
    pub(crate) fn depth(&self) -> usize {
        self.tables.len()
    }

    pub(crate) fn begin_table(&mut self) {
        self.end_line();
        self.tables.push(Table::default());
    }

    /// Begins a cell that spans so many columns.
    pub(crate) fn begin_cell(&mut self, span: usize) {
        self.end_line();
        if let Some(table) = self.tables.last_mut() {
            let columns: usize = table.row.iter().map(|cell| cell.span).sum();
            let span = span.clamp(1, WIDEST);
            if columns + span <= WIDEST {
                table.row.push(Cell {
                    span,
                    ..Cell::default()
                });
            }
        }
    }

    /// The cell that is open spans so many columns.
    pub(crate) fn span(&mut self, span: usize) {
        if let Some(table) = self.tables.last_mut() {
            let columns: usize = table.row.iter().map(|cell| cell.span).sum();
            if let Some(cell) = table.row.last_mut() {
                cell.span = span.clamp(1, WIDEST.saturating_sub(columns).max(1));
            }
        }
    }

    /// Puts the line that is open aside; what is written until it is taken up again stands before
    /// it.
    pub(crate) fn put_aside(&mut self) -> Aside {
        Aside {
            line: mem::take(&mut self.line),
            place: self.place.take(),
        }
    }

    pub(crate) fn take_up(&mut self, aside: Aside) {
        self.end_line();
        self.line = aside.line;
        self.place = aside.place;
    }

    pub(crate) fn end_row(&mut self) {
        self.end_line();
        if let Some(table) = self.tables.last_mut() {
            let row = mem::take(&mut table.row);
            if is_layout(&row) {
                table.done.extend(row.into_iter().flat_map(|it| it.lines));
            } else {
                table.done.extend(joined(row));
            }
        }
    }

    pub(crate) fn end_table(&mut self) {
        if self
            .tables
            .last()
            .is_some_and(|table| !table.row.is_empty())
        {
            self.end_row();
        }
        self.end_line();
        let Some(table) = self.tables.pop() else {
            return;
        };
        match self.tables.last_mut() {
            Some(outer) => match outer.row.last_mut() {
                Some(cell) => {
                    cell.holds_table = true;
                    cell.lines.extend(table.done);
                }
                None => outer.done.extend(table.done),
            },
            None => {
                for line in &table.done {
                    self.put(line);
                }
            }
        }
    }

    /// Takes what is written so far.
    pub(crate) fn take_text(&mut self) -> String {
        self.end_line();
        self.places = Places::default();
        mem::take(&mut self.text)
    }

    /// Notes something, once.
    pub(crate) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The text, done.
    pub(crate) fn done(mut self, format: Format, encoding: Encoding) -> Opened {
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        Opened {
            text: self.text,
            format,
            encoding,
            places: self.places,
            notes: self.notes,
        }
    }
}

/// Whether a row is there for the layout: a table stands in it, or one or two cells with words of
/// which one is prose in several paragraphs, or one cell alone.
fn is_layout(row: &[Cell]) -> bool {
    let mut with_words = row.iter().filter(|cell| !cell.lines.is_empty());
    let few = with_words.clone().count() <= 2;
    row.iter().any(|cell| cell.holds_table)
        || row.len() == 1
        || few && with_words.any(|cell| cell.lines.len() > 1 && cell.lines.iter().any(is_prose))
}

fn is_prose(line: &Line) -> bool {
    line.text.contains(['。', '；']) || line.text.chars().nth(PROSE).is_some()
}

/// A row on one line; nothing when no cell has words.
fn joined(row: Vec<Cell>) -> Option<Line> {
    if row.iter().all(|cell| cell.lines.is_empty()) {
        return None;
    }
    let mut line = Line::default();
    for (at, cell) in row.into_iter().enumerate() {
        if at > 0 {
            line.text.push('\t');
        }
        for (at, piece) in cell.lines.into_iter().enumerate() {
            if at > 0 {
                line.text.push(' ');
            }
            let words = piece.text.trim();
            let cut = piece.text.len() - piece.text.trim_start().len();
            let start = line.text.len();
            let places = piece.places.into_iter();
            line.places
                .extend(places.map(|(at, place)| (start + at.saturating_sub(cut), place)));
            line.text.push_str(words);
        }
        line.text.extend(std::iter::repeat_n('\t', cell.span - 1));
    }
    Some(line)
}

/// Writes footnotes and endnotes after the text, each with its number. Its place is that of the
/// paragraph that refers to it.
#[cfg(any(feature = "doc", feature = "docx"))]
pub(crate) fn write_notes(writer: &mut Writer, notes: &[(String, u32)]) -> Result<(), Error> {
    if notes.is_empty() {
        return Ok(());
    }
    writer.end_line();
    writer.words(crate::NOTES)?;
    for (number, (text, paragraph)) in (1..).zip(notes) {
        writer.end_line();
        writer.place(Place::Paragraph(*paragraph));
        writer.words(&format!("注{number}：{}", text.replace(['\n', '\t'], " ")))?;
    }
    let count = u32::try_from(notes.len()).unwrap_or(u32::MAX);
    writer.note(Note::NotesAfterText { count });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(steps: impl FnOnce(&mut Writer) -> Result<(), Error>) -> Opened {
        let mut writer = Writer::new(1000);
        steps(&mut writer).unwrap();
        writer.done(Format::Docx, Encoding::Utf8)
    }

    #[test]
    fn a_row_is_a_line_and_knows_where_its_cells_stand() {
        let opened = write(|it| {
            it.words("单位：万元")?;
            it.begin_table();
            for (row, paragraph) in [(["项目", "金额"], 2), (["购书\n（续）", " 3.00"], 4)]
            {
                for (cell, paragraph) in row.iter().zip(paragraph..) {
                    it.begin_cell(1);
                    it.place(Place::Paragraph(paragraph));
                    it.words(cell)?;
                    it.end_line();
                }
                it.end_row();
            }
            it.begin_cell(2);
            it.words("合计")?;
            it.begin_cell(1);
            it.words("3\t0")?;
            it.end_row();
            it.end_table();
            it.words("完")
        });
        assert_eq!(
            opened.text,
            "单位：万元\n项目\t金额\n购书 （续）\t3.00\n合计\t\t3 0\n完\n"
        );
        let at = opened.text.find("3.00").unwrap();
        let place = opened.places.at(u32::try_from(at).unwrap());
        assert_eq!(place, Some(Place::Paragraph(5)));
    }

    #[test]
    fn a_table_for_the_layout_is_paragraphs() {
        let opened = write(|it| {
            it.begin_table();
            it.begin_cell(1);
            it.words("资金安排")?;
            it.begin_cell(1);
            it.words("一、共3万元。\n二、购书。")?;
            it.end_row();
            it.begin_cell(1);
            it.begin_table();
            it.begin_cell(1);
            it.words("甲")?;
            it.begin_cell(1);
            it.words("乙")?;
            it.end_table();
            it.end_table();
            Ok(())
        });
        assert_eq!(opened.text, "资金安排\n一、共3万元。\n二、购书。\n甲\t乙\n");
    }

    #[test]
    fn no_more_is_written_than_may_be() {
        let mut writer = Writer::new(5);
        assert_eq!(writer.words("四字"), Err(Error::TooMuchText { most: 5 }));
    }
}
