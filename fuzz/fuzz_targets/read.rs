//! Any bytes → everything that is made of them. Nothing panics, nothing is lost in saving, and
//! each figure stands in the text where it says.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mingzhang::export::{csv, xlsx};
use mingzhang::source::NativeDecoder;
use mingzhang::views::{
    arithmetic, compare, evidence, facets, icicle, outline, search, summary, topics, treemap,
};
use mingzhang::{Budget, FacetKind, LineId, NodeId, TextRange, Unit};

fuzz_target!(|bytes: &[u8]| {
    let Ok(budget) = Budget::read(bytes) else {
        return;
    };
    for mention in budget.mentions() {
        assert!(!budget.source().slice(mention.range()).is_empty());
    }
    views(&budget, budget.source().range());
    let rows = |table: String| table.lines().count() - 1;
    let lines: usize = budget.breakdowns().map(|p| p.funding().len()).sum();
    assert_eq!(rows(csv::lines(&budget, csv::CsvOptions::default())), lines);
    assert_eq!(rows(csv::mentions(&budget)), budget.mentions().len());
    assert_eq!(rows(csv::checks(&budget)), budget.checks().len());
    assert!(xlsx::workbook(&budget).starts_with(b"PK"));
    let again = Budget::from_json(&budget.to_json());
    assert!(again.as_ref() == Ok(&budget), "saved and read again");
    let again = Budget::from_saved(bytes, &NativeDecoder, &budget.to_saved());
    assert!(again.as_ref() == Ok(&budget), "saved without its text");
});

fn views(budget: &Budget, whole: TextRange) {
    let unit = Unit::Wanyuan;
    let _ = summary::summary(budget, unit);
    for row in arithmetic::checks(budget, None) {
        assert!(!row.expression().is_empty());
    }
    let _ = facets::facets(budget, unit);
    let _ = facets::implementers(budget, unit);
    let _ = icicle::band(budget, unit);
    let _ = topics::by_class(budget, unit);
    let _ = topics::marked(budget, FacetKind::OldDebt, unit);
    for query in ["元", "费", "1"] {
        for hit in search::search(budget, query, unit, 8).hits {
            assert_eq!(budget.source().quote(hit.range).text(), hit.matched);
        }
    }
    for project in budget.breakdowns() {
        let last = project.funding().iter().last().map(|(node, _)| node);
        let rows = outline::rows(budget, project.id(), outline::Shown::all(), last, unit);
        assert_eq!(rows.len() + 1, project.funding().len());
        for cell in icicle::icicle(budget, project.id(), last, unit, 9, 100) {
            assert!(cell.left + cell.width <= icicle::SCALE);
        }
        let room = treemap::Room {
            width: 600,
            height: 400,
            head: 20,
            rim: 2,
            smallest: 100,
        };
        for tile in treemap::treemap(budget, project.id(), NodeId::ROOT, last, unit, room) {
            assert!(tile.cell.left + tile.cell.width <= room.width);
            assert!(tile.top + tile.height <= room.height);
        }
        let of = (budget, project.id());
        let same = compare::compare(of, of, unit).expect("the project is there");
        assert_eq!(same.lines.len(), project.funding().len());
        let selected = last.map(|node| LineId {
            project: project.id(),
            node,
        });
        let highlight = selected.and_then(|line| evidence::sentence(budget, line));
        let highlight = highlight.map(|quote| quote.range());
        // All of the text is drawn once a project; a document of very many would take long.
        if project.id().number() < 4 {
            for passage in evidence::passages(budget, whole, selected, highlight) {
                let joined: String = passage.pieces.iter().map(|p| p.text.as_str()).collect();
                assert_eq!(joined, budget.source().slice(passage.range));
            }
        }
    }
}
