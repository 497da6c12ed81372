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
mod zip;

use mingzhang::source::{NativeDecoder, Place};
use mingzhang_formats::{Error, Limits, Opened, open_with};
use miniz_oxide::deflate::compress_to_vec;
use std::ops::ControlFlow;

use zip::Packing;
pub(crate) use zip::Part;

/// A ZIP archive as programs write it that do not know sizes beforehand.
pub(crate) fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    zip::zip(parts, Packing::Streamed(|bytes| compress_to_vec(bytes, 6)))
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
