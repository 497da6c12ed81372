//! The lines that begin a project, a section or a table.

use std::ops::Range;

use super::heading::{Numbering, chinese_number, marker};
use super::{PROFILES, SectionRole};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};
use crate::words::{Signs, is_word, width};

/// A heading and its words take no more than this many bytes; a longer line is prose.
const LONGEST_HEADING: usize = 120;

/// A wording of at most this many bytes is too short to head a section by itself.
const SHORTEST: usize = 6;

/// A heading that a space parts from its content has at most so many characters.
const LONGEST_SPACED: usize = 20;

/// A wording with its number and all that stands around it takes at most so many bytes.
const LONGEST_WORDING: usize = 72;

/// The name of a project takes no more than this many bytes.
pub(super) const LONGEST_NAME: usize = 120;

/// What a line begins.
pub(super) enum Landmark {
    Project(FoundProject),
    Section(FoundSection),
    /// The title of a table, whose rows may be named as sections are.
    Table,
}

/// The words that begin a project.
#[derive(Default)]
pub(super) struct FoundProject {
    pub(super) heading: Option<TextRange>,
    /// The name that they give it.
    pub(super) name: Option<Quote>,
    /// Only sections below it make a project of it: the same title may stand in a table of
    /// contents.
    pub(super) is_title: bool,
    /// How a title is numbered.
    pub(super) numbering: Option<Numbering>,
}

pub(super) struct FoundSection {
    pub(super) role: SectionRole,
    pub(super) is_numbered: bool,
    /// How it is numbered, as items are.
    pub(super) numbering: Option<Numbering>,
    pub(super) heading: TextRange,
    /// Where the section's words begin: behind the heading, or behind the colon after it.
    pub(super) content: u32,
}

/// Words that say no more before and after those of a heading.
const BEFORE: [&str; 5] = ["项目", "本项目", "本年度", "年度", "本"];
const AFTER: [&str; 4] = ["情况说明", "情况", "说明", "如下"];

/// The characters that the words of a landmark begin and end with, its number left out.
struct Edges {
    /// Of words that, with a number, begin a project.
    starts: Signs,
    /// Of headings.
    first: Signs,
    last: Signs,
    /// Of titles, at their end.
    titles: Signs,
}

static EDGES: Edges = edges();

const fn edges() -> Edges {
    let mut starts = Signs::NONE;
    let mut first = Signs::NONE.with_first(&BEFORE);
    let mut last = Signs::NONE.with_last(&AFTER);
    let mut titles = Signs::NONE;
    let mut at = 0;
    while at < PROFILES.len() {
        let profile = &PROFILES[at];
        starts = starts.with_first(profile.project_starts);
        titles = titles.with_last(profile.project_titles);
        titles = titles.with_last(profile.table_titles);
        let mut role = 0;
        while role < profile.headings.len() {
            first = first.with_first(profile.headings[role].1);
            last = last.with_last(profile.headings[role].1);
            role += 1;
        }
        at += 1;
    }
    Edges {
        starts,
        first,
        last,
        titles,
    }
}

/// Whether words may be a landmark, by the first character behind a number and by the last.
fn may_be(words: &str) -> bool {
    let is_number = |c: char| {
        matches!(c, '\0'..='\x7F' | '①'..='⑳' | '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六'
            | '七' | '八' | '九' | '十' | '（' | '）' | '、' | '．' | '，' | '：' | '是' | '第' | '【'
            | '〔' | '＜' | '＞' | '\u{3000}')
    };
    let is_stop = |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '。');
    let closes =
        |c: char| is_stop(c) || matches!(c, '︰' | '∶' | '；' | ';' | '】' | '〕' | '］' | ']');
    let begin = words.trim_start_matches(is_number);
    let end = without_unit(words.trim_end_matches(is_stop));
    if EDGES.starts.may_begin(begin) || EDGES.titles.may_end(end) {
        return true;
    }
    let end = end.trim_end_matches(closes);
    EDGES.first.may_begin(begin) && (EDGES.last.may_end(end) || EDGES.titles.may_end(end))
}

/// The beginning of a project or section that a line holds. `folded` is there to be read into.
pub(super) fn landmark(
    source: &SourceText,
    line: TextRange,
    folded: &mut Folded,
) -> Option<Landmark> {
    let words = source.slice(line);
    // A heading that carries its content (一、项目名称：…) may be long, its words are not.
    let mut ends = LONGEST_HEADING + 1..words.len();
    let near = ends.find(|at| words.is_char_boundary(*at));
    let near = &words[..near.unwrap_or(words.len())];
    // 资金安排情况（单位：万元） has its colon in the unit.
    let in_unit = |end: usize| {
        let name = near[..end].trim_end_matches([':', '：']);
        name.ends_with("单位") && name.contains(['（', '('])
    };
    let most = colon_end(near.as_bytes()).filter(|end| !in_unit(*end));
    let most = most.unwrap_or_else(|| {
        let next = words[near.len()..].chars().next();
        near.len() + next.map_or(0, char::len_utf8)
    });
    let whole = (most <= LONGEST_HEADING + 4)
        .then(|| named(source, line, most, folded))
        .flatten();
    whole.or_else(|| spaced(source, line, folded))
}

/// Where the first colon ends.
fn colon_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let end = at + width(*first);
        if *first == b':' || *first == 0xEF && bytes.get(at..end) == Some("：".as_bytes()) {
            return Some(end);
        }
        at = end;
    }
    None
}

/// 一、项目名称　某某项目: a space in place of the colon. A row of a table goes on with other names
/// (项目名称 某某 项目类别 某某) and has no number.
fn spaced(source: &SourceText, line: TextRange, folded: &mut Folded) -> Option<Landmark> {
    let words = source.slice(line);
    let start = words.len() - words.trim_start().len();
    // Most lines have no space there.
    let near = &words.as_bytes()[start..];
    let is_space = |at: usize| {
        matches!(near[at], b' ' | b'\t') || near[at..].starts_with("\u{3000}".as_bytes())
    };
    let mut at = 0;
    let mut places = std::iter::from_fn(|| {
        let place = at;
        at += width(*near.get(place)?);
        Some(place)
    });
    if !places.by_ref().take(LONGEST_SPACED).any(is_space) {
        return None;
    }
    let end = words.trim_end().len();
    let mut spaces = words[start..end.max(start)]
        .char_indices()
        .take(LONGEST_SPACED)
        .filter(|(_, c)| matches!(c, ' ' | '\t' | '\u{3000}'))
        .map(|(at, _)| start + at);
    let first = spaces.next()?;
    let is_row = || words[first..end].trim_start().contains(char::is_whitespace);
    let second = spaces.find(|at| !words[first..*at].trim().is_empty());
    for at in [Some(first), second].into_iter().flatten() {
        if let Some(Landmark::Section(found)) = named(source, line, at, folded)
            && (found.is_numbered || at == first && !is_row())
        {
            return Some(Landmark::Section(found));
        }
    }
    None
}

/// The beginning of a project or section that the first `most` bytes of a line are.
fn named(
    source: &SourceText,
    line: TextRange,
    most: usize,
    folded: &mut Folded,
) -> Option<Landmark> {
    if !source.is_traditional() && !may_be(&source.slice(line)[..most]) {
        return None;
    }
    folded.read(
        source,
        TextRange::new(line.start(), line.start() + most as u32),
    );
    let text = folded.text();
    if text.is_empty() {
        return None;
    }
    let (name, inline) = match text.strip_suffix(':') {
        Some(name) => (name, true),
        None => (text, false),
    };
    let rest = TextRange::new(line.start() + most as u32, line.end());
    let bare = unmarked(name);
    for profile in PROFILES {
        let heading = Some(folded.source(0..name.len()));
        if let Some(named) = starts_project(name, profile.project_starts) {
            let name = match inline {
                true => Some(rest),
                false => (!named.is_empty()).then(|| {
                    let end = title_end(named, profile.project_titles);
                    let at = name.len() - named.len();
                    folded.source(at..at + end)
                }),
            };
            // Behind a number, without a colon, a name may be any words.
            let is_title = !inline && name.is_some();
            return Some(Landmark::Project(FoundProject {
                heading,
                name: name
                    .map(|name| source.quote(name))
                    .filter(|name| !name.text().is_empty()),
                is_title,
                numbering: None,
            }));
        }
        if !inline && let Some(named) = titled(name, profile.project_titles) {
            let name = (!named.is_empty()).then(|| source.quote(folded.source(named)));
            return Some(Landmark::Project(FoundProject {
                heading,
                name,
                is_title: true,
                numbering: marker(text).map(|marker| marker.numbering),
            }));
        }
    }
    let heading = heading(bare);
    for (at, profile) in PROFILES.iter().enumerate() {
        if !inline && is_table(bare, profile.table_titles) {
            return Some(Landmark::Table);
        }
        if let Some((_, role)) = heading.filter(|(found, _)| *found == at) {
            let heading = folded.source(0..name.len());
            let content = rest.start().max(heading.end());
            return Some(Landmark::Section(FoundSection {
                role,
                is_numbered: bare.len() < name.len(),
                numbering: marker(name).map(|marker| marker.numbering),
                heading,
                content,
            }));
        }
    }
    None
}

/// 某某项目绩效目标申报表, and no reference to it (详见绩效目标表).
fn is_table(words: &str, titles: &[&str]) -> bool {
    titles.iter().any(|title| words.ends_with(title)) && !words.contains(['见', '附', ',', ';'])
}

/// The words of a heading without what numbers and encloses it.
fn unmarked(name: &str) -> &str {
    let counted = || {
        let (_, len) = chinese_number(name.strip_prefix('第').unwrap_or(name))?;
        let len = len + name.len() - name.strip_prefix('第').unwrap_or(name).len();
        let rest = &name[len..];
        rest.strip_prefix(['.', ',', '、', '是'])
    };
    let rest = match marker(name) {
        Some(marker) => &name[marker.len..],
        None => counted().unwrap_or(name),
    };
    let rest = without_unit(rest.trim_end_matches(['。', ';', ':']));
    let inner = rest.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    inner.unwrap_or(rest)
}

/// Words without the unit in brackets behind them: 资金安排情况（单位：万元）.
fn without_unit(words: &str) -> &str {
    const LONGEST: usize = 30;
    let inner = words
        .strip_suffix(['）', ')'])
        .filter(|it| it.ends_with('元'));
    let open = inner.and_then(|inner| {
        inner
            .rfind(['（', '('])
            .filter(|at| inner.len() - at < LONGEST)
    });
    open.map_or(words, |open| &words[..open])
}

/// The first profile, by its place, that has words for a heading, and the role that they give it:
/// the words themselves, or what is left of them without those that say no more.
fn heading(words: &str) -> Option<(usize, SectionRole)> {
    let mut first: Option<(usize, usize, SectionRole)> = None;
    let mut next = Some(words).filter(|words| words.len() <= LONGEST_WORDING);
    while let Some(core) = next.filter(|core| !core.is_empty()) {
        // 单位 and 内容 head a section only as 项目单位 and 项目内容.
        if core.len() > SHORTEST || core.len() < words.len() {
            let found = role_of(core);
            first = first.into_iter().chain(found).min();
        }
        let digits = core.len() - core.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let year = core[digits..].strip_prefix('年').filter(|_| digits == 4);
        let year = year.map(|rest| rest.strip_prefix('度').unwrap_or(rest));
        next = year
            .or_else(|| BEFORE.iter().find_map(|word| core.strip_prefix(word)))
            .or_else(|| AFTER.iter().find_map(|word| core.strip_suffix(word)));
    }
    first.map(|(profile, _, role)| (profile, role))
}

/// The first profile and the first of its roles, by their places, that have a wording.
fn role_of(core: &str) -> Option<(usize, usize, SectionRole)> {
    PROFILES.iter().enumerate().find_map(|(at, profile)| {
        let mut roles = profile.headings.iter().enumerate();
        roles.find_map(|(place, (role, wordings))| {
            let is_one = wordings.iter().any(|wording| is_word(core, wording));
            is_one.then_some((at, place, *role))
        })
    })
}

/// The words behind 项目1. 项目一 项目2、, which may name the project.
fn starts_project<'a>(text: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| {
        let rest = text.strip_prefix(start)?;
        let rest = rest.strip_prefix('(').unwrap_or(rest);
        let after = match chinese_number(rest) {
            Some((_, len)) => &rest[len..],
            None => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        };
        let named = after.trim_start_matches(['.', '、', ':', '。', ')']);
        let is_number = after.len() < rest.len();
        let is_apart = named.is_empty() || named.len() < after.len();
        let is_name = named.len() <= LONGEST_NAME && !named.contains(['。', ',', ';']);
        (is_number && is_apart && is_name).then_some(named)
    })
}

/// Where a name ends before the words of a title.
fn title_end(named: &str, titles: &[&str]) -> usize {
    let name = titles.iter().find_map(|title| named.strip_suffix(title));
    name.map_or(named.len(), str::len)
}

/// Where the name stands in a project's title: 流动书车 in 流动书车经费情况说明 and in
/// 一、流动书车经费情况说明. A chapter (第二部分项目经费情况说明) names no project.
fn titled(text: &str, titles: &[&str]) -> Option<Range<usize>> {
    let end = titles.iter().find_map(|title| text.strip_suffix(title))?;
    let end = end.len();
    if text.contains(['。', ',', ';', '“']) {
        return None;
    }
    let Some(marker) = marker(text) else {
        return Some(if is_chapter(&text[..end]) {
            0..0
        } else {
            0..end
        });
    };
    // 七、2026年项目经费情况说明 is a chapter as well, 六、资金及经费情况说明 a section.
    let named = text.get(marker.len..end)?;
    let words = named.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = words.trim_start_matches(['年', '度']);
    let is_name =
        !words.is_empty() && !words.ends_with(['及', '和', '与', '、']) && heading(words).is_none();
    is_name.then_some(marker.len..end)
}

/// 第二部分, 第三章
fn is_chapter(words: &str) -> bool {
    let counted = words.strip_prefix('第');
    let rest = counted.and_then(|it| Some(&it[chinese_number(it)?.1..]));
    rest.is_some_and(|rest| matches!(rest, "部分" | "章" | "篇"))
}

/// The name in a line before a project's first section, without its number.
pub(super) fn title_name(source: &SourceText, title: TextRange) -> Quote {
    let folded = Folded::new(source, title);
    let text = folded.text();
    let bare = unmarked(text);
    let start = text.find(bare).unwrap_or(0);
    let titles = PROFILES.iter().flat_map(|profile| profile.project_titles);
    let mut end = start + bare.len();
    for word in titles {
        if let Some(name) = text[start..end].strip_suffix(word) {
            end = start + name.len();
        }
    }
    source.quote(folded.source(start..end))
}
