//! What a person typed, as words and as a figure.

use rust_decimal::Decimal;

use super::find::{Normal, normal};
use crate::money::{Money, Unit, Written};
use crate::range::TextRange;
use crate::source::SourceText;

/// What is looked for.
pub(super) struct Query {
    /// The words, at least one; none is empty.
    words: Vec<String>,
    figure: Option<Figure>,
}

/// A query that is one number, with or without a unit.
struct Figure {
    number: Decimal,
    unit: Option<Unit>,
}

impl Query {
    /// `None` when nothing is asked for.
    pub(super) fn new(query: &str) -> Option<Self> {
        let words: Vec<String> = query
            .split_whitespace()
            .map(normal)
            .filter(|word| !word.is_empty())
            .collect();
        (!words.is_empty()).then(|| Self {
            figure: Figure::new(&normal(query)),
            words,
        })
    }

    /// The word that a hit shows.
    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Where the first word stands in a passage that has them all.
    pub(super) fn find(&self, source: &SourceText, text: &Normal) -> Option<TextRange> {
        if self.all_stand_in(text) {
            text.first(source, self.first())
        } else {
            None
        }
    }

    pub(super) fn all_stand_in(&self, text: &Normal) -> bool {
        self.words.iter().all(|word| text.contains(word))
    }

    /// Whether a person who types this may mean this amount: the number as printed, the sum in 元,
    /// or the number in the unit on the screen.
    pub(super) fn is_amount(&self, money: Money, written: Option<Written>, unit: Unit) -> bool {
        let Some(figure) = &self.figure else {
            return false;
        };
        if let Some(unit) = figure.unit {
            return Written::new(figure.number, unit).is_some_and(|it| it.money() == money);
        }
        written.is_some_and(|written| written.number() == figure.number)
            || money.yuan() == figure.number
            || money.in_unit(unit) == figure.number
    }
}

impl Figure {
    fn new(query: &str) -> Option<Self> {
        let units = [Unit::Qianyuan, Unit::Wanyuan, Unit::Yiyuan, Unit::Yuan];
        let unit = units.into_iter().find(|unit| query.ends_with(unit.name()));
        let number = query.strip_suffix(unit.map_or("", Unit::name))?;
        let is_number = number.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && number.ends_with(|c: char| c.is_ascii_digit());
        if !is_number {
            return None;
        }
        let number = Decimal::from_str_exact(number).ok()?;
        Some(Self { number, unit })
    }
}

/// A sum of money as a person types it, in `unit` where they give none.
pub(in crate::views) fn figure(typed: &str, unit: Unit) -> Option<Money> {
    let typed: String = typed.split_whitespace().collect();
    let figure = Figure::new(&normal(&typed))?;
    let written = Written::new(figure.number, figure.unit.unwrap_or(unit))?;
    Some(written.money())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(query: &str, number: &str, unit: Unit) -> bool {
        let number = Decimal::from_str_exact(number).unwrap();
        let written = Written::new(number, unit).unwrap();
        Query::new(query)
            .unwrap()
            .is_amount(written.money(), Some(written), Unit::Wanyuan)
    }

    #[test]
    fn a_figure_means_an_amount_in_each_of_its_units() {
        for query in [
            "101.5",
            "101.50",
            "1015000",
            "1,015,000元",
            "101.5 万元",
            "１０１．５",
        ] {
            assert!(means(query, "101.50", Unit::Wanyuan), "{query}");
        }
        for query in ["101", "101.5元", "0.010150", "101.5亿元", "万元", "第101.5"] {
            assert!(!means(query, "101.50", Unit::Wanyuan), "{query}");
        }
        assert!(means("0.08", "800.00", Unit::Yuan));
        assert!(means("-5", "-5.00", Unit::Wanyuan));
    }

    #[test]
    fn nothing_is_asked_for() {
        assert!(Query::new("").is_none());
        assert!(Query::new(" 　\n").is_none());
    }
}
