//! What is particular to the body's own expenditure statement: its total has a name, and its items
//! are subjects of the budget's classification. All ranges are in the folded text.

use std::ops::Range;

use super::label;
use super::sum::Sum;
use crate::amounts::ClauseRole;

/// The sum that states the amount of an item, or, as the first of the section, the total. What an
/// item says after it without a name (2026年预算安排9.00万元) says it again.
pub(super) fn own(
    text: &str,
    sums: &mut [Sum],
    own: Option<usize>,
    is_section: bool,
) -> Option<usize> {
    if is_section {
        return (!sums.is_empty()).then_some(0);
    }
    for sum in sums.iter_mut().skip(own? + 1) {
        if sum.is_plain() && sum.is_unnamed(text) {
            sum.said = Some(ClauseRole::Closing);
        }
    }
    own
}

/// 财政拨款支出预算 as a line of its own: where it is not the total, and the words before the
/// items say that they are its.
pub(super) fn financed(
    text: &str,
    sums: &[Sum],
    first_item: usize,
) -> Option<(usize, Range<usize>)> {
    const FINANCED: &str = "财政拨款支出";
    let last = sums.last()?;
    let leads = text.get(last.range.end..first_item)?.contains(FINANCED);
    let (at, sum) = sums
        .iter()
        .enumerate()
        .skip(1)
        .find(|(_, sum)| sum.is_plain() && sum.before(text).contains(FINANCED))?;
    if !leads || sum.money() == sums[0].money() {
        return None;
    }
    let start = sum.from + sum.before(text).rfind(FINANCED)?;
    let words = text[start..sum.range.start].trim_end_matches(['为', '共', '计']);
    Some((at, start..start + words.len()))
}

/// The subject that an item begins with: 某某支出（类）某某（款）, without its quotation marks.
pub(super) fn subject(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    const LEVELS: [&str; 3] = ["(类)", "(款)", "(项)"];
    let words = &text[run.clone()];
    for (open, close) in [('“', '”'), ('"', '"'), ('「', '」')] {
        if let Some(quoted) = words.strip_prefix(open) {
            let start = run.start + open.len_utf8();
            let len = quoted.find(close)?;
            return (len > 0).then_some(start..start + len);
        }
    }
    let words = &words[..words.find(|c: char| c.is_ascii_digit() || c == '。')?];
    let ends = LEVELS
        .iter()
        .filter_map(|level| words.rfind(level).map(|at| at + level.len()))
        .max();
    let end = ends.or_else(|| words.find("科目"))?;
    let subject = run.start..run.start + end;
    (!label::is_generic(&text[subject.clone()])).then_some(subject)
}
