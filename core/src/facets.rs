//! Stage 6: trees → what cuts across projects.
//!
//! A facet marks a line with something that its own words say, and keeps those words.

use serde::{Deserialize, Serialize};

use crate::funding::{FundingTree, LineId, NodeId, ProjectId};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};
use crate::words::Words;

/// Words that say a debt of earlier years.
static OLD_DEBTS: Words = Words::new(&[
    "往年拖欠",
    "历年拖欠",
    "以前年度欠",
    "以前年度拖欠",
    "上年度欠",
    "往年欠",
    "拖欠",
    "陈欠",
    "旧欠",
    "尾欠",
    "欠款",
    "清欠",
]);

/// Words that say that a cost arose before; with an earlier year beside them they say a debt.
static ARISEN: Words = Words::new(&["已经产生", "已产生", "已经发生", "已发生"]);

/// How the names of bodies end that money is paid to.
static PAYEES: Words = Words::new(&[
    "事务所",
    "公司",
    "集团",
    "银行",
    "合作社",
    "出版社",
    "报社",
    "电视台",
    "医院",
    "学校",
    "大学",
    "学院",
    "研究院",
    "研究所",
    "协会",
    "学会",
    "基金会",
    "商会",
]);

/// Marks the lines of one project.
pub(crate) fn find(
    source: &SourceText,
    project: ProjectId,
    tree: &FundingTree,
    fiscal_year: Option<u16>,
    facets: &mut Vec<Facet>,
) {
    for (node, line) in tree.iter().skip(1) {
        let id = LineId { project, node };
        let debt = own_words(tree, node, line.extent())
            .find_map(|range| old_debt(source, range, fiscal_year));
        facets.extend(debt.map(|words| Facet {
            kind: FacetKind::OldDebt,
            line: id,
            words: source.quote(words),
        }));
        let name = line.label();
        if !name.is_borrowed() && PAYEES.end_of(name.text()).is_some() {
            facets.push(Facet {
                kind: FacetKind::Payee,
                line: id,
                words: source.quote(name.range()),
            });
        }
    }
}

/// The words of a line that belong to none of the lines below it.
fn own_words(tree: &FundingTree, id: NodeId, extent: TextRange) -> impl Iterator<Item = TextRange> {
    let below = tree.children(id).map(|(_, below)| below.extent());
    let end = TextRange::new(extent.end(), extent.end());
    below
        .chain([end])
        .scan(extent.start(), move |start, taken| {
            let end = taken.start().min(extent.end());
            let own = (*start < end).then(|| TextRange::new(*start, end));
            *start = (*start).max(taken.end());
            Some(own)
        })
        .flatten()
}

/// The words that say a debt of earlier years, if some do.
fn old_debt(source: &SourceText, range: TextRange, fiscal_year: Option<u16>) -> Option<TextRange> {
    // Without these no word of the tables stands here.
    let words = source.slice(range);
    if !words.contains('欠') && !words.contains('已') {
        return None;
    }
    let folded = Folded::new(source, range);
    let text = folded.text();
    let said = OLD_DEBTS.first_in(text).or_else(|| {
        let arisen = ARISEN.first_in(text)?;
        let before = &text[..arisen.start];
        let sentence = before.rfind(['。', ';', '\n']).map_or(0, |at| at + 1);
        let earlier = before.match_indices('年').find_map(|(at, _)| {
            let digits = before.get(at.checked_sub(4)?..at)?;
            let year: u16 = digits.parse().ok()?;
            (at > sentence && fiscal_year.is_some_and(|fiscal| year < fiscal)).then_some(at - 4)
        })?;
        Some(earlier..arisen.end)
    })?;
    Some(folded.source(said))
}

/// A mark on a funding line, with the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    pub(crate) kind: FacetKind,
    pub(crate) line: LineId,
    pub(crate) words: Quote,
}

impl Facet {
    /// What is marked on the line.
    #[must_use]
    pub const fn kind(&self) -> FacetKind {
        self.kind
    }

    /// The line that is marked.
    #[must_use]
    pub const fn line(&self) -> LineId {
        self.line
    }

    /// The words that led to the mark; for a payee, its name.
    #[must_use]
    pub const fn words(&self) -> &Quote {
        &self.words
    }
}

/// What a facet marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FacetKind {
    /// The money pays for debts of earlier years (旧账).
    OldDebt,
    /// The line is named after who receives the money.
    Payee,
}
