//! One record a funding line, a sum of money or a check: the columns of every table.
//!
//! Field by field these are what `mingzhang parse`, `mentions` and `check` print, in CSV and in JSON:
//! amounts are decimal strings in 元, places bytes of the text as UTF-8, codes those of the enums.

use serde::Serialize;

use crate::amounts::Mention;
use crate::budget::Budget;
use crate::checks::{Check, Figure, Outcome, Term};
use crate::funding::{LineId, Node, NodeId, ProjectId};
use crate::range::TextRange;
use crate::views::arithmetic;

/// One funding line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineRecord {
    /// The project's number, from 1.
    pub project: u32,
    /// The line's place: `3.1.1`; empty for the total.
    pub path: String,
    /// What it pays for, in the document's words.
    pub label: String,
    /// The exact number of 元; `None` when it is not stated and cannot be added up.
    pub yuan: Option<String>,
    /// `total`, `part` or `of-which`.
    pub relation: &'static str,
    /// `stated`, `derived` or `not-stated`.
    pub status: &'static str,
    /// The amount as printed.
    pub written: Option<String>,
    /// First byte of what proves the line, in the text of the document as UTF-8.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The outcome of the checks of the line's money that most wants looking at.
    pub check: Option<&'static str>,
    /// Its likely economic class, code and name, inferred from its words: `30202 印刷费`.
    pub inferred_class: Option<String>,
    /// Where it stands in the file that the text was taken from, `page 3` or `paragraph 12`; `None`
    /// for plain text.
    pub place: Option<String>,
}

/// One sum of money in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionRecord {
    /// First byte, in the text of the document as UTF-8.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As printed.
    pub written: String,
    /// The exact number of 元; empty for a range, which has no one amount.
    pub yuan: String,
    /// What it stands for: `total`, `part`, `rate`, …
    pub role: &'static str,
    /// The number of the project that mentions it, from 1.
    pub project: Option<u32>,
    /// The place of the line that it states; empty for a total, `None` when it states no line.
    pub path: Option<String>,
    /// The upper end of a range in 元; its lower end is what is written first.
    pub upto: Option<String>,
    /// The same sum in characters, as printed: 叁拾陆万元整.
    pub in_words: Option<String>,
    /// `about`, `at-most` or `at-least`, where the text says so: 约, 不超过, 不低于.
    pub qualifier: Option<&'static str>,
    /// Where it stands in the file that the text was taken from, `page 3` or `paragraph 12`; `None`
    /// for plain text.
    pub place: Option<String>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckRecord {
    /// The project's number, from 1.
    pub project: u32,
    /// The place of the line that it is about; empty for the total.
    pub path: String,
    /// `sum`, `restated`, `rate`, `of-which`, `quantity`, `in-words`, `change`,
    /// `percentage` …
    pub kind: &'static str,
    /// `agrees`, `within-rounding`, `departs`, `contradicts` or `cannot-tell`.
    pub outcome: &'static str,
    /// What the document says: in 元, or the number of things.
    pub stated: Option<String>,
    /// What follows from its figures.
    pub computed: Option<String>,
    /// Stated less computed.
    pub difference: Option<String>,
    /// The check on one line, as printed.
    pub expression: String,
    /// First byte of the words to look at first; `None` when there are none.
    pub start: Option<u32>,
    /// One past the last byte.
    pub end: Option<u32>,
    /// Where it stands in the file that the text was taken from, `page 3` or `paragraph 12`; `None`
    /// for plain text.
    pub place: Option<String>,
}

/// Every funding line, in document order.
pub fn lines(budget: &Budget) -> impl Iterator<Item = LineRecord> {
    let outcomes = arithmetic::worst_by_line(budget);
    budget
        .breakdowns()
        .zip(outcomes)
        .flat_map(move |(project, outcomes)| {
            let nodes = project.funding().iter().zip(outcomes);
            nodes.map(move |((id, node), outcome)| line(budget, project.id(), id, node, outcome))
        })
}

/// Every sum of money, in document order.
pub fn mentions(budget: &Budget) -> impl Iterator<Item = MentionRecord> {
    budget
        .mentions()
        .iter()
        .map(|mention| self::mention(budget, mention))
}

/// Every check: by project, then in the order in which the results stand in the text.
pub fn checks(budget: &Budget) -> impl Iterator<Item = CheckRecord> {
    arithmetic::checks(budget, None)
        .into_iter()
        .filter_map(|row| {
            let check = budget.checks().get(row.check.index())?;
            Some(self::check(budget, check, &row))
        })
}

fn line(
    budget: &Budget,
    project: ProjectId,
    id: NodeId,
    node: &Node,
    outcome: Option<Outcome>,
) -> LineRecord {
    let amount = node.amount();
    let evidence = node.evidence();
    LineRecord {
        project: project.number(),
        path: node.path(),
        label: node.label().text().to_owned(),
        yuan: amount.money().map(|money| money.to_string()),
        relation: node.relation().name(),
        status: amount.status().name(),
        written: amount
            .stated()
            .map(|stated| budget.source().quote(stated.range()).text().to_owned()),
        start: evidence.start(),
        end: evidence.end(),
        check: outcome.map(Outcome::name),
        inferred_class: budget
            .class_of(LineId { project, node: id })
            .map(|inferred| inferred.class())
            .map(|class| format!("{} {}", class.code(), class.name())),
        place: place(budget, evidence),
    }
}

fn mention(budget: &Budget, mention: &Mention) -> MentionRecord {
    let range = mention.range();
    let states = mention.role().states_a_line();
    MentionRecord {
        start: range.start(),
        end: range.end(),
        written: budget.source().quote(range).text().to_owned(),
        yuan: match mention.upto() {
            Some(_) => String::new(),
            None => mention.money().to_string(),
        },
        role: mention.role().name(),
        project: mention.project().map(ProjectId::number),
        path: mention
            .line()
            .filter(|_| states)
            .and_then(|line| budget.node(line))
            .map(Node::path),
        upto: mention.upto().map(|upto| upto.money().to_string()),
        in_words: mention
            .in_words()
            .map(|words| budget.source().quote(words.range).text().to_owned()),
        qualifier: mention.qualifier().map(|said| said.qualifier.name()),
        place: place(budget, range),
    }
}

fn check(budget: &Budget, check: &Check, row: &arithmetic::CheckRow) -> CheckRecord {
    let line = LineId {
        project: check.project(),
        node: check.node(),
    };
    CheckRecord {
        project: check.project().number(),
        path: budget.node(line).map(Node::path).unwrap_or_default(),
        kind: check.kind().name(),
        outcome: check.outcome().name(),
        stated: check.stated().and_then(term),
        computed: check.computed().map(figure),
        difference: check.difference().map(figure),
        expression: row.expression(),
        start: row.evidence.map(|range| range.start()),
        end: row.evidence.map(|range| range.end()),
        place: row.evidence.and_then(|range| place(budget, range)),
    }
}

fn place(budget: &Budget, range: TextRange) -> Option<String> {
    let place = budget.source().places().at(range.start())?;
    Some(place.to_string())
}

fn term(term: &Term) -> Option<String> {
    match term {
        Term::Printed { written, .. } => Some(written.money().to_string()),
        Term::Added { money, .. } => Some(money.to_string()),
        Term::Count { number, .. } => Some(number.normalize().to_string()),
        Term::Missing { .. } => None,
    }
}

fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Money(money) => money.to_string(),
        Figure::Count { number, .. } => number.normalize().to_string(),
    }
}
