//! Damaged, locked and odd documents of Word 97 to 2003. Whole ones are written by LibreOffice, in
//! the tests of whole documents.

#![allow(clippy::unwrap_used, reason = "a test that cannot be run has failed")]

mod making;

use making::compound::{Stream, compound, document};
use making::{paragraph_of, within};
use mingzhang_formats::{Error, Format, Limits, Note, Other, open};

#[test]
fn characters_are_paragraphs_cells_and_fields() {
    let text = "安排\u{13} HYPERLINK \"http://example.org\" \u{14}资金\u{15}3.00万元\u{0B}换行\r\
                \u{13} TOC \u{14}一、概况\t1\r\u{15}末\u{1E}段\u{1F}\r";
    let opened = open(&document(text)).unwrap();
    assert_eq!(opened.format, Format::Doc);
    assert_eq!(opened.text, "安排资金3.00万元\n换行\n末-段\n");
    assert_eq!(opened.notes, [Note::ContentsLeftOut]);
    assert_eq!(paragraph_of(&opened, "换行"), 1);
    assert_eq!(paragraph_of(&opened, "末"), 3);
    // A field that never ends hides nothing.
    let opened = open(&document("甲\u{13}TOC\r乙\r")).unwrap();
    assert_eq!(opened.text, "甲TOC\n乙\n");
}

#[test]
fn a_document_that_cannot_be_read_says_why() {
    let mut locked = document("甲\r");
    let at = locked.windows(2).position(|it| it == [0xEC, 0xA5]).unwrap();
    locked[at + 11] |= 1;
    assert_eq!(open(&locked), Err(Error::Encrypted(Format::Doc)));
    let mut old = document("甲\r");
    old[at + 2] = 0x65;
    assert!(matches!(
        open(&old),
        Err(Error::Unsupported {
            format: Format::Doc,
            ..
        })
    ));
    let file = |name| {
        compound(&[Stream {
            name,
            bytes: &[0; 600],
        }])
    };
    assert_eq!(
        open(&file("EncryptedPackage")),
        Err(Error::Encrypted(Format::Docx))
    );
    for (name, other) in [
        ("Workbook", Other::Excel),
        ("PowerPoint Document", Other::PowerPoint),
        // Microsoft Works calls its files .wps, too; those of WPS are Word's.
        ("MatOST", Other::OlderOffice),
    ] {
        assert_eq!(open(&file(name)), Err(Error::NotADocument(other)));
    }
}

#[test]
fn a_damaged_document_says_so_or_gives_its_text() {
    let whole = document(&"购书三万元\r".repeat(300));
    assert_eq!(open(&whole).unwrap().text.lines().count(), 300);
    for end in [8, 100, 511, 512, 1000, whole.len() / 2] {
        let error = open(&whole[..end]).unwrap_err();
        assert!(
            matches!(
                error,
                Error::Damaged {
                    format: Format::Doc,
                    ..
                }
            ),
            "{end}: {error}"
        );
    }
    // Any one byte changed: an error or a text, and no panic.
    for at in (0..4096.min(whole.len())).step_by(37) {
        for bit in [1, 0x80] {
            let mut changed = whole.clone();
            changed[at] ^= bit;
            drop(open(&changed));
        }
    }
}

#[test]
fn no_more_is_spent_on_a_document_than_may_be() {
    let long = document(&"购书三万元\r".repeat(300));
    let usual = Limits::default();
    let limits = Limits {
        text: 1000,
        ..usual
    };
    assert_eq!(
        within(&long, &limits),
        Err(Error::TooMuchText { most: 1000 })
    );
    let limits = Limits {
        steps: 1000,
        ..usual
    };
    assert_eq!(within(&long, &limits), Err(Error::TooMuchWork));
    let limits = Limits {
        objects: 2,
        ..usual
    };
    assert_eq!(
        within(&long, &limits),
        Err(Error::TooManyObjects { most: 2 })
    );
}
