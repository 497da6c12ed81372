//! Two documents, or two projects, side by side.

use mingzhang::views::compare::{
    ComparedDocuments, ComparedLine as Pair, ComparedSection as Sections, Comparison as Compared,
    Difference as Differs, Sentence as Said, Side as One,
};
use serde::Serialize;
use tsify::Tsify;

use super::codes::{Direction, Relation, SectionRole};
use super::offsets::TextRange;
use super::records::Reading;
use super::views::LineKey;

/// What two documents come to, and project by project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct DocumentComparison {
    /// Whether both name the same body; `null` where one names none.
    pub same_body: Option<bool>,
    /// What the projects of the left come to together; `null` where one has no amount.
    pub left_total: Option<String>,
    /// What those of the right come to.
    pub right_total: Option<String>,
    /// How these differ.
    pub difference: Difference,
    /// The totals of the bodies' own statements, where there are some; no part of the others.
    pub statement: Option<ComparedLine>,
    /// The totals of the projects: those of the same name beside each other, in the order of the
    /// left document, what only the right one has at the end.
    pub projects: Vec<ComparedLine>,
}

/// What two projects have in common and what not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct ProjectComparison {
    /// The lines, the totals first: each before those below it, in the order of the left project,
    /// what only the right one has behind its siblings.
    pub lines: Vec<ComparedLine>,
    /// The sections that either has, without those on funding.
    pub sections: Vec<ComparedSection>,
}

/// A line of either side, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ComparedLine {
    /// How many lines are above it.
    pub depth: usize,
    /// What it pays for; where the two say it differently, in the words of the left.
    pub label: String,
    /// How it belongs to the line above.
    pub relation: Relation,
    /// The line on the left.
    pub left: Option<Side>,
    /// The line on the right.
    pub right: Option<Side>,
    /// How the right differs from the left.
    pub difference: Difference,
}

/// One side of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Side {
    /// The line.
    pub line: LineKey,
    /// Its amount, in the unit asked for; `null` when it is not stated.
    pub amount: Option<String>,
}

/// How an amount on the right differs from the one on the left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Difference {
    /// Which way.
    pub direction: Direction,
    /// Right less left, with its sign; `null` where they are the same or one is missing.
    pub change: Option<String>,
    /// The same as a percentage of the left.
    pub percent: Option<String>,
}

/// A section of either project, or of both, sentence by sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct ComparedSection {
    /// What it is about.
    pub role: SectionRole,
    /// The sentences of the left project.
    pub left: Vec<Sentence>,
    /// The sentences of the right project.
    pub right: Vec<Sentence>,
}

/// A sentence of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Sentence {
    /// Where it stands, in the text of its own side.
    pub range: TextRange,
    /// Its words.
    pub text: String,
    /// Whether the other project says the same, to the letter, in the same order.
    pub is_shared: bool,
}

/// The two documents of a comparison; of two projects in one document, twice the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Both<'a> {
    pub(super) left: &'a Reading,
    pub(super) right: &'a Reading,
}

impl Both<'_> {
    pub(super) fn documents(self, compared: ComparedDocuments) -> DocumentComparison {
        let [left_total, right_total] = compared.totals;
        let projects = compared.projects.into_iter();
        DocumentComparison {
            same_body: compared.same_body,
            left_total,
            right_total,
            difference: difference(compared.difference),
            statement: compared.statement.map(|it| self.line(it)),
            projects: projects.map(|it| self.line(it)).collect(),
        }
    }

    pub(super) fn projects(self, compared: Compared) -> ProjectComparison {
        let sections = compared.sections.into_iter();
        ProjectComparison {
            lines: compared.lines.into_iter().map(|it| self.line(it)).collect(),
            sections: sections.map(|it| self.section(it)).collect(),
        }
    }

    fn line(self, line: Pair) -> ComparedLine {
        ComparedLine {
            depth: line.depth,
            label: line.label,
            relation: line.relation.into(),
            left: line.left.map(|it| side(self.left, it)),
            right: line.right.map(|it| side(self.right, it)),
            difference: difference(line.difference),
        }
    }

    fn section(self, section: Sections) -> ComparedSection {
        ComparedSection {
            role: section.role.into(),
            left: sentences(self.left, section.left),
            right: sentences(self.right, section.right),
        }
    }
}

fn side(reading: &Reading, side: One) -> Side {
    Side {
        line: LineKey::of(reading, side.line),
        amount: side.amount,
    }
}

fn sentences(reading: &Reading, sentences: Vec<Said>) -> Vec<Sentence> {
    let sentences = sentences.into_iter();
    sentences
        .map(|it| Sentence {
            range: reading.range(it.range),
            text: it.text,
            is_shared: it.is_shared,
        })
        .collect()
}

fn difference(difference: Differs) -> Difference {
    Difference {
        direction: difference.direction.into(),
        change: difference.change,
        percent: difference.percent,
    }
}
