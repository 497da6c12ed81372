//! Word since 2007: a ZIP archive of XML (ECMA-376, WordprocessingML).

mod body;
mod lists;
mod package;
mod relations;
mod styles;
mod xml;

use mingzhang::source::Encoding;

use crate::limits::Work;
use crate::{Error, Format, Note, Opened, Other};

use body::{Body, Fields};
use lists::Lists;
use package::{Package, damaged};
use relations::Relations;
use styles::Styles;

/// Parts that tell other packages from documents of Word, and what these are.
const OTHERS: [(&str, Other); 5] = [
    ("xl/workbook.xml", Other::Excel),
    ("xl/workbook.bin", Other::Excel),
    ("ppt/presentation.xml", Other::PowerPoint),
    ("OFD.xml", Other::Ofd),
    ("content.xml", Other::OpenDocument),
];

pub(crate) fn read(bytes: &[u8], work: &mut Work<'_>) -> Result<Opened, Error> {
    let package = Package::open(bytes, work)?;
    let relations = Relations::of(&package, "", work)?;
    let usual = "word/document.xml";
    let main = relations.get("officeDocument").unwrap_or(usual);
    if let Some((_, other)) = OTHERS.iter().find(|(name, _)| package.has(name)) {
        return Err(Error::NotADocument(*other));
    }
    let Some(document) = package.read(main, work)? else {
        return Err(if relations.get("officeDocument").is_some() {
            damaged("its text is missing")
        } else {
            Error::NotADocument(Other::Archive)
        });
    };
    let document = xml::utf8(document)?;
    let relations = Relations::of(&package, main, work)?;
    let mut part = |kind: &str, usual: &str| {
        let name = relations.get(kind).unwrap_or(usual);
        package.read(name, work)?.map(xml::utf8).transpose()
    };
    let styles = part("styles", "word/styles.xml")?.unwrap_or_default();
    let numbering = part("numbering", "word/numbering.xml")?.unwrap_or_default();
    let footnotes = part("footnotes", "word/footnotes.xml")?;
    let endnotes = part("endnotes", "word/endnotes.xml")?;
    let styles = Styles::read(&styles, work)?;

    let mut fields = Fields::Results;
    let mut body = loop {
        let lists = Lists::read(&numbering, work)?;
        let mut body = Body::new(&styles, lists, fields, work);
        body.read(&document, work)?;
        if body.fields_are_closed() || fields == Fields::Everything {
            break body;
        }
        // A field that never ends would hide all that follows it.
        fields = Fields::Everything;
    };
    let mut notes = Vec::new();
    for (part, references) in [
        (footnotes, std::mem::take(&mut body.footnotes)),
        (endnotes, std::mem::take(&mut body.endnotes)),
    ] {
        let Some(part) = part else { continue };
        let texts = body.notes(&part, work)?;
        for (id, paragraph) in references {
            notes.extend(texts.get(&id).map(|text| (text.clone(), paragraph)));
        }
    }
    let pictures = body.pictures;
    let mut writer = body.writer;
    crate::writer::write_notes(&mut writer, &notes)?;
    if pictures > 0 {
        writer.note(Note::Pictures { count: pictures });
    }
    if package
        .names()
        .any(|name| name.ends_with(b"vbaProject.bin"))
    {
        writer.note(Note::Macros);
    }
    let opened = writer.done(Format::Docx, Encoding::Utf8);
    if opened.text.is_empty() && pictures > 0 {
        return Err(Error::OnlyPictures);
    }
    Ok(opened)
}
