//! What is doubtful about a document, with the words it is about.

use std::fmt::Write as _;

use mingzhang::source::Lines;
use mingzhang::{Budget, Diagnostic, Severity, SourceText, TextRange};

use crate::layout::{PAGE, char_width, clean, spaces, width};

/// More than these nobody reads.
const MOST: usize = 100;

/// Characters shown before the words when their line is cut.
const LEAD: usize = 24;

/// Every diagnostic as text, in the order of the document.
pub(crate) fn text(budget: &Budget, file: &str) -> String {
    let all = budget.diagnostics();
    if all.is_empty() {
        return String::new();
    }
    let lines = Lines::of(budget.source().text());
    let mut text = String::new();
    for diagnostic in all.iter().take(MOST) {
        push(&mut text, budget.source(), &lines, file, diagnostic);
    }
    if let Some(more @ 1..) = all.len().checked_sub(MOST) {
        text.push_str(&format!("note: and {more} more like these\n"));
    }
    text
}

fn push(
    text: &mut String,
    source: &SourceText,
    lines: &Lines<'_>,
    file: &str,
    diagnostic: &Diagnostic,
) {
    let severity = match diagnostic.kind.severity() {
        Severity::Note => "note",
        Severity::Warning => "warning",
    };
    let start = at_words(source, diagnostic.range);
    let place = lines.locate(start);
    let (line, column) = (place.line, place.column);
    let number = line.to_string();
    let margin = spaces(number.len());

    // Writing to a string does not fail.
    let _ = writeln!(text, "{severity}: {}", diagnostic.kind.message());
    let _ = writeln!(text, "{margin}--> {file}:{line}:{column}");
    if let Some((words, range)) = lines.line(line) {
        let from = start.saturating_sub(range.start()) as usize;
        let to = diagnostic.range.end().min(range.end());
        let to = to.saturating_sub(range.start()) as usize;
        let excerpt = Excerpt::of(words, from, to, PAGE - number.len() - 3);
        let _ = writeln!(text, "{margin} |");
        let _ = writeln!(text, "{number} | {}", excerpt.words);
        let carets = "^".repeat(excerpt.carets);
        let _ = writeln!(text, "{margin} | {}{carets}", spaces(excerpt.before));
    }
    let _ = writeln!(text, "{margin} = hint: {}", diagnostic.kind.hint());
}

/// The first byte of a range that is no white space: a range may begin with line ends.
fn at_words(source: &SourceText, range: TextRange) -> u32 {
    let words = source.slice(range);
    let blank = words.len() - words.trim_start().len();
    let blank = if blank == words.len() { 0 } else { blank };
    range.start() + u32::try_from(blank).unwrap_or_default()
}

/// The part of a line that fits on a page, and where the words in it are.
struct Excerpt {
    words: String,
    /// Columns before the words.
    before: usize,
    /// Columns that the words take, at least one.
    carets: usize,
}

impl Excerpt {
    /// `from` and `to` are bytes of the line, between characters.
    fn of(line: &str, from: usize, to: usize, most: usize) -> Self {
        let (before, rest) = line.split_at_checked(from).unwrap_or((line, ""));
        let marked = rest.get(..to.saturating_sub(from)).unwrap_or(rest);

        let (before, room) = if fits(line, most) {
            (clean(before), most)
        } else {
            // A column is kept for the sign that the line goes on.
            (tail(before, LEAD), most.saturating_sub(1))
        };
        let used = width(&before);
        let rest = head(rest, room.saturating_sub(used));
        let carets = marked.chars().map(char_width).sum::<usize>();
        Self {
            before: used,
            carets: carets.min(width(&rest)).max(1),
            words: before + &rest,
        }
    }
}

/// Whether a text takes at most so many columns.
fn fits(text: &str, most: usize) -> bool {
    let mut used = 0;
    for found in text.chars() {
        used += char_width(found);
        if used > most {
            return false;
        }
    }
    true
}

/// The end of a text, with a sign where it is cut.
fn tail(text: &str, most: usize) -> String {
    let mut used = 0;
    for (at, found) in text.char_indices().rev() {
        used += char_width(found);
        if used > most {
            return format!("…{}", clean(&text[at + found.len_utf8()..]));
        }
    }
    clean(text)
}

/// The beginning of a text, with a sign where it is cut.
fn head(text: &str, most: usize) -> String {
    let mut used = 0;
    for (at, found) in text.char_indices() {
        used += char_width(found);
        if used > most {
            return format!("{}…", clean(&text[..at]));
        }
    }
    clean(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(line: &str, words: &str, most: usize) -> String {
        let from = line.find(words).unwrap();
        let excerpt = Excerpt::of(line, from, from + words.len(), most);
        assert!(width(&excerpt.words) <= most, "{}", excerpt.words);
        let under = spaces(excerpt.before) + &"^".repeat(excerpt.carets);
        format!("{}\n{under}", excerpt.words)
    }

    #[test]
    fn carets_stand_below_chinese_words() {
        assert_eq!(
            excerpt("购书约3万元左右。", "3万元", 40),
            "购书约3万元左右。\n      ^^^^^"
        );
        assert_eq!(excerpt("", "", 40), "\n^");
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let line = format!("{}3万元{}", "前".repeat(60), "后".repeat(60));
        assert_eq!(
            excerpt(&line, "3万元", 40),
            "…前前前前前前前前前前前前3万元后后后后…\n                         ^^^^^"
        );
        let line = "词".repeat(100);
        let cut = excerpt(&line, &line, 21);
        assert_eq!(cut.lines().next().unwrap(), "词词词词词词词词词词…");
    }

    #[test]
    fn a_document_does_not_steer_the_terminal() {
        assert!(!excerpt("红\u{1b}[31m3元", "3元", 40).contains('\u{1b}'));
    }
}
