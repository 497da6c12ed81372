//! Two documents side by side, such as those of two years of one body: project by project.

use super::{Budget, ComparedLine, Difference, Direction, align, compared, difference};
use crate::budget::Project;
use crate::funding::NodeId;
use crate::money::{Money, Unit};
use crate::views::{amount, summary};

/// What two documents come to, and project by project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedDocuments {
    /// Whether both name the same body; `None` where one names none.
    pub same_body: Option<bool>,
    /// What the projects of each come to together; `None` where one of them has no amount.
    pub totals: [Option<String>; 2],
    /// How these differ.
    pub difference: Difference,
    /// The totals of the bodies' own statements, where there are some; no part of the others.
    pub statement: Option<ComparedLine>,
    /// The totals of the projects: those of the same name beside each other, in the order of the
    /// left document, what only the right one has at the end.
    pub projects: Vec<ComparedLine>,
}

impl ComparedDocuments {
    /// How many projects changed which way.
    #[must_use]
    pub fn count(&self, direction: Direction) -> usize {
        let differ = self.projects.iter().map(|line| line.difference.direction);
        differ.filter(|found| *found == direction).count()
    }
}

/// Compares two documents.
#[must_use]
pub fn documents(left: &Budget, right: &Budget, unit: Unit) -> ComparedDocuments {
    let all = [left, right].map(|budget| budget.projects().collect::<Vec<Project<'_>>>());
    let names = |side: usize| -> Vec<&str> {
        let projects = all[side].iter();
        projects.map(|project| project.label().text()).collect()
    };
    let root = |side: usize, at: Option<usize>| Some((*all[side].get(at?)?, NodeId::ROOT));
    let pairs = align(&names(0), &names(1));
    let totals: [Option<(Money, i32)>; 2] = [left, right].map(summary::total);
    let body = |budget: &Budget| budget.outline().body().map(|body| body.text().to_owned());
    let statement = |budget| Budget::statement(budget).map(|found| (found, NodeId::ROOT));
    ComparedDocuments {
        same_body: body(left).zip(body(right)).map(|(one, other)| one == other),
        totals: totals.map(|total| total.map(|(money, at)| amount::format(money, at, unit))),
        difference: difference(totals, unit),
        statement: compared([statement(left), statement(right)], unit),
        projects: pairs
            .into_iter()
            .filter_map(|[one, other]| compared([root(0, one), root(1, other)], unit))
            .collect(),
    }
}
