//! Search over names, labels and the whole text, as one types.

mod find;
mod query;

use find::Normal;
use query::Query;
pub(super) use query::figure;

use super::amount;
use super::evidence::paragraphs;
use crate::amounts::Mention;
use crate::budget::Budget;
use crate::funding::{LineId, Node, NodeId, ProjectId};
use crate::money::Unit;
use crate::order;
use crate::outline::SectionRole;
use crate::range::TextRange;

/// How many characters are shown to either side of a hit.
const CONTEXT: usize = 18;

/// Where a hit leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a project.
    Project(ProjectId),
    /// To a funding line.
    Line(LineId),
    /// To words of the text.
    Text {
        /// The project that they stand in.
        project: Option<ProjectId>,
        /// The section that they stand in.
        section: Option<SectionRole>,
        /// Where they stand.
        range: TextRange,
    },
}

/// One place that was found, with the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The name of the project; empty outside projects.
    pub place: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The first hits: names, then labels and amounts, then the text, each in document order.
    pub hits: Vec<Hit>,
    /// How many there are, those past the limit included.
    pub count: usize,
}

/// Looks for words or figures as a person types them; see [`Index::search`].
#[must_use]
pub fn search(budget: &Budget, query: &str, unit: Unit, limit: usize) -> Hits {
    Index::new(budget).search(budget, query, unit, limit)
}

/// A document made ready for searches: its labels and paragraphs in one way of writing.
#[derive(Debug)]
pub struct Index {
    /// The labels of all lines, in document order.
    labels: Vec<Normal>,
    paragraphs: Vec<(TextRange, Normal)>,
}

impl Index {
    /// Takes time and memory in proportion to the document.
    #[must_use]
    pub fn new(budget: &Budget) -> Self {
        let source = budget.source();
        let lines = budget
            .breakdowns()
            .flat_map(|project| project.funding().iter());
        Self {
            labels: lines
                .map(|(_, line)| Normal::new(source, line.label().range()))
                .collect(),
            paragraphs: paragraphs(source, source.range())
                .map(|range| (range, Normal::new(source, range)))
                .collect(),
        }
    }

    /// Looks for words or figures as a person types them, in the document that this was made of.
    ///
    /// Letter case, full and half width, spaces and thousands separators make no difference.
    /// Several words must all stand in the same paragraph. A figure finds amounts by value as well,
    /// in the unit in which they are printed, in 元 and in `unit`: 305.4, 3,054,000 and 305.4万元
    /// all find 305.40万元. Takes time in proportion to the document.
    #[must_use]
    pub fn search(&self, budget: &Budget, query: &str, unit: Unit, limit: usize) -> Hits {
        let Some(query) = Query::new(query) else {
            return Hits::default();
        };
        let mut search = Search {
            index: self,
            budget,
            query,
            unit,
            limit,
            found: Hits::default(),
            listed: Vec::new(),
        };
        search.names();
        search.lines();
        search.text();
        search.found
    }
}

struct Search<'a> {
    index: &'a Index,
    budget: &'a Budget,
    query: Query,
    unit: Unit,
    limit: usize,
    found: Hits,
    /// Ranges that a hit so far stands for: the text does not list them again.
    listed: Vec<TextRange>,
}

impl Search<'_> {
    fn names(&mut self) {
        let mut first = 0;
        for project in self.budget.breakdowns() {
            let root = project.funding().root();
            // The root is the first line of each.
            let words = self.index.labels.get(first);
            first += project.funding().len();
            let found = words.and_then(|words| self.query.find(self.budget.source(), words));
            if let Some(range) = found {
                let label = root.label().range();
                self.add(Target::Project(project.id()), range, label, Some(root));
                self.listed.push(label);
            }
        }
    }

    /// Lines whose label has the words, or whose amount is the figure.
    fn lines(&mut self) {
        let mut labels = self.index.labels.iter();
        for project in self.budget.breakdowns() {
            for ((node, line), words) in project.funding().iter().zip(&mut labels) {
                let id = LineId {
                    project: project.id(),
                    node,
                };
                if node != NodeId::ROOT
                    && let Some(range) = self.query.find(self.budget.source(), words)
                {
                    let label = line.label().range();
                    self.add(Target::Line(id), range, label, Some(line));
                    self.listed.push(label);
                    continue;
                }
                let amount = line.amount();
                let stated = amount.stated();
                if amount.money().is_some_and(|money| {
                    let written = stated.map(|stated| stated.written());
                    self.query.is_amount(money, written, self.unit)
                }) {
                    let range = line.evidence();
                    let around = self.paragraph(range);
                    self.add(Target::Line(id), range, around, Some(line));
                    self.listed.push(range);
                }
            }
        }
    }

    fn text(&mut self) {
        let listed = apart(std::mem::take(&mut self.listed));
        let source = self.budget.source();
        let index = self.index;
        let mut mentions = self.budget.mentions().iter().peekable();
        for (paragraph, words) in &index.paragraphs {
            let paragraph = *paragraph;
            let mut figures = Vec::new();
            while let Some(mention) =
                mentions.next_if(|mention| mention.range().start() < paragraph.end())
            {
                if self.is_figure(mention) {
                    figures.push(mention.range());
                }
            }
            let mut found = Vec::new();
            if self.query.all_stand_in(words) {
                found.extend(words.every(source, self.query.first()));
                found.retain(|range| !overlaps_one_of(&figures, *range));
            }
            found.append(&mut figures);
            order::sort(&mut found, TextRange::cmp);
            for range in found {
                if !is_listed(&listed, range) {
                    let target = self.target(range);
                    self.add(target, range, paragraph, None);
                }
            }
        }
    }

    fn is_figure(&self, mention: &Mention) -> bool {
        self.query
            .is_amount(mention.money(), Some(mention.written()), self.unit)
    }

    /// Where words of the text lead.
    fn target(&self, range: TextRange) -> Target {
        let project = self.project_at(range);
        let section = project.and_then(|project| {
            let outline = self.budget.project(project)?.outline();
            let holds = |part: TextRange| part.overlaps(range);
            outline
                .sections()
                .iter()
                .find(|section| holds(section.heading) || holds(section.content))
                .map(|section| section.role)
        });
        Target::Text {
            project,
            section,
            range,
        }
    }

    fn project_at(&self, range: TextRange) -> Option<ProjectId> {
        let outline = self.budget.outline();
        if outline
            .statement()
            .is_some_and(|statement| statement.range().overlaps(range))
        {
            return Some(ProjectId::STATEMENT);
        }
        let projects = outline.projects();
        let after = projects.partition_point(|project| project.range().start() <= range.start());
        let at = after.checked_sub(1)?;
        let is_inside = projects[at].range().overlaps(range);
        is_inside.then(|| ProjectId::at(at))
    }

    /// As much of the paragraph around a range as a hit shows, and a character more, by which one
    /// sees that it goes on.
    fn paragraph(&self, range: TextRange) -> TextRange {
        let source = self.budget.source();
        let Some(paragraph) = source.paragraph(range.start()) else {
            return range;
        };
        let end = paragraph.end().max(range.end());
        let before = source.slice(TextRange::new(paragraph.start(), range.start()));
        let after = source.slice(TextRange::new(range.end(), end)).trim_end();
        let before = before.chars().rev().take(CONTEXT + 1);
        let after = after.chars().take(CONTEXT + 1);
        let before: usize = before.map(char::len_utf8).sum();
        let after: usize = after.map(char::len_utf8).sum();
        TextRange::of(range.start() as usize - before..range.end() as usize + after)
    }

    fn is_full(&self) -> bool {
        self.found.hits.len() >= self.limit
    }

    fn add(&mut self, target: Target, range: TextRange, around: TextRange, line: Option<&Node>) {
        self.found.count += 1;
        if self.is_full() {
            return;
        }
        let project = match target {
            Target::Project(project) => Some(project),
            Target::Line(line) => Some(line.project),
            Target::Text { project, .. } => project,
        };
        let place = project
            .and_then(|project| self.budget.project(project))
            .map(|project| project.funding().root().label().text().to_owned())
            .unwrap_or_default();
        let source = self.budget.source();
        let before = TextRange::new(around.start().min(range.start()), range.start());
        let after = TextRange::new(range.end(), around.end().max(range.end()));
        self.found.hits.push(Hit {
            target,
            range,
            before: last(source.slice(before).trim_start()),
            matched: source.quote(range).text().to_owned(),
            after: first(source.slice(after).trim_end()),
            amount: line.and_then(|line| amount::number(line.amount(), self.unit)),
            place,
        });
    }
}

/// Ranges in order, those that overlap as one.
fn apart(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    order::sort(&mut ranges, TextRange::cmp);
    ranges.dedup_by(|next, before| {
        let is_one = before.overlaps(*next);
        if is_one {
            *before = before.cover(*next);
        }
        is_one
    });
    ranges
}

/// Whether a range stands within one of those listed, which are in order and apart.
fn is_listed(listed: &[TextRange], range: TextRange) -> bool {
    let after = listed.partition_point(|it| it.start() <= range.start());
    listed[..after].last().is_some_and(|it| it.contains(range))
}

/// Whether a range overlaps one of the others, which are in order and apart.
fn overlaps_one_of(others: &[TextRange], range: TextRange) -> bool {
    let after = others.partition_point(|it| it.end() <= range.start());
    others.get(after).is_some_and(|it| it.overlaps(range))
}

/// The end of a text.
fn last(words: &str) -> String {
    match words.char_indices().rev().nth(CONTEXT) {
        Some((at, _)) => {
            let cut = words[at..].chars().skip(1);
            std::iter::once('…').chain(cut).collect()
        }
        None => words.to_owned(),
    }
}

/// The beginning of a text.
fn first(words: &str) -> String {
    match words.char_indices().nth(CONTEXT) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests;
