//! The table of one project: a row a funding line.

use std::collections::BTreeSet;

use super::amount;
use crate::budget::{Budget, Project};
use crate::checks::{CheckId, CheckKind, Outcome};
use crate::facets::FacetKind;
use crate::funding::{LineId, Node, NodeId, ProjectId, Relation, Status};
use crate::money::{Money, Unit};

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line.
    pub line: LineId,
    /// Its place: `3.1.1`; empty for the total.
    pub path: String,
    /// How many lines are above it: 0 for the total.
    pub depth: usize,
    /// What it pays for.
    pub label: String,
    /// Whether the label is taken from what surrounds the line.
    pub label_is_borrowed: bool,
    /// The number in the unit asked for; `None` when it is not stated.
    pub amount: Option<String>,
    /// The amount as printed; `None` when it is not printed.
    pub written: Option<String>,
    /// How the line belongs to the one above.
    pub relation: Relation,
    /// Where the amount comes from.
    pub status: Status,
    /// Its share of the project's total, as a percentage.
    pub share: Option<String>,
    /// The same share as the length of a bar, in thousandths: 0 to 1000.
    pub bar: u32,
    /// Which colour: the place of its top line among the top lines, from 0; 0 for the total.
    pub hue: u32,
    /// Whether there are lines below it.
    pub can_expand: bool,
    /// Whether those are shown.
    pub is_expanded: bool,
    /// Whether it is the selected line.
    pub is_selected: bool,
    /// Its place among its siblings, from 1.
    pub position: u32,
    /// How many siblings there are, itself included.
    pub siblings: u32,
    /// What is worth marking on it.
    pub tags: Vec<Tag>,
}

/// Something worth marking on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The money pays for debts of earlier years (旧账).
    OldDebt,
    /// The line is named after who receives the money.
    Payee,
    /// A price times a count, or any check that does not simply agree.
    Check {
        /// The check.
        check: CheckId,
        /// How it came out.
        outcome: Outcome,
    },
}

/// The visible rows of a project without its total, in document order. A row is visible when
/// every line above it, the total aside, is expanded.
#[must_use]
pub fn rows(
    budget: &Budget,
    project: ProjectId,
    expanded: &BTreeSet<NodeId>,
    selected: Option<NodeId>,
    unit: Unit,
) -> Vec<Row> {
    let Some(project) = budget.project(project) else {
        return Vec::new();
    };
    let table = Table::new(budget, project, selected, unit);
    // A subtree is contiguous: below a closed line, all that is deeper stays hidden.
    let mut hidden_below = usize::MAX;
    let mut rows = Vec::new();
    for (id, node) in project.funding().iter() {
        if node.parent().is_none() || node.depth() > hidden_below {
            continue;
        }
        let is_expanded = expanded.contains(&id) && table.children[id.index()] > 0;
        hidden_below = if is_expanded {
            usize::MAX
        } else {
            node.depth()
        };
        rows.push(table.row(id, node, is_expanded));
    }
    rows
}

/// The row of a project's total, for the head or the foot of the table.
#[must_use]
pub fn total_row(
    budget: &Budget,
    project: ProjectId,
    selected: Option<NodeId>,
    unit: Unit,
) -> Option<Row> {
    let project = budget.project(project)?;
    let table = Table::new(budget, project, selected, unit);
    Some(table.row(NodeId::ROOT, project.funding().root(), true))
}

/// Every line of a project that has lines below it: what "expand all" expands.
#[must_use]
pub fn expandable(budget: &Budget, project: ProjectId) -> BTreeSet<NodeId> {
    let tree = budget.project(project).map(|project| project.funding());
    tree.into_iter()
        .flat_map(|tree| tree.iter())
        .filter_map(|(_, node)| node.parent())
        .filter(|parent| *parent != NodeId::ROOT)
        .collect()
}

/// The lines above one, the total aside: what must be expanded for it to be seen.
#[must_use]
pub fn above(budget: &Budget, line: LineId) -> Vec<NodeId> {
    let Some(project) = budget.project(line.project) else {
        return Vec::new();
    };
    let mut above = project.funding().ancestry(line.node);
    above.retain(|id| *id != NodeId::ROOT && *id != line.node);
    above
}

/// Which colour a line has: the place of its top line among the top lines, from 0.
pub(super) fn hue(node: &Node) -> u32 {
    node.place()
        .first()
        .map_or(0, |place| place.saturating_sub(1))
}

/// What all rows of a table share.
struct Table<'a> {
    budget: &'a Budget,
    project: Project<'a>,
    selected: Option<NodeId>,
    unit: Unit,
    total: Option<Money>,
    children: Vec<u32>,
    tags: Vec<Vec<Tag>>,
}

impl<'a> Table<'a> {
    fn new(budget: &'a Budget, project: Project<'a>, selected: Option<NodeId>, unit: Unit) -> Self {
        let tree = project.funding();
        let mut children = vec![0; tree.len()];
        for (_, node) in tree.iter() {
            if let Some(parent) = node.parent() {
                children[parent.index()] += 1;
            }
        }
        Self {
            budget,
            project,
            selected,
            unit,
            total: tree.root().amount().money(),
            children,
            tags: tags(budget, project),
        }
    }

    fn row(&self, id: NodeId, node: &Node, is_expanded: bool) -> Row {
        let amount = node.amount();
        let money = amount.money();
        let siblings = node
            .parent()
            .map_or(1, |parent| self.children[parent.index()]);
        Row {
            line: LineId {
                project: self.project.id(),
                node: id,
            },
            path: node.path(),
            depth: node.depth(),
            label: node.label().text().to_owned(),
            label_is_borrowed: node.label().is_borrowed(),
            amount: amount::number(amount, self.unit),
            written: amount::written(self.budget, amount),
            relation: node.relation(),
            status: amount.status(),
            share: money
                .zip(self.total)
                .and_then(|(part, whole)| amount::share(part, whole)),
            bar: amount::bar(money, self.total),
            hue: hue(node),
            can_expand: self.children[id.index()] > 0,
            is_expanded,
            is_selected: self.selected == Some(id),
            position: node.place().last().copied().unwrap_or(1),
            siblings,
            tags: self.tags[id.index()].clone(),
        }
    }
}

/// The tags of every line of a project, by line.
fn tags(budget: &Budget, project: Project<'_>) -> Vec<Vec<Tag>> {
    let mut tags = vec![Vec::new(); project.funding().len()];
    for facet in budget.facets() {
        let line = facet.line();
        if line.project == project.id()
            && let Some(tags) = tags.get_mut(line.node.index())
        {
            tags.push(match facet.kind() {
                FacetKind::OldDebt => Tag::OldDebt,
                FacetKind::Payee => Tag::Payee,
            });
        }
    }
    for (check, id) in budget.checks().iter().zip((0..).map(CheckId)) {
        let worth = check.kind() == CheckKind::Rate || check.outcome() != Outcome::Agrees;
        if check.project() == project.id()
            && worth
            && let Some(tags) = tags.get_mut(check.node().index())
        {
            tags.push(Tag::Check {
                check: id,
                outcome: check.outcome(),
            });
        }
    }
    tags
}
