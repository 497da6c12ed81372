//! What a screen draws, as plain objects: figures formatted in one unit, shares, rectangles, marked
//! words.

use mingzhang::views::arithmetic::Tally as Tallied;
use mingzhang::views::evidence::{Passage as Paragraph, Piece as Marked};
use mingzhang::views::facets::{FacetEntry, FacetGroup};
use mingzhang::views::icicle::Cell as Drawn;
use mingzhang::views::outline::{Row as TableRow, Tag as TableTag};
use mingzhang::views::search::{Hit as Found, Target as Leads};
use mingzhang::views::summary::{ProjectCard, Summary as Summed};
use mingzhang::views::topics::{GroupName, Topic as Told};
use mingzhang::views::treemap::Tile as DrawnTile;
use mingzhang::{LineId, Node, NodeId};
use serde::Serialize;
use tsify::Tsify;

use super::codes::{MarkKind, Outcome, PassageKind, Relation, Role, Seal, SectionRole, Status};
use super::offsets::TextRange;
use super::records::Reading;

/// One line of one project: the number of the project and the path of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct LineKey {
    /// The project's number, from 1; 0 is the body's own statement.
    pub project: u32,
    /// The line's path: `3.1.1`; empty for the total.
    pub path: String,
}

impl LineKey {
    pub(super) fn of(reading: &Reading, line: LineId) -> Self {
        let node = reading.budget.node(line);
        Self {
            project: line.project.number(),
            path: node.map(Node::path).unwrap_or_default(),
        }
    }
}

/// How many checks came out how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Tally {
    /// Agree exactly.
    pub agrees: usize,
    /// Agree within what the printed precision leaves open.
    pub within_rounding: usize,
    /// Differ, with a reason in the text.
    pub departs: usize,
    /// Differ without one.
    pub contradicts: usize,
    /// Lack a figure.
    pub cannot_tell: usize,
}

impl From<Tallied> for Tally {
    fn from(tally: Tallied) -> Self {
        Self {
            agrees: tally.agrees,
            within_rounding: tally.within_rounding,
            departs: tally.departs,
            contradicts: tally.contradicts,
            cannot_tell: tally.cannot_tell,
        }
    }
}

/// A document in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Summary {
    /// The document's title.
    pub title: Option<String>,
    /// Whose budget it is.
    pub body: Option<String>,
    /// The fiscal year.
    pub year: Option<u16>,
    /// What all projects come to together, in the unit asked for; `null` when one has no amount.
    pub total: Option<String>,
    /// Where that sum comes from: a sum over several projects is always derived.
    pub total_status: Status,
    /// How many projects state their total.
    pub projects_with_stated_total: usize,
    /// The body's own expenditure statement; its money is no part of the total.
    pub statement: Option<Card>,
    /// The projects, in document order.
    pub projects: Vec<Card>,
    /// How the checks of the document came out.
    pub tally: Tally,
    /// The marked lines by kind of mark.
    pub marks: Vec<MarkGroup>,
}

/// One project in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Card {
    /// Its number, from 1; 0 is the statement.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Whether the name is taken from what surrounds the project.
    pub name_is_borrowed: bool,
    /// Who carries it out.
    pub implementer: Option<String>,
    /// What it comes to, in the unit asked for; `null` when that is not stated.
    pub total: Option<String>,
    /// The total as printed; `null` when it is not printed.
    pub written: Option<String>,
    /// Where the total comes from.
    pub status: Status,
    /// Its share of the document's total, as a percentage.
    pub share: Option<String>,
    /// The same share as the length of a bar, in thousandths: 0 to 1000.
    pub bar: u32,
    /// Which colour: its place among the projects, from 0.
    pub hue: u32,
    /// Whether its money adds up.
    pub seal: Seal,
    /// How many lines are directly below the total.
    pub parts: usize,
    /// How many lines are below the total in all.
    pub lines: usize,
    /// How its checks came out.
    pub tally: Tally,
}

impl Card {
    fn of(card: ProjectCard) -> Self {
        Self {
            number: card.number,
            name: card.name,
            name_is_borrowed: card.name_is_borrowed,
            implementer: card.implementer,
            total: card.total,
            written: card.written,
            status: card.status.into(),
            share: card.share,
            bar: card.bar,
            hue: card.hue,
            seal: card.seal.into(),
            parts: card.parts,
            lines: card.lines,
            tally: card.tally.into(),
        }
    }
}

impl Summary {
    pub(super) fn of(reading: &Reading, summary: Summed) -> Self {
        let groups = summary.facets.into_iter();
        Self {
            title: summary.title,
            body: summary.body,
            year: summary.year,
            total: summary.total,
            total_status: summary.total_status.into(),
            projects_with_stated_total: summary.projects_with_stated_total,
            statement: summary.statement.map(Card::of),
            projects: summary.cards.into_iter().map(Card::of).collect(),
            tally: summary.tally.into(),
            marks: groups.map(|it| MarkGroup::of(reading, it)).collect(),
        }
    }
}

/// All lines that carry one kind of mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct MarkGroup {
    /// The mark.
    pub kind: MarkKind,
    /// What they come to together, in the unit asked for; a line below another of the group is
    /// counted once, with that. `null` when one of the amounts is not stated.
    pub total: Option<String>,
    /// The lines, in document order.
    pub entries: Vec<Entry>,
}

/// A line that is listed by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Entry {
    /// The line.
    pub line: LineKey,
    /// What it pays for.
    pub label: String,
    /// The words that led to it, for a payee its name; empty where no words did.
    pub words: String,
    /// Its amount, in the unit asked for.
    pub amount: Option<String>,
    /// The name of its project.
    pub project_name: String,
}

impl Entry {
    fn of(reading: &Reading, entry: FacetEntry) -> Self {
        Self {
            line: LineKey::of(reading, entry.line),
            label: entry.label,
            words: entry.words,
            amount: entry.amount,
            project_name: entry.project_name,
        }
    }
}

impl MarkGroup {
    fn of(reading: &Reading, group: FacetGroup) -> Self {
        let entries = group.entries.into_iter();
        Self {
            kind: group.kind.into(),
            total: group.total,
            entries: entries.map(|it| Entry::of(reading, it)).collect(),
        }
    }
}

/// The lines that one thing across all projects is about, in groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Topic {
    /// What the groups come to together, in the unit asked for; `null` when an amount is not stated.
    pub total: Option<String>,
    /// Its share of what all projects come to, as a percentage.
    pub share: Option<String>,
    /// The groups.
    pub groups: Vec<TopicGroup>,
}

/// Some lines of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TopicGroup {
    /// The code of their likely economic class; `null` where their words point to none.
    pub class_code: Option<u16>,
    /// What they have in common: the name of that class or of their project.
    pub name: Option<String>,
    /// What they come to together; `null` when an amount is not stated.
    pub total: Option<String>,
    /// Its share of the topic's total, as a percentage.
    pub share: Option<String>,
    /// The same share as the length of a bar, in thousandths: 0 to 1000.
    pub bar: u32,
    /// The lines, in document order.
    pub entries: Vec<Entry>,
}

impl Topic {
    pub(super) fn of(reading: &Reading, topic: Told) -> Self {
        let groups = topic.groups.into_iter().map(|group| {
            let (class_code, name) = match group.name {
                GroupName::Project { name, .. } => (None, Some(name)),
                GroupName::Class(class) => (Some(class.code()), Some(class.name().to_owned())),
                GroupName::Unclassified | GroupName::All => (None, None),
            };
            let entries = group.entries.into_iter();
            TopicGroup {
                class_code,
                name,
                total: group.total,
                share: group.share,
                bar: group.bar,
                entries: entries.map(|it| Entry::of(reading, it)).collect(),
            }
        });
        Self {
            total: topic.total,
            share: topic.share,
            groups: groups.collect(),
        }
    }
}

/// One row of a project's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Row {
    /// The line's path: `3.1.1`; empty for the total.
    pub path: String,
    /// How many lines are above it: 0 for the total.
    pub depth: usize,
    /// What it pays for.
    pub label: String,
    /// Whether the label is taken from what surrounds the line.
    pub label_is_borrowed: bool,
    /// The number in the unit asked for; `null` when it is not stated.
    pub amount: Option<String>,
    /// The amount as printed; `null` when it is not printed.
    pub written: Option<String>,
    /// How the line belongs to the one above.
    pub relation: Relation,
    /// Where the amount comes from.
    pub status: Status,
    /// Its share of the project's total, as a percentage.
    pub share: Option<String>,
    /// The same share as the length of a bar, in thousandths: 0 to 1000.
    pub bar: u32,
    /// Which colour: the place of its top line among the top lines, from 0.
    pub hue: u32,
    /// Whether there are lines below it.
    pub can_expand: bool,
    /// Whether those are shown.
    pub is_expanded: bool,
    /// Whether it is the selected line.
    pub is_selected: bool,
    /// Its place among its siblings, from 1.
    pub position: u32,
    /// How many siblings there are, itself included.
    pub siblings: u32,
    /// The marks on it.
    pub marks: Vec<MarkKind>,
    /// How the checks of its money came out that are worth showing: prices times counts, and what
    /// does not simply agree.
    pub checks: Vec<Outcome>,
}

impl From<TableRow> for Row {
    fn from(row: TableRow) -> Self {
        let mut marks = Vec::new();
        let mut checks = Vec::new();
        for tag in row.tags {
            match tag {
                TableTag::OldDebt => marks.push(MarkKind::OldDebt),
                TableTag::Payee => marks.push(MarkKind::Payee),
                TableTag::Check { outcome, .. } => checks.push(outcome.into()),
            }
        }
        Self {
            path: row.path,
            depth: row.depth,
            label: row.label,
            label_is_borrowed: row.label_is_borrowed,
            amount: row.amount,
            written: row.written,
            relation: row.relation.into(),
            status: row.status.into(),
            share: row.share,
            bar: row.bar,
            hue: row.hue,
            can_expand: row.can_expand,
            is_expanded: row.is_expanded,
            is_selected: row.is_selected,
            position: row.position,
            siblings: row.siblings,
            marks,
            checks,
        }
    }
}

/// One bar of an icicle or one tile of a treemap: a line, or a group of lines that are too small to
/// be drawn one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Cell {
    /// The path of the line; `null` for a group.
    pub path: Option<String>,
    /// The paths of its lines: one, or those of the group.
    pub members: Vec<String>,
    /// What the line pays for; empty for a group.
    pub label: String,
    /// Its amount, or what the group comes to, in the unit asked for.
    pub amount: String,
    /// Its share of the project's total, as a percentage.
    pub share: Option<String>,
    /// How deep: 0 for what is directly below the total or, of a treemap, the line asked for.
    pub level: u32,
    /// Where it begins, from the left: of an icicle in 100,000ths of its width, of a treemap in the
    /// unit of its room.
    pub left: u32,
    /// How wide it is, in the same unit.
    pub width: u32,
    /// Which colour: the place of its top line among the top lines, from 0.
    pub hue: u32,
    /// How it belongs to what it is drawn below.
    pub relation: Relation,
    /// Whether it is the selected line, or its group holds that.
    pub is_selected: bool,
    /// Whether it is the selected line or lies above or below it.
    pub is_in_selection: bool,
}

impl Cell {
    pub(super) fn of(project: mingzhang::Project<'_>, cell: Drawn) -> Self {
        let path = |id: NodeId| project.funding().get(id).map(Node::path);
        Self {
            path: cell.line.and_then(|line| path(line.node)),
            members: cell.members.into_iter().filter_map(path).collect(),
            label: cell.label,
            amount: cell.amount,
            share: cell.share,
            level: cell.level,
            left: cell.left,
            width: cell.width,
            hue: cell.hue,
            relation: cell.relation.into(),
            is_selected: cell.is_selected,
            is_in_selection: cell.is_in_selection,
        }
    }
}

/// One tile of a treemap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Tile {
    /// What it stands for.
    pub cell: Cell,
    /// Where it begins, from the top, in the unit of the room.
    pub top: u32,
    /// How high it is.
    pub height: u32,
}

impl Tile {
    pub(super) fn of(project: mingzhang::Project<'_>, tile: DrawnTile) -> Self {
        Self {
            cell: Cell::of(project, tile.cell),
            top: tile.top,
            height: tile.height,
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Hits {
    /// The first hits: names, then labels and amounts, then the text, each in document order.
    pub hits: Vec<Hit>,
    /// How many there are, those past the limit included.
    pub count: usize,
}

/// One place that was found, with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Hit {
    /// Where it leads.
    pub target: Target,
    /// The words that were found.
    pub range: TextRange,
    /// The words before them, with `…` where their paragraph goes on.
    pub before: String,
    /// The words that were found.
    pub matched: String,
    /// The words after them, with `…` where their paragraph goes on.
    pub after: String,
    /// The amount of the project or line that it leads to.
    pub amount: Option<String>,
    /// The name of the project; empty outside of projects.
    pub place: String,
}

/// Where a hit leads: to a project, a line, or words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Target {
    /// To a project.
    Project {
        /// Its number.
        project: u32,
    },
    /// To a line.
    Line {
        /// The number of its project.
        project: u32,
        /// Its path.
        path: String,
    },
    /// To words of the text.
    Text {
        /// The number of the project that they stand in.
        project: Option<u32>,
        /// The section that they stand in.
        section: Option<SectionRole>,
    },
}

impl Hit {
    pub(super) fn of(reading: &Reading, hit: Found) -> Self {
        let target = match hit.target {
            Leads::Project(project) => Target::Project {
                project: project.number(),
            },
            Leads::Line(line) => {
                let LineKey { project, path } = LineKey::of(reading, line);
                Target::Line { project, path }
            }
            Leads::Text {
                project, section, ..
            } => Target::Text {
                project: project.map(mingzhang::ProjectId::number),
                section: section.map(SectionRole::from),
            },
        };
        Self {
            target,
            range: reading.range(hit.range),
            before: hit.before,
            matched: hit.matched,
            after: hit.after,
            amount: hit.amount,
            place: hit.place,
        }
    }
}

/// One paragraph of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Passage {
    /// Where it stands, without the white space around it.
    pub range: TextRange,
    /// What it is.
    pub kind: PassageKind,
    /// Whether words of the selected line stand in it.
    pub in_selection: bool,
    /// Its words: put together, they are the paragraph to the letter.
    pub pieces: Vec<Piece>,
}

/// Words that are marked in the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Piece {
    /// Where they stand.
    pub range: TextRange,
    /// The words.
    pub text: String,
    /// The sum of money that they print: its place in the list of mentions.
    pub mention: Option<usize>,
    /// The line that this sum is about.
    pub line: Option<LineKey>,
    /// What this sum stands for.
    pub role: Option<Role>,
    /// Whether they belong to the selected line: to its item or its clause.
    pub is_marked: bool,
    /// Whether they state the selected line's own amount.
    pub is_selected: bool,
}

impl Passage {
    pub(super) fn of(reading: &Reading, passage: Paragraph) -> Self {
        let pieces = passage.pieces.into_iter();
        Self {
            range: reading.range(passage.range),
            kind: passage.kind.into(),
            in_selection: passage.in_selection,
            pieces: pieces.map(|it| Piece::of(reading, it)).collect(),
        }
    }
}

impl Piece {
    fn of(reading: &Reading, piece: Marked) -> Self {
        Self {
            range: reading.range(piece.range),
            text: piece.text,
            mention: piece.mention.map(mingzhang::MentionId::index),
            line: piece.line.map(|line| LineKey::of(reading, line)),
            role: piece.role.map(Role::from),
            is_marked: piece.is_marked,
            is_selected: piece.is_selected,
        }
    }
}
