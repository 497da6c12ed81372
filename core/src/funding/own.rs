//! Which sum of an item states the item's own amount.

use super::label;
use super::sum::Sum;
use crate::amounts::ClauseRole;
use crate::money::Money;

/// What decides which sum is an item's own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    /// Where the item's words begin.
    pub(super) head: usize,
    /// It is the section itself: a named amount is a part of its total, not the total.
    pub(super) is_section: bool,
    /// Where its first numbered item with money begins.
    pub(super) first_item: Option<usize>,
}

/// The sum that states an item's own amount.
pub(super) fn own(text: &str, sums: &[Sum], scope: Scope) -> Option<usize> {
    let Scope {
        head,
        is_section,
        first_item,
    } = scope;
    let plain = |at: &usize| sums[*at].is_plain();
    let all = 0..sums.len();
    let is_aside = |at: &usize| matches!(sums[*at].said, Some(ClauseRole::Aside(_)));
    // 共计54.00万元，其中…: a closing word before everything else opens the list.
    let opening = all.clone().find(|at| !is_aside(at));
    if let Some(at) = opening.filter(|at| sums[*at].closes_all()) {
        return Some(at);
    }
    let plains: Vec<usize> = match sums {
        // Most items have one sum.
        [only] if only.is_plain() && first_item.is_none() => return Some(0),
        _ => all.clone().filter(plain).collect(),
    };
    let closing = all.clone().rev().find(|at| sums[*at].closes_all());
    // …，合计10万元 states the whole of several sums that add up to it.
    if let (Some(at), [_, _, ..]) = (closing, plains.as_slice())
        && plains.iter().map(|at| sums[*at].money()).sum::<Money>() == sums[at].money()
    {
        return Some(at);
    }
    if first_item.is_none() && side_by_side(text, sums, &plains) {
        return None;
    }
    let first = plains.first().copied();
    // Its words begin with its name and its amount: 1.购书费2.00万元，….
    if let Some(at) = first
        && at == 0
        && sums[at].is_direct(text, head)
        && sums[at].lead.is_none()
        && (!is_section
            || first_item.is_some()
            || leads_on(text, sums, at) && !is_exhausted(text, sums, &plains))
    {
        return Some(at);
    }
    if let Some(first_item) = first_item {
        let lead = all
            .clone()
            .filter(plain)
            .filter(|at| sums[*at].range.start < first_item);
        let mut closing = all
            .clone()
            .rev()
            .filter(|at| !is_aside(at))
            .take_while(|at| sums[*at].range.start >= first_item);
        let divided = lead.clone().next();
        return divided
            .filter(|at| is_divided_before(sums, *at, first_item))
            .or_else(|| lead.clone().find(|at| sums[*at].is_whole(text)))
            .or_else(|| lead.clone().next())
            .or_else(|| closing.next());
    }
    if is_divided(sums, first) || first.is_some_and(|at| is_exactly_divided(text, sums, at)) {
        return first;
    }
    // 市级120万元，上级285万元，合计405万元。其中甲163万元，乙242万元: both before and behind it
    let divided_twice = plains.iter().copied().chain(closing).find(|at| {
        let sum = &sums[*at];
        let before = sums[..*at].iter().filter(|sum| sum.is_plain());
        (sum.is_closing() || sum.is_unnamed(text))
            && before.clone().count() > 1
            && before.map(Sum::money).sum::<Money>() == sum.money()
            && is_exactly_divided(text, sums, *at)
    });
    if divided_twice.is_some() {
        return divided_twice;
    }
    match plains.as_slice() {
        [] => None,
        [only] => Some(*only),
        [first, .., last] => {
            let money = sums[*first].money();
            // What stands behind a semicolon is another line.
            let behind = sums[*first].range.end;
            let stop = text[behind..]
                .find(';')
                .map_or(text.len(), |at| behind + at);
            let again = |at: &usize| sums[*at].money() == money && sums[*at].range.start < stop;
            if plains.iter().all(again) {
                let budgeted = |at: &usize| {
                    let clause = &text[sums[*at].clause..sums[*at].range.start];
                    ["预算", "安排"].iter().any(|word| clause.contains(word))
                };
                return plains.iter().rev().copied().find(budgeted).or(Some(*first));
            }
            if sums[*first].is_whole(text)
                || leads_on(text, sums, *first) && !is_exhausted(text, sums, &plains)
            {
                return Some(*first);
            }
            // …，其余5万元用于印刷 is one more line.
            let others: Money = plains
                .iter()
                .rev()
                .skip(1)
                .map(|at| sums[*at].money())
                .sum();
            let has_use = sums[*last].use_behind(text).is_some();
            if sums[*last].is_unnamed(text) && (!has_use || others == sums[*last].money()) {
                return Some(*last);
            }
            // What says a line again is no total.
            closing.filter(|closing| {
                plains
                    .iter()
                    .all(|at| sums[*at].money() < sums[*closing].money())
            })
        }
    }
}

/// Whether the other sums of an item come to its own.
pub(super) fn is_divided(sums: &[Sum], own: Option<usize>) -> bool {
    let Some(own) = own else { return false };
    let others = (0..sums.len()).filter(|at| *at != own && sums[*at].is_plain());
    let all: Money = others.clone().map(|at| sums[at].money()).sum();
    others.count() > 1 && all == sums[own].money() || is_divided_before(sums, own, usize::MAX)
}

/// Whether the sums right behind one come to it, and those behind them, up to a place, say one of
/// these again or come to one.
fn is_divided_before(sums: &[Sum], own: usize, end: usize) -> bool {
    /// More sums than this are not looked at.
    const MOST: usize = 32;
    let mut left = sums[own].money();
    let mut parts = Vec::new();
    let mut rest = Money::ZERO;
    let mut is_again = true;
    for sum in sums[own + 1..]
        .iter()
        .take_while(|sum| sum.range.start < end)
        .filter(|sum| sum.is_plain())
    {
        if parts.len() > 1 && left.is_zero() {
            is_again &= parts.contains(&sum.money());
            rest = rest + sum.money();
        } else if parts.len() < MOST {
            parts.push(sum.money());
            left = left - sum.money();
        }
    }
    parts.len() > 1 && left.is_zero() && (is_again || parts.contains(&rest))
}

/// Whether all sums behind one divide it, once or several times, those in brackets and behind 其中
/// left out, which divide one of them.
fn is_exactly_divided(text: &str, sums: &[Sum], own: usize) -> bool {
    let whole = sums[own].money();
    let (mut left, mut parts) = (whole, 0);
    let (mut in_bracket, mut is_below) = (false, false);
    for sum in &sums[own + 1..] {
        let before = sum.before(text);
        if !sum.follows || sum.stops {
            (in_bracket, is_below) = (false, false);
        }
        match (before.rfind('('), before.rfind(')')) {
            (Some(open), close) if close.is_none_or(|close| close < open) => in_bracket = true,
            (_, Some(_)) => in_bracket = false,
            _ => {}
        }
        if left.is_zero() {
            (left, parts) = (whole, 0);
        }
        is_below |= parts > 0 && before.contains("其中") && !sum.stops;
        if in_bracket || is_below || !sum.is_plain() {
            continue;
        }
        left = left - sum.money();
        parts += 1;
        if left.is_zero() && parts < 2 {
            return false;
        }
    }
    left.is_zero()
}

/// Whether an item is a row of lines of their own: 1.监理费3万元、检测费2万元.
pub(super) fn is_row(text: &str, sums: &[Sum], own: Option<usize>, scope: Scope) -> bool {
    let (Some(0), [first, rest @ ..]) = (own, sums) else {
        return false;
    };
    let is_row = first.is_direct(text, scope.head)
        && !rest.is_empty()
        && rest.iter().all(|sum| {
            let before = sum.before(text);
            let words = before.strip_prefix([',', '、', '和', '及']);
            sum.is_plain()
                && sum.follows
                && words.is_some_and(|words| {
                    let is_closed = words.matches('(').count() == words.matches(')').count();
                    let stops = [',', ';', '。', ':', '\n'];
                    is_closed && label::outside_brackets(words, &stops).next().is_none()
                })
                && label::introduction(before).is_none()
                && !sum.is_unnamed(text)
        });
    let others: Money = rest.iter().map(Sum::money).sum();
    let by_comma = |sum: &Sum| sum.before(text).starts_with(',');
    is_row && others != first.money() && (others > first.money() || !rest.iter().any(by_comma))
}

/// Whether each sum is followed by its own use and none is the whole: 1.5万元用于甲，2.5万元用于乙.
fn side_by_side(text: &str, sums: &[Sum], plains: &[usize]) -> bool {
    let [first, rest @ ..] = plains else {
        return false;
    };
    let others: Money = rest.iter().map(|at| sums[*at].money()).sum();
    !rest.is_empty()
        && others != sums[*first].money()
        && sums[*first].is_unnamed(text)
        && plains.iter().all(|at| sums[*at].use_behind(text).is_some())
        && rest
            .iter()
            .all(|at| !sums[*at].before(text).contains("其中"))
}

/// Whether the first sum has its parts, and others follow: 图书6万元（纸质4万元、电子2万元）；活动3万元.
fn is_exhausted(text: &str, sums: &[Sum], plains: &[usize]) -> bool {
    let [first, rest @ ..] = plains else {
        return false;
    };
    let mut left = sums[*first].money();
    let mut done = sums[*first].range.end;
    let in_brackets = text[done..].starts_with('(');
    for at in rest {
        let gap = &text[done..sums[*at].range.start.max(done)];
        let ends = gap.contains([';', '。', '\n']) || in_brackets && gap.contains(')');
        if ends {
            return in_brackets || left.is_zero();
        }
        left = left - sums[*at].money();
        done = sums[*at].range.end;
    }
    false
}

/// Whether the words after a sum lead to its parts before the next sum.
pub(super) fn leads_on(text: &str, sums: &[Sum], at: usize) -> bool {
    let next = sums[at + 1..]
        .iter()
        .find(|sum| !sum.is_aside())
        .map_or(sums[at].run_end, |next| next.range.start)
        .max(sums[at].range.end);
    let gap = &text[sums[at].range.end..next];
    (label::introduction(gap).is_some() || gap.starts_with(':')) && sums[at].lead.is_none()
}
