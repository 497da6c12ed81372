//! Figures in a folded text: sums of money, counts of things, and what is neither.

use std::ops::Range;

use rust_decimal::Decimal;

use super::hanzi;
use super::measure::Measure;
use super::pair;
use super::qualifier::{self, Qualifier};
use super::unit;
use crate::money::{Unit, Written};

/// A number and what it counts. Ranges are in the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Number and unit, with 人民币, with 左右 and with the same sum in characters beside it.
    pub(crate) range: Range<usize>,
    pub(crate) kind: NumeralKind,
    /// What few sums have.
    pub(crate) more: Option<Box<More>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NumeralKind {
    /// A sum of money; of a range of sums the lower end.
    Money(Written),
    /// So many things: 20个, 约4,300吨, 126万公里.
    Count(Decimal, Measure),
    /// A sum of money with more digits than can be held.
    TooLong,
}

/// What few sums of money have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct More {
    /// Number and unit alone, where the numeral has more words.
    pub(crate) figure: Option<Range<usize>>,
    /// The upper end of a range: 20万元至30万元.
    pub(crate) upto: Option<Written>,
    /// The same sum in characters beside a figure: （大写：叁拾陆万元整）.
    pub(crate) in_words: Option<(Range<usize>, Written)>,
    /// 约, 不超过 and the like.
    pub(crate) qualifier: Option<(Range<usize>, Qualifier)>,
}

impl Numeral {
    /// Number and unit as printed, without 左右 and without the sum in characters.
    pub(crate) fn figure(&self) -> Range<usize> {
        let figure = self.more.as_ref().and_then(|more| more.figure.clone());
        figure.unwrap_or_else(|| self.range.clone())
    }

    /// A range of sums has no one amount.
    pub(crate) fn is_range(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.upto.is_some())
    }

    pub(super) fn more_mut(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }
}

/// Says of the number behind it that it is money, and nothing of what it is for.
const RENMINBI: &str = "人民币";

/// More digits than this, and a number is not held exactly in every unit.
const MOST_DIGITS: usize = 20;

/// Every sum of money and count, in order.
pub(crate) fn scan(text: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    scan_into(text, &mut found, usize::MAX);
    found
}

/// The same, in the place of what a list holds, at most about so many; gives the place from which
/// on the text was not read.
pub(crate) fn scan_into(text: &str, found: &mut Vec<Numeral>, most: usize) -> Option<usize> {
    found.clear();
    let mut scanner = Scanner {
        text,
        found,
        bare: None,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut end = None;
    while let Some(byte) = bytes.get(at) {
        if scanner.found.len() >= most {
            end = Some(at);
            break;
        }
        at = match *byte {
            b'0'..=b'9' => scanner.digits(at),
            0..0x80 => at + 1,
            // Two and four bytes hold no number character.
            0x80..0xE0 => at + 2,
            0xF0.. => at + 4,
            _ if hanzi::begins(text, at) => scanner.characters(at),
            _ => at + 3,
        };
    }
    pair::join(text, scanner.found);
    end
}

/// The number that a text begins with, separators of thousands included, and its length.
pub(crate) fn bare_number(text: &str) -> Option<(Decimal, usize)> {
    let sign = usize::from(text.starts_with('-'));
    let bytes = text.as_bytes();
    if !bytes.get(sign)?.is_ascii_digit() {
        return None;
    }
    let end = digits(bytes, sign);
    let number = number(&text[sign..end])?;
    Some((if sign > 0 { -number } else { number }, end))
}

struct Scanner<'a> {
    text: &'a str,
    found: &'a mut Vec<Numeral>,
    /// The last number without a unit, which may be the lower end of a range.
    bare: Option<(Range<usize>, Decimal)>,
}

impl Scanner<'_> {
    /// Reads a number printed in digits, and gives the place to go on from.
    fn digits(&mut self, at: usize) -> usize {
        let text = self.text;
        let bytes = text.as_bytes();
        let digits_end = digits(bytes, at);
        let written = &text[at..digits_end];
        let rest = &text[digits_end..];
        let follows_money = self.is_joined(at);
        let start = at - usize::from(!follows_money && is_negative(bytes, at));
        let value = number(written).map(|number| if start < at { -number } else { number });
        let prefix = unit::prefix(&text[..start]);
        let mark = prefix.filter(|prefix| prefix.is_mark);
        let first = start - mark.map_or(0, |mark| mark.len);
        if let Some((unit, len)) = unit::after(&text[..start], written, rest) {
            let end = digits_end + len;
            let cents = (unit == Unit::Yuan)
                .then(|| unit::cents(text, end))
                .flatten();
            let (cents, end) = cents.unwrap_or((Decimal::ZERO, end));
            let whole = value.and_then(|value| value.checked_add(cents));
            return self.money(
                first..end,
                whole.and_then(|whole| Written::new(whole, unit)),
            );
        }
        // 3万5千元, 1亿2000万元, 5百万元.
        if value.is_some()
            && rest.chars().next().is_some_and(hanzi::goes_on)
            && let (Some(whole), _) = hanzi::number(text, digits_end, value, in_digits)
            && let Some(closing) = unit::close(text, whole.end)
            && let Some(written) = closing.written(&whole)
        {
            return self.money(first..closing.end, Some(written));
        }
        if let Some((number, measure, len)) = value.and_then(|value| count(value.abs(), rest)) {
            let range = at..digits_end + len;
            let end = range.end;
            self.found.push(Numeral {
                range,
                kind: NumeralKind::Count(number, measure),
                more: None,
            });
            return end;
        }
        let is_money = match prefix {
            // ¥36,000.00 has its unit in front.
            Some(_) => !rest.starts_with('%') && !unit::goes_on(rest),
            None => unit::is_bare_zero(&text[..start], written, rest),
        };
        if is_money {
            let written = value.and_then(|value| Written::new(value, Unit::Yuan));
            return self.money(
                start - prefix.map_or(0, |sign| sign.len)..digits_end,
                written,
            );
        }
        if start == at
            && let Some(number) = value
            && may_begin_a_range(bytes, at)
        {
            self.bare = Some((at..digits_end, number));
        }
        digits_end
    }

    /// Reads a number in Chinese characters, and gives the place to go on from.
    fn characters(&mut self, at: usize) -> usize {
        let text = self.text;
        let (number, end) = hanzi::number(text, at, None, in_digits);
        let Some(number) = number else {
            return end;
        };
        match unit::close(text, end) {
            Some(closing) if unit::is_sum(text, at, &number, &closing) => {
                match closing.written(&number) {
                    Some(written) => self.money(at..closing.end, Some(written)),
                    None => end,
                }
            }
            Some(_) => end,
            None => {
                self.bare = Some((at..end, number.value));
                end
            }
        }
    }

    /// Takes up a sum of money, as the upper end of a range where a lower end leads to it.
    fn money(&mut self, range: Range<usize>, written: Option<Written>) -> usize {
        let end = range.end;
        let Some(written) = written else {
            self.push(range, NumeralKind::TooLong);
            return end;
        };
        let lead = &self.text[..range.start];
        let before = range.start - unit::separator(lead);
        if before < range.start {
            let low = match self.found.last() {
                Some(last) if last.range.end == before && !last.is_range() => match last.kind {
                    NumeralKind::Money(low) => Some((last.figure().start, low, true)),
                    _ => None,
                },
                _ => None,
            };
            let low = low.or_else(|| {
                let (bare, number) = self.bare.take()?;
                let low = Written::new(number, written.unit())?;
                (bare.end == before).then_some((bare.start, low, false))
            });
            if let Some((start, low, is_money)) = low
                && low.money() < written.money()
            {
                if is_money {
                    self.found.pop();
                }
                self.push(start..end, NumeralKind::Money(low));
                if let Some(range) = self.found.last_mut() {
                    range.more_mut().upto = Some(written);
                }
                return self.qualify(end);
            }
        }
        self.push(range, NumeralKind::Money(written));
        self.qualify(end)
    }

    fn push(&mut self, range: Range<usize>, kind: NumeralKind) {
        self.found.push(Numeral {
            range,
            kind,
            more: None,
        });
    }

    /// Adds 人民币, 约 and 左右 to the last sum, and gives the place behind it.
    fn qualify(&mut self, end: usize) -> usize {
        let Some(last) = self.found.last_mut() else {
            return end;
        };
        let range = last.range.clone();
        if let Some((words, qualifier)) = qualifier::around(self.text, range.clone()) {
            if words.start == range.end && qualifier == Qualifier::About {
                last.range.end = words.end;
                last.more_mut().figure = Some(range.clone());
            }
            last.more_mut().qualifier = Some((words, qualifier));
        }
        if self.text[..range.start].ends_with(RENMINBI) {
            last.range.start -= RENMINBI.len();
            last.more_mut().figure = Some(range);
        }
        last.range.end
    }

    /// Whether only a range's mark stands between the last sum and here.
    fn is_joined(&self, at: usize) -> bool {
        let before = at - unit::separator(&self.text[..at]);
        before < at
            && self
                .found
                .last()
                .is_some_and(|last| last.range.end == before)
    }
}

/// The digits at a place in a text, and where they end.
fn in_digits(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let end = digits(text.as_bytes(), at);
    Some((number(&text[at..end])?, end))
}

/// A lower end stands for itself: not behind another number, a letter or 第.
fn may_begin_a_range(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    !before.ends_with("第".as_bytes())
        && !before
            .last()
            .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/' | b'~'))
}

/// Where a number that begins at `start` ends: `1,234,567.89`.
fn digits(bytes: &[u8], start: usize) -> usize {
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .position(|b| !b.is_ascii_digit())
            .map_or(bytes.len(), |len| from + len)
    };
    let mut end = run(start);
    // A separator stands behind one to three digits and before every further three.
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && run(end + 1) == end + 4 {
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b'.') {
        let fraction = run(end + 1);
        if fraction > end + 1 {
            end = fraction;
        }
    }
    end
}

/// A minus sign that is no range (3-6) and no date (2023-2024).
fn is_negative(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        bytes[before] == b'-'
            && !before
                .checked_sub(1)
                .is_some_and(|b| bytes[b].is_ascii_alphanumeric() || bytes[b] == b'-')
    })
}

fn number(written: &str) -> Option<Decimal> {
    let (mut digits, mut decimals, mut signs) = (0, None, 0);
    for byte in written.bytes().filter(|byte| *byte != b',') {
        signs += 1;
        if byte == b'.' {
            decimals = Some(0);
            continue;
        }
        digits = digits * 10 + i128::from(byte - b'0');
        decimals = decimals.map(|count| count + 1);
        if signs > MOST_DIGITS {
            return None;
        }
    }
    Decimal::try_from_i128_with_scale(digits, decimals.unwrap_or(0)).ok()
}

/// A count of things; a date, a number of a document or of a storey is none.
fn count(mut number: Decimal, rest: &str) -> Option<(Decimal, Measure, usize)> {
    let mut len = 0;
    let mut times = Decimal::ONE;
    for (word, more) in [("万", 10_000), ("亿", 100_000_000)] {
        if rest.starts_with(word) {
            times = Decimal::from(more);
            len = word.len();
        }
    }
    for word in ["余", "多"] {
        if rest[len..].starts_with(word) {
            len += word.len();
        }
    }
    let measure = Measure::at(&rest[len..])?;
    if len > 0 {
        number = number.checked_mul(times)?;
    }
    if len == 0 && matches!(measure.0, "月" | "日") {
        return None;
    }
    Some((number, measure, len + measure.0.len()))
}
