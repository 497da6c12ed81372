//! The document's title: whose budget, and of which year.

use super::FiscalYear;
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

/// How many paragraphs of a document may come before its title.
const LEADING_PARAGRAPHS: usize = 40;

pub(super) struct Title {
    pub(super) title: Quote,
    pub(super) body: Option<Quote>,
    pub(super) fiscal_year: FiscalYear,
}

/// Finds `某某局2024年部门预算` among the first paragraphs.
pub(super) fn find(source: &SourceText, front: TextRange) -> Option<Title> {
    source
        .paragraphs(front)
        .take(LEADING_PARAGRAPHS)
        .find_map(|paragraph| read(source, paragraph))
}

fn read(source: &SourceText, range: TextRange) -> Option<Title> {
    let folded = Folded::new(source, range);
    let text = folded.text();
    let budget = text.find("预算")?;
    let (at, year) = text[..budget].match_indices('年').find_map(|(at, _)| {
        let digits = text.get(at.checked_sub(4)?..at)?;
        let year: u16 = digits.parse().ok()?;
        (1990..2100).contains(&year).then_some((at - 4, year))
    })?;
    if text.contains(['。', ';']) {
        return None;
    }
    let body = folded.source(0..at);
    Some(Title {
        title: source.quote(range),
        body: (at > 0).then(|| source.quote(body)),
        fiscal_year: FiscalYear {
            year,
            range: folded.source(at..at + 4),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body_and_year() {
        let source =
            SourceText::from_text("目录\n\n某某市水务局2026年度部门预算公开\n正文").unwrap();
        let title = find(&source, TextRange::of(0..source.text().len())).unwrap();
        assert_eq!(title.body.unwrap().text(), "某某市水务局");
        assert_eq!(title.fiscal_year.year, 2026);
        assert_eq!(title.title.text(), "某某市水务局2026年度部门预算公开");
    }

    #[test]
    fn a_sentence_is_no_title() {
        let source = SourceText::from_text("按照2024年预算，安排资金。").unwrap();
        assert!(find(&source, TextRange::of(0..source.text().len())).is_none());
    }
}
