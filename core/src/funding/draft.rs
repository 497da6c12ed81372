//! Lines as they are read, and the tree that they make.

use std::cell::OnceCell;

use super::build::Subject;
use super::tree::{Amount, FundingTree, Label, Node, Relation, Stated};
use super::{LineId, NodeId, view};
use crate::amounts::{Mention, MentionId, Role};
use crate::money::Money;
use crate::range::TextRange;

/// A line that is being read; its relation to its siblings is not known yet.
pub(super) struct Draft {
    pub(super) parent: Option<usize>,
    pub(super) label: Label,
    /// The index of the mention that states it.
    pub(super) stated: Option<usize>,
    /// 其中 leads to it.
    pub(super) of_which: bool,
    /// The text says that its parts are all of it.
    pub(super) claims: bool,
    /// It divides the line above once more, beside the lines that make it up.
    pub(super) view: bool,
    /// The words above it say that it tells what the amount is for.
    pub(super) leads: bool,
    pub(super) extent: TextRange,
}

/// Tells relations and places, and builds the tree. The first draft is the total; each comes after
/// its parent. Mentions that state a line get its role.
pub(super) fn tree(
    mut drafts: Vec<Draft>,
    subject: &Subject,
    mentions: &mut [Mention],
) -> FundingTree {
    settle_closings(&mut drafts, subject, mentions);
    let amount = |draft: &Draft| draft.stated.map(|id| mentions[id].money());
    let amounts: Vec<Option<Money>> = drafts.iter().map(amount).collect();
    divide_one(&mut drafts, &amounts);
    tell_views(&mut drafts, &amounts);
    drafts = gather(drafts, mentions);
    let amount = |draft: &Draft| draft.stated.map(|id| mentions[id].money());
    let amounts: Vec<Option<Money>> = drafts.iter().map(amount).collect();
    let listed = listed(&drafts, &amounts);
    let mut counts = vec![0_usize; drafts.len()];
    for parent in drafts.iter().filter_map(|draft| draft.parent) {
        counts[parent] += 1;
    }
    let relation = |draft: &Draft| match draft.parent {
        None => Relation::Total,
        Some(_) if draft.view => Relation::OfWhich,
        Some(parent)
            // One alone that is not all is an example.
            if (draft.of_which || counts[parent] == 1 && listed[parent] < amounts[parent])
                && !drafts[parent].claims
                && listed[parent] != amounts[parent] =>
        {
            Relation::OfWhich
        }
        Some(_) => Relation::Part,
    };
    let relations: Vec<Relation> = drafts.iter().map(relation).collect();
    for mention in mentions.iter_mut() {
        if mention.role == Role::Part
            && let Some(line) = mention.line
        {
            mention.role = match relations[line.node.index()] {
                Relation::Total => Role::Total,
                Relation::Part => Role::Part,
                Relation::OfWhich => Role::OfWhich,
            };
        }
    }
    let mut children = vec![0_u32; drafts.len()];
    let mut nodes: Vec<Node> = Vec::with_capacity(drafts.len());
    for (draft, relation) in drafts.into_iter().zip(relations) {
        let place = draft.parent.map_or_else(Vec::new, |parent| {
            children[parent] += 1;
            [&nodes[parent].place[..], &[children[parent]]].concat()
        });
        let stated = draft.stated.map(|id| mentions[id].range);
        // A closing total may state a line from far behind its words.
        let extent = match (stated, draft.parent) {
            (Some(range), None) if !draft.extent.contains(range) => range,
            (Some(range), Some(_)) => draft.extent.cover(range),
            _ => draft.extent,
        };
        nodes.push(Node {
            parent: draft.parent.map(node_id),
            place,
            label: draft.label,
            relation,
            amount: draft.stated.map_or(Amount::NotStated, |id| {
                Amount::Stated(Stated::by(subject.mention(id), &mentions[id]))
            }),
            extent,
        });
    }
    FundingTree::new(nodes)
}

/// Puts each line behind the one above it and the lines of that one: what is said later may belong
/// to a line far before it.
fn gather(drafts: Vec<Draft>, mentions: &mut [Mention]) -> Vec<Draft> {
    // Mostly they stand so: each below the one before it or below one above that.
    let is_behind = |at: usize| {
        let mut above = at.checked_sub(1);
        while above.is_some() && above != drafts[at].parent {
            above = above.and_then(|above| drafts[above].parent);
        }
        above == drafts[at].parent
    };
    if (0..drafts.len()).all(is_behind) {
        return drafts;
    }
    let mut children: Vec<Vec<usize>> = drafts.iter().map(|_| Vec::new()).collect();
    for (at, draft) in drafts.iter().enumerate().rev() {
        if let Some(parent) = draft.parent {
            children[parent].push(at);
        }
    }
    let mut places = vec![0; drafts.len()];
    let mut open = vec![0];
    let mut gathered = 0;
    let mut is_moved = false;
    while let Some(at) = open.pop() {
        places[at] = gathered;
        is_moved |= at != gathered;
        gathered += 1;
        open.append(&mut children[at]);
    }
    if !is_moved {
        return drafts;
    }
    for line in mentions.iter_mut().filter_map(|it| it.line.as_mut()) {
        line.node = node_id(places[line.node.index()]);
    }
    let mut moved: Vec<Option<Draft>> = drafts.iter().map(|_| None).collect();
    for (at, mut draft) in drafts.into_iter().enumerate() {
        draft.parent = draft.parent.map(|parent| places[parent]);
        moved[places[at]] = Some(draft);
    }
    moved.into_iter().flatten().collect()
}

/// What the lines below each draft come to; `None` where one has no amount or there are none.
fn listed(drafts: &[Draft], amounts: &[Option<Money>]) -> Vec<Option<Money>> {
    let mut sums: Vec<Option<Option<Money>>> = vec![None; drafts.len()];
    // Lines come after those above them, so one pass from the end sees all that is below first.
    for (at, draft) in drafts.iter().enumerate().rev() {
        let amount = amounts[at].or(sums[at].flatten());
        if let Some(parent) = draft.parent.filter(|_| !draft.view) {
            let sum = sums[parent].unwrap_or(Some(Money::ZERO));
            sums[parent] = Some(sum.zip(amount).and_then(|(a, b)| a.checked_add(b)));
        }
    }
    sums.into_iter().map(Option::flatten).collect()
}

/// 共102万元，市级补助20万元，县级财政82万元。用于：1.甲52万元；2.乙30万元: what comes behind lines that
/// exhaust the amount, and comes to one of them, the last where several fit, is what that one is
/// made of.
fn divide_one(drafts: &mut [Draft], amounts: &[Option<Money>]) {
    /// More lines than this are not looked at.
    const MOST: usize = 32;
    struct Below {
        count: usize,
        sum: Money,
        /// The first lines, and whether they exhaust the amount; what stands behind them.
        lines: Vec<(usize, Money)>,
        is_all: bool,
        behind: Money,
        after: usize,
    }
    // Two that exhaust the amount, and two behind them.
    const FEWEST: u32 = 4;
    let mut counts = vec![0; drafts.len()];
    for parent in drafts.iter().filter_map(|draft| draft.parent) {
        counts[parent] += 1;
    }
    if counts.iter().all(|count| *count < FEWEST) {
        return;
    }
    let sums = listed(drafts, amounts);
    let mut below: Vec<Option<Below>> = drafts.iter().map(|_| None).collect();
    let mut has_lines = vec![false; drafts.len()];
    for at in 0..drafts.len() {
        let Some(parent) = drafts[at].parent else {
            continue;
        };
        has_lines[parent] = true;
        if counts[parent] < FEWEST {
            continue;
        }
        let own = amounts[at].or(sums[at]);
        let (Some(whole), Some(own), false) = (amounts[parent], own, drafts[at].view) else {
            continue;
        };
        let found = below[parent].get_or_insert(Below {
            count: 0,
            sum: Money::ZERO,
            lines: Vec::new(),
            is_all: false,
            behind: Money::ZERO,
            after: 0,
        });
        if found.is_all {
            found.behind = found.behind.checked_add(own).unwrap_or(whole);
            found.after += 1;
            continue;
        }
        found.count += 1;
        found.sum = found.sum.checked_add(own).unwrap_or(whole);
        if found.lines.len() < MOST {
            found.lines.push((at, own));
        }
        found.is_all = found.count > 1 && found.sum == whole;
    }
    for (at, draft) in drafts.iter_mut().enumerate() {
        if let Some(parent) = draft.parent.filter(|_| !draft.view)
            && let Some(Below {
                lines,
                is_all: true,
                behind,
                after: 2..,
                ..
            }) = &below[parent]
            && lines.last().is_some_and(|(last, _)| at > *last)
        {
            let mut divided = lines.iter().rev();
            let divided = divided.find(|(line, own)| own == behind && !has_lines[*line]);
            draft.parent = divided.map(|(line, _)| *line).or(draft.parent);
        }
    }
}

/// 其中财政80万元，自筹20万元，主要用于设备60万元、培训40万元: where the lines below one come to the
/// amount twice, those that come after it is exhausted divide it once more.
fn tell_views(drafts: &mut [Draft], amounts: &[Option<Money>]) {
    let mut sums = listed(drafts, amounts);
    // Lines below a line that come to the amount above it, and not to its own.
    let mut moved = Vec::new();
    for at in 0..drafts.len() {
        if let Some(below) = drafts[at].parent
            && let Some(above) = drafts[below].parent
            && drafts[below].stated.is_some()
            && sums[below] != amounts[below]
            && sums[below] == amounts[above]
            && !drafts[below].view
        {
            moved.push(at);
            drafts[at].parent = Some(above);
        }
    }
    moved.extend(hoist(drafts, amounts));
    if !moved.is_empty() {
        sums = listed(drafts, amounts);
    }
    let is_twice = |at: usize| match (amounts[at], sums[at]) {
        (Some(whole), Some(all)) => !whole.is_zero() && whole.checked_add(whole) == Some(all),
        _ => false,
    };
    if moved.is_empty() && !(0..drafts.len()).any(is_twice) {
        return;
    }
    let mut so_far = vec![Money::ZERO; drafts.len()];
    // Of each line, whether all lines of its first division, and of its second, say where money
    // comes from or when it is spent.
    let mut other = vec![[true; 2]; drafts.len()];
    // Likewise, whether all are said to be what it is for.
    let mut leads = vec![[true; 2]; drafts.len()];
    let mut divisions: Vec<(usize, usize, usize)> = Vec::new();
    for at in 0..drafts.len() {
        let Some(parent) = drafts[at].parent.filter(|_| !drafts[at].view) else {
            continue;
        };
        if !is_twice(parent) {
            continue;
        }
        let second = usize::from(Some(so_far[parent]) == amounts[parent]);
        if second == 0
            && let Some(own) = amounts[at].or(sums[at])
            && let Some(sum) = so_far[parent].checked_add(own)
        {
            so_far[parent] = sum;
        }
        other[parent][second] &= view::is_source_or_time(drafts[at].label.text());
        leads[parent][second] &= drafts[at].leads;
        divisions.push((at, parent, second));
    }
    for at in moved {
        // What they stand beside leaves something over.
        drafts[at].view = drafts[at].parent.is_some_and(|parent| {
            let whole = amounts[parent];
            whole.and_then(|whole| whole.checked_add(whole)) != sums[parent]
        });
    }
    for (at, parent, division) in divisions {
        if so_far[parent] == amounts[parent].unwrap_or(Money::ZERO) {
            let is_first = other[parent] == [true, false] || leads[parent] == [false, true];
            let second = usize::from(!is_first);
            drafts[at].view = division == second;
        }
    }
}

/// 4.维护费80万元，其中专线50万元。资金由县级承担300万元，省级100万元: the last lines below one that
/// come to the amount above it, and to more than its own, divide the amount above. They are moved
/// there.
fn hoist(drafts: &mut [Draft], amounts: &[Option<Money>]) -> Vec<usize> {
    /// How many last lines there are, what they come to, and the first that is moved.
    #[derive(Clone, Copy, Default)]
    struct Last {
        count: u32,
        sum: Option<Money>,
        first: Option<usize>,
    }
    let mut last = vec![Last::default(); drafts.len()];
    for (at, draft) in drafts.iter().enumerate().rev() {
        let Some(below) = draft.parent else { continue };
        let found = &mut last[below];
        let before = match found.count {
            0 => Some(Money::ZERO),
            _ => found.sum,
        };
        found.count += 1;
        found.sum = before.zip(amounts[at]).and_then(|(a, b)| a.checked_add(b));
        let whole = drafts[below].parent.and_then(|above| amounts[above]);
        let is_more = found.sum.is_some() && found.sum == whole && whole > amounts[below];
        if found.count > 1 && is_more && amounts[below].is_some() && !drafts[below].view {
            found.first = Some(at);
        }
    }
    let mut moved = Vec::new();
    for at in 0..drafts.len() {
        let Some(below) = drafts[at].parent else {
            continue;
        };
        if last[below].first.is_some_and(|first| at >= first) {
            drafts[at].parent = drafts[below].parent;
            moved.push(at);
        }
    }
    moved
}

/// 合计46万元 at the end of a list stands in its last item and means the whole list: where it is
/// not the item's amount it says that of a line above again, or states it, or says what the last
/// lines come to (两项合计). What is none of these, below a line whose amount nothing states, is
/// unclear.
fn settle_closings(drafts: &mut [Draft], subject: &Subject, mentions: &mut [Mention]) {
    let is_again = |mention: &Mention| mention.role == Role::Restatement;
    let Some(first) = mentions.iter().position(is_again) else {
        return;
    };
    let amount = |draft: &Draft| draft.stated.map(|id| mentions[id].money());
    let amounts: Vec<Option<Money>> = drafts.iter().map(amount).collect();
    let sums = listed(drafts, &amounts);
    // The lines below each, once they are asked for.
    let below: OnceCell<Vec<Vec<usize>>> = OnceCell::new();
    for id in first..mentions.len() {
        if !is_again(&mentions[id]) {
            continue;
        }
        let money = mentions[id].money();
        let line = mentions[id].line.map(|line| line.node.index());
        let mut at = line;
        while let Some(line) = at {
            match drafts[line].stated {
                Some(stated) if mentions[stated].money() == money => {
                    mentions[id].line = Some(subject.line(line));
                    drafts[line].claims = true;
                    break;
                }
                None if sums[line] == Some(money) => {
                    mentions[id].line = Some(subject.line(line));
                    mentions[id].role = Role::Part;
                    drafts[line].stated = Some(id);
                    drafts[line].claims = true;
                    break;
                }
                _ => at = drafts[line].parent,
            }
        }
        if at.is_some() {
            continue;
        }
        let place = mentions[id].range.start();
        let mut above = line;
        while let Some(line) = above {
            let below = &below.get_or_init(|| children(drafts))[line];
            let before = below.partition_point(|at| drafts[*at].extent.start() < place);
            let lines = below[..before].iter().rev();
            if ends_with(money, lines.map(|at| amounts[*at].or(sums[*at]))).is_some() {
                mentions[id].line = Some(subject.line(line));
                break;
            }
            above = drafts[line].parent;
        }
        if above.is_none() && line.is_some_and(|line| drafts[line].stated.is_none()) {
            mentions[id].line = None;
            mentions[id].role = Role::Unclear;
        }
    }
}

/// How many of some amounts, at least two, come to a sum; they are given from the last on.
pub(crate) fn ends_with(sum: Money, last: impl Iterator<Item = Option<Money>>) -> Option<usize> {
    /// More lines than this are not looked at.
    const MOST: usize = 32;
    let mut left = sum;
    for (count, amount) in last.take(MOST).enumerate() {
        left = left - amount.filter(|amount| *amount <= left)?;
        if left.is_zero() {
            return (count > 0).then_some(count + 1);
        }
    }
    None
}

/// The lines directly below each.
fn children(drafts: &[Draft]) -> Vec<Vec<usize>> {
    let mut children: Vec<Vec<usize>> = drafts.iter().map(|_| Vec::new()).collect();
    for (at, draft) in drafts.iter().enumerate() {
        if let Some(parent) = draft.parent {
            children[parent].push(at);
        }
    }
    children
}

impl Subject {
    pub(super) fn line(&self, draft: usize) -> LineId {
        LineId {
            project: self.id,
            node: node_id(draft),
        }
    }

    pub(super) fn mention(&self, id: usize) -> MentionId {
        MentionId(u32::try_from(self.mentions_before + id).unwrap_or(u32::MAX))
    }
}

fn node_id(draft: usize) -> NodeId {
    NodeId(u32::try_from(draft).unwrap_or(u32::MAX))
}
