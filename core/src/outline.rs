//! Stage 2: text → projects and their sections, by role.
//!
//! Headings are found by their words and told apart by the role that a [`Profile`] gives to those
//! words, whether or not their number is there. A profile is data: another family of documents is
//! another value, not another branch.

mod heading;
mod landmark;
mod profile;
mod project;
mod statement;
mod title;

use serde::{Deserialize, Serialize};

pub use profile::{PROFILES, Profile};

pub(crate) use heading::{Numbering, chinese_number, marker};
pub(crate) use project::read;

use crate::range::TextRange;
use crate::source::Quote;

/// What a document is and how it is divided. Every part of it is optional: what no words of the
/// document say is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    pub(crate) title: Option<Quote>,
    pub(crate) body: Option<Quote>,
    pub(crate) fiscal_year: Option<FiscalYear>,
    pub(crate) statement: Option<ProjectOutline>,
    pub(crate) projects: Vec<ProjectOutline>,
}

impl Outline {
    /// The document's title, as printed.
    #[must_use]
    pub const fn title(&self) -> Option<&Quote> {
        self.title.as_ref()
    }

    /// Whose budget it is (单位, 部门): the name in the title, or after 部门名称 and the like.
    #[must_use]
    pub const fn body(&self) -> Option<&Quote> {
        self.body.as_ref()
    }

    /// The year that the budget is for, of our era, and where it is printed.
    #[must_use]
    pub const fn fiscal_year(&self) -> Option<FiscalYear> {
        self.fiscal_year
    }

    /// The body's own expenditure statement (预算编制说明), where the document has one.
    #[must_use]
    pub const fn statement(&self) -> Option<&ProjectOutline> {
        self.statement.as_ref()
    }

    /// The projects, in document order.
    #[must_use]
    pub fn projects(&self) -> &[ProjectOutline] {
        &self.projects
    }
}

/// The year that a budget is for, and where the document says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiscalYear {
    /// The year of our era.
    pub year: u16,
    /// Where it is printed.
    pub range: TextRange,
}

/// One project's place in the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectOutline {
    pub(crate) range: TextRange,
    pub(crate) heading: Option<TextRange>,
    pub(crate) name: Option<Quote>,
    pub(crate) implementer: Option<Quote>,
    pub(crate) sections: Vec<Section>,
}

impl ProjectOutline {
    /// All that belongs to the project.
    #[must_use]
    pub const fn range(&self) -> TextRange {
        self.range
    }

    /// The words that begin it (项目1.), where there are such.
    #[must_use]
    pub const fn heading(&self) -> Option<TextRange> {
        self.heading
    }

    /// Its name, where it has one: what stands below 项目名称, or what its title is made of.
    #[must_use]
    pub const fn name(&self) -> Option<&Quote> {
        self.name.as_ref()
    }

    /// Who carries it out (实施单位).
    #[must_use]
    pub const fn implementer(&self) -> Option<&Quote> {
        self.implementer.as_ref()
    }

    /// Its sections, in document order, without overlap. Two can have the same role.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The first section of a role.
    #[must_use]
    pub fn section(&self, role: SectionRole) -> Option<&Section> {
        self.sections.iter().find(|section| section.role == role)
    }
}

/// One section of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What it is about.
    pub role: SectionRole,
    /// Its heading as printed, with its number where it has one.
    pub heading: TextRange,
    /// What stands below the heading.
    pub content: TextRange,
}

/// What a section is about, whatever its heading is called: the eight sections of the
/// 重点领域财政项目文本, by which those of other families are named too. [`Profile::headings`] has the
/// words of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionRole {
    /// 项目名称
    Name,
    /// 立项依据
    Basis,
    /// 实施单位
    Implementer,
    /// 基本概况
    Overview,
    /// 实施内容
    Content,
    /// 资金安排
    Funding,
    /// 实施计划
    Plan,
    /// 实施成效
    Outcome,
}

impl SectionRole {
    /// Every role, in the order in which documents have them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Basis,
        Self::Implementer,
        Self::Overview,
        Self::Content,
        Self::Funding,
        Self::Plan,
        Self::Outcome,
    ];
}
