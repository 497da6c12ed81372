//! Prices: 每个分馆0.5万元, what each is for and how many of them the text counts.

use rust_decimal::Decimal;

use super::formula;
use super::item::Item;
use super::sum::Sum;
use crate::amounts::{Measure, MentionId, Numeral, NumeralKind};
use crate::money::Money;
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

impl Price {
    /// What it comes to, where all that it is multiplied by is counted.
    pub(super) fn product(&self, rate: Money) -> Option<Money> {
        let counts = self.factors.iter().map(|factor| factor.count.as_ref());
        let times = counts.into_iter().try_fold(Decimal::ONE, |times, count| {
            times.checked_mul(count?.number)
        });
        rate.checked_mul(times?)
    }
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

/// Whether what a price comes to may be the sum behind it: one without a name of its own, or, in the
/// same bracket, with words of the price (每人服装费0.3万元，3人的值班服装费0.9万元) or a word that adds up.
pub(super) fn may_lead_to(text: &str, rate: &Sum, result: &Sum, is_left: bool) -> bool {
    if result.name.is_some() || result.is_closing() || result.is_unnamed(text) {
        return true;
    }
    let Some(name) = result.label(text).filter(|_| !is_left) else {
        return false;
    };
    let name = &text[name];
    let said = rate.before(text);
    let two = |mut at: std::str::CharIndices<'_>| at.nth(2).map_or(name.len(), |(at, _)| at);
    let last = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    said.contains(&name[..two(name.char_indices())])
        || said.contains(&name[last..])
        || result.before(text).contains(['共', '计', '需'])
}

/// A noun after a measure word is compared by its first two characters.
const NOUN: usize = 2;

/// What stands more figures away than this belongs to something else.
pub(super) const FARTHEST: usize = 64;

pub(super) fn read(
    folded: &Folded,
    item: &Item,
    (rate, sum): (MentionId, &Sum),
    result: Option<(MentionId, &Sum)>,
    numerals: &[Numeral],
) -> Option<Price> {
    let text = folded.text();
    let clause_start = sum.clause;
    let clause = &text[clause_start..sum.range.start];
    // Counts may stand anywhere between two semicolons, near the price.
    let here = numerals.partition_point(|n| n.range.end <= clause_start);
    let floor = match here.checked_sub(FARTHEST) {
        Some(far) => numerals[far].range.start.max(item.extent.start),
        None => item.extent.start,
    };
    let start = text[floor..clause_start]
        .rfind(';')
        .map_or(floor, |at| floor + at + 1);
    let result_end = result.map_or(0, |(_, result)| result.range.end);
    let next_money = numerals[here..]
        .iter()
        .filter(|n| !matches!(n.kind, NumeralKind::Count(..)))
        .find(|n| n.range.start >= sum.range.end)
        .map_or(sum.run_end, |n| n.range.start);
    let sentence = &text[sum.range.end..next_money.max(sum.range.end)];
    // 公厕150万元(每座15万元)、新建2座
    let bracket = sentence.find(['(', ')']);
    let closes = bracket.filter(|at| sentence[*at..].starts_with(')'));
    let stop = sentence.find([';', '。']).unwrap_or(sentence.len());
    let sentence_end = sum.range.end + closes.map_or(stop, |at| at.min(stop));
    let end = result_end.max(sentence_end);
    let near = |count: &&Numeral| {
        let is_count = matches!(count.kind, NumeralKind::Count(..));
        is_count && count.range.start >= start && count.range.end <= end
    };
    let window = here.saturating_sub(FARTHEST)..numerals.len().min(here + FARTHEST);
    let (mut counts, after): (Vec<&Numeral>, Vec<&Numeral>) = numerals[window]
        .iter()
        .filter(near)
        .partition(|count| count.range.start < sum.range.start);
    // The nearest first; those behind the price before those in front of it.
    counts.reverse();
    counts.splice(0..0, after);
    let counted = |measure: Measure, noun: &str| {
        counts.iter().find_map(|numeral| {
            let NumeralKind::Count(number, counted) = numeral.kind else {
                return None;
            };
            let matches = measure.matches(counted)
                && !is_of_each(text, numeral.range.start)
                && text[numeral.range.end..].starts_with(noun);
            let range = numeral.range.start..numeral.range.end + noun.len();
            matches.then(|| Counted {
                number,
                of: format!("{}{noun}", counted.0),
                range: folded.source(range),
            })
        })
    };
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
        let count = measure.and_then(|measure| counted(measure, &noun));
        let from = clause_start + at;
        factors.push(Factor {
            each: folded.source(from..from + each.len() + of.len()),
            of,
            count,
        });
    }
    // 人均 and 户均, and the measures behind 5元/人·天.
    let mean = clause.find('均').and_then(|at| {
        let (before, one) = clause[..at].char_indices().next_back()?;
        Some((clause_start + before, one.len_utf8()))
    });
    let behind = formula::per(text, sum.range.end);
    // 月人均
    let monthly = mean.and_then(|(at, _)| {
        let before = text[clause_start..at].ends_with('月');
        before.then(|| (at - "月".len(), "月".len()))
    });
    // 人均月工资
    let by_month = mean.and_then(|(at, one)| {
        let month = at + one + "均".len();
        let is_month = text[month..sum.range.start].starts_with('月');
        is_month.then(|| (month, "月".len()))
    });
    let means = monthly.into_iter().chain(mean).chain(by_month);
    for (from, len) in means.chain(behind.iter().copied()) {
        if let Some(measure) = Measure::at(&text[from..from + len]) {
            factors.push(Factor {
                of: measure.0.to_owned(),
                each: folded.source(from..from + len),
                count: counted(measure, ""),
            });
        }
    }
    let formula = formula::read(text, sum.from, sum.range.clone())?;
    if !formula.counts.is_empty() {
        // What is multiplied in so many words is all that is multiplied; a measure that none of it
        // counts is missing.
        factors.retain(|factor| {
            let measure = Measure::at(&factor.of);
            measure.is_none_or(|m| !formula.counts.iter().any(|c| m.matches(c.measure)))
        });
        for factor in &mut factors {
            factor.count = None;
        }
        for count in formula.counts {
            let range = folded.source(count.range);
            let of = text[count.of].to_owned();
            let number = count.number;
            factors.push(Factor {
                of: of.clone(),
                each: range,
                count: Some(Counted { number, of, range }),
            });
        }
    } else if factors.is_empty()
        && clause.contains("单价")
        && let [only] = counts.as_slice()
        && let NumeralKind::Count(number, measure) = only.kind
        && !measure.is_of_kinds()
    {
        let range = folded.source(only.range.clone());
        factors.push(Factor {
            of: measure.0.to_owned(),
            each: range,
            count: Some(Counted {
                number,
                of: measure.0.to_owned(),
                range,
            }),
        });
    }
    if let ([factor], Some((_, result))) = (factors.as_mut_slice(), result) {
        recount(folded, factor, &counts, (sum, result));
    }
    let from = match result {
        Some((_, result)) if result.range.start < sum.range.start => result.range.end,
        _ => start,
    };
    let around = folded.source(from..end.max(sum.range.end));
    factors.shrink_to_fit();
    (!factors.is_empty()).then_some(Price {
        rate,
        factors,
        result: result.map(|(id, _)| id),
        around,
    })
}

/// Whether a count is that of each of several: 每处配备1人.
fn is_of_each(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let stops =
        |c: char| matches!(c, ',' | ';' | '。' | ':' | '(' | ')' | '\n') || c.is_ascii_digit();
    let start = before.rfind(stops).unwrap_or(0);
    let words = &before[start..];
    words.contains('每') && !words.contains("每年")
}

/// Where several counts of one thing stand near a price, the one that it comes to the result with
/// is meant; where none does, it is not known which.
fn recount(
    folded: &Folded,
    factor: &mut Factor,
    counts: &[&Numeral],
    (rate, result): (&Sum, &Sum),
) {
    let Some(counted) = &factor.count else { return };
    let comes_to = |number: Decimal| rate.money().checked_mul(number) == Some(result.money());
    let number = counted.number;
    let Some(measure) = Measure::at(&counted.of).filter(|_| !comes_to(number)) else {
        return;
    };
    let others = counts.iter().filter_map(|numeral| match numeral.kind {
        NumeralKind::Count(other, of) if other != number && measure.matches(of) => {
            Some((other, numeral.range.clone()))
        }
        _ => None,
    });
    let mut others = others.peekable();
    if others.peek().is_none() {
        return;
    }
    let found = others.find(|(other, _)| comes_to(*other));
    factor.count = found.map(|(number, range)| Counted {
        number,
        of: counted.of.clone(),
        range: folded.source(range),
    });
}
