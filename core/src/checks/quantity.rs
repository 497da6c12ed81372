//! The same quantity is given in two places of a project: 约1,200人次 here, 约1,300人次 there.
//!
//! Two figures are the same quantity when the words before and after them, other figures left
//! out, are the same. Fewer words than [`BEFORE`] and [`AFTER`] are not enough: a false alarm is
//! worse than a miss. In the funding section the same words stand with other figures in line after
//! line; it is left out.

use rust_decimal::Decimal;

use super::{Check, CheckKind, Figure, Outcome, Term};
use crate::amounts::{Numeral, NumeralKind};
use crate::funding::{NodeId, ProjectId};
use crate::order;
use crate::range::TextRange;
use crate::source::fold::Folded;

/// So many characters before a figure must be the same.
const BEFORE: usize = 6;
/// So many characters after it, its measure included.
const AFTER: usize = 8;

/// A number of things in the prose of a project.
pub(crate) struct Quantity {
    /// The words before and after it, figures left out.
    context: ([char; BEFORE], [char; AFTER]),
    number: Decimal,
    of: &'static str,
    range: TextRange,
}

/// Compares the quantities of a project, its funding section left out.
pub(super) fn check(project: ProjectId, mut all: Vec<Quantity>, checks: &mut Vec<Check>) {
    // The same words come together, each in document order.
    order::sort(&mut all, |a, b| a.context.cmp(&b.context));
    let places = all.chunk_by(|a, b| a.context == b.context);
    checks.extend(
        places
            .filter(|places| places.len() > 1)
            .map(|places| compared(project, places)),
    );
}

fn compared(project: ProjectId, places: &[Quantity]) -> Check {
    let first = places[0].number;
    let other = places
        .iter()
        .map(|place| place.number)
        .find(|number| *number != first);
    let of = places[0].of.to_owned();
    let mut terms: Vec<Term> = places
        .iter()
        .map(|place| Term::Count {
            number: place.number,
            of: place.of.to_owned(),
            range: place.range,
        })
        .collect();
    let stated = terms.pop();
    Check {
        kind: CheckKind::Quantity,
        outcome: if other.is_some() {
            Outcome::Contradicts
        } else {
            Outcome::Agrees
        },
        project,
        node: NodeId::ROOT,
        terms,
        stated,
        computed: Some(Figure::Count {
            number: first,
            of: of.clone(),
        }),
        difference: Some(Figure::Count {
            number: other.unwrap_or(first) - first,
            of,
        }),
        reason: None,
    }
}

/// A count with the words around it; `None` where they are too few.
pub(crate) fn quantity(folded: &Folded, numeral: &Numeral) -> Option<Quantity> {
    let NumeralKind::Count(number, measure) = numeral.kind else {
        return None;
    };
    let text = folded.text();
    // 万 belongs to the number, not to the words.
    let measured = numeral.range.end - measure.0.len();
    let before = words(&mut text[..numeral.range.start].chars().rev())?;
    let after = words(&mut text[measured..].chars())?;
    Some(Quantity {
        context: (before, after),
        number,
        of: measure.0,
        range: folded.source(numeral.range.clone()),
    })
}

/// The next characters, figures left out; `None` where they are too few.
fn words<const COUNT: usize>(mut text: &mut dyn Iterator<Item = char>) -> Option<[char; COUNT]> {
    let mut words = ['\0'; COUNT];
    for place in &mut words {
        *place = Iterator::find(&mut text, |c| {
            !c.is_ascii_digit() && !matches!(c, ',' | '.')
        })?;
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amounts::scan;
    use crate::source::SourceText;

    fn outcomes(text: &str) -> Vec<(Outcome, Vec<String>)> {
        let source = SourceText::from_text(text).unwrap();
        let folded = Folded::new(&source, TextRange::of(0..text.len()));
        let numerals = scan(folded.text());
        let all = numerals.iter().filter_map(|it| quantity(&folded, it));
        let mut checks = Vec::new();
        check(ProjectId(1), all.collect(), &mut checks);
        let words = |check: &Check| {
            check
                .terms()
                .iter()
                .chain(check.stated())
                .filter_map(Term::range)
                .map(|range| source.slice(range).to_owned())
                .collect()
        };
        checks.iter().map(|c| (c.outcome(), words(c))).collect()
    }

    #[test]
    fn the_same_words_mean_the_same_quantity() {
        let text = "全年计划接待读者约1,200人次的到馆借阅服务。\n按计划，全年计划接待读者约1,300人次的到馆借阅服务。";
        assert_eq!(
            outcomes(text),
            [(
                Outcome::Contradicts,
                vec!["1,200人次".to_owned(), "1,300人次".to_owned()]
            )]
        );
    }

    #[test]
    fn few_words_mean_nothing() {
        assert_eq!(outcomes("接待12人。\n接待13人。"), []);
    }
}
