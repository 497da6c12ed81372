//! Two projects side by side: their lines aligned by what they pay for, their sections sentence by
//! sentence. The two may be of one document or of two, such as those of two years; and two documents,
//! project by project.

mod align;
mod documents;
mod sections;
#[cfg(test)]
mod tests;

pub use documents::{ComparedDocuments, documents};

use std::cmp::Ordering;

use super::amount;
use crate::budget::{Budget, Project};
use crate::funding::{LineId, NodeId, ProjectId, Relation};
use crate::money::{Money, Unit};
use crate::outline::SectionRole;
use crate::range::TextRange;
use align::align;
use sections::section;

/// What two projects have in common and what not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The lines, the totals first: each before those below it, in the order of the left project,
    /// what only the right one has behind its siblings.
    pub lines: Vec<ComparedLine>,
    /// The sections that either has, in the order in which documents have them; those on funding
    /// are left out, for the lines are theirs.
    pub sections: Vec<ComparedSection>,
}

/// A line of either project, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// How many lines are above it.
    pub depth: usize,
    /// What it pays for; where the two say it differently, in the words of the left.
    pub label: String,
    /// How it belongs to the line above.
    pub relation: Relation,
    /// The line of the left project.
    pub left: Option<Side>,
    /// The line of the right project.
    pub right: Option<Side>,
    /// How the right differs from the left.
    pub difference: Difference,
}

/// How an amount on the right differs from the one on the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which way.
    pub direction: Direction,
    /// Right less left, with its sign; `None` where they are the same or one is missing.
    pub change: Option<String>,
    /// The same as a percentage of the left.
    pub percent: Option<String>,
}

/// Which of two amounts is the larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The right one.
    More,
    /// The left one.
    Less,
    /// Neither.
    Same,
    /// Only the right has such a line.
    OnlyRight,
    /// Only the left has such a line.
    OnlyLeft,
    /// Both have the line, and one of them states no amount.
    Unknown,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 6] = [
        Self::More,
        Self::Less,
        Self::Same,
        Self::OnlyRight,
        Self::OnlyLeft,
        Self::Unknown,
    ];
}

/// One side of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The line.
    pub line: LineId,
    /// Its amount; `None` when it is not stated.
    pub amount: Option<String>,
}

/// A section of either project, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedSection {
    /// What it is about.
    pub role: SectionRole,
    /// The sentences of the left project.
    pub left: Vec<Sentence>,
    /// The sentences of the right project.
    pub right: Vec<Sentence>,
}

/// A sentence of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub range: TextRange,
    /// Its words.
    pub text: String,
    /// Whether the other project says the same, to the letter, in the same order.
    pub is_shared: bool,
}

/// A project and the document that it is in.
pub type Of<'a> = (&'a Budget, ProjectId);

/// Compares two projects; `None` when a document has no such project.
#[must_use]
pub fn compare(left: Of<'_>, right: Of<'_>, unit: Unit) -> Option<Comparison> {
    let projects = [left.0.project(left.1)?, right.0.project(right.1)?];
    let mut lines = Vec::new();
    // Lines whose turn it is, the next last.
    let mut pile = vec![[Some(NodeId::ROOT), Some(NodeId::ROOT)]];
    while let Some(pair) = pile.pop() {
        lines.extend(line(projects, pair, unit));
        let mut below = below(projects, pair);
        below.reverse();
        pile.append(&mut below);
    }
    let sections = SectionRole::ALL
        .into_iter()
        .filter(|role| *role != SectionRole::Funding)
        .filter_map(|role| section([(left.0, projects[0]), (right.0, projects[1])], role))
        .collect();
    Some(Comparison { lines, sections })
}

/// The lines below two lines that belong together, in pairs.
fn below(projects: [Project<'_>; 2], pair: [Option<NodeId>; 2]) -> Vec<[Option<NodeId>; 2]> {
    let below = |side: usize| -> (Vec<NodeId>, Vec<&str>) {
        let tree = projects[side].funding();
        let children = pair[side].into_iter().flat_map(|id| tree.children(id));
        children.map(|(id, node)| (id, node.label().text())).unzip()
    };
    let (left, right) = (below(0), below(1));
    align(&left.1, &right.1)
        .into_iter()
        .map(|[one, other]| [one.map(|at| left.0[at]), other.map(|at| right.0[at])])
        .collect()
}

fn line(projects: [Project<'_>; 2], pair: [Option<NodeId>; 2], unit: Unit) -> Option<ComparedLine> {
    let line = |side: usize| pair[side].map(|node| (projects[side], node));
    compared([line(0), line(1)], unit)
}

/// A line of either or both; `None` where there is none.
fn compared(sides: [Option<(Project<'_>, NodeId)>; 2], unit: Unit) -> Option<ComparedLine> {
    let nodes = sides.map(|side| side.and_then(|(project, id)| project.funding().get(id)));
    let first = nodes[0].or(nodes[1])?;
    let side = |at: usize| {
        let (project, node) = sides[at]?;
        Some(Side {
            line: LineId {
                project: project.id(),
                node,
            },
            amount: amount::number(nodes[at]?.amount(), unit),
        })
    };
    let known = nodes.map(|node| {
        let amount = node?.amount();
        Some((amount.money()?, amount.resolution()?))
    });
    let mut difference = difference(known, unit);
    match nodes {
        [None, _] => difference.direction = Direction::OnlyRight,
        [_, None] => difference.direction = Direction::OnlyLeft,
        _ => {}
    }
    Some(ComparedLine {
        depth: first.depth(),
        label: first.label().text().to_owned(),
        relation: nodes.iter().flatten().map(|node| node.relation()).max()?,
        left: side(0),
        right: side(1),
        difference,
    })
}

/// How two amounts differ, each with its precision.
fn difference(known: [Option<(Money, i32)>; 2], unit: Unit) -> Difference {
    let mut found = Difference {
        direction: Direction::Unknown,
        change: None,
        percent: None,
    };
    let [Some((left, coarse)), Some((right, other))] = known else {
        return found;
    };
    found.direction = match right.cmp(&left) {
        Ordering::Less => Direction::Less,
        Ordering::Equal => Direction::Same,
        Ordering::Greater => Direction::More,
    };
    if found.direction != Direction::Same {
        // What has a sign or rounds to nothing (−2.00, <0.1%) says its direction already.
        let signed = |words: String| match words.starts_with(|c: char| c.is_ascii_digit()) {
            true => ["+", &words].concat(),
            false => words,
        };
        let change = right - left;
        found.change = Some(signed(amount::format(change, coarse.min(other), unit)));
        if left > Money::ZERO {
            found.percent = amount::share(change, left).map(signed);
        }
    }
    found
}
