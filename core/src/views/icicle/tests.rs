//! The chart of made-up documents.

use super::*;
use crate::budget::Project;
use crate::checks::{CheckKind, Outcome};
use crate::funding::{Node, Relation};
use crate::money::Money;
use crate::views::example::{budget, line};
use proptest::prelude::*;

fn shown(cells: &[Cell]) -> Vec<(u32, &str, u32, u32)> {
    cells
        .iter()
        .map(|cell| (cell.level, cell.label.as_str(), cell.left, cell.width))
        .collect()
}

#[test]
fn the_largest_comes_first_and_parts_tile() {
    let cells = icicle(&budget(), ProjectId(1), None, Unit::Wanyuan, 2, 0);
    assert_eq!(
        shown(&cells),
        [
            (0, "购书经费", 0, 66_667),
            (1, "偿还往年拖欠的书款", 0, 25_000),
            (0, "燃油费", 66_667, 20_833),
            (0, "车辆保险费", 87_500, 12_500),
            (1, "交强险", 87_500, 8_333),
            (1, "商业险", 95_833, 4_167),
        ]
    );
    assert_eq!(cells[1].relation, Relation::OfWhich);
    assert_eq!(cells[0].share.as_deref(), Some("66.7%"));
    assert_eq!(cells[0].amount, "8.00");
    assert!(cells.iter().all(|cell| !cell.is_in_selection));
}

#[test]
fn a_selection_runs_up_and_down() {
    let budget = budget();
    let select = |path| {
        let node = line(&budget, 1, path).node;
        let cells = icicle(&budget, ProjectId(1), Some(node), Unit::Wanyuan, 2, 0);
        let marked = cells.iter().filter(|cell| cell.is_in_selection);
        marked.map(|cell| cell.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(select("3"), ["车辆保险费", "交强险", "商业险"]);
    assert_eq!(select("3.2"), ["车辆保险费", "商业险"]);
    assert_eq!(select("").len(), 6);
}

#[test]
fn thin_siblings_are_one_bar_with_their_sum() {
    let budget = budget();
    let owed = line(&budget, 1, "3.2").node;
    let cells = icicle(&budget, ProjectId(1), Some(owed), Unit::Wanyuan, 2, 21_000);
    let group = cells.iter().find(|cell| cell.line.is_none()).unwrap();
    assert_eq!(group.amount, "4.00");
    assert_eq!(group.members.len(), 2);
    assert_eq!((group.left, group.width), (66_667, 33_333));
    assert_eq!(group.share.as_deref(), Some("33.3%"));
    assert!(group.is_in_selection && !group.is_selected);
    // What is grouped is drawn without what is below it; one thin line alone is drawn itself.
    assert_eq!(cells.len(), 3);
    let cells = icicle(&budget, ProjectId(1), None, Unit::Wanyuan, 1, 15_000);
    assert_eq!(cells.len(), 3);
    assert!(cells.iter().all(|cell| cell.line.is_some()));
}

#[test]
fn parts_that_come_to_less_leave_room() {
    let text = crate::views::example::TEXT.replace("12.00万元", "24.00万元");
    let budget = Budget::from_text(text).unwrap();
    let cells = icicle(&budget, ProjectId(1), None, Unit::Wanyuan, 1, 0);
    let drawn: u32 = cells.iter().map(|cell| cell.width).sum();
    assert_eq!(drawn, SCALE / 2);
}

#[test]
fn the_band_holds_the_projects_in_order() {
    let band = band(&budget(), Unit::Wanyuan);
    let shown: Vec<_> = band
        .iter()
        .map(|cell| {
            (
                cell.label.as_str(),
                cell.amount.as_str(),
                cell.left,
                cell.width,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("流动书车项目", "12.00", 0, 75_000),
            ("阅览室改造项目", "4.000000", 75_000, 25_000),
        ]
    );
    assert_eq!(band[1].share.as_deref(), Some("25.0%"));
}

/// A document with one project whose parts have these amounts in hundredths of 万元, some of
/// them with parts of their own. It adds up.
fn document(parts: &[(u32, Vec<u32>)]) -> String {
    let amount = |cents: u32| format!("{}.{:02}万元", cents / 100, cents % 100);
    let of = |(own, below): &(u32, Vec<u32>)| match below[..] {
        [] | [_] => *own,
        _ => below.iter().sum(),
    };
    let total = parts.iter().map(of).sum();
    let mut text = format!(
        "某某县图书馆2024年部门预算\n项目1.\n一、项目名称\n流动书车项目。\n\
         六、资金安排情况\n本项目安排资金{}，包括：\n",
        amount(total)
    );
    for (at, part) in parts.iter().enumerate() {
        let number = at + 1;
        text += &format!("{number}.购置费{}", amount(of(part)));
        if part.1.len() > 1 {
            let below = part
                .1
                .iter()
                .map(|cents| format!("书籍费{}", amount(*cents)));
            text += "，包括";
            text += &below.collect::<Vec<_>>().join("，");
        }
        text += "；\n";
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bars_tile_what_they_belong_to(
        parts in prop::collection::vec(
            (1_u32..1_000_000, prop::collection::vec(1_u32..100_000, 0..5)),
            2..9,
        ),
        thinnest in 0_u32..30_000,
    ) {
        let budget = Budget::from_text(document(&parts)).unwrap();
        for check in budget.checks().iter().filter(|it| it.kind() == CheckKind::Sum) {
            prop_assert_eq!(check.outcome(), Outcome::Agrees);
        }
        let project = budget.projects().next().unwrap();
        prop_assert_eq!(project.funding().children(NodeId::ROOT).count(), parts.len());
        let cells = icicle(&budget, project.id(), None, Unit::Wanyuan, 2, thinnest);

        let top: Vec<_> = cells.iter().filter(|cell| cell.level == 0).collect();
        tiles(Span::WHOLE, &top)?;
        for above in top.iter().filter(|cell| cell.line.is_some()) {
            let below: Vec<_> = cells
                .iter()
                .filter(|cell| cell.level == 1 && lies_below(project, cell, above))
                .collect();
            if !below.is_empty() {
                tiles(Span { left: above.left, width: above.width }, &below)?;
            }
        }
        let drawn: Money = cells
            .iter()
            .filter(|cell| cell.level == 0)
            .flat_map(|cell| &cell.members)
            .filter_map(|id| project.funding().get(*id)?.amount().money())
            .sum();
        prop_assert_eq!(Some(drawn), project.funding().root().amount().money());
    }

    #[test]
    fn shares_of_the_parts_make_a_whole(
        parts in prop::collection::vec(1_u32..1_000_000, 1..30),
    ) {
        let cents = |cents: u32| Money::from_yuan(rust_decimal::Decimal::new(cents.into(), 2));
        let whole = parts.iter().copied().map(cents).sum();
        let mut tenths = 0;
        for part in &parts {
            let share = amount::share(cents(*part), whole).unwrap();
            let digits = share.trim_end_matches('%').replace('.', "");
            tenths += digits.parse::<i64>().unwrap_or_default();
        }
        // Each share is within half of its last digit.
        let most = i64::try_from(parts.len()).unwrap();
        prop_assert!((tenths - 1000).abs() * 2 <= most, "{}", tenths);
    }
}

fn lies_below(project: Project<'_>, cell: &Cell, above: &Cell) -> bool {
    let parent = |id: &NodeId| project.funding().get(*id).and_then(Node::parent);
    cell.members.first().and_then(parent) == above.line.map(|line| line.node)
}

fn tiles(span: Span, cells: &[&Cell]) -> Result<(), TestCaseError> {
    let mut edge = span.left;
    for cell in cells {
        prop_assert_eq!(cell.left, edge);
        edge += cell.width;
    }
    prop_assert_eq!(edge, span.left + span.width);
    Ok(())
}
