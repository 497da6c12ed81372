//! The same amount is said again: 专项经费6.00万元，…，共计6.00万元.

use super::sum::term;
use super::{Check, CheckKind, Figure, Outcome, Term, reason};
use crate::amounts::{Mention, Role};
use crate::funding::{FundingTree, Node, NodeId, Stated, ends_with};
use crate::money::Money;
use crate::source::SourceText;

pub(super) fn check(
    source: &SourceText,
    tree: &FundingTree,
    mentions: &[Mention],
    checks: &mut Vec<Check>,
) {
    let again = mentions.iter().filter(|m| m.role() == Role::Restatement);
    for mention in again {
        let Some((line, node)) = mention
            .line()
            .and_then(|line| Some((line, tree.get(line.node)?)))
        else {
            continue;
        };
        let says = Term::Printed {
            written: mention.written(),
            range: mention.range(),
        };
        let stated = node.amount().stated();
        let (terms, between) = match stated {
            Some(stated) if stated.written().money() == mention.money() => {
                (vec![printed(stated)], stated.range())
            }
            _ => match (closed(tree, line.node, mention), stated) {
                (Some(terms), _) => (terms, mention.range()),
                (None, Some(stated)) => (vec![printed(stated)], stated.range()),
                (None, None) => continue,
            },
        };
        let first: Money = terms.iter().filter_map(Term::money).sum();
        let difference = mention.money() - first;
        let meets = || {
            let first = terms.first().and_then(Term::interval);
            first.is_some_and(|first| mention.written().interval().meets(first))
        };
        let (outcome, reason) = if difference.is_zero() {
            (Outcome::Agrees, None)
        } else if meets() {
            (Outcome::WithinRounding, None)
        } else {
            reason::outcome(source, mention.range().cover(between))
        };
        checks.push(Check {
            kind: CheckKind::Restated,
            outcome,
            project: line.project,
            node: line.node,
            terms,
            stated: Some(says),
            computed: Some(Figure::Money(first)),
            difference: Some(Figure::Money(difference)),
            reason,
        });
    }
}

fn printed(stated: Stated) -> Term {
    Term::Printed {
        written: stated.written(),
        range: stated.range(),
    }
}

/// The last lines below one before a closing sum that come to it: 两项合计6万元.
fn closed(tree: &FundingTree, node: NodeId, mention: &Mention) -> Option<Vec<Term>> {
    let before = |line: &&Node| line.extent().start() < mention.range().start();
    let lines: Vec<&Node> = tree.children(node).map(|(_, line)| line).collect();
    let lines = &lines[..lines.partition_point(before)];
    let amounts = lines.iter().rev().map(|line| line.amount().money());
    let count = ends_with(mention.money(), amounts)?;
    lines[lines.len() - count..]
        .iter()
        .map(|line| term(line))
        .collect()
}
