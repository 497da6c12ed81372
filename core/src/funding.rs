//! Stage 4: mentions → one [`FundingTree`] a project.
//!
//! A tree says where a project's money goes: the total, the parts that make it up, and what is
//! named as an *of which*. Whether an amount is stated by the document, added up from parts, or
//! not stated is part of its type, and a stated amount cannot be built without the mention that
//! states it.

mod account;
mod build;
mod clause;
mod closing;
mod draft;
mod formula;
mod item;
mod label;
mod naming;
mod own;
mod price;
mod repeat;
mod statement;
mod sum;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod view;
mod words;
mod year;

pub(crate) use build::{Subject, read};
pub(crate) use draft::ends_with;
pub(crate) use price::Price;
pub(crate) use table::bare_sums;
pub use tree::{Amount, Derived, FundingTree, Label, Node, Relation, Stated, Status};
pub(crate) use view::is_view;

use serde::{Deserialize, Serialize};

/// A project of a [`Budget`](crate::Budget), by its number; the body's own statement has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ProjectId(pub(crate) u32);

impl ProjectId {
    /// The body's own expenditure statement
    /// ([`Budget::statement`](crate::Budget::statement)): no project, and counted as 0.
    pub const STATEMENT: Self = Self(0);

    /// The project at an index of [`Budget::projects`](crate::Budget::projects).
    pub(crate) fn at(index: usize) -> Self {
        // A text of at most 128 MiB has fewer projects than that.
        Self(u32::try_from(index).map_or(u32::MAX, |index| index.saturating_add(1)))
    }

    /// Its place in [`Budget::projects`](crate::Budget::projects), from 0; the statement has none.
    #[must_use]
    pub const fn index(self) -> Option<usize> {
        match self.0.checked_sub(1) {
            Some(index) => Some(index as usize),
            None => None,
        }
    }

    /// As people count, from 1; 0 is the statement.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// The place of a [`Node`] in its [`FundingTree`]; the total is [`NodeId::ROOT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The project's total.
    pub const ROOT: Self = Self(0);

    /// As an index of [`FundingTree::iter`], in document order from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One funding line of one project: what [`Budget::node`](crate::Budget::node) finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineId {
    /// The project.
    pub project: ProjectId,
    /// The line in its tree.
    pub node: NodeId,
}
