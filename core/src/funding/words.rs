//! The words that labels are read by: those around a noun that are no part of it, and those that
//! name money and nothing that it is for.

use crate::words::Words;

/// Words that lead from a whole to its parts, or from a sum to its use.
pub(super) static INTRODUCTIONS: Words = Words::new(&[
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
    ",含",
    "。含",
]);

/// Words that name an example of what stands before them.
pub(super) static ILLUSTRATIONS: Words = Words::new(&[",例如", ",比如", ",诸如", ",如", ",譬如"]);

/// Verbs before what is paid for.
pub(super) static LEADING: Words = Words::new(&[
    "申请",
    "支付",
    "继续",
    "由",
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
]);

/// Nouns that begin like a verb.
pub(super) static LEADING_NOUNS: Words = Words::new(&[
    "需求",
    "安排表",
    "预留地",
    "由来",
    "申请人",
    "申请执行",
    "支付令",
    "支付宝",
    "支付系统",
    "支付平台",
    "继续教育",
]);

/// Verbs and copulas between what is paid for and the figure.
pub(super) static TRAILING: Words = Words::new(&[
    "支付",
    "拨付",
    "(",
    "预算安排资金",
    "安排预算资金",
    "预算资金",
    "安排资金",
    "所需资金",
    "需要资金",
    "需资金",
    "所需经费",
    "需经费",
    "所需费用",
    "需费用",
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
    "计",
    "各",
    "的",
    ":",
]);

/// Nouns that end like a verb.
pub(super) static TRAILING_NOUNS: Words = Words::new(&[
    "转移支付",
    "移动支付",
    "设计",
    "审计",
    "统计",
    "会计",
    "预计",
    "合计",
    "共计",
    "总计",
    "小计",
    "电子支付",
    "公共",
    "节约",
    "合约",
    "契约",
    "条约",
    "行为",
    "必需",
    "人为",
    "公共预算",
    "公共预算资金",
    "基金预算",
    "经营预算",
]);

/// Words that name money and nothing that it is for.
pub(super) static GENERIC: Words = Words::new(&[
    "另外",
    "另",
    "还有",
    "继续",
    "拟",
    "审核",
    "审定",
    "核定",
    "评审",
    "申报",
    "其余",
    "剩余",
    "余下",
    "剩下",
    "以上",
    "上述",
    "人民币",
    "全部",
    "今年",
    "余额",
    "统一",
    "将",
    "把",
    "预留",
    "项目",
    "专项",
    "资金",
    "经费",
    "费用",
    "预算",
    "总额",
    "总",
    "年度",
    "年",
    "安排",
    "金额",
    "支出",
    "投入",
    "需要",
    "需",
    "计划",
    "财政",
    "拨款",
    "共",
    "全",
    "申请",
    "合计",
    "总计",
    "小计",
    "本",
    "该",
    "此",
    "各项",
    "其",
    "的",
    "额",
    "当",
    "县级",
    "市级",
    "本级",
    "计",
    "投资",
    "规模",
    "数",
    "每年",
    "全年",
]);

/// Parts of a year, which are said with their year.
pub(super) static HALVES: Words = Words::new(&["上半年", "下半年", "春季", "秋季"]);

/// Words that a price begins with.
pub(super) static PRICINGS: Words = Words::new(&[
    "每",
    "平均",
    "按照",
    "按人",
    "按每",
    "按标准",
    "人均",
    "户均",
    "单价",
    "分别",
    "×",
]);

/// Words that count and reckon.
pub(super) static COUNTING: Words = Words::new(&[
    "每", "年", "人均", "户均", "单价", "标准", "按照", "按", "测算", "计算", "核算", "共计",
    "合计", "总计", "共", "约", "计", "需要", "需", "为", "涉及", "补助", "补贴", "奖补", "的",
    ".", "元", "即",
]);

/// Purposes before the thing that is served.
pub(super) static PURPOSES: Words = Words::new(&[
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
    "用于",
]);

/// What is said of the thing that is served.
pub(super) static STATES: Words = Words::new(&[
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
]);

/// Where the thing that is served ends and its reckoning begins.
pub(super) static RECKONINGS: Words = Words::new(&[
    "预计",
    "计划",
    "平均",
    "每",
    "需",
    "约",
    "拟",
    "大约",
    "按照",
    "按人",
    "按每",
    "按标准",
    "人均",
    "户均",
    "单价",
    "标准",
    "分别",
    "×",
    "总投资",
    "总概算",
    "概算",
    "总造价",
    "合同价",
    "合同金额",
    "合同总",
]);

/// What is left of the words before a noun.
pub(super) static REMAINS: Words = Words::new(&["、", "的", ")", "(含", "("]);

/// Verbs between a figure and what it is for.
pub(super) static VERBS: Words = Words::new(&[
    "主要用于",
    "专项用于",
    "专门用于",
    "全部用于",
    "统筹用于",
    "拟用于",
    "将用于",
    "用于支付",
    "用于",
    "用作",
    "作为",
    "为",
    "系",
    "是",
]);
