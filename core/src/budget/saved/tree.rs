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
pub(super) fn take(from: &mut Input<'_>, mentions: &[Mention]) -> Option<FundingTree> {
    let mut nodes: Vec<Node> = Vec::new();
    // The lines from the total down to the last one, and its place.
    let mut above: Vec<NodeId> = Vec::new();
    let mut place: Vec<u32> = Vec::new();
    for at in 0..from.count()? {
        let depth = above.len().checked_sub(from.number()?.try_into().ok()?)?;
        let relation = Relation::take(from)?;
        let is_total = at == 0;
        if depth > DEEPEST || (depth == 0) != is_total || (relation == Relation::Total) != is_total
        {
            return None;
        }
        above.truncate(depth);
        place.truncate(depth);
        let parent = above.last().copied();
        above.push(NodeId(at as u32));
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
            extent: Saved::take(from)?,
            label: Saved::take(from)?,
            amount: match Saved::take(from)? {
                Some(id) => stated(id, mentions)?,
                None => Amount::NotStated,
            },
        });
    }
    (!nodes.is_empty()).then(|| FundingTree::new(nodes))
}

fn stated(id: MentionId, mentions: &[Mention]) -> Option<Amount> {
    let mention = mentions.get(id.index())?;
    Some(Amount::Stated(Stated::by(id, mention)))
}
