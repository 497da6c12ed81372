//! Every sum of money is a line, has a role, or is said to be unclear: counted, document by
//! document, with a finder of sums that shares nothing with the reader.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and shows a person what is to be confirmed"
)]

use std::fs;
use std::path::PathBuf;

use mingzhang::{Budget, DiagnosticKind, Outcome, Role};
use mingzhang_tests::DOCUMENTS;

/// A folder of real documents, where one is at hand: every `*.txt` in it is read.
const CORPUS: &str = "MINGZHANG_CORPUS";

/// Where digits and a unit of money end, by the plainest reading: digits, 万 or 亿 or 千 or none,
/// 元.
fn plain_sums(text: &str) -> Vec<usize> {
    let characters: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut ends = Vec::new();
    for (at, (place, c)) in characters.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).map(|at| characters[at].1);
        let counts = match before(1) {
            Some('万' | '亿' | '千') => before(2).is_some_and(is_digit),
            Some(c) => is_digit(c),
            None => false,
        };
        let is_noun = characters
            .get(at + 1)
            .is_some_and(|(_, next)| matches!(next, '旦' | '素' | '件'));
        if *c == '元' && counts && !is_noun {
            ends.push(place + c.len_utf8());
        }
    }
    ends
}

/// What is wrong with the account of a document's sums.
fn unaccounted(budget: &Budget) -> Vec<String> {
    let mut wrong = Vec::new();
    let text = budget.source().text();
    let mentions = budget.mentions();
    for end in plain_sums(text) {
        let at = mentions.partition_point(|it| (it.range().end() as usize) < end);
        let holds = mentions
            .get(at)
            .is_some_and(|it| (it.range().start() as usize) < end);
        if !holds {
            let from = text[..end]
                .char_indices()
                .rev()
                .nth(12)
                .map_or(0, |(at, _)| at);
            wrong.push(format!(
                "no mention holds the end of {:?}",
                &text[from..end]
            ));
        }
    }
    for mention in mentions {
        let words = budget.source().slice(mention.range());
        let line = mention.line().and_then(|line| budget.node(line));
        if mention.role().states_a_line() {
            let states = line
                .and_then(|line| line.amount().stated())
                .is_some_and(|stated| stated.range() == mention.range());
            if !states {
                wrong.push(format!("{words} has the role of a line and states none"));
            }
            if mention.upto().is_some() {
                wrong.push(format!("{words} has no one amount and states a line"));
            }
        }
        let is_unclear = mention.role() == Role::Unclear;
        let is_said = budget.diagnostics().iter().any(|diagnostic| {
            diagnostic.kind == DiagnosticKind::UnclearMention && diagnostic.range == mention.range()
        });
        if is_unclear != is_said {
            wrong.push(format!(
                "{words} is unclear without a diagnostic, or the other way"
            ));
        }
    }
    // Each line with a printed amount has its mention, and no two have the same.
    let lines: usize = budget
        .breakdowns()
        .map(|project| {
            let nodes = project.funding().iter();
            nodes
                .filter(|(_, node)| node.amount().stated().is_some())
                .count()
        })
        .sum();
    let statements = mentions
        .iter()
        .filter(|it| it.role().states_a_line())
        .count();
    if lines != statements {
        wrong.push(format!("{lines} lines are stated by {statements} sums"));
    }
    wrong
}

#[test]
fn every_sum_of_every_document_is_accounted_for() {
    for document in DOCUMENTS {
        let budget = Budget::read(document.text.as_bytes()).unwrap();
        assert_eq!(unaccounted(&budget), [""; 0], "{}", document.name);
        assert!(plain_sums(document.text).len() > 5, "{}", document.name);
    }
}

#[test]
fn a_sum_in_every_way_of_writing_is_accounted_for() {
    for amount in [
        "36万元",
        "３６．００ 万元",
        "360,000元",
        "三十六万元",
        "叁拾陆万元整",
        "36万元（大写：叁拾陆万元整）",
        "人民币叁拾陆万元整（¥360,000.00）",
        "36万6千元",
        "约36万元",
        "36万元左右",
        "30-40万元",
        "三十余万元",
        "不超过36万元",
        "360千元",
    ] {
        for sentence in [
            format!("本项目安排资金{amount}，用于印刷。"),
            format!("安排资金90万元，其中：印刷费{amount}，水费{amount}。"),
            format!("1.印刷费{amount}；\n2.水费9万元，每人{amount}，共3人。"),
            format!("资金来源为财政拨款{amount}；比上年增加{amount}。"),
        ] {
            let text = format!("项目1\n一、项目名称\n甲\n六、资金安排情况\n{sentence}");
            let budget = Budget::from_text(text.as_str()).unwrap();
            assert_eq!(unaccounted(&budget), [""; 0], "{text}");
            let expected = sentence.matches(amount).count()
                + sentence.matches("90万元").count()
                + sentence.matches("9万元").count();
            assert_eq!(budget.mentions().len(), expected, "{text}");
            assert_eq!(Budget::from_json(&budget.to_json()).as_ref(), Ok(&budget));
        }
    }
}

#[test]
fn every_sum_of_the_corpus_is_accounted_for() {
    let Some(folder) = std::env::var_os(CORPUS).map(PathBuf::from) else {
        return;
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy();
        let budget = Budget::read(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(unaccounted(&budget), [""; 0], "{name}");
        assert_eq!(Budget::from_json(&budget.to_json()).as_ref(), Ok(&budget));
        // For a person to confirm: `cargo test -- --nocapture`.
        println!("{name}: {} sums", budget.mentions().len());
        for row in mingzhang::views::arithmetic::checks(&budget, None) {
            if row.outcome == Outcome::Contradicts {
                println!("  {}", row.expression());
            }
        }
    }
}
