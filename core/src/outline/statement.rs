//! The body's own expenditure statement (预算编制说明): 支出预算 and its subject items.

use super::heading::{Numbering, marker};
use super::{PROFILES, ProjectOutline, Section, SectionRole};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

/// How many paragraphs may stand between the title, the total, and two items of a statement.
const FARTHEST: usize = 8;

/// Finds the statement in what comes before the projects: a total that a profile names, followed
/// by numbered subject items, or split into 基本支出 and 项目支出.
pub(super) fn find(source: &SourceText, front: TextRange) -> Option<ProjectOutline> {
    let mut title: Option<(usize, TextRange)> = None;
    for (at, paragraph) in source.paragraphs(front).enumerate() {
        let words = source.slice(paragraph);
        if is_title(words) {
            title = Some((at, source.quote(paragraph).range()));
            continue;
        }
        if !words.contains("支出") {
            continue;
        }
        let Some(total) = total(source, paragraph) else {
            continue;
        };
        let rest = TextRange::new(paragraph.start(), front.end());
        let title = title.filter(|(before, _)| at - before <= FARTHEST);
        // Below its title a total that is not divided is the whole statement.
        let alone = || title.map(|_| paragraph.end());
        let Some(end) = items_end(source, rest)
            .or_else(|| split_end(source, total.clause, rest))
            .or_else(alone)
        else {
            continue;
        };
        let start = title.map_or(paragraph.start(), |(_, range)| range.start());
        return Some(ProjectOutline {
            range: TextRange::new(start, end),
            heading: title.map(|(_, range)| range),
            name: Some(total.name),
            implementer: None,
            sections: vec![Section {
                role: SectionRole::Funding,
                heading: TextRange::new(total.clause, total.clause),
                content: TextRange::new(total.clause, end),
            }],
        });
    }
    None
}

fn is_title(words: &str) -> bool {
    let words = words.trim();
    let ends = |profile: &super::Profile| {
        let titles = profile.statement_titles.iter();
        titles.clone().any(|title| words.ends_with(title))
    };
    words.len() <= 160 && PROFILES.iter().any(ends)
}

/// The total of a statement.
struct Total {
    /// What it is called.
    name: Quote,
    /// Where its clause begins.
    clause: u32,
}

/// 支出预算 followed at once by a figure, and no expenditure of one kind only.
fn total(source: &SourceText, paragraph: TextRange) -> Option<Total> {
    const COPULAS: [&str; 6] = ["为", "是", "共", "共计", "合计", "总计"];
    const KINDS: [&str; 9] = [
        "基本", "项目", "采购", "经费", "收入", "基金", "经营", "人员", "公用",
    ];
    let folded = Folded::new(source, paragraph);
    let text = folded.text();
    let names = PROFILES.iter().flat_map(|profile| profile.statement_totals);
    let found = names.filter_map(|name| {
        text.match_indices(name).map(|(at, _)| at).find_map(|at| {
            let end = at + name.len();
            let after = COPULAS
                .iter()
                .find_map(|word| text[end..].strip_prefix(word));
            let after = after.unwrap_or(&text[end..]);
            let is_whole = !KINDS.iter().any(|kind| text[..at].ends_with(kind));
            (is_whole && after.starts_with(|c: char| c.is_ascii_digit())).then_some(at..end)
        })
    });
    // The first in the text, and of the names that end there the longest.
    let name = found.min_by_key(|name| (name.end, name.start))?;
    let clause = text[..name.start]
        .rfind([',', ';', '。', ':', '\n'])
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    Some(Total {
        name: source.quote(folded.source(name.clone())),
        clause: folded.source(clause..name.end).start(),
    })
}

/// Where the last of the subject items ends that follow a total.
fn items_end(source: &SourceText, rest: TextRange) -> Option<u32> {
    let mut end = None;
    let mut next = 1;
    let mut others = 0;
    for paragraph in source.paragraphs(rest) {
        match item(source, paragraph) {
            // The amount of an item, or an item, may have been set in lines of its own.
            Some((number, ItemKind::Subject)) if (next..next + 3).contains(&number) => {
                end = Some(paragraph.end());
                next = number + 1;
                others = 0;
                continue;
            }
            // Another chapter has another total.
            Some((_, ItemKind::Chapter)) if paragraph.start() > rest.start() => break,
            _ => {}
        }
        others += usize::from(!source.slice(paragraph).trim().is_empty());
        if others > FARTHEST {
            break;
        }
    }
    end
}

/// What a numbered paragraph is.
enum ItemKind {
    /// `3.“某某支出（类）某某（款）某某（项）”9.00万元`, `3.“某某支出”科目9.00万元`.
    Subject,
    /// 三、 and （三） with other words.
    Chapter,
    Other,
}

/// The number of a numbered paragraph, and what it is.
fn item(source: &SourceText, paragraph: TextRange) -> Option<(u32, ItemKind)> {
    const MARKS: [&str; 5] = ["(类)", "(款)", "(项)", "”", "科目"];
    let words = source.slice(paragraph);
    // An item may be long, its subject is not.
    let near = words
        .char_indices()
        .nth(200)
        .map_or(words.len(), |(at, _)| at);
    let near = TextRange::new(paragraph.start(), paragraph.start() + near as u32);
    let folded = Folded::new(source, near);
    let found = marker(folded.text())?;
    let rest = &folded.text()[found.len..];
    let digits = rest.find(|c: char| c.is_ascii_digit());
    let subject = &rest[..digits.unwrap_or(rest.len())];
    let kind = if MARKS.iter().any(|mark| subject.contains(mark)) {
        ItemKind::Subject
    } else if matches!(
        found.numbering,
        Numbering::Chinese | Numbering::BracketedChinese
    ) {
        ItemKind::Chapter
    } else {
        ItemKind::Other
    };
    Some((found.number, kind))
}

/// Where the sentences end that split a total into 基本支出 and 项目支出.
fn split_end(source: &SourceText, total: u32, rest: TextRange) -> Option<u32> {
    let from = TextRange::new(total, rest.end());
    let (mut basic, mut projects) = (false, false);
    for paragraph in source.paragraphs(from).take(3) {
        let folded = Folded::new(source, paragraph);
        let stated = |name: &str| {
            folded.text().match_indices(name).any(|(at, _)| {
                let after = &folded.text()[at + name.len()..];
                let after = after.trim_start_matches(['预', '算', '为', '(', ')']);
                after.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        basic |= stated("基本支出");
        projects |= stated("项目支出");
        if basic && projects {
            return Some(paragraph.end());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        let source = SourceText::from_text(text).unwrap();
        let statement = find(&source, source.range())?;
        let section = source
            .slice(statement.sections[0].content)
            .trim()
            .to_owned();
        Some((statement.name?.text().to_owned(), section))
    }

    #[test]
    fn a_total_with_its_subject_items() {
        let text = "2026年预算编制说明\n图书馆收入预算30.00万元。\n2026年，支出预算30.00万元，\
                    比上年增加1.00万元。\n主要内容如下：\n\
                    1．“文化支出（类）文化（款）图书馆（项）”20.00万元，主要用于开放。\n\n\
                    2．“住房保障支出”科目10.00万元，用于公积金。\n三公经费\n1、因公出国费0万元。\n";
        let (name, section) = found(text).unwrap();
        assert_eq!(name, "支出预算");
        assert!(section.starts_with("支出预算30.00万元"), "{section}");
        assert!(section.ends_with("用于公积金。"), "{section}");
    }

    #[test]
    fn a_total_split_by_kind() {
        let text = "本馆财政拨款收入9万元，一般公共预算财政拨款支出9万元。其中：基本支出7万元，\
                    项目支出2万元。\n政府性基金预算支出3万元。";
        let (name, section) = found(text).unwrap();
        assert_eq!(name, "一般公共预算财政拨款支出");
        assert!(section.ends_with("项目支出2万元。"), "{section}");
    }

    #[test]
    fn a_total_below_its_title_is_the_whole_statement() {
        let (name, section) = found(
            "第一部分 预算编制说明\n2025年，支出预算30.00万元，比上年增加1.00万元。\n第二部分 其他\n",
        )
        .unwrap();
        assert_eq!(name, "支出预算");
        assert!(section.ends_with("增加1.00万元。"), "{section}");
    }

    #[test]
    fn a_total_alone_is_no_statement() {
        assert_eq!(found("支出预算9万元。\n1.本馆有3个部门。"), None);
        assert_eq!(found("基本支出预算：是9个部门的计划。"), None);
        assert_eq!(found("项目支出预算9万元。\n1.“甲（项）”9万元。"), None);
    }
}
