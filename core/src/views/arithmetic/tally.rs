//! How many checks came out how, and how each line fared.

use crate::budget::Budget;
use crate::checks::{CheckKind, Outcome};
use crate::funding::ProjectId;
use crate::views::checks_of;

/// How many checks came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Agree exactly.
    pub agrees: usize,
    /// Agree within rounding.
    pub within_rounding: usize,
    /// Differ, with a reason in the text.
    pub departs: usize,
    /// Differ without one.
    pub contradicts: usize,
    /// Lack a figure.
    pub cannot_tell: usize,
}

impl Tally {
    /// How many checks there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.agrees + self.within_rounding + self.departs + self.contradicts + self.cannot_tell
    }

    /// How many came out so.
    #[must_use]
    pub const fn of(self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Agrees => self.agrees,
            Outcome::WithinRounding => self.within_rounding,
            Outcome::Departs => self.departs,
            Outcome::Contradicts => self.contradicts,
            Outcome::CannotTell => self.cannot_tell,
        }
    }

    pub(in crate::views) const fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Agrees => self.agrees += 1,
            Outcome::WithinRounding => self.within_rounding += 1,
            Outcome::Departs => self.departs += 1,
            Outcome::Contradicts => self.contradicts += 1,
            Outcome::CannotTell => self.cannot_tell += 1,
        }
    }
}

/// How the checks of a project, or of the whole document, came out.
#[must_use]
pub fn tally(budget: &Budget, project: Option<ProjectId>) -> Tally {
    let mut tally = Tally::default();
    for (_, check) in checks_of(budget, project) {
        tally.add(check.outcome());
    }
    tally
}

/// For every line of every [breakdown](Budget::breakdowns), the outcome of the checks of its money that most wants looking
/// at. That a number of things is said in two ways says nothing about the money.
#[must_use]
pub fn worst_by_line(budget: &Budget) -> Vec<Vec<Option<Outcome>>> {
    let mut all: Vec<Vec<Option<Outcome>>> = budget
        .breakdowns()
        .map(|project| vec![None; project.funding().len()])
        .collect();
    let first = budget
        .breakdowns()
        .next()
        .map_or(0, |first| first.id().number());
    for check in budget.checks() {
        if matches!(check.kind(), CheckKind::Quantity | CheckKind::Year) {
            continue;
        }
        let at = check.project().number().checked_sub(first);
        let lines = at.and_then(|at| all.get_mut(at as usize));
        if let Some(worst) = lines.and_then(|lines| lines.get_mut(check.node().index())) {
            let both = worst.iter().copied().chain([check.outcome()]);
            *worst = both.max_by_key(|outcome| concern(*outcome));
        }
    }
    all
}

/// How much an outcome wants looking at.
const fn concern(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Agrees => 0,
        Outcome::WithinRounding => 1,
        Outcome::CannotTell => 2,
        Outcome::Departs => 3,
        Outcome::Contradicts => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::budget;

    #[test]
    fn outcomes_are_counted() {
        let budget = budget();
        let tally = tally(&budget, None);
        assert_eq!((tally.agrees, tally.contradicts, tally.total()), (3, 1, 4));
        let by_outcome: usize = Outcome::ALL.into_iter().map(|it| tally.of(it)).sum();
        assert_eq!(by_outcome, tally.total());
        assert_eq!(super::tally(&budget, Some(ProjectId(2))).total(), 0);
    }

    #[test]
    fn a_line_shows_what_most_wants_looking_at() {
        let budget = budget();
        let worst = &worst_by_line(&budget)[0];
        let outcomes: Vec<_> = worst.iter().map(Option::is_some).collect();
        assert_eq!(outcomes, [true, false, true, true, true, false, false]);
        assert_eq!(worst[3], Some(Outcome::Contradicts));
    }
}
