//! Which lines a table shows, and in which order.

use super::{Tag, tags};
use crate::budget::{Budget, Project};
use crate::checks::Outcome;
use crate::funding::{Node, NodeId, ProjectId, Status};
use crate::order;

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

/// How many lines are directly below each line.
pub(super) fn children(project: Project<'_>) -> Vec<u32> {
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
