//! Every figure knows the words that it was read from. Each kind of line, mention and term must
//! have a case, so that a new kind without one fails here.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use mingzhang::checks::Term;
use mingzhang::{Amount, Budget, Relation, Role, Status, TextRange};
use mingzhang_tests::DOCUMENTS;

fn budgets() -> impl Iterator<Item = Budget> {
    DOCUMENTS
        .iter()
        .map(|document| Budget::read(document.text.as_bytes()).unwrap())
}

/// An amount with its unit: a number in a table has that above it.
fn with_unit(budget: &Budget, range: TextRange) -> String {
    let mentions = budget.mentions().iter();
    let mut units = mentions
        .filter(|it| it.range() == range)
        .filter_map(|it| it.unit());
    let unit = units.next().map_or("", |unit| budget.source().slice(unit));
    format!("{}{unit}", budget.source().slice(range))
}

/// An amount read anew, by other means than the reader's: 分 as an integer.
fn fen(printed: &str) -> i128 {
    let plain: String = printed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，'))
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '．' => '.',
            _ => c,
        })
        .collect();
    let digits = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
    let zeros = match &plain[digits.len()..] {
        "万元" | "万" => 6,
        "亿元" => 10,
        "千元" => 5,
        "元" => 2,
        other => panic!("{other:?} is no unit: {printed:?}"),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let value: i128 = format!("{whole}{fraction}").parse().unwrap();
    value * 10_i128.pow(zeros - fraction.len() as u32)
}

#[test]
fn every_mention_is_what_its_place_says() {
    let mut roles = BTreeSet::new();
    for budget in budgets() {
        let mut end = 0;
        for mention in budget.mentions() {
            let printed = &with_unit(&budget, mention.range());
            let yuan = mention.money().yuan() * rust_decimal::Decimal::from(100);
            assert_eq!(
                yuan.normalize().to_string(),
                fen(printed).to_string(),
                "{printed}"
            );
            assert!(mention.range().start() >= end, "in order, none twice");
            end = mention.range().end();
            roles.insert(mention.role());
        }
    }
    let all: BTreeSet<Role> = Role::ALL.into_iter().collect();
    assert_eq!(roles, all, "each role has a case in the documents");
}

#[test]
fn every_line_is_what_its_place_says() {
    let mut kinds = BTreeSet::new();
    for budget in budgets() {
        for project in budget.breakdowns() {
            for (_, node) in project.funding().iter() {
                let label = budget.source().quote(node.label().range());
                assert_eq!(label.text(), node.label().text());
                assert_eq!(label.range(), node.label().range());
                if let Amount::Stated(stated) = node.amount() {
                    let printed = &with_unit(&budget, node.evidence());
                    let money = stated.written().money().yuan() * rust_decimal::Decimal::from(100);
                    assert_eq!(money.normalize().to_string(), fen(printed).to_string());
                    let mention = budget.mention(stated.mention()).unwrap();
                    assert_eq!(mention.range(), node.evidence());
                    assert!(mention.role().states_a_line());
                    assert!(
                        node.extent().contains(node.evidence()),
                        "{}: the words of a line hold its figure",
                        label.text()
                    );
                }
                kinds.insert((node.relation(), node.amount().status()));
            }
        }
    }
    let all: BTreeSet<_> = [
        (Relation::Total, Status::Stated),
        (Relation::Total, Status::Derived),
        (Relation::Total, Status::NotStated),
        (Relation::Part, Status::Stated),
        (Relation::Part, Status::Derived),
        (Relation::Part, Status::NotStated),
        (Relation::OfWhich, Status::Stated),
        (Relation::OfWhich, Status::Derived),
    ]
    .into_iter()
    .collect();
    assert_eq!(kinds, all, "each kind of line has a case");
}

#[test]
fn every_term_is_what_its_place_says() {
    let mut kinds = BTreeSet::new();
    for budget in budgets() {
        let words = |range: TextRange| budget.source().slice(range);
        for check in budget.checks() {
            for term in check.terms().iter().chain(check.stated()) {
                kinds.insert(match term {
                    Term::Printed { written, range } => {
                        let money = written.money().yuan() * rust_decimal::Decimal::from(100);
                        assert_eq!(
                            money.normalize().to_string(),
                            fen(&with_unit(&budget, *range)).to_string()
                        );
                        "printed"
                    }
                    Term::Added { range, .. } => {
                        assert!(!words(*range).is_empty());
                        "added"
                    }
                    Term::Count { number, of, range } => {
                        let digits: String = words(*range)
                            .chars()
                            .filter(|c| c.is_ascii_digit() || *c == '.')
                            .collect();
                        let plain = number.normalize().to_string();
                        let plain = plain.trim_end_matches('0');
                        assert!(digits.starts_with(plain), "{digits} {plain}");
                        assert!(words(*range).ends_with(of.as_str()), "{of}");
                        "count"
                    }
                    Term::Missing { of, range } => {
                        assert!(words(*range).ends_with(of.as_str()), "{of}");
                        "missing"
                    }
                });
            }
            if let Some(reason) = check.reason() {
                assert!(!words(reason).is_empty());
            }
        }
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["added", "count", "missing", "printed"]
    );
}
