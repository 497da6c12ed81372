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
    /// Words that, followed by a colon, name the body whose budget it is.
    pub body_labels: &'static [&'static str],
    /// What the heading of each section may be called, without its number.
    pub headings: &'static [(SectionRole, &'static [&'static str])],
}

/// The families that are read.
pub const PROFILES: &[Profile] = &[EIGHT_SECTIONS, SEVEN_SECTIONS];

/// 重点领域财政项目文本: eight sections a project, as the budgets of Yunnan's counties and cities
/// publish it.
const EIGHT_SECTIONS: Profile = Profile {
    name: "eight-section 财政项目文本",
    project_starts: &["项目"],
    project_titles: &[],
    body_labels: &["部门名称", "单位名称"],
    headings: &[
        (SectionRole::Name, &["项目名称"]),
        (
            SectionRole::Basis,
            &["立项依据", "项目立项依据", "实施依据"],
        ),
        (SectionRole::Implementer, &["项目实施单位", "实施单位"]),
        (
            SectionRole::Overview,
            &["项目基本概况", "基本概况", "项目基本情况"],
        ),
        (SectionRole::Content, &["项目实施内容", "实施内容"]),
        (
            SectionRole::Funding,
            &[
                "资金安排情况",
                "资金安排",
                "资金安排计划",
                "项目资金安排情况",
                "经费安排及测算依据",
            ],
        ),
        (SectionRole::Plan, &["项目实施计划", "实施计划"]),
        (
            SectionRole::Outcome,
            &["项目实施成效", "实施成效", "预期成效", "产出绩效"],
        ),
    ],
};

/// 项目经费情况说明: seven sections a project, its name in the title, as the budgets of Shanghai's
/// districts publish it.
const SEVEN_SECTIONS: Profile = Profile {
    name: "seven-section 项目经费情况说明",
    project_starts: &["项目"],
    project_titles: &["项目经费情况说明", "经费情况说明"],
    body_labels: &["预算主管部门", "编制部门", "预算单位"],
    headings: &[
        (SectionRole::Overview, &["项目概述", "项目概况"]),
        (SectionRole::Basis, &["立项依据"]),
        (SectionRole::Implementer, &["实施主体", "项目实施主体"]),
        (SectionRole::Content, &["实施方案", "项目实施方案"]),
        (SectionRole::Plan, &["实施周期", "项目实施周期"]),
        (
            SectionRole::Funding,
            &["年度预算安排", "项目年度预算安排", "预算安排"],
        ),
        (SectionRole::Outcome, &["绩效目标", "项目绩效目标"]),
    ],
};
