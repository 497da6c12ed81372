//! Breakdowns written as prose in many wordings: reading must give each of them back.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use mingzhang::{Budget, Outcome};
use mingzhang_tests::generate::{
    Again, Below, Digits, Figures, ItemWords, Lead, Line, LineKind, List, Marks, Numbering,
    Opening, Plan, PriceWords, Row, Scale, Style, Sum, document,
};
use proptest::prelude::*;
use proptest::sample::select;

/// What lines pay for: each is different from the others from its first to its last character.
const NAMES: [&str; 40] = [
    "水费",
    "电费",
    "物业管理费",
    "会议展板、文本制作费",
    "法律顾问专项经费",
    "公务用车运行维护费",
    "互联网使用费",
    "防雷检测费",
    "消防联网检测",
    "印刷费",
    "培训费",
    "异地交流干部就餐安排及服务保障经费",
    "办公耗材购置",
    "档案整理服务费",
    "春节慰问",
    "云岭律师事务所",
    "值班被装费",
    "货架（含安装）购置",
    "绿化养护",
    "保安服务费",
    "信息系统等级保护测评费",
    "差旅费",
    "劳务派遣人员工资",
    "会议室场地租用费",
    "电梯维护及年检费",
    "房屋财产保险费",
    "应急物资储备",
    "邮寄费",
    "监控设备安装费",
    "文化活动专项经费",
    "图书采购",
    "校车租赁费",
    "垃圾清运费",
    "数据库升级改造",
    "工会经费",
    "专家评审费",
    "送戏“进村入户”活动经费",
    "《平川县志》编纂经费",
    "道路维修",
    "桥梁加固工程",
];

const PROJECTS: [&str; 4] = [
    "综合业务保障项目",
    "机关后勤运转项目",
    "公共文化服务",
    "城乡环境整治专项",
];

fn amount() -> impl Strategy<Value = u64> {
    prop_oneof![
        1..100_u64,
        100..100_000_u64,
        (1..900_u64).prop_map(|n| n * 100)
    ]
}

/// A line whose name is given later.
fn leaf() -> impl Strategy<Value = Line> {
    let words = select(vec![
        PriceWords::Units,
        PriceWords::People,
        PriceWords::PeopleAfter,
        PriceWords::Months,
        PriceWords::Before,
        PriceWords::Product,
    ]);
    let priced =
        (2..60_u64, 1..5_000_u64, words).prop_map(|(count, price, words)| LineKind::Priced {
            count,
            price,
            words,
        });
    prop_oneof![4 => amount().prop_map(LineKind::Plain), 1 => priced]
        .prop_map(|kind| Line { name: "", kind })
}

fn below(
    line: impl Strategy<Value = Line>,
    fewest: usize,
    of_which: f64,
) -> impl Strategy<Value = Below> {
    let lines = prop::collection::vec(line, fewest..6);
    let rest = prop::option::weighted(of_which, 1..50_000_u64);
    (lines, rest).prop_map(|(lines, rest)| match rest {
        Some(rest) => Below::OfWhich(lines, rest),
        None => Below::Parts(lines),
    })
}

fn group(line: impl Strategy<Value = Line>) -> impl Strategy<Value = Line> {
    (prop::bool::weighted(0.7), below(line, 1, 0.3)).prop_map(|(stated, below)| Line {
        name: "",
        kind: LineKind::Group { stated, below },
    })
}

/// Lists, the outermost first, each weaker than the one around it.
fn lists() -> impl Strategy<Value = Vec<List>> {
    let numberings = [
        Numbering::Point,
        Numbering::WidePoint,
        Numbering::Pause,
        Numbering::Chinese,
        Numbering::Brackets,
        Numbering::HalfBracket,
        Numbering::Circled,
    ];
    let mut kinds = vec![List::Semicolons, List::Commas, List::Pauses];
    kinds.extend(numberings.map(List::Lines));
    kinds.extend(numberings.map(List::Numbered));
    prop::collection::vec(select(kinds), 3).prop_map(|kinds| {
        let mut lists: Vec<List> = Vec::new();
        for kind in kinds {
            if lists.iter().all(|outer| outer.may_hold(kind)) {
                lists.push(kind);
            }
        }
        lists
    })
}

fn figures() -> impl Strategy<Value = Figures> {
    (
        select(vec![
            Scale::Wan,
            Scale::Wan,
            Scale::Yuan,
            Scale::BareWan,
            Scale::Yi,
        ]),
        select(vec![
            Digits::Plain,
            Digits::Plain,
            Digits::Thousands,
            Digits::WideThousands,
            Digits::FullWidth,
            Digits::Characters,
        ]),
        any::<bool>(),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(scale, digits, trimmed, spaced, mixed, in_words)| {
            // 一元 and 三十六万 are words of many other things.
            let is_plain = matches!(scale, Scale::Yuan | Scale::BareWan) || mixed || in_words;
            let digits = match digits {
                Digits::Characters if is_plain => Digits::Plain,
                digits => digits,
            };
            Figures {
                scale,
                digits,
                trimmed,
                spaced,
                mixed,
                in_words,
            }
        })
}

fn style() -> impl Strategy<Value = Style> {
    let openings = select(vec![
        Opening::Includes,
        Opening::AllOfWhich,
        Opening::OfWhich,
        Opening::UsedFor,
        Opening::AsFollows,
        Opening::Stop,
        Opening::Changed,
        Opening::ManyYears,
        Opening::LastYear,
        Opening::LastYearInBrackets,
        Opening::Sources,
        Opening::Nothing,
    ]);
    let leads = select(vec![Lead::OfWhich, Lead::Includes, Lead::MainlyFor]);
    let items = select(vec![
        ItemWords::Plain,
        ItemWords::Plain,
        ItemWords::Colon,
        ItemWords::Arranged,
        ItemWords::Budgeted,
        ItemWords::Purpose,
        ItemWords::LastYear,
    ]);
    let again = select(vec![
        Again::Nothing,
        Again::Nothing,
        Again::Total,
        Again::Lines,
    ]);
    let marks = select(vec![Marks::Wide, Marks::Wide, Marks::Half]);
    let wording = (leads, items, again, marks, any::<bool>());
    (figures(), openings, lists(), wording)
        .prop_map(
            |(figures, opening, lists, (lead, item, again, marks, joined))| Style {
                figures,
                opening,
                lists,
                lead,
                item,
                again,
                marks,
                // 3万和 is not said of money.
                joined: joined && figures.scale != Scale::BareWan,
            },
        )
        .prop_filter("the opening leads to such a list", |style| {
            style.opening.may_lead_to(style.lists[0])
        })
        .prop_filter(
            "what the last words belong to is told by the marks",
            |style| style.again != Again::Total || matches!(style.lists[..], [List::Semicolons]),
        )
}

/// Gives every line a name of its own.
fn name(lines: &mut [Line], names: &mut impl Iterator<Item = &'static str>) {
    for line in lines {
        line.name = names.next().expect("there are more names than lines");
        if let LineKind::Group { below, .. } = &mut line.kind {
            let (Below::Parts(lines) | Below::OfWhich(lines, _)) = below;
            name(lines, names);
        }
    }
}

fn project() -> impl Strategy<Value = (Plan, Style)> {
    let second = prop_oneof![2 => leaf().boxed(), 1 => group(leaf()).boxed()];
    let first = prop_oneof![2 => leaf().boxed(), 2 => group(second).boxed()];
    let names = Just(NAMES.to_vec()).prop_shuffle();
    (
        style(),
        below(first, 2, 0.2),
        names,
        select(PROJECTS.to_vec()),
    )
        .prop_map(|(style, mut below, names, project)| {
            // Only 其中 may leave something over, and only where nothing says that it is all.
            if let Below::OfWhich(lines, _) = &below
                && (!style.opening.is_of_which() || style.again == Again::Total)
            {
                below = Below::Parts(lines.clone());
            }
            let (Below::Parts(lines) | Below::OfWhich(lines, _)) = &mut below;
            // 、 between lines needs names without it.
            let pauses = style.lists.contains(&List::Pauses);
            let usable = move |name: &&str| !(pauses && name.contains('、'));
            name(lines, &mut names.into_iter().filter(usable).cycle());
            let plan = Plan {
                name: project,
                below,
            };
            (plan, style)
        })
}

fn rows(project: mingzhang::Project<'_>) -> Vec<Row> {
    let row = |(_, node): (_, &mingzhang::Node)| Row {
        path: node.path(),
        label: node.label().text().to_owned(),
        yuan: node
            .amount()
            .money()
            .map(|m| m.to_string())
            .unwrap_or_default(),
        relation: node.relation().name(),
        status: node.amount().status().name(),
    };
    project.funding().iter().map(row).collect()
}

fn sums(budget: &Budget, project: mingzhang::Project<'_>) -> Vec<Sum> {
    let own = |mention: &&mingzhang::Mention| mention.project() == Some(project.id());
    let sum = |mention: &mingzhang::Mention| Sum {
        written: budget.source().slice(mention.range()).to_owned(),
        role: mention.role().name(),
    };
    budget.mentions().iter().filter(own).map(sum).collect()
}

proptest! {
    // A failure is printed with its input, which becomes a test of its own.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 100_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_was_written_is_read(projects in prop::collection::vec(project(), 1..3)) {
        let written = document(&projects);
        let budget = Budget::from_text(written.text.as_str()).unwrap();
        prop_assert_eq!(budget.projects().len(), written.projects.len(), "{}", written.text);
        for (project, expected) in budget.projects().zip(&written.projects) {
            prop_assert_eq!(&rows(project), &expected.rows, "{}", written.text);
            prop_assert_eq!(&sums(&budget, project), &expected.sums, "{}", written.text);
        }
        for check in budget.checks() {
            prop_assert_ne!(check.outcome(), Outcome::Contradicts, "{:?}\n{}", check, written.text);
        }
    }
}
