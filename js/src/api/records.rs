//! What was read, as plain objects: the columns of the tables, with places in both units.

use mingzhang::export::record::{CheckRecord, LineRecord, MentionRecord};
use mingzhang::source::Lines;
use mingzhang::views::arithmetic::{CheckRow, TermShown};
use mingzhang::{Budget, Diagnostic as Doubt, Facet, Quote as Words};
use serde::Serialize;
use tsify::Tsify;

use super::codes::{DiagnosticKind, Encoding, MarkKind, Operator, SectionRole, Severity, Unit};
use super::offsets::{Offsets, TextRange};

/// A budget that was read, with the means to say where in its text things stand.
#[derive(Debug)]
pub struct Reading {
    pub(super) budget: Budget,
    offsets: Offsets,
}

impl Reading {
    pub(super) fn of(budget: Budget) -> Self {
        let offsets = Offsets::of(budget.source().text());
        Self { budget, offsets }
    }

    pub(super) fn range(&self, range: mingzhang::TextRange) -> TextRange {
        self.offsets.range(self.budget.source().text(), range)
    }

    pub(super) fn quote(&self, words: &Words) -> Quote {
        Quote {
            text: words.text().to_owned(),
            range: self.range(words.range()),
        }
    }

    fn bytes(&self, start: u32, end: u32) -> TextRange {
        self.range(mingzhang::TextRange::new(start, end.max(start)))
    }
}

/// Words of the document as a reader would copy them, without the white space of line breaks, and
/// where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub range: TextRange,
}

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Head {
    /// Its title.
    pub title: Option<Quote>,
    /// Whose budget it is (单位, 部门).
    pub body: Option<Quote>,
    /// The fiscal year.
    pub fiscal_year: Option<FiscalYear>,
    /// How its bytes were encoded; `utf8` of a string.
    pub encoding: Encoding,
}

/// The year that a budget is for, and where the document says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct FiscalYear {
    /// The year of our era.
    pub year: u16,
    /// Where it is printed.
    pub range: TextRange,
}

impl Head {
    pub(super) fn of(reading: &Reading) -> Self {
        let outline = reading.budget.outline();
        Self {
            title: outline.title().map(|it| reading.quote(it)),
            body: outline.body().map(|it| reading.quote(it)),
            fiscal_year: outline.fiscal_year().map(|it| FiscalYear {
                year: it.year,
                range: reading.range(it.range),
            }),
            encoding: reading.budget.source().encoding().into(),
        }
    }
}

/// One funded project (项目), or the body's own expenditure statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Project {
    /// Its number, from 1 in document order; 0 is the body's own statement.
    pub number: u32,
    /// Its name in the document's words.
    pub name: String,
    /// Whether it has no name of its own and this one is taken from what surrounds it.
    pub name_is_borrowed: bool,
    /// Who carries it out (实施单位).
    pub implementer: Option<Quote>,
    /// All that belongs to it.
    pub range: TextRange,
    /// Its sections, in document order.
    pub sections: Vec<Section>,
}

/// One section of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Section {
    /// What it is about.
    pub role: SectionRole,
    /// Its heading as printed, with its number where it has one.
    pub heading: TextRange,
    /// What stands below the heading.
    pub content: TextRange,
}

impl Project {
    pub(super) fn of(reading: &Reading, project: mingzhang::Project<'_>) -> Self {
        let outline = project.outline();
        let sections = outline.sections().iter();
        Self {
            number: project.id().number(),
            name: project.label().text().to_owned(),
            name_is_borrowed: project.label().is_borrowed(),
            implementer: outline.implementer().map(|it| reading.quote(it)),
            range: reading.range(outline.range()),
            sections: sections
                .map(|section| Section {
                    role: section.role.into(),
                    heading: reading.range(section.heading),
                    content: reading.range(section.content),
                })
                .collect(),
        }
    }
}

/// One line of a project's breakdown (资金构成): a row of `mingzhang parse`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Line {
    /// The project's number, from 1; 0 is the body's own statement.
    pub project: u32,
    /// The line's place among its siblings at each level, as `3.1.1`; empty for the total.
    pub path: String,
    /// What the money is for, in the document's own words.
    pub label: String,
    /// The exact amount in 元, a decimal number; `null` when it is not stated and cannot be added up,
    /// which is not 0.
    pub yuan: Option<String>,
    /// How it belongs to the line above.
    #[tsify(type = "Relation")]
    pub relation: &'static str,
    /// Where the amount comes from.
    #[tsify(type = "Status")]
    pub status: &'static str,
    /// The amount as printed; `null` when it is not printed.
    pub written: Option<String>,
    /// The amount as printed; for a line without one, the words that it stands on.
    pub range: TextRange,
    /// The outcome of the checks of its money that most wants looking at; `null` without checks.
    #[tsify(type = "Outcome | null")]
    pub check: Option<&'static str>,
    /// Its likely economic class, code and name, inferred from its words: `30202 印刷费`.
    pub inferred_class: Option<String>,
    /// The page or paragraph of the file that the text was taken from; `null` for plain text.
    pub place: Option<String>,
}

impl Line {
    pub(super) fn of(reading: &Reading, record: LineRecord) -> Self {
        Self {
            project: record.project,
            path: record.path,
            label: record.label,
            yuan: record.yuan,
            relation: record.relation,
            status: record.status,
            written: record.written,
            range: reading.bytes(record.start, record.end),
            check: record.check,
            inferred_class: record.inferred_class,
            place: record.place,
        }
    }
}

/// One sum of money in the text: a row of `mingzhang mentions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Mention {
    /// Number and unit as printed.
    pub range: TextRange,
    /// The amount as printed.
    pub written: String,
    /// The exact amount in 元, a decimal number; empty for a range, which has no one amount.
    pub yuan: String,
    /// What it stands for.
    #[tsify(type = "Role")]
    pub role: &'static str,
    /// The number of the project that mentions it; `null` outside of projects.
    pub project: Option<u32>,
    /// The path of the line that it states, empty for a total; `null` when it states no line.
    pub path: Option<String>,
    /// The upper end of a range in 元; the lower one is what is written first.
    pub upto: Option<String>,
    /// The same sum in characters, as printed: 叁拾陆万元整.
    pub in_words: Option<String>,
    /// How exactly it is meant, where the text says so.
    #[tsify(type = "Qualifier | null")]
    pub qualifier: Option<&'static str>,
    /// The page or paragraph of the file that the text was taken from; `null` for plain text.
    pub place: Option<String>,
}

impl Mention {
    pub(super) fn of(reading: &Reading, record: MentionRecord) -> Self {
        Self {
            range: reading.bytes(record.start, record.end),
            written: record.written,
            yuan: record.yuan,
            role: record.role,
            project: record.project,
            path: record.path,
            upto: record.upto,
            in_words: record.in_words,
            qualifier: record.qualifier,
            place: record.place,
        }
    }
}

/// One check (对账) that a reader can redo by hand: a row of `mingzhang check`, with its terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Check {
    /// The project's number, from 1; 0 is the body's own statement.
    pub project: u32,
    /// The path of the line that it is about; empty for the total.
    pub path: String,
    /// What is compared.
    #[tsify(type = "CheckKind")]
    pub kind: &'static str,
    /// How it came out.
    #[tsify(type = "Outcome")]
    pub outcome: &'static str,
    /// What the document says the result is: in 元, or a number of things.
    pub stated: Option<String>,
    /// What follows from its figures.
    pub computed: Option<String>,
    /// Stated less computed.
    pub difference: Option<String>,
    /// The check on one line, with the figures as printed.
    pub expression: String,
    /// The words to look at first; `null` when there are none.
    pub range: Option<TextRange>,
    /// The page or paragraph of the file that the text was taken from; `null` for plain text.
    pub place: Option<String>,
    /// What is done with the terms.
    pub operator: Operator,
    /// What is added, multiplied or set side by side, in document order.
    pub terms: Vec<Term>,
    /// What they are compared with.
    pub result: Option<Term>,
    /// The unit of every sum of money in terms and result, which are then without it; `null` where
    /// they have several or none.
    pub unit: Option<Unit>,
    /// The words that give a reason for a difference.
    pub reason: Option<Quote>,
}

/// One figure of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Term {
    /// As printed: `6.00`, `20个单位`, `0.05万元`; a count that is missing is `?人`.
    pub text: String,
    /// Where it stands.
    pub range: Option<TextRange>,
    /// Whether the text does not give it.
    pub is_missing: bool,
    /// Whether it is a sum of money.
    pub is_money: bool,
}

impl Check {
    pub(super) fn of(reading: &Reading, record: CheckRecord, row: &CheckRow) -> Self {
        let term = |it: &TermShown| Term {
            text: it.text.clone(),
            range: it.range.map(|range| reading.range(range)),
            is_missing: it.is_missing,
            is_money: it.is_money,
        };
        let range = record.start.zip(record.end);
        Self {
            project: record.project,
            path: record.path,
            kind: record.kind,
            outcome: record.outcome,
            stated: record.stated,
            computed: record.computed,
            difference: record.difference,
            expression: record.expression,
            range: range.map(|(start, end)| reading.bytes(start, end)),
            place: record.place,
            operator: row.operator.into(),
            terms: row.terms.iter().map(term).collect(),
            result: row.stated.as_ref().map(term),
            unit: row.unit.map(Unit::from),
            reason: row.reason.as_ref().map(|it| reading.quote(it)),
        }
    }
}

/// A line that is marked across projects, with the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Mark {
    /// What is marked.
    pub kind: MarkKind,
    /// The number of the line's project.
    pub project: u32,
    /// The line's path.
    pub path: String,
    /// The words that led to the mark; for a payee, its name.
    pub words: Quote,
}

impl Mark {
    pub(super) fn of(reading: &Reading, facet: &Facet) -> Self {
        let line = facet.line();
        let node = reading.budget.node(line);
        Self {
            kind: facet.kind().into(),
            project: line.project.number(),
            path: node.map(mingzhang::Node::path).unwrap_or_default(),
            words: reading.quote(facet.words()),
        }
    }
}

/// A place in the document where the reading is doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Diagnostic {
    /// What was met.
    pub kind: DiagnosticKind,
    /// How much is in doubt.
    pub severity: Severity,
    /// What was met, in one sentence of English.
    pub message: &'static str,
    /// What a person can do about it.
    pub hint: &'static str,
    /// The words that it is about.
    pub range: TextRange,
    /// Their line in the text, from 1.
    pub line: u32,
    /// Their column in that line, in characters from 1.
    pub column: u32,
}

impl Diagnostic {
    pub(super) fn of(reading: &Reading, lines: &Lines<'_>, doubt: &Doubt) -> Self {
        let place = lines.locate(doubt.range.start());
        Self {
            kind: doubt.kind.into(),
            severity: doubt.kind.severity().into(),
            message: doubt.kind.message(),
            hint: doubt.kind.hint(),
            range: reading.range(doubt.range),
            line: place.line as u32,
            column: place.column as u32,
        }
    }
}

/// All that was read, as one plain object: what `JSON.stringify` writes and a worker can hand on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct PlainBudget {
    /// What the document says of itself.
    pub head: Head,
    /// The text that every place refers to.
    pub text: String,
    /// The body's own expenditure statement, where there is one; the projects' money is part of it.
    pub statement: Option<Project>,
    /// The projects, in document order.
    pub projects: Vec<Project>,
    /// Every line of every breakdown.
    pub lines: Vec<Line>,
    /// Every sum of money in the text.
    pub mentions: Vec<Mention>,
    /// Every check.
    pub checks: Vec<Check>,
    /// What cuts across projects.
    pub marks: Vec<Mark>,
    /// What is doubtful.
    pub diagnostics: Vec<Diagnostic>,
}
