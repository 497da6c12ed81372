//! Any bytes as the saved reading of a document, under a head that is right. What is taken up stays
//! within the text, and saved again it is the same.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mingzhang::export::csv;
use mingzhang::views::{arithmetic, evidence, outline, summary};
use mingzhang::{Budget, SourceText, Unit};

/// Three projects with lines on two levels, amounts of every kind, prices and checks.
const DOCUMENT: &str = include_str!("../../tests/documents/library/document.txt");

/// Magic, version of the reader and fingerprint of the text.
const HEAD: usize = 4 + 16 + 8;

static SOURCE: LazyLock<SourceText> =
    LazyLock::new(|| SourceText::from_text(DOCUMENT).expect("it is a document"));
static SAVED: LazyLock<Vec<u8>> = LazyLock::new(|| Budget::from_source(SOURCE.clone()).to_saved());

fuzz_target!(|reading: &[u8]| {
    // FNV-1a, as the head has it.
    let print = reading
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |print, byte| {
            (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
        });
    let forged = [&SAVED[..HEAD], &print.to_le_bytes(), reading].concat();
    let Ok(budget) = Budget::from_saved_source(SOURCE.clone(), &forged) else {
        return;
    };
    let source = budget.source();
    for mention in budget.mentions() {
        assert!(source.holds(mention.range()));
        assert!(
            mention
                .line()
                .is_none_or(|line| budget.node(line).is_some())
        );
    }
    for project in budget.breakdowns() {
        for (_, node) in project.funding().iter() {
            assert!(source.holds(node.extent()) && source.holds(node.evidence()));
        }
        let _ = outline::rows(
            &budget,
            project.id(),
            outline::Shown::all(),
            None,
            Unit::Yuan,
        );
    }
    let _ = summary::summary(&budget, Unit::Wanyuan);
    let _ = arithmetic::checks(&budget, None);
    let _ = evidence::passages(&budget, source.range(), None, None);
    let _ = csv::lines(&budget, csv::CsvOptions::default());
    let again = Budget::from_saved_source(source.clone(), &budget.to_saved());
    assert!(again.as_ref() == Ok(&budget), "saved and taken up again");
});
