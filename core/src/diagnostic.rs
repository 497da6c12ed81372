//! What can be read but is doubtful.

use serde::{Deserialize, Serialize};

use crate::range::TextRange;

/// A place in the document where the reading is doubtful, with what a person can do about it. The
/// reading goes on all the same; [`Error`](crate::Error) is for what is no document.
///
/// ```
/// # use mingzhang::{Budget, DiagnosticKind, Severity};
/// let budget = Budget::from_text("某某县图书馆，预算3万元。")?;
/// let doubt = &budget.diagnostics()[0];
/// assert_eq!(doubt.kind, DiagnosticKind::NoProjects);
/// assert_eq!(doubt.kind.severity(), Severity::Warning);
/// assert_eq!(doubt.kind.message(), "no project was found in this document");
/// # Ok::<(), mingzhang::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What was met.
    pub kind: DiagnosticKind,
    /// The words it is about.
    pub range: TextRange,
}

/// How much of the reading is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is in doubt.
    Note,
    /// A figure or its place may be read wrongly, or is missing.
    Warning,
}

/// What was met. The words for it in another language are the caller's; the enum is closed, so
/// that a missing translation does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiagnosticKind {
    /// No heading of a known family of documents was found.
    NoProjects,
    /// A project has no section that says how its money is arranged.
    NoFundingSection,
    /// A funding section holds no sum of money.
    NoAmount,
    /// A project does not state its total; it is added up from its parts.
    TotalNotStated,
    /// A sum of money whose role could not be told.
    UnclearMention,
    /// A number too long to be held exactly.
    NumberTooLong,
    /// A section's heading has lost its number.
    UnnumberedHeading,
    /// A project has no name of its own.
    NoProjectName,
    /// More levels or items than are read; what is left out is still text.
    TooDeep,
    /// Sums, items or projects closer together than in any document; they are not read from here
    /// on.
    TooDense,
}

impl DiagnosticKind {
    /// How much is in doubt.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::UnnumberedHeading | Self::TotalNotStated => Severity::Note,
            Self::NoProjects
            | Self::NoFundingSection
            | Self::NoAmount
            | Self::UnclearMention
            | Self::NumberTooLong
            | Self::NoProjectName
            | Self::TooDeep
            | Self::TooDense => Severity::Warning,
        }
    }

    /// One sentence in English.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoProjects => "no project was found in this document",
            Self::NoFundingSection => "this project has no section on its funding",
            Self::NoAmount => "this funding section holds no sum of money",
            Self::TotalNotStated => {
                "the document states no total for this project; it is added up from its parts"
            }
            Self::UnclearMention => "it is unclear what this sum of money stands for",
            Self::NumberTooLong => "this number has too many digits to be held exactly",
            Self::UnnumberedHeading => "this heading has no number",
            Self::NoProjectName => "this project has no name of its own",
            Self::TooDeep => "this is nested deeper than is read",
            Self::TooDense => {
                "sums, items or projects stand closer together here than in any document; they are not read one by one"
            }
        }
    }

    /// What a person can do, in English.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::NoProjects => {
                "the text and its sums of money can still be listed with `mentions`"
            }
            Self::NoFundingSection => "look for a heading such as 六、资金安排情况",
            Self::NoAmount => "the total is shown as not stated",
            Self::TotalNotStated => "the sum is marked as derived",
            Self::UnclearMention => "it is counted in no line; read the sentence",
            Self::NumberTooLong => "it is not read as money; check the digits",
            Self::UnnumberedHeading => "it was recognised by its words",
            Self::NoProjectName => "look for a heading such as 一、项目名称",
            Self::TooDeep => "the words stay in the text of the line above",
            Self::TooDense => "what is before it was read; divide the text to read the rest",
        }
    }
}
