//! What holds for every document.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use mingzhang::{Budget, Money};
use mingzhang_tests::DOCUMENTS;
use proptest::prelude::*;

/// Words and marks that documents are made of, in any order.
const SCRAPS: [&str; 53] = [
    "项目1.",
    "项目二",
    "\n",
    "\n\n",
    "一、项目名称",
    "六、资金安排情况",
    "八、项目实施成效",
    "：",
    "，",
    "。",
    "；",
    "、",
    "（",
    "）",
    "（一）",
    "1.",
    "2.",
    "3、",
    "(1)",
    "①",
    "其中",
    "包括",
    "主要用于",
    "共计",
    "合计",
    "每人",
    "每个单位",
    "3人",
    "20个单位",
    "50.00万元",
    "0.3万元",
    "５，０００.5 元",
    "1,234.56亿元",
    "-2万元",
    "至",
    "三十六万元",
    "（大写：叁拾陆万元整）",
    "约",
    "×12个月",
    "=18万元",
    "人均",
    "¥5.00",
    "增长20%",
    "万",
    "99999999999999999999999万元",
    "比上年增加",
    "2024年",
    "水费",
    "律师事务所",
    "〔2019〕10号",
    " HYPERLINK \"a\" \\t \"b\" ",
    "\u{3000}",
    "\r\n",
];

fn scraps() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&SCRAPS[..]), 0..120).prop_map(|all| all.concat())
}

/// A document whose headings are in place, with any words in its funding section.
fn document() -> impl Strategy<Value = String> {
    scraps().prop_map(|words| format!("项目1.\n一、项目名称\n甲\n六、资金安排情况\n{words}"))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let Ok(budget) = Budget::from_text(text) else {
        return Ok(());
    };
    prop_assert_eq!(budget.source().decoded(), text);
    let json = budget.to_json();
    let again = Budget::from_json(&json);
    prop_assert_eq!(again.as_ref(), Ok(&budget), "saved and read again");
    let taken = Budget::from_saved_source(budget.source().clone(), &budget.to_saved());
    prop_assert_eq!(taken.map(|taken| taken.to_json()), Ok(json));
    for project in budget.breakdowns() {
        for (id, node) in project.funding().iter() {
            let parent = node.parent().and_then(|id| project.funding().get(id));
            prop_assert!(parent.is_none_or(|parent| parent.depth() + 1 == node.depth()));
            prop_assert_eq!(project.funding().find(&node.path()), Some(id));
        }
    }
    Ok(())
}

proptest! {
    // A failure is printed with its input, which becomes a test of its own.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_panic_and_nothing_is_lost(text in ".{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn scraps_of_documents_are_read(text in scraps()) {
        holds(&text)?;
    }

    #[test]
    fn funding_sections_are_read(text in document()) {
        holds(&text)?;
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Budget::read(&bytes);
    }

    #[test]
    fn damaged_documents_are_read(at in any::<prop::sample::Index>(), scrap in prop::sample::select(&SCRAPS[..])) {
        let text = DOCUMENTS[1].text;
        let at = at.index(text.len());
        let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        holds(&format!("{}{scrap}{}", &text[..at], &text[at..]))?;
    }
}

#[test]
fn every_document_survives_saving() {
    for document in DOCUMENTS {
        let budget = Budget::read(document.text.as_bytes()).unwrap();
        assert_eq!(Budget::from_json(&budget.to_json()).as_ref(), Ok(&budget));
    }
}

#[test]
fn a_figure_that_its_text_does_not_bear_out_is_refused() {
    let budget = Budget::read(DOCUMENTS[1].text.as_bytes()).unwrap();
    let json = budget.to_json();
    // The figure alone, wherever it was saved, and then in each of these places by itself.
    let (figure, other) = ("\"number\":\"46.20\"", "\"number\":\"64.20\"");
    let places: Vec<usize> = json.match_indices(figure).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 3, "a mention, a line and a check");
    let one = |at: &usize| format!("{}{other}{}", &json[..*at], &json[at + figure.len()..]);
    for forged in places.iter().map(one).chain([json.replace(figure, other)]) {
        assert!(Budget::from_json(&forged).unwrap_err().is_unfaithful());
    }
    let moved = json.replacen("\"role\":\"total\"", "\"role\":\"nothing\"", 1);
    assert!(Budget::from_json(&moved).is_err());
}

/// Every line of every breakdown: project, path, label, amount.
fn lines(budget: &Budget) -> Vec<(u32, String, String, Option<Money>)> {
    let mut lines = Vec::new();
    for project in budget.breakdowns() {
        for (_, node) in project.funding().iter() {
            let label = node.label().text().to_owned();
            let money = node.amount().money();
            lines.push((project.id().number(), node.path(), label, money));
        }
    }
    lines
}

#[test]
fn line_ends_make_no_difference() {
    for document in DOCUMENTS {
        let plain = Budget::read(document.text.as_bytes()).unwrap();
        let windows = Budget::from_text(document.text.replace('\n', "\r\n")).unwrap();
        assert_eq!(lines(&plain), lines(&windows), "{}", document.name);
        assert_eq!(plain.checks().len(), windows.checks().len());
    }
}

/// The same words as a page shows them: cut into lines of so many columns, anywhere.
fn set_in_lines(text: &str, columns: usize) -> String {
    let mut page = String::new();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut width = 0;
        for c in paragraph.chars() {
            let wide = if c.is_ascii() { 1 } else { 2 };
            // A stop does not begin a line.
            if width + wide > columns && !"，。；：、）".contains(c) {
                page.push('\n');
                width = 0;
            }
            page.push(c);
            width += wide;
        }
        page.push('\n');
    }
    page
}

#[test]
fn pages_make_no_difference() {
    let text = DOCUMENTS[0].text;
    let plain = Budget::from_text(text).unwrap();
    // Words between fields are put together before the page is set.
    let text = plain.source().text();
    for columns in [60, 72, 84, 100, 128] {
        let page = Budget::from_text(set_in_lines(text, columns)).unwrap();
        assert_eq!(lines(&plain), lines(&page), "{columns} columns");
        assert_eq!(plain.mentions().len(), page.mentions().len());
        let outcomes = |budget: &Budget| -> Vec<_> {
            budget
                .checks()
                .iter()
                .map(|c| (c.kind(), c.outcome()))
                .collect()
        };
        assert_eq!(outcomes(&plain), outcomes(&page), "{columns} columns");
    }
}
