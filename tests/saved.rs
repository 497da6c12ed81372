//! A saved reading gives back what was read, or nothing at all.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use mingzhang::source::{Encoding, NativeDecoder, Place, Places};
use mingzhang::{Budget, SourceText};
use mingzhang_tests::DOCUMENTS;

#[test]
fn every_document_comes_back() {
    for document in DOCUMENTS {
        let bytes = document.text.as_bytes();
        let budget = Budget::read(bytes).unwrap();
        let saved = budget.to_saved();
        let back = Budget::from_saved(bytes, &NativeDecoder, &saved).unwrap();
        // Equal decimals can be printed with another number of digits, which only JSON shows.
        assert_eq!(back.to_json(), budget.to_json(), "{}", document.name);
        assert_eq!(back, budget, "{}", document.name);
    }
}

#[test]
fn a_file_of_another_format_comes_back_with_its_places() {
    let mut places = Places::default();
    places.begin(0, Place::Page(1));
    places.begin(300, Place::Page(2));
    let source = || {
        let text = DOCUMENTS[1].text.to_owned();
        SourceText::taken_from(text, Encoding::Gb18030, places.clone()).unwrap()
    };
    let budget = Budget::from_source(source());
    let back = Budget::from_saved_source(source(), &budget.to_saved()).unwrap();
    assert_eq!(back, budget);
    assert_eq!(back.source().places().iter().len(), 2);
}
