//! Word from 97 to 2003, and what WPS and LibreOffice write as such (MS-DOC).

mod change;
mod compound;
mod header;
mod lists;
mod pieces;
mod properties;
mod text;

use mingzhang::source::Encoding;

use crate::limits::Work;
use crate::{Error, Format, Note, Opened, Other};

use compound::{Compound, damaged, long};
use header::Header;
use properties::Properties;
use text::Reading;

const CUT: Error = damaged("a part of its text is missing");

/// Streams that tell other files from documents of Word, and what these are.
const OTHERS: [(&str, Other); 5] = [
    ("Workbook", Other::Excel),
    ("Book", Other::Excel),
    ("PowerPoint Document", Other::PowerPoint),
    ("VisioDocument", Other::Visio),
    ("__properties_version1.0", Other::Outlook),
];

pub(crate) fn read(bytes: &[u8], work: &mut Work<'_>) -> Result<Opened, Error> {
    let file = Compound::open(bytes, work)?;
    if file.has("EncryptedPackage") {
        return Err(Error::Encrypted(Format::Docx));
    }
    let Some(document) = file.stream("WordDocument", work)? else {
        let other = OTHERS.iter().find(|(stream, _)| file.has(stream));
        let other = other.map_or(Other::OlderOffice, |(_, other)| *other);
        return Err(Error::NotADocument(other));
    };
    let header = Header::read(&document)?;
    let table = file.stream(header.table_stream, work)?;
    let table = table.ok_or(damaged("its table is missing"))?;
    let part = |number| {
        let (start, length) = header.place(number);
        let end = start.saturating_add(length).min(table.len());
        table.get(start..end).unwrap_or_default()
    };
    let lengths = header.lengths().ok_or(CUT)?;
    let pieces =
        pieces::read(part(header::PIECES)).ok_or(damaged("the list of its text is missing"))?;
    work.spend(pieces.len())?;
    let properties = Properties::read(&document, &table, part(header::STYLES), &header, work)?;
    let overrides = part(header::LIST_OVERRIDES);
    // The levels of the lists lie behind what the header counts.
    let (start, length) = header.place(header::LISTS);
    let lists = table
        .get(start..)
        .filter(|_| length > 0)
        .unwrap_or_default();

    let mut sees_fields = true;
    let reading = loop {
        let numbering = lists::read(lists, overrides, work)?;
        let mut reading = Reading::new(
            &document,
            &pieces,
            &properties,
            numbering,
            sees_fields,
            work,
        );
        reading.read(0..lengths.body, work)?;
        if reading.fields_are_closed() || !sees_fields {
            break reading;
        }
        // A field that never ends would hide all that follows it.
        sees_fields = false;
    };
    let footnotes = lengths.body;
    let endnotes = footnotes
        .saturating_add(lengths.footnotes)
        .saturating_add(lengths.between);
    let boxes = endnotes.saturating_add(lengths.endnotes);
    let mut apart = Vec::new();
    for (start, length, references, texts) in [
        (
            footnotes,
            lengths.footnotes,
            header::FOOTNOTE_REFERENCES,
            header::FOOTNOTE_TEXTS,
        ),
        (
            endnotes,
            lengths.endnotes,
            header::ENDNOTE_REFERENCES,
            header::ENDNOTE_TEXTS,
        ),
    ] {
        let (references, texts) = (part(references), part(texts));
        let count = references.len().saturating_sub(4) / 6;
        for at in 0..count {
            work.object()?;
            let (Some(reference), Some(from), Some(to)) = (
                long(references, at * 4),
                long(texts, at * 4),
                long(texts, at * 4 + 4),
            ) else {
                break;
            };
            let (from, to) = (from.min(length), to.min(length));
            let text = apart_text(&reading, start + from..start + to.max(from), work)?;
            apart.push((text, reading.paragraph_of(reference)));
        }
    }
    let boxed = apart_text(&reading, boxes..boxes.saturating_add(lengths.boxes), work)?;
    let pictures = reading.pictures;
    let mut writer = reading.writer;
    if !boxed.is_empty() {
        writer.words(crate::BOXES)?;
        writer.end_line();
        writer.words(&boxed)?;
    }
    crate::writer::write_notes(&mut writer, &apart)?;
    if pictures > 0 {
        writer.note(Note::Pictures { count: pictures });
    }
    if file.has("Macros") || file.has("_VBA_PROJECT_CUR") {
        writer.note(Note::Macros);
    }
    let opened = writer.done(Format::Doc, Encoding::Utf8);
    if opened.text.is_empty() && pictures > 0 {
        return Err(Error::OnlyPictures);
    }
    Ok(opened)
}

/// Text that stands apart from the body.
fn apart_text(
    body: &Reading<'_>,
    range: std::ops::Range<u32>,
    work: &mut Work<'_>,
) -> Result<String, Error> {
    if range.is_empty() {
        return Ok(String::new());
    }
    let mut reading = Reading::new(
        body.document,
        body.pieces,
        body.properties,
        crate::numbering::Numbering::default(),
        true,
        work,
    );
    reading.read(range, work)?;
    Ok(reading.writer.take_text().trim().to_owned())
}
