//! Each document must give the tables that a person wrote down for it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use mingzhang::Budget;
use mingzhang_tests::{DOCUMENTS, Table, compare};

fn every(table: Table) {
    let mut failures = String::new();
    for document in DOCUMENTS {
        let budget = Budget::read(document.text.as_bytes()).unwrap();
        for (which, expected) in document.tables {
            if which == table
                && let Err(difference) = compare(&budget, table, expected)
            {
                failures += &format!("\n{} ({table:?}):\n{difference}", document.name);
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn breakdowns() {
    every(Table::Funding);
}

#[test]
fn mentions() {
    every(Table::Mentions);
}

#[test]
fn checks() {
    every(Table::Checks);
}

#[test]
fn facets() {
    every(Table::Facets);
}

#[test]
fn a_difference_is_shown_by_row() {
    let budget = Budget::read("项目1\n六、资金安排情况\n安排资金2万元。".as_bytes()).unwrap();
    let expected = "project,yuan,relation\n1,30000,total\n";
    assert_eq!(
        compare(&budget, Table::Funding, expected).unwrap_err(),
        "- 1 | 30000 | total\n+ 1 | 20000 | total\n"
    );
}

#[test]
fn the_sample_holds_what_its_body_published() {
    let budget = Budget::read(DOCUMENTS[0].text.as_bytes()).unwrap();
    let lines: usize = budget.projects().map(|p| p.funding().len()).sum();
    assert_eq!((lines, budget.mentions().len()), (54, 66));
    let totals = budget
        .projects()
        .map(|project| project.funding().root().amount().money());
    let total: mingzhang::Money = totals.map(Option::unwrap).sum();
    assert_eq!(total.to_string(), "10293100");
    assert!(
        !budget.source().text().contains("HYPERLINK"),
        "field codes are not part of what a reader sees"
    );
    assert!(budget.source().text().contains("公共机构节能宣传周活动"));
    assert_eq!(budget.source().decoded(), DOCUMENTS[0].text);
}
