//! Searching a made-up document.

use super::*;
use crate::views::example::{TEXT, budget, line};

fn found(query: &str) -> Vec<Hit> {
    search(&budget(), query, Unit::Wanyuan, 50).hits
}

fn matched(query: &str) -> Vec<String> {
    found(query).into_iter().map(|hit| hit.matched).collect()
}

#[test]
fn names_then_labels_then_text() {
    let hits = found("书");
    let order: Vec<_> = hits
        .iter()
        .map(|hit| match hit.target {
            Target::Project(_) => 0,
            Target::Line(_) => 1,
            Target::Text { .. } => 2,
        })
        .collect();
    assert!(order.is_sorted());
    assert_eq!(order.iter().filter(|it| **it == 0).count(), 1);
    // 购书经费, 书款, 书架购置费
    assert_eq!(order.iter().filter(|it| **it == 1).count(), 3);
    assert!(order.contains(&2));
}

#[test]
fn a_hit_shows_the_words_around_it() {
    let hits = found("保险");
    let hit = &hits[0];
    assert_eq!(hit.target, Target::Line(line(&budget(), 1, "3")));
    assert_eq!(hit.before, "车辆");
    assert_eq!((hit.matched.as_str(), hit.after.as_str()), ("保险", "费"));
    assert_eq!(hit.amount.as_deref(), Some("1.50"));
    assert_eq!(hit.place, "流动书车项目");
    assert_eq!(&TEXT[hit.range.to_usize()], "保险");
    // The label's own words in the text are the same place.
    assert_eq!(hits.len(), 1);
}

#[test]
fn a_long_paragraph_is_cut_around_the_words() {
    let long = format!("{}山区{}。", "前".repeat(40), "后".repeat(40));
    let text = TEXT.replace("方便山区读者。", &long);
    let budget = Budget::from_text(text).unwrap();
    let hits = search(&budget, "山区", Unit::Wanyuan, 9).hits;
    assert_eq!(hits[0].before, format!("…{}", "前".repeat(18)));
    assert_eq!(hits[0].after, format!("{}…", "后".repeat(18)));
    let Target::Text {
        project,
        section,
        range,
    } = hits[0].target
    else {
        panic!("words of the text");
    };
    assert_eq!(project, Some(ProjectId(1)));
    assert_eq!(section, Some(SectionRole::Outcome));
    assert_eq!(range, hits[0].range);
}

#[test]
fn figures_are_found_as_typed_and_by_value() {
    for query in [
        "2.5",
        "2.50",
        "25000",
        "25,000元",
        "2.5万元",
        "2.5 万元",
        "0.00025亿元",
    ] {
        let hits = found(query);
        assert_eq!(hits.len(), 1, "{query}");
        assert_eq!(
            hits[0].target,
            Target::Line(line(&budget(), 1, "2")),
            "{query}"
        );
        assert_eq!(hits[0].matched, "2.50万元");
        assert_eq!(hits[0].before, "2.燃油费");
    }
    // Printed in 元, typed in the unit on the screen.
    assert_eq!(found("0.8")[0].matched, "8000.00元");
    // Added up, printed nowhere.
    let derived = &found("4万元")[0];
    assert_eq!(derived.target, Target::Line(line(&budget(), 2, "")));
    assert_eq!(derived.amount.as_deref(), Some("4.000000"));
    // A price states no line.
    assert!(matches!(found("2000元")[0].target, Target::Text { .. }));
}

#[test]
fn width_and_separators_make_no_difference() {
    assert_eq!(matched("120场次"), ["１２０场次"]);
    assert_eq!(matched("1500人次"), ["1,500人次"]);
    assert_eq!(matched("１，５００人次"), ["1,500人次"]);
}

#[test]
fn several_words_must_share_a_paragraph() {
    assert_eq!(matched("读者 场次"), ["读者"]);
    assert!(found("读者 保险").is_empty());
}

#[test]
fn the_limit_cuts_the_list_and_not_the_count() {
    let all = search(&budget(), "项目", Unit::Wanyuan, usize::MAX);
    let some = search(&budget(), "项目", Unit::Wanyuan, 3);
    assert_eq!(all.count, all.hits.len());
    assert!(all.count > 3);
    assert_eq!(some.count, all.count);
    assert_eq!(some.hits, all.hits[..3]);
}

#[test]
fn nothing_is_found_without_a_query() {
    for query in ["", "  ", "没有这样的话"] {
        assert_eq!(search(&budget(), query, Unit::Wanyuan, 9), Hits::default());
    }
}
