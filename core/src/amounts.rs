//! Stage 3: text → every sum of money in it.
//!
//! Figures are found with their units; a [`Role`] says what each sum of money stands for. A role that words
//! alone decide (a rate, a change against last year, a threshold) is told here; those that depend
//! on a figure's place among others (total, part, of which, restatement) are told by
//! [`funding`](crate::funding).

mod number;
mod role;

use serde::{Deserialize, Serialize};

pub(crate) use number::{Measure, Numeral, NumeralKind, scan};
pub(crate) use role::{ClauseRole, by_words};

use crate::funding::{LineId, ProjectId};
use crate::money::{Money, Written};
use crate::outline::SectionRole;
use crate::range::TextRange;

/// The place of a [`Mention`] in [`Budget::mentions`](crate::Budget::mentions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MentionId(pub(crate) u32);

impl MentionId {
    /// As an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A sum of money that the document mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub(crate) range: TextRange,
    pub(crate) written: Written,
    pub(crate) role: Role,
    pub(crate) project: Option<ProjectId>,
    pub(crate) section: Option<SectionRole>,
    pub(crate) line: Option<LineId>,
}

impl Mention {
    /// Where number and unit stand.
    #[must_use]
    pub const fn range(&self) -> TextRange {
        self.range
    }

    /// The number and unit as printed.
    #[must_use]
    pub const fn written(&self) -> Written {
        self.written
    }

    /// The exact sum.
    #[must_use]
    pub fn money(&self) -> Money {
        self.written.money()
    }

    /// What it stands for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The project that mentions it, if it stands in one.
    #[must_use]
    pub const fn project(&self) -> Option<ProjectId> {
        self.project
    }

    /// The section that it stands in.
    #[must_use]
    pub const fn section(&self) -> Option<SectionRole> {
        self.section
    }

    /// The funding line that it is about: for a total, part or of-which the line that it states,
    /// for a restatement the line that it says again, for a rate the line that it leads to.
    #[must_use]
    pub const fn line(&self) -> Option<LineId> {
        self.line
    }
}

/// What a sum of money stands for. Each mention has exactly one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// States a project's total.
    Total,
    /// States a line that, with its siblings, makes up the line above.
    Part,
    /// States a line that illustrates the line above without exhausting it (其中).
    OfWhich,
    /// Says a line's amount again (共计, 合计): no line of its own.
    Restatement,
    /// A price for one of something (每个分馆0.5万元).
    Rate,
    /// A change against another year or plan (比上年增加).
    Change,
    /// An amount of another year (上年执行数).
    PriorYear,
    /// A limit (100万元以上).
    Threshold,
    /// What is owned, owed or left over (结余, 资产).
    Balance,
    /// Money outside the funding sections with no other role.
    Context,
    /// What it stands for could not be told.
    Unclear,
}

impl Role {
    /// Every role, in the order in which they are explained.
    pub const ALL: [Self; 11] = [
        Self::Total,
        Self::Part,
        Self::OfWhich,
        Self::Restatement,
        Self::Rate,
        Self::Change,
        Self::PriorYear,
        Self::Threshold,
        Self::Balance,
        Self::Context,
        Self::Unclear,
    ];

    /// Whether a mention of this role states a funding line.
    #[must_use]
    pub const fn states_a_line(self) -> bool {
        matches!(self, Self::Total | Self::Part | Self::OfWhich)
    }

    /// As the command line prints it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Part => "part",
            Self::OfWhich => "of-which",
            Self::Restatement => "restatement",
            Self::Rate => "rate",
            Self::Change => "change",
            Self::PriorYear => "prior-year",
            Self::Threshold => "threshold",
            Self::Balance => "balance",
            Self::Context => "context",
            Self::Unclear => "unclear",
        }
    }
}
