//! The stages, one after the other.

use std::mem;

use super::Budget;
use crate::amounts::{ClauseRole, Mention, Numeral, Role, by_words, clause_start, scan_into};
use crate::checks::{self, Check, Quantity, quantity};
use crate::classes::{self, InferredClass};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::facets::{self, Facet};
use crate::funding::{self, FundingTree, ProjectId, Subject};
use crate::limits::Limits;
use crate::order;
use crate::outline::{self, Outline, ProjectOutline, SectionRole};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};
use crate::words::Words;

/// Room for so many figures is kept from one passage to the next.
const MANY: usize = 1 << 10;

/// Lines above a table that may give its unit.
const LINES_ABOVE: usize = 3;

/// Characters without which a paragraph prints no sum of money.
static MONEY: Words = Words::new(&["元", "圆", "圓", "万", "亿", "萬", "億", "¥", "￥", "币"]);

pub(super) fn read(source: SourceText) -> Budget {
    let mut diagnostics = Vec::new();
    let limits = Limits::of(source.text().len());
    let outline = outline::read(&source, &limits, &mut diagnostics);
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
        limits,
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
    /// What may still be read.
    limits: Limits,
    /// Everything before this byte is read.
    done: u32,
}

impl Reading<'_> {
    /// Reads on to a place outside of funding sections.
    fn prose(&mut self, end: u32, project: Option<(ProjectId, &ProjectOutline)>) {
        let region = TextRange::new(self.done, end.max(self.done));
        let first = self.mentions.len();
        // The rows that stand here, and the lines above them.
        let mut rows: Option<TextRange> = None;
        let mut above = [region.start(); LINES_ABOVE];
        let mut has_bare = false;
        for range in self.source.paragraphs(region) {
            self.paragraph(range, project);
            let is_row = self.source.slice(range).contains(['\t', '|', '｜', '│']);
            rows = match (rows, is_row) {
                (None, true) => Some(TextRange::new(above[0], range.end())),
                (Some(rows), true) => Some(rows.cover(range)),
                (Some(rows), false) => {
                    has_bare |= self.rows(rows, project);
                    None
                }
                (None, false) => None,
            };
            above.rotate_left(1);
            above[LINES_ABOVE - 1] = range.start();
        }
        if let Some(rows) = rows {
            has_bare |= self.rows(rows, project);
        }
        if has_bare {
            order::sort(&mut self.mentions[first..], |a, b| a.range.cmp(&b.range));
        }
        self.done = end.max(self.done);
    }

    /// The numbers without a unit in the rows of a table or a form; gives whether there are any.
    fn rows(&mut self, rows: TextRange, project: Option<(ProjectId, &ProjectOutline)>) -> bool {
        let year = self.outline.fiscal_year.map(|found| found.year);
        let (mut bare, cut) = funding::bare_sums(self.source, rows, year, &self.limits);
        self.limits.context -= bare.len() * Limits::BARE;
        if let Some(cut) = cut {
            self.leave_out(TextRange::new(cut, rows.end()));
        }
        for mention in &mut bare {
            belongs(mention, project);
        }
        let is_any = !bare.is_empty();
        self.mentions.append(&mut bare);
        is_any
    }

    /// Says that a passage is not read, because a limit is reached.
    fn leave_out(&mut self, range: TextRange) {
        match self.diagnostics.last_mut() {
            Some(last)
                if last.kind == DiagnosticKind::TooDense && last.range.end() == range.start() =>
            {
                last.range = last.range.cover(range);
            }
            _ => self.diagnostics.push(Diagnostic {
                kind: DiagnosticKind::TooDense,
                range,
            }),
        }
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
        let mut cut = scan_into(text, &mut numerals, self.limits.figures);
        let mut from = 0;
        for numeral in &numerals {
            if project.is_some()
                && let Some(quantity) = quantity(&folded, numeral)
            {
                if self.limits.quantities == 0 {
                    cut = Some(numeral.range.start);
                    break;
                }
                self.limits.quantities -= 1;
                self.quantities.push(quantity);
            }
            let Some(mut mention) = Mention::of(&folded, numeral) else {
                continue;
            };
            if self.limits.context == 0 {
                cut = Some(numeral.range.start);
                break;
            }
            self.limits.context -= 1;
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
        if let Some(cut) = cut {
            let start = folded.source(cut..cut).start();
            self.leave_out(TextRange::new(start.min(range.end()), range.end()));
        }
        self.folded = folded;
        self.numerals = numerals;
        self.numerals.shrink_to(MANY);
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
        let mut reading = funding::read(
            self.source,
            &subject,
            passage,
            &mut self.limits,
            &mut self.diagnostics,
        );
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
