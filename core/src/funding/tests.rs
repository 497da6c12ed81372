//! Wordings and the breakdowns that they mean. Each case is a funding section and, a line each,
//! `path label amount`; `~` marks an of-which, `=` a derived amount, `?` one that is not stated.

use crate::{Amount, Budget, Relation};

#[track_caller]
fn reads(section: &str, expected: &[&str]) {
    let text = format!("项目1.\n一、项目名称\n全部\n六、资金安排情况\n{section}\n");
    let budget = Budget::from_text(text).unwrap();
    let project = budget.projects().next().unwrap();
    let lines: Vec<String> = project
        .funding()
        .iter()
        .map(|(_, node)| {
            let mark = match (node.relation(), node.amount()) {
                (Relation::OfWhich, _) => "~",
                (_, Amount::Derived(_)) => "=",
                _ => "",
            };
            let amount = node.amount().money().map_or("?".to_owned(), |money| {
                money.in_unit(crate::Unit::Wanyuan).to_string()
            });
            let words = [
                node.path(),
                node.label().text().to_owned(),
                mark.to_owned() + &amount,
            ];
            words.join(" ").trim_start().to_owned()
        })
        .collect();
    assert_eq!(lines, expected, "{section}");
}

#[test]
fn a_bare_amount_is_a_total_without_lines() {
    reads("本项目安排资金12万元。", &["全部 12"]);
    reads("讲座费2.5万元。", &["全部 2.5"]);
    reads("由公用经费解决。", &["全部 ?"]);
}

#[test]
fn a_list_after_its_total() {
    let lines = ["全部 9", "1 讲座费 4", "2 展览费 5"];
    reads("安排资金9万元，其中讲座费4万元，展览费5万元。", &lines);
    reads("安排资金9万元，包括：讲座费4万元；展览费5万元。", &lines);
    reads(
        "项目经费共计9万元，其中：1.讲座费4万元；2.展览费5万元。",
        &lines,
    );
    reads(
        "安排9万元，分别是：\n（一）讲座费4万元；\n（二）展览费5万元。",
        &lines,
    );
    reads("共计9万元，其中讲座费4万元，展览费5万元。", &lines);
    reads(
        "需资金9万元。\n①讲座费4万元，用于请人；\n②展览费5万元。",
        &lines,
    );
    reads("讲座费4万元，展览费5万元，共计9万元。", &lines);
}

#[test]
fn a_list_without_a_total() {
    let lines = ["全部 =9", "1 讲座费 4", "2 展览费 5"];
    reads("讲座费4万元，展览费5万元。", &lines);
    reads("1.讲座费4万元。\n2.展览费5万元。", &lines);
    reads(
        "（一）讲座费\n全年需要4万元。\n（二）展览费\n安排5万元。",
        &lines,
    );
}

#[test]
fn an_of_which_illustrates_and_need_not_exhaust() {
    reads(
        "安排资金9万元，其中2万元用于偿还往年欠款。",
        &["全部 9", "1 偿还往年欠款 ~2"],
    );
    reads(
        "1.讲座费4万元，其中外请1万元；\n2.展览费5万元，其中布展2万元、运输3万元。",
        &[
            "全部 =9",
            "1 讲座费 4",
            "1.1 外请 ~1",
            "2 展览费 5",
            "2.1 布展 2",
            "2.2 运输 3",
        ],
    );
}

#[test]
fn an_of_which_inside_a_list_ends_with_its_semicolon() {
    reads(
        "1.活动费9万元，包括讲座费4万元，其中外请1万元；展览费5万元，共计9万元。",
        &[
            "全部 =9",
            "1 活动费 9",
            "1.1 讲座费 4",
            "1.1.1 外请 ~1",
            "1.2 展览费 5",
        ],
    );
}

#[test]
fn a_group_takes_its_amount_from_its_closing_words() {
    reads(
        "（一）水费\n1.为保障东馆正常运行，全年水费为4万元。\n2.西馆预计每月用水9吨，全年水费为5万元。\n\
         全年预算水费9万元。",
        &["全部 =9", "1 水费 9", "1.1 东馆 4", "1.2 西馆 5"],
    );
}

#[test]
fn the_same_amount_again_is_no_line() {
    reads(
        "1.值班伙食费1万元，按每人每餐20元测算，预留伙食费1万元。",
        &["全部 =1", "1 值班伙食费 1"],
    );
    reads(
        "1.春节补助1.5万元，按照节约的原则，预留1.5万元。",
        &["全部 =1.5", "1 春节补助 1.5"],
    );
    reads(
        "（一）质保金\n上年收取质保金3万元，本年预算资金3万元。",
        &["全部 =3", "1 质保金 3"],
    );
}

#[test]
fn what_is_no_line() {
    reads(
        "安排资金9万元，比上年增加1万元，上年执行数8万元，单价10万元以上的设备除外，每次讲座0.2万元。",
        &["全部 9"],
    );
}

#[test]
fn items_without_money_are_text() {
    reads("安排资金9万元，分别用于：\n1.讲座；\n2.展览。", &["全部 9"]);
}

#[test]
fn an_item_with_a_price_alone_states_no_amount() {
    reads(
        "1.聘请讲师，每次500元。\n2.展览费5万元。",
        &["全部 ?", "1 聘请讲师 ?", "2 展览费 5"],
    );
}
