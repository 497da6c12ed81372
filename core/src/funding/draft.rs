//! Lines as they are read, and the tree that they make.

use super::build::Subject;
use super::tree::{Amount, FundingTree, Label, Node, Relation, Stated};
use super::{LineId, NodeId};
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
    let listed = listed(&drafts, mentions);
    let relation = |draft: &Draft| match draft.parent {
        None => Relation::Total,
        Some(parent)
            if draft.of_which
                && !drafts[parent].claims
                && listed[parent] != amount(&drafts[parent]) =>
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
    let mut places: Vec<Vec<u32>> = Vec::with_capacity(drafts.len());
    let mut nodes = Vec::with_capacity(drafts.len());
    for (draft, relation) in drafts.into_iter().zip(relations) {
        let place = draft.parent.map_or_else(Vec::new, |parent| {
            children[parent] += 1;
            let mut place = places[parent].clone();
            place.push(children[parent]);
            place
        });
        places.push(place.clone());
        nodes.push(Node {
            parent: draft.parent.map(node_id),
            place,
            label: draft.label,
            relation,
            amount: draft.stated.map_or(Amount::NotStated, |id| {
                Amount::Stated(Stated::by(subject.mention(id), &mentions[id]))
            }),
            extent: draft.extent,
        });
    }
    FundingTree::new(nodes)
}

/// What the lines below each draft come to; `None` where one has no amount or there are none.
fn listed(drafts: &[Draft], mentions: &[Mention]) -> Vec<Option<Money>> {
    let mut sums: Vec<Option<Option<Money>>> = vec![None; drafts.len()];
    // Lines come after those above them, so one pass from the end sees all that is below first.
    for (at, draft) in drafts.iter().enumerate().rev() {
        let own = draft.stated.map(|id| mentions[id].money());
        let amount = own.or(sums[at].flatten());
        if let Some(parent) = draft.parent {
            let sum = sums[parent].unwrap_or(Some(Money::ZERO));
            sums[parent] = Some(sum.zip(amount).and_then(|(a, b)| a.checked_add(b)));
        }
    }
    sums.into_iter().map(Option::flatten).collect()
}

/// 合计46万元 at the end of a list stands in its last item and means the whole list: where it is
/// not the item's amount it says that of a line above again, or states it.
fn settle_closings(drafts: &mut [Draft], subject: &Subject, mentions: &mut [Mention]) {
    let sums = listed(drafts, mentions);
    for id in 0..mentions.len() {
        if mentions[id].role != Role::Restatement {
            continue;
        }
        let money = mentions[id].money();
        let mut at = mentions[id].line.map(|line| line.node.index());
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
    }
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
