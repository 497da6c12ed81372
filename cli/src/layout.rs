//! Text in columns, where a Chinese character is as wide as two Latin ones.

mod table;
mod wrap;

pub(crate) use table::{Align, Cell, Column, Table};
pub(crate) use wrap::wrap;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide a page is.
pub(crate) const PAGE: usize = 100;

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// How many columns a character takes once it is clean.
pub(crate) fn char_width(found: char) -> usize {
    clean_char(found).width().unwrap_or_default()
}

/// Words of a document as a terminal may safely show them: on one line, and without characters
/// that steer it.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(clean_char).collect()
}

fn clean_char(found: char) -> char {
    match found {
        '　' => found,
        _ if found.is_whitespace() => ' ',
        _ if steers(found) => char::REPLACEMENT_CHARACTER,
        _ => found,
    }
}

/// Whether a character moves the cursor, changes colours or turns the direction of writing.
fn steers(found: char) -> bool {
    found.is_control()
        || matches!(found, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text with spaces after it up to a width.
pub(crate) fn pad_end(text: &str, to: usize) -> String {
    format!("{text}{}", spaces(to.saturating_sub(width(text))))
}

/// A text with spaces before it up to a width.
pub(crate) fn pad_start(text: &str, to: usize) -> String {
    format!("{}{text}", spaces(to.saturating_sub(width(text))))
}

pub(crate) fn spaces(count: usize) -> String {
    " ".repeat(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!(width("预算2024"), 8);
        assert_eq!(pad_end("预算", 6), "预算  ");
        assert_eq!(pad_start("6.00", 6), "  6.00");
        assert_eq!(pad_start("12345.00", 6), "12345.00");
    }

    #[test]
    fn a_document_does_not_steer_the_terminal() {
        assert_eq!(
            clean("红\u{1b}[31m字\t与\u{202e}反"),
            "红\u{fffd}[31m字 与\u{fffd}反"
        );
    }
}
