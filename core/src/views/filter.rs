//! Lines that are looked at alone: by what is marked on them, and by how much they are.

mod counting;

use super::facets::sum;
use super::search::figure;
use super::{amount, checks_of, facets_of};
use crate::budget::{Budget, Project};
use crate::checks::{CheckKind, Outcome};
use crate::facets::FacetKind;
use crate::funding::{LineId, Node, ProjectId, Status};
use crate::money::{Money, Unit};
use crate::order;

/// What lines are looked at. Every condition must hold; without one, all lines are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What must be true of a line, at most one of each aspect, in the order of [`Aspect::ALL`].
    chosen: Vec<(Aspect, String)>,
    /// No less than this.
    pub least: Option<Money>,
    /// No more than this.
    pub most: Option<Money>,
}

/// One respect in which lines differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether the money pays for debts of earlier years (旧账).
    OldDebt,
    /// Whether the document leaves the amount out: it is derived, or not stated.
    NotPrinted,
    /// How a check of its money came out, by [`Outcome::name`]; empty for any that differs.
    Outcome,
    /// Who is paid, by name; empty for anybody who is named.
    Payee,
    /// Its likely economic class, by name; empty for none.
    Class,
    /// Who carries the project out (实施单位), by name.
    Implementer,
}

impl Aspect {
    /// Every aspect, in the order of a menu.
    pub const ALL: [Self; 6] = [
        Self::OldDebt,
        Self::NotPrinted,
        Self::Outcome,
        Self::Payee,
        Self::Class,
        Self::Implementer,
    ];
}

impl Filter {
    /// Whether all lines are looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many conditions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chosen.len() + usize::from(self.least.is_some()) + usize::from(self.most.is_some())
    }

    /// What must be true, aspect by aspect.
    pub fn chosen(&self) -> impl Iterator<Item = (Aspect, &str)> {
        self.chosen
            .iter()
            .map(|(aspect, value)| (*aspect, &**value))
    }

    /// Whether this is one of the conditions.
    #[must_use]
    pub fn has(&self, aspect: Aspect, value: &str) -> bool {
        self.of(aspect) == Some(value)
    }

    fn of(&self, aspect: Aspect) -> Option<&str> {
        let found = self.chosen.iter().find(|(known, _)| *known == aspect);
        found.map(|(_, value)| &**value)
    }

    /// With one more condition, in place of the one of its aspect; or without it, where it is there
    /// already.
    #[must_use]
    pub fn toggled(&self, aspect: Aspect, value: &str) -> Self {
        let mut filter = self.clone();
        filter.chosen.retain(|(known, _)| *known != aspect);
        if !self.has(aspect, value) {
            let at = filter.chosen.partition_point(|(known, _)| *known < aspect);
            filter.chosen.insert(at, (aspect, value.to_owned()));
        }
        filter
    }

    fn takes_amount(&self, money: Option<Money>) -> bool {
        if self.least.is_none() && self.most.is_none() {
            return true;
        }
        money.is_some_and(|money| {
            self.least.is_none_or(|least| least <= money)
                && self.most.is_none_or(|most| money <= most)
        })
    }
}

/// The lines that a filter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The lines in document order; totals of projects are none of them.
    pub lines: Vec<FoundLine>,
    /// What those that count come to together; `None` where none of them states an amount.
    pub sum: Option<String>,
    /// How many count.
    pub counted: usize,
    /// How many of those state no amount: the sum is without them.
    pub unstated: usize,
    /// What else can be asked for, with how many lines each would leave, in order.
    pub offers: Vec<Offer>,
}

/// A line that a filter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// The line.
    pub line: LineId,
    /// Whether its money counts: not where it is in another line's that does, or can be.
    pub counts: bool,
}

/// A condition, and how many lines it would leave with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// In which respect.
    pub aspect: Aspect,
    /// What must be true.
    pub value: String,
    /// How many lines.
    pub count: usize,
}

/// A bound of amounts as a person types it, in `unit` where they give none: `12.5`, `1,250 元`.
#[must_use]
pub fn bound(typed: &str, unit: Unit) -> Option<Money> {
    figure(typed, unit)
}

/// A bound as it is typed: the number of `unit`s, without separators.
#[must_use]
pub fn typed(bound: Money, unit: Unit) -> String {
    bound.in_unit(unit).to_string()
}

/// What is true of one line.
type Truth<'a> = (Aspect, &'a str);

/// Finds the lines of a project, or of all projects, that a filter takes.
#[must_use]
pub fn find(budget: &Budget, project: Option<ProjectId>, filter: &Filter, unit: Unit) -> Found {
    let mut found = Found {
        lines: Vec::new(),
        sum: None,
        counted: 0,
        unstated: 0,
        offers: Vec::new(),
    };
    let mut offered: Vec<Truth<'_>> = Vec::new();
    let mut amounts = Vec::new();
    let one = project.and_then(|id| budget.project(id));
    let all = budget.projects().filter(|_| project.is_none());
    for project in one.into_iter().chain(all) {
        let tree = project.funding();
        let mut taken = vec![false; tree.len()];
        for (id, true_of) in tree.iter().zip(truths(budget, project)).skip(1) {
            let (node, of) = id;
            taken[node.index()] = take(filter, of, &true_of, &mut offered);
        }
        let counts = counting::counts(tree, &taken);
        for (node, of) in tree.iter().filter(|(id, _)| taken[id.index()]) {
            let counts = counts[node.index()];
            if counts {
                amounts.push(of.amount());
            }
            let project = project.id();
            let line = LineId { project, node };
            found.lines.push(FoundLine { line, counts });
        }
    }
    found.counted = amounts.len();
    amounts.retain(|amount| amount.money().is_some());
    found.unstated = found.counted - amounts.len();
    found.sum = sum(amounts.into_iter()).map(|(money, at)| amount::format(money, at, unit));
    found.offers = tally(&offered);
    // What is asked for can be taken back, even where nothing is left.
    for (aspect, value) in filter.chosen() {
        let known = |offer: &Offer| offer.aspect == aspect && offer.value == value;
        if !found.offers.iter().any(known) {
            let at = found.offers.partition_point(|offer| offer.aspect <= aspect);
            let value = value.to_owned();
            found.offers.insert(
                at,
                Offer {
                    aspect,
                    value,
                    count: 0,
                },
            );
        }
    }
    found
}

/// Whether a filter takes a line. What is true of the line is noted where it would be taken for
/// that, whatever is asked for in the same respect.
fn take<'a>(
    filter: &Filter,
    node: &Node,
    truths: &[Truth<'a>],
    offered: &mut Vec<Truth<'a>>,
) -> bool {
    let fails = |aspect: &Aspect| {
        filter
            .of(*aspect)
            .is_some_and(|value| !truths.contains(&(*aspect, value)))
    };
    let failed: Vec<Aspect> = Aspect::ALL.into_iter().filter(fails).collect();
    if !filter.takes_amount(node.amount().money()) {
        return false;
    }
    match failed[..] {
        [] => offered.extend(truths),
        [only] => offered.extend(truths.iter().filter(|(aspect, _)| *aspect == only)),
        _ => {}
    }
    failed.is_empty()
}

/// What is true of each line of a project, its total included.
fn truths<'a>(budget: &'a Budget, project: Project<'a>) -> Vec<Vec<Truth<'a>>> {
    let tree = project.funding();
    let implementer = project.outline().implementer();
    let mut all: Vec<Vec<Truth<'a>>> = tree
        .iter()
        .map(|(node, of)| {
            let mut truths = Vec::new();
            if of.amount().status() != Status::Stated {
                truths.push((Aspect::NotPrinted, ""));
            }
            let project = project.id();
            let class = budget.class_of(LineId { project, node });
            truths.push((Aspect::Class, class.map_or("", |it| it.class().name())));
            truths.extend(implementer.map(|name| (Aspect::Implementer, name.text())));
            truths
        })
        .collect();
    let mut add = |at: usize, truth: Truth<'a>| {
        if let Some(truths) = all.get_mut(at).filter(|known| !known.contains(&truth)) {
            truths.push(truth);
        }
    };
    for facet in facets_of(budget, project.id()) {
        let at = facet.line().node.index();
        match facet.kind() {
            FacetKind::OldDebt => add(at, (Aspect::OldDebt, "")),
            FacetKind::Payee => {
                add(at, (Aspect::Payee, ""));
                add(at, (Aspect::Payee, facet.words().text()));
            }
        }
    }
    for (_, check) in checks_of(budget, Some(project.id())) {
        // They are about things, not about the line's money.
        if matches!(check.kind(), CheckKind::Quantity | CheckKind::Year) {
            continue;
        }
        let at = check.node().index();
        add(at, (Aspect::Outcome, check.outcome().name()));
        if check.outcome() != Outcome::Agrees {
            add(at, (Aspect::Outcome, ""));
        }
    }
    all
}

/// How often each is there: by aspect, what stands for any of it first, then the most frequent.
fn tally(offered: &[Truth<'_>]) -> Vec<Offer> {
    let mut counts: Vec<(Truth<'_>, usize)> = Vec::new();
    for truth in offered {
        match counts.binary_search_by(|(known, _)| known.cmp(truth)) {
            Ok(at) => counts[at].1 += 1,
            Err(at) => counts.insert(at, (*truth, 1)),
        }
    }
    order::sort(&mut counts, |(a, of_a), (b, of_b)| {
        let is_named = |truth: &Truth<'_>| truth.0 == Aspect::Payee && !truth.1.is_empty();
        (a.0.cmp(&b.0))
            .then(is_named(a).cmp(&is_named(b)))
            .then(of_b.cmp(of_a))
    });
    counts
        .into_iter()
        .map(|((aspect, value), count)| Offer {
            aspect,
            value: value.to_owned(),
            count,
        })
        .collect()
}

#[cfg(test)]
mod tests;
