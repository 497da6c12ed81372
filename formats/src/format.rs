//! What a file is, by its bytes.

use crate::error::Error;

/// A kind of file that is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text in UTF-8, UTF-16 or GB 18030.
    Text,
    /// A web page.
    Html,
    /// Word since 2007, and what WPS and LibreOffice write as such.
    Docx,
    /// Word from 97 to 2003, and WPS.
    Doc,
    /// PDF.
    Pdf,
}

impl Format {
    /// What the file is, as far as its first bytes tell; `None` when it is of a kind that is not
    /// opened. Every package of Office is taken for a document of Word here, and everything
    /// without a mark for text: what is in them is seen on opening.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        recognise(bytes).ok()
    }

    /// Its name among people, in small letters: `docx`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Pdf => "pdf",
        }
    }
}

/// A kind of file that is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Other {
    /// Something else, or a kind that is not known.
    Unknown,
    /// Rich Text Format.
    Rtf,
    /// OFD, the document format of GB/T 33190.
    Ofd,
    /// OpenDocument, as LibreOffice writes it.
    OpenDocument,
    /// A workbook of Excel, or what WPS and others write as such.
    Excel,
    /// A presentation of PowerPoint.
    PowerPoint,
    /// A drawing of Visio.
    Visio,
    /// A message of Outlook.
    Outlook,
    /// A document of Microsoft Works, or another program's that keeps its files as Office does.
    OlderOffice,
    /// A picture.
    Picture,
    /// A recording.
    Recording,
    /// An archive: zip, gzip, rar, 7z.
    Archive,
    /// A program.
    Program,
}

impl Other {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Unknown,
        Self::Rtf,
        Self::Ofd,
        Self::OpenDocument,
        Self::Excel,
        Self::PowerPoint,
        Self::Visio,
        Self::Outlook,
        Self::OlderOffice,
        Self::Picture,
        Self::Recording,
        Self::Archive,
        Self::Program,
    ];

    /// Its name in English, with its article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "a file of another kind",
            Self::Rtf => "an RTF file",
            Self::Ofd => "an OFD file",
            Self::OpenDocument => "an OpenDocument file",
            Self::Excel => "an Excel workbook",
            Self::PowerPoint => "a PowerPoint presentation",
            Self::Visio => "a Visio drawing",
            Self::Outlook => "an Outlook message",
            Self::OlderOffice => "an older office file that is not Word's",
            Self::Picture => "a picture",
            Self::Recording => "a recording",
            Self::Archive => "an archive of files",
            Self::Program => "a program",
        }
    }
}

/// Kinds of files that are not opened, by their first bytes.
const OTHERS: [(&[u8], Other); 14] = [
    (b"{\\rtf", Other::Rtf),
    (b"\x89PNG", Other::Picture),
    (b"\xFF\xD8\xFF", Other::Picture),
    (b"GIF8", Other::Picture),
    (b"II*\0", Other::Picture),
    (b"MM\0*", Other::Picture),
    (b"BM", Other::Picture),
    (b"RIFF", Other::Recording),
    (b"\x1F\x8B", Other::Archive),
    (b"Rar!", Other::Archive),
    (b"7z\xBC\xAF", Other::Archive),
    (b"PK\x05\x06", Other::Archive),
    (b"\x7FELF", Other::Program),
    (b"MZ", Other::Program),
];

/// Some programs put bytes before the mark of a PDF; it must be among the first so many.
const PDF_MARK_WITHIN: usize = 1024;

pub(crate) fn recognise(bytes: &[u8]) -> Result<Format, Error> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Format::Docx);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Format::Doc);
    }
    let head = bytes.get(..PDF_MARK_WITHIN).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    let is_binary = head.contains(&0) || std::str::from_utf8(head).is_err();
    for (mark, other) in OTHERS {
        // BM and MZ may begin a text as well.
        if bytes.starts_with(mark) && (mark.len() > 2 || is_binary) {
            return Err(Error::NotADocument(other));
        }
    }
    if is_web_page(head) {
        return Ok(Format::Html);
    }
    Ok(Format::Text)
}

/// What web pages begin with, in small letters.
const PAGE_BEGINS: [&str; 14] = [
    "!doctype html",
    "html",
    "head",
    "meta",
    "title",
    "body",
    "div",
    "table",
    "p",
    "h1",
    "script",
    "style",
    "link",
    "!--",
];

/// Bytes of a byte order mark.
const MARK: usize = 3;

/// Whether the first bytes are those of a web page, in an encoding that has ASCII in it or in
/// UTF-16.
fn is_web_page(head: &[u8]) -> bool {
    let mut ascii: String = head
        .iter()
        .filter(|byte| **byte != 0 && byte.is_ascii())
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect();
    if ascii.trim_start().starts_with("<?xml") {
        // XHTML: the declaration is no part of the page.
        let after = ascii.find("?>").map_or(ascii.len(), |at| at + 2);
        ascii.drain(..after);
    }
    let start = ascii.trim_start();
    let Some(name) = start.strip_prefix('<') else {
        return false;
    };
    let is_page = PAGE_BEGINS.iter().any(|begin| {
        name.strip_prefix(begin).is_some_and(|rest| {
            begin.starts_with('!') || !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    });
    // Chinese characters before the first tag are text.
    let first_tag = head.iter().position(|byte| *byte == b'<');
    let before = &head[..first_tag.unwrap_or(head.len())];
    is_page && before.iter().filter(|byte| !byte.is_ascii()).count() <= MARK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        for (bytes, format) in [
            (&b"PK\x03\x04rest"[..], Format::Docx),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Doc),
            (b"%PDF-1.7", Format::Pdf),
            (b"junk\n%PDF-1.4", Format::Pdf),
            (b"<!DOCTYPE HTML PUBLIC>", Format::Html),
            (b"\xEF\xBB\xBF \n<html lang=zh>", Format::Html),
            (b"<?xml version=\"1.0\"?>\n<!DOCTYPE html>", Format::Html),
            (b"<p>\xD4\xA4\xCB\xE3", Format::Html),
            (b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Format::Html),
            (b"<pre-budget> is no tag", Format::Text),
            (b"BM is a text", Format::Text),
            ("预算<p>".as_bytes(), Format::Text),
            (b"", Format::Text),
        ] {
            assert_eq!(recognise(bytes), Ok(format), "{bytes:?}");
        }
        let error = recognise(b"\x89PNG\r\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "this is a picture, which is not read; open it in its own program and save it as .docx or .pdf"
        );
    }
}
