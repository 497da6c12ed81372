//! The parts of a line add up to it.

use super::{Check, CheckKind, Figure, Outcome, Term, reason};
use crate::funding::{self, Amount, FundingTree, Node, NodeId, ProjectId};
use crate::money::{Interval, Money};
use crate::range::TextRange;
use crate::source::SourceText;

pub(super) fn check(
    source: &SourceText,
    tree: &FundingTree,
    project: ProjectId,
    checks: &mut Vec<Check>,
) {
    for (id, node) in tree.iter() {
        // A second division of an amount comes to that amount.
        let whole = match node.amount() {
            Amount::Derived(_) if funding::is_view(node) => node.parent().and_then(|p| tree.get(p)),
            _ => Some(node),
        };
        let Some(stated) = whole.and_then(|whole| whole.amount().stated()) else {
            continue;
        };
        let terms: Option<Vec<Term>> = tree.parts(id).map(|(_, part)| term(part)).collect();
        if terms.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        let says = Term::Printed {
            written: stated.written(),
            range: stated.range(),
        };
        checks.push(match terms {
            Some(terms) => compared(source, node, project, id, terms, says),
            None => untold(tree, project, id, says),
        });
    }
}

fn compared(
    source: &SourceText,
    node: &Node,
    project: ProjectId,
    id: NodeId,
    terms: Vec<Term>,
    says: Term,
) -> Check {
    let money = |term: &Term| term.money().unwrap_or(Money::ZERO);
    let sum: Money = terms.iter().map(money).sum();
    let stated = money(&says);
    let meets = || {
        let exactly = Interval::exactly(Money::ZERO);
        let around = terms.iter().filter_map(Term::interval);
        let around = around.fold(exactly, Interval::plus);
        says.interval().is_some_and(|says| around.meets(says))
    };
    let (outcome, reason) = if sum == stated {
        (Outcome::Agrees, None)
    } else if meets() {
        (Outcome::WithinRounding, None)
    } else {
        reason::outcome(source, node.extent().cover(node.evidence()))
    };
    Check {
        kind: CheckKind::Sum,
        outcome,
        project,
        node: id,
        terms,
        stated: Some(says),
        computed: Some(Figure::Money(sum)),
        difference: Some(Figure::Money(stated - sum)),
        reason,
    }
}

/// A part without an amount leaves the sum open.
fn untold(tree: &FundingTree, project: ProjectId, id: NodeId, says: Term) -> Check {
    let terms = tree
        .parts(id)
        .map(|(_, part)| {
            term(part).unwrap_or_else(|| Term::Missing {
                of: part.label().text().to_owned(),
                range: part.label().range(),
            })
        })
        .collect();
    Check {
        kind: CheckKind::Sum,
        outcome: Outcome::CannotTell,
        project,
        node: id,
        terms,
        stated: Some(says),
        computed: None,
        difference: None,
        reason: None,
    }
}

pub(super) fn term(node: &Node) -> Option<Term> {
    let range: TextRange = node.evidence();
    match node.amount() {
        Amount::Stated(stated) => Some(Term::Printed {
            written: stated.written(),
            range,
        }),
        Amount::Derived(derived) => Some(Term::Added {
            money: derived.money(),
            resolution: derived.resolution(),
            range,
        }),
        Amount::NotStated => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::Budget;
    use crate::checks::Outcome;

    #[test]
    fn what_is_not_meant_exactly_is_no_contradiction() {
        let text = "项目1\n六、资金安排情况\n安排资金约10.00万元，包括：\n1.水费2.00万元；\n2.电费7.50万元。";
        let read = |text: &str| Budget::from_text(text).unwrap();
        let budget = read(text);
        let check = &budget.checks()[0];
        assert_eq!(check.outcome(), Outcome::Departs);
        let reason = check.reason().map(|range| budget.source().slice(range));
        assert_eq!(reason, Some("约"));
        let exact = read(&text.replace('约', ""));
        assert_eq!(exact.checks()[0].outcome(), Outcome::Contradicts);
        assert_eq!(Budget::from_json(&budget.to_json()), Ok(budget));
    }
}
