//! The icicle: each line a bar under the line that it belongs to, as wide as its money.

mod span;

use span::{Cut, Span};

use super::{amount, summary};
use crate::budget::{Budget, Project};
use crate::funding::{LineId, Node, NodeId, ProjectId, Relation};
use crate::money::{Interval, Money, Unit};
use crate::order;

/// The width of the whole chart.
pub const SCALE: u32 = 100_000;

/// One bar: a line, or a group of lines that are too thin to be drawn one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The line; `None` for a group.
    pub line: Option<LineId>,
    /// The lines of the bar: one, or those of the group.
    pub members: Vec<NodeId>,
    /// What the line pays for; empty for a group.
    pub label: String,
    /// Its amount, or what the group comes to.
    pub amount: String,
    /// Its share of the project's total, as a percentage.
    pub share: Option<String>,
    /// How deep: 0 for what is directly below the total.
    pub level: u32,
    /// Where it begins, in parts of [`SCALE`].
    pub left: u32,
    /// How wide it is, in parts of [`SCALE`].
    pub width: u32,
    /// Which colour: the place of its top line among the top lines, from 0.
    pub hue: u32,
    /// How it belongs to the bar above.
    pub relation: Relation,
    /// Whether it is the selected line, or its group holds that.
    pub is_selected: bool,
    /// Whether it is the selected line or lies above or below it.
    pub is_in_selection: bool,
}

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
    let Some(project) = budget.project(project) else {
        return Vec::new();
    };
    let chart = Chart {
        project,
        children: children(project),
        selected: selected.map_or_else(Vec::new, |id| project.funding().ancestry(id)),
        unit,
        thinnest,
    };
    let mut cells = Vec::new();
    chart.below(NodeId::ROOT, 0, levels, Span::WHOLE, &mut cells);
    cells
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

struct Chart<'a> {
    project: Project<'a>,
    /// The lines below each line, by line.
    children: Vec<Vec<NodeId>>,
    /// From the total down to the selected line.
    selected: Vec<NodeId>,
    unit: Unit,
    thinnest: u32,
}

/// A line that is drawn.
struct Drawn<'a> {
    id: NodeId,
    node: &'a Node,
    money: Money,
}

impl<'a> Chart<'a> {
    fn below(&self, id: NodeId, level: u32, levels: u32, span: Span, cells: &mut Vec<Cell>) {
        if level >= levels || span.width == 0 {
            return;
        }
        let mut drawn = self.drawn(id);
        let whole = self.whole(id, &drawn);
        order::sort(&mut drawn, |a, b| b.money.cmp(&a.money));
        // In order of amount the thin ones are the last.
        let thick = drawn.partition_point(|line| {
            line.money
                .share_of(whole, span.width)
                .is_some_and(|width| width >= i64::from(self.thinnest))
        });
        let thick = if drawn.len() - thick > 1 {
            thick
        } else {
            drawn.len()
        };

        let mut cut = Cut::new(span, whole);
        for line in &drawn[..thick] {
            let span = cut.next(line.money);
            cells.extend(self.cell(std::slice::from_ref(line), level, span));
            self.below(line.id, level + 1, levels, span, cells);
        }
        let thin = &drawn[thick..];
        if !thin.is_empty() {
            let span = cut.next(thin.iter().map(|line| line.money).sum());
            cells.extend(self.cell(thin, level, span));
        }
    }

    /// The lines below one that are drawn.
    fn drawn(&self, id: NodeId) -> Vec<Drawn<'a>> {
        let tree = self.project.funding();
        let below = &self.children[id.index()];
        let nodes = || below.iter().filter_map(|id| Some((*id, tree.get(*id)?)));
        let has_parts = nodes().any(|(_, node)| node.relation() == Relation::Part);
        nodes()
            .filter(|(_, node)| !has_parts || node.relation() == Relation::Part)
            .filter_map(|(id, node)| {
                let money = positive(node)?;
                Some(Drawn { id, node, money })
            })
            .collect()
    }

    /// The money that the full width below a line stands for.
    fn whole(&self, id: NodeId, drawn: &[Drawn<'_>]) -> Money {
        let sum: Money = drawn.iter().map(|line| line.money).sum();
        let line = self.project.funding().get(id).map(Node::amount);
        let Some(money) = line.and_then(|amount| amount.money()) else {
            return sum;
        };
        let stated = line.and_then(|amount| amount.stated());
        let meant = stated.map_or(Interval::exactly(money), |it| it.written().interval());
        let are_parts = drawn
            .iter()
            .all(|line| line.node.relation() == Relation::Part);
        if are_parts && meant.meets(added(drawn)) {
            sum
        } else {
            sum.max(money)
        }
    }

    /// One bar for a line, or for several.
    fn cell(&self, lines: &[Drawn<'_>], level: u32, span: Span) -> Option<Cell> {
        let first = lines.first()?;
        let only = (lines.len() == 1).then_some(first);
        let money = lines.iter().map(|line| line.money).sum();
        let finest = lines
            .iter()
            .filter_map(|line| line.node.amount().resolution())
            .min()?;
        let total = self.project.funding().root().amount().money();
        let holds_selected = lines
            .iter()
            .any(|line| self.selected.last() == Some(&line.id));
        Some(Cell {
            line: only.map(|line| LineId {
                project: self.project.id(),
                node: line.id,
            }),
            members: lines.iter().map(|line| line.id).collect(),
            label: only.map_or_else(String::new, |line| line.node.label().text().to_owned()),
            amount: amount::format(money, finest, self.unit),
            share: total.and_then(|total| amount::share(money, total)),
            level,
            left: span.left,
            width: span.width,
            hue: super::outline::hue(first.node),
            relation: first.node.relation(),
            is_selected: holds_selected,
            is_in_selection: lines.iter().any(|line| self.is_in_selection(line.id)),
        })
    }

    fn is_in_selection(&self, id: NodeId) -> bool {
        let Some(selected) = self.selected.last() else {
            return false;
        };
        self.selected.contains(&id) || self.project.funding().ancestry(id).contains(selected)
    }
}

/// What the lines come to, within the precision in which they are written.
fn added(lines: &[Drawn<'_>]) -> Interval {
    let none = Interval::exactly(Money::ZERO);
    lines.iter().fold(none, |sum, line| {
        let stated = line.node.amount().stated();
        sum.plus(stated.map_or(Interval::exactly(line.money), |it| it.written().interval()))
    })
}

fn children(project: Project<'_>) -> Vec<Vec<NodeId>> {
    let mut children = vec![Vec::new(); project.funding().len()];
    for (id, node) in project.funding().iter() {
        if let Some(parent) = node.parent() {
            children[parent.index()].push(id);
        }
    }
    children
}

/// The amount of a line that can be drawn.
fn positive(node: &Node) -> Option<Money> {
    let money = node.amount().money()?;
    (money > Money::ZERO).then_some(money)
}

#[cfg(test)]
mod tests;
