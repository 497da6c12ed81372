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

    /// Its name among people.
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

/// Kinds of files that are not opened, by their first bytes.
const OTHERS: [(&[u8], &str); 14] = [
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1F\x8B", "a gzip file"),
    (b"Rar!", "a rar file"),
    (b"7z\xBC\xAF", "a 7z file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
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
    for (mark, name) in OTHERS {
        // BM and MZ may begin a text as well.
        if bytes.starts_with(mark) && (mark.len() > 2 || is_binary) {
            return Err(Error::NotADocument { looks_like: name });
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
            "this is no document but looks like a picture; open it in its own program and save it as .docx or .pdf"
        );
    }
}
