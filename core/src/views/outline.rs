//! The table of one project: a row a funding line.

mod listing;

pub use listing::{Listed, Order, Shown, listed};

use super::{amount, checks_of, facets_of};
use crate::budget::{Budget, Project};
use crate::checks::{CheckId, CheckKind, Outcome};
use crate::facets::FacetKind;
use crate::funding::{LineId, Node, NodeId, ProjectId, Relation, Status};
use crate::money::{Money, Unit};
use listing::children;

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

/// Some of the lines that a table shows, as rows.
#[must_use]
pub fn rows_of(
    budget: &Budget,
    project: ProjectId,
    listed: &[Listed],
    selected: Option<NodeId>,
    unit: Unit,
) -> Vec<Row> {
    let Some(project) = budget.project(project) else {
        return Vec::new();
    };
    let table = Table::new(budget, project, selected, unit);
    let row = |one: &Listed| {
        let node = project.funding().get(one.node)?;
        let mut row = table.row(one.node, node, one.is_expanded);
        row.position = one.position;
        row.siblings = one.siblings;
        Some(row)
    };
    listed.iter().filter_map(row).collect()
}

/// The visible rows of a project without its total: those of [`listed`].
#[must_use]
pub fn rows(
    budget: &Budget,
    project: ProjectId,
    shown: Shown<'_>,
    selected: Option<NodeId>,
    unit: Unit,
) -> Vec<Row> {
    let listed = listed(budget, project, shown);
    rows_of(budget, project, &listed, selected, unit)
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
        Self {
            budget,
            project,
            selected,
            unit,
            total: project.funding().root().amount().money(),
            children: children(project),
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
            CheckKind::Sum
            | CheckKind::Restated
            | CheckKind::OfWhich
            | CheckKind::InWords
            | CheckKind::Change
            | CheckKind::Percentage => check.outcome() != Outcome::Agrees,
            // It is about things, not about the line's money.
            CheckKind::Quantity | CheckKind::Year => false,
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
    use crate::views::filter::{Aspect, Filter, find};

    fn paths(budget: &Budget, is_open: &dyn Fn(&Node) -> bool) -> Vec<String> {
        shown(
            budget,
            Shown {
                is_open,
                ..Shown::all()
            },
        )
    }

    fn shown(budget: &Budget, shown: Shown<'_>) -> Vec<String> {
        rows(budget, ProjectId(1), shown, None, Unit::Wanyuan)
            .into_iter()
            .map(|row| row.path)
            .collect()
    }

    #[test]
    fn a_row_is_visible_when_all_above_it_is_expanded() {
        let budget = budget();
        assert_eq!(paths(&budget, &|_| false), ["1", "2", "3"]);
        let third = |node: &Node| node.place() == [3];
        assert_eq!(paths(&budget, &third), ["1", "2", "3", "3.1", "3.2"]);
        let all = ["1", "1.1", "2", "3", "3.1", "3.2"];
        assert_eq!(paths(&budget, &|_| true), all);
    }

    #[test]
    fn the_largest_come_first_among_their_siblings() {
        let budget = Budget::from_text(
            "项目1.\n一、项目名称\n甲\n六、资金安排情况\n包括：\n1.乙1.00万元；\n2.丙3.00万元，包括丁1.00万元，戊2.00万元；\n3.己3.00万元。\n",
        )
        .unwrap();
        let order = Order::Amount;
        let by_amount = Shown {
            order,
            ..Shown::all()
        };
        assert_eq!(shown(&budget, by_amount), ["2", "2.2", "2.1", "3", "1"]);
        let rows = rows(&budget, ProjectId(1), by_amount, None, Unit::Wanyuan);
        let places: Vec<_> = rows
            .iter()
            .map(|row| (row.position, row.siblings))
            .collect();
        assert_eq!(places, [(1, 3), (1, 2), (2, 2), (2, 3), (3, 3)]);
    }

    #[test]
    fn a_kind_of_line_stands_below_what_it_belongs_to() {
        let budget = budget();
        let only = |aspect, value: &str| {
            let filter = Filter::default().toggled(aspect, value);
            find(&budget, Some(ProjectId(1)), &filter, Unit::Yuan).lines
        };
        let closed = |only| Shown {
            is_open: &|_| false,
            only: Some(only),
            ..Shown::all()
        };
        let debts = only(Aspect::OldDebt, "");
        assert_eq!(shown(&budget, closed(&debts)), ["1", "1.1"]);
        let context = listed(&budget, ProjectId(1), closed(&debts));
        let context: Vec<bool> = context.iter().map(|one| one.is_context).collect();
        assert_eq!(context, [true, false]);
        let differing = only(Aspect::Outcome, "");
        assert_eq!(shown(&budget, closed(&differing)), ["2"]);
        assert!(shown(&budget, closed(&[])).is_empty());
    }

    #[test]
    fn a_row_says_all_that_is_drawn() {
        let budget = budget();
        let owed = line(&budget, 1, "1.1");
        let rows = rows(
            &budget,
            ProjectId(1),
            Shown::all(),
            Some(owed.node),
            Unit::Yuan,
        );
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
        let closed = Shown {
            is_open: &|_| false,
            ..Shown::all()
        };
        let rows = rows(&budget, ProjectId(1), closed, None, Unit::Wanyuan);
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
        let total = total_row(&budget, ProjectId(2), None, Unit::Wanyuan).unwrap();
        assert_eq!((total.path.as_str(), total.depth), ("", 0));
        assert_eq!(total.status, Status::Derived);
        assert_eq!(total.amount.as_deref(), Some("4.000000"));
        assert_eq!(total.written, None);
        assert_eq!((total.share.as_deref(), total.bar), (Some("100.0%"), 1000));
        assert!(total_row(&budget, ProjectId(10), None, Unit::Wanyuan).is_none());
        assert!(rows(&budget, ProjectId(10), Shown::all(), None, Unit::Yuan).is_empty());
    }
}
