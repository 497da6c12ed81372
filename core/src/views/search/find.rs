//! Words without what makes no difference to a search.

use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::fold;

/// A passage in one way of writing: lower case, half width, without white space and thousands
/// separators. Every position leads back to the source.
#[derive(Debug)]
pub(super) struct Normal {
    text: String,
    /// Where stretches of `text` begin, and where they begin in the source. Within one, byte
    /// stands for byte.
    stretches: Vec<(usize, u32)>,
    start: u32,
}

impl Normal {
    pub(super) fn new(source: &SourceText, range: TextRange) -> Self {
        let words = source.slice(range);
        let mut text = String::with_capacity(words.len());
        let mut stretches = Vec::new();
        // Where the next character stands in the source if the stretch goes on.
        let mut next = usize::MAX;
        let mut rest = words.char_indices();
        while let Some((at, found)) = rest.next() {
            if let Some(kept) = kept(&text, found, rest.as_str()) {
                if at != next {
                    // The source of a document is never longer than 4 GiB.
                    let start = range.start() + u32::try_from(at).unwrap_or(u32::MAX);
                    stretches.push((text.len(), start));
                }
                next = at + kept.len_utf8();
                text.push(kept);
            }
        }
        Self {
            text,
            stretches,
            start: range.start(),
        }
    }

    pub(super) fn contains(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    /// The first place where the words stand.
    pub(super) fn first(&self, source: &SourceText, words: &str) -> Option<TextRange> {
        let at = self.text.find(words)?;
        Some(self.range(source, at, words))
    }

    /// Every place where the words stand.
    pub(super) fn every<'a>(
        &'a self,
        source: &'a SourceText,
        words: &'a str,
    ) -> impl Iterator<Item = TextRange> + 'a {
        self.text
            .match_indices(words)
            .map(|(at, words)| self.range(source, at, words))
    }

    /// The source of words that stand at a byte of the text.
    fn range(&self, source: &SourceText, at: usize, words: &str) -> TextRange {
        let start = self.origin(at);
        let last = words.char_indices().next_back();
        let end = last.map_or(start, |(last, _)| {
            let last = self.origin(at + last);
            let rest = TextRange::new(last, source.range().end().max(last));
            let width = source.slice(rest).chars().next().map_or(0, char::len_utf8);
            // A character has at most four bytes.
            last + u32::try_from(width).unwrap_or_default()
        });
        TextRange::new(start, end.max(start))
    }

    /// Where a character of the text stands in the source.
    fn origin(&self, at: usize) -> u32 {
        let after = self.stretches.partition_point(|(start, _)| *start <= at);
        let stretch = after.checked_sub(1).map(|last| self.stretches[last]);
        let (begin, start) = stretch.unwrap_or((0, self.start));
        start + u32::try_from(at - begin).unwrap_or(u32::MAX)
    }
}

/// The words of a query in the same way of writing.
pub(super) fn normal(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words.chars();
    while let Some(found) = rest.next() {
        text.extend(kept(&text, found, rest.as_str()));
    }
    text
}

/// What is kept of a character, given what was kept before it and what follows it.
fn kept(before: &str, found: char, after: &str) -> Option<char> {
    if found.is_whitespace() {
        return None;
    }
    let found = fold(found).to_ascii_lowercase();
    let separates = matches!(found, ',' | '\'')
        && before.ends_with(|c: char| c.is_ascii_digit())
        && begins_with_three_digits(after);
    (!separates).then_some(found)
}

/// Whether exactly three digits follow, as after a thousands separator.
fn begins_with_three_digits(text: &str) -> bool {
    let digits = text
        .chars()
        .map(fold)
        .take(4)
        .take_while(char::is_ascii_digit);
    digits.count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> Vec<String> {
        let source = SourceText::from_text(text).unwrap();
        let whole = TextRange::new(0, u32::try_from(text.len()).unwrap());
        Normal::new(&source, whole)
            .every(&source, &normal(words))
            .map(|range| source.slice(range).to_owned())
            .collect()
    }

    #[test]
    fn ways_of_writing_make_no_difference() {
        assert_eq!(found("购ＬＥＤ屏１，２００．５０元", "led屏"), ["ＬＥＤ屏"]);
        assert_eq!(
            found("购ＬＥＤ屏１，２００．５０元", "1200.5"),
            ["１，２００．５"]
        );
        assert_eq!(found("共1200元", "1,200"), ["1200"]);
        assert_eq!(found("会 议 费、会议费", "会议费"), ["会 议 费", "会议费"]);
    }

    #[test]
    fn every_character_leads_back_to_its_own() {
        let text = "（一）会 议费１,２００.50 元，ＬＥＤ屏 a、b";
        for one in [
            "（", "一", "）", "会", "议", "１", "２", "50", "元", "，", "屏", "a", "、", "b",
        ] {
            assert_eq!(found(text, one), [one], "{one}");
        }
        assert_eq!(
            found(text, "会议费1200.50元,led"),
            ["会 议费１,２００.50 元，ＬＥＤ"]
        );
    }

    #[test]
    fn a_comma_between_other_figures_stays() {
        assert_eq!(
            normal("3,4 和 12,3456 和 1,234,567"),
            "3,4和12,3456和1234567"
        );
    }
}
