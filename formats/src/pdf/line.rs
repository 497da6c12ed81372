//! Characters with their places → lines of words.

use super::drawn::Glyph;

/// A line of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) left: i32,
    pub(super) right: i32,
    /// What its characters stand on, from the top.
    pub(super) base: i32,
    /// The size of most of its characters.
    pub(super) size: i32,
    pub(super) text: String,
    /// The column of the page that it stands in, counted from 1; 0 where it has none.
    pub(super) column: u8,
}

/// The lines that characters make, from the top down. Of a character that is printed twice in one
/// place, as some programs do for bold, one is kept.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut lines = Vec::new();
    each_row(glyphs, |row| lines.extend(read(row)));
    lines
}

/// The same, each in pieces that wide gaps part.
pub(super) fn rows(glyphs: Vec<Glyph>) -> Vec<Vec<Line>> {
    let mut rows = Vec::new();
    each_row(glyphs, |row| {
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut before: Option<&Glyph> = None;
        for (nth, glyph) in row.iter().enumerate() {
            if glyph.char.is_whitespace() {
                continue;
            }
            if before.is_some_and(|before| {
                glyph.left - before.right > before.size.max(glyph.size) * 4 / 5
            }) {
                pieces.extend(read(&row[start..nth]));
                start = nth;
            }
            before = Some(glyph);
        }
        pieces.extend(read(&row[start..]));
        if !pieces.is_empty() {
            rows.push(pieces);
        }
    });
    rows
}

/// Calls with the characters of each line, from left to right.
fn each_row(mut glyphs: Vec<Glyph>, mut each: impl FnMut(&[Glyph])) {
    glyphs.sort_by_key(|glyph| (glyph.base, glyph.left));
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let (base, mut size) = (first.base, first.size);
        let mut many = 0;
        while let Some(glyph) = rest.get(many) {
            // Small characters above or below the line belong to it.
            if glyph.base - base > size.max(glyph.size) * 2 / 5 {
                break;
            }
            size = size.max(glyph.size);
            many += 1;
        }
        let (line, after) = rest.split_at_mut(many);
        rest = after;
        line.sort_by_key(|glyph| glyph.left);
        each(line);
    }
}

/// The words of characters from left to right.
fn read(glyphs: &[Glyph]) -> Option<Line> {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if !is_printed_twice(&kept, glyph) {
            kept.push(*glyph);
        }
    }
    let is_seen = |glyph: &&Glyph| !glyph.char.is_whitespace();
    let first = kept.iter().find(is_seen)?;
    let mut sizes: Vec<i32> = kept
        .iter()
        .filter(is_seen)
        .map(|glyph| glyph.size)
        .collect();
    let middle = sizes.len() / 2;
    let (_, size, _) = sizes.select_nth_unstable(middle);
    let mut line = Line {
        left: first.left,
        right: first.right,
        base: first.base,
        size: *size,
        text: String::with_capacity(kept.len() * 3),
        column: 0,
    };
    // Spaces as wide as a character are how some documents indent their paragraphs.
    let indent = kept.iter().take_while(|glyph| glyph.char.is_whitespace());
    let is_wide = |glyph: &&Glyph| glyph.char == '\u{3000}';
    line.text
        .extend(indent.filter(is_wide).map(|glyph| glyph.char));
    let mut after: Option<&Glyph> = None;
    let mut spaced = false;
    for glyph in &kept {
        if glyph.char.is_whitespace() {
            spaced = true;
            continue;
        }
        if after.is_some_and(|before| is_gap(before, glyph, line.right, spaced)) {
            line.text.push(' ');
        }
        line.text.push(glyph.char);
        line.right = line.right.max(glyph.right);
        // Most of a line stands lower than what is raised.
        line.base = line.base.max(glyph.base);
        after = Some(glyph);
        spaced = false;
    }
    Some(line)
}

fn is_printed_twice(before: &[Glyph], glyph: &Glyph) -> bool {
    let near = glyph.size.max(glyph.right - glyph.left) / 5;
    let recent = before.iter().rev().take(8);
    recent
        .take_while(|other| glyph.left - other.left <= near)
        .any(|other| other.char == glyph.char && (glyph.base - other.base).abs() <= near)
}

/// Whether there is a space between two characters, the line before them ending at `end`.
fn is_gap(before: &Glyph, glyph: &Glyph, end: i32, spaced: bool) -> bool {
    let size = before.size.max(glyph.size);
    let gap = glyph.left - end;
    let narrow = |c: char| c.is_ascii_alphanumeric();
    if narrow(before.char) && narrow(glyph.char) {
        // Spaces are drawn, or the place of the next word is set.
        return gap > size / 5 || spaced && gap > size / 10;
    }
    // Chinese characters stand apart from figures by a quarter, and further in lines that are
    // spread over the width of the page.
    gap > size * 4 / 5 || spaced && gap > size / 5
}

/// Whether words may not be parted from those before them: what is between two letters of the
/// Latin alphabet is a space.
pub(super) fn joint(before: &str, after: &str) -> &'static str {
    let letter = |c: char| c.is_ascii_alphabetic();
    let word = |c: char| letter(c) || matches!(c, ',' | '.' | ';' | ')');
    if before.ends_with(word) && after.starts_with(letter) {
        " "
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str, left: i32, base: i32) -> Vec<Glyph> {
        let mut left = left;
        let mut glyphs = Vec::new();
        for char in text.chars() {
            let width = if char.is_ascii() { 500 } else { 1000 };
            glyphs.push(Glyph {
                char,
                left,
                right: left + width,
                base,
                size: 1000,
                turn: 0,
            });
            left += width;
        }
        glyphs
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn what_is_printed_twice_is_read_once() {
        let mut bold = glyphs("上海11.00万", 0, 0);
        bold.extend(glyphs("上海11.00万", 30, 20));
        assert_eq!(texts(bold), ["上海11.00万"]);
    }

    #[test]
    fn lines_follow_from_the_places() {
        let mut page = glyphs("第二行", 0, 2000);
        page.extend(glyphs("行", 2000, 1010));
        page.extend(glyphs("第一", 0, 1000));
        page.extend(glyphs("远处", 7000, 1000));
        assert_eq!(texts(page), ["第一行 远处", "第二行"]);
    }

    #[test]
    fn spaces_part_words_and_figures() {
        assert_eq!(texts(glyphs("a b", 0, 0)), ["a b"]);
        assert_eq!(texts(glyphs("12 万元", 0, 0)), ["12 万元"]);
        let mut set = glyphs("共", 0, 0);
        set.extend(glyphs("12", 1250, 0));
        set.extend(glyphs("万", 2500, 0));
        assert_eq!(texts(set), ["共12万"]);
        assert_eq!(joint("total", "of"), " ");
        assert_eq!(joint("12", "34"), "");
        assert_eq!(joint("预算", "a"), "");
    }
}
