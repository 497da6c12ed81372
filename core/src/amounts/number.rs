//! Figures in a folded text: sums of money, counts of things, and what is neither.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::money::{Unit, Written};

/// A number and what it counts. Ranges are in the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Digits and unit.
    pub(crate) range: Range<usize>,
    pub(crate) kind: NumeralKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NumeralKind {
    /// A sum of money.
    Money(Written),
    /// So many things: 20个, 约4,300吨, 126万公里.
    Count(Decimal, Measure),
    /// A sum of money with more digits than can be held.
    TooLong,
}

/// A measure word (量词, 单位): what a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Measure(pub(crate) &'static str);

impl Measure {
    /// The measure that a text begins with, the longest that fits.
    pub(crate) fn at(text: &str) -> Option<Self> {
        MEASURES
            .iter()
            .find(|measure| text.starts_with(**measure))
            .map(|measure| Self(measure))
    }

    /// Whether the two count the same: 名 and 人, 个月 and 月.
    pub(crate) fn matches(self, other: Self) -> bool {
        fn plain(measure: &str) -> &str {
            match measure {
                "名" | "位" => "人",
                "个月" => "月",
                "日" => "天",
                other => other,
            }
        }
        plain(self.0) == plain(other.0)
    }

    /// Whether it needs the noun after it to say what is counted: 20个[单位].
    pub(crate) fn needs_noun(self) -> bool {
        matches!(self.0, "个" | "项" | "件" | "次" | "类")
    }
}

/// Longer measures before those that they begin with.
const MEASURES: &[&str] = &[
    "平方公里",
    "平方米",
    "立方米",
    "个月",
    "人次",
    "人天",
    "车次",
    "场次",
    "班次",
    "批次",
    "公里",
    "公顷",
    "公斤",
    "小时",
    "季度",
    "学期",
    "千瓦时",
    "㎡",
    "个",
    "名",
    "人",
    "位",
    "家",
    "户",
    "套",
    "台",
    "辆",
    "份",
    "件",
    "项",
    "次",
    "场",
    "条",
    "间",
    "栋",
    "幢",
    "座",
    "处",
    "类",
    "批",
    "期",
    "班",
    "组",
    "册",
    "本",
    "块",
    "张",
    "枚",
    "支",
    "艘",
    "架",
    "吨",
    "度",
    "亩",
    "米",
    "天",
    "日",
    "月",
    "餐",
    "起",
    "层",
    "村",
    "所",
    "只",
    "头",
    "株",
    "棵",
    "盏",
    "桶",
    "瓶",
    "箱",
];

/// More digits than this, and a number is not held exactly in every unit.
const MOST_DIGITS: usize = 20;

/// Every sum of money and count, in order.
pub(crate) fn scan(text: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits_end = digits(bytes, at);
        let written = &text[at..digits_end];
        let rest = &text[digits_end..];
        let start = at - usize::from(is_negative(bytes, at));
        if let Some((unit, len)) = unit(rest) {
            let range = start..digits_end + len;
            let kind = number(written)
                .and_then(|number| Written::new(if start < at { -number } else { number }, unit))
                .map_or(NumeralKind::TooLong, NumeralKind::Money);
            at = range.end;
            found.push(Numeral { range, kind });
            continue;
        }
        if let Some((number, measure, len)) = count(written, rest) {
            let range = at..digits_end + len;
            at = range.end;
            found.push(Numeral {
                range,
                kind: NumeralKind::Count(number, measure),
            });
            continue;
        }
        at = digits_end;
    }
    found
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
    let plain: String = written.chars().filter(|c| *c != ',').collect();
    if plain.len() > MOST_DIGITS {
        return None;
    }
    Decimal::from_str_exact(&plain).ok()
}

/// The unit of money that a text begins with, and its length.
fn unit(text: &str) -> Option<(Unit, usize)> {
    const UNITS: [(&str, Unit); 7] = [
        ("万元", Unit::Wanyuan),
        ("萬元", Unit::Wanyuan),
        ("亿元", Unit::Yiyuan),
        ("億元", Unit::Yiyuan),
        ("千元", Unit::Qianyuan),
        ("元", Unit::Yuan),
        ("圆", Unit::Yuan),
    ];
    let spelled = UNITS
        .iter()
        .find(|(name, _)| text.starts_with(name))
        .map(|(name, unit)| (*unit, name.len()));
    spelled.or_else(|| {
        // 万 and 亿 alone are money only where no noun follows: 1170.00万， but 126万公里.
        let first = text.chars().next()?;
        let unit = match first {
            '万' => Unit::Wanyuan,
            '亿' => Unit::Yiyuan,
            _ => return None,
        };
        let after = text[first.len_utf8()..].chars().next();
        after
            .is_none_or(|c| !c.is_alphanumeric())
            .then_some((unit, first.len_utf8()))
    })
}

/// A count of things; a date, a number of a document or of a storey is none.
fn count(written: &str, rest: &str) -> Option<(Decimal, Measure, usize)> {
    let mut number = number(written)?;
    let mut len = 0;
    for (word, times) in [("万", 10_000), ("亿", 100_000_000)] {
        if rest.starts_with(word) {
            number = number.checked_mul(Decimal::from(times))?;
            len = word.len();
        }
    }
    for word in ["余", "多"] {
        if rest[len..].starts_with(word) {
            len += word.len();
        }
    }
    let measure = Measure::at(&rest[len..])?;
    if len == 0 && matches!(measure.0, "月" | "日") {
        return None;
    }
    Some((number, measure, len + measure.0.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Vec<(&str, String, Unit)> {
        scan(text)
            .into_iter()
            .filter_map(|numeral| match numeral.kind {
                NumeralKind::Money(written) => Some((
                    &text[numeral.range],
                    written.number().to_string(),
                    written.unit(),
                )),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn money_in_its_units() {
        assert_eq!(
            money("共计29,381.00万元,其中3136.40万;每人800.00元,约2亿元,3518千元"),
            [
                ("29,381.00万元", "29381.00".into(), Unit::Wanyuan),
                ("3136.40万", "3136.40".into(), Unit::Wanyuan),
                ("800.00元", "800.00".into(), Unit::Yuan),
                ("2亿元", "2".into(), Unit::Yiyuan),
                ("3518千元", "3518".into(), Unit::Qianyuan),
            ]
        );
        assert_eq!(money("支出-5.20万元")[0].1, "-5.20");
        assert_eq!(money("支出3-5万元")[0].1, "5");
    }

    #[test]
    fn what_is_no_money() {
        for text in [
            "2个单元6层",
            "约4,300吨",
            "50,000度",
            "12个",
            "1套",
            "130天",
            "73辆",
            "约126万公里",
            "[2019]10号",
            "2024年1月",
            "24小时",
        ] {
            assert_eq!(money(text), [], "{text}");
        }
    }

    #[test]
    fn counts_keep_their_measure() {
        let counts: Vec<_> = scan("慰问20个单位,行驶126万公里,900多人,2024年1月")
            .into_iter()
            .filter_map(|n| match n.kind {
                NumeralKind::Count(number, measure) => Some((number.to_string(), measure.0)),
                _ => None,
            })
            .collect();
        assert_eq!(
            counts,
            [
                ("20".to_owned(), "个"),
                ("1260000".to_owned(), "公里"),
                ("900".to_owned(), "人")
            ]
        );
    }

    #[test]
    fn too_many_digits_are_said_to_be_so() {
        let text = format!("{}万元", "9".repeat(400));
        assert_eq!(scan(&text)[0].kind, NumeralKind::TooLong);
    }
}
