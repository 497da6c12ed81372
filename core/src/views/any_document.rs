//! What holds for the views of any document.

use proptest::prelude::*;

use super::{arithmetic, evidence, facets, filter, icicle, outline, search, summary};
use crate::budget::Budget;
use crate::export::csv;
use crate::funding::LineId;
use crate::money::Unit;
use crate::range::TextRange;

/// Pieces of documents, in any order: headings, items, figures, and what is none of these.
const FRAGMENTS: &[&str] = &[
    "某某县图书馆2024年部门预算\n",
    "项目1.\n",
    "一、项目名称\n",
    "流动书车。\n",
    "三、项目实施单位\n",
    "六、资金安排情况\n",
    "本项目安排资金12.00万元，包括：\n",
    "1.购书经费8.00万元，",
    "2.燃油费-2.50万元；\n",
    "（一）",
    "其中3.00万元用于偿还往年拖欠的书款；",
    "购书费0.00元、",
    "99999999999999999999亿元，",
    "每人每月0.20万元，12个月",
    "共计6.00万元。\n",
    "约1,200车次",
    "\r\n",
    "　",
    "，",
    "=1+1",
    "１２０元",
    "\u{2028}",
];

fn document() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(FRAGMENTS);
    prop::collection::vec(fragment, 1..60).prop_map(|fragments| fragments.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn pieces_are_the_text_whatever_is_selected(text in document(), pick in any::<prop::sample::Index>()) {
        let Ok(budget) = Budget::from_text(text) else {
            return Ok(());
        };
        let text = budget.source().text();
        let lines: Vec<LineId> = budget
            .projects()
            .flat_map(|project| {
                let ids = project.funding().iter().map(|(node, _)| node);
                ids.map(move |node| LineId { project: project.id(), node })
            })
            .collect();
        let selected = (!lines.is_empty()).then(|| lines[pick.index(lines.len())]);
        let highlight = selected.and_then(|line| evidence::sentence(&budget, line));
        let highlight = highlight.map(|quote| quote.range());
        let whole = TextRange::of(0..text.len());
        let mut end = 0;
        for passage in evidence::passages(&budget, whole, selected, highlight) {
            prop_assert!(text[end..passage.range.start() as usize].trim().is_empty());
            let joined: String = passage.pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(&joined, budget.source().slice(passage.range));
            end = passage.range.end() as usize;
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn bars_never_leave_their_line(text in document(), thinnest in 0_u32..20_000) {
        let Ok(budget) = Budget::from_text(text) else {
            return Ok(());
        };
        for project in budget.projects() {
            let cells = icicle::icicle(&budget, project.id(), None, Unit::Wanyuan, 9, thinnest);
            for cell in &cells {
                prop_assert!(cell.left + cell.width <= icicle::SCALE);
            }
            for (at, cell) in cells.iter().enumerate() {
                let before = cells[..at].iter().rev().find(|it| it.level == cell.level);
                prop_assert!(before.is_none_or(|it| it.left + it.width <= cell.left));
            }
        }
        let band = icicle::band(&budget, Unit::Wanyuan);
        let width: u32 = band.iter().map(|cell| cell.width).sum();
        prop_assert!(width == icicle::SCALE || band.is_empty());
    }

    #[test]
    fn hits_stand_where_they_say(text in document(), query in prop::sample::select(FRAGMENTS)) {
        let Ok(budget) = Budget::from_text(text) else {
            return Ok(());
        };
        let found = search::search(&budget, query, Unit::Yuan, 20);
        prop_assert!(found.hits.len() == found.count.min(20));
        for hit in found.hits {
            let words = budget.source().quote(hit.range);
            prop_assert_eq!(words.text(), hit.matched);
        }
    }

    #[test]
    fn every_view_and_table_is_made(text in document()) {
        let Ok(budget) = Budget::from_text(text) else {
            return Ok(());
        };
        let summary = summary::summary(&budget, Unit::Yiyuan);
        let rows = arithmetic::checks(&budget, None);
        prop_assert_eq!(summary.tally.total(), rows.len());
        for row in rows {
            prop_assert!(!row.expression().is_empty());
        }
        let implementers = facets::implementers(&budget, Unit::Yuan);
        prop_assert!(implementers.len() <= summary.cards.len());
        let mut lines = 0;
        for (project, card) in budget.projects().zip(&summary.cards) {
            let alone = summary::card(&budget, project.id(), Unit::Yiyuan);
            prop_assert_eq!(alone.as_ref(), Some(card));
            let rows = outline::rows(&budget, project.id(), outline::Shown::all(), None, Unit::Yuan);
            prop_assert_eq!(rows.len(), card.lines);
            lines += card.lines + 1;
        }
        // Each line is found, and what is added up is never in what is added up already.
        let found = filter::find(&budget, None, &filter::Filter::default(), Unit::Yuan);
        prop_assert_eq!(found.lines.len() + summary.cards.len(), lines);
        for one in found.lines.iter().filter(|one| one.counts) {
            let tree = budget.project(one.line.project).unwrap().funding();
            let above = tree.ancestry(one.line.node);
            let is_in = |other: &filter::FoundLine| {
                let same = other.line.project == one.line.project && other.line != one.line;
                same && other.counts && above.contains(&other.line.node)
            };
            prop_assert!(!found.lines.iter().any(is_in));
        }
        // No cell spans two lines: a quote has none of the breaks of its text.
        let table = csv::lines(&budget, csv::CsvOptions::default());
        prop_assert_eq!(table.lines().count(), lines + 1);
        let table = csv::mentions(&budget);
        prop_assert_eq!(table.lines().count(), budget.mentions().len() + 1);
        let table = csv::checks(&budget);
        prop_assert_eq!(table.lines().count(), budget.checks().len() + 1);
    }
}
