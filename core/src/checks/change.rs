//! A change against last year: 本年 − 上年 = 增加, and the percentage that is printed for it.
//!
//! Only figures of one sentence are compared, this year's directly before the comparison:
//! 上年预算20万元，本年预算30万元，比上年增加10万元，增长50%. A base of another kind (执行数 for 预算) is
//! not compared.

mod comparison;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use comparison::{
    Compared, LESS, MORE, Token, TokenKind, compared, direction, is_exact, is_this_year, says_only,
    tokens,
};

use super::{Check, CheckKind, Figure, Outcome, Term};
use crate::amounts::Mention;
use crate::funding::{NodeId, ProjectId};
use crate::money::{Interval, Money};
use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::Folded;

/// So many other sums of a sentence are tried.
const MOST: usize = 16;

pub(super) fn check(
    source: &SourceText,
    project: ProjectId,
    extent: TextRange,
    mentions: &[Mention],
    checks: &mut Vec<Check>,
) {
    for range in source.paragraphs(extent) {
        let words = source.slice(range);
        // What is compared is a sum.
        let first = mentions.partition_point(|it| it.range().end() <= range.start());
        let has_sum = mentions
            .get(first)
            .is_some_and(|it| it.range().start() < range.end());
        // Without these nothing is compared.
        let compares = || words.contains('比') || words.contains('较') || words.contains("上年");
        if !has_sum || !compares() || !(MORE.are_in(words) || LESS.are_in(words)) {
            continue;
        }
        let folded = Folded::new(source, range);
        let text = folded.text();
        let tokens = tokens(&folded, mentions);
        let mut from = 0;
        for (at, token) in tokens.iter().enumerate() {
            let ends = at.checked_sub(1).is_some_and(|before| {
                let between = &text[tokens[before].range.end..token.range.start];
                between.contains(['。', ';', '\n'])
            });
            if ends {
                sentence(&folded, &tokens[from..at], project, mentions, checks);
                from = at;
            }
        }
        sentence(&folded, &tokens[from..], project, mentions, checks);
    }
}

fn sentence(
    folded: &Folded,
    tokens: &[Token],
    project: ProjectId,
    mentions: &[Mention],
    checks: &mut Vec<Check>,
) {
    let text = folded.text();
    let mut open: Option<Compared> = None;
    for (at, token) in tokens.iter().enumerate() {
        let Some(before) = at.checked_sub(1) else {
            continue;
        };
        let between = &text[tokens[before].range.end..token.range.start];
        let Some(is_more) = direction(between) else {
            open = None;
            continue;
        };
        let again = open.take().filter(|compared| {
            compared.change.is_some_and(|(_, more)| more == is_more) && says_only(between)
        });
        let compared = again.or_else(|| compared(text, tokens, at, mentions));
        let Some(compared) = compared else {
            continue;
        };
        match token.kind {
            TokenKind::Sum(change) if again.is_none() && is_exact(&mentions[change]) => {
                let make = |compared| changed(project, mentions, compared, (change, is_more));
                let (checked, compared) = settled(&tokens[..at], mentions, compared, &make);
                checks.extend(checked);
                open = Some(Compared {
                    change: Some((change, is_more)),
                    ..compared
                });
            }
            TokenKind::Percent(number) => {
                let range = folded.source(token.range.clone());
                let printed = (number, is_more, range);
                let make = |compared| percentage(project, mentions, compared, printed);
                checks.extend(settled(&tokens[..at], mentions, compared, &make).0);
            }
            TokenKind::Sum(_) => {}
        }
    }
}

/// What is compared is the sum before; in a sentence with several it may be another of them, the
/// whole of a list whose last part stands before. Where none fits it cannot be told which is
/// meant.
fn settled(
    before: &[Token],
    mentions: &[Mention],
    compared: Compared,
    make: &dyn Fn(Compared) -> Option<Check>,
) -> (Option<Check>, Compared) {
    let contradicts = |check: &Check| check.outcome == Outcome::Contradicts;
    let check = make(compared);
    if !check.as_ref().is_some_and(contradicts) {
        return (check, compared);
    }
    let change = compared.change.map(|(change, _)| change);
    let others = before.iter().rev().filter_map(|token| match token.kind {
        TokenKind::Sum(sum) => Some(sum),
        TokenKind::Percent(_) => None,
    });
    let mut others = others
        .filter(|sum| *sum != compared.this && Some(*sum) != compared.last && Some(*sum) != change)
        .filter(|sum| is_this_year(&mentions[*sum]))
        .take(MOST)
        .map(|this| Compared { this, ..compared })
        .peekable();
    if others.peek().is_none() {
        return (check, compared);
    }
    let fits = others.filter_map(|other| {
        let check = make(other).filter(|check| !contradicts(check))?;
        let off = match check.difference.as_ref()? {
            Figure::Money(money) => money.abs().yuan(),
            Figure::Count { number, .. } => number.abs(),
        };
        Some((off, check, other))
    });
    match fits.min_by_key(|(off, ..)| *off) {
        Some((_, check, other)) => (Some(check), other),
        None => (None, compared),
    }
}

fn printed(mention: &Mention) -> Term {
    Term::Printed {
        written: mention.written(),
        range: mention.range(),
    }
}

fn less(one: Interval, other: Interval) -> Interval {
    Interval {
        low: one.low - other.high,
        high: one.high - other.low,
    }
}

/// This year's sum less last year's is the change.
fn changed(
    project: ProjectId,
    mentions: &[Mention],
    compared: Compared,
    (change, is_more): (usize, bool),
) -> Option<Check> {
    let (this, change) = (&mentions[compared.this], &mentions[change]);
    let last = compared.last.map(|last| &mentions[last]);
    let stated = change.money();
    let (terms, computed, outcome) = match last {
        Some(last) => {
            let (more, fewer) = if is_more { (this, last) } else { (last, this) };
            let computed = more.money() - fewer.money();
            let around = less(more.written().interval(), fewer.written().interval());
            let outcome = if computed == stated {
                Outcome::Agrees
            } else if around.meets(change.written().interval()) {
                Outcome::WithinRounding
            } else {
                Outcome::Contradicts
            };
            (vec![printed(more), printed(fewer)], Some(computed), outcome)
        }
        // More was added than there is.
        None if is_more
            && change.written().interval().low > this.written().interval().high
            && !this.money().is_negative() =>
        {
            let missing = Term::Missing {
                of: "上年".to_owned(),
                range: change.range(),
            };
            (vec![printed(this), missing], None, Outcome::Contradicts)
        }
        None => return None,
    };
    Some(Check {
        kind: CheckKind::Change,
        outcome,
        project,
        node: this.line().map_or(NodeId::ROOT, |line| line.node),
        terms,
        stated: Some(printed(change)),
        computed: computed.map(Figure::Money),
        difference: computed.map(|computed| Figure::Money(stated - computed)),
        reason: None,
    })
}

/// The change as a percentage of last year's sum.
fn percentage(
    project: ProjectId,
    mentions: &[Mention],
    compared: Compared,
    (number, is_more, range): (Decimal, bool, TextRange),
) -> Option<Check> {
    let this = &mentions[compared.this];
    let (last, last_around, last_term) = match (compared.last, compared.change) {
        (Some(last), _) => {
            let last = &mentions[last];
            (last.money(), last.written().interval(), printed(last))
        }
        (None, Some((change, more))) => {
            let change = &mentions[change];
            let (money, around) = (change.money(), change.written().interval());
            let signed = if more { -money } else { money };
            let this_around = this.written().interval();
            let last_around = if more {
                less(this_around, around)
            } else {
                this_around.plus(around)
            };
            let term = Term::Added {
                money: this.money() + signed,
                resolution: this
                    .written()
                    .resolution()
                    .min(change.written().resolution()),
                range: change.range(),
            };
            (this.money() + signed, last_around, term)
        }
        (None, None) => return None,
    };
    if last_around.low <= Money::ZERO {
        return None;
    }
    let this_around = this.written().interval();
    let share = |this: Money, last: Money| {
        let difference = if is_more { this - last } else { last - this };
        let quotient = difference.yuan().checked_div(last.yuan())?;
        quotient.checked_mul(Decimal::ONE_HUNDRED)
    };
    let computed = share(this.money(), last)?;
    let ends = [
        share(this_around.low, last_around.high)?,
        share(this_around.high, last_around.low)?,
    ];
    let unit = Decimal::new(1, number.scale());
    let (low, high) = (ends[0].min(ends[1]) - unit, ends[0].max(ends[1]) + unit);
    let rounded = computed.round_dp_with_strategy(
        number.scale(),
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    );
    let outcome = if computed == number {
        Outcome::Agrees
    } else if rounded == number || (low..=high).contains(&number) {
        Outcome::WithinRounding
    } else {
        Outcome::Contradicts
    };
    let count = |number: Decimal| Figure::Count {
        number,
        of: "%".to_owned(),
    };
    let shown = computed.round_dp_with_strategy(
        number.scale().max(2),
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    );
    Some(Check {
        kind: CheckKind::Percentage,
        outcome,
        project,
        node: this.line().map_or(NodeId::ROOT, |line| line.node),
        terms: vec![printed(this), last_term],
        stated: Some(Term::Count {
            number,
            of: "%".to_owned(),
            range,
        }),
        computed: Some(count(shown)),
        difference: Some(count(number - shown)),
        reason: None,
    })
}
