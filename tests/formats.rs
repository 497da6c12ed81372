//! Whatever format a document is in, the same must come out of it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fs;

use mingzhang::source::Place;
use mingzhang::{Budget, export::record};
use mingzhang_tests::{DOCUMENTS, compare, real};

fn budget(bytes: &[u8]) -> Budget {
    mingzhang_formats::read(bytes).unwrap().0
}

/// Each document, written by LibreOffice, gives the tables that a person wrote down for its text.
fn every(format: &str) {
    let Some(folder) = real::files() else { return };
    let mut failures = String::new();
    for document in DOCUMENTS {
        let file = folder.join(document.name).with_extension(format);
        let budget = budget(&fs::read(file).unwrap());
        for (table, expected) in document.tables {
            if let Err(difference) = compare(&budget, table, expected) {
                failures += &format!("\n{}.{format} ({table:?}):\n{difference}", document.name);
            }
        }
        let places = budget.source().places();
        for mention in budget.mentions() {
            let place = places.at(mention.range().start());
            let is_known = matches!(place, Some(Place::Paragraph(1..) | Place::Page(1..)));
            assert!(is_known, "{mention:?}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn docx_of_libreoffice() {
    every("docx");
}

#[test]
fn doc_of_libreoffice() {
    every("doc");
}

#[test]
fn html_of_libreoffice() {
    every("html");
}

#[test]
fn pdf_of_libreoffice() {
    every("pdf");
}

#[test]
fn numbers_that_a_program_counts_are_there() {
    let Some(folder) = real::files() else { return };
    for format in ["docx", "doc", "pdf"] {
        let file = folder.join("numbered").with_extension(format);
        let text = mingzhang_formats::open(&fs::read(file).unwrap())
            .unwrap()
            .text;
        let text: String = text.chars().filter(|c| *c != ' ').collect();
        assert_eq!(
            text,
            "临河县图书馆2025年部门预算项目文本\n一、项目名称\n流动书车运行。\n二、资金安排\n\
             （一）购书经费30.00万元。\n1.少儿读物20.00万元；\n2.地方文献10.00万元。\n\
             （二）燃油经费5.00万元。\n三、绩效目标\n全年开行不少于200天。\n",
            "{format}"
        );
    }
}

#[test]
fn the_sample_has_its_rows_and_mentions() {
    let Some(folder) = real::files() else { return };
    for format in real::FORMATS {
        let file = folder.join(DOCUMENTS[0].name).with_extension(format);
        let budget = budget(&fs::read(file).unwrap());
        assert_eq!(record::lines(&budget).count(), 54, "{format}");
        assert_eq!(budget.mentions().len(), 66, "{format}");
    }
}
