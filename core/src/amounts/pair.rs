//! A figure and the same sum in characters are one sum, written twice:
//! 36万元（大写：叁拾陆万元整）, 人民币叁拾陆万元整（¥360,000.00）.

use super::number::{Numeral, NumeralKind};

/// All that may stand between the two.
const BETWEEN: [&str; 12] = [
    "大写",
    "小写",
    "人民币",
    "RMB",
    "金额",
    "为",
    "即",
    "计",
    "(",
    ")",
    ":",
    ",",
];

/// More bytes than this between two sums, and they are two.
const FARTHEST: usize = 48;

/// Takes a sum in characters up into the figure that it stands beside.
pub(super) fn join(text: &str, found: &mut Vec<Numeral>) {
    if !found
        .windows(2)
        .any(|two| joined_end(text, &two[0], &two[1]).is_some())
    {
        return;
    }
    let mut joined: Vec<Numeral> = Vec::with_capacity(found.len());
    for numeral in found.drain(..) {
        let end = joined
            .last()
            .and_then(|last| joined_end(text, last, &numeral));
        match (end, joined.last_mut()) {
            (Some(end), Some(last)) => merge(text, last, numeral, end),
            _ => joined.push(numeral),
        }
    }
    *found = joined;
}

fn is_in_characters(text: &str, numeral: &Numeral) -> bool {
    !text[numeral.range.clone()].contains(|c: char| c.is_ascii_digit())
}

/// Where two sums end that are one.
fn joined_end(text: &str, first: &Numeral, second: &Numeral) -> Option<usize> {
    let (NumeralKind::Money(one), NumeralKind::Money(other)) = (&first.kind, &second.kind) else {
        return None;
    };
    let between = text.get(first.range.end..second.range.start)?;
    let simple = |numeral: &Numeral| {
        let more = numeral.more.as_ref();
        more.is_none_or(|more| more.upto.is_none() && more.in_words.is_none())
    };
    if between.is_empty()
        || between.len() > FARTHEST
        || is_in_characters(text, first) == is_in_characters(text, second)
        || !simple(first)
        || !simple(second)
    {
        return None;
    }
    let mut rest = between;
    while let Some(word) = BETWEEN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    if !rest.is_empty() {
        return None;
    }
    let says_so = between.contains("大写") || between.contains("小写");
    let opens = between.matches('(').count() > between.matches(')').count();
    let end = second.range.end;
    let closes = opens && text[end..].starts_with(')');
    // Without 大写 only brackets around the same sum say that it is written twice.
    let is_same = says_so || closes && between.starts_with('(') && one.money() == other.money();
    is_same.then_some(if closes { end + 1 } else { end })
}

fn merge(text: &str, first: &mut Numeral, second: Numeral, end: usize) {
    let start = first.range.start;
    let (mut figure, words) = if is_in_characters(text, first) {
        (second, std::mem::replace(first, empty()))
    } else {
        (std::mem::replace(first, empty()), second)
    };
    let NumeralKind::Money(written) = words.kind else {
        return;
    };
    let place = figure.figure();
    let other = words.figure();
    let qualifier = words.more.and_then(|more| more.qualifier);
    let more = figure.more_mut();
    more.figure = Some(place);
    more.in_words = Some((other, written));
    more.qualifier = more.qualifier.take().or(qualifier);
    figure.range = start..end;
    *first = figure;
}

const fn empty() -> Numeral {
    Numeral {
        range: 0..0,
        kind: NumeralKind::TooLong,
        more: None,
    }
}
