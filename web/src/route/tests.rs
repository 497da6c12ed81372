//! Addresses of views.

use super::words::encode;
use super::*;
use crate::place::Places;
use mingzhang::TextRange;
use mingzhang::views::filter::Filter;

fn place(words: &str) -> Place {
    Place::parse(words).unwrap()
}

fn places(words: &[&str]) -> Places {
    let mut places = Places::default();
    for one in words {
        places.insert(place(one));
    }
    places
}

fn filter(class: &str, most: Option<&str>) -> Filter {
    let mut filter = Filter::default()
        .toggled(Aspect::OldDebt, "")
        .toggled(Aspect::Class, class)
        .toggled(Aspect::Payee, "某某律师事务所 & 某某");
    filter.most = most.and_then(|most| bound(most, Unit::Yuan));
    filter
}

#[test]
fn the_plain_page_has_no_fragment() {
    assert_eq!(fragment(&View::default()), "");
    assert_eq!(parse(""), View::default());
    assert_eq!(parse("#"), View::default());
}

#[test]
fn every_part_of_a_view_survives_the_address() {
    let view = View {
        document: Some("data/某局 2024&2025=100%.txt".into()),
        with: Some(":我的 2023.txt".into()),
        project: Some(4),
        against: Some(2),
        topic: None,
        outcome: None,
        line: Some(place("3.1.1")),
        mark: Some(TextRange::new(10, 24)),
        open: places(&["3", "3.1", "10", "2.1"]),
        order: Order::Amount,
        filter: filter("水费", Some("12500.5")),
        chart: Chart::Treemap,
        unit: Unit::Yuan,
        lang: Lang::En,
        theme: Theme::Dark,
        size: Size::Largest,
        contrast: true,
        query: "律师 101.5 #&=+%".into(),
    };
    let written = fragment(&view);
    assert!(written.is_ascii());
    assert!(written.contains("&open=2.1,10&"), "{written}");
    assert_eq!(parse(&written), view);
}

#[test]
fn a_line_has_the_address_of_its_view() {
    let view = View {
        unit: Unit::Yuan,
        lang: Lang::En,
        ..View::default()
    };
    let links = LineLinks::of(&view, 2);
    for line in ["3.1", "0"] {
        let expected = fragment(&view.on_page(Some(2)).on_line(2, place(line)));
        assert_eq!(links.to(&place(line)), expected);
    }
}

#[test]
fn each_setting_survives_by_itself() {
    let plain = View::default();
    let views = [
        View {
            project: Some(1),
            line: Some(Place::TOTAL),
            ..plain.clone()
        },
        // The statement of the body itself.
        View {
            project: Some(0),
            ..plain.clone()
        },
        View {
            order: Order::Amount,
            ..plain.clone()
        },
        View {
            project: Some(1),
            filter: filter("", None),
            ..plain.clone()
        },
        View {
            with: Some("data/2023.txt".into()),
            ..plain.clone()
        },
        View {
            unit: Unit::Yiyuan,
            ..plain.clone()
        },
        View {
            theme: Theme::Light,
            ..plain.clone()
        },
        View {
            project: Some(3),
            outcome: Some(Outcome::Departs),
            ..plain.clone()
        },
        View {
            contrast: true,
            ..plain.clone()
        },
        View {
            topic: Some(Topic::Checks),
            outcome: Some(Outcome::WithinRounding),
            ..plain.clone()
        },
        View {
            topic: Some(Topic::Lines),
            filter: filter("电费", Some("0")),
            order: Order::Share,
            ..plain.clone()
        },
        View {
            topic: Some(Topic::Classes),
            ..plain.clone()
        },
        View {
            size: Size::Large,
            ..plain.clone()
        },
        View {
            query: "水费".into(),
            ..plain
        },
    ];
    for view in views {
        assert_eq!(parse(&fragment(&view)), view);
    }
}

#[test]
fn what_makes_no_sense_is_as_if_it_were_not_there() {
    let broken = [
        "#p=-1",
        "#p=abc",
        "#p=99999999999",
        "#=&&=",
        "#unit=shillings",
        "#q=%E5%BE",
        "#q=%zz",
        "#at=9-3",
        "#at=x",
        "#line=1.1",
        "#open=1,2",
        "#theme=&size=&lang=fr",
        "#sort=&old=",
        "#min=5&payee=x",
        "#with=../x",
        "#with=:",
        "#with=:a/../../b",
        "#with=//example.org/x",
        "#sort=name",
        "#vs=2",
        "#v=everything",
        "#outcome=agrees",
        "#chart=pie",
        "#完全不是",
        "#d=",
        "#%",
        "#p",
    ];
    for address in broken {
        assert_eq!(parse(address), View::default(), "{address}");
    }
    assert_eq!(parse("#p=2&line=0.5&open=a,1.").project, Some(2));
    assert!(parse("#p=2&line=0.5&open=a,1.").open.is_empty());
}

#[test]
fn only_files_beside_the_page_are_opened() {
    for path in [
        "https://example.org/x",
        "//example.org/x",
        "/etc/x",
        "../x",
        "a/../../x",
        "data:,x",
        "a\\b",
        "javascript:0",
        "x?y",
        "x#y",
        "a\nb",
    ] {
        let mut address = String::from("#d=");
        encode(path, &mut address);
        assert_eq!(parse(&address).document, None, "{path}");
    }
    assert_eq!(
        parse("#d=data/2023..a.txt").document.as_deref(),
        Some("data/2023..a.txt")
    );
}

#[test]
fn a_forged_address_cannot_ask_for_too_much() {
    let long = ["#p=1&open=", &"1,".repeat(9_999), "&q=", &"x".repeat(9_999)].concat();
    let view = parse(&long);
    assert!(view.open.iter().count() <= MOST_OPEN);
    assert_eq!(view.query.len(), MOST_QUERY);
}
