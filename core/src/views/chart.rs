//! What the charts of one project share: which lines are drawn, what the room below a line stands
//! for, and what a bar or a tile says.

use super::span::Span;
use super::{amount, outline};
use crate::budget::{Budget, Project};
use crate::funding::{LineId, Node, NodeId, ProjectId, Relation};
use crate::money::{Interval, Money, Unit};
use crate::order;

/// The width of a chart that is drawn in shares of it.
pub const SCALE: u32 = 100_000;

/// One bar or tile: a line, or a group of lines that are too small to be drawn one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The line; `None` for a group.
    pub line: Option<LineId>,
    /// Its lines: one, or those of the group.
    pub members: Vec<NodeId>,
    /// What the line pays for; empty for a group.
    pub label: String,
    /// Its amount, or what the group comes to.
    pub amount: String,
    /// Its share of the project's total, as a percentage.
    pub share: Option<String>,
    /// How deep: 0 for what is directly below the total.
    pub level: u32,
    /// Where it begins, in the chart's unit.
    pub left: u32,
    /// How wide it is, in the chart's unit.
    pub width: u32,
    /// Which colour: the place of its top line among the top lines, from 0.
    pub hue: u32,
    /// How it belongs to what it is drawn below.
    pub relation: Relation,
    /// Whether it is the selected line, or its group holds that.
    pub is_selected: bool,
    /// Whether it is the selected line or lies above or below it.
    pub is_in_selection: bool,
}

/// One project, ready to be drawn.
pub(super) struct Chart<'a> {
    project: Project<'a>,
    /// The lines below each line, by line.
    children: Vec<Vec<NodeId>>,
    /// From the total down to the selected line.
    selected: Vec<NodeId>,
    unit: Unit,
}

/// A line that is drawn.
pub(super) struct Drawn<'a> {
    pub(super) id: NodeId,
    node: &'a Node,
    pub(super) money: Money,
}

/// What is drawn below a line: from the largest amount to the smallest, the first `thick` of them
/// one by one and the others together.
pub(super) struct Below<'a> {
    pub(super) lines: Vec<Drawn<'a>>,
    pub(super) thick: usize,
    /// The money that all of the room below the line stands for.
    pub(super) whole: Money,
}

impl<'a> Chart<'a> {
    pub(super) fn new(
        budget: &'a Budget,
        project: ProjectId,
        selected: Option<NodeId>,
        unit: Unit,
    ) -> Option<Self> {
        let project = budget.project(project)?;
        Some(Self {
            project,
            children: children(project),
            selected: selected.map_or_else(Vec::new, |id| project.funding().ancestry(id)),
            unit,
        })
    }

    /// What is drawn below a line whose room is `scale` units wide. Two or more lines that take
    /// less than `thinnest` units of it are put together.
    pub(super) fn below(&self, id: NodeId, scale: u32, thinnest: u32) -> Below<'a> {
        let mut lines = self.drawn(id);
        let whole = self.whole(id, &lines);
        order::sort(&mut lines, |a, b| b.money.cmp(&a.money));
        // In order of amount the thin ones are the last.
        let thick = lines.partition_point(|line| {
            let width = line.money.share_of(whole, scale);
            width.is_some_and(|width| width >= i64::from(thinnest))
        });
        let are_several = lines.len() - thick > 1;
        Below {
            thick: if are_several { thick } else { lines.len() },
            lines,
            whole,
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

    /// The money that all of the room below a line stands for.
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
    pub(super) fn cell(&self, lines: &[Drawn<'_>], level: u32, span: Span) -> Option<Cell> {
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
            hue: outline::hue(first.node),
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
pub(super) fn positive(node: &Node) -> Option<Money> {
    let money = node.amount().money()?;
    (money > Money::ZERO).then_some(money)
}
