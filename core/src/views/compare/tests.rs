//! Two projects compared.

use super::*;

const LAST_YEAR: &str = "某某县图书馆2023年部门预算\n项目1.\n一、项目名称\n流动书车\n二、立项依据\n\
    依据甲。依据乙。\n六、资金安排情况\n安排资金10.00万元，包括：\n1.购书费6.00万元，其中2.00万元用于偿还2022年书款；\n\
    2.燃油费3.00万元；\n3.保险费1.00万元。\n七、项目实施计划\n全年。\n";
const THIS_YEAR: &str = "某某县图书馆2024年部门预算\n项目1.\n一、项目名称\n流动书车\n二、立项依据\n\
    依据甲。依据丙。\n六、资金安排情况\n安排资金12.00万元，包括：\n1.燃油费3.00万元；\n\
    2.购书费8.00万元，其中1.00万元用于偿还2023年书款；\n3.修车费1.00万元。\n";

fn compared() -> Comparison {
    let read = |text: &str| Budget::from_text(text).unwrap();
    let (left, right) = (read(LAST_YEAR), read(THIS_YEAR));
    let of = |budget| (budget, ProjectId(1));
    compare(of(&left), of(&right), Unit::Wanyuan).unwrap()
}

#[test]
fn lines_are_aligned_by_what_they_pay_for() {
    let compared = compared();
    let shown: Vec<_> = compared
        .lines
        .iter()
        .map(|line| {
            let amount = |side: &Option<Side>| {
                let side = side.as_ref()?;
                side.amount.clone()
            };
            let sides = (amount(&line.left), amount(&line.right));
            let text = |side: Option<String>| side.unwrap_or_default();
            format!(
                "{} {} {} {} {} {}",
                line.depth,
                line.label,
                text(sides.0),
                text(sides.1),
                line.difference.change.as_deref().unwrap_or("="),
                line.difference.percent.as_deref().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "0 流动书车 10.00 12.00 +2.00 +20.0%",
            "1 购书费 6.00 8.00 +2.00 +33.3%",
            "2 偿还2022年书款 2.00 1.00 −1.00 −50.0%",
            "1 燃油费 3.00 3.00 = ",
            "1 保险费 1.00  = ",
            "1 修车费  1.00 = ",
        ]
    );
}

#[test]
fn sections_show_what_only_one_says() {
    let compared = compared();
    let roles: Vec<_> = compared.sections.iter().map(|it| it.role).collect();
    use SectionRole::{Basis, Name, Plan};
    assert_eq!(roles, [Name, Basis, Plan]);
    let basis = &compared.sections[1];
    let said = |side: &[Sentence]| -> Vec<(String, bool)> {
        side.iter()
            .map(|it| (it.text.clone(), it.is_shared))
            .collect()
    };
    let pair = |words: &str, shared| (words.to_owned(), shared);
    assert_eq!(
        said(&basis.left),
        [pair("依据甲。", true), pair("依据乙。", false)]
    );
    assert_eq!(
        said(&basis.right),
        [pair("依据甲。", true), pair("依据丙。", false)]
    );
    assert!(compared.sections[2].right.is_empty());
}

#[test]
fn a_project_compared_with_itself_has_no_change() {
    let budget = Budget::from_text(LAST_YEAR).unwrap();
    let of = (&budget, ProjectId(1));
    let same = compare(of, of, Unit::Yuan).unwrap();
    assert_eq!(
        same.lines.len(),
        budget.project(ProjectId(1)).unwrap().funding().len()
    );
    assert!(
        same.lines
            .iter()
            .all(|line| line.difference.change.is_none())
    );
    let sentences = same
        .sections
        .iter()
        .flat_map(|it| it.left.iter().chain(&it.right));
    assert!(sentences.clone().count() > 0 && sentences.into_iter().all(|it| it.is_shared));
    assert_eq!(compare(of, (&budget, ProjectId(9)), Unit::Yuan), None);
}

#[test]
fn a_change_that_rounds_to_nothing_keeps_its_direction() {
    let percent = |left: &str, right: &str| {
        let read = |sum: &str| {
            let text = format!("项目1\n六、资金安排情况\n安排资金{sum}万元。");
            Budget::from_text(text).unwrap()
        };
        let (left, right) = (read(left), read(right));
        let of = |budget| (budget, ProjectId(1));
        let compared = compare(of(&left), of(&right), Unit::Wanyuan).unwrap();
        compared.lines[0].difference.percent.clone().unwrap()
    };
    assert_eq!(percent("10000.00", "10000.01"), "<0.1%");
    assert_eq!(percent("10000.01", "10000.00"), ">−0.1%");
    assert_eq!(percent("10.00", "11.00"), "+10.0%");
    assert_eq!(percent("10.00", "9.00"), "−10.0%");
}

/// A document of so many projects, each with its sum in 万元.
fn year(year: u16, projects: &[(&str, &str)]) -> Budget {
    let mut text = format!("某某县图书馆{year}年部门预算\n");
    for (at, (name, sum)) in projects.iter().enumerate() {
        text += &format!(
            "项目{}.\n一、项目名称\n{name}\n六、资金安排情况\n安排资金{sum}。\n",
            at + 1
        );
    }
    Budget::from_text(text).unwrap()
}

#[test]
fn two_years_are_compared_project_by_project() {
    let before = year(
        2023,
        &[
            ("流动书车", "10.00万元"),
            ("2023年全民阅读", "4.50万元"),
            ("馆舍维修", "20万元"),
            ("古籍修复", "3.00万元"),
        ],
    );
    let after = year(
        2024,
        &[
            ("馆舍维修", "15万元"),
            ("2024年全民阅读", "4.50万元"),
            ("流动书车", "12.00万元"),
            ("少儿讲座", "2.60万元"),
        ],
    );
    let compared = documents(&before, &after, Unit::Wanyuan);
    assert_eq!(compared.same_body, Some(true));
    assert_eq!(
        compared.totals,
        [Some("37.50".to_owned()), Some("34.10".to_owned())]
    );
    assert_eq!(compared.difference.change.as_deref(), Some("−3.40"));
    assert_eq!(compared.difference.percent.as_deref(), Some("−9.1%"));
    let read: Vec<_> = compared
        .projects
        .iter()
        .map(|line| {
            let number = |side: &Option<Side>| side.as_ref().map(|it| it.line.project.number());
            let differs = &line.difference;
            (
                line.label.as_str(),
                number(&line.left),
                number(&line.right),
                differs.direction,
                differs.change.as_deref(),
            )
        })
        .collect();
    use Direction::{Less, More, OnlyLeft, OnlyRight, Same};
    assert_eq!(
        read,
        [
            ("流动书车", Some(1), Some(3), More, Some("+2.00")),
            ("2023年全民阅读", Some(2), Some(2), Same, None),
            ("馆舍维修", Some(3), Some(1), Less, Some("−5")),
            ("古籍修复", Some(4), None, OnlyLeft, None),
            ("少儿讲座", None, Some(4), OnlyRight, None),
        ]
    );
    let counts = Direction::ALL.map(|direction| compared.count(direction));
    assert_eq!(counts, [1, 1, 1, 1, 1, 0]);
    assert_eq!(compared.statement, None);
}

#[test]
fn what_is_not_stated_is_not_compared() {
    let before = year(2023, &[("流动书车", "10.00万元")]);
    let text = "某某县档案馆2024年部门预算\n项目1.\n一、项目名称\n流动书车\n六、资金安排情况\n另行安排。\n";
    let after = Budget::from_text(text).unwrap();
    let compared = documents(&before, &after, Unit::Wanyuan);
    assert_eq!(compared.same_body, Some(false));
    assert_eq!(compared.totals, [Some("10.00".to_owned()), None]);
    assert_eq!(compared.difference.direction, Direction::Unknown);
    assert_eq!(compared.count(Direction::Unknown), 1);
    assert_eq!(compared.projects[0].difference.change, None);
}
