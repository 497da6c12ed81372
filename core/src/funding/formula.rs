//! Prices multiplied in so many words: 5人×0.3万元/月×12个月=18万元.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::amounts::Measure;

/// Signs between the factors of a product.
const TIMES: [char; 4] = ['×', '*', '✕', 'x'];

/// A noun behind a measure is not longer: 20个单位×.
const NOUN: usize = 15;

/// More factors than this are no product that a person would write.
const MOST: usize = 6;

/// What a price is multiplied by.
#[derive(Clone, Debug, Default)]
pub(super) struct Formula {
    pub(super) counts: Vec<Spelled>,
}

/// A count as it is written in a product.
#[derive(Clone, Debug)]
pub(super) struct Spelled {
    /// The count with its measure and noun.
    pub(super) range: Range<usize>,
    pub(super) number: Decimal,
    pub(super) measure: Measure,
    /// Measure and noun: 个单位.
    pub(super) of: Range<usize>,
}

/// The counts that the price at `price` is multiplied by, from `floor` on; without a sign between, none. `None`
/// where the product has a factor that is no count, or is itself one of several that are added.
pub(super) fn read(text: &str, floor: usize, price: Range<usize>) -> Option<Formula> {
    let mut formula = Formula::default();
    let mut start = price.start;
    while let Some(before) = text[floor..start].strip_suffix(TIMES) {
        let spelled = count_before(text, floor..floor + before.len())?;
        start = spelled.range.start;
        formula.counts.insert(0, spelled);
        if formula.counts.len() > MOST {
            return None;
        }
    }
    let mut end = per_end(text, price.end);
    while let Some(after) = text[end..].strip_prefix(TIMES) {
        let spelled = count_at(text, text.len() - after.len())?;
        end = per_end(text, spelled.range.end);
        formula.counts.push(spelled);
        if formula.counts.len() > MOST {
            return None;
        }
    }
    let is_added = text[end..].starts_with(['+', '-']) || text[floor..start].ends_with(['+', '-']);
    let is_product = !formula.counts.is_empty();
    (!(is_added && is_product)).then_some(formula)
}

/// The measures behind a price: 人 and 天 in 300元/人·天.
pub(super) fn per(text: &str, from: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = from;
    while text[at..].starts_with(['/', '·', '.']) && found.len() < MOST {
        at += text[at..].chars().next().map_or(1, char::len_utf8);
        let Some(measure) = Measure::at(&text[at..]) else {
            break;
        };
        found.push((at, measure.0.len()));
        at += measure.0.len();
    }
    found
}

/// Where the measures behind a price end; a year is one of them.
fn per_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    if !rest.starts_with('/') {
        return from;
    }
    let near = rest.char_indices().take(NOUN).map(|(at, _)| at).last();
    let near = &rest[..near.unwrap_or(0)];
    let sign = near.find(|c| TIMES.contains(&c) || matches!(c, '=' | '≈' | ',' | ';' | '。' | '+'));
    from + sign.unwrap_or(0)
}

const fn is_figure(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b',')
}

/// A number, with separators between thousands.
fn figure(digits: &str) -> Option<Decimal> {
    let mut groups = digits.split(',').skip(1);
    let whole = |group: &str| group.split('.').next().is_some_and(|it| it.len() == 3);
    let number = digits.replace(',', "");
    let number = Decimal::from_str_exact(&number).ok()?;
    groups.all(whole).then_some(number)
}

fn count_at(text: &str, at: usize) -> Option<Spelled> {
    let digits = text[at..]
        .bytes()
        .position(|b| !is_figure(b))
        .unwrap_or(text.len() - at);
    let words = at + digits;
    let number = figure(&text[at..words])?;
    let measure = Measure::at(&text[words..])?;
    let mut end = words + measure.0.len();
    let noun = text[end..].char_indices().take(NOUN / 3 + 1);
    let sign = noun
        .take_while(|(_, c)| !matches!(c, ',' | ';' | '。' | '(' | '\n'))
        .find(|(_, c)| TIMES.contains(c) || matches!(c, '=' | '≈'));
    end += sign.map_or(0, |(at, _)| at);
    Some(Spelled {
        range: at..end,
        number,
        measure,
        of: words..end,
    })
}

fn count_before(text: &str, within: Range<usize>) -> Option<Spelled> {
    let end = within.end;
    let mut words = end;
    for c in text[within.clone()].chars().rev() {
        if c.is_ascii_digit() {
            break;
        }
        words -= c.len_utf8();
        if end - words > NOUN {
            return None;
        }
    }
    let before = &text[within.start..words];
    let start = words - before.bytes().rev().take_while(|b| is_figure(*b)).count();
    let start = start + usize::from(text[start..words].starts_with(','));
    let number = figure(&text[start..words])?;
    let measure = Measure::at(&text[words..end])?;
    Some(Spelled {
        range: start..end,
        number,
        measure,
        of: words..end,
    })
}
