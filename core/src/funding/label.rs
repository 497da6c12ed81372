//! What a line pays for (用途), in the document's own words: the noun before or after a figure,
//! without numbers, verbs and introductions. All ranges are in the folded text.

use std::ops::Range;

use super::words::{
    COUNTING, GENERIC, HALVES, ILLUSTRATIONS, INTRODUCTIONS, LEADING, LEADING_NOUNS, PRICINGS,
    PURPOSES, RECKONINGS, REMAINS, STATES, TRAILING, TRAILING_NOUNS, VERBS,
};
use crate::amounts::Measure;
use crate::outline::chinese_number;
use crate::words::{Words, width};

/// The words before a figure that name what it is for; `None` when there are none. `lead` are the
/// last words before the figure that lead to a list; they may stand before the range.
pub(super) fn before(
    text: &str,
    range: Range<usize>,
    lead: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    // What is left of a price: 4167元/月×12月)、保洁费.
    if text[start..end].starts_with(['/', '×', '*']) {
        let rest = &text[start..end];
        start += rest.find([')', '、', ',', ';', '=']).unwrap_or(rest.len());
        start += usize::from(text[start..end].starts_with([')', '=']));
    }
    start = match lead {
        Some(lead) if lead.start >= start => lead.end,
        Some(_) => start + introduced(&text[start..end]),
        None => start,
    };
    if let Some(illustrated) = ILLUSTRATIONS.first_in(&text[start..end]) {
        end = start + illustrated.start;
    }
    last_clause(text, start..end).and_then(|clause| noun(text, clause))
}

/// The words after a figure that name what it is for: 25.00万元用于….
pub(super) fn after(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    let verb = VERBS.start_of(words)?;
    // 3万元为保障….
    if verb == "为" && PURPOSES.start_of(words) != Some("为") {
        return None;
    }
    let start = range.start + verb.len();
    let rest = &text[start..range.end];
    // 80万元用于：甲费… leads to a list.
    if rest.starts_with(':') {
        return None;
    }
    let len = outside_brackets(rest, &[',', ';', '。', '\n'])
        .next()
        .unwrap_or(rest.len());
    (len > 0).then_some(start..start + len)
}

/// What an item serves, from its first words: 为保障阅览室正常运行，… gives 阅览室.
pub(super) fn subject(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let words = &text[run.clone()];
    let len = outside_brackets(words, &[',', ';', '。', ':', '\n'])
        .next()
        .unwrap_or(words.len());
    let mut range = run.start..run.start + len;
    strip_start(text, &mut range, &PURPOSES);
    let words = &text[range.clone()];
    let second = words.chars().next().map_or(0, char::len_utf8);
    let reckoning = RECKONINGS.first_in(&words[second..]);
    if let Some(at) = reckoning
        .map(|found| second + found.start)
        .into_iter()
        .chain(year(words).filter(|at| *at > 0))
        .min()
    {
        range.end = range.start + at;
    }
    strip_end(text, &mut range, &STATES);
    if let Some(at) = trailing_count(&text[range.clone()]) {
        range.end = range.start + at;
    }
    (!range.is_empty() && !is_generic(&text[range.clone()])).then_some(range)
}

/// Whether words name only money: 项目经费, 2024年预算资金.
pub(super) fn is_generic(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let len = if digits > 0 {
            digits
        } else {
            match GENERIC.start_of(rest) {
                Some(word) => word.len(),
                None => return false,
            }
        };
        rest = &rest[len..];
    }
    true
}

/// Whether words for money speak of the project's whole: 本项目2025年度.
pub(super) fn is_whole(words: &str) -> bool {
    words.starts_with(['本', '该', '此']) || words.contains(|c: char| c.is_ascii_digit())
}

/// The last words that lead to a list.
pub(super) fn last_introduction(words: &str) -> Option<Range<usize>> {
    INTRODUCTIONS.last_in(words)
}

/// How long the words are that a last introduction ends; 0 without one.
pub(super) fn introduced(words: &str) -> usize {
    last_introduction(words).map_or(0, |found| found.end)
}

/// How long the 和 is that some words begin with.
pub(super) fn conjunction(words: &str) -> usize {
    ["以及", "和", "及", "与", "并"]
        .iter()
        .find(|word| words.starts_with(**word))
        .map_or(0, |word| word.len())
}

/// The thing that a clause with counts and prices is about: 电脑 in 电脑10台, 讲课费 in
/// 讲课费每次.
pub(super) fn thing(text: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let mut range = noun(text, clause)?;
    let words = &text[range.clone()];
    if let Some(pricing) = PRICINGS.first_in(words) {
        range.end = range.start + pricing.start;
    }
    strip_start(text, &mut range, &PURPOSES);
    if let Some(at) = trailing_count(&text[range.clone()]) {
        range.end = range.start + at;
    }
    let words = &text[range.clone()];
    (!is_generic(words) && !is_count(words)).then_some(range)
}

/// Where the count begins that some words end with: 10台 in 电脑10台.
pub(super) fn trailing_count(words: &str) -> Option<usize> {
    /// What is counted in characters: CT一台.
    const THINGS: [&str; 10] = ["台", "套", "辆", "部", "架", "艘", "座", "批", "把", "张"];
    const NUMBERS: [char; 11] = [
        '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十',
    ];
    let counted = THINGS.iter().find_map(|thing| words.strip_suffix(thing));
    let spelled = counted.and_then(|counted| {
        let name = counted.trim_end_matches(NUMBERS);
        let is_count = name.len() < counted.len() && !name.is_empty() && !name.ends_with('第');
        is_count.then_some(name.len())
    });
    if spelled.is_some() {
        return spelled;
    }
    let digits = |c: char| c.is_ascii_digit();
    let last = words.rfind(digits)? + 1;
    let start = words[..last]
        .trim_end_matches(|c: char| digits(c) || matches!(c, '.' | ','))
        .len();
    // 8万支
    let last = last
        + if words[last..].starts_with('万') {
            '万'.len_utf8()
        } else {
            0
        };
    let measure = Measure::at(&words[last..])?;
    let is_count = last + measure.0.len() == words.len() && !matches!(measure.0, "月" | "日");
    let before = &words[..start];
    (is_count && !before.is_empty() && !before.ends_with(['第', '-', '~', '至', '、', '(']))
        .then_some(start)
}

/// Whether words only count, or name only money: 20人, 共12个月, 计.
pub(super) fn is_count(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let len = match COUNTING.start_of(rest) {
            Some(word) => word.len(),
            None if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()
            }
            None => match Measure::at(rest) {
                Some(measure) => measure.0.len(),
                None => return is_generic(rest),
            },
        };
        rest = &rest[len..];
    }
    true
}

/// The end of the last introduction in some words, and whether it is 其中.
pub(super) fn introduction(words: &str) -> Option<Introduction> {
    last_introduction(words).map(|found| introduction_at(words, found))
}

/// The introduction that stands at a place in some words.
pub(super) fn introduction_at(words: &str, found: Range<usize>) -> Introduction {
    let word = &words[found.clone()];
    let kind = if word.starts_with("其中") || word.starts_with([',', '。']) {
        IntroductionKind::OfWhich
    } else if !word.contains("用于") {
        IntroductionKind::Complete
    } else if words[..found.start].contains(',')
        && !words[found.end..].contains([',', ';', '。', '\n'])
    {
        IntroductionKind::UseOfSum
    } else {
        IntroductionKind::Use
    };
    Introduction {
        at: found.start,
        kind,
    }
}

/// Words that lead from a whole to its parts, and where they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Introduction {
    pub(super) at: usize,
    pub(super) kind: IntroductionKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IntroductionKind {
    /// 其中
    OfWhich,
    /// ，主要用于甲2万元: what the sum before is for has a sum of its own
    UseOfSum,
    /// 用于: says what for
    Use,
    /// 包括, 分别是: what follows is all
    Complete,
}

/// Who bears what is left, from the words behind a figure: 由县级财政安排, 申请州级补助.
pub(super) fn bearer(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    const BORNE: [&str; 8] = [
        "安排", "承担", "负担", "解决", "配套", "统筹", "筹措", "补足",
    ];
    let words = &text[range.clone()];
    let asked = ["申请", "争取"]
        .iter()
        .find_map(|verb| words.strip_prefix(verb));
    let words = asked.or_else(|| words.strip_prefix('由'))?;
    let start = range.end - words.len();
    let len = outside_brackets(words, &[',', ';', '。', ':', '\n'])
        .next()
        .unwrap_or(words.len());
    let words = &words[..len];
    let name = BORNE.iter().find_map(|verb| words.strip_suffix(verb));
    let name = name.or(asked.map(|_| words))?;
    (!name.is_empty()).then_some(start..start + name.len())
}

fn last_clause(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    let trimmed = words.trim_end_matches([',', ':', '、']);
    let start = outside_brackets(trimmed, &[',', ';', '。', ':', '\n'])
        .last()
        .map_or(0, |at| {
            at + trimmed[at..].chars().next().map_or(1, char::len_utf8)
        });
    (start < trimmed.len()).then(|| range.start + start..range.start + trimmed.len())
}

/// Takes verbs, years and counts from around a noun.
fn noun(text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    loop {
        let before = range.clone();
        strip_start(text, &mut range, &REMAINS);
        if let Some(len) = leading_ordinal(&text[range.clone()]) {
            range.start += len;
        }
        if let Some(len) = leading_year(&text[range.clone()]) {
            range.start += len;
        }
        if let Some(len) = leading_count(&text[range.clone()]) {
            range.start += len;
        }
        // A verb that is the whole of the words is not taken from a noun.
        let whole = range.clone();
        if LEADING_NOUNS.start_of(&text[whole.clone()]).is_none() {
            strip_start(text, &mut range, &LEADING);
        }
        if range.is_empty() {
            range = whole;
            break;
        }
        if range == before {
            break;
        }
    }
    let end = range.end;
    strip_end(text, &mut range, &TRAILING);
    // 从就业资金中列支
    if text[range.end..end].starts_with('中') && text[range.clone()].starts_with('从') {
        range.start += '从'.len_utf8();
    }
    // 省级资金由省财政安排
    let words = &text[range.clone()];
    if let Some(at) = words.find('由')
        && is_generic(&words[..at])
        && at + '由'.len_utf8() < words.len()
    {
        range.start += at + '由'.len_utf8();
    }
    // 市财政承担70%
    if let Some(share) = text[range.clone()].strip_suffix('%') {
        let name = share.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        range.end = range.start + name.len();
        strip_end(text, &mut range, &TRAILING);
    }
    // 复印机1台, 讲座预计10场
    if let Some(at) = trailing_count(&text[range.clone()]) {
        range.end = range.start + at;
        strip_end(text, &mut range, &TRAILING);
    }
    (!range.is_empty()).then_some(range)
}

/// 3人每年的 and 共15个月: how many, before what.
fn leading_count(words: &str) -> Option<usize> {
    let counted = words.strip_prefix('共').unwrap_or(words);
    let number = counted.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    if number.len() == counted.len() {
        return None;
    }
    let measure = Measure::at(number).filter(|measure| !matches!(measure.0, "月" | "日"))?;
    let mut len = words.len() - number.len() + measure.0.len();
    for word in ["每年", "每月", "全年", "的"] {
        if words[len..].starts_with(word) {
            len += word.len();
        }
    }
    Some(len)
}

/// 一是 and 二是 before a noun.
pub(super) fn leading_ordinal(words: &str) -> Option<usize> {
    let (_, len) = chinese_number(words)?;
    words[len..]
        .starts_with('是')
        .then(|| len + '是'.len_utf8())
}

/// 2024年 and 2024年度 before a noun.
fn leading_year(words: &str) -> Option<usize> {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = words.len() - rest.len();
    let rest = rest.strip_prefix('年').filter(|_| digits == 4)?;
    let len = words.len() - rest.len();
    // 2024年下半年补贴
    if HALVES.start_of(rest).is_some() {
        return None;
    }
    Some(
        len + if rest.starts_with('度') {
            '度'.len_utf8()
        } else {
            0
        },
    )
}

/// With the year that stands right before it, where that is not the budget's: 2023年设备尾款.
pub(super) fn with_other_year(
    text: &str,
    range: Range<usize>,
    fiscal: Option<u16>,
) -> Range<usize> {
    let words = text[..range.start].trim_end_matches('度');
    let start = words
        .strip_suffix('年')
        .and_then(|words| words.len().checked_sub(4));
    let found = start.and_then(|start| Some((start, words.get(start..start + 4)?)));
    match (found, fiscal) {
        (Some((start, digits)), Some(fiscal))
            if !text[..start].ends_with(|c: char| c.is_ascii_digit() || c == '-')
                && digits
                    .parse()
                    .is_ok_and(|year: u16| (1900..fiscal).contains(&year)) =>
        {
            start..range.end
        }
        _ => range,
    }
}

/// Where a year (four digits and 年) begins.
pub(super) fn year(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    let is_year = |it: &[u8]| {
        let (digits, rest) = it.split_at(4);
        digits.iter().all(u8::is_ascii_digit) && rest == "年".as_bytes()
    };
    bytes.windows(4 + '年'.len_utf8()).position(is_year)
}

fn strip_start(text: &str, range: &mut Range<usize>, words: &Words) {
    if let Some(word) = words.start_of(&text[range.clone()]) {
        range.start += word.len();
    }
}

fn strip_end(text: &str, range: &mut Range<usize>, words: &Words) {
    while TRAILING_NOUNS.end_of(&text[range.clone()]).is_none()
        && let Some(word) = words.end_of(&text[range.clone()])
    {
        range.end -= word.len();
    }
}

/// Where some of the stops , ; : 。 and line ends stand that are not inside brackets or quotation
/// marks.
pub(super) fn outside_brackets<'a>(
    words: &'a str,
    stops: &'a [char],
) -> impl Iterator<Item = usize> + 'a {
    let mut depth = 0_usize;
    let mut next = 0;
    let bytes = words.as_bytes();
    // 1,200册
    let separates = move |at: usize| {
        at > 0
            && bytes[at - 1].is_ascii_digit()
            && bytes
                .get(at + 1..at + 4)
                .is_some_and(|group| group.iter().all(u8::is_ascii_digit))
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
    };
    let full_stop = stops.contains(&'。');
    std::iter::from_fn(move || {
        while let Some(first) = bytes.get(next) {
            let at = next;
            next += width(*first);
            let is_stop = match (first, &bytes[at + 1..next]) {
                (b'(' | b'[', _) | (0xE3, [0x80, 0x8A]) | (0xE2, [0x80, 0x9C]) => {
                    depth += 1;
                    false
                }
                (b')' | b']', _) | (0xE3, [0x80, 0x8B]) | (0xE2, [0x80, 0x9D]) => {
                    depth = depth.saturating_sub(1);
                    false
                }
                (0xE3, [0x80, 0x82]) => full_stop,
                (b',' | b';' | b':' | b'\n', _) => stops.contains(&char::from(*first)),
                _ => false,
            };
            if is_stop && depth == 0 && !(*first == b',' && separates(at)) {
                return Some(at);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named_before(words: &str) -> Option<&str> {
        let lead = last_introduction(words);
        before(words, 0..words.len(), lead.as_ref()).map(|range| &words[range])
    }

    #[test]
    fn the_noun_before_a_figure() {
        for (words, label) in [
            ("购书专项经费", Some("购书专项经费")),
            (",主要用于支付档案整理服务费", Some("档案整理服务费")),
            (",其中某某(某市)律师事务所", Some("某某(某市)律师事务所")),
            (
                "书架的购置,例如木架、铁架,购置梯子等费用",
                Some("书架的购置"),
            ),
            (",按照节约的原则,5名每年的讲课费", Some("讲课费")),
            (",全年电费为", Some("电费")),
            (",共12个月预计电费", Some("电费")),
            ("周末、节假日开放费", Some("周末、节假日开放费")),
            ("需求调研及方案设计", Some("需求调研及方案设计")),
            ("计划生育经费", Some("计划生育经费")),
            ("共青团活动费", Some("共青团活动费")),
            (",2024年预算资金", None),
            (",其中", None),
            (",", None),
        ] {
            assert_eq!(named_before(words), label, "{words}");
        }
    }

    #[test]
    fn the_use_after_a_figure() {
        let words = "用于偿还往年拖欠的印刷费(含运费,税费);会场";
        assert_eq!(
            after(words, 0..words.len()).map(|r| &words[r]),
            Some("偿还往年拖欠的印刷费(含运费,税费)")
        );
        assert_eq!(after(",共计", 0..4), None);
    }

    #[test]
    fn the_thing_that_an_item_serves() {
        for (words, label) in [
            (
                "为保障阅览室生活、绿化用水,预计每月用水",
                Some("阅览室生活、绿化用水"),
            ),
            ("为保障东馆正常运行,预计", Some("东馆")),
            ("为保障书库运行正常,预计", Some("书库")),
            ("东馆预计2024年平均每月", Some("东馆")),
            ("为保障总馆正常办公,预计", Some("总馆正常办公")),
            ("2024年预算", None),
        ] {
            assert_eq!(
                subject(words, 0..words.len()).map(|r| &words[r]),
                label,
                "{words}"
            );
        }
    }

    #[test]
    fn words_for_money_alone_are_generic() {
        assert!(is_generic("项目经费"));
        assert!(is_generic("2024年预算资金"));
        assert!(!is_generic("专项会务经费"));
        assert!(!is_generic("水费"));
    }
}
