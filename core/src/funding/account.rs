//! What is particular to the notes on accounts (說明) of Taiwan's budgets: an item tells what a
//! plan costs over the years, and of that what this year and this account bear. All words are
//! those of the folded text.

use std::ops::Range;

use super::item::Item;
use super::label;
use super::sum::Sum;
use crate::amounts::{ClauseRole, Role};
use crate::words::Words;

/// How many sums may stand between a plan's cost and its sum of this year.
const FARTHEST: usize = 4;

/// The sum that this account bears this year (本科目編列, 本年度續編…經費), where the item says so
/// before it divides it; what it says beside it is no line.
pub(super) fn own(text: &str, sums: &mut [Sum], first_item: Option<usize>) -> Option<usize> {
    static DIVIDES: Words = Words::new(&["其中", "包括"]);
    const NAMED: [&str; 2] = ["本科目", "本年度"];
    let end = first_item.unwrap_or(usize::MAX);
    let head = sums
        .iter()
        .take_while(|sum| {
            let before = sum.before(text);
            sum.range.end <= end && (sum.lead.is_none() || !DIVIDES.are_in(before))
        })
        .count();
    let head = &mut sums[..head];
    let is_named = |sum: &Sum| {
        let before = sum.before(text);
        before.contains('本') && NAMED.iter().any(|name| before.contains(name))
    };
    if !head.iter().any(is_named) {
        return None;
    }
    let says = |sum: &Sum, year: &str, verbs: &[&str]| {
        let clause = &text[sum.clause..sum.range.start];
        sum.is_plain()
            && clause
                .find(year)
                .is_some_and(|at| verbs.iter().any(|verb| clause[at..].contains(verb)))
    };
    let own = head
        .iter()
        .position(|sum| says(sum, "本科目", &["编列"]))
        .or_else(|| {
            let mut all = head.iter();
            all.position(|sum| says(sum, "本年度", &["编列", "续编", "新编"]))
        })?;
    for (at, sum) in head.iter_mut().enumerate() {
        if at != own && sum.is_plain() {
            sum.said = Some(ClauseRole::Aside(Role::Context));
        }
    }
    Some(own)
}

/// The plan whose cost over the years stands before its sum of this year: a better name for the
/// line than 本年度續編第3年經費.
pub(super) fn plan(text: &str, label: &Range<usize>, sums: &[Sum]) -> Option<Range<usize>> {
    const COST: &str = "总经费";
    if !["本年度", "本科目"]
        .iter()
        .any(|word| text[label.clone()].starts_with(word))
    {
        return None;
    }
    let before = sums.partition_point(|sum| sum.range.end <= label.start);
    let mut near = sums[..before].iter().rev().take(FARTHEST);
    let cost = near.find(|sum| sum.before(text).ends_with(COST))?;
    let name = label::before(text, cost.from..cost.range.start, cost.lead.as_ref())?;
    let len = text[name.clone()].strip_suffix(COST)?.len();
    (len > 0).then(|| name.start..name.start + len)
}

/// Whether an item is no line of this year: last year's plan has ended (所列9千元如數減列), or its
/// sum is put off (本科目暫緩編列). What else it says is no line either.
pub(super) fn is_over(text: &str, item: &Item, sums: &mut [Sum], own: Option<usize>) -> bool {
    let says = |word: &str| item.runs.iter().any(|run| text[run.clone()].contains(word));
    let is_over = own.is_none() && says("如数减列") || says("暂缓编列");
    for sum in sums
        .iter_mut()
        .filter(|sum| is_over && !matches!(sum.said, Some(ClauseRole::Aside(_))))
    {
        sum.said = Some(ClauseRole::Aside(Role::Context));
    }
    is_over
}

/// Whether an item divides the whole: 本年度預算數各單位編列情形如下. Where two do, the second
/// shows the same money from another side.
pub(super) fn is_view(text: &str, item: &Item) -> bool {
    item.parent == Some(0) && item.head(text).starts_with("本年度预算数")
}
