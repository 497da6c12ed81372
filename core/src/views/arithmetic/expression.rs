//! A check on one line.

use super::{CheckRow, Operator, TermShown};
use crate::checks::Outcome;
use crate::money::Unit;

impl CheckRow {
    /// The whole check on one line: `6.00 + 12.00 = 18.00 万元`,
    /// `5名 × 0.25万元 = 1.25万元 ≠ 1.00万元`. The last sign is `=` when the figures agree, `≈`
    /// within rounding, `≠` when they differ and `?` when that cannot be told; for an of-which,
    /// `≤` or `>`.
    #[must_use]
    pub fn expression(&self) -> String {
        // A sum names its unit once, at the end; a product beside each of its prices.
        let once = matches!(
            self.operator,
            Operator::Plus | Operator::AtMost | Operator::Minus
        );
        let unit = self.unit.map_or("", Unit::name);
        let each = if once { "" } else { unit };
        let mut line = self.expression_by(|amount| [amount, each].concat());
        if once && !unit.is_empty() {
            line.push(' ');
            line.push_str(unit);
        }
        line
    }

    /// The same with each sum of money written by `amount`, which is given the number, or, in a
    /// check of several units, the number with its own.
    #[must_use]
    pub fn expression_by(&self, amount: impl Fn(&str) -> String) -> String {
        let shown = |term: &TermShown| match term.is_money {
            true => amount(&term.text),
            false => term.text.clone(),
        };

        let between = match self.operator {
            Operator::Plus | Operator::AtMost => " + ",
            Operator::Times => " × ",
            Operator::Equals => self.sign(),
            Operator::Minus => " − ",
            Operator::MoreBy | Operator::LessBy => " ÷ ",
        };
        let terms: Vec<_> = self.terms.iter().map(shown).collect();
        let mut line = terms.join(between);
        match self.operator {
            Operator::MoreBy => line.push_str(" − 1"),
            Operator::LessBy => line.insert_str(0, "1 − "),
            _ => {}
        }
        if self.shows_computed()
            && let Some(computed) = &self.computed
        {
            line.push_str(" = ");
            // In a check of several units a sum of money has its own.
            let has_unit = self.unit.is_none() && computed.ends_with(Unit::Yuan.name());
            if self.result_unit.is_some() || has_unit {
                line.push_str(&amount(computed));
            } else {
                line.push_str(computed);
            }
        }
        if let Some(stated) = &self.stated {
            if !line.is_empty() {
                line.push_str(self.sign());
            }
            line.push_str(&shown(stated));
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
            Operator::Plus
            | Operator::Times
            | Operator::Minus
            | Operator::MoreBy
            | Operator::LessBy => true,
            Operator::AtMost => self.terms.len() > 1,
            Operator::Equals => false,
        };
        is_worked_out && (self.outcome != Outcome::Agrees || self.stated.is_none())
    }
}
