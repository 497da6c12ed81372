//! The official text, marked: every sum of money, the selected line, a search hit.

use crate::amounts::{Mention, MentionId, Role};
use crate::budget::Budget;
use crate::funding::LineId;
use crate::order;
use crate::outline::{ProjectOutline, marker};
use crate::range::TextRange;
use crate::source::fold::fold;
use crate::source::{Quote, SourceText};

/// The longest paragraph that can be a subheading, in characters.
const SUBHEADING: usize = 48;

/// The longest marker that begins a subheading, in characters: （二十一）、
const MARKER: usize = 8;

/// One paragraph of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands, without the white space around it.
    pub range: TextRange,
    /// What it is.
    pub kind: PassageKind,
    /// Whether words of the selected line stand in it.
    pub in_selection: bool,
    /// Its words: put together, they are the paragraph to the letter.
    pub pieces: Vec<Piece>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The heading of a project or of one of its sections.
    Heading,
    /// A short numbered paragraph that is no sentence: （一）…
    Subheading,
    /// Any other.
    Paragraph,
}

/// Words that are marked in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where they stand.
    pub range: TextRange,
    /// The words.
    pub text: String,
    /// The sum of money that they print, or print a part of where it runs over a line's end.
    pub mention: Option<MentionId>,
    /// The line that this sum is about.
    pub line: Option<LineId>,
    /// What this sum stands for.
    pub role: Option<Role>,
    /// Whether they belong to the selected line: to its item or its clause.
    pub is_marked: bool,
    /// Whether they state the selected line's own amount.
    pub is_selected: bool,
    /// Whether they are the words that were looked for.
    pub is_hit: bool,
}

/// The paragraphs of a range, with every sum of money, the `selected` line and the `highlight`ed
/// words marked.
#[must_use]
pub fn passages(
    budget: &Budget,
    range: TextRange,
    selected: Option<LineId>,
    highlight: Option<TextRange>,
) -> Vec<Passage> {
    paragraphs(budget.source(), range)
        .map(|paragraph| passage(budget, paragraph, selected, highlight))
        .collect()
}

/// One paragraph, marked as [`passages`] has it; its range is without the white space around it.
#[must_use]
pub fn passage(
    budget: &Budget,
    paragraph: TextRange,
    selected: Option<LineId>,
    highlight: Option<TextRange>,
) -> Passage {
    let extent = extent(budget, selected);
    Passage {
        range: paragraph,
        kind: kind(budget, paragraph),
        in_selection: extent.is_some_and(|extent| extent.overlaps(paragraph)),
        pieces: pieces(budget, paragraph, selected, extent, highlight),
    }
}

/// Whether a paragraph looks otherwise for this selected line or these highlighted words than
/// without them.
#[must_use]
pub fn is_touched(
    budget: &Budget,
    paragraph: TextRange,
    selected: Option<LineId>,
    highlight: Option<TextRange>,
) -> bool {
    let extent = extent(budget, selected);
    let mut marked = extent.into_iter().chain(highlight);
    marked.any(|range| range.overlaps(paragraph))
        || selected.is_some()
            && mentions_in(budget, paragraph)
                .iter()
                .any(|(_, mention)| mention.line() == selected)
}

/// How many sums of money stand in a range.
#[must_use]
pub fn sums_in(budget: &Budget, range: TextRange) -> usize {
    mentions_in(budget, range).len()
}

fn extent(budget: &Budget, line: Option<LineId>) -> Option<TextRange> {
    Some(budget.node(line?)?.extent())
}

/// What stands outside of the statement and of all projects, in document order; the whole text
/// where there are none. Stretches of white space are left out.
#[must_use]
pub fn outside(budget: &Budget) -> Vec<TextRange> {
    let outline = budget.outline();
    let source = budget.source();
    let mut outside = Vec::new();
    let mut put = |from: u32, to: u32| {
        if from < to {
            let range = TextRange::new(from, to);
            if !source.slice(range).trim().is_empty() {
                outside.push(range);
            }
        }
    };
    let mut at = 0;
    // The statement stands before the projects.
    for project in outline.statement().into_iter().chain(outline.projects()) {
        put(at, project.range().start());
        at = project.range().end();
    }
    put(at, source.range().end());
    outside
}

/// The sentence in which a line's figure stands, or for a line without a printed figure its
/// label: up to 。 ； or the end of the paragraph. `None` when there is no such line.
#[must_use]
pub fn sentence(budget: &Budget, line: LineId) -> Option<Quote> {
    sentence_around(budget, budget.node(line)?.evidence())
}

/// The sentence in which a range stands, as [`sentence`] has it. `None` when the range is not
/// within the text.
#[must_use]
pub fn sentence_around(budget: &Budget, range: TextRange) -> Option<Quote> {
    let source = budget.source();
    let paragraph = source.paragraph(range.start())?;
    let before = source.slice(TextRange::new(paragraph.start(), range.start()));
    let after = source.slice(TextRange::new(
        range.end(),
        paragraph.end().max(range.end()),
    ));
    let start = before
        .char_indices()
        .rev()
        .find(|(_, found)| ends_sentence(*found))
        .map_or(0, |(at, found)| at + found.len_utf8());
    let end = after
        .char_indices()
        .find(|(_, found)| ends_sentence(*found))
        .map_or(after.len(), |(at, found)| at + found.len_utf8());
    let start = paragraph.start() as usize + start;
    let whole = TextRange::of(start..range.end() as usize + end);
    Some(source.quote(whole))
}

fn ends_sentence(found: char) -> bool {
    matches!(found, '。' | '；' | ';' | '！' | '？')
}

/// The paragraphs of a range that are not blank, without the white space around them.
pub fn paragraphs(source: &SourceText, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
    source.paragraphs(range).filter_map(move |paragraph| {
        let words = source.slice(paragraph);
        let start = paragraph.start() as usize + (words.len() - words.trim_start().len());
        let words = words.trim();
        (!words.is_empty()).then(|| TextRange::of(start..start + words.len()))
    })
}

fn kind(budget: &Budget, paragraph: TextRange) -> PassageKind {
    let outline = budget.outline();
    let projects = outline.projects();
    let statement = outline.statement().and_then(ProjectOutline::heading);
    // Projects follow one another: the last that begins before the paragraph's end holds it.
    let after = projects.partition_point(|project| project.range().start() < paragraph.end());
    let is_heading = statement.is_some_and(|title| title.overlaps(paragraph))
        || after.checked_sub(1).is_some_and(|at| {
            let project = &projects[at];
            let sections = project.sections();
            let after = sections.partition_point(|it| it.heading.start() < paragraph.end());
            let section = after.checked_sub(1).map(|at| sections[at].heading);
            project
                .heading()
                .into_iter()
                .chain(section)
                .any(|heading| heading.overlaps(paragraph) && heading.end() >= paragraph.end())
        });
    if is_heading {
        PassageKind::Heading
    } else if is_subheading(budget.source().slice(paragraph)) {
        PassageKind::Subheading
    } else {
        PassageKind::Paragraph
    }
}

fn is_subheading(words: &str) -> bool {
    let start: String = words
        .chars()
        .filter(|found| !found.is_whitespace())
        .take(MARKER)
        .map(fold)
        .collect();
    marker(&start).is_some()
        && words.chars().count() <= SUBHEADING
        && !words.contains(|found| ends_sentence(found) || matches!(fold(found), ',' | ':'))
}

/// A paragraph cut wherever the way in which its words are marked changes.
fn pieces(
    budget: &Budget,
    paragraph: TextRange,
    selected: Option<LineId>,
    extent: Option<TextRange>,
    highlight: Option<TextRange>,
) -> Vec<Piece> {
    let mentions = mentions_in(budget, paragraph);
    let ranges = mentions.iter().map(|(_, mention)| mention.range());
    let mut cuts = vec![paragraph.start(), paragraph.end()];
    for range in ranges.chain(extent).chain(highlight) {
        let inside = [range.start(), range.end()].into_iter();
        cuts.extend(inside.filter(|at| paragraph.start() < *at && *at < paragraph.end()));
    }
    order::sort(&mut cuts, u32::cmp);
    cuts.dedup();

    let mut mentions = mentions.into_iter().peekable();
    cuts.windows(2)
        .map(|cut| {
            let range = TextRange::new(cut[0], cut[1]);
            while mentions
                .next_if(|(_, mention)| mention.range().end() <= range.start())
                .is_some()
            {}
            let mention = mentions
                .peek()
                .filter(|(_, mention)| mention.range().contains(range));
            let said = mention.map(|(_, mention)| *mention);
            let holds = |marked: Option<TextRange>| marked.is_some_and(|it| it.contains(range));
            Piece {
                range,
                text: budget.source().slice(range).to_owned(),
                mention: mention.map(|(id, _)| *id),
                line: said.and_then(Mention::line),
                role: said.map(Mention::role),
                is_marked: holds(extent),
                is_selected: said.is_some_and(|said| {
                    selected.is_some() && said.line() == selected && said.role().states_a_line()
                }),
                is_hit: holds(highlight),
            }
        })
        .collect()
}

/// The sums of money that stand in a range or reach into it.
fn mentions_in(budget: &Budget, range: TextRange) -> Vec<(MentionId, &Mention)> {
    let all = budget.mentions();
    // Mentions stand in document order and do not overlap.
    let first = all.partition_point(|mention| mention.range().end() <= range.start());
    (first..)
        .map(|at| MentionId(u32::try_from(at).unwrap_or(u32::MAX)))
        .zip(&all[first..])
        .take_while(|(_, mention)| mention.range().start() < range.end())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::SectionRole;
    use crate::views::example::{TEXT, budget, line};

    fn whole() -> TextRange {
        TextRange::of(0..TEXT.len())
    }

    fn words(pieces: &[Piece], chosen: impl Fn(&Piece) -> bool) -> String {
        let chosen = pieces.iter().filter(|piece| chosen(piece));
        chosen.map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn the_pieces_are_the_text() {
        let budget = budget();
        let selected = Some(line(&budget, 1, "1.1"));
        let hit = TEXT.find("拖欠的书款").map(|at| TextRange::of(at..at + 15));
        let passages = passages(&budget, whole(), selected, hit);
        let lines: Vec<_> = TEXT.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(passages.len(), lines.len());
        for (passage, line) in passages.iter().zip(lines) {
            assert_eq!(words(&passage.pieces, |_| true), line);
            assert_eq!(budget.source().slice(passage.range), line);
        }
        let every = || passages.iter().flat_map(|passage| &passage.pieces);
        let marked: Vec<_> = every().filter_map(|piece| piece.mention).collect();
        let all: Vec<_> = (0..).map(MentionId).take(budget.mentions().len()).collect();
        assert_eq!(marked, all);
        assert_eq!(
            words(&every().cloned().collect::<Vec<_>>(), |it| it.is_hit),
            "拖欠的书款"
        );
    }

    #[test]
    fn the_selected_line_is_marked_and_its_amount_apart() {
        let budget = budget();
        let selected = line(&budget, 1, "1");
        let passages = passages(&budget, whole(), Some(selected), None);
        let marked: Vec<_> = passages.iter().filter(|it| it.in_selection).collect();
        assert_eq!(marked.len(), 1);
        let pieces = &marked[0].pieces;
        assert_eq!(words(pieces, |piece| piece.is_selected), "8.00万元");
        let extent = budget.node(selected).unwrap().extent();
        assert_eq!(
            words(pieces, |it| it.is_marked),
            budget.source().slice(extent)
        );
        let owed = pieces
            .iter()
            .find(|piece| piece.text == "3.00万元")
            .unwrap();
        assert_eq!(owed.line, Some(line(&budget, 1, "1.1")));
        assert_eq!(owed.role, Some(Role::OfWhich));
    }

    #[test]
    fn what_a_selection_does_not_touch_looks_the_same() {
        let budget = budget();
        let hit = TEXT.find("拖欠的书款").map(|at| TextRange::of(at..at + 15));
        let mut touched = 0;
        for (selected, hit) in [("1", None), ("1.1", None), ("2", hit), ("", hit)] {
            let selected = Some(line(&budget, 1, selected));
            for paragraph in paragraphs(budget.source(), whole()) {
                let plain = passage(&budget, paragraph, None, None);
                let marked = passage(&budget, paragraph, selected, hit);
                let is_touched = is_touched(&budget, paragraph, selected, hit);
                assert!(is_touched || plain == marked, "{plain:?} {marked:?}");
                touched += usize::from(is_touched);
            }
        }
        let all = paragraphs(budget.source(), whole()).count();
        assert!(touched >= 4 && touched < 4 * all, "{touched} of {all}");
        assert_eq!(sums_in(&budget, whole()), budget.mentions().len());
    }

    #[test]
    fn headings_are_told_from_sentences() {
        let budget = budget();
        let passages = passages(&budget, whole(), None, None);
        let kind = |words: &str| {
            let found = passages
                .iter()
                .find(|it| it.pieces[0].text.starts_with(words));
            found.unwrap().kind
        };
        assert_eq!(kind("项目1."), PassageKind::Heading);
        assert_eq!(kind("六、资金安排情况"), PassageKind::Heading);
        assert_eq!(kind("（一）下乡服务"), PassageKind::Subheading);
        assert_eq!(kind("每年约"), PassageKind::Paragraph);
        assert_eq!(kind("3."), PassageKind::Paragraph);
    }

    #[test]
    fn only_the_range_asked_for() {
        let budget = budget();
        let project = &budget.outline().projects()[1];
        let content = project.section(SectionRole::Funding).unwrap().content;
        let passages = passages(&budget, content, None, None);
        assert_eq!(passages.len(), 2);
        assert!(passages.iter().all(|it| content.contains(it.range)));
    }

    #[test]
    fn an_amount_that_is_cut_off_is_still_marked() {
        let budget = budget();
        let amount = budget.mentions()[0].range();
        let range = TextRange::new(0, amount.end() - 6);
        let passages = passages(&budget, range, Some(line(&budget, 1, "")), None);
        let last = passages.last().and_then(|passage| passage.pieces.last());
        let last = last.unwrap();
        assert_eq!(
            (last.text.as_str(), last.mention),
            ("12.00", Some(MentionId(0)))
        );
        assert!(last.is_selected);
    }

    #[test]
    fn the_sentence_of_a_line() {
        let budget = budget();
        let said = |path| sentence(&budget, line(&budget, 1, path)).unwrap();
        assert_eq!(said("2").text(), "2.燃油费2.50万元，12个月，每月0.20万元；");
        assert_eq!(said("").text(), "本项目安排资金12.00万元，包括：");
        let derived = sentence(&budget, line(&budget, 2, "")).unwrap();
        assert_eq!(derived.text(), "阅览室改造项目。");
    }
}
