//! Which lines can be added up: none that is in another, or that can be.

use crate::funding::{FundingTree, Relation, Status};

/// Of the lines that are `taken`, those whose money counts.
///
/// What is below a line that counts is in it. An of-which illustrates the line above, so that it can
/// be in one of the parts: where some of those are taken, it is not added to them. Stated of-whiches
/// of one line are different money, as documents write them; one that is derived divides the line
/// once more, and counts only where nothing else of the line does.
pub(super) fn counts(tree: &FundingTree, taken: &[bool]) -> Vec<bool> {
    // Whether the line or one below it is taken; and of what is below it, the nearest kind that is.
    let mut holds = taken.to_vec();
    let mut nearest = vec![Kind::Nothing; tree.len()];
    let all: Vec<_> = tree.iter().collect();
    for (id, node) in all.iter().rev() {
        let Some(parent) = node.parent().filter(|_| holds[id.index()]) else {
            continue;
        };
        holds[parent.index()] = true;
        let known = &mut nearest[parent.index()];
        *known = (*known).max(Kind::of(node.relation(), node.amount().status()));
    }
    let mut counts = vec![false; tree.len()];
    // Whether a line that counts is above it, or beside one above it.
    let mut closed = vec![false; tree.len()];
    let mut has_division = vec![false; tree.len()];
    for (id, node) in all {
        let at = id.index();
        if let Some(parent) = node.parent() {
            let above = parent.index();
            let kind = Kind::of(node.relation(), node.amount().status());
            closed[at] = closed[above] || counts[above] || kind < nearest[above];
            if kind == Kind::Division && holds[at] {
                closed[at] |= std::mem::replace(&mut has_division[above], true);
            }
        }
        counts[at] = taken[at] && !closed[at];
    }
    counts
}

/// How lines below one line can be added up: those of the highest kind that is there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Nothing,
    /// The whole, divided once more: one of them.
    Division,
    /// Some of the whole.
    OfWhich,
    Part,
}

impl Kind {
    fn of(relation: Relation, status: Status) -> Self {
        match relation {
            Relation::OfWhich if status == Status::Derived => Self::Division,
            Relation::OfWhich => Self::OfWhich,
            Relation::Part | Relation::Total => Self::Part,
        }
    }
}
