//! Stage 7: all that was read, as one value.

use serde::{Deserialize, Serialize};

use crate::amounts::{Mention, MentionId};
use crate::checks::{Check, CheckId};
use crate::classes::InferredClass;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::facets::Facet;
use crate::funding::{FundingTree, Label, LineId, Node, ProjectId};
use crate::outline::{Outline, ProjectOutline};
use crate::source::{Decode, SourceText};

mod read;
mod saved;
mod verify;

#[cfg(feature = "json")]
pub(crate) use verify::Unverified;

/// One disclosure document (部门预算) of one body for one fiscal year: its text and everything
/// that was read from it.
///
/// Serialises without loss. A saved reading is accepted only if each of its figures stands in its
/// text where it says.
///
/// ```
/// use mingzhang::{Amount, Budget, Outcome};
///
/// let document = "青溪县图书馆2025年部门预算\n项目1.\n一、项目名称\n阅览室改造。\n\
///                 六、资金安排情况\n本项目安排资金3.00万元，包括：\n1.门窗2.00万元；\n2.书架1.00万元。";
/// let budget = Budget::read(document.as_bytes())?;
/// assert_eq!(budget.outline().fiscal_year().map(|it| it.year), Some(2025));
/// for project in budget.projects() {
///     assert_eq!(project.label().text(), "阅览室改造");
///     // The total is stated, and these are the words that state it.
///     let total = project.funding().root();
///     assert!(matches!(total.amount(), Amount::Stated(_)));
///     assert_eq!(budget.source().slice(total.evidence()), "3.00万元");
/// }
/// // It can be redone by hand.
/// assert!(budget.checks().iter().all(|it| it.outcome() == Outcome::Agrees));
/// # Ok::<(), mingzhang::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "verify::Unverified")]
pub struct Budget {
    source: SourceText,
    outline: Outline,
    mentions: Vec<Mention>,
    statement: Option<FundingTree>,
    funding: Vec<FundingTree>,
    checks: Vec<Check>,
    facets: Vec<Facet>,
    classes: Vec<InferredClass>,
    diagnostics: Vec<Diagnostic>,
}

/// One funded project (项目), or the body's own expenditure statement: its outline and its
/// breakdown.
#[derive(Clone, Copy, Debug)]
pub struct Project<'a> {
    id: ProjectId,
    outline: &'a ProjectOutline,
    funding: &'a FundingTree,
}

impl Budget {
    /// Reads a document: text in UTF-8, UTF-16 (by its byte order mark) or, with the feature
    /// `gb18030`, GB 18030. Files of other formats are opened by the crate `mingzhang-formats`.
    ///
    /// # Errors
    /// When there is no document to read: [`Error::is_empty`], [`Error::is_too_large`] past
    /// [`SourceText::MOST_BYTES`], [`Error::is_not_text`]. A document that is odd is no error; see
    /// [`diagnostics`](Self::diagnostics).
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        SourceText::decode(bytes).map(Self::from_source)
    }

    /// Reads a document with another decoder for what is not Unicode, such as a browser's own.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub fn read_with(bytes: &[u8], decoder: &impl Decode) -> Result<Self, Error> {
        SourceText::decode_with(bytes, decoder).map(Self::from_source)
    }

    /// Reads a document that is text already.
    ///
    /// # Errors
    /// When there are no words, or more bytes than [`SourceText::MOST_BYTES`].
    pub fn from_text(text: impl Into<String>) -> Result<Self, Error> {
        SourceText::from_text(text).map(Self::from_source)
    }

    /// Reads decoded text. Every text gives a budget, if one without projects: what could not be
    /// understood is in [`diagnostics`](Self::diagnostics), and every sum of money is in
    /// [`mentions`](Self::mentions), whatever became of it.
    #[must_use]
    pub fn from_source(source: SourceText) -> Self {
        read::read(source)
    }

    /// The text that every range refers to.
    #[must_use]
    pub const fn source(&self) -> &SourceText {
        &self.source
    }

    /// What the document is and how it is divided.
    #[must_use]
    pub const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Every sum of money in the text, in document order, each with exactly one
    /// [`Role`](crate::Role).
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// One sum of money; `None` for an id of another budget that is past the end of this one.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.index())
    }

    /// The projects, in document order. None in a document of no known family.
    pub fn projects(&self) -> impl ExactSizeIterator<Item = Project<'_>> {
        let outlines = self.outline.projects.iter();
        outlines
            .zip(&self.funding)
            .enumerate()
            .map(|(at, (outline, funding))| Project {
                id: ProjectId::at(at),
                outline,
                funding,
            })
    }

    /// The body's own expenditure statement (支出预算 and its subject items), where the document
    /// has one. The projects' money is part of it: the two are never added up.
    #[must_use]
    pub fn statement(&self) -> Option<Project<'_>> {
        self.project(ProjectId::STATEMENT)
    }

    /// Every breakdown: the statement's, where there is one, then those of the projects.
    pub fn breakdowns(&self) -> impl Iterator<Item = Project<'_>> {
        self.statement().into_iter().chain(self.projects())
    }

    /// One project, or the statement; `None` where the document has none of that id.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<Project<'_>> {
        let (outline, funding) = match id.index() {
            None => (self.outline.statement.as_ref()?, self.statement.as_ref()?),
            Some(at) => (self.outline.projects.get(at)?, self.funding.get(at)?),
        };
        Some(Project {
            id,
            outline,
            funding,
        })
    }

    /// One funding line; `None` where the document has no such line.
    #[must_use]
    pub fn node(&self, line: LineId) -> Option<&Node> {
        let tree = match line.project.index() {
            None => self.statement.as_ref(),
            Some(at) => self.funding.get(at),
        };
        tree?.get(line.node)
    }

    /// Every check, in document order by project.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// One check; `None` where the document has none of that id.
    #[must_use]
    pub fn check(&self, id: CheckId) -> Option<&Check> {
        self.checks.get(id.index())
    }

    /// Marks that cut across projects, in document order.
    #[must_use]
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The likely economic classes of lines, inferred from their words, in document order. A line
    /// whose words point nowhere has none.
    #[must_use]
    pub fn classes(&self) -> &[InferredClass] {
        &self.classes
    }

    /// The likely economic class of a line, where its words tell.
    #[must_use]
    pub fn class_of(&self, line: LineId) -> Option<&InferredClass> {
        let at = self.classes.partition_point(|it| it.line < line);
        self.classes.get(at).filter(|found| found.line == line)
    }

    /// What is doubtful about the reading, in document order; empty when nothing is.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl<'a> Project<'a> {
    /// Its place in the document, which [`Budget::project`] takes.
    #[must_use]
    pub const fn id(self) -> ProjectId {
        self.id
    }

    /// Where it stands in the text and how it is divided into sections.
    #[must_use]
    pub const fn outline(self) -> &'a ProjectOutline {
        self.outline
    }

    /// Where its money goes (资金构成). Of a project without amounts, a total that is not stated and
    /// no lines.
    #[must_use]
    pub const fn funding(self) -> &'a FundingTree {
        self.funding
    }

    /// What it is called: its name, or, marked as borrowed, what surrounds it.
    #[must_use]
    pub fn label(self) -> &'a Label {
        self.funding.root().label()
    }
}
