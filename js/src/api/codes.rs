//! The words of the model that JavaScript sees as codes: the enums of the core, one for one, so that
//! one that is added there does not compile here until it has its name.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Enums of the core under the same names, as strings.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $core:ty { $($variant:ident),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs, reason = "the enum of the core says what each one is")]
        pub enum $name { $($variant),+ }

        impl From<$core> for $name {
            fn from(core: $core) -> Self {
                match core { $(<$core>::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for $core {
            fn from(code: $name) -> Self {
                match code { $($name::$variant => <$core>::$variant),+ }
            }
        }
    )+ };
}

codes! {
    /// The encoding of the document's bytes; of a string, `utf8`.
    Encoding = mingzhang::source::Encoding { Utf8, Utf16Le, Utf16Be, Gb18030 }

    /// A unit in which figures are shown: 元, 千元, 万元 or 亿元. Exact amounts (`yuan`) are always in
    /// 元, whatever the unit.
    Unit = mingzhang::Unit { Yuan, Qianyuan, Wanyuan, Yiyuan }

    /// How a line belongs to the one above: `total` has none above, `part`s make it up together
    /// (组成), `of-which` illustrates it and need not exhaust it (其中).
    Relation = mingzhang::Relation { Total, Part, OfWhich }

    /// Where a line's amount comes from: the document states it (文件载明), it is added up from the
    /// parts below (推算), or neither (未载明), which is not 0.
    Status = mingzhang::Status { Stated, Derived, NotStated }

    /// What a sum of money in the text stands for. `total`, `part` and `of-which` state a line;
    /// `restatement` says one again (共计), `rate` is a price for one of something, `change` and
    /// `prior-year` compare years, `other-years` is money of several years or of one to come,
    /// `threshold` a limit, `balance` what is owned or left over, `context` stands outside of the
    /// funding sections, and of `unclear` it could not be told.
    Role = mingzhang::Role {
        Total, Part, OfWhich, Restatement, Rate, Change, PriorYear, OtherYears, Threshold, Balance,
        Context, Unclear,
    }

    /// How exactly a sum is meant: 约, 不超过, 不低于.
    Qualifier = mingzhang::amounts::Qualifier { About, AtMost, AtLeast }

    /// What a check compares: parts with their line, an amount that is said again, a price times a
    /// count, an of-which with its line, the same number of things in two places, a figure with its
    /// 大写, this year with last year, that change as a percentage, the plan's year with the budget's.
    CheckKind = mingzhang::CheckKind {
        Sum, Restated, Rate, OfWhich, Quantity, InWords, Change, Percentage, Year,
    }

    /// How a check came out: exactly (账平); within what the printed precision leaves open
    /// (四舍五入之内); they differ and the text gives a reason; they differ and it gives none (不符);
    /// a figure is missing (无从核对).
    Outcome = mingzhang::Outcome { Agrees, WithinRounding, Departs, Contradicts, CannotTell }

    /// What a section of a project is about, whatever its heading is called: 项目名称, 立项依据,
    /// 实施单位, 基本概况, 实施内容, 资金安排, 实施计划, 实施成效.
    SectionRole = mingzhang::SectionRole {
        Name, Basis, Implementer, Overview, Content, Funding, Plan, Outcome,
    }

    /// What cuts across projects: money for debts of earlier years (旧账), lines that are named after
    /// who receives the money.
    MarkKind = mingzhang::FacetKind { OldDebt, Payee }

    /// How much of the reading a diagnostic puts in doubt: nothing, or a figure or its place.
    Severity = mingzhang::Severity { Note, Warning }

    /// What was met that is doubtful.
    DiagnosticKind = mingzhang::DiagnosticKind {
        NoProjects, NoFundingSection, NoAmount, TotalNotStated, UnclearMention, NumberTooLong,
        UnnumberedHeading, NoProjectName, TooDeep, TooDense,
    }

    /// Whether a project's money adds up: the worst outcome of its sums and restatements; `derived`
    /// where the total is added up from its parts, `unchecked` where there is nothing to check.
    Seal = mingzhang::views::summary::Seal {
        Balanced, WithinRounding, Departs, Contradicts, Derived, Unchecked,
    }

    /// How the lines of one parent follow each other.
    Order = mingzhang::views::outline::Order { Document, Amount, Share }

    /// What is done with the terms of a check.
    Operator = mingzhang::views::arithmetic::Operator {
        Plus, Times, AtMost, Equals, Minus, MoreBy, LessBy,
    }

    /// What a paragraph is: the heading of a project or section, a short numbered line that is no
    /// sentence, or any other.
    PassageKind = mingzhang::views::evidence::PassageKind { Heading, Subheading, Paragraph }

    /// How the right of two amounts differs from the left.
    Direction = mingzhang::views::compare::Direction {
        More, Less, Same, OnlyRight, OnlyLeft, Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code of each is what the command line prints.
    fn same<C: Serialize>(code: C, name: &str) {
        assert_eq!(serde_json::to_value(code).unwrap(), name);
    }

    #[test]
    fn codes_are_the_names_that_tables_have() {
        for role in mingzhang::Role::ALL {
            same(Role::from(role), role.name());
        }
        for outcome in mingzhang::Outcome::ALL {
            same(Outcome::from(outcome), outcome.name());
        }
        for relation in mingzhang::Relation::ALL {
            same(Relation::from(relation), relation.name());
        }
        for status in mingzhang::Status::ALL {
            same(Status::from(status), status.name());
        }
        for kind in [
            CheckKind::Sum,
            CheckKind::Restated,
            CheckKind::Rate,
            CheckKind::OfWhich,
            CheckKind::Quantity,
            CheckKind::InWords,
            CheckKind::Change,
            CheckKind::Percentage,
            CheckKind::Year,
        ] {
            same(kind, mingzhang::CheckKind::from(kind).name());
        }
        for qualifier in [Qualifier::About, Qualifier::AtMost, Qualifier::AtLeast] {
            same(
                qualifier,
                mingzhang::amounts::Qualifier::from(qualifier).name(),
            );
        }
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Gb18030] {
            let core = mingzhang::source::Encoding::from(encoding);
            assert_eq!(
                serde_json::to_value(encoding).unwrap(),
                serde_json::to_value(core).unwrap()
            );
        }
    }
}
