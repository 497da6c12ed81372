//! Lines looked at alone.

use super::*;
use crate::views::example::budget;

fn paths(budget: &Budget, found: &Found) -> Vec<String> {
    let line = |one: &FoundLine| {
        let node = budget.node(one.line).unwrap();
        let sign = if one.counts { "" } else { " not added" };
        format!("{} {}{sign}", one.line.project.number(), node.path())
    };
    found.lines.iter().map(line).collect()
}

fn with(aspect: Aspect, value: &str) -> Filter {
    Filter::default().toggled(aspect, value)
}

fn money(yuan: i64) -> Option<Money> {
    Some(Money::from_yuan(yuan.into()))
}

fn all(budget: &Budget, filter: &Filter) -> Found {
    find(budget, None, filter, Unit::Wanyuan)
}

#[test]
fn without_a_condition_all_lines_are_there_and_each_yuan_counts_once() {
    let budget = budget();
    let found = all(&budget, &Filter::default());
    assert_eq!(
        paths(&budget, &found),
        [
            "1 1",
            "1 1.1 not added",
            "1 2",
            "1 3",
            "1 3.1 not added",
            "1 3.2 not added",
            "2 1",
            "2 2"
        ]
    );
    assert_eq!(found.sum.as_deref(), Some("16.000000"));
    assert_eq!((found.counted, found.unstated), (5, 0));
    assert_eq!(
        found
            .offers
            .iter()
            .find(|it| it.aspect == Aspect::OldDebt)
            .unwrap()
            .count,
        1
    );
}

#[test]
fn conditions_of_different_aspects_hold_together() {
    let budget = budget();
    let debts = with(Aspect::OldDebt, "");
    let found = all(&budget, &debts);
    assert_eq!(paths(&budget, &found), ["1 1.1"]);
    assert_eq!(found.sum.as_deref(), Some("3.00"));
    let small = Filter {
        most: money(29_999),
        ..debts.clone()
    };
    assert!(all(&budget, &small).lines.is_empty());
    assert_eq!(all(&budget, &small).sum, None);
    let both = debts.toggled(Aspect::Implementer, "某某县图书馆服务中心");
    let found = all(&budget, &both);
    assert!(found.lines.is_empty());
    // What would be left is counted with the other condition.
    let count = |aspect, value: &str| {
        let mut offers = found.offers.iter();
        offers
            .find(|it| (it.aspect, &*it.value) == (aspect, value))
            .map(|it| it.count)
    };
    assert_eq!(count(Aspect::Implementer, "某某县图书馆"), Some(1));
    assert_eq!(count(Aspect::Implementer, "某某县图书馆服务中心"), Some(0));
    assert_eq!(count(Aspect::OldDebt, ""), Some(0));
    assert_eq!(both.toggled(Aspect::OldDebt, "").len(), 1);
}

#[test]
fn amounts_are_compared_exactly_and_bounds_are_included() {
    let budget = budget();
    let filter = Filter {
        least: money(15_000),
        most: money(30_000),
        ..Filter::default()
    };
    let found = find(&budget, Some(ProjectId(1)), &filter, Unit::Yuan);
    assert_eq!(paths(&budget, &found), ["1 1.1", "1 2", "1 3"]);
    assert_eq!(found.sum.as_deref(), Some("70,000"));
}

#[test]
fn an_outcome_finds_the_lines_of_its_checks() {
    let budget = budget();
    let differs = all(&budget, &with(Aspect::Outcome, ""));
    assert_eq!(paths(&budget, &differs), ["1 2"]);
    let agrees = all(&budget, &with(Aspect::Outcome, "agrees"));
    assert_eq!(paths(&budget, &agrees), ["1 1.1", "1 3"]);
}

fn read(funding: &str) -> Budget {
    Budget::from_text(format!("项目1\n六、资金安排情况\n{funding}")).unwrap()
}

#[test]
fn what_can_be_in_another_line_is_not_added() {
    // Both divisions of one total, and of-whiches beside parts.
    let budget = read(
        "安排资金9.00万元。资金来源：财政拨款6.00万元，自筹资金3.00万元。资金用途：水费4.00万元，电费5.00万元。",
    );
    let found = all(&budget, &Filter::default());
    assert_eq!(found.sum.as_deref(), Some("9.00"));
    let large = Filter {
        least: money(50_000),
        ..Filter::default()
    };
    let found = all(&budget, &large);
    let counted: Vec<_> = found.lines.iter().filter(|it| it.counts).collect();
    assert_eq!(counted.len(), 1, "{:?}", paths(&budget, &found));
    assert_eq!(found.sum.as_deref(), Some("5.00"));
}

#[test]
fn of_whiches_of_one_line_are_added() {
    let budget = read("安排资金9.00万元，其中2.00万元用于水费，3.00万元用于电费。");
    let found = all(&budget, &Filter::default());
    assert_eq!(
        found.sum.as_deref(),
        Some("5.00"),
        "{:?}",
        paths(&budget, &found)
    );
}

#[test]
fn what_states_no_amount_is_told_and_not_added() {
    let budget = read("包括：\n1.水费2.00万元。\n2.电费。\n");
    let found = all(&budget, &Filter::default());
    assert_eq!(found.lines.len(), found.counted);
    let stated = found.counted - found.unstated;
    assert_eq!(stated, 1, "{:?}", paths(&budget, &found));
    assert_eq!(found.sum.as_deref(), Some("2.00"));
}

#[test]
fn a_bound_is_read_as_it_is_typed() {
    for (words, yuan) in [
        ("12.5", 125_000),
        (" 1,250 元 ", 1_250),
        ("２万元", 20_000),
        ("0", 0),
        ("-1", -10_000),
    ] {
        assert_eq!(bound(words, Unit::Wanyuan), money(yuan), "{words}");
    }
    for words in ["", "万元", "1.2.3", "abc", "1e9"] {
        assert_eq!(bound(words, Unit::Wanyuan), None, "{words}");
    }
    for words in ["12.5", "0.0001", "20000", "0"] {
        let read = bound(words, Unit::Wanyuan).unwrap();
        assert_eq!(typed(read, Unit::Wanyuan), words);
    }
}
