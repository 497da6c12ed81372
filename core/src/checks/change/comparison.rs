//! What a sentence compares: this year's sum, last year's, the change and its percentage.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::amounts::{Mention, NumeralKind, Role, scan};
use crate::source::fold::Folded;
use crate::words::Words;

pub(super) static MORE: Words = Words::new(&[
    "增加", "增长", "上升", "提高", "增幅", "上涨", "净增", "增列", "上浮", "上调",
]);
pub(super) static LESS: Words = Words::new(&[
    "减少", "下降", "降低", "减幅", "降幅", "缩减", "净减", "减列", "压减", "压缩", "削减", "下调",
    "下浮",
]);
/// Words that begin a comparison.
static AGAINST: Words = Words::new(&["比", "较", "同比", "与"]);
/// What may stand between a change and its percentage beside the direction.
static AGAIN: Words = Words::new(&[
    ",",
    "(",
    "、",
    "同比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "即",
    "也即",
]);
/// Words that tell one base from another.
const BASES: [&str; 4] = ["执行", "决算", "年初", "调整"];
const STOPS: [char; 6] = [',', ';', '。', ':', '\n', '('];

/// A figure of a sentence.
pub(super) struct Token {
    /// In the folded text.
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

pub(super) enum TokenKind {
    /// The place of the mention among those of the project.
    Sum(usize),
    /// A percentage as printed.
    Percent(Decimal),
}

/// A comparison that is being read: this year's sum, and last year's or the change.
#[derive(Clone, Copy)]
pub(super) struct Compared {
    pub(super) this: usize,
    pub(super) last: Option<usize>,
    pub(super) change: Option<(usize, bool)>,
}

/// The sums and percentages of a folded passage, in order.
pub(super) fn tokens(folded: &Folded, mentions: &[Mention]) -> Vec<Token> {
    let text = folded.text();
    let mut tokens: Vec<Token> = Vec::new();
    let mut done = 0;
    let percents = |range: Range<usize>, tokens: &mut Vec<Token>| {
        for (at, sign) in text[range.clone()].match_indices('%') {
            let end = range.start + at;
            let digits = text[range.start..end]
                .bytes()
                .rev()
                .take_while(|b| b.is_ascii_digit() || *b == b'.')
                .count();
            if let Ok(number) = Decimal::from_str_exact(&text[end - digits..end]) {
                tokens.push(Token {
                    range: end - digits..end + sign.len(),
                    kind: TokenKind::Percent(number),
                });
            }
        }
    };
    for numeral in scan(text) {
        if !matches!(numeral.kind, NumeralKind::Money(_)) {
            continue;
        }
        percents(done..numeral.range.start, &mut tokens);
        done = numeral.range.end;
        let start = folded.source(numeral.figure()).start();
        let found = mentions.binary_search_by_key(&start, |mention| mention.range().start());
        if let Ok(at) = found {
            tokens.push(Token {
                range: numeral.range,
                kind: TokenKind::Sum(at),
            });
        }
    }
    percents(done..text.len(), &mut tokens);
    tokens
}

/// Whether words end by saying that something is more, or less.
pub(super) fn direction(words: &str) -> Option<bool> {
    let said = words.trim_end_matches(['了', '为', '率', '达', '额', ':']);
    let said = said.strip_suffix("幅度").unwrap_or(said);
    if MORE.end_of(said).is_some() {
        Some(true)
    } else if LESS.end_of(said).is_some() {
        Some(false)
    } else {
        None
    }
}

/// Whether words between a change and its percentage say nothing else.
pub(super) fn says_only(between: &str) -> bool {
    let mut rest = between;
    while let Some(word) = AGAIN.start_of(rest) {
        rest = &rest[word.len()..];
    }
    let word = MORE.start_of(rest).or_else(|| LESS.start_of(rest));
    let end = word.and_then(|word| rest.strip_prefix(word));
    end.is_some_and(|end| matches!(end, "" | "了" | "率" | "为" | "率为" | "幅度" | "幅度为"))
}

pub(super) fn is_exact(mention: &Mention) -> bool {
    mention.upto().is_none() && mention.qualifier().is_none()
}

/// What the figure at `at` compares: this year's sum before it, and last year's where it stands
/// beside.
pub(super) fn compared(
    text: &str,
    tokens: &[Token],
    at: usize,
    mentions: &[Mention],
) -> Option<Compared> {
    let sum = |at: usize| match tokens.get(at)?.kind {
        TokenKind::Sum(sum) if is_exact(&mentions[sum]) => Some(sum),
        _ => None,
    };
    let gap = |at: usize| {
        let start = match at.checked_sub(1) {
            Some(before) => tokens[before].range.end,
            None => 0,
        };
        &text[start..tokens[at].range.start]
    };
    // The words of a figure, back to a stop.
    let clause = |at: usize| gap(at).rsplit(STOPS).next().unwrap_or_default();
    let before = at.checked_sub(1)?;
    let (this, last, basis) = if begins_comparison(gap(at)) {
        let last = before.checked_sub(1);
        (before, last.filter(|last| is_last(*last, &clause)), gap(at))
    } else if begins_comparison(gap(before))
        && says_only(gap(at))
        && sum(before).is_none_or(|sum| mentions[sum].role() != Role::Change)
    {
        // 比上年20万元增加10万元
        (before.checked_sub(1)?, Some(before), gap(before))
    } else if says_only(gap(at)) {
        let last = before.checked_sub(1)?;
        (
            before,
            Some(last).filter(|last| is_last(*last, &clause)),
            gap(before),
        )
    } else {
        return None;
    };
    let found = &mentions[sum(this)?];
    if !is_this_year(found) || is_last(this, &clause) && found.role() == Role::Context {
        return None;
    }
    let last = match last {
        Some(last) => {
            let words = clause(last);
            let same = BASES
                .iter()
                .all(|word| words.contains(word) == basis.contains(word) || last + 1 == at);
            same.then(|| sum(last)).flatten()
        }
        None => None,
    };
    Some(Compared {
        this: sum(this)?,
        last,
        change: None,
    })
}

/// Whether a sum may be this year's.
pub(super) fn is_this_year(mention: &Mention) -> bool {
    let role = mention.role();
    role.states_a_line() || matches!(role, Role::Restatement | Role::Context)
}

/// Whether a figure's words speak of last year: 上年预算, or the year before the next figure's.
fn is_last<'a>(at: usize, clause: &impl Fn(usize) -> &'a str) -> bool {
    let words = clause(at);
    if ["上年", "去年", "上一年", "执行数", "决算数"]
        .iter()
        .any(|word| words.contains(word))
    {
        return true;
    }
    year(words)
        .zip(year_after(at, clause))
        .is_some_and(|(one, next)| one + 1 == next)
}

fn year_after<'a>(at: usize, clause: &impl Fn(usize) -> &'a str) -> Option<u16> {
    year(clause(at + 1))
}

/// The last year (2024年) that words name.
fn year(words: &str) -> Option<u16> {
    let at = words.rfind('年')?;
    let digits = words.get(at.checked_sub(4)?..at)?;
    digits.parse().ok()
}

/// Whether words between two figures lead from a sum to what it is compared with.
fn begins_comparison(between: &str) -> bool {
    let said = between.trim_start_matches([',', '(', '、', ')']);
    AGAINST.start_of(said).is_some() && !said.contains([',', ';', '。', ':'])
}
