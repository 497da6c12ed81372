//! Sentences that compare this year with last year.

use crate::Budget;
use crate::checks::CheckKind;
use crate::views::arithmetic;

fn changes(sentence: &str) -> Vec<String> {
    let text =
        format!("某某县2025年部门预算\n项目1\n四、项目基本概况\n{sentence}\n六、资金安排情况\n略");
    let budget = Budget::from_text(text).unwrap();
    arithmetic::checks(&budget, None)
        .iter()
        .filter(|it| matches!(it.kind, CheckKind::Change | CheckKind::Percentage))
        .map(arithmetic::CheckRow::expression)
        .collect()
}

#[test]
fn changes_follow_from_both_years() {
    for (sentence, expected) in [
        (
            "2024年预算20.00万元，2025年预算30.00万元，比上年增加10.00万元，增长50%。",
            &[
                "30.00 − 20.00 = 10.00 万元",
                "30.00万元 ÷ 20.00万元 − 1 = 50%",
            ][..],
        ),
        (
            "2025年预算15.00万元，比2024年20.00万元减少5.00万元，下降25.00%。",
            &[
                "20.00 − 15.00 = 5.00 万元",
                "1 − 15.00万元 ÷ 20.00万元 = 25.00%",
            ],
        ),
        (
            "上年预算执行数为7.40万元，本年安排13.15万元，比上年预算执行数增加77.70%。",
            &["13.15万元 ÷ 7.40万元 − 1 = 77.70% = 77.70%"],
        ),
        (
            "本年预算117.62万元，较上年增加17.62万元，增幅为17.62%。",
            &["117.62万元 ÷ 100.00万元 − 1 = 17.62%"],
        ),
        (
            "本年预算120.00万元，较上年减少30.00万元（下降20%）。",
            &["1 − 120.00万元 ÷ 150.00万元 = 20%"],
        ),
        (
            "2024年预算20.00万元，2025年预算30.00万元，比上年增加12.00万元。",
            &["30.00 − 20.00 = 10.00 ≠ 12.00 万元"],
        ),
        (
            "2024年预算20.00万元，2025年预算30.00万元，比上年增长5%。",
            &["30.00万元 ÷ 20.00万元 − 1 = 50.00% ≠ 5%"],
        ),
        (
            "2024年预算30.00万元，2025年预算20.00万元，比上年增长50%。",
            &["20.00万元 ÷ 30.00万元 − 1 = −33.33% ≠ 50%"],
        ),
        (
            "政府性基金预算0万元，比上年增加14.25万元。",
            &["0 − ?上年 ≠ 14.25 万元"],
        ),
    ] {
        let read: Vec<String> = changes(sentence)
            .iter()
            .map(|line| line.replace(" ≈ ", " = "))
            .collect();
        assert_eq!(read, expected, "{sentence}");
    }
}

#[test]
fn what_is_said_of_the_whole_is_compared_with_the_whole() {
    assert_eq!(
        changes("预算5.20万元，其中：用车4.20万元，接待1.00万元，比上年增加0.20万元，增长4%。"),
        ["5.20万元 ÷ 5.00万元 − 1 = 4%"]
    );
    assert_eq!(
        changes("预算5.20万元，其中：用车4.20万元，接待1.00万元，比上年增加0.20万元，增长9%。"),
        [""; 0]
    );
}

#[test]
fn what_has_another_base_is_not_compared() {
    for sentence in [
        "上年预算20.00万元，本年预算30.00万元，比上年执行数增加15.00万元。",
        "上年执行数20.00万元，本年预算30.00万元，比上年预算增加15.00万元。",
        "安排补助50万元，带动就业比上年增长20%。",
        "安排补助约50万元，比上年40万元增加20万元。",
        "由20万元增加至30万元，增长5%。",
        "收入80万元；支出50万元，占收入的60%。",
        "2023年20万元，2025年30万元，比上年增加3万元。",
        "上年0万元，本年30万元，比上年增长100%。",
        "补助50万元，比上年增加5万元，游客增长30%。",
    ] {
        assert_eq!(changes(sentence), [""; 0], "{sentence}");
    }
}
