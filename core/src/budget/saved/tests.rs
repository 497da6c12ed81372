use std::fmt::Write;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::export::{csv, xlsx};
use crate::source::NativeDecoder;
use crate::views::summary::summary;
use crate::views::{
    arithmetic, compare, evidence, facets, filter, icicle, outline, search, topics,
};
use crate::{FacetKind, LineId, TextRange, Unit};

/// With a statement, tables, prices, checks of many kinds, old debts and doubtful places.
const DOCUMENTS: [&str; 4] = [
    include_str!("../../../../tests/documents/culture/document.txt"),
    include_str!("../../../../tests/documents/bureau/document.txt"),
    include_str!("../../../../tests/documents/library/document.txt"),
    include_str!("../../../../tests/documents/waterworks/document.txt"),
];

/// Each document with its reading, without the head.
static READINGS: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let read = |text: &'static str| {
        let saved = Budget::from_text(text).unwrap().to_saved();
        (text, opened(text, &saved).unwrap().to_vec())
    };
    DOCUMENTS.map(read).to_vec()
});

fn taken(text: &str, saved: &[u8]) -> Result<Budget, Error> {
    Budget::from_saved(text.as_bytes(), &NativeDecoder, saved)
}

/// Makes every view and table.
fn drawn(budget: &Budget) {
    let unit = Unit::Wanyuan;
    let rows = arithmetic::checks(budget, None);
    let _ = rows.iter().map(|row| row.expression()).collect::<String>();
    let _ = summary(budget, unit);
    let _ = filter::find(budget, None, &filter::Filter::default(), unit);
    let _ = facets::facets(budget, unit);
    let _ = facets::implementers(budget, unit);
    let _ = topics::by_class(budget, unit);
    let _ = topics::marked(budget, FacetKind::OldDebt, unit);
    let _ = compare::documents(budget, budget, unit);
    let _ = search::search(budget, "费", unit, 20);
    let _ = evidence::passages(budget, budget.source().range(), None, None);
    let _ = evidence::outside(budget);
    let _ = icicle::band(budget, unit);
    for project in budget.breakdowns() {
        let id = project.id();
        for (node, _) in project.funding().iter() {
            let _ = evidence::sentence(budget, LineId { project: id, node });
        }
        let _ = outline::rows(budget, id, outline::Shown::all(), None, unit);
        let _ = icicle::icicle(budget, id, None, unit, 9, 0);
    }
    let _ = csv::lines(budget, csv::CsvOptions::default());
    let _ = csv::mentions(budget);
    let _ = csv::checks(budget);
    let _ = xlsx::workbook(budget);
}

/// What somebody wrote who knows the fingerprints is refused, or what it says stands in the text.
fn forged(text: &str, reading: &[u8]) -> Result<(), TestCaseError> {
    let budget = match taken(text, &sealed(text, reading)) {
        Ok(budget) => budget,
        Err(refused) => {
            prop_assert!(refused.is_unfaithful());
            return Ok(());
        }
    };
    for range in budget.ranges() {
        prop_assert!(text.get(range.to_usize()).is_some(), "{range}");
    }
    for project in budget.breakdowns() {
        for (id, node) in project.funding().iter() {
            let parent = node.parent();
            prop_assert!(parent.is_none_or(|parent| parent < id));
            prop_assert_eq!(project.funding().find(&node.path()), Some(id));
            if let Some(stated) = node.amount().stated() {
                let mention = budget.mention(stated.mention()).unwrap();
                prop_assert_eq!(mention.range(), stated.range());
                prop_assert_eq!(mention.written(), stated.written());
            }
        }
    }
    for line in budget.mentions().iter().filter_map(|it| it.line()) {
        prop_assert!(budget.node(line).is_some());
    }
    // What is taken up is drawn, and saved again it is the same.
    drawn(&budget);
    prop_assert_eq!(taken(text, &budget.to_saved()), Ok(budget));
    Ok(())
}

#[test]
fn a_cut_reading_is_refused() {
    for (text, reading) in &*READINGS {
        let source = SourceText::from_text(*text).unwrap();
        let taken = |saved: &[u8]| Budget::from_saved_source(source.clone(), saved);
        let saved = sealed(text, reading);
        for length in 0..saved.len() {
            assert!(taken(&saved[..length]).unwrap_err().is_unfaithful());
        }
        for length in 0..reading.len() {
            let refused = taken(&sealed(text, &reading[..length]));
            assert!(refused.unwrap_err().is_unfaithful());
        }
        let longer = [&reading[..], &[0]].concat();
        let refused = taken(&sealed(text, &longer));
        assert!(refused.unwrap_err().is_unfaithful());
    }
}

#[test]
fn a_change_of_any_byte_is_noticed() {
    for (text, reading) in &*READINGS {
        let source = SourceText::from_text(*text).unwrap();
        let saved = sealed(text, reading);
        for at in 0..saved.len() {
            let mut changed = saved.clone();
            changed[at] ^= 0x10;
            let refused = Budget::from_saved_source(source.clone(), &changed);
            assert!(refused.unwrap_err().is_unfaithful(), "{at}");
        }
    }
}

#[test]
fn a_reading_is_of_one_text_and_one_reader() {
    let (text, reading) = &READINGS[0];
    let saved = sealed(text, reading);
    let said = |text: &str, saved: &[u8]| taken(text, saved).unwrap_err().to_string();
    let words = "this saved reading cannot be taken up: ";
    let other = text.replacen("万元", "亿元", 1);
    assert_eq!(
        said(&other, &saved),
        format!("{words}it is of another document")
    );
    let mut older = saved.clone();
    older[MAGIC.len()] ^= 1;
    let another = "another version of the reader wrote it";
    assert_eq!(said(text, &older), format!("{words}{another}"));
    let none = "it is no saved reading of this form";
    assert_eq!(said(text, text.as_bytes()), format!("{words}{none}"));
    assert!(taken("", &saved).unwrap_err().is_empty());
}

#[test]
fn no_words_are_kept_that_stand_in_the_text() {
    for (text, reading) in &*READINGS {
        let budget = Budget::from_text(*text).unwrap();
        let title = budget.outline().title().map_or("", |title| title.text());
        let has = |words: &str| {
            let bytes = words.as_bytes();
            reading.windows(bytes.len()).any(|window| window == bytes)
        };
        assert!(title.is_empty() || !has(title));
        assert!(!has("万元"));
    }
}

#[test]
fn hostile_numbers_are_refused() {
    let text = "项目1.\n六、资金安排情况\n安排资金2万元。";
    for reading in [
        // More things than there are bytes.
        &[0xFF, 0xFF, 0xFF, 0xFF, 0x0F][..],
        // A number that does not end, and one that is too long.
        &[0x80; 9],
        &[0x80; 40],
        &[],
    ] {
        let refused = taken(text, &sealed(text, reading));
        assert!(refused.unwrap_err().is_unfaithful());
    }
}

#[test]
fn any_text_comes_back() {
    let mut deep = "项目1.\n六、资金安排情况\n安排资金20万元，其中：\n".to_owned();
    for (at, mark) in ["一、", "（一）", "1.", "（1）", "①"]
        .into_iter()
        .enumerate()
    {
        let rest = 9 - at;
        let _ = writeln!(deep, "{mark}甲{at}{rest}万元，其中乙1万元，包括丙0.5万元：");
    }
    for text in ["通知", "食堂收费3.50元。", "项目1.\n", &deep] {
        let budget = Budget::from_text(text).unwrap();
        assert_eq!(taken(text, &budget.to_saved()), Ok(budget), "{text}");
    }
}

proptest! {
    #[test]
    fn forged_readings_stay_within_their_text(
        which in 0..DOCUMENTS.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let (text, reading) = &READINGS[which];
        let mut reading = reading.clone();
        for (at, byte) in changes {
            let at = at.index(reading.len());
            reading[at] = byte;
        }
        forged(text, &reading)?;
    }

    #[test]
    fn any_bytes_are_a_reading_of_the_text_or_none(
        reading in prop::collection::vec(0..24_u8, 0..200),
    ) {
        forged(READINGS[0].0, &reading)?;
    }

    #[test]
    fn numbers_come_back(number: u64, signed: i32, scale in 0..=28_u32, digits: i128) {
        let source = SourceText::from_text("数").unwrap();
        let mut output = Output::default();
        let decimal = rust_decimal::Decimal::from_i128_with_scale(digits >> 32, scale);
        output.number(number);
        signed.put(&mut output);
        decimal.put(&mut output);
        let bytes = output.into_bytes();
        let mut input = Input::new(&bytes, &source);
        prop_assert_eq!(input.number(), number);
        prop_assert_eq!(i32::take(&mut input), signed);
        let back = rust_decimal::Decimal::take(&mut input);
        prop_assert_eq!((back, back.scale()), (decimal, scale));
        prop_assert!(input.is_well());
    }

    #[test]
    fn ranges_are_taken_only_between_characters(start in 0..12_u32, length in 0..12_u32) {
        let source = SourceText::from_text("二元a三角").unwrap();
        let mut output = Output::default();
        let range = TextRange::new(start, start + length);
        range.put(&mut output);
        let bytes = output.into_bytes();
        let mut input = Input::new(&bytes, &source);
        let taken = TextRange::take(&mut input);
        prop_assert_eq!(input.is_well(), source.holds(range));
        prop_assert!(taken == range || !input.is_well() && taken.is_empty());
    }
}
