//! Closing sums of a part of a list: 甲8万元，乙4万元、丙2万元，两项合计6万元.

use super::sum::Sum;
use crate::money::Money;
use crate::outline::chinese_number;

/// Longer lists than this are not looked at for what closes a part of them.
const MOST: usize = 32;

/// Marks the closing sums that come to the last sums before them, where the item has others.
pub(super) fn tell(text: &str, sums: &mut [Sum]) {
    for at in 2..sums.len() {
        if sums[at].is_closing() {
            sums[at].closes_some = closes_some(text, sums, at);
        }
    }
}

fn closes_some(text: &str, sums: &[Sum], at: usize) -> bool {
    let money = sums[at].money();
    let before = sums[..at].iter().rev().take(MOST);
    let before = before.filter(|sum| sum.is_plain());
    let count = match counted(&text[sums[at].clause..sums[at].range.start]) {
        Some(count) => count,
        // Without a count, those of its sentence.
        None if sums[at].stops => return false,
        None => {
            let goes_on = before.clone().take_while(|sum| sum.follows && !sum.stops);
            goes_on.count() + 1
        }
    };
    let closed: Money = before.clone().take(count).map(Sum::money).sum();
    if count < 2 || closed != money {
        return false;
    }
    if before.count() > count {
        return true;
    }
    // What it leads to, or comes to it once more, divides it.
    let behind = &sums[at + 1..];
    let Some(next) = behind.iter().find(|sum| !sum.is_aside()) else {
        return false;
    };
    let words = next.before(text);
    let rest: Money = behind
        .iter()
        .filter(|sum| sum.is_plain())
        .map(Sum::money)
        .sum();
    next.is_plain()
        && next.follows
        && next.stops
        && next.lead.is_none()
        && !words.starts_with([':', '('])
        && rest != money
        && next.money() < money
        && !next.is_unnamed(text)
}

/// How many sums a closing word speaks of: two in 两项合计, three in 以上3项共计.
fn counted(clause: &str) -> Option<usize> {
    let words = ["以上", "上述", "这", "前"]
        .iter()
        .find_map(|word| clause.strip_prefix(word))
        .unwrap_or(clause);
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, len) = if digits > 0 {
        (words[..digits].parse().ok()?, digits)
    } else if words.starts_with('两') {
        (2, '两'.len_utf8())
    } else {
        chinese_number(words)?
    };
    let is_count = words[len..].starts_with(['项', '类', '个', '部', '笔']);
    is_count.then(|| usize::try_from(number).ok()).flatten()
}
