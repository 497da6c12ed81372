//! Prices: 每个单位0.3万元, what each is for and how many of them the text counts.

use rust_decimal::Decimal;

use super::clause::Sum;
use super::item::Item;
use crate::amounts::{Measure, MentionId, Numeral, NumeralKind};
use crate::range::TextRange;
use crate::source::fold::Folded;

/// A price that a document gives, with the counts that it is multiplied by.
#[derive(Clone, Debug)]
pub(crate) struct Price {
    /// The price itself.
    pub(crate) rate: MentionId,
    /// One for each 每 of its clause.
    pub(crate) factors: Vec<Factor>,
    /// The sum that price and counts should give.
    pub(crate) result: Option<MentionId>,
    /// The words between, where a reason for a difference may stand.
    pub(crate) around: TextRange,
}

/// What a price is for one of.
#[derive(Clone, Debug)]
pub(crate) struct Factor {
    /// 人, 个单位, 月.
    pub(crate) of: String,
    /// The words that say so: 每人.
    pub(crate) each: TextRange,
    /// How many the text counts near by.
    pub(crate) count: Option<Counted>,
}

/// A count, as printed.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) number: Decimal,
    pub(crate) of: String,
    pub(crate) range: TextRange,
}

/// A noun after a measure word is compared by its first two characters.
const NOUN: usize = 2;

/// Counts further back than this many figures belong to something else.
const FARTHEST: usize = 64;

pub(super) fn price(
    folded: &Folded,
    item: &Item,
    (rate, sum): (MentionId, &Sum),
    result: Option<(MentionId, &Sum)>,
    numerals: &[Numeral],
) -> Option<Price> {
    let text = folded.text();
    let clause_start = sum.clause_start(text);
    let clause = &text[clause_start..sum.range.start];
    // Counts may stand anywhere in the item, or between two semicolons where it has such.
    let here = numerals.partition_point(|n| n.range.end <= clause_start);
    let floor = numerals
        .get(here.saturating_sub(FARTHEST))
        .map_or(0, |n| n.range.start)
        .clamp(item.extent.start, clause_start);
    let floor = if here < FARTHEST {
        item.extent.start
    } else {
        floor
    };
    let start = text[floor..clause_start]
        .rfind(';')
        .map_or(floor, |at| floor + at + 1);
    let end = result.map_or(sum.range.end, |(_, result)| {
        result.range.end.max(sum.range.end)
    });
    let near = |count: &&Numeral| count.range.start >= start && count.range.end <= end;
    let to = numerals.partition_point(|n| n.range.end <= end);
    let counts: Vec<&Numeral> = numerals[..to]
        .iter()
        .rev()
        .take(FARTHEST)
        .take_while(|n| n.range.start >= start)
        .filter(near)
        .collect();
    let mut factors = Vec::new();
    for (at, each) in clause.match_indices('每') {
        let after = &clause[at + each.len()..];
        let Some(first) = after.chars().next() else {
            continue;
        };
        if first == '年' {
            continue;
        }
        let measure = Measure::at(after);
        let len = measure.map_or(first.len_utf8(), |m| m.0.len());
        let noun: String = match measure {
            Some(measure) if measure.needs_noun() => after[len..].chars().take(NOUN).collect(),
            _ => String::new(),
        };
        let of = format!("{}{noun}", &after[..len]);
        let count = measure.and_then(|measure| {
            counts.iter().find_map(|numeral| {
                let NumeralKind::Count(number, counted) = numeral.kind else {
                    return None;
                };
                let matches = measure.matches(counted)
                    && text[numeral.range.end..].starts_with(noun.as_str());
                let range = numeral.range.start..numeral.range.end + noun.len();
                matches.then(|| Counted {
                    number,
                    of: format!("{}{noun}", counted.0),
                    range: folded.source(range),
                })
            })
        });
        let from = clause_start + at;
        factors.push(Factor {
            each: folded.source(from..from + each.len() + of.len()),
            of,
            count,
        });
    }
    let around = match result {
        Some((_, result)) if result.range.start < sum.range.start => {
            folded.source(result.range.end..sum.range.end)
        }
        _ => folded.source(start..end),
    };
    (!factors.is_empty()).then_some(Price {
        rate,
        factors,
        result: result.map(|(id, _)| id),
        around,
    })
}
