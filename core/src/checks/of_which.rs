//! An of-which (其中) is not more than the line that it belongs to.

use super::{Check, CheckKind, Figure, Outcome, Term, reason};
use crate::funding::{FundingTree, ProjectId, Relation};
use crate::source::SourceText;

pub(super) fn check(
    source: &SourceText,
    tree: &FundingTree,
    project: ProjectId,
    checks: &mut Vec<Check>,
) {
    for (id, node) in tree.iter() {
        if node.relation() != Relation::OfWhich {
            continue;
        }
        let above = node.parent().and_then(|parent| tree.get(parent));
        let (Some(part), Some(whole)) = (
            node.amount().stated(),
            above.and_then(|above| above.amount().stated()),
        ) else {
            continue;
        };
        let rest = whole.written().money() - part.written().money();
        let (outcome, reason) = if !rest.is_negative() {
            (Outcome::Agrees, None)
        } else if part.written().interval().low <= whole.written().interval().high {
            (Outcome::WithinRounding, None)
        } else {
            reason::outcome(source, node.extent())
        };
        checks.push(Check {
            kind: CheckKind::OfWhich,
            outcome,
            project,
            node: id,
            terms: vec![Term::Printed {
                written: part.written(),
                range: part.range(),
            }],
            stated: Some(Term::Printed {
                written: whole.written(),
                range: whole.range(),
            }),
            computed: Some(Figure::Money(part.written().money())),
            difference: Some(Figure::Money(rest)),
            reason,
        });
    }
}
