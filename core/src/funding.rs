//! Stage 4: mentions → one [`FundingTree`] a project.
//!
//! A tree says where a project's money goes: the total, the parts that make it up, and what is
//! named as an *of which*. Whether an amount is stated by the document, added up from parts, or
//! not stated is part of its type, and a stated amount cannot be built without the mention that
//! states it.

mod build;
mod clause;
mod draft;
mod item;
mod label;
mod own;
mod price;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use build::{Subject, read};
pub(crate) use price::Price;
pub use tree::{Amount, Derived, FundingTree, Label, Node, Relation, Stated, Status};

use serde::{Deserialize, Serialize};

/// The place of a project in [`Budget::projects`](crate::Budget::projects).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ProjectId(pub(crate) u32);

impl ProjectId {
    /// As an index, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// As people count, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0 + 1
    }
}

/// The place of a [`Node`] in its [`FundingTree`]; the total is [`NodeId::ROOT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The project's total.
    pub const ROOT: Self = Self(0);

    /// As an index, in document order.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One funding line of one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineId {
    /// The project.
    pub project: ProjectId,
    /// The line in its tree.
    pub node: NodeId,
}
