//! The table of one project: a row a funding line.

use std::collections::BTreeSet;

use super::{amount, checks_of, facets_of};
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
    /// A price times a count, or another check of its money that does not simply agree.
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
    let mut expandable = BTreeSet::new();
    for (_, node) in tree.into_iter().flat_map(|tree| tree.iter()) {
        if let Some(parent) = node.parent().filter(|parent| *parent != NodeId::ROOT) {
            expandable.insert(parent);
        }
    }
    expandable
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
    for facet in facets_of(budget, project.id()) {
        if let Some(tags) = tags.get_mut(facet.line().node.index()) {
            tags.push(match facet.kind() {
                FacetKind::OldDebt => Tag::OldDebt,
                FacetKind::Payee => Tag::Payee,
            });
        }
    }
    for (id, check) in checks_of(budget, Some(project.id())) {
        let worth = match check.kind() {
            CheckKind::Rate => true,
            CheckKind::Sum | CheckKind::Restated | CheckKind::OfWhich => {
                check.outcome() != Outcome::Agrees
            }
            // It is about things, not about the line's money.
            CheckKind::Quantity => false,
        };
        if worth && let Some(tags) = tags.get_mut(check.node().index()) {
            tags.push(Tag::Check {
                check: id,
                outcome: check.outcome(),
            });
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{budget, line};

    fn paths(budget: &Budget, expanded: &BTreeSet<NodeId>) -> Vec<String> {
        rows(budget, ProjectId(0), expanded, None, Unit::Wanyuan)
            .into_iter()
            .map(|row| row.path)
            .collect()
    }

    #[test]
    fn a_row_is_visible_when_all_above_it_is_expanded() {
        let budget = budget();
        let mut expanded = BTreeSet::new();
        assert_eq!(paths(&budget, &expanded), ["1", "2", "3"]);
        expanded.insert(line(&budget, 1, "3").node);
        assert_eq!(paths(&budget, &expanded), ["1", "2", "3", "3.1", "3.2"]);
        let all = expandable(&budget, ProjectId(0));
        assert_eq!(paths(&budget, &all), ["1", "1.1", "2", "3", "3.1", "3.2"]);
        assert_eq!(
            above(&budget, line(&budget, 1, "3.2")),
            [line(&budget, 1, "3").node]
        );
        assert_eq!(above(&budget, line(&budget, 1, "3")), []);
    }

    #[test]
    fn a_row_says_all_that_is_drawn() {
        let budget = budget();
        let owed = line(&budget, 1, "1.1");
        let all = expandable(&budget, ProjectId(0));
        let rows = rows(&budget, ProjectId(0), &all, Some(owed.node), Unit::Yuan);
        let row = &rows[1];
        assert_eq!(row.line, owed);
        assert_eq!(row.depth, 2);
        assert_eq!(row.label, "偿还往年拖欠的书款");
        assert_eq!(row.amount.as_deref(), Some("30,000"));
        assert_eq!(row.written.as_deref(), Some("3.00万元"));
        assert_eq!(
            (row.relation, row.status),
            (Relation::OfWhich, Status::Stated)
        );
        assert_eq!((row.share.as_deref(), row.bar), (Some("25.0%"), 250));
        assert_eq!((row.hue, row.position, row.siblings), (0, 1, 1));
        assert!(!row.can_expand && row.is_selected);
        assert_eq!(row.tags, [Tag::OldDebt]);
        assert_eq!(rows.iter().filter(|row| row.is_selected).count(), 1);
        let last = &rows[5];
        assert_eq!((last.hue, last.position, last.siblings), (2, 2, 2));
    }

    #[test]
    fn a_product_is_marked_whatever_its_outcome() {
        let budget = budget();
        let rows = rows(&budget, ProjectId(0), &BTreeSet::new(), None, Unit::Wanyuan);
        assert!(matches!(
            rows[1].tags[..],
            [Tag::Check {
                outcome: Outcome::Contradicts,
                ..
            }]
        ));
        assert!(rows[2].tags.is_empty());
    }

    #[test]
    fn the_total_is_a_row_of_its_own() {
        let budget = budget();
        let total = total_row(&budget, ProjectId(1), None, Unit::Wanyuan).unwrap();
        assert_eq!((total.path.as_str(), total.depth), ("", 0));
        assert_eq!(total.status, Status::Derived);
        assert_eq!(total.amount.as_deref(), Some("4.000000"));
        assert_eq!(total.written, None);
        assert_eq!((total.share.as_deref(), total.bar), (Some("100.0%"), 1000));
        assert!(total_row(&budget, ProjectId(9), None, Unit::Wanyuan).is_none());
        assert!(rows(&budget, ProjectId(9), &BTreeSet::new(), None, Unit::Yuan).is_empty());
    }
}
