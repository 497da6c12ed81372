//! Families of documents, as data.

use super::SectionRole;

/// One family of documents: how its projects begin and what its headings are called.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// A name for people who write profiles.
    pub name: &'static str,
    /// Words that, followed by a number, begin a project: 项目1.
    pub project_starts: &'static [&'static str],
    /// Words that end the title of a project, behind its name: 某某专项经费情况说明.
    pub project_titles: &'static [&'static str],
    /// Words that end the title of a table.
    pub table_titles: &'static [&'static str],
    /// Words that end the title of the body's own expenditure statement.
    pub statement_titles: &'static [&'static str],
    /// What that statement's total is called, right before its figure.
    pub statement_totals: &'static [&'static str],
    /// Words in the first paragraphs of a text in traditional characters that as a whole is one
    /// funding section; they name its total. Written as in a folded text.
    pub whole_texts: &'static [&'static str],
    /// Words that, followed by a colon, name the body whose budget it is.
    pub body_labels: &'static [&'static str],
    /// What the heading of each section may be called, without its number and without the words
    /// around it that say no more (项目…情况, 2026年度…说明).
    pub headings: &'static [(SectionRole, &'static [&'static str])],
}

/// The families that are read.
pub const PROFILES: &[Profile] = &[EIGHT_SECTIONS, SEVEN_SECTIONS, ACCOUNT_NOTE];

/// 重点领域财政项目文本: eight sections a project, as the budgets of Yunnan's counties and cities
/// publish it.
const EIGHT_SECTIONS: Profile = Profile {
    name: "eight-section 财政项目文本",
    project_starts: &["项目"],
    project_titles: &[],
    table_titles: &[
        "绩效目标表",
        "申报表",
        "填报表",
        "自评表",
        "批复表",
        // What the readers of files write apart from the text.
        "脚注",
        "文本框",
    ],
    statement_titles: &["预算情况说明", "收支情况说明", "收支说明"],
    statement_totals: &["一般公共预算财政拨款支出", "预算总支出", "总支出"],
    whole_texts: &[],
    body_labels: &["部门名称", "单位名称"],
    headings: &[
        (SectionRole::Name, &["项目名称"]),
        (
            SectionRole::Basis,
            &[
                "立项依据",
                "实施依据",
                "设立依据",
                "政策依据",
                "申报依据",
                "立项背景",
                "立项背景及依据",
                "立项依据及背景",
                "立项背景和依据",
                "立项必要性",
                "立项依据及必要性",
                "依据",
            ],
        ),
        (
            SectionRole::Implementer,
            &[
                "实施单位",
                "承担单位",
                "执行单位",
                "责任单位",
                "承办单位",
                "负责单位",
                "实施部门",
                "实施机构",
                "单位",
            ],
        ),
        (
            SectionRole::Overview,
            &["基本概况", "基本情况", "概况", "简介", "背景", "总体情况"],
        ),
        (
            SectionRole::Content,
            &[
                "实施内容",
                "主要内容",
                "建设内容",
                "工作内容",
                "具体内容",
                "建设内容及规模",
                "建设规模及内容",
                "主要实施内容",
                "主要工作内容",
                "主要任务",
                "内容",
            ],
        ),
        (
            SectionRole::Funding,
            &[
                "资金安排",
                "资金安排计划",
                "经费安排",
                "经费安排及测算依据",
                "资金安排及测算依据",
                "资金来源及安排",
                "资金来源和安排",
                "资金来源及用途",
                "资金来源与用途",
                "资金安排及使用",
                "资金使用",
                "资金使用计划",
                "资金使用安排",
                "资金构成",
                "资金预算",
                "资金测算",
                "资金需求",
                "资金概算",
                "资金投入",
                "资金规模",
                "投资概算",
                "投资估算",
                "经费预算",
                "经费测算",
                "经费概算",
                "经费使用",
                "经费构成",
                "资金",
                "经费",
            ],
        ),
        (
            SectionRole::Plan,
            &[
                "实施计划",
                "进度安排",
                "进度计划",
                "实施进度",
                "实施进度安排",
                "实施步骤",
                "实施时间",
                "时间安排",
                "工作计划",
                "实施计划及进度",
                "计划",
            ],
        ),
        (
            SectionRole::Outcome,
            &[
                "实施成效",
                "预期成效",
                "产出绩效",
                "预期效益",
                "预期效果",
                "预期目标",
                "预期产出",
                "预期绩效",
                "预期成果",
                "效益分析",
                "效益",
                "成效",
                "总体目标",
                "目标",
            ],
        ),
    ],
};

/// 项目经费情况说明: seven sections a project, its name in the title, as the budgets of Shanghai's
/// districts publish it.
const SEVEN_SECTIONS: Profile = Profile {
    name: "seven-section 项目经费情况说明",
    project_starts: &["项目"],
    project_titles: &["项目经费情况说明", "经费情况说明"],
    table_titles: &["预算总表", "预算表", "明细表", "一览表", "情况表"],
    statement_titles: &["预算编制说明", "预算编制情况说明", "预算说明"],
    statement_totals: &[
        "支出预算总额",
        "支出预算总计",
        "支出预算合计",
        "预算支出总额",
        "支出总预算",
        "支出总额",
        "支出总计",
        "财政拨款支出预算",
        "预算支出",
        "支出预算",
    ],
    whole_texts: &[],
    body_labels: &["预算主管部门", "编制部门", "预算单位"],
    headings: &[
        (SectionRole::Overview, &["概述", "项目内容概述"]),
        (SectionRole::Basis, &["立项依据", "政策依据及背景"]),
        (
            SectionRole::Implementer,
            &["实施主体", "责任主体", "实施主体及单位"],
        ),
        (
            SectionRole::Content,
            &["实施方案", "工作方案", "实施方案及内容"],
        ),
        (
            SectionRole::Plan,
            &[
                "实施周期",
                "周期",
                "执行周期",
                "建设周期",
                "起止时间",
                "起止日期",
                "实施期限",
                "期限",
                "实施年限",
                "实施时间及周期",
            ],
        ),
        (
            SectionRole::Funding,
            &[
                "预算安排",
                "预算安排及测算",
                "预算资金安排",
                "预算金额",
                "预算明细",
                "预算构成",
                "预算支出",
                "预算经费",
                "预算资金",
                "支出预算",
                "支出明细",
                "预算",
            ],
        ),
        (
            SectionRole::Outcome,
            &[
                "绩效目标",
                "绩效指标",
                "绩效目标及指标",
                "绩效",
                "年度绩效目标",
            ],
        ),
    ],
};

/// 說明: what an account of Taiwan's budget is for, in numbered prose without headings.
const ACCOUNT_NOTE: Profile = Profile {
    name: "account note 說明",
    project_starts: &[],
    project_titles: &[],
    table_titles: &[],
    statement_titles: &[],
    statement_totals: &[],
    whole_texts: &[
        "本年度预算数",
        "上年度预算数编列",
        "本年度编列",
        "本年度续编",
        "本科目编列",
    ],
    body_labels: &[],
    headings: &[],
};
