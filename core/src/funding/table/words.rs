//! The words of the heads of tables, by what their columns say.

use crate::words::Words;

pub(super) static NUMBERS: Words = Words::new(&["序号", "编号", "项次", "序", "行次", "号"]);
pub(super) static PERCENTS: Words =
    Words::new(&["占比", "比例", "比重", "百分比", "%", "增幅", "增长率"]);
pub(super) static CHANGES: Words = Words::new(&["增减", "增加", "减少", "变化", "变动", "同比"]);
pub(super) static PRICES: Words = Words::new(&["单价", "均价", "标准", "月租金"]);
pub(super) static BEFORE: Words = Words::new(&[
    "上年",
    "去年",
    "以前年度",
    "执行数",
    "决算",
    "已安排",
    "已支付",
    "已下达",
    "已拨付",
    "已完成",
    "累计",
]);
pub(super) static THIS: Words = Words::new(&["本年", "当年", "今年", "本次"]);
pub(super) static YEARS: Words = Words::new(&[
    "总投资",
    "概算",
    "总造价",
    "合同价",
    "合同金额",
    "合同总",
    "以后年度",
    "后续年度",
    "总投入",
]);
pub(super) static REMARKS: Words = Words::new(&[
    "备注",
    "说明",
    "依据",
    "测算",
    "过程",
    "公式",
    "方式",
    "明细说明",
    "时间",
    "计算",
]);
pub(super) static MEASURES: Words = Words::new(&["单位", "计量单位"]);
pub(super) static COUNTS: Words = Words::new(&[
    "数量",
    "人数",
    "次数",
    "天数",
    "月数",
    "个数",
    "户数",
    "台数",
    "场次",
    "场数",
    "期数",
    "批次",
    "份数",
    "面积",
    "里程",
    "件数",
    "工程量",
    "人次",
    "月份数",
    "班数",
    "套数",
    "村数",
    "校数",
    "点数",
    "辆数",
    "只数",
    "头数",
    "亩数",
    "学生数",
    "床位数",
    "数",
]);
/// Words that a column of lines' names ends with, whatever stands before.
pub(super) static LABELS: Words = Words::new(&[
    "名称", "项目", "内容", "类别", "类型", "用途", "方向", "事项", "科目", "明细", "分类", "对象",
    "品名", "摘要", "单位", "部门", "地点", "村", "环节", "阶段", "任务", "支出", "分项", "科室",
    "学校", "物品", "设备",
]);
pub(super) static SHARES: Words = Words::new(&[
    "中央",
    "省级",
    "省补",
    "省财政",
    "市级",
    "市补",
    "市财政",
    "县级",
    "县财政",
    "区级",
    "区财政",
    "州级",
    "州财政",
    "镇级",
    "乡镇",
    "街道",
    "自筹",
    "财政",
    "拨款",
    "上级",
    "社会",
    "其他",
    "债券",
    "贷款",
    "捐赠",
    "季度",
    "半年",
    "预算内",
    "预算外",
    "配套",
    "基金",
]);
pub(super) static AMOUNTS: Words = Words::new(&[
    "金额",
    "预算",
    "资金",
    "经费",
    "费用",
    "合计",
    "小计",
    "总价",
    "总额",
    "总计",
    "投资",
    "数额",
    "安排",
    "核定",
    "需求",
    "支出",
    "申请",
    "申报",
    "审定",
    "审核",
    "计划数",
    "补助",
]);
/// Of several amounts of one year, the one that was granted.
pub(super) static GRANTED: Words = Words::new(&["核定", "审定", "审核", "安排", "批复"]);
pub(super) static ASKED: Words = Words::new(&["申报", "申请", "送审"]);
pub(super) static WHOLES: Words = Words::new(&["合计", "小计", "总计", "总价", "总额", "金额"]);
