//! Measure words: what a count counts.

use crate::words::{Signs, Words};

/// A measure word (量词, 单位): what a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Measure(pub(crate) &'static str);

impl Measure {
    /// The measure that a text begins with, the longest that fits.
    pub(crate) fn at(text: &str) -> Option<Self> {
        if let Some(longer) = LONGER.start_of(text) {
            return Some(Self(longer));
        }
        if !IS_SINGLE.may_begin(text) {
            return None;
        }
        let first = text.chars().next()?;
        let at = SINGLE.find(first)?;
        Some(Self(&SINGLE[at..at + first.len_utf8()]))
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

    /// Whether it counts kinds and occasions, of which a price is seldom for one.
    pub(crate) fn is_of_kinds(self) -> bool {
        matches!(
            self.0,
            "类" | "批" | "次" | "批次" | "项" | "期" | "起" | "月" | "天" | "日"
        )
    }

    /// Whether it needs the noun after it to say what is counted: 20个[单位].
    pub(crate) fn needs_noun(self) -> bool {
        matches!(self.0, "个" | "项" | "件" | "次" | "类")
    }
}

/// Longer measures before those that they begin with.
static LONGER: Words = Words::new(&[
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
    "课时",
    "学时",
]);

/// Measures of one character, of three bytes each.
const SINGLE: &str = "㎡个名人位家户套台辆份件项次场条间栋幢座处类批期班组册本块张枚支艘架吨度亩米天日月餐起层村所只头株棵盏桶瓶箱顶床副双根袋盒幅部趟页卷尾羽眼例席具尊片";
static IS_SINGLE: Signs = Signs::NONE.with_all(SINGLE);
