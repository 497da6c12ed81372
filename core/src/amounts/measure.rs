//! Measure words: what a count counts.

use crate::words::Words;

/// A measure word (量词, 单位): what a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Measure(pub(crate) &'static str);

impl Measure {
    /// The measure that a text begins with, the longest that fits.
    pub(crate) fn at(text: &str) -> Option<Self> {
        MEASURES.start_of(text).map(Self)
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
static MEASURES: Words = Words::new(&[
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
    "顶",
    "床",
    "副",
    "双",
    "根",
    "袋",
    "盒",
    "幅",
    "部",
    "趟",
    "页",
    "卷",
    "尾",
    "羽",
    "眼",
    "例",
    "席",
    "具",
    "尊",
    "课时",
    "学时",
]);
