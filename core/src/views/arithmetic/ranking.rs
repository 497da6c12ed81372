//! The checks in the order in which a reader wants to see them.

use super::{CheckRow, row};
use crate::budget::Budget;
use crate::checks::{Check, CheckId, CheckKind, Outcome};
use crate::funding::{NodeId, ProjectId};
use crate::order;
use crate::views::checks_of;

/// Some checks of a project or of the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The first of them: what contradicts, what departs, what cannot be told, what agrees only
    /// within rounding; then the sums of totals, then the rest; each in document order.
    pub rows: Vec<CheckRow>,
    /// How many there are.
    pub count: usize,
    /// How many of them do not simply agree; these come first.
    pub amiss: usize,
}

/// The checks of a project, or of the whole document, `only` those of one outcome if that is asked
/// for. At most `most` are made ready: a document can have thousands.
#[must_use]
pub fn ranked(
    budget: &Budget,
    project: Option<ProjectId>,
    only: Option<Outcome>,
    most: usize,
) -> Ranked {
    let mut chosen: Vec<(CheckId, &Check)> = checks_of(budget, project)
        .filter(|(_, check)| only.is_none_or(|only| check.outcome() == only))
        .collect();
    let key =
        |(id, check): &(CheckId, &Check)| (rank(check), check.project(), check.evidence(), *id);
    order::sort(&mut chosen, |a, b| key(a).cmp(&key(b)));
    let amiss = chosen
        .iter()
        .filter(|(_, check)| check.outcome() != Outcome::Agrees)
        .count();
    Ranked {
        count: chosen.len(),
        amiss,
        rows: chosen
            .into_iter()
            .take(most)
            .map(|(id, check)| row(budget, id, check))
            .collect(),
    }
}

/// One check, ready to be shown.
#[must_use]
pub fn check(budget: &Budget, id: CheckId) -> Option<CheckRow> {
    Some(row(budget, id, budget.checks().get(id.index())?))
}

fn rank(check: &Check) -> u8 {
    match check.outcome() {
        Outcome::Contradicts => 0,
        Outcome::Departs => 1,
        Outcome::CannotTell => 2,
        Outcome::WithinRounding => 3,
        Outcome::Agrees if check.kind() == CheckKind::Sum && check.node() == NodeId::ROOT => 4,
        Outcome::Agrees => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::arithmetic::checks;
    use crate::views::example::budget;

    #[test]
    fn what_does_not_agree_comes_first() {
        let budget = budget();
        let all = checks(&budget, None);
        let shown_of = |only, most| ranked(&budget, None, only, most);
        let shown = shown_of(None, usize::MAX);
        assert_eq!((shown.count, shown.rows.len()), (all.len(), all.len()));
        assert_eq!(shown.rows[0].outcome, Outcome::Contradicts);
        let agree = shown.rows[shown.amiss..].iter();
        assert!(agree.clone().all(|row| row.outcome == Outcome::Agrees));
        assert_eq!(shown.rows[shown.amiss].line.node, NodeId::ROOT);
        let few = shown_of(None, 2);
        assert_eq!((few.count, few.rows.len()), (all.len(), 2));
        let one = shown_of(Some(Outcome::Contradicts), 9);
        assert_eq!((one.count, one.amiss), (1, 1));
        assert_eq!(
            check(&budget, one.rows[0].check).as_ref(),
            Some(&one.rows[0])
        );
    }
}
