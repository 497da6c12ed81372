//! Views: words by which one amount is divided once more. 资金来源：…。资金用途：… says where an
//! amount comes from and where it goes; both divisions come to the same amount.

use std::ops::Range;

use super::tree::{Node, Relation};
use crate::words::{Signs, Words, width};

/// The words that begin a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) at: usize,
    /// The words that name it.
    pub(super) name: Range<usize>,
    /// What it lists begins here.
    pub(super) end: usize,
    /// Its lines are what the amount is for, and not a second way to divide it.
    pub(super) leads: bool,
    /// Its name says what the amount is for.
    pub(super) is_use: bool,
    /// It names the amount itself.
    pub(super) is_total: bool,
}

/// The words that the name of a view is made of.
static NAMES: Words = Words::new(&[
    "项目",
    "本",
    "年度",
    "预算",
    "资金",
    "经费",
    "费用",
    "支出",
    "财政",
    "专项",
    "主要",
    "具体",
    "详细",
    "总额",
    "总量",
    "总体",
    "总",
    "金额",
    "规模",
    "投入",
    "需求",
    "来源",
    "筹措",
    "筹资",
    "渠道",
    "用途",
    "使用",
    "方向",
    "范围",
    "内容",
    "明细",
    "构成",
    "组成",
    "结构",
    "测算",
    "依据",
    "过程",
    "标准",
    "方法",
    "分配",
    "方案",
    "安排",
    "计划",
    "用款",
    "支付",
    "进度",
    "分季度",
    "及",
    "和",
    "与",
    "、",
]);

/// What says the amount itself, where it comes from or when it is spent, and what it is for.
static TOTALS: Words = Words::new(&[
    "总额",
    "总量",
    "规模",
    "金额",
    "需求",
    "总体",
    "总预算",
    "总投入",
]);
static OTHERS: Words = Words::new(&[
    "来源",
    "筹措",
    "渠道",
    "用款",
    "进度",
    "使用计划",
    "支付计划",
    "季度",
]);
static USES: Words = Words::new(&[
    "用途",
    "使用",
    "方向",
    "范围",
    "内容",
    "明细",
    "构成",
    "组成",
    "结构",
    "测算",
    "分配",
    "方案",
    "经费支出",
    "支出安排",
    "具体安排",
]);

/// Names that say the amount itself by all their words.
const AMOUNTS: [&str; 4] = ["项目预算", "年度预算", "资金安排", "预算安排"];

/// What may stand between the name and its colon.
static TAILS: Words = Words::new(&["情况如下", "具体如下", "如下", "情况", "包括", "为", "是"]);

/// Words that make 按…分 a division by source or by time.
static OF_SOURCE_OR_TIME: Words =
    Words::new(&["来源", "性质", "渠道", "级次", "季", "月", "时间", "进度"]);

/// What the head of a view begins with: its name, 按, 从, or a year.
static FIRST: Signs = Signs::NONE
    .with_first(NAMES.words())
    .with_first(&["按", "从", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);

/// A name of fewer bytes needs a sentence of its own.
const SHORT: usize = 12;

/// The most bytes of a name.
const LONGEST_NAME: usize = 48;

/// The most bytes between 按 and 分.
const LONGEST_BASIS: usize = 30;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What the amount is for.
    Lines,
    /// The like, by who spends it.
    Split,
    /// Where it comes from, or when it is spent.
    Other,
    /// The amount itself.
    Total,
}

/// The heads of a section's views, in order: none where only one stands there and nothing else
/// divides the amount. The first that says what the amount is for leads.
pub(super) fn heads(text: &str, sums_in: &dyn Fn(&Range<usize>) -> usize) -> Vec<Head> {
    let mut found: Vec<(Head, Kind)> = Vec::new();
    let mut place = Some(0);
    while let Some(at) = place {
        let mut next = at;
        // 安排30万元，用途为: goes on with what it is about.
        let is_head = |(name, _, kind): &(usize, usize, Kind)| {
            let before = &text[..at];
            let is_said = *kind != Kind::Other && text[at + name..].starts_with('为');
            let goes_on = before.ends_with([',', '、']);
            // It stands behind where the money comes from, in a sentence of its own.
            let is_second = || {
                let last = found.last();
                before.ends_with(['。', '\n']) && last.is_some_and(|(_, kind)| *kind == Kind::Other)
            };
            (*name >= SHORT || !goes_on) && (!is_said || is_second())
        };
        if let Some((name, len, kind)) = head(&text[at..]).filter(is_head) {
            found.push((
                Head {
                    at,
                    name: at..at + name,
                    end: at + len,
                    leads: false,
                    is_use: kind == Kind::Lines,
                    is_total: kind == Kind::Total,
                },
                kind,
            ));
            next = at + len;
            next -= usize::from(text[..next].ends_with([':', ',']));
        }
        place = behind_stop(text.as_bytes(), next);
    }
    let end = |at: usize| found.get(at + 1).map_or(text.len(), |(next, _)| next.at);
    // How much each lists.
    let counts: Vec<usize> = (0..found.len())
        .map(|at| sums_in(&(found[at].0.end..end(at))))
        .collect();
    let before = found
        .first()
        .map_or(0, |(first, _)| sums_in(&(0..first.at)));
    let mut heads: Vec<(Head, Kind, usize)> = found
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|((head, kind), count)| (head, kind, count))
        .collect();
    if let [(_, kind, count)] = heads.as_slice() {
        let is_needed = match kind {
            Kind::Lines | Kind::Split => *count > 1,
            Kind::Other => before > 2,
            Kind::Total => false,
        };
        if !is_needed {
            return Vec::new();
        }
    }
    let is_divided = before > 2
        || heads
            .iter()
            .any(|(_, kind, count)| *kind == Kind::Total && *count > 2);
    let first = heads.iter().position(|(_, kind, _)| {
        // 按片区分 divides once more what has its lines already.
        *kind == Kind::Lines || *kind == Kind::Split && before < 3
    });
    let first = first.or_else(|| {
        let other = heads.iter().position(|(_, kind, _)| *kind == Kind::Other);
        other.filter(|_| !is_divided)
    });
    for (at, (head, kind, _)) in heads.iter_mut().enumerate() {
        head.leads = *kind == Kind::Total || first == Some(at);
    }
    heads.into_iter().map(|(head, ..)| head).collect()
}

/// The first place behind a stop that stands at a character or behind it.
fn behind_stop(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let first = *bytes.get(at)?;
        let end = at + width(first);
        let is_stop = match first {
            b',' | b';' | b':' | b'\n' | b'.' | b')' => true,
            0xE3 => ["。", "、"]
                .iter()
                .any(|stop| &bytes[at..end] == stop.as_bytes()),
            _ => false,
        };
        if is_stop {
            return Some(end);
        }
        at = end;
    }
}

/// Whether a line divides the one above it once more, under a name that says so.
pub(crate) fn is_view(node: &Node) -> bool {
    let name = format!("{}:", node.label().text());
    node.relation() == Relation::OfWhich
        && head(&name).is_some_and(|(len, ..)| len + 1 == name.len())
}

/// Whether a line's name says where money comes from or when it is spent, and not what for.
pub(super) fn is_source_or_time(name: &str) -> bool {
    static WORDS: Words = Words::new(&[
        "财政",
        "预算",
        "拨款",
        "自筹",
        "中央",
        "省级",
        "市级",
        "区级",
        "县级",
        "当年",
        "本年",
        "州级",
        "镇级",
        "乡级",
        "上级",
        "配套",
        "债券",
        "基金",
        "结转",
        "季度",
        "半年",
        "阶段",
        "月",
        "保障金",
        "公益金",
        "捐赠",
        "贷款",
        "社会资本",
    ]);
    WORDS.are_in(name)
}

/// The length of a view's name, of the name with its colon, and its kind.
fn head(text: &str) -> Option<(usize, usize, Kind)> {
    if !FIRST.may_begin(text) {
        return None;
    }
    let (mut len, mut kind) = name(text).unwrap_or((0, Kind::Lines));
    let by = if len == 0 { basis(text) } else { None };
    if let Some(found) = by {
        (len, kind) = found;
    }
    if len == 0 {
        return None;
    }
    let mut end = len;
    if let Some(tail) = TAILS.start_of(&text[end..]) {
        end += tail.len();
    }
    let is_bare = end == len || text[len..end] == *"情况";
    end += unit(&text[end..]);
    match text[end..].chars().next() {
        Some(':') => Some((len, end + 1, kind)),
        Some('\n') | None if is_bare => Some((len, end, kind)),
        // 资金来源为财政拨款8万元
        // or, behind a sentence, 支出内容为甲5万元
        Some(_) if text[len..end] == *"为" && (kind == Kind::Other || len >= SHORT) => {
            Some((len, end, kind))
        }
        Some(',') if by.is_some() => Some((len, end + 1, kind)),
        _ => None,
    }
}

/// How long the unit is that stands in brackets behind a heading: （单位：万元）.
pub(super) fn unit(text: &str) -> usize {
    let inner = text.strip_prefix('(').and_then(|it| it.split(')').next());
    match inner.filter(|it| it.ends_with('元') && it.len() < LONGEST_BASIS) {
        Some(inner) => inner.len() + "()".len(),
        None => 0,
    }
}

/// The name of a view that a text begins with, and its kind.
fn name(text: &str) -> Option<(usize, Kind)> {
    // 2025年度预算安排
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let year = text[digits..].strip_prefix('年').filter(|_| digits == 4);
    let rest = year.map_or(text, |rest| rest.strip_prefix('度').unwrap_or(rest));
    let start = text.len() - rest.len();
    let mut len = start;
    while let Some(word) = NAMES.start_of(&text[len..]) {
        len += word.len();
        if len > LONGEST_NAME {
            return None;
        }
    }
    let name = &text[start..len];
    let kind = if TOTALS.are_in(name) || AMOUNTS.contains(&name) {
        Kind::Total
    } else if OTHERS.are_in(name) {
        Kind::Other
    } else if USES.are_in(name) {
        Kind::Lines
    } else {
        return None;
    };
    // 资金来源及用途 is neither.
    let is_both = kind == Kind::Other && name.contains("来源") && USES.are_in(name);
    (!is_both).then_some((len, kind))
}

/// 按…分, 从…看: by what an amount is divided.
fn basis(text: &str) -> Option<(usize, Kind)> {
    let rest = text.strip_prefix(['按', '从'])?;
    let stop = rest.find([',', ':', ';', '。', '\n', '、'])?;
    let words = rest[..stop].strip_prefix('照').unwrap_or(&rest[..stop]);
    let ends = ["分", "分为", "分类", "分解", "看"];
    if stop > LONGEST_BASIS || !ends.iter().any(|end| words.ends_with(end)) {
        return None;
    }
    let other = OF_SOURCE_OR_TIME.are_in(words);
    let kind = match USES.are_in(words) || words.contains("支出") {
        _ if other => Kind::Other,
        true => Kind::Lines,
        false => Kind::Split,
    };
    Some(('按'.len_utf8() + stop, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(&str, bool)> {
        heads(text, &|range| text[range.clone()].matches("万元").count())
            .into_iter()
            .map(|head| (&text[head.name], head.leads))
            .collect()
    }

    #[test]
    fn two_divisions_of_one_amount() {
        assert_eq!(
            names("资金来源:财政8万元,自筹2万元。资金用途:设备6万元,培训4万元。"),
            [("资金来源", false), ("资金用途", true)]
        );
        assert_eq!(
            names("安排9万元。按单位分:甲4万元,乙5万元;按支出内容分,设备9万元"),
            [("按单位分", true), ("按支出内容分", false)]
        );
        assert_eq!(
            names("共10万元,设备6万元,培训4万元。资金来源:财政8万元,自筹2万元。"),
            [("资金来源", false)]
        );
    }

    #[test]
    fn one_division_is_no_view() {
        for text in [
            "安排10万元。资金来源:财政8万元,自筹2万元。",
            "资金来源:财政拨款。资金用途:培训4万元。",
            "按照市政府安排,本年需10万元。",
        ] {
            assert_eq!(names(text), [], "{text}");
        }
    }
}
