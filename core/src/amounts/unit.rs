//! Units of money: what makes a number a sum of money.

use rust_decimal::Decimal;

use super::hanzi::Number;
use crate::money::{Unit, Written};
use crate::words::Words;

/// Longer names before those that they begin with.
const UNITS: [(&str, Unit); 14] = [
    ("万元", Unit::Wanyuan),
    ("萬元", Unit::Wanyuan),
    ("万圆", Unit::Wanyuan),
    ("萬圓", Unit::Wanyuan),
    ("亿元", Unit::Yiyuan),
    ("億元", Unit::Yiyuan),
    ("亿圆", Unit::Yiyuan),
    ("億圓", Unit::Yiyuan),
    ("千元", Unit::Qianyuan),
    ("仟元", Unit::Qianyuan),
    ("仟圓", Unit::Qianyuan),
    ("元", Unit::Yuan),
    ("圆", Unit::Yuan),
    ("圓", Unit::Yuan),
];

/// Nouns that begin with 元 or 圆: 2025元旦, 3元素.
const NOUNS: [&str; 12] = [
    "元旦", "元宵", "元素", "元件", "元器", "元宇", "元化", "元论", "元结", "圆桌", "圆形", "元次",
];

/// What 万 alone counts where these words stand before it: 接待游客30万.
static NO_MONEY: Words = Words::new(&[
    "人口",
    "人数",
    "人次",
    "人群",
    "游客",
    "用户",
    "粉丝",
    "面积",
    "产量",
    "浏览",
    "点击",
    "访问",
    "阅读",
    "流量",
    "户数",
    "读者",
    "学生",
    "字数",
    "下载量",
]);

/// So many bytes before a bare 万 are looked at.
const NEAR: usize = 36;

/// Words that name money in front of a number: 人民币5,000.00.
const PREFIXES: [(&str, bool); 6] = [
    ("¥", true),
    ("￥", true),
    ("RMB", false),
    ("CNY", false),
    ("人民币", false),
    ("人民币:", false),
];

/// What stands in front of a number and says that it is money.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    pub(super) len: usize,
    /// A sign that is written as one with the number: ¥.
    pub(super) is_mark: bool,
}

pub(super) fn prefix(before: &str) -> Option<Prefix> {
    let (word, is_mark) = PREFIXES.iter().find(|(word, _)| before.ends_with(word))?;
    Some(Prefix {
        len: word.len(),
        is_mark: *is_mark,
    })
}

/// The unit of money behind digits, and its length.
pub(super) fn after(before: &str, digits: &str, rest: &str) -> Option<(Unit, usize)> {
    // 30余万元, 500多元.
    let more = ["余", "多"].iter().find(|word| rest.starts_with(**word));
    let skipped = more.map_or(0, |word| word.len());
    let rest = &rest[skipped..];
    if let Some((unit, len)) = spelled(rest) {
        return Some((unit, skipped + len));
    }
    // 万 and 亿 alone are money only where no noun follows: 1170.00万， but 126万公里.
    let first = rest.chars().next()?;
    let unit = match first {
        '万' | '萬' => Unit::Wanyuan,
        '亿' | '億' => Unit::Yiyuan,
        _ => return None,
    };
    let len = first.len_utf8();
    let counts = || {
        let mut from = before.len().saturating_sub(NEAR);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        let clause = before[from..].rsplit([',', ';', '。', ':', '\n']).next();
        clause.is_some_and(|clause| NO_MONEY.are_in(clause))
    };
    let is_money = !goes_on(&rest[len..]) && (digits.contains('.') || !counts());
    is_money.then_some((unit, skipped + len))
}

/// The unit that a text begins with, and its length.
pub(crate) fn name(text: &str) -> Option<(Unit, usize)> {
    spelled(text)
}

fn spelled(rest: &str) -> Option<(Unit, usize)> {
    let (name, unit) = UNITS.iter().find(|(name, _)| rest.starts_with(name))?;
    // The character of 元 itself may begin a noun.
    let last = name.len() - '元'.len_utf8();
    let is_noun = NOUNS.iter().any(|noun| rest[last..].starts_with(noun));
    (!is_noun).then_some((*unit, name.len()))
}

/// Whether the text goes on with a word.
pub(super) fn goes_on(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_some_and(|c| c.is_ascii_alphanumeric() || is_character(c) || is_square(c))
}

/// ㎡, ㎞ and the like.
const fn is_square(c: char) -> bool {
    matches!(c, '\u{3371}'..='\u{33DF}')
}

const fn is_character(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// 角 and 分 behind 元, and where they end.
pub(super) fn cents(text: &str, from: usize) -> Option<(Decimal, usize)> {
    let mut cents = 0;
    let mut at = from;
    let mut worth = 10;
    for unit in ['角', '分'] {
        let mut rest = text[at..].chars();
        let Some(first) = rest.next() else { break };
        // 叁拾元零伍分
        let (digit, first) = match first {
            '零' if unit == '分' || cents == 0 => match rest.next() {
                Some(next) => (next, first.len_utf8() + next.len_utf8()),
                None => break,
            },
            digit => (digit, first.len_utf8()),
        };
        let value = match digit {
            '0'..='9' => digit as i64 - '0' as i64,
            '一' | '壹' => 1,
            '二' | '两' | '贰' | '貳' => 2,
            '三' | '叁' | '參' => 3,
            '四' | '肆' => 4,
            '五' | '伍' => 5,
            '六' | '陆' | '陸' => 6,
            '七' | '柒' => 7,
            '八' | '捌' => 8,
            '九' | '玖' => 9,
            _ => break,
        };
        if text[at + first..].starts_with(unit) {
            cents += value * worth;
            at += first + unit.len_utf8();
        }
        worth /= 10;
    }
    (at > from).then(|| (Decimal::new(cents, 2), whole_end(text, at)))
}

/// Behind 整, if it stands there.
fn whole_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    match rest.chars().next() {
        Some(end @ ('整' | '正')) if !goes_on(&rest[end.len_utf8()..]) => at + end.len_utf8(),
        _ => at,
    }
}

/// What closes a number in characters: 元, 余元, 余万元, 元整, 元伍角整.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closing {
    pub(super) end: usize,
    /// 三十余万元: the unit stands behind 余.
    unit: Option<Unit>,
    cents: Option<Decimal>,
    /// Whether 整 or 角, 分 stand behind 元.
    is_formal: bool,
}

impl Closing {
    /// The sum that a number and this make.
    pub(super) fn written(&self, number: &Number) -> Option<Written> {
        match (self.unit, self.cents) {
            (Some(unit), _) => Written::new(number.value, unit),
            (None, Some(cents)) => Written::new(number.value.checked_add(cents)?, Unit::Yuan),
            (None, None) => number.written(),
        }
    }
}

pub(super) fn close(text: &str, at: usize) -> Option<Closing> {
    let rest = &text[at..];
    let more = ["余", "多"].iter().find(|word| rest.starts_with(**word));
    let skipped = more.map_or(0, |word| word.len());
    let (unit, len) = spelled(&rest[skipped..])?;
    let unit = (unit != Unit::Yuan).then_some(unit);
    if unit.is_some() && more.is_none() {
        return None;
    }
    let end = at + skipped + len;
    let cents = unit.is_none().then(|| cents(text, end)).flatten();
    let whole = whole_end(text, end);
    Some(Closing {
        end: cents.map_or(whole, |(_, end)| end),
        unit,
        cents: cents.map(|(cents, _)| cents),
        is_formal: cents.is_some() || whole > end,
    })
}

/// Whether a number in characters is a sum of money and no name or round word: 第一万元,
/// 数十万元, 十元店, 二元结构.
pub(super) fn is_sum(text: &str, start: usize, number: &Number, closing: &Closing) -> bool {
    const NOT_BEFORE: [char; 4] = ['第', '数', '几', '上'];
    const NOT_AFTER: [char; 8] = ['店', '村', '户', '级', '镇', '楼', '里', '桥'];
    const BEFORE_ONE: [char; 34] = [
        '每', '人', '天', '日', '月', '次', '年', '场', '餐', '户', '个', '份', '为', '计', '约',
        '需', '共', '价', '费', '金', '助', '贴', '款', '资', '准', '付', '各', '币', ':', '收',
        '合', '达', '/', '(',
    ];
    let is_alone = start == 0 && closing.end == text.len();
    if closing.is_formal || is_alone {
        return true;
    }
    let before = text[..start].chars().next_back();
    let after = text[closing.end..].chars().next();
    if before.is_some_and(|c| NOT_BEFORE.contains(&c))
        || after.is_some_and(|c| NOT_AFTER.contains(&c))
    {
        return false;
    }
    // 一元 and 三元 are words of many other things.
    number.length > 1
        || before.is_some_and(|c| BEFORE_ONE.contains(&c))
            && (!goes_on(&text[closing.end..])
                || ["钱", "标准", "的", "每", "用", "整", "补"]
                    .iter()
                    .any(|word| text[closing.end..].starts_with(word)))
}

/// 接待费0， and 购置费为0，: nothing, without a unit.
pub(super) fn is_bare_zero(before: &str, digits: &str, rest: &str) -> bool {
    let is_zero = matches!(digits, "0" | "0.0" | "0.00");
    let stops = rest.starts_with([',', ';', '。', '、', ')']);
    let named = before.trim_end_matches(['为', '是', ':']);
    is_zero
        && stops
        && [
            "费", "经费", "费用", "支出", "收入", "预算", "资金", "拨款", "金额",
        ]
        .iter()
        .any(|word| named.ends_with(word))
}

/// The mark between the ends of a range that a text ends with, as a length: 20-30, 20万元至30万元.
pub(super) fn separator(before: &str) -> usize {
    const MARKS: [&str; 9] = ["——", "--", "-", "~", "—", "–", "至", "到", "～"];
    MARKS
        .iter()
        .find(|mark| before.ends_with(**mark))
        .map_or(0, |mark| mark.len())
}
