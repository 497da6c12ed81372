//! Which lines a table shows, and in which order.

use crate::budget::{Budget, Project};
use crate::funding::{Node, NodeId, ProjectId};
use crate::order;
use crate::views::filter::FoundLine;

/// Which rows of a table are shown, and in which order.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Whether the lines below a line are shown, where it has some.
    pub is_open: &'a dyn Fn(&Node) -> bool,
    /// How the lines of one parent follow each other.
    pub order: Order,
    /// Only these lines, with what is above them, open or not.
    pub only: Option<&'a [FoundLine]>,
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
    /// The largest share of the project first. Within one project that is the largest amount.
    Share,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Document, Self::Amount, Self::Share];
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
    /// Whether it is not asked for and shows only where something below it stands.
    pub is_context: bool,
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
    let wanted = shown.only.map(|only| wanted(project, only));
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
            is_context: shown.only.is_some_and(|only| !is_among(only, id)),
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

/// Whether a line is among those of its project, which are in order.
fn is_among(only: &[FoundLine], node: NodeId) -> bool {
    only.binary_search_by(|one| one.line.node.cmp(&node))
        .is_ok()
}

/// Which lines are asked for, or above one that is.
fn wanted(project: Project<'_>, only: &[FoundLine]) -> Vec<bool> {
    let tree = project.funding();
    let mut wanted = vec![false; tree.len()];
    for one in only.iter().filter(|one| one.line.project == project.id()) {
        for line in tree.ancestry(one.line.node) {
            wanted[line.index()] = true;
        }
    }
    wanted
}
