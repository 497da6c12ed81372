//! 明账: reads the official prose of a Chinese government budget into exact, sourced figures.
//!
//! Bytes of a document go in at one end, and a person can follow every yuan at the other. Each
//! stage is a pure function of those above it and imports only from them:
//!
//! 1. [`source`]: bytes → [`SourceText`], the text in which every later position is a range;
//! 2. [`outline`]: text → [`Outline`], the projects and their sections by role;
//! 3. [`amounts`]: text → [`Mention`]s, every sum of money with its role;
//! 4. [`funding`]: mentions → one [`FundingTree`] a project;
//! 5. [`checks`]: trees → [`Check`]s, the arithmetic that a reader can redo;
//! 6. [`facets`]: trees → [`Facet`]s, what cuts across projects: old debts, payees; and
//!    [`classes`]: the likely economic class of each line, always inferred;
//! 7. [`budget`]: all of it → [`Budget`], the one value that everything else reads;
//! 8. [`views`]: budget → what a screen draws;
//! 9. [`export`]: budget → tables for other programs.
//!
//! ```
//! let document = "某某县图书馆2024年部门预算\n项目1.\n一、项目名称\n流动书车。\n\
//!                 六、资金安排情况\n本项目安排资金3.00万元，包括：\n1.购书2.00万元；\n2.燃油1.00万元。";
//! let budget = mingzhang::Budget::read(document.as_bytes())?;
//! for project in budget.projects() {
//!     let total = project.funding().root().amount().money();
//!     assert_eq!(total.map(|m| m.to_string()).as_deref(), Some("30000"));
//!     assert_eq!(project.funding().len(), 3);
//! }
//! # Ok::<(), mingzhang::Error>(())
//! ```
//!
//! # What holds everywhere
//!
//! - A place is a [`TextRange`]: bytes of [`SourceText::text`] as UTF-8, the end not included. Every
//!   figure has one, and it is the evidence for the figure.
//! - Money is [`Money`]: exact, in 元, at most 28 digits, never a float. Views show it in a [`Unit`]
//!   that their caller names; tables and JSON are always in 元.
//! - What the document states, what is added up and what is not stated differ in type ([`Amount`]);
//!   none of them is 0 unless the document says 0.
//! - Places in lists ([`MentionId`], [`CheckId`], [`NodeId`]) hold for the budget that they came from.
//! - The same bytes give the same budget everywhere, in time that grows linearly with them.
//!
//! # Features
//!
//! `gb18030` decodes that encoding; without it only UTF-8 and UTF-16 are read, unless another
//! [`Decode`](source::Decode) is given. `json` has [`Budget::to_json`] and `Budget::from_json`. Both
//! are on by default and neither is needed.
//!
//! Reading never fails because a document is odd: what cannot be understood becomes a
//! [`Diagnostic`]. It fails with [`Error`] only when there is no document to read.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![warn(clippy::missing_errors_doc, clippy::missing_panics_doc)]

pub mod amounts;
pub mod budget;
pub mod checks;
pub mod classes;
pub mod diagnostic;
pub mod error;
pub mod export;
pub mod facets;
pub mod funding;
mod limits;
pub mod money;
mod order;
pub mod outline;
pub mod range;
pub mod source;
pub mod views;
mod words;

pub use amounts::{Mention, MentionId, Role};
pub use budget::{Budget, Project};
pub use checks::{Check, CheckId, CheckKind, Outcome};
pub use classes::{EconomicClass, InferredClass};
pub use diagnostic::{Diagnostic, DiagnosticKind, Severity};
pub use error::Error;
pub use facets::{Facet, FacetKind};
pub use funding::{Amount, FundingTree, Label, LineId, Node, NodeId, ProjectId, Relation, Status};
pub use money::{Interval, Money, Unit, Written};
pub use outline::{Outline, Section, SectionRole};
pub use range::TextRange;
pub use source::{Quote, SourceText};
