//! What each part of a reading consists of, in the order in which it is written.
//!
//! Whatever is changed here, or in the parts, changes the form: the version of the reader sees to
//! it that no older reading is taken up.

use super::{Input, Output, Saved};
use crate::amounts::{Further, InWords, Mention, MentionId, Qualified, Qualifier, Role};
use crate::checks::{Check, CheckKind, Figure, Outcome, Term};
use crate::classes::{EconomicClass, InferredClass};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::facets::{Facet, FacetKind};
use crate::funding::{Label, LineId, NodeId, ProjectId, Relation};
use crate::money::{Money, Unit, Written};
use crate::outline::{FiscalYear, Outline, ProjectOutline, Section, SectionRole};

/// Saves a struct as its fields, one after the other.
macro_rules! fields {
    ($($type:ident { $($field:tt),* $(,)? })*) => {$(
        impl Saved for $type {
            fn put(&self, to: &mut Output) {
                $(self.$field.put(to);)*
            }

            fn take(from: &mut Input<'_>) -> Self {
                Self { $($field: Saved::take(from)),* }
            }
        }
    )*};
}

/// Saves an enum as the number of its variant and the fields of that, each with a name for it.
macro_rules! variants {
    ($($type:ident { $($number:literal $variant:ident $({ $($field:tt: $name:ident),* })?,)* })*) => {$(
        impl Saved for $type {
            fn put(&self, to: &mut Output) {
                match self {
                    $(Self::$variant { $($($field: $name),*)? } => {
                        to.byte($number);
                        $($($name.put(to);)*)?
                    })*
                }
            }

            fn take(from: &mut Input<'_>) -> Self {
                match from.byte() {
                    $($number => Self::$variant { $($($field: Saved::take(from)),*)? },)*
                    // What is spoilt gives 0.
                    _ => {
                        from.spoil();
                        Self::take(from)
                    }
                }
            }
        }
    )*};
}

fields! {
    MentionId { 0 }
    ProjectId { 0 }
    NodeId { 0 }
    LineId { project, node }

    Outline { title, body, fiscal_year, statement, projects }
    FiscalYear { year, range }
    ProjectOutline { range, heading, name, implementer, sections }
    Section { role, heading, content }

    Mention { range, written, role, project, section, line, more }
    Further { upto, in_words, qualifier, unit }
    InWords { written, range }
    Qualified { qualifier, range }

    Label { words, borrowed }

    Check { kind, outcome, project, node, terms, stated, computed, difference, reason }
    Facet { kind, line, words }
    InferredClass { line, class, words }
    Diagnostic { kind, range }
}

variants! {
    Unit {
        0 Yuan,
        1 Qianyuan,
        2 Wanyuan,
        3 Yiyuan,
    }
    Role {
        0 Total,
        1 Part,
        2 OfWhich,
        3 Restatement,
        4 Rate,
        5 Change,
        6 PriorYear,
        7 OtherYears,
        8 Threshold,
        9 Balance,
        10 Context,
        11 Unclear,
    }
    Qualifier {
        0 About,
        1 AtMost,
        2 AtLeast,
    }
    SectionRole {
        0 Name,
        1 Basis,
        2 Implementer,
        3 Overview,
        4 Content,
        5 Funding,
        6 Plan,
        7 Outcome,
    }
    Relation {
        0 Total,
        1 Part,
        2 OfWhich,
    }
    CheckKind {
        0 Sum,
        1 Restated,
        2 Rate,
        3 OfWhich,
        4 Quantity,
        5 InWords,
        6 Change,
        7 Percentage,
        8 Year,
    }
    Outcome {
        0 Agrees,
        1 WithinRounding,
        2 Departs,
        3 Contradicts,
        4 CannotTell,
    }
    Term {
        0 Printed { written: written, range: range },
        1 Added { money: money, resolution: resolution, range: range },
        2 Count { number: number, of: of, range: range },
        3 Missing { of: of, range: range },
    }
    Figure {
        0 Money { 0: money },
        1 Count { number: number, of: of },
    }
    FacetKind {
        0 OldDebt,
        1 Payee,
    }
    DiagnosticKind {
        0 NoProjects,
        1 NoFundingSection,
        2 NoAmount,
        3 TotalNotStated,
        4 UnclearMention,
        5 NumberTooLong,
        6 UnnumberedHeading,
        7 NoProjectName,
        8 TooDeep,
        9 TooDense,
    }
}

impl Saved for Money {
    fn put(&self, to: &mut Output) {
        self.yuan().put(to);
    }

    fn take(from: &mut Input<'_>) -> Self {
        Self::from_yuan(Saved::take(from))
    }
}

impl Saved for Written {
    fn put(&self, to: &mut Output) {
        self.number().put(to);
        self.unit().put(to);
    }

    #[inline(never)]
    fn take(from: &mut Input<'_>) -> Self {
        let written = Self::new(Saved::take(from), Saved::take(from));
        from.or(written, Self::ZERO)
    }
}

impl Saved for EconomicClass {
    fn put(&self, to: &mut Output) {
        self.code().put(to);
    }

    fn take(from: &mut Input<'_>) -> Self {
        let class = u16::take(from).try_into().ok();
        from.or(class, Self::FIRST)
    }
}
