//! Names that do not stand right before their sums: 甲和乙分别为1万元、2万元, and 电脑10台，每台0.5万元，
//! 共计5万元.

use std::ops::Range;

use super::label::{self, IntroductionKind};
use super::sum::Sum;
use crate::amounts::{ClauseRole, Role, clause_start};
use crate::money::Money;
use crate::words::Words;

/// Gives the sums of an item the names that stand apart from them. A closing word behind a price
/// states what its own clause names, where the item holds other sums: 电脑…，共计5万元；打印机….
pub(super) fn tell(text: &str, sums: &mut [Sum]) {
    respectively(text, sums);
    yearly(text, sums);
    price_parts(sums);
    side_by_side(text, sums);
    let mut closings = Vec::new();
    let mut plain_before = false;
    for at in 0..sums.len() {
        let between = sums[at].before(text);
        if !sums[at].follows || sums[at].stops || leads_in(text, &sums[at]) {
            plain_before = false;
        }
        match sums[at].said {
            Some(ClauseRole::Aside(_)) => continue,
            None if sums[at].name.is_some() => {}
            None if is_reckoning(between) => {
                sums[at].name = reckoned(text, sums, at);
            }
            Some(ClauseRole::Closing) if !plain_before => {
                if let Some(name) = reckoned(text, sums, at) {
                    closings.push((at, name));
                }
            }
            _ => {}
        }
        plain_before = true;
    }
    let others = sums.iter().filter(|sum| sum.is_plain()).count();
    if closings.len() + others > 1 {
        for (at, name) in closings {
            sums[at].name = Some(name);
            sums[at].said = None;
        }
    }
}

static EACH: Words = Words::new(&["每", "均", "单价"]);

/// 每人138元，其中甲项59元，乙项79元: what a price is made of is no line.
fn price_parts(sums: &mut [Sum]) {
    const MOST: usize = 8;
    for at in 0..sums.len() {
        if sums[at].said != Some(ClauseRole::Aside(Role::Rate)) {
            continue;
        }
        let mut left = sums[at].money();
        let parts = sums[at + 1..].iter().take(MOST).take_while(|sum| {
            let goes_on = sum.is_plain() && sum.follows && !left.is_zero();
            left = left - if goes_on { sum.money() } else { Money::ZERO };
            goes_on
        });
        let count = parts.count();
        if count > 1 && left.is_zero() {
            for sum in &mut sums[at + 1..=at + count] {
                sum.said = Some(ClauseRole::Aside(Role::Rate));
            }
        }
    }
}

/// 24万元/年 is what a year costs, and no price, where nothing is reckoned from it.
fn yearly(text: &str, sums: &mut [Sum]) {
    let is_yearly = |sum: &&Sum| text[sum.range.end..].starts_with("/年");
    let are_many = sums.iter().filter(is_yearly).nth(1).is_some();
    for at in 0..sums.len() {
        let end = sums[at].range.end;
        let is_price = sums[at].said == Some(ClauseRole::Aside(Role::Rate));
        let before = sums[at].before(text);
        if !is_price || !text[end..].starts_with("/年") || EACH.are_in(before) {
            continue;
        }
        let leads = sums.get(at + 1).is_some_and(|next| {
            let between = &text[end..next.range.start.max(end)];
            // 3万元/年(10人×0.3万元)
            !between.starts_with("/年(")
                && (!are_many && (next.is_closing() || is_reckoning(between))
                    || between.contains('×'))
        });
        if !leads {
            sums[at].said = None;
        }
    }
}

/// 子项目一：甲，安排资金4万元；子项目二：乙，安排资金5万元。 Sums that nothing names, each with a sentence of
/// its own.
fn side_by_side(text: &str, sums: &mut [Sum]) {
    let all: Money = sums
        .iter()
        .filter(|sum| sum.is_plain())
        .map(Sum::money)
        .sum();
    // 岗亭2座，需3万元；
    let counts = |at: usize| {
        let sum = &sums[at];
        let before = sum.before(text);
        let clause = before.len() - (sum.range.start - sum.clause);
        let counted = before[..clause].trim_end_matches(',');
        text[sum.range.end..].starts_with(';')
            && label::trailing_count(counted.rsplit(SIGNS).next().unwrap_or(counted)).is_some()
    };
    let names: Vec<(usize, Range<usize>)> = (0..sums.len())
        .filter_map(|at| {
            let sum = &sums[at];
            let is_alone = || !sum.follows || sum.stops || leads_in(text, sum);
            let is_whole = || all - sum.money() == sum.money();
            let is_bare = sum.is_plain()
                && sum.name.is_none()
                && is_alone()
                && !is_whole()
                && sum.is_unnamed(text)
                && sum.use_behind(text).is_none();
            if !is_bare {
                return None;
            }
            Some((at, reckoned(text, sums, at)?))
        })
        .collect();
    if names.len() > 1 || names.first().is_some_and(|(at, _)| counts(*at)) {
        for (at, name) in names {
            sums[at].name = Some(name);
        }
    }
}

/// Whether the words before a sum hold 其中 or 包括, behind which a list begins.
fn leads_in(text: &str, sum: &Sum) -> bool {
    sum.introduction(text).is_some_and(|found| {
        matches!(
            found.kind,
            IntroductionKind::OfWhich | IntroductionKind::Complete
        )
    })
}

const STOPS: [char; 3] = [';', '。', '\n'];
/// What ends a clause.
const SIGNS: [char; 5] = [',', ';', '。', ':', '\n'];

/// 甲、乙和丙分别为1万元、2万元、3万元.
fn respectively(text: &str, sums: &mut [Sum]) {
    const WORD: &str = "分别";
    const VERBS: [&str; 10] = [
        "安排资金",
        "安排预算",
        "需要",
        "计划",
        "预算",
        "安排",
        "需",
        "为",
        "是",
        "",
    ];
    for at in 0..sums.len() {
        let count = 1 + sums[at + 1..]
            .iter()
            .take_while(|next| {
                next.is_plain() && next.follows && SEPARATORS.contains(&next.before(text))
            })
            .count();
        let before = sums[at].before(text);
        let Some(place) = before.rfind(WORD).filter(|_| count > 1) else {
            continue;
        };
        if !VERBS.contains(&&before[place + WORD.len()..]) {
            continue;
        }
        let end = sums[at].from + place;
        let start = sums[at].from + clause_start(&before[..place]);
        let start = start + label::introduced(&text[start..end]);
        if let Some(names) = split(text, start..end, count) {
            for (sum, name) in sums[at..].iter_mut().zip(names) {
                sum.name = Some(name);
            }
        }
    }
}

const SEPARATORS: [&str; 9] = ["、", ",", "和", "及", "与", "以及", ",以及", ";", "、和"];

/// Some names between 、 and 和, if there are so many.
fn split(text: &str, range: Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let mut names = Vec::with_capacity(count);
    let mut start = range.start;
    for (at, stop) in text[range.clone()].match_indices('、') {
        names.push(start..range.start + at);
        start = range.start + at + stop.len();
    }
    names.push(start..range.end);
    if names.len() + 1 == count
        && let Some(last) = names.pop()
    {
        let words = &text[last.clone()];
        let (at, and) = ["以及", "和", "及", "与"]
            .iter()
            .find_map(|and| words.rfind(and).map(|at| (at, and)))?;
        names.push(last.start..last.start + at);
        names.push(last.start + at + and.len()..last.end);
    }
    let is_name = |name: &Range<usize>| !name.is_empty();
    (names.len() == count && names.iter().all(is_name)).then_some(names)
}

/// What a sum is for that prices lead to: the first words of its clauses that name something.
pub(super) fn reckoned(text: &str, sums: &[Sum], at: usize) -> Option<Range<usize>> {
    let mut first = at;
    while first > 0
        && sums[first].follows
        && matches!(sums[first - 1].said, Some(ClauseRole::Aside(Role::Rate)))
        && !sums[first].stops
    {
        first -= 1;
    }
    // CCTV检测单价2.1万元/公里，计390.6万元 names it with its price.
    if first < at {
        let clause = sums[first].clause..sums[first].range.start;
        let words = &text[clause.clone()];
        let price = ["单价", "标准每"]
            .iter()
            .find_map(|price| words.find(price));
        let end = price.map(|price| clause.start + price);
        let name = end.and_then(|end| label::thing(text, clause.start..end));
        let is_name = |name: &Range<usize>| !label::is_count(&text[name.clone()]);
        if let Some(name) = name.filter(is_name) {
            return Some(name);
        }
    }
    let range = sums[first].from..sums[first].range.start;
    let words = &text[range.clone()];
    let after = |words: &str, stops: &[char]| {
        words.rfind(stops).map_or(0, |at| {
            at + words[at..].chars().next().map_or(1, char::len_utf8)
        })
    };
    let start = range.start + after(words, &STOPS);
    let start = start + label::introduced(&text[start..range.end]);
    // Behind a colon stand several things that the words before it are about, or one's reckoning.
    let colon = start + after(&text[start..range.end], &[':']);
    let is_list = sums.iter().filter(|sum| !sum.is_aside()).nth(1).is_some();
    let mut name = None;
    for from in if is_list {
        [colon, start]
    } else {
        [start, colon]
    } {
        let mut clause = from;
        while clause < range.end && name.is_none() {
            let rest = &text[clause..range.end];
            let stop = label::outside_brackets(rest, &[',', ':']).next();
            let len = stop.unwrap_or(rest.len());
            // 计算机40台（每台0.5万元
            let open = rest[..len]
                .rfind('(')
                .filter(|open| !rest[*open..len].contains(')'));
            let end = clause + open.unwrap_or(len);
            // 补助标准为小学每人… says the price and no name.
            name =
                label::thing(text, clause..end).filter(|name| !text[name.clone()].contains("标准"));
            clause = end + 1;
        }
    }
    name
}

/// Whether words only reckon: ×12个月=, 20人，计.
fn is_reckoning(words: &str) -> bool {
    const MEANING: [&str; 4] = [",即", ",计", ",折合", ",约合"];
    MEANING.iter().any(|meaning| words.ends_with(meaning))
        || !words.is_empty()
            && words
                .split([',', '×', '*', '=', '≈', '/', '(', ')', '·', ':'])
                .all(label::is_count)
}
