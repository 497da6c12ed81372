//! The document's title: whose budget, and of which year.

use super::{FiscalYear, PROFILES};
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

/// Finds `某某局2024年部门预算` among the first paragraphs, and the body where a line of its own
/// names it (预算主管部门：某某局).
pub(super) fn find(source: &SourceText, front: TextRange) -> Option<Title> {
    let leading = || source.paragraphs(front).take(LEADING_PARAGRAPHS);
    let mut title = leading().find_map(|paragraph| read(source, paragraph))?;
    if let Some(body) = leading().find_map(|paragraph| named_body(source, paragraph)) {
        title.body = Some(body);
    }
    Some(title)
}

fn named_body(source: &SourceText, range: TextRange) -> Option<Quote> {
    let words = source.slice(range);
    let colon = words.find([':', '：'])?;
    let label = words[..colon].trim();
    let named = PROFILES
        .iter()
        .any(|profile| profile.body_labels.contains(&label));
    let width = words[colon..].chars().next().map_or(1, char::len_utf8);
    let start = range.start() + (colon + width) as u32;
    let body = source.quote(TextRange::new(start, range.end()));
    (named && !body.text().is_empty()).then_some(body)
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
    fn a_body_on_a_line_of_its_own() {
        let source =
            SourceText::from_text("某某区2026年区级部门预算\n预算主管部门：某某区水务局\n")
                .unwrap();
        let title = find(&source, source.range()).unwrap();
        assert_eq!(title.body.unwrap().text(), "某某区水务局");
    }

    #[test]
    fn a_sentence_is_no_title() {
        let source = SourceText::from_text("按照2024年预算，安排资金。").unwrap();
        assert!(find(&source, TextRange::of(0..source.text().len())).is_none());
    }
}
