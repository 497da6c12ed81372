//! Stage 8: budget → what a screen draws.
//!
//! Every function here is pure and every value display-ready: formatted figures, shares, places in
//! a chart, marked words. A screen adds its own words and draws. Nothing is in the words of any
//! interface language: only figures, the document's own words and enums.
//!
//! Amounts are strings in the [`Unit`](crate::Unit) that the caller names, with thousands separators
//! and at least the decimals that the document printed; shares are percentages with one decimal,
//! lengths of bars thousandths, and charts are measured in whole numbers.
//!
//! ```
//! use mingzhang::views::{outline, search, summary};
//! use mingzhang::{Budget, Unit};
//!
//! let document = "项目1.\n一、项目名称\n流动书车。\n六、资金安排情况\n安排资金12.00万元，包括：\n\
//!                 1.购书9.00万元；\n2.燃油3.00万元。";
//! let budget = Budget::from_text(document)?;
//! let summary = summary::summary(&budget, Unit::Yuan);
//! assert_eq!(summary.total.as_deref(), Some("120,000"));
//! for card in &summary.cards {
//!     let rows = outline::rows(&budget, card.project, outline::Shown::all(), None, Unit::Wanyuan);
//!     let shares: Vec<_> = rows.iter().map(|row| (&*row.label, row.share.as_deref())).collect();
//!     assert_eq!(shares, [("购书", Some("75.0%")), ("燃油", Some("25.0%"))]);
//! }
//! // Amounts are found by value, in whatever unit they are typed.
//! assert_eq!(search::search(&budget, "90000", Unit::Wanyuan, 10).count, 1);
//! # Ok::<(), mingzhang::Error>(())
//! ```

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
