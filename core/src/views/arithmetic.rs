//! Checks as arithmetic: figures as printed, so that a reader can redo them with the text beside.

mod expression;
mod ranking;
mod tally;

pub use ranking::{Ranked, check, ranked};
pub use tally::{Tally, tally, worst_by_line};

use super::{amount, checks_of};
use crate::budget::Budget;
use crate::checks::{Check, CheckId, CheckKind, Figure, Outcome, Term};
use crate::funding::{LineId, ProjectId};
use crate::money::Unit;
use crate::order;
use crate::range::TextRange;
use crate::source::Quote;
use crate::source::fold::fold;

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
    /// Stated less computed, with its sign; `None` when the figures agree or it cannot be told.
    pub difference: Option<String>,
    /// The unit of every sum of money here, when they share one; the numbers are then without it.
    pub unit: Option<Unit>,
    /// The unit of what the terms give and of the difference: the same, or `None` where these are
    /// no money.
    pub result_unit: Option<Unit>,
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
    /// The second is taken from the first.
    Minus,
    /// By what part of the second the first is more.
    MoreBy,
    /// By what part of the second the first is less.
    LessBy,
}

/// Whether a percentage says how much more or how much less: a fall that is said to be a growth is
/// worked out as less than nothing.
fn percentage(check: &Check) -> Operator {
    let money = |term: Option<&Term>| term.and_then(Term::money).unwrap_or_default();
    let has_fallen = money(check.terms().first()) < money(check.terms().get(1));
    let is_negative = match check.computed() {
        Some(Figure::Count { number, .. }) => number.is_sign_negative() && !number.is_zero(),
        _ => false,
    };
    if has_fallen == is_negative {
        Operator::MoreBy
    } else {
        Operator::LessBy
    }
}

/// The checks of a project, or of the whole document: by project, then in the order in which
/// their results stand in the text.
#[must_use]
pub fn checks(budget: &Budget, project: Option<ProjectId>) -> Vec<CheckRow> {
    let mut chosen: Vec<(CheckId, &Check)> = checks_of(budget, project).collect();
    let key = |(id, check): &(CheckId, &Check)| (check.project(), check.evidence(), *id);
    order::sort(&mut chosen, |a, b| key(a).cmp(&key(b)));
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
            CheckKind::Restated if check.terms().len() > 1 => Operator::Plus,
            CheckKind::Rate => Operator::Times,
            CheckKind::OfWhich => Operator::AtMost,
            CheckKind::Restated | CheckKind::Quantity | CheckKind::InWords | CheckKind::Year => {
                Operator::Equals
            }
            CheckKind::Change => Operator::Minus,
            CheckKind::Percentage => percentage(check),
        },
        stated: check.stated().map(|term| figures.term(term)),
        computed: check.computed().map(|figure| figures.figure(figure)),
        difference: check
            .difference()
            .filter(|_| check.outcome() != Outcome::Agrees)
            .map(|figure| signed(figures.figure(figure))),
        unit: figures.unit,
        result_unit: figures.unit.filter(|_| {
            let result = check.computed().or(check.difference());
            matches!(result, Some(Figure::Money(_)))
        }),
        reason: check.reason().map(|range| budget.source().quote(range)),
        evidence: check.evidence(),
    }
}

fn is_digit(found: char) -> bool {
    fold(found).is_ascii_digit()
}

/// Whether an amount is digits and one unit: not 叁拾陆万元整, 3万5千元 or ¥36.
fn is_plain(printed: &str) -> bool {
    let number = printed.trim_end_matches(|c| !is_digit(c));
    let belongs = |c: char| is_digit(c) || c.is_whitespace() || matches!(fold(c), ',' | '.' | '-');
    !number.is_empty() && number.len() < printed.len() && number.chars().all(belongs)
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
        let mut printed = check.stated().into_iter().chain(check.terms());
        let is_plain = |term: &Term| match term {
            Term::Printed { range, .. } => is_plain(budget.source().slice(*range)),
            _ => true,
        };
        let is_shared = has_money
            && written.iter().all(|written| written.unit() == unit)
            && printed.all(is_plain);
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
            Term::Printed { range, .. } => {
                let quote = self.budget.source().quote(*range);
                // 1170.00万 and 1170.00万元 are the same unit in other words.
                let number = quote.text().trim_end_matches(|c| !is_digit(c));
                match self.unit {
                    Some(_) => number.to_owned(),
                    None => quote.text().to_owned(),
                }
            }
            Term::Added {
                money, resolution, ..
            } => self.money(amount::format(*money, *resolution, self.result.0)),
            Term::Count { number, of, range } => {
                let quote = self.budget.source().quote(*range);
                if quote.text().starts_with(is_digit) && quote.text().ends_with(of) {
                    quote.text().to_owned()
                } else {
                    format!("{}{of}", amount::count(*number))
                }
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{TEXT, budget};

    #[test]
    fn a_percentage_has_no_unit_of_money() {
        let text = "项目1.\n一、项目名称\n甲\n六、资金安排情况\n上年预算20.00万元，本年预算30.00万元，比上年增加10.00万元，增长60%。\n";
        let rows = checks(&Budget::from_text(text).unwrap(), None);
        let of = |kind| rows.iter().find(|row| row.kind == kind).unwrap();
        let change = of(CheckKind::Change);
        assert_eq!(change.result_unit, Some(Unit::Wanyuan));
        let percentage = of(CheckKind::Percentage);
        assert_eq!(percentage.difference.as_deref(), Some("+10.00%"));
        assert_eq!(percentage.unit, Some(Unit::Wanyuan));
        assert_eq!(percentage.result_unit, None);
    }

    fn expressions(budget: &Budget) -> Vec<String> {
        checks(budget, None)
            .iter()
            .map(CheckRow::expression)
            .collect()
    }

    #[test]
    fn checks_are_arithmetic() {
        assert_eq!(
            expressions(&budget()),
            [
                "8.00 + 2.50 + 1.50 = 12.00 万元",
                "3.00 ≤ 8.00 万元",
                "12个月 × 0.20万元 = 2.40万元 ≠ 2.50万元",
                "1.00 + 0.50 = 1.50 万元",
            ]
        );
    }

    #[test]
    fn a_check_is_written_as_it_came_out() {
        let text = TEXT
            .replace("12.00万元", "12.10万元")
            .replace("3.00万元用于", "9.00万元用于")
            .replace("每月0.20万元", "每月0.21万元")
            .replace("交强险1.00万元", "交强险10000元");
        assert_eq!(
            expressions(&Budget::from_text(text).unwrap()),
            [
                "8.00 + 2.50 + 1.50 = 12.00 ≠ 12.10 万元",
                "9.00 > 8.00 万元",
                "12个月 × 0.21万元 = 2.52万元 ≈ 2.50万元",
                "10000元 + 0.50万元 = 1.50万元",
            ]
        );
    }

    #[test]
    fn a_row_says_all_that_is_shown() {
        let budget = budget();
        let rows = checks(&budget, Some(ProjectId(1)));
        let rate = &rows[2];
        assert_eq!(
            (rate.kind, rate.outcome),
            (CheckKind::Rate, Outcome::Contradicts)
        );
        assert_eq!(rate.label, "燃油费");
        assert_eq!(rate.computed.as_deref(), Some("2.40"));
        assert_eq!(rate.difference.as_deref(), Some("+0.10"));
        assert_eq!(rate.unit, Some(Unit::Wanyuan));
        let stated = rate.stated.as_ref().unwrap();
        assert_eq!(stated.text, "2.50");
        assert_eq!(rate.evidence, stated.range);
        assert_eq!(rows[0].difference, None);
        assert!(checks(&budget, Some(ProjectId(2))).is_empty());
    }

    #[test]
    fn a_missing_count_is_shown_as_missing() {
        let text = TEXT.replace("12个月，每月0.20万元", "每人每月0.20万元");
        let budget = Budget::from_text(text).unwrap();
        let row = checks(&budget, None)
            .into_iter()
            .find(|row| row.kind == CheckKind::Rate)
            .unwrap();
        assert_eq!(row.outcome, Outcome::CannotTell);
        assert!(
            row.terms
                .iter()
                .any(|term| term.is_missing && term.text == "?人")
        );
        assert!(
            row.expression().ends_with(" ? 2.50万元"),
            "{}",
            row.expression()
        );
    }

    #[test]
    fn quantities_are_set_side_by_side() {
        let said = |count: &str| format!("全年为山区读者提供约{count}人次的上门借阅服务。");
        let text = TEXT
            .replace("每年约１２０场次，服务读者约1,500人次。", &said("1,500"))
            .replace("方便山区读者。", &said("1,600"));
        let budget = Budget::from_text(text).unwrap();
        let rows = checks(&budget, None);
        let quantities: Vec<_> = rows
            .iter()
            .filter(|row| row.kind == CheckKind::Quantity)
            .map(CheckRow::expression)
            .collect();
        assert!(
            quantities.contains(&"1,500人次 ≠ 1,600人次".to_owned()),
            "{quantities:?}"
        );
        let total = &worst_by_line(&budget)[0][0];
        assert_eq!(*total, Some(Outcome::Agrees));
    }
}
