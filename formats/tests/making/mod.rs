//! Files that are made here, byte by byte.

#![allow(
    dead_code,
    reason = "each file of tests is a crate of its own and needs a part of this"
)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be run has failed"
)]

pub(crate) mod compound;
pub(crate) mod pdf;

use mingzhang::source::{NativeDecoder, Place};
use mingzhang_formats::{Error, Limits, Opened, open_with};
use miniz_oxide::deflate::compress_to_vec;
use std::ops::ControlFlow;

/// A part of an archive.
pub(crate) struct Part<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
}

/// A ZIP archive as programs write it that do not know sizes beforehand: they stand in the
/// directory, not in the headers.
pub(crate) fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for part in parts {
        let packed = compress_to_vec(part.bytes, 6);
        let start = bytes.len() as u32;
        bytes.extend(b"PK\x03\x04\x14\0\x08\0\x08\0\0\0\x21\0");
        bytes.extend([0; 12]);
        bytes.extend((part.name.len() as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(part.name.as_bytes());
        bytes.extend(&packed);
        let numbers = [
            crc(part.bytes),
            packed.len() as u32,
            part.bytes.len() as u32,
        ];
        bytes.extend(b"PK\x07\x08");
        bytes.extend(numbers.iter().flat_map(|it| it.to_le_bytes()));
        directory.extend(b"PK\x01\x02\x14\0\x14\0\x08\0\x08\0\0\0\x21\0");
        directory.extend(numbers.iter().flat_map(|it| it.to_le_bytes()));
        directory.extend((part.name.len() as u16).to_le_bytes());
        directory.extend([0; 12]);
        directory.extend(start.to_le_bytes());
        directory.extend(part.name.as_bytes());
    }
    let (start, size) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(parts.len() as u16).to_le_bytes(); 2].concat());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;

/// A document of Word with this in its body, and further parts by their root elements.
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let part = |root: &str, content: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:{root} {NAMESPACES}>{content}</w:{root}>"
        )
    };
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let mut parts = vec![
        ("_rels/.rels".to_owned(), RELATIONS.to_owned()),
        ("word/document.xml".to_owned(), document),
    ];
    for (root, content) in others {
        parts.push((format!("word/{root}.xml"), part(root, content)));
    }
    let parts: Vec<Part<'_>> = parts
        .iter()
        .map(|(name, content)| Part {
            name,
            bytes: content.as_bytes(),
        })
        .collect();
    zip(&parts)
}

/// A paragraph with these words.
pub(crate) fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

/// Opens a file within limits.
pub(crate) fn within(bytes: &[u8], limits: &Limits) -> Result<Opened, Error> {
    open_with(bytes, limits, &NativeDecoder, &mut |_| {
        ControlFlow::Continue(())
    })
}

/// The number of the paragraph in which words stand.
pub(crate) fn paragraph_of(opened: &Opened, words: &str) -> u32 {
    let at = opened.text.find(words).expect("the words are in the text");
    match opened.places.at(at as u32) {
        Some(Place::Paragraph(number)) => number,
        other => panic!("{words} stands at {other:?}"),
    }
}
