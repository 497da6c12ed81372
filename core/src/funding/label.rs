//! What a line pays for (用途), in the document's own words: the noun before or after a figure,
//! without numbers, verbs and introductions. All ranges are in the folded text.

use std::ops::Range;

use crate::amounts::Measure;
use crate::outline::chinese_number;

/// Words that lead from a whole to its parts, or from a sum to its use.
const INTRODUCTIONS: [&str; 12] = [
    "包括",
    "包含",
    "用于支付",
    "用于列支",
    "用于",
    "主要是",
    "分别是",
    "分别为",
    "具体为",
    "主要为",
    "其中:",
    "其中",
];

/// Words that name an example of what stands before them.
const ILLUSTRATIONS: [&str; 5] = [",例如", ",比如", ",诸如", ",如", ",譬如"];

/// Verbs before what is paid for.
const LEADING: [&str; 20] = [
    "以及",
    "还有",
    "另有",
    "另外",
    "计划安排",
    "预算安排",
    "预计需要",
    "预计需",
    "预计",
    "需要支付",
    "需支付",
    "需要",
    "需交",
    "需",
    "安排",
    "预留",
    "拟",
    "全年",
    "共需",
    "另需",
];

/// Nouns that begin like a verb.
const LEADING_NOUNS: [&str; 3] = ["需求", "安排表", "预留地"];

/// Verbs and copulas between what is paid for and the figure.
const TRAILING: [&str; 22] = [
    "(",
    "预算安排资金",
    "安排预算资金",
    "预算资金",
    "安排资金",
    "所需资金",
    "需要资金",
    "共需",
    "共计",
    "合计",
    "总计",
    "约为",
    "预算为",
    "预算",
    "预计",
    "安排",
    "需要",
    "需",
    "为",
    "约",
    "共",
    ":",
];

/// Nouns that end like a verb.
const TRAILING_NOUNS: [&str; 8] = [
    "公共", "节约", "合约", "契约", "条约", "行为", "必需", "人为",
];

/// Words that name money and nothing that it is for.
const GENERIC: [&str; 37] = [
    "预留", "项目", "专项", "资金", "经费", "费用", "预算", "总额", "总", "年度", "年", "安排",
    "金额", "支出", "投入", "需要", "需", "计划", "财政", "拨款", "共", "全", "申请", "合计",
    "总计", "小计", "本", "该", "此", "各项", "其", "的", "额", "当", "县级", "市级", "本级",
];

/// Purposes before the thing that is served.
const PURPOSES: [&str; 12] = [
    "为了保障",
    "为了做好",
    "为了确保",
    "为了",
    "为保障",
    "为确保",
    "为保证",
    "为做好",
    "为妥善",
    "为加强",
    "为推进",
    "为",
];

/// What is said of the thing that is served.
const STATES: [&str; 10] = [
    "的正常运行",
    "正常运行",
    "运行正常",
    "的正常运转",
    "正常运转",
    "运转正常",
    "的顺利开展",
    "顺利开展",
    "顺利进行",
    "需要",
];

/// Where the thing that is served ends and its reckoning begins.
const RECKONINGS: [&str; 9] = [
    "预计", "计划", "平均", "每", "需", "约", "拟", "大约", "按照",
];

/// The words before a figure that name what it is for; `None` when there are none.
pub(super) fn before(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    let words = &text[start..end];
    let introduced = INTRODUCTIONS
        .iter()
        .filter_map(|word| words.rfind(word).map(|at| at + word.len()))
        .max();
    if let Some(at) = introduced {
        start += at;
    }
    let illustrated = ILLUSTRATIONS
        .iter()
        .filter_map(|word| text[start..end].find(word))
        .min();
    if let Some(at) = illustrated {
        end = start + at;
    }
    last_clause(text, start..end).and_then(|clause| noun(text, clause))
}

/// The words after a figure that name what it is for: 25.00万元用于….
pub(super) fn after(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    const VERBS: [&str; 8] = [
        "主要用于",
        "专项用于",
        "用于支付",
        "用于",
        "用作",
        "作为",
        "系",
        "是",
    ];
    let words = &text[range.clone()];
    let verb = VERBS.iter().find(|verb| words.starts_with(**verb))?;
    let start = range.start + verb.len();
    let rest = &text[start..range.end];
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
    if let Some(at) = RECKONINGS
        .iter()
        .filter_map(|word| text[range.clone()].find(word))
        .chain(year(&text[range.clone()]))
        .filter(|at| *at > 0)
        .min()
    {
        range.end = range.start + at;
    }
    strip_end(text, &mut range, &STATES);
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
            match GENERIC.iter().find(|word| rest.starts_with(**word)) {
                Some(word) => word.len(),
                None => return false,
            }
        };
        rest = &rest[len..];
    }
    true
}

/// The end of the last introduction in some words, and whether it is 其中.
pub(super) fn introduction(words: &str) -> Option<Introduction> {
    INTRODUCTIONS
        .iter()
        .filter_map(|word| words.rfind(word).map(|at| (at + word.len(), at, *word)))
        .max_by_key(|(end, at, _)| (*end, std::cmp::Reverse(*at)))
        .map(|(end, at, word)| Introduction {
            at,
            kind: if word.starts_with("其中") {
                IntroductionKind::OfWhich
            } else if !word.contains("用于") {
                IntroductionKind::Complete
            } else if words[..at].contains(',') && !words[end..].contains([',', ';', '。', '\n']) {
                IntroductionKind::UseOfSum
            } else {
                IntroductionKind::Use
            },
        })
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
        strip_start(text, &mut range, &["、", "的", ")", "(含", "("]);
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
        if !LEADING_NOUNS
            .iter()
            .any(|noun| text[whole.clone()].starts_with(noun))
        {
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
    strip_end(text, &mut range, &TRAILING);
    (!range.is_empty()).then_some(range)
}

/// 3人每年的 and 共15个月: how many, before what.
fn leading_count(words: &str) -> Option<usize> {
    let counted = words.strip_prefix('共').unwrap_or(words);
    let number = counted.trim_start_matches(|c: char| c.is_ascii_digit());
    if number.len() == counted.len() {
        return None;
    }
    let measure = Measure::at(number)?;
    let mut len = words.len() - number.len() + measure.0.len();
    for word in ["每年", "每月", "全年", "的"] {
        if words[len..].starts_with(word) {
            len += word.len();
        }
    }
    Some(len)
}

/// 一是 and 二是 before a noun.
fn leading_ordinal(words: &str) -> Option<usize> {
    let (_, len) = chinese_number(words)?;
    words[len..]
        .starts_with('是')
        .then(|| len + '是'.len_utf8())
}

/// 2024年 and 2024年度 before a noun.
fn leading_year(words: &str) -> Option<usize> {
    if year(words) != Some(0) {
        return None;
    }
    let len = 4 + '年'.len_utf8();
    let rest = &words[len..];
    Some(
        len + if rest.starts_with('度') {
            '度'.len_utf8()
        } else {
            0
        },
    )
}

/// Where a year (four digits and 年) begins.
fn year(words: &str) -> Option<usize> {
    words.match_indices('年').find_map(|(at, _)| {
        let start = at.checked_sub(4)?;
        let digits = words.get(start..at)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then_some(start)
    })
}

fn strip_start(text: &str, range: &mut Range<usize>, words: &[&str]) {
    if let Some(word) = words
        .iter()
        .find(|word| text[range.clone()].starts_with(**word))
    {
        range.start += word.len();
    }
}

fn strip_end(text: &str, range: &mut Range<usize>, words: &[&str]) {
    while !TRAILING_NOUNS
        .iter()
        .any(|noun| text[range.clone()].ends_with(noun))
        && let Some(word) = words
            .iter()
            .find(|word| text[range.clone()].ends_with(**word))
    {
        range.end -= word.len();
    }
}

/// Where stops stand that are not inside brackets or quotation marks.
fn outside_brackets<'a>(words: &'a str, stops: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let mut depth = 0_usize;
    words.char_indices().filter_map(move |(at, c)| {
        match c {
            '(' | '《' | '“' | '[' => depth += 1,
            ')' | '》' | '”' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && stops.contains(&c)).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named_before(words: &str) -> Option<&str> {
        before(words, 0..words.len()).map(|range| &words[range])
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
