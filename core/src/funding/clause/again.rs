//! What a sum says of lines that stand before it: that it is one of them again, divides one, or that
//! those behind it come to it.

use std::ops::Range;

use super::Sum;
use crate::amounts::clause_start;
use crate::funding::{label, view};
use crate::money::Money;

/// The line that the words before 用于 name by where its money comes from: 省级资金用于.
pub(super) fn refers_to(text: &str, sum: &Sum, names: &[Option<Range<usize>>]) -> Option<usize> {
    /// A level of government is told by two characters.
    const LEVEL: usize = "省级".len();
    const NEAR: usize = 32;
    let lead = sum.lead.clone()?;
    if !text[lead.clone()].contains("用于") || sum.from > lead.start {
        return None;
    }
    let words = &text[sum.from..lead.start];
    let source = &words[clause_start(words)..];
    let level = source
        .get(..LEVEL)
        .filter(|_| view::is_source_or_time(source))?;
    let mut lines = (1..names.len()).rev().take(NEAR);
    lines.find(|line| {
        let name = names[*line].clone().map(|name| &text[name]);
        name.is_some_and(|name| name.starts_with(level))
    })
}

/// The line that the words between 其中 and 包含 name.
pub(super) fn divides_again(
    text: &str,
    sum: &Sum,
    names: &[Option<Range<usize>>],
) -> Option<usize> {
    const NEAR: usize = 32;
    let lead = sum.lead.clone().filter(|lead| lead.start >= sum.from)?;
    if !text[lead.clone()].starts_with(['包', '含']) {
        return None;
    }
    let words = &text[sum.from..lead.start];
    let name = &words[words.rfind("其中")? + "其中".len()..];
    let mut lines = (1..names.len()).rev().take(NEAR);
    lines.find(|line| {
        let line = names[*line].clone().map(|line| &text[line]);
        !name.is_empty() && line == Some(name)
    })
}

/// Whether what stands between a sum and the next semicolon comes to it: 补助6万元，甲5万元，乙1万元；.
pub(super) fn comes_to(text: &str, sums: &[Sum], at: usize) -> bool {
    const MOST: usize = 32;
    const STOPS: [char; 3] = [';', '。', '\n'];
    let mut left = sums[at].money();
    let mut count = 0;
    for next in sums[at + 1..].iter().take(MOST) {
        if !next.follows || next.stops {
            let stop = next.before(text).chars().find(|c| STOPS.contains(c));
            let is_all = count > 1 && left.is_zero() && stop == Some(';');
            return is_all && !text[sums[at].range.end..].starts_with('(');
        }
        if next.is_plain() {
            left = left - next.money();
            count += 1;
        }
    }
    false
}

/// Where the sums that come to an amount end, before a full stop: 甲12万元：乙8万元；丙4万元。; 0
/// where none do.
pub(super) fn exhausted_at(text: &str, sums: &[Sum], amount: Option<Money>) -> usize {
    const MOST: usize = 32;
    let Some(mut left) = amount else { return 0 };
    let mut count = 0;
    for (at, sum) in sums.iter().take(MOST).enumerate() {
        let before = sum.before(text);
        if at > 0 && (!sum.follows || before.contains(['。', '\n'])) {
            break;
        }
        if !sum.is_plain() {
            continue;
        }
        count += 1;
        left = left - sum.money();
        if left.is_zero() {
            let next = sums.get(at + 1);
            let ends = next.is_none_or(|next| !next.follows || next.stops);
            return if ends && count > 1 { sum.range.end } else { 0 };
        }
    }
    0
}

/// The line whose amount a sum says again without saying so: the same amount under no name, or
/// under the last part of the name of the line before (假日开放伙食费2.00万元，…预留伙食费2.00万元).
/// `last` is the line before, and whether a stop comes between.
pub(super) fn says_again(
    text: &str,
    sum: &Sum,
    label: Option<&Range<usize>>,
    amounts: &[Option<Money>],
    names: &[Option<Range<usize>>],
    last: Option<(usize, bool)>,
) -> Option<usize> {
    let same = |line: usize| (amounts[line] == Some(sum.money())).then_some(line);
    let Some((line, stopped)) = last else {
        return same(0);
    };
    if stopped {
        // A sentence that says the amount again before anything divides it.
        let is_amount = label.is_none_or(|label| label::is_generic(&text[label.clone()]));
        return same(0).filter(|_| is_amount && amounts.len() == 1);
    }
    match label {
        None => None,
        Some(label) if label::is_generic(&text[label.clone()]) => same(line).or_else(|| same(0)),
        Some(label) => {
            let name = names[line].clone()?;
            let is_shorter = label.len() < name.len();
            (is_shorter && text[name].ends_with(&text[label.clone()]))
                .then(|| same(line))
                .flatten()
        }
    }
}

/// The line that a sum says again after all of them: the one of the same name, or, with a sentence
/// or under no name, the last of the same amount.
pub(super) fn names_again(
    text: &str,
    sum: &Sum,
    label: Option<&Range<usize>>,
    amounts: &[Option<Money>],
    names: &[Option<Range<usize>>],
    stopped: bool,
) -> Option<usize> {
    const NEAR: usize = 32;
    let lines = (1..amounts.len()).rev().take(NEAR);
    let mut same = lines.filter(|line| amounts[*line] == Some(sum.money()));
    let words = label.map(|label| &text[label.clone()]);
    let is_named = |line: &usize| {
        let name = names[*line].clone().map(|name| &text[name]);
        words
            .zip(name)
            .is_some_and(|(words, name)| words.ends_with(name))
    };
    let named = same.clone().find(is_named);
    let is_loose = amounts.len() > 2 && (stopped || words.is_none_or(label::is_generic));
    named.or_else(|| same.next().filter(|_| is_loose))
}
