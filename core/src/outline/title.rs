//! The document's title: whose budget, and of which year.

use super::{FiscalYear, PROFILES};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

/// How many paragraphs of a document may come before its title.
const LEADING_PARAGRAPHS: usize = 40;

/// What the title of a document may say instead of 预算.
const TITLES: [&str; 5] = ["项目文本", "项目支出", "项目经费", "经费情况", "项目情况"];

pub(super) struct Title {
    pub(super) title: Quote,
    pub(super) body: Option<Quote>,
    pub(super) fiscal_year: FiscalYear,
}

/// Finds `某某局2024年部门预算` among the first paragraphs, and the body where a line of its own
/// names it (预算主管部门：某某局).
pub(super) fn find(source: &SourceText, front: TextRange) -> Option<Title> {
    let leading = || source.paragraphs(front).take(LEADING_PARAGRAPHS);
    let titles = |words: &[&str]| leading().find_map(|paragraph| read(source, paragraph, words));
    let mut title = titles(&["预算"]).or_else(|| titles(&TITLES))?;
    if title.body.is_none() {
        title.body = line_before(source, leading(), title.fiscal_year.range);
    }
    if let Some(body) = leading().find_map(|paragraph| named_body(source, paragraph)) {
        title.body = Some(body);
    }
    Some(title)
}

/// The body that the line above the title names.
fn line_before(
    source: &SourceText,
    paragraphs: impl Iterator<Item = TextRange>,
    title: TextRange,
) -> Option<Quote> {
    let before = paragraphs.take_while(|paragraph| paragraph.end() <= title.start());
    let line = source.quote(before.last()?);
    is_body(line.text()).then_some(line)
}

/// Whether words end as the name of a body does.
fn is_body(words: &str) -> bool {
    const ENDS: [&str; 13] = [
        "局", "委", "办", "室", "所", "站", "院", "会", "府", "中心", "处", "校", "部",
    ];
    ENDS.iter().any(|end| words.ends_with(end))
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

/// The title that a paragraph is, where it holds one of some words.
fn read(source: &SourceText, range: TextRange, words: &[&str]) -> Option<Title> {
    let folded = Folded::new(source, range);
    let text = folded.text();
    if text.contains(['。', ';']) {
        return None;
    }
    let named = words.iter().find_map(|word| text.find(word))?;
    let (year, at) = text[..named].match_indices('年').find_map(|(end, _)| {
        let (year, start) = year_before(&text[..end])?;
        Some((year, start..end))
    })?;
    // 2024年度某某局部门预算
    let behind = &text[at.end..named];
    let name = behind.trim_start_matches(['年', '度']);
    let start = named - name.len();
    let name = name.trim_end_matches("部门").trim_end_matches("区级");
    let body = match at.start {
        0 if is_body(name) => start..start + name.len(),
        end => 0..end,
    };
    Some(Title {
        title: source.quote(range),
        body: (!body.is_empty()).then(|| source.quote(folded.source(body))),
        fiscal_year: FiscalYear {
            year,
            range: folded.source(at),
        },
    })
}

/// The year that words end with, in digits or characters, and where it begins.
fn year_before(words: &str) -> Option<(u16, usize)> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let mut year = 0;
    let mut start = words.len();
    for (place, c) in [1, 10, 100, 1000].into_iter().zip(words.chars().rev()) {
        let found = DIGITS.find(if matches!(c, '○' | '零') { '〇' } else { c });
        let spelled = || u32::try_from(found? / c.len_utf8()).ok();
        let digit = c.to_digit(10).or_else(spelled)?;
        year += place * u16::try_from(digit).ok()?;
        start -= c.len_utf8();
    }
    (1990..2100).contains(&year).then_some((year, start))
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
    fn year_and_body_in_many_orders() {
        for (text, body) in [
            ("2026年度某某市水务局部门预算", Some("某某市水务局")),
            (
                "某某市水务局二〇二六年部门预算项目情况",
                Some("某某市水务局"),
            ),
            ("某某市水务局2026年度项目经费情况说明", Some("某某市水务局")),
            ("某某市水务局\n2026年财政项目支出文本", Some("某某市水务局")),
            ("2026年部门预算", None),
        ] {
            let source = SourceText::from_text(text).unwrap();
            let title = find(&source, source.range()).unwrap();
            assert_eq!(title.body.as_ref().map(Quote::text), body, "{text}");
            assert_eq!(title.fiscal_year.year, 2026, "{text}");
        }
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
