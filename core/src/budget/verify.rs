//! A saved reading is believed only where its text bears it out.

use serde::Deserialize;

use super::Budget;
use crate::amounts::{Mention, is_printed};
use crate::checks::{Check, Term};
use crate::classes::InferredClass;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Kind};
use crate::facets::Facet;
use crate::funding::{Amount, FundingTree, LineId, NodeId, Relation};
use crate::money::{Money, Written};
use crate::outline::Outline;
use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::Folded;

/// A budget as it was saved.
#[derive(Deserialize)]
pub(crate) struct Unverified {
    source: SourceText,
    outline: Outline,
    mentions: Vec<Mention>,
    statement: Option<FundingTree>,
    funding: Vec<FundingTree>,
    checks: Vec<Check>,
    facets: Vec<Facet>,
    #[serde(default)]
    classes: Vec<InferredClass>,
    diagnostics: Vec<Diagnostic>,
}

impl TryFrom<Unverified> for Budget {
    type Error = Error;

    fn try_from(saved: Unverified) -> Result<Self, Error> {
        let budget = Self {
            source: saved.source,
            outline: saved.outline,
            mentions: saved.mentions,
            statement: saved.statement,
            funding: saved.funding,
            checks: saved.checks,
            facets: saved.facets,
            classes: saved.classes,
            diagnostics: saved.diagnostics,
        };
        budget.verify()?;
        Ok(budget)
    }
}

fn unfaithful(what: impl Into<String>) -> Error {
    Error(Kind::Unfaithful { what: what.into() })
}

fn not_printed(written: Written, range: TextRange) -> Error {
    let money = written.money();
    unfaithful(format!("{money} is not the amount printed at {range}"))
}

impl Budget {
    fn verify(&self) -> Result<(), Error> {
        if self.outline.projects.len() != self.funding.len()
            || self.outline.statement.is_some() != self.statement.is_some()
        {
            return Err(unfaithful("a project has no breakdown"));
        }
        for range in self.ranges() {
            if !self.source.holds(range) {
                return Err(unfaithful(format!("{range} is not a place in the text")));
            }
        }
        for mention in &self.mentions {
            if !mention.is_borne_out(&self.source) {
                return Err(not_printed(mention.written(), mention.range()));
            }
            if let Some(in_words) = mention.in_words() {
                self.verify_printed(in_words.written, in_words.range)?;
            }
        }
        for check in &self.checks {
            for term in check.terms.iter().chain(&check.stated) {
                if let Term::Printed { written, range } = term {
                    self.verify_printed(*written, *range)?;
                }
            }
        }
        for tree in self.statement.iter().chain(&self.funding) {
            self.verify_tree(tree)?;
        }
        if !self.has_lines() {
            return Err(unfaithful("a figure belongs to a line that is not there"));
        }
        Ok(())
    }

    /// Whether every line is there that something belongs to.
    pub(super) fn has_lines(&self) -> bool {
        let has = |line| self.node(line).is_some();
        let mut checks = self.checks.iter();
        self.mentions.iter().filter_map(Mention::line).all(has)
            && self.facets.iter().map(Facet::line).all(has)
            && self.classes.iter().map(InferredClass::line).all(has)
            && checks.all(|&Check { project, node, .. }| has(LineId { project, node }))
    }

    /// Every place that the reading refers to.
    pub(super) fn ranges(&self) -> impl Iterator<Item = TextRange> {
        let outline = &self.outline;
        let head = [&outline.title, &outline.body];
        let head = head.into_iter().flatten().map(|quote| quote.range());
        let year = outline.fiscal_year.map(|year| year.range);
        let projects = outline.statement.iter().chain(&outline.projects);
        let projects = projects.flat_map(|project| {
            let quotes = [&project.name, &project.implementer];
            let sections = project.sections.iter();
            [project.range]
                .into_iter()
                .chain(project.heading)
                .chain(quotes.into_iter().flatten().map(|quote| quote.range()))
                .chain(sections.flat_map(|section| [section.heading, section.content]))
        });
        let trees = self.statement.iter().chain(&self.funding);
        let lines = trees.flat_map(|tree| {
            tree.iter()
                .flat_map(|(_, node)| [node.label().range(), node.extent(), node.evidence()])
        });
        let checks = self.checks.iter().flat_map(|check| {
            let terms = check.terms.iter().chain(&check.stated);
            terms.filter_map(Term::range).chain(check.reason)
        });
        head.chain(year)
            .chain(projects)
            .chain(self.mentions.iter().flat_map(Mention::ranges))
            .chain(lines)
            .chain(checks)
            .chain(self.facets.iter().map(|facet| facet.words.range()))
            .chain(self.classes.iter().map(|class| class.words.range()))
            .chain(self.diagnostics.iter().map(|diagnostic| diagnostic.range))
    }

    /// An amount is the one that stands at its place.
    fn verify_printed(&self, written: Written, range: TextRange) -> Result<(), Error> {
        // The unit of a number in a table stands elsewhere; its mention knows where.
        let at = self
            .mentions
            .partition_point(|it| it.range().start() < range.start());
        let mention = self.mentions.get(at).filter(|it| it.unit().is_some());
        if mention.is_some_and(|it| it.range() == range && it.written() == written) {
            return Ok(());
        }
        let folded = Folded::new(&self.source, range);
        if is_printed(folded.text(), written, None) {
            Ok(())
        } else {
            Err(not_printed(written, range))
        }
    }

    /// Each line follows its parent; each amount is its mention's, or the sum of its parts.
    fn verify_tree(&self, tree: &FundingTree) -> Result<(), Error> {
        if tree.get(NodeId::ROOT).is_none() {
            return Err(unfaithful("a breakdown has no total"));
        }
        for (id, node) in tree.iter() {
            let is_total = id == NodeId::ROOT;
            let is_below = match node.parent() {
                None => is_total,
                Some(parent) => {
                    parent < id
                        && tree
                            .get(parent)
                            .is_some_and(|above| node.place().starts_with(above.place()))
                }
            };
            if !is_below || (node.relation() == Relation::Total) != is_total {
                return Err(unfaithful(
                    "a line is not below the line that it belongs to",
                ));
            }
            match node.amount() {
                Amount::Stated(stated) => {
                    let mention = self.mention(stated.mention());
                    let bears_out = mention.is_some_and(|mention| {
                        mention.range() == stated.range() && mention.written() == stated.written()
                    });
                    if !bears_out {
                        return Err(unfaithful("a stated amount is not the one mentioned"));
                    }
                }
                Amount::Derived(derived) => {
                    let parts = tree.parts(id).map(|(_, part)| part.amount().money());
                    let sum = parts.reduce(|sum, part| sum?.checked_add(part?)).flatten();
                    if sum.or(Some(Money::ZERO)) != Some(derived.money()) {
                        return Err(unfaithful("a derived amount is not the sum of its parts"));
                    }
                }
                Amount::NotStated => {}
            }
        }
        Ok(())
    }
}
