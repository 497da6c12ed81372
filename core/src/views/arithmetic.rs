//! Checks as arithmetic: figures as printed, so that a reader can redo them with the text beside.

use super::amount;
use crate::budget::Budget;
use crate::checks::{Check, CheckId, CheckKind, Figure, Outcome, Term};
use crate::funding::{LineId, ProjectId};
use crate::money::Unit;
use crate::range::TextRange;
use crate::source::Quote;

/// One check, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    /// The check.
    pub check: CheckId,
    /// What is compared.
    pub kind: CheckKind,
    /// How it came out.
    pub outcome: Outcome,
    /// The project that it belongs to.
    pub project: ProjectId,
    /// The line that it is about.
    pub line: LineId,
    /// What that line pays for.
    pub label: String,
    /// What is added, multiplied or set side by side.
    pub terms: Vec<TermShown>,
    /// What is done with the terms.
    pub operator: Operator,
    /// What the document says the result is.
    pub stated: Option<TermShown>,
    /// What the terms give.
    pub computed: Option<String>,
    /// Stated less computed, with its sign; `None` when it is nothing or cannot be told.
    pub difference: Option<String>,
    /// The unit of every sum of money here, when they share one; the numbers are then without it.
    pub unit: Option<Unit>,
    /// The words that give a reason for the difference.
    pub reason: Option<Quote>,
    /// The range to show first.
    pub evidence: Option<TextRange>,
}

/// One figure of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermShown {
    /// As printed: `6.00`, `20个单位`, `0.05万元`; a missing count is `?人`.
    pub text: String,
    /// Where it stands.
    pub range: Option<TextRange>,
    /// Whether the text does not give it.
    pub is_missing: bool,
    /// Whether it is a sum of money.
    pub is_money: bool,
}

/// What is done with the terms of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// They are added up.
    Plus,
    /// They are multiplied.
    Times,
    /// They are together at most what is stated.
    AtMost,
    /// They are the same.
    Equals,
}

/// How many checks came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Agree exactly.
    pub agrees: usize,
    /// Agree within rounding.
    pub within_rounding: usize,
    /// Differ, with a reason in the text.
    pub departs: usize,
    /// Differ without one.
    pub contradicts: usize,
    /// Lack a figure.
    pub cannot_tell: usize,
}

impl Tally {
    /// How many checks there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.agrees + self.within_rounding + self.departs + self.contradicts + self.cannot_tell
    }

    /// How many came out so.
    #[must_use]
    pub const fn of(self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Agrees => self.agrees,
            Outcome::WithinRounding => self.within_rounding,
            Outcome::Departs => self.departs,
            Outcome::Contradicts => self.contradicts,
            Outcome::CannotTell => self.cannot_tell,
        }
    }

    pub(super) const fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Agrees => self.agrees += 1,
            Outcome::WithinRounding => self.within_rounding += 1,
            Outcome::Departs => self.departs += 1,
            Outcome::Contradicts => self.contradicts += 1,
            Outcome::CannotTell => self.cannot_tell += 1,
        }
    }
}

/// How the checks of a project, or of the whole document, came out.
#[must_use]
pub fn tally(budget: &Budget, project: Option<ProjectId>) -> Tally {
    let mut tally = Tally::default();
    for check in budget.checks() {
        if project.is_none_or(|project| project == check.project()) {
            tally.add(check.outcome());
        }
    }
    tally
}

/// For every line of every project, the outcome of its checks that most wants looking at.
#[must_use]
pub fn worst_by_line(budget: &Budget) -> Vec<Vec<Option<Outcome>>> {
    let mut all: Vec<Vec<Option<Outcome>>> = budget
        .projects()
        .map(|project| vec![None; project.funding().len()])
        .collect();
    for check in budget.checks() {
        let lines = all.get_mut(check.project().index());
        if let Some(worst) = lines.and_then(|lines| lines.get_mut(check.node().index())) {
            let both = worst.iter().copied().chain([check.outcome()]);
            *worst = both.max_by_key(|outcome| concern(*outcome));
        }
    }
    all
}

/// How much an outcome wants looking at.
const fn concern(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Agrees => 0,
        Outcome::WithinRounding => 1,
        Outcome::CannotTell => 2,
        Outcome::Departs => 3,
        Outcome::Contradicts => 4,
    }
}

/// The checks of a project, or of the whole document: by project, then in the order in which
/// their results stand in the text.
#[must_use]
pub fn checks(budget: &Budget, project: Option<ProjectId>) -> Vec<CheckRow> {
    let mut chosen: Vec<(CheckId, &Check)> = (0..)
        .map(CheckId)
        .zip(budget.checks())
        .filter(|(_, check)| project.is_none_or(|project| project == check.project()))
        .collect();
    chosen.sort_by_key(|(id, check)| (check.project(), check.evidence(), *id));
    chosen
        .into_iter()
        .map(|(id, check)| row(budget, id, check))
        .collect()
}

fn row(budget: &Budget, id: CheckId, check: &Check) -> CheckRow {
    let line = LineId {
        project: check.project(),
        node: check.node(),
    };
    let figures = Figures::of(budget, check);
    CheckRow {
        check: id,
        kind: check.kind(),
        outcome: check.outcome(),
        project: check.project(),
        line,
        label: budget
            .node(line)
            .map(|node| node.label().text().to_owned())
            .unwrap_or_default(),
        terms: check
            .terms()
            .iter()
            .map(|term| figures.term(term))
            .collect(),
        operator: match check.kind() {
            CheckKind::Sum => Operator::Plus,
            CheckKind::Rate => Operator::Times,
            CheckKind::OfWhich => Operator::AtMost,
            CheckKind::Restated | CheckKind::Quantity => Operator::Equals,
        },
        stated: check.stated().map(|term| figures.term(term)),
        computed: check.computed().map(|figure| figures.figure(figure)),
        difference: check
            .difference()
            .filter(|figure| !is_nothing(figure))
            .map(|figure| signed(figures.figure(figure))),
        unit: figures.unit,
        reason: check.reason().map(|range| budget.source().quote(range)),
        evidence: check.evidence(),
    }
}

fn is_nothing(figure: &Figure) -> bool {
    match figure {
        Figure::Money(money) => money.is_zero(),
        Figure::Count { number, .. } => number.is_zero(),
    }
}

fn signed(number: String) -> String {
    if number.starts_with('−') {
        number
    } else {
        format!("+{number}")
    }
}

/// How the figures of one check are written.
struct Figures<'a> {
    budget: &'a Budget,
    /// The one unit of its sums of money.
    unit: Option<Unit>,
    /// The unit and the precision of what is computed.
    result: (Unit, i32),
}

impl<'a> Figures<'a> {
    fn of(budget: &'a Budget, check: &Check) -> Self {
        // The stated result first: what is computed is written the same way.
        let written: Vec<_> = check
            .stated()
            .into_iter()
            .chain(check.terms())
            .filter_map(|term| match term {
                Term::Printed { written, .. } => Some(*written),
                Term::Added { .. } | Term::Count { .. } | Term::Missing { .. } => None,
            })
            .collect();
        let has_money = !written.is_empty()
            || check
                .terms()
                .iter()
                .any(|term| matches!(term, Term::Added { .. }));
        let unit = written.first().map_or(Unit::Wanyuan, |first| first.unit());
        let is_shared = has_money && written.iter().all(|written| written.unit() == unit);
        Self {
            budget,
            unit: is_shared.then_some(unit),
            result: (
                unit,
                written
                    .first()
                    .map_or(unit.zeros().cast_signed(), |first| first.resolution()),
            ),
        }
    }

    fn term(&self, term: &Term) -> TermShown {
        let text = match term {
            Term::Printed { written, range } => {
                let quote = self.budget.source().quote(*range);
                match quote.text().strip_suffix(written.unit().name()) {
                    Some(number) if self.unit.is_some() => number.trim_end().to_owned(),
                    _ => quote.text().to_owned(),
                }
            }
            Term::Added {
                money, resolution, ..
            } => self.money(amount::format(*money, *resolution, self.result.0)),
            Term::Count { number, of, .. } => format!("{}{of}", amount::count(*number)),
            Term::Missing { of, .. } => format!("?{of}"),
        };
        TermShown {
            text,
            range: term.range(),
            is_missing: matches!(term, Term::Missing { .. }),
            is_money: matches!(term, Term::Printed { .. } | Term::Added { .. }),
        }
    }

    fn figure(&self, figure: &Figure) -> String {
        match figure {
            Figure::Money(money) => {
                let (unit, resolution) = self.result;
                self.money(amount::format(*money, resolution, unit))
            }
            Figure::Count { number, of } => format!("{}{of}", amount::count(*number)),
        }
    }

    /// A number in the unit of the result, with that unit where the check has several.
    fn money(&self, number: String) -> String {
        match self.unit {
            Some(_) => number,
            None => number + self.result.0.name(),
        }
    }
}

impl CheckRow {
    /// The whole check on one line: `6.00 + 11.00 = 17.00 万元`,
    /// `3名 × 0.36万元 = 1.08万元 ≠ 1.00万元`. The last sign is `=` when the figures agree, `≈`
    /// within rounding, `≠` when they differ and `?` when that cannot be told; for an of-which,
    /// `≤` or `>`.
    #[must_use]
    pub fn expression(&self) -> String {
        // A sum names its unit once, at the end; a product beside each of its prices.
        let once = matches!(self.operator, Operator::Plus | Operator::AtMost);
        let unit = self.unit.map(Unit::name);
        let each = unit.filter(|_| !once).unwrap_or_default();
        let shown = |term: &TermShown| match term.is_money {
            true => format!("{}{each}", term.text),
            false => term.text.clone(),
        };

        let between = match self.operator {
            Operator::Plus | Operator::AtMost => " + ",
            Operator::Times => " × ",
            Operator::Equals => self.sign(),
        };
        let terms: Vec<_> = self.terms.iter().map(shown).collect();
        let mut line = terms.join(between);
        if self.shows_computed()
            && let Some(computed) = &self.computed
        {
            line.push_str(" = ");
            line.push_str(computed);
            line.push_str(each);
        }
        if let Some(stated) = &self.stated {
            if !line.is_empty() {
                line.push_str(self.sign());
            }
            line.push_str(&shown(stated));
        }
        if let (true, Some(unit)) = (once, unit) {
            line.push(' ');
            line.push_str(unit);
        }
        line
    }

    /// The sign between what is computed and what is stated, with a space to either side.
    #[must_use]
    pub const fn sign(&self) -> &'static str {
        match (self.operator, self.outcome) {
            (_, Outcome::CannotTell) => " ? ",
            (Operator::AtMost, Outcome::Agrees | Outcome::WithinRounding) => " ≤ ",
            (Operator::AtMost, Outcome::Departs | Outcome::Contradicts) => " > ",
            (_, Outcome::Agrees) => " = ",
            (_, Outcome::WithinRounding) => " ≈ ",
            (_, Outcome::Departs | Outcome::Contradicts) => " ≠ ",
        }
    }

    /// Whether the result of the terms is worth a place of its own: not when it is what the
    /// document says, and not when a single term is its own result.
    fn shows_computed(&self) -> bool {
        let is_worked_out = match self.operator {
            Operator::Plus | Operator::Times => true,
            Operator::AtMost => self.terms.len() > 1,
            Operator::Equals => false,
        };
        is_worked_out && (self.outcome != Outcome::Agrees || self.stated.is_none())
    }
}
