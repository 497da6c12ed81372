//! The table of one project: a row a funding line.

use super::{amount, checks_of, facets_of};
use crate::budget::{Budget, Project};
use crate::checks::{CheckId, CheckKind, Outcome};
use crate::facets::FacetKind;
use crate::funding::{LineId, Node, NodeId, ProjectId, Relation, Status};
use crate::money::{Money, Unit};
use crate::order;

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

/// Which rows of a table are shown, and in which order.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Whether the lines below a line are shown, where it has some.
    pub is_open: &'a dyn Fn(&Node) -> bool,
    /// How the lines of one parent follow each other.
    pub order: Order,
    /// Only these lines, with what is above them, open or not.
    pub only: Option<Only>,
}

impl Shown<'_> {
    /// Every line, in document order.
    #[must_use]
    pub const fn all() -> Self {
        Self {
            is_open: &|_| true,
            order: Order::Document,
            only: None,
        }
    }
}

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shown")
            .field("order", &self.order)
            .field("only", &self.only)
            .finish_non_exhaustive()
    }
}

/// How the lines of one parent follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the document.
    #[default]
    Document,
    /// The largest amount first; lines without an amount last.
    Amount,
}

/// A kind of line that can be looked at alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Debts of earlier years (旧账).
    OldDebts,
    /// Lines named after who receives the money.
    Payees,
    /// Lines with a check that does not agree exactly.
    Differing,
    /// Lines whose amount the document does not print: derived, or not stated.
    NotPrinted,
}

impl Only {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 4] = [
        Self::OldDebts,
        Self::Payees,
        Self::Differing,
        Self::NotPrinted,
    ];

    fn takes(self, node: &Node, tags: &[Tag]) -> bool {
        match self {
            Self::OldDebts => tags.contains(&Tag::OldDebt),
            Self::Payees => tags.contains(&Tag::Payee),
            Self::Differing => tags.iter().any(
                |tag| matches!(tag, Tag::Check { outcome, .. } if *outcome != Outcome::Agrees),
            ),
            Self::NotPrinted => node.amount().status() != Status::Stated,
        }
    }
}

/// How many lines of a project there are of each kind, in the order of [`Only::ALL`].
#[must_use]
pub fn counts(budget: &Budget, project: ProjectId) -> [usize; 4] {
    let Some(project) = budget.project(project) else {
        return [0; 4];
    };
    let tags = tags(budget, project);
    Only::ALL.map(|only| {
        let lines = project.funding().iter().skip(1);
        lines
            .filter(|(id, node)| only.takes(node, &tags[id.index()]))
            .count()
    })
}

/// A line among those that a table shows, before it is made ready to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line.
    pub node: NodeId,
    /// How many lines are above it: 0 for the total.
    pub depth: usize,
    /// Whether there are lines below it.
    pub can_expand: bool,
    /// Whether those are shown.
    pub is_expanded: bool,
    /// Its place among its shown siblings, from 1.
    pub position: u32,
    /// How many of them there are, itself included.
    pub siblings: u32,
}

/// The lines of a project that a table shows, without its total. A line is visible when every line
/// above it, the total aside, is open, or when it is of the kind asked for or above one that is.
#[must_use]
pub fn listed(budget: &Budget, project: ProjectId, shown: Shown<'_>) -> Vec<Listed> {
    let Some(project) = budget.project(project) else {
        return Vec::new();
    };
    let tree = project.funding();
    let children = children(project);
    let wanted = shown.only.map(|only| wanted(budget, project, only));
    // How many lines each line shows below it, and how many of those have come.
    let mut below = children.clone();
    if let Some(wanted) = &wanted {
        below = vec![0; tree.len()];
        for (id, node) in tree.iter() {
            if let Some(parent) = node.parent().filter(|_| wanted[id.index()]) {
                below[parent.index()] += 1;
            }
        }
    }
    let mut come = vec![0; tree.len()];
    // A subtree is contiguous: below a closed line, all that is deeper stays hidden.
    let mut hidden_below = usize::MAX;
    let mut listed = Vec::new();
    for id in walk(project, shown.order) {
        let Some(node) = tree.get(id) else { continue };
        if node.depth() > hidden_below {
            continue;
        }
        let is_expanded = match &wanted {
            Some(wanted) if !wanted[id.index()] => continue,
            Some(_) => below[id.index()] > 0,
            None => below[id.index()] > 0 && (shown.is_open)(node),
        };
        hidden_below = if is_expanded || wanted.is_some() {
            usize::MAX
        } else {
            node.depth()
        };
        let Some(parent) = node.parent() else {
            continue;
        };
        come[parent.index()] += 1;
        listed.push(Listed {
            node: id,
            depth: node.depth(),
            can_expand: children[id.index()] > 0,
            is_expanded,
            position: come[parent.index()],
            siblings: below[parent.index()],
        });
    }
    listed
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

/// How many lines are directly below each line.
fn children(project: Project<'_>) -> Vec<u32> {
    let tree = project.funding();
    let mut children = vec![0; tree.len()];
    for (_, node) in tree.iter() {
        if let Some(parent) = node.parent() {
            children[parent.index()] += 1;
        }
    }
    children
}

/// The lines below the total, each before those below it.
fn walk(project: Project<'_>, order: Order) -> Vec<NodeId> {
    let tree = project.funding();
    let all = || tree.iter().skip(1);
    if order == Order::Document {
        return all().map(|(id, _)| id).collect();
    }
    // The smallest first, and no amount before that: what is put on a pile last comes first.
    let mut lines: Vec<(NodeId, &Node)> = all().collect();
    lines.reverse();
    order::sort(&mut lines, |a, b| {
        let money = |node: &Node| node.amount().money();
        money(a.1).cmp(&money(b.1))
    });
    let mut below = vec![Vec::new(); tree.len()];
    for (id, node) in lines {
        if let Some(parent) = node.parent() {
            below[parent.index()].push(id);
        }
    }
    let mut walk = Vec::with_capacity(tree.len());
    let mut pile = std::mem::take(&mut below[NodeId::ROOT.index()]);
    while let Some(id) = pile.pop() {
        walk.push(id);
        pile.append(&mut below[id.index()]);
    }
    walk
}

/// Which lines are of a kind, or above one that is.
fn wanted(budget: &Budget, project: Project<'_>, only: Only) -> Vec<bool> {
    let tree = project.funding();
    let tags = tags(budget, project);
    let mut wanted = vec![false; tree.len()];
    for (id, node) in tree.iter().skip(1) {
        if only.takes(node, &tags[id.index()]) {
            for above in tree.ancestry(id) {
                wanted[above.index()] = true;
            }
            wanted[id.index()] = true;
        }
    }
    wanted
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
        let only = |only| Shown {
            is_open: &|_| false,
            only: Some(only),
            ..Shown::all()
        };
        assert_eq!(shown(&budget, only(Only::OldDebts)), ["1", "1.1"]);
        assert_eq!(shown(&budget, only(Only::Differing)), ["2"]);
        assert!(shown(&budget, only(Only::Payees)).is_empty());
        assert_eq!(counts(&budget, ProjectId(1)), [1, 0, 1, 0]);
        assert_eq!(counts(&budget, ProjectId(9)), [0; 4]);
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
