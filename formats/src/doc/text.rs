//! Paragraphs and tables out of the characters of a document.

use std::mem;
use std::ops::Range;

use mingzhang::source::Place;

use super::pieces::Piece;
use super::properties::{Paragraph, Properties};
use crate::limits::Work;
use crate::numbering::Numbering;
use crate::writer::Writer;
use crate::{Error, Note};

/// Something that stands on lines of its own.
enum Block {
    Line { words: String, paragraph: u32 },
    Table(Vec<Row>),
}

struct Row {
    cells: Vec<Vec<Block>>,
    edges: Vec<i16>,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    cells: Vec<Vec<Block>>,
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Field {
    code: String,
    is_result: bool,
}

pub(super) struct Reading<'a> {
    pub(super) document: &'a [u8],
    pub(super) pieces: &'a [Piece<'a>],
    pub(super) properties: &'a Properties<'a>,
    pub(super) numbering: Numbering,
    pub(super) writer: Writer,
    tables: Vec<Table>,
    fields: Vec<Field>,
    /// Whether words are told from the fields they are in.
    sees_fields: bool,
    words: String,
    /// The first half of a character that is written in two.
    half: Option<u16>,
    /// Paragraphs so far, and the character that each of them begins with.
    starts: Vec<u32>,
    pub(super) pictures: u32,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        document: &'a [u8],
        pieces: &'a [Piece<'a>],
        properties: &'a Properties<'a>,
        numbering: Numbering,
        sees_fields: bool,
        work: &Work<'_>,
    ) -> Self {
        Self {
            document,
            pieces,
            properties,
            numbering,
            writer: Writer::new(work.limits.text),
            tables: Vec::new(),
            fields: Vec::new(),
            sees_fields,
            words: String::new(),
            half: None,
            starts: Vec::new(),
            pictures: 0,
        }
    }

    pub(super) fn fields_are_closed(&self) -> bool {
        self.fields.is_empty()
    }

    /// The number of the paragraph that a character stands in, from 1.
    pub(super) fn paragraph_of(&self, character: u32) -> u32 {
        self.starts.partition_point(|start| *start <= character) as u32
    }

    /// Reads a range of characters.
    pub(super) fn read(&mut self, range: Range<u32>, work: &mut Work<'_>) -> Result<(), Error> {
        self.starts.push(range.start);
        let first = self
            .pieces
            .partition_point(|piece| piece.end <= range.start);
        for piece in &self.pieces[first..] {
            let from = piece.start.max(range.start);
            let to = piece.end.min(range.end);
            if from >= to {
                break;
            }
            for character in from..to {
                if character.is_multiple_of(1 << 14) {
                    work.tell(character as usize, range.end as usize)?;
                }
                work.spend(1)?;
                let (Some(unit), Some(byte)) =
                    (piece.unit(self.document, character), piece.byte(character))
                else {
                    return Err(super::CUT);
                };
                self.unit(unit, byte, piece, character, work)?;
            }
        }
        if !self.words.is_empty() {
            self.end_paragraph(&Paragraph::default(), false, work)?;
        }
        self.close_tables(0, work)
    }

    fn unit(
        &mut self,
        unit: u16,
        byte: u32,
        piece: &Piece<'_>,
        character: u32,
        work: &mut Work<'_>,
    ) -> Result<(), Error> {
        let is_end = matches!(unit, 0x0D | 0x07 | 0x0C);
        if let Some(is_deleted) = self.properties.unseen(byte).filter(|_| !is_end) {
            self.writer.note(if is_deleted {
                Note::DeletionsLeftOut
            } else {
                Note::HiddenLeftOut
            });
            // Fields stay balanced, whatever is seen of them.
            if !matches!(unit, 0x13..=0x15) {
                return Ok(());
            }
        }
        match unit {
            0x0D | 0x07 | 0x0C => {
                if self.properties.unseen(byte) == Some(true) && unit == 0x0D {
                    // The mark between two paragraphs was deleted.
                    return Ok(());
                }
                let mut paragraph = self.properties.paragraph(byte);
                paragraph.change(piece.changes);
                work.spend(16)?;
                self.end_paragraph(&paragraph, unit == 0x07, work)?;
                self.starts.push(character.saturating_add(1));
            }
            0x13 => self.fields.push(Field::default()),
            0x14 => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_result = true;
                }
            }
            0x15 => drop(self.fields.pop()),
            0x01 | 0x08 => {
                self.pictures = self
                    .pictures
                    .saturating_add(u32::from(self.fields.is_empty()))
            }
            0x0B | 0x0E => self.push('\n'),
            0x1E => self.push('-'),
            0x09 | 0xA0 => self.push(' '),
            0..0x20 => {}
            _ => {
                let first = self.half.take();
                match char::decode_utf16(first.into_iter().chain([unit])).next() {
                    Some(Ok(found)) => self.push(found),
                    _ if first.is_none() && (0xD800..0xDC00).contains(&unit) => {
                        self.half = Some(unit);
                    }
                    _ => self.push(char::REPLACEMENT_CHARACTER),
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, found: char) {
        if self.sees_fields {
            if let Some(field) = self.fields.last_mut().filter(|field| !field.is_result) {
                field.code.push(found);
                return;
            }
            if self
                .fields
                .iter()
                .any(|it| it.code.trim_start().starts_with("TOC"))
            {
                self.writer.note(Note::ContentsLeftOut);
                return;
            }
            if self.fields.iter().any(|field| !field.is_result) {
                return;
            }
        }
        self.words.push(found);
    }

    fn end_paragraph(
        &mut self,
        paragraph: &Paragraph,
        is_cell_mark: bool,
        work: &mut Work<'_>,
    ) -> Result<(), Error> {
        let depth = paragraph.depth as usize;
        work.depth(depth)?;
        let words = mem::take(&mut self.words);
        let mut line = String::new();
        if (1..0x7FF).contains(&paragraph.list) && !paragraph.ends_row {
            let list = u32::from(paragraph.list);
            let in_contents = self
                .fields
                .iter()
                .any(|it| it.code.trim_start().starts_with("TOC"));
            if !in_contents || !self.sees_fields {
                line = self.numbering.next(list, paragraph.level);
            }
        }
        line.push_str(&words);
        self.close_tables(depth, work)?;
        while self.tables.len() < depth {
            self.tables.push(Table::default());
        }
        let number = self.starts.len() as u32;
        let Some(table) = self.tables.last_mut() else {
            return self.line(&line, number);
        };
        if paragraph.ends_row {
            // What stands before the mark of a row is in a cell without a mark.
            if !table.blocks.is_empty() {
                table.cells.push(mem::take(&mut table.blocks));
            }
            table.rows.push(Row {
                cells: mem::take(&mut table.cells),
                edges: paragraph.edges.clone(),
            });
            return Ok(());
        }
        table.blocks.push(Block::Line {
            words: line,
            paragraph: number,
        });
        if is_cell_mark || paragraph.ends_inner_cell {
            table.cells.push(mem::take(&mut table.blocks));
        }
        Ok(())
    }

    /// Ends the tables that are open deeper than this.
    fn close_tables(&mut self, depth: usize, work: &mut Work<'_>) -> Result<(), Error> {
        while self.tables.len() > depth {
            let Some(mut table) = self.tables.pop() else {
                break;
            };
            if !table.blocks.is_empty() {
                table.cells.push(table.blocks);
            }
            if !table.cells.is_empty() {
                table.rows.push(Row {
                    cells: table.cells,
                    edges: Vec::new(),
                });
            }
            match self.tables.last_mut() {
                Some(outer) => outer.blocks.push(Block::Table(table.rows)),
                None => self.table(table.rows, work)?,
            }
        }
        Ok(())
    }

    fn line(&mut self, words: &str, paragraph: u32) -> Result<(), Error> {
        self.writer.place(Place::Paragraph(paragraph));
        self.writer.words(words)?;
        self.writer.end_line();
        Ok(())
    }

    /// Writes a table. A cell spans the columns that other rows have where it stands; no deeper
    /// than [`Limits::nesting`](crate::Limits::nesting) in itself.
    fn table(&mut self, rows: Vec<Row>, work: &mut Work<'_>) -> Result<(), Error> {
        let mut columns: Vec<i16> = rows
            .iter()
            .flat_map(|row| row.edges.iter().copied())
            .collect();
        columns.sort_unstable();
        columns.dedup_by(|right, left| i32::from(*right) - i32::from(*left) < CLOSE);
        self.writer.begin_table();
        for row in rows {
            work.object()?;
            for (at, cell) in row.cells.into_iter().enumerate() {
                let span = match row.edges.get(at..at + 2) {
                    Some(&[from, to]) => {
                        let until = |edge: i16| {
                            let edge = i32::from(edge) - CLOSE;
                            columns.partition_point(|it| i32::from(*it) <= edge)
                        };
                        until(to).saturating_sub(until(from))
                    }
                    _ => 1,
                };
                self.writer.begin_cell(span.max(1));
                for block in cell {
                    match block {
                        Block::Line { words, paragraph } => self.line(&words, paragraph)?,
                        Block::Table(rows) => self.table(rows, work)?,
                    }
                }
            }
            self.writer.end_row();
        }
        self.writer.end_table();
        Ok(())
    }
}

/// Edges of cells nearer than this are one, in twentieths of a point.
const CLOSE: i32 = 20;
