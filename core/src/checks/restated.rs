//! The same amount is said again: 专项经费6.00万元，…，共计6.00万元.

use super::{Check, CheckKind, Figure, Outcome, Term, reason};
use crate::amounts::{Mention, Role};
use crate::funding::FundingTree;
use crate::source::SourceText;

pub(super) fn check(
    source: &SourceText,
    tree: &FundingTree,
    mentions: &[Mention],
    checks: &mut Vec<Check>,
) {
    let again = mentions.iter().filter(|m| m.role() == Role::Restatement);
    for mention in again {
        let Some((line, stated)) = mention.line().and_then(|line| {
            let stated = tree.get(line.node)?.amount().stated()?;
            Some((line, stated))
        }) else {
            continue;
        };
        let first = Term::Printed {
            written: stated.written(),
            range: stated.range(),
        };
        let difference = mention.money() - stated.written().money();
        let between = mention.range().cover(stated.range());
        let (outcome, reason) = if difference.is_zero() {
            (Outcome::Agrees, None)
        } else if mention
            .written()
            .interval()
            .meets(stated.written().interval())
        {
            (Outcome::WithinRounding, None)
        } else {
            reason::outcome(source, between)
        };
        checks.push(Check {
            kind: CheckKind::Restated,
            outcome,
            project: line.project,
            node: line.node,
            terms: vec![first],
            stated: Some(Term::Printed {
                written: mention.written(),
                range: mention.range(),
            }),
            computed: Some(Figure::Money(stated.written().money())),
            difference: Some(Figure::Money(difference)),
            reason,
        });
    }
}
