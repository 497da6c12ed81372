//! The stages, one after the other.

use std::mem;

use super::Budget;
use crate::amounts::{ClauseRole, Mention, Numeral, Role, by_words, clause_start, scan_into};
use crate::checks::{self, Check, Quantity, quantity};
use crate::classes::{self, InferredClass};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::facets::{self, Facet};
use crate::funding::{self, FundingTree, ProjectId, Subject};
use crate::order;
use crate::outline::{self, Outline, ProjectOutline, SectionRole};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};
use crate::words::Words;

/// Room for so many figures is kept from one passage to the next.
const MANY: usize = 1 << 10;

/// Characters without which a paragraph prints no sum of money.
static MONEY: Words = Words::new(&["元", "圆", "圓", "万", "亿", "萬", "億", "¥", "￥", "币"]);

pub(super) fn read(source: SourceText) -> Budget {
    let mut diagnostics = Vec::new();
    let outline = outline::read(&source, &mut diagnostics);
    let mut reading = Reading {
        source: &source,
        outline: &outline,
        mentions: Vec::new(),
        checks: Vec::new(),
        facets: Vec::new(),
        classes: Vec::new(),
        diagnostics,
        quantities: Vec::new(),
        folded: Folded::default(),
        numerals: Vec::new(),
        done: 0,
    };
    let statement = outline.statement.as_ref();
    let statement = statement.map(|it| reading.breakdown(ProjectId::STATEMENT, it));
    let mut trees = Vec::with_capacity(outline.projects.len());
    for (at, project) in outline.projects.iter().enumerate() {
        trees.push(reading.breakdown(ProjectId::at(at), project));
    }
    reading.prose(source.range().end(), None);
    let Reading {
        mentions,
        checks,
        facets,
        classes,
        mut diagnostics,
        ..
    } = reading;
    order::sort(&mut diagnostics, |a, b| a.range.cmp(&b.range));
    Budget {
        outline,
        mentions,
        statement,
        funding: trees,
        checks,
        facets,
        classes,
        diagnostics,
        source,
    }
}

/// What was read so far.
struct Reading<'a> {
    source: &'a SourceText,
    outline: &'a Outline,
    mentions: Vec<Mention>,
    checks: Vec<Check>,
    facets: Vec<Facet>,
    classes: Vec<InferredClass>,
    diagnostics: Vec<Diagnostic>,
    /// The numbers of things in the present project.
    quantities: Vec<Quantity>,
    /// The passage that was read last, and its figures.
    folded: Folded,
    numerals: Vec<Numeral>,
    /// Everything before this byte is read.
    done: u32,
}

impl Reading<'_> {
    /// Reads on to a place outside of funding sections.
    fn prose(&mut self, end: u32, project: Option<(ProjectId, &ProjectOutline)>) {
        let region = TextRange::new(self.done, end.max(self.done));
        let first = self.mentions.len();
        for range in self.source.paragraphs(region) {
            self.paragraph(range, project);
        }
        let year = self.outline.fiscal_year.map(|found| found.year);
        let mut bare = funding::bare_sums(self.source, region, year);
        if !bare.is_empty() {
            for mention in &mut bare {
                belongs(mention, project);
            }
            self.mentions.append(&mut bare);
            order::sort(&mut self.mentions[first..], |a, b| a.range.cmp(&b.range));
        }
        self.done = end.max(self.done);
    }

    /// The sums of money in a paragraph outside of funding sections: what their clause says, or
    /// context. Of a project, the numbers of things as well.
    fn paragraph(&mut self, range: TextRange, project: Option<(ProjectId, &ProjectOutline)>) {
        let words = self.source.slice(range);
        // Full-width digits begin with this byte.
        let has_digit = |byte: u8| byte.is_ascii_digit() || byte == 0xEF;
        if !(project.is_some() && words.bytes().any(has_digit) || MONEY.are_in(words)) {
            return;
        }
        let mut folded = mem::take(&mut self.folded);
        folded.read(self.source, range);
        let text = folded.text();
        let mut numerals = mem::take(&mut self.numerals);
        scan_into(text, &mut numerals);
        let mut from = 0;
        for numeral in &numerals {
            if project.is_some() {
                self.quantities.extend(quantity(&folded, numeral));
            }
            let Some(mut mention) = Mention::of(&folded, numeral) else {
                continue;
            };
            let before = &text[from..numeral.range.start];
            let clause = &before[clause_start(before)..];
            let said = by_words(clause, &text[numeral.range.end..]);
            mention.role = match said {
                Some(ClauseRole::Aside(role)) => role,
                Some(ClauseRole::Closing) | None => Role::Context,
            };
            belongs(&mut mention, project);
            self.mentions.push(mention);
            from = numeral.range.end;
        }
        self.folded = folded;
        self.numerals = numerals;
    }

    /// Reads a project, or the statement, from where the reading stands.
    fn breakdown(&mut self, id: ProjectId, project: &ProjectOutline) -> FundingTree {
        self.prose(project.range.start(), None);
        let first_mention = self.mentions.len();
        let section = project.section(SectionRole::Funding).map(|s| s.content);
        if let Some(section) = section {
            self.prose(section.start(), Some((id, project)));
            self.done = section.end();
        }
        let (name, name_is_borrowed) =
            name(self.source, self.outline, project, &mut self.diagnostics);
        let subject = Subject {
            id,
            name,
            name_is_borrowed,
            heading: project.heading,
            fiscal_year: self.outline.fiscal_year.map(|found| found.year),
            section,
            mentions_before: self.mentions.len(),
        };
        let passage = (&mut self.folded, &mut self.numerals);
        let mut reading = funding::read(self.source, &subject, passage, &mut self.diagnostics);
        // What few sections need is not kept for those that follow.
        self.numerals.truncate(0);
        self.numerals.shrink_to(MANY);
        self.mentions.append(&mut reading.mentions);
        self.prose(project.range.end(), Some((id, project)));
        checks::check(
            &checks::Subject {
                source: self.source,
                project: id,
                extent: project.range,
                plan: project.section(SectionRole::Plan).map(|s| s.content),
                year: self.outline.fiscal_year,
                tree: &reading.tree,
                prices: &reading.prices,
                mentions: &self.mentions,
                own_mentions: first_mention..self.mentions.len(),
            },
            mem::take(&mut self.quantities),
            &mut self.checks,
        );
        // Lines of the statement hold the projects' money once more: a mark on both would count
        // it twice.
        if id != ProjectId::STATEMENT {
            let year = self.outline.fiscal_year.map(|found| found.year);
            facets::find(self.source, id, &reading.tree, year, &mut self.facets);
            let folded = &mut self.folded;
            classes::infer(self.source, id, &reading.tree, folded, &mut self.classes);
        }
        reading.tree
    }
}

/// Says which project and section a mention stands in.
fn belongs(mention: &mut Mention, project: Option<(ProjectId, &ProjectOutline)>) {
    if let Some((id, outline)) = project {
        let mut sections = outline.sections.iter();
        let section = sections.find(|section| section.content.contains(mention.range));
        mention.project = Some(id);
        mention.section = section.map(|section| section.role);
    }
}

/// A project's name; without one, what begins it or whose budget it is in.
fn name(
    source: &SourceText,
    outline: &Outline,
    project: &ProjectOutline,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Quote, bool) {
    if let Some(name) = &project.name {
        return (name.clone(), false);
    }
    diagnostics.push(Diagnostic {
        kind: DiagnosticKind::NoProjectName,
        range: project.heading.unwrap_or(project.range),
    });
    // 项目2. tells a project from the others; a bare title does not, and the body's name does.
    let heading = project.heading.map(|heading| source.quote(heading));
    let has_number = |heading: &Quote| heading.text().contains(char::is_numeric);
    let borrowed = heading
        .clone()
        .filter(has_number)
        .or_else(|| outline.body.clone())
        .or(heading)
        .unwrap_or_else(|| {
            let start = project.range.start();
            source.quote(TextRange::new(start, start))
        });
    (borrowed, true)
}
