//! The text of a document, or of its footnotes.

use std::mem;

use mingzhang::source::Place;

use super::lists::Lists;
use super::styles::Styles;
use super::xml::{Element, Piece, Xml};
use crate::limits::Work;
use crate::map::Map;
use crate::writer::{Aside, Writer};
use crate::{Error, Note};

/// What of a field is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fields {
    /// Its result, as a reader sees it, and nothing of a table of contents.
    Results,
    /// All words: fields are not told from the rest.
    Everything,
}

pub(super) struct Body<'a> {
    pub(super) writer: Writer,
    styles: &'a Styles,
    lists: Lists,
    fields: Fields,
    /// The elements that are open.
    path: Vec<Tag>,
    /// The paragraphs that are open: one, and those of text boxes in it.
    paragraphs: Vec<Paragraph>,
    /// What waits for text boxes to end.
    aside: Vec<Aside>,
    open_fields: Vec<Field>,
    /// Elements that are open in one that is passed over, it included.
    skipped: usize,
    /// Paragraphs so far, those that are not read included.
    count: u32,
    is_hidden: bool,
    /// Whether the mark between this paragraph and the one before it was deleted.
    goes_on: bool,
    /// For each open table, whether its present cell is covered by one above it or before it.
    covered: Vec<bool>,
    pub(super) pictures: u32,
    /// References to notes: their names, and the paragraphs they are in.
    pub(super) footnotes: Vec<(String, u32)>,
    pub(super) endnotes: Vec<(String, u32)>,
    /// Texts of notes, by name.
    notes: Map<String, String>,
    note: Option<String>,
}

#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    list: Option<u32>,
    level: Option<u8>,
    is_counted: bool,
    /// Whether its end was deleted, so that the next paragraph goes on with it.
    goes_on: bool,
}

#[derive(Default)]
struct Field {
    code: String,
    is_result: bool,
}

impl Field {
    fn is_contents(&self) -> bool {
        self.code.trim_start().starts_with("TOC")
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text,
    FieldCode,
    Field,
    Box,
    Table,
    Row,
    RowProperties,
    Cell,
    Note,
    Other,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, lists: Lists, fields: Fields, work: &Work<'_>) -> Self {
        Self {
            writer: Writer::new(work.limits.text),
            styles,
            lists,
            fields,
            path: Vec::new(),
            paragraphs: Vec::new(),
            aside: Vec::new(),
            open_fields: Vec::new(),
            skipped: 0,
            count: 0,
            is_hidden: false,
            goes_on: false,
            covered: Vec::new(),
            pictures: 0,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            notes: Map::default(),
            note: None,
        }
    }

    pub(super) fn fields_are_closed(&self) -> bool {
        self.open_fields.is_empty()
    }

    pub(super) fn read(&mut self, xml: &str, work: &mut Work<'_>) -> Result<(), Error> {
        let mut xml = Xml::new(xml);
        while let Some(piece) = xml.next(work)? {
            match piece {
                Piece::Open(element) => self.open(&element)?,
                Piece::Close => self.close()?,
                Piece::Text(text) => self.text(&text, work)?,
            }
        }
        Ok(())
    }

    /// The texts of footnotes or endnotes, by their names.
    pub(super) fn notes(
        &mut self,
        xml: &str,
        work: &mut Work<'_>,
    ) -> Result<Map<String, String>, Error> {
        let lists = mem::take(&mut self.lists);
        let mut notes = Self::new(self.styles, lists, self.fields, work);
        notes.read(xml, work)?;
        Ok(notes.notes)
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), Error> {
        let name = element.name();
        if name == "p" {
            self.count = self.count.saturating_add(1);
        }
        if self.skipped > 0 || self.is_passed_over(name) {
            self.skipped += 1;
            return Ok(());
        }
        let parent = self.path.last().copied().unwrap_or(Tag::Other);
        let tag = match name {
            "p" => {
                self.begin_paragraph();
                Tag::Paragraph
            }
            "pPr" => Tag::ParagraphProperties,
            "r" => {
                self.is_hidden = false;
                Tag::Run
            }
            "rPr" => Tag::RunProperties,
            "t" => Tag::Text,
            "instrText" => Tag::FieldCode,
            "fldSimple" => {
                let code = element.attribute("instr").unwrap_or_default();
                self.open_fields.push(Field {
                    code,
                    is_result: true,
                });
                Tag::Field
            }
            "txbxContent" => {
                self.aside.push(self.writer.put_aside());
                Tag::Box
            }
            "tbl" => {
                self.writer.begin_table();
                self.covered.push(false);
                Tag::Table
            }
            "tr" => Tag::Row,
            "trPr" => Tag::RowProperties,
            "tc" => {
                self.writer.begin_cell(1);
                self.cover(false);
                Tag::Cell
            }
            "footnote" | "endnote" => {
                // Lines that separate notes from the text are notes with a type.
                let is_note = element.attribute("type").is_none_or(|it| it == "normal");
                self.note = element.attribute("id").filter(|_| is_note);
                Tag::Note
            }
            _ => {
                self.other(name, parent, element)?;
                Tag::Other
            }
        };
        self.path.push(tag);
        Ok(())
    }

    /// Whether nothing in an element is read: what was deleted, what is said once more for
    /// programs that know less, and what the text looked like before a change.
    fn is_passed_over(&mut self, name: &str) -> bool {
        let in_properties = self.path.last().is_some_and(|parent| {
            matches!(
                parent,
                Tag::ParagraphProperties | Tag::RunProperties | Tag::RowProperties
            )
        });
        match name {
            "del" | "moveFrom" => {
                if in_properties {
                    return false;
                }
                self.writer.note(Note::DeletionsLeftOut);
                true
            }
            "Fallback" | "delText" | "delInstrText" | "rt" | "sectPr" => true,
            _ => name.ends_with("PrChange"),
        }
    }

    /// What is no place of text itself but says something about it.
    fn other(&mut self, name: &str, parent: Tag, element: &Element<'_>) -> Result<(), Error> {
        let value = || element.attribute("val");
        let in_run = parent == Tag::Run;
        match name {
            "tab" | "ptab" if in_run => self.words(" ")?,
            "br" | "cr" if in_run => self.words("\n")?,
            "noBreakHyphen" if in_run => self.words("-")?,
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "vanish" if parent == Tag::RunProperties => self.is_hidden = element.is_on(),
            "rStyle" => self.is_hidden = value().is_some_and(|style| self.styles.hides(&style)),
            "pStyle" => self.of_paragraph(|it| it.style = value()),
            "numId" => self.of_paragraph(|it| it.list = element.number("val")),
            "ilvl" => self.of_paragraph(|it| it.level = element.number("val")),
            "del" if parent == Tag::RunProperties => {
                let [.., Tag::ParagraphProperties, Tag::RunProperties] = self.path[..] else {
                    return Ok(());
                };
                self.of_paragraph(|it| it.goes_on = true);
            }
            "gridSpan" => self.writer.span(element.number("val").unwrap_or(1)),
            "vMerge" | "hMerge" => {
                self.cover(value().is_none_or(|it| it == "continue"));
            }
            "gridBefore" if parent == Tag::RowProperties => {
                let before = element.number("val").unwrap_or(0_usize);
                if before > 0 {
                    self.writer.begin_cell(before);
                }
            }
            "altChunk" => self.writer.note(Note::EmbeddedLeftOut),
            "blip" | "imagedata" => self.pictures = self.pictures.saturating_add(1),
            "footnoteReference" | "endnoteReference" => {
                let to = if name == "footnoteReference" {
                    &mut self.footnotes
                } else {
                    &mut self.endnotes
                };
                to.extend(element.attribute("id").map(|id| (id, self.count)));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match self.path.pop() {
            Some(Tag::Paragraph) => self.end_paragraph()?,
            Some(Tag::Run) => self.is_hidden = false,
            Some(Tag::Field) => drop(self.open_fields.pop()),
            Some(Tag::Box) => {
                if let Some(aside) = self.aside.pop() {
                    self.writer.take_up(aside);
                }
            }
            Some(Tag::Row) => self.writer.end_row(),
            Some(Tag::Table) => {
                self.writer.end_table();
                self.covered.pop();
            }
            Some(Tag::Note) => {
                let text = self.writer.take_text();
                let text = text.trim().replace(['\n', '\t'], " ");
                if let Some(name) = self.note.take() {
                    self.notes.insert(name, text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, work: &mut Work<'_>) -> Result<(), Error> {
        if self.skipped > 0 {
            return Ok(());
        }
        match self.path.last() {
            Some(Tag::Text) => {
                work.spend(text.len())?;
                // Line ends in XML are spaces of the text.
                if text.contains('\n') {
                    self.words(&text.replace('\n', " "))
                } else {
                    self.words(text)
                }
            }
            Some(Tag::FieldCode) => {
                if let Some(field) = self.open_fields.last_mut().filter(|it| !it.is_result) {
                    field.code.push_str(text);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Writes words that a reader sees.
    fn words(&mut self, words: &str) -> Result<(), Error> {
        if self.is_hidden {
            self.writer.note(Note::HiddenLeftOut);
            return Ok(());
        }
        if !self.is_seen() {
            return Ok(());
        }
        self.number()?;
        self.writer.words(words)
    }

    fn is_seen(&mut self) -> bool {
        if self.covered.last() == Some(&true) {
            return false;
        }
        if self.fields == Fields::Everything {
            return true;
        }
        if self.open_fields.iter().any(Field::is_contents) {
            self.writer.note(Note::ContentsLeftOut);
            return false;
        }
        self.open_fields.iter().all(|field| field.is_result)
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.open_fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open_fields.last_mut() {
                    field.is_result = true;
                }
            }
            "end" => drop(self.open_fields.pop()),
            _ => {}
        }
    }

    fn cover(&mut self, is_covered: bool) {
        if let Some(covered) = self.covered.last_mut() {
            *covered = is_covered;
        }
    }

    fn begin_paragraph(&mut self) {
        if !mem::take(&mut self.goes_on) {
            self.writer.end_line();
        }
        self.writer.place(Place::Paragraph(self.count));
        self.paragraphs.push(Paragraph::default());
    }

    fn end_paragraph(&mut self) -> Result<(), Error> {
        let goes_on = self.paragraphs.last().is_some_and(|it| it.goes_on);
        if !goes_on && self.is_seen() {
            self.number()?;
        }
        if let Some(paragraph) = self.paragraphs.pop() {
            self.goes_on = paragraph.goes_on;
            if !paragraph.goes_on {
                self.writer.end_line();
            }
        }
        Ok(())
    }

    fn of_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    /// Writes the number of the paragraph that is open, once, where it is in a list.
    fn number(&mut self) -> Result<(), Error> {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return Ok(());
        };
        if mem::replace(&mut paragraph.is_counted, true) {
            return Ok(());
        }
        let of_style = self.styles.list(paragraph.style.as_deref());
        let list = paragraph.list.or(of_style.as_ref().map(|it| it.list));
        let level = paragraph.level.or_else(|| {
            let it = of_style.as_ref()?;
            it.level
                .or_else(|| self.lists.level_of_style(it.list, it.style))
        });
        // List 0 takes a paragraph out of the list of its style.
        let Some(list @ 1..) = list else {
            return Ok(());
        };
        let number = self.lists.numbering.next(list, level.unwrap_or_default());
        if number.is_empty() {
            return Ok(());
        }
        self.writer.words(&number)
    }
}
