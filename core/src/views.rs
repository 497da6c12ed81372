//! Stage 8: budget → what a screen draws.
//!
//! Every function here is pure and every value display-ready: formatted figures, shares, places in
//! a chart, marked words. A screen adds its own words and draws. Nothing is in the words of any
//! interface language: only figures, the document's own words and enums.

pub mod amount;
pub mod arithmetic;
mod chart;
pub mod compare;
pub mod evidence;
pub mod facets;
pub mod filter;
pub mod icicle;
pub mod outline;
pub mod search;
mod span;
pub mod summary;
pub mod topics;
pub mod treemap;

#[cfg(test)]
mod any_document;
#[cfg(test)]
pub(crate) mod example;

use crate::budget::Budget;
use crate::checks::{Check, CheckId};
use crate::facets::Facet;
use crate::funding::ProjectId;

/// The checks of a project, or of the whole document, in document order.
fn checks_of(
    budget: &Budget,
    project: Option<ProjectId>,
) -> impl Iterator<Item = (CheckId, &Check)> {
    let all = budget.checks();
    let (first, after) = project.map_or((0, all.len()), |project| {
        (
            all.partition_point(|check| check.project() < project),
            all.partition_point(|check| check.project() <= project),
        )
    });
    let ids = (first..).map(|at| CheckId(u32::try_from(at).unwrap_or(u32::MAX)));
    // Checks are in order; of a saved reading in disorder there are none rather than a panic.
    ids.zip(all.get(first..after).unwrap_or_default())
}

/// The marks on the lines of a project, in document order.
fn facets_of(budget: &Budget, project: ProjectId) -> &[Facet] {
    let all = budget.facets();
    let first = all.partition_point(|facet| facet.line().project < project);
    let after = all.partition_point(|facet| facet.line().project <= project);
    all.get(first..after).unwrap_or_default()
}
