//! The icicle: each line a bar under the line that it belongs to, as wide as its money.

use super::chart::{Chart, positive};
use super::span::{Cut, Span};
use super::{amount, summary};
use crate::budget::Budget;
use crate::funding::{NodeId, ProjectId};
use crate::money::Unit;

pub use super::chart::{Cell, SCALE};

/// One project in the band of the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandCell {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub label: String,
    /// Its total.
    pub amount: String,
    /// Its share of the document's total, as a percentage.
    pub share: Option<String>,
    /// Where it begins, in parts of [`SCALE`].
    pub left: u32,
    /// How wide it is, in parts of [`SCALE`].
    pub width: u32,
    /// Which colour: its place among the projects, from 0.
    pub hue: u32,
}

/// The bars of a project, `levels` deep: each bar before those below it, siblings from the largest
/// amount to the smallest.
///
/// Parts that agree with their line, exactly or within rounding, tile it exactly. Of-whiches, and
/// parts that come to less, take their share from the left and leave the rest empty; what comes to
/// more is scaled down to fit. Below a line that has both, only the parts are drawn. A line with
/// no amount, or none above zero, is in the table only. Two or more siblings thinner than
/// `thinnest` are one bar at the end, under their exact sum.
#[must_use]
pub fn icicle(
    budget: &Budget,
    project: ProjectId,
    selected: Option<NodeId>,
    unit: Unit,
    levels: u32,
    thinnest: u32,
) -> Vec<Cell> {
    let mut cells = Vec::new();
    if let Some(chart) = Chart::new(budget, project, selected, unit) {
        bars(
            &chart,
            NodeId::ROOT,
            0,
            levels,
            (Span::WHOLE, thinnest),
            &mut cells,
        );
    }
    cells
}

/// Draws what is below a line into its span; deeper than `levels` nothing is drawn.
fn bars(
    chart: &Chart<'_>,
    id: NodeId,
    level: u32,
    levels: u32,
    (span, thinnest): (Span, u32),
    cells: &mut Vec<Cell>,
) {
    if level >= levels || span.width == 0 {
        return;
    }
    let below = chart.below(id, span.width, thinnest);
    let (thick, thin) = below.lines.split_at(below.thick);
    let mut cut = Cut::new(span, below.whole);
    for line in thick {
        let span = cut.next(line.money);
        cells.extend(chart.cell(std::slice::from_ref(line), level, span));
        bars(chart, line.id, level + 1, levels, (span, thinnest), cells);
    }
    if !thin.is_empty() {
        let span = cut.next(thin.iter().map(|line| line.money).sum());
        cells.extend(chart.cell(thin, level, span));
    }
}

/// The projects of the document as one band, in document order; those without an amount above
/// zero are left out.
#[must_use]
pub fn band(budget: &Budget, unit: Unit) -> Vec<BandCell> {
    let drawn: Vec<_> = budget
        .projects()
        .filter_map(|project| {
            let money = positive(project.funding().root())?;
            Some((project, money))
        })
        .collect();
    let whole = drawn.iter().map(|(_, money)| *money).sum();
    let total = summary::total(budget).map(|(money, _)| money);
    let mut cut = Cut::new(Span::WHOLE, whole);
    drawn
        .iter()
        .filter_map(|(project, money)| {
            let root = project.funding().root();
            let span = cut.next(*money);
            Some(BandCell {
                project: project.id(),
                label: root.label().text().to_owned(),
                amount: amount::number(root.amount(), unit)?,
                share: total.and_then(|total| amount::share(*money, total)),
                left: span.left,
                width: span.width,
                hue: project.id().number().saturating_sub(1),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
