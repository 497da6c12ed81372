//! Tables: rows of cells, their head, their unit and their levels.

use super::reads;
use crate::{Budget, Role};

#[test]
fn rows_are_lines_in_the_unit_above_them() {
    let lines = ["全部 9", "1 讲座费 4", "2 展览费 5"];
    for section in [
        "单位：万元\n序号\t项目\t金额\n1\t讲座费\t4.00\n2\t展览费\t5\n\t合计\t9.00",
        "安排9万元，明细如下表。\n（单位：元）\n项目\t金额\t备注\n讲座费\t40,000.00\t10场\n展览费\t50，000\t",
        "支出内容\t预算金额（万元）\n讲座费\t4\n展览费\t5\n合计\t9",
        "资金明细表\n单位：万元\n| 内容 | 金额 |\n|---|---|\n| 讲座费 | 4 |\n| 展览费 | 5 |\n| 合计 | 9 |",
        "金额单位：万元\n项目    金额\n讲座费    4\n展览费    5\n合计    9",
        "单位：万元\n项目　　金额\n讲座费　　4\n展览费　　5\n合　计　　9",
        "单位：万元\n序号　内容　　金额\n1　　讲座费　　4\n2　展览费　　　5\n　　　合计　　9",
        "单位：万元\n讲座费\t4\n展览费\t5\n合计\t9",
        "单位：万元\n1.讲座费 4\n2.展览费 5\n合计 9",
        "以下数字以万元为单位：\n事项\t金额\n合计\t9\n讲座费\t4\n展览费\t5",
        "项目\t金额\n讲座费\t4万元\n展览费\t50000元\n合计\t9万元",
    ] {
        reads(section, &lines);
    }
}

#[test]
fn the_unit_may_stand_in_the_heading() {
    let text = "项目1\n一、项目名称\n全部\n六、资金安排情况（单位：万元）\n项目\t金额\n甲费\t4\n乙费\t5\n\
                七、实施计划\n全年\n";
    let budget = Budget::from_text(text).unwrap();
    let tree = budget.projects().next().unwrap().funding();
    assert_eq!(tree.root().amount().money().unwrap().to_string(), "90000");
    let unit = budget.mentions()[0].unit().unwrap();
    assert_eq!(budget.source().slice(unit), "万元");
}

#[test]
fn levels_are_told_by_numbers_and_by_space() {
    let lines = [
        "全部 10",
        "1 人员经费 7",
        "1.1 工资 5",
        "1.2 社保 2",
        "2 公用经费 3",
    ];
    for section in [
        "单位：万元\n序号\t项目\t金额\n一\t人员经费\t7\n1\t工资\t5\n2\t社保\t2\n二\t公用经费\t3\n合计\t\t10",
        "单位：万元\n序号\t项目\t金额\n1\t人员经费\t7\n1.1\t工资\t5\n1.2\t社保\t2\n2\t公用经费\t3\n\t合计\t10",
        "单位：万元\n项目\t金额\n（一）人员经费\t7\n1.工资\t5\n2.社保\t2\n（二）公用经费\t3\n合计\t10",
        "单位：万元\n项目\t金额\n人员经费\t7\n　　工资\t5\n　　社保\t2\n公用经费\t3\n合计\t10",
        "单位：万元\n项目\t金额\n人员经费\t7\n其中：工资\t5\n社保\t2\n公用经费\t3\n合计\t10",
    ] {
        reads(section, &lines);
    }
    reads(
        "单位：万元\n项目\t金额\n人员经费\t7\n其中：工资\t5\n公用经费\t3\n合计\t10",
        &["全部 10", "1 人员经费 7", "1.1 工资 ~5", "2 公用经费 3"],
    );
}

#[test]
fn groups_are_told_by_blank_cells() {
    let grouped = [
        "全部 10",
        "1 人员经费 =7",
        "1.1 工资 5",
        "1.2 社保 2",
        "2 公用经费 3",
    ];
    for section in [
        "单位：万元\n类别\t项目\t金额\n人员经费\t工资\t5\n\t社保\t2\n公用经费\t办公费\t3\n合计\t\t10",
        "单位：万元\n类别\t项目\t金额\n人员经费\t工资\t5\n人员经费\t社保\t2\n公用经费\t办公费\t3\n合计\t10",
        "序号\t类别\t支出内容\t金额（万元）\t备注\n1\t人员经费\t工资\t5\t\n\t\t社保\t2\t\n2\t公用经费\t办公费\t3\t\n\t合计\t\t10\t",
    ] {
        reads(section, &grouped);
    }
    let mut stated = grouped;
    stated[1] = "1 人员经费 7";
    reads(
        "单位：万元\n类别\t项目\t金额\n人员经费\t工资\t5\n\t社保\t2\n\t小计\t7\n公用经费\t办公费\t3\n合计\t\t10",
        &stated,
    );
    reads(
        "单位：万元\n人员经费\t\n工资\t5\n社保\t2\n公用经费\t\n办公费\t3\n合计\t10",
        &[
            "全部 10",
            "1 人员经费 =7",
            "1.1 工资 5",
            "1.2 社保 2",
            "2 公用经费 =3",
            "2.1 办公费 3",
        ],
    );
}

#[test]
fn columns_say_which_year_and_which_source() {
    reads(
        "单位：万元\n项目\t2024年\t2025年\t2026年\n道路\t3\t4\t5\n桥梁\t1\t5\t\n合计\t4\t9\t5",
        &["全部 9", "1 道路 4", "2 桥梁 5"],
    );
    reads(
        "单位：万元\n项目\t总投资\t本年安排\n道路\t30\t4\n桥梁\t10\t5\n合计\t40\t9",
        &["全部 9", "1 道路 4", "2 桥梁 5"],
    );
    reads(
        "项目\t合计（万元）\t其中：省级（万元）\t县级（万元）\n道路\t4\t3\t1\n桥梁\t5\t\t5\n合计\t9\t3\t6",
        &[
            "全部 9",
            "1 道路 4",
            "1.1 省级 3",
            "1.2 县级 1",
            "2 桥梁 5",
            "2.1 县级 5",
            "3 省级 ~3",
            "4 县级 ~6",
        ],
    );
    reads(
        "安排9万元。\n一、资金来源（万元）\n来源\t金额\n财政拨款\t6\n自筹\t3\n二、资金用途（万元）\n用途\t金额\n设备\t5\n培训\t4",
        &[
            "全部 9",
            "1 资金来源 ~9",
            "1.1 财政拨款 6",
            "1.2 自筹 3",
            "2 设备 5",
            "3 培训 4",
        ],
    );
}

#[test]
fn tables_belong_to_the_item_that_they_stand_in() {
    let lines = [
        "全部 9",
        "1 讲座费 4",
        "1.1 场租 3",
        "1.2 资料 1",
        "2 展览费 5",
    ];
    for section in [
        "1.讲座费4万元，明细如下（单位：万元）：\n项目\t金额\n场租\t3\n资料\t1\n2.展览费5万元。\n合计9万元。",
        "安排9万元，其中：1.讲座费4万元；2.展览费5万元。测算见下表：\n项目\t内容\t金额（万元）\n讲座费\t场租\t3\n\t资料\t1\n展览费\t布展\t5",
    ] {
        reads(section, &lines);
    }
    reads(
        "（一）讲座费\n单位：万元\n场租\t3\n资料\t1\n（二）展览费\n单位：万元\n布展\t5\n运输\t2",
        &[
            "全部 =11",
            "1 讲座费 =4",
            "1.1 场租 3",
            "1.2 资料 1",
            "2 展览费 =7",
            "2.1 布展 5",
            "2.2 运输 2",
        ],
    );
}

#[test]
fn prices_counts_and_remarks_are_no_lines() {
    let text = "项目1\n六、资金安排情况\n单位：万元\n项目\t数量\t单价（元）\t金额\t备注\n\
                电脑\t10台\t5000\t5\t上年3万元\n书架\t20\t1,000\t2\t其中0.5万元用于运费\n合计\t\t\t7\t\n";
    let budget = Budget::from_text(text).unwrap();
    let roles: Vec<Role> = budget.mentions().iter().map(|it| it.role()).collect();
    use Role::{OfWhich, Part, PriorYear, Rate, Total};
    assert_eq!(roles, [Rate, Part, PriorYear, Rate, Part, OfWhich, Total]);
    let checks = crate::views::arithmetic::checks(&budget, None);
    let checks: Vec<String> = checks.iter().map(|check| check.expression()).collect();
    assert_eq!(
        checks,
        [
            "10台 × 5000 = 5",
            "20 × 1,000 = 2",
            "0.5万元 ≤ 2",
            "5 + 2 = 7",
        ]
    );
}

#[test]
fn what_is_no_table_of_money_is_prose() {
    reads(
        "1.\t讲座费4万元；\n2.\t展览费5万元。",
        &["全部 =9", "1 讲座费 4", "2 展览费 5"],
    );
    reads(
        "安排4万元，培训安排如下：\n班次\t人数\t天数\n甲班\t40\t3\n乙班\t30\t2",
        &["全部 4"],
    );
    reads(
        "安排 4 万元。\n2025 年 1 月 实施\n2025 年 5 月 验收",
        &["全部 4"],
    );
}

#[test]
fn a_saved_table_is_believed_only_where_its_unit_stands() {
    let text = "项目1\n六、资金安排情况\n单位：万元\n甲费\t4\n乙费\t5\n合计\t9\n";
    let budget = Budget::from_text(text).unwrap();
    let saved = serde_json::to_string(&budget).unwrap();
    assert_eq!(serde_json::from_str::<Budget>(&saved).unwrap(), budget);
    let forged = saved.replace("\"unit\":\"wanyuan\"", "\"unit\":\"yiyuan\"");
    assert!(serde_json::from_str::<Budget>(&forged).is_err());
}

#[test]
fn numbers_in_forms_outside_of_the_section_have_their_unit_in_a_cell() {
    let text = "讲座经费情况说明\n一、项目概述\n甲\n六、年度预算安排\n2万元\n七、绩效目标\n详见绩效目标表\n\
                项目支出绩效目标申报表\n项目名称\t讲座\n项目资金（元）\t年度资金总额\t20,000.00\n\
                \t其中：当年财政拨款\t18,000.00\n\t上年结转资金\t2,000.00\n产出指标\t讲座场次\t19\n";
    let budget = Budget::from_text(text).unwrap();
    let found: Vec<(&str, Role)> = budget
        .mentions()
        .iter()
        .map(|it| (budget.source().slice(it.range()), it.role()))
        .collect();
    use Role::{Balance, Context, Total};
    let expected = [
        ("2万元", Total),
        ("20,000.00", Context),
        ("18,000.00", Context),
        ("2,000.00", Balance),
    ];
    assert_eq!(found, expected);
    assert_eq!(Budget::from_json(&budget.to_json()), Ok(budget));
}
