//! Sums that close a list, or a part of one.

use super::reads;
use crate::{Budget, CheckKind, DiagnosticKind, Outcome, Role};

fn budget(section: &str) -> Budget {
    let text = format!("项目1.\n一、项目名称\n全部\n六、资金安排情况\n{section}\n");
    Budget::from_text(text).unwrap()
}

/// The outcomes of the checks of restatements, each with the number of its terms.
fn said_again(budget: &Budget) -> Vec<(Outcome, usize)> {
    let checks = budget.checks().iter();
    let checks = checks.filter(|check| check.kind() == CheckKind::Restated);
    checks.map(|it| (it.outcome(), it.terms().len())).collect()
}

#[test]
fn a_closing_sum_may_close_the_last_of_a_list() {
    let lines = ["全部 =14", "1 购书经费 8", "2 设备购置费 4", "3 维修费 2"];
    for section in [
        "1.购书经费8万元；2.设备购置费4万元；3.维修费2万元，以上两项合计6万元。",
        "购书经费8万元，设备购置费4万元、维修费2万元，两项合计6万元。",
        "购书经费8万元。设备购置费4万元，维修费2万元，以上2项共计6万元。",
    ] {
        reads(section, &lines);
        let budget = budget(section);
        assert_eq!(said_again(&budget), [(Outcome::Agrees, 2)], "{section}");
        let mention = &budget.mentions()[3];
        assert_eq!(mention.role(), Role::Restatement, "{section}");
    }
    reads(
        "水费2万元、电费3万元，合计5万元；购书经费4万元。",
        &["全部 =9", "1 水费 2", "2 电费 3", "3 购书经费 4"],
    );
    reads(
        "安排17万元，其中：购书经费8万元；设备4万元，维修2万元，两项合计6万元；讲座3万元。",
        &[
            "全部 17",
            "1 购书经费 8",
            "2 设备 4",
            "3 维修 2",
            "4 讲座 3",
        ],
    );
}

#[test]
fn a_closing_sum_of_all_states_the_whole() {
    let lines = ["全部 5", "1 水费 2", "2 电费 3"];
    reads("水费2万元，电费3万元，两项合计5万元。", &lines);
    reads("1.水费2万元。\n2.电费3万元。\n以上两项合计5万元。", &lines);
}

#[test]
fn a_closing_sum_that_closes_nothing_is_unclear() {
    let budget = budget("1.购书经费8万元；2.设备购置费4万元。以上两项合计9万元，统一支付。");
    let unclear = |it: &&crate::Diagnostic| it.kind == DiagnosticKind::UnclearMention;
    let contradicts = |it: &&(Outcome, usize)| it.0 == Outcome::Contradicts;
    let found = budget.diagnostics().iter().filter(unclear).count();
    let checked = said_again(&budget);
    assert_eq!(found + checked.iter().filter(contradicts).count(), 1);
}
