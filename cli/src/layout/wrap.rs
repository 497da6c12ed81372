//! Breaking text into lines.

use super::{char_width, width};

/// Marks that do not begin a line.
const CLOSING: &str = "，。；：、！？）》」』】〕”’…,.;:!?)]}%";

/// A text as lines of at most `most` columns. Lines break at spaces and beside Chinese characters,
/// not within a figure or a Latin word unless it is longer than a line, and not before a mark that
/// closes.
pub(crate) fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for chunk in chunks(text) {
        let wide = width(chunk.trim_end());
        if used > 0 && used + wide > most {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        for found in chunk.chars() {
            let wide = char_width(found);
            if wide > 0 && used > 0 && used + wide > most && found != ' ' {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 || found != ' ' {
                line.push(found);
                used += wide;
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces between which a line may break, each with the spaces after it.
fn chunks(text: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, found) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, found)) {
            chunks.push(&text[start..at]);
            start = at;
        }
        before = Some(found);
    }
    chunks.push(&text[start..]);
    chunks
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || char_width(after) == 0 || CLOSING.contains(after) {
        return false;
    }
    before == ' ' || !(is_latin(before) && is_latin(after))
}

/// Figures, Latin letters and the marks that belong to them.
fn is_latin(found: char) -> bool {
    found.is_ascii_graphic() || found == '−'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_beside_chinese_characters() {
        assert_eq!(wrap("会议室场地租用费", 10), ["会议室场地", "租用费"]);
        assert_eq!(wrap("会议室", 10), ["会议室"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn figures_and_closing_marks_stay_with_what_is_before_them() {
        assert_eq!(wrap("费用1234.50元", 10), ["费用", "1234.50元"]);
        assert_eq!(wrap("会议展板、文本", 8), ["会议展", "板、文本"]);
        assert_eq!(
            wrap("6.00 + 11.00 = 17.00", 14),
            ["6.00 + 11.00 =", "17.00"]
        );
    }

    #[test]
    fn what_is_longer_than_a_line_is_cut() {
        assert_eq!(wrap("12345678901", 4), ["1234", "5678", "901"]);
        assert_eq!(wrap("，，，，", 4), ["，，", "，，"]);
    }
}
