//! Wordings and the breakdowns that they mean. Each case is a funding section and, a line each,
//! `path label amount`; `~` marks an of-which, `=` a derived amount, `?` one that is not stated.

mod closings;
mod lists;
mod naming;
mod sources;
mod tables;
mod views;
mod wordings;
mod years;

use crate::{Amount, Budget, Relation};

#[track_caller]
fn reads(section: &str, expected: &[&str]) {
    let text = format!(
        "某县某局2025年部门预算\n项目1.\n一、项目名称\n全部\n六、资金安排情况\n{section}\n"
    );
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
fn the_same_name_and_amount_twice_are_two_lines() {
    reads(
        "1.书籍费4万元，包括书费2万元，书费2万元。",
        &["全部 =4", "1 书籍费 4", "1.1 书费 2", "1.2 书费 2"],
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

#[test]
fn a_closing_total_is_that_of_the_list_that_adds_up_to_it() {
    let lines = ["全部 46", "1 差旅费 20", "2 印刷费 26"];
    for section in [
        "项目预算46万元，其中：1.差旅费20万元；2.印刷费26万元。合计46万元。",
        "项目预算46万元，其中：\n1.差旅费20万元；\n2.印刷费26万元。\n合计46万元。",
        "1.差旅费20万元；2.印刷费26万元；共计46万元。",
        "1.差旅费20万元；\n2.印刷费26万元。\n以上合计46万元。",
    ] {
        reads(section, &lines);
    }
}

#[test]
fn a_use_behind_its_figure_names_the_line() {
    let lines = ["全部 10", "1 购买打印纸 3", "2 印制宣传册 7"];
    reads(
        "安排10万元，其中：3万元用于购买打印纸，7万元用于印制宣传册。",
        &lines,
    );
    reads(
        "安排3万元用于购买打印纸，安排7万元用于印制宣传册，合计10万元。",
        &lines,
    );
    reads(
        "安排10万元，包括：（1）3万元用于购买打印纸；（2）安排7万元用于印制宣传册。",
        &lines,
    );
}

#[test]
fn numbers_and_marks_are_no_part_of_a_name() {
    let lines = ["全部 10", "1 打印纸 3", "2 宣传册 7"];
    reads(
        "安排10万元，其中（1）打印纸3万元；（2）宣传册7万元。",
        &lines,
    );
    reads(
        "安排10万元，一是打印纸3万元；二是宣传册7万元，共计10万元。",
        &lines,
    );
    reads(
        "安排10万元，包括：1.打印纸（3万元）；2.宣传册（7万元）。",
        &lines,
    );
    reads(
        "“三送”工作经费3万元，其中1万元用于印刷。",
        &["全部 3", "1 印刷 ~1"],
    );
    reads(
        "安排9万元，其中：\n1.邮电费9万元，其中：\n（1）电费3万元；\n（2）邮费6万元。",
        &["全部 9", "1 邮电费 9", "1.1 电费 3", "1.2 邮费 6"],
    );
}

#[test]
fn a_group_without_an_amount_counts_with_what_it_adds_up_to() {
    reads(
        "2025年预算安排3万元，其中：\n1.甲1万元；\n2.乙\n①丙1万元；\n②丁1万元。",
        &["全部 3", "1 甲 1", "2 乙 =2", "2.1 丙 1", "2.2 丁 1"],
    );
}

#[test]
fn an_amount_may_be_cut_by_a_line_end() {
    reads(
        "本项目安排资金10\n万元，其中：办公费3万\n元；印刷费7万元。",
        &["全部 10", "1 办公费 3", "2 印刷费 7"],
    );
}

#[test]
fn uses_with_sums_of_their_own_belong_to_the_sum_before() {
    let lines = [
        "全部 10",
        "1 办公费 3",
        "1.1 打印纸 2",
        "1.2 墨盒 1",
        "2 印刷费 7",
    ];
    reads(
        "安排10万元，其中：办公费3万元，主要用于打印纸2万元、墨盒1万元；印刷费7万元。",
        &lines,
    );
    reads(
        "安排10万元，主要用于办公费3万元、印刷费5万元。",
        &["全部 10", "1 办公费 ~3", "2 印刷费 ~5"],
    );
}

#[test]
fn brackets_hold_the_parts_of_the_sum_before_them() {
    let lines = [
        "全部 10",
        "1 办公费 3",
        "1.1 打印纸 2",
        "1.2 墨盒 1",
        "2 印刷费 7",
    ];
    for section in [
        "安排10万元，其中：办公费3万元（打印纸2万元、墨盒1万元），印刷费7万元。",
        "安排10万元，其中：办公费3万元（其中：打印纸2万元；墨盒1万元），印刷费7万元。",
        "安排10万元，其中：办公费3万元（打印纸2万元，墨盒1万元）；印刷费7万元。",
    ] {
        reads(section, &lines);
    }
    reads(
        "安排10万元，其中：办公费3万元（含打印纸2万元）、印刷费7万元。",
        &["全部 10", "1 办公费 3", "1.1 打印纸 ~2", "2 印刷费 7"],
    );
}
