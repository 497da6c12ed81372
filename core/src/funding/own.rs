//! Which sum of an item states the item's own amount.

use super::clause::Sum;
use super::label;
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
    if let Some(at) = opening.filter(|at| sums[*at].is_closing()) {
        return Some(at);
    }
    let plains: Vec<usize> = all.clone().filter(plain).collect();
    let closing = all.clone().rev().find(|at| sums[*at].is_closing());
    // …，合计10万元 states the whole of several sums that add up to it.
    if let (Some(at), [_, _, ..]) = (closing, plains.as_slice())
        && plains.iter().map(|at| sums[*at].money()).sum::<Money>() == sums[at].money()
    {
        return Some(at);
    }
    let first = plains.first().copied();
    // Its words begin with its name and its amount: 1.购书费2.00万元，….
    if let Some(at) = first
        && at == 0
        && sums[at].is_direct(text, head)
        && label::introduction(sums[at].before(text)).is_none()
        && (!is_section || first_item.is_some() || leads_on(text, sums, at))
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
        return lead
            .clone()
            .find(|at| sums[*at].is_unnamed(text))
            .or_else(|| lead.clone().next())
            .or_else(|| closing.next());
    }
    match plains.as_slice() {
        [] => None,
        [only] => Some(*only),
        [first, .., last] => {
            let money = sums[*first].money();
            if plains.iter().all(|at| sums[*at].money() == money) {
                let budgeted = |at: &usize| {
                    let clause = &text[sums[*at].clause_start(text)..sums[*at].range.start];
                    ["预算", "安排"].iter().any(|word| clause.contains(word))
                };
                return plains.iter().rev().copied().find(budgeted).or(Some(*first));
            }
            if leads_on(text, sums, *first) || sums[*first].is_unnamed(text) {
                return Some(*first);
            }
            if sums[*last].is_unnamed(text) {
                return Some(*last);
            }
            closing
        }
    }
}

/// Whether the words after a sum lead to its parts before the next sum.
fn leads_on(text: &str, sums: &[Sum], at: usize) -> bool {
    let next = sums
        .get(at + 1)
        .map_or(sums[at].run_end, |next| next.range.start)
        .max(sums[at].range.end);
    let gap = &text[sums[at].range.end..next];
    label::introduction(gap).is_some() && !is_introduced(text, &sums[at])
}

fn is_introduced(text: &str, sum: &Sum) -> bool {
    label::introduction(sum.before(text)).is_some()
}
