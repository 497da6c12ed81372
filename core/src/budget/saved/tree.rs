//! Breakdowns, each after the outline of its project.

use super::{Input, Output, Saved};
use crate::amounts::{Mention, MentionId};
use crate::funding::{Amount, FundingTree, Node, NodeId, Relation, Stated};

/// No breakdown has more levels.
const DEEPEST: usize = 64;

/// A line is how many levels it goes back from the place below the line before, and what is its own.
/// Derived amounts are added up again.
pub(super) fn put(tree: &FundingTree, to: &mut Output) {
    to.number(tree.len() as u64);
    let mut below = 0_usize;
    for (_, node) in tree.iter() {
        to.number(below.saturating_sub(node.depth()) as u64);
        below = node.depth() + 1;
        node.relation.put(to);
        node.extent.put(to);
        node.label.put(to);
        let stated = node.amount.stated();
        stated.map(Stated::mention).put(to);
    }
}

/// A breakdown whose lines are below their parents, whose stated amounts are those of mentions,
/// and whose derived amounts are the sums of their parts.
#[inline(never)]
pub(super) fn take(from: &mut Input<'_>, mentions: &[Mention]) -> FundingTree {
    let mut nodes: Vec<Node> = Vec::new();
    // The lines from the total down to the last one, and its place.
    let mut above: Vec<NodeId> = Vec::new();
    let mut place: Vec<u32> = Vec::new();
    let count = from.count();
    for at in 0..count {
        let depth = above.len() - from.at_most(above.len() as u32) as usize;
        let relation = Relation::take(from);
        let is_total = at == 0;
        if depth > DEEPEST || (depth == 0) != is_total || (relation == Relation::Total) != is_total
        {
            from.spoil();
            break;
        }
        above.truncate(depth);
        place.truncate(depth);
        let parent = above.last().copied();
        above.push(NodeId(at));
        if place.len() < depth {
            place.push(0);
        }
        if let Some(last) = place.last_mut() {
            *last += 1;
        }
        nodes.push(Node {
            parent,
            place: place.clone(),
            relation,
            extent: Saved::take(from),
            label: Saved::take(from),
            amount: amount(from, mentions),
        });
    }
    if nodes.is_empty() {
        from.spoil();
    }
    FundingTree::new(nodes)
}

fn amount(from: &mut Input<'_>, mentions: &[Mention]) -> Amount {
    match Saved::take(from) {
        None => Amount::NotStated,
        Some(MentionId(id)) => {
            let mention = mentions.get(id as usize);
            let stated = mention.map(|it| Amount::Stated(Stated::by(MentionId(id), it)));
            from.or(stated, Amount::NotStated)
        }
    }
}
