//! Which line ends end a paragraph.
//!
//! Text that was taken from pages is cut into lines of one width, wherever a word or a number
//! happens to stand. There a line end ends a paragraph only where the line is shorter than the
//! page, or ends a sentence. Text that was never set in lines has a paragraph on each.

use crate::order;
use crate::range::TextRange;

/// Text in lines shorter than this many columns is not taken for set in lines.
const NARROWEST: usize = 24;
/// A line is full when at most this many columns are free, two characters and the stop that may
/// not begin the next line; or when the number or word that begins the next line did not fit.
const FREE: usize = 6;
/// Of the lines longer than half a page, so many in a hundred must be full.
const OFTEN_FULL: usize = 20;
/// Of the full lines, so many in a hundred must break off in the middle of a sentence.
const OFTEN_CUT: usize = 60;
/// So few lines say nothing about the width of a page.
const FEWEST: usize = 5;

const SENTENCE_ENDS: [char; 8] = ['。', '！', '？', '；', '：', ';', '!', '?'];

/// The paragraphs of a text: every byte is in one, blank lines with the paragraph before them.
pub(super) fn paragraphs(text: &str) -> Vec<TextRange> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let page = page_width(&lines);
    let mut paragraphs = Vec::with_capacity(lines.len());
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        let goes_on = lines.get(at + 1).is_some_and(|next| {
            next.words.is_empty()
                || cuts_a_number(line.words, next.words)
                || page.is_some_and(|page| goes_on(line, next, page))
        });
        if !goes_on {
            paragraphs.push(TextRange::new(start, line.end));
            start = line.end;
        }
    }
    paragraphs
}

struct Line<'a> {
    words: &'a str,
    /// Columns: two for a Chinese character, one for others.
    width: usize,
    /// Where it ends in the text, its line end included.
    end: u32,
}

impl Line<'_> {
    /// Whether it ends in the middle of a sentence.
    fn breaks_off(&self) -> bool {
        !self.words.is_empty() && !self.words.ends_with(SENTENCE_ENDS)
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len() as u32;
        let words = line.trim();
        let width = words
            .chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum();
        Some(Line {
            words,
            width,
            end: *end,
        })
    })
}

/// The width of the page, where the text is set in lines.
fn page_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = lines
        .iter()
        .map(|line| line.width)
        .filter(|width| *width >= NARROWEST)
        .collect();
    order::sort(&mut widths, usize::cmp);
    // A few lines may stick out: headers of tables, addresses.
    let page = *widths.get(widths.len().checked_sub(1 + widths.len() / 50)?)?;
    let full = page.saturating_sub(FREE);
    let long = widths.len() - widths.partition_point(|width| *width < page / 2);
    let set = widths.len() - widths.partition_point(|width| *width < full);
    let cut = lines
        .iter()
        .filter(|line| line.width >= full && line.breaks_off());
    let cut = cut.count();
    let is_set = cut >= FEWEST && set * 100 >= long * OFTEN_FULL && cut * 100 >= set * OFTEN_CUT;
    is_set.then_some(page)
}

/// Whether a paragraph goes on from one line to the next in text that is set in lines.
fn goes_on(line: &Line<'_>, next: &Line<'_>, page: usize) -> bool {
    let unbroken = |c: &char| c.is_ascii_graphic() && !matches!(c, '(' | ')' | ';' | ':');
    let word: String = next.words.chars().take_while(unbroken).collect();
    // An amount begins no paragraph: it belongs to the words before it.
    let is_amount = word.ends_with(|c: char| c.is_ascii_digit())
        && next.words[word.len()..].starts_with(['万', '亿', '元']);
    let word = if is_amount { page / 2 } else { word.len() };
    // The last place is the stop's or the unit's that may not be parted from the number.
    let is_full = line.width + FREE.max(word + 2) >= page;
    is_full && line.breaks_off() && !is_numbered(next.words)
}

/// 一、 and （一） begin a heading or an item, however full the line above them is.
fn is_numbered(words: &str) -> bool {
    const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let number = words.trim_start_matches(['（', '(']);
    let rest = number.trim_start_matches(NUMBERS);
    rest.len() < number.len() && rest.starts_with(['、', '）', ')'])
}

/// 29,381.00万/元 and 7/8,112千元: no paragraph ends in the middle of an amount.
fn cuts_a_number(line: &str, next: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    line.ends_with(['万', '亿', '千']) && next.starts_with('元')
        || line.ends_with(|c: char| c.is_ascii_digit())
            && (next.starts_with(['万', '亿', '元'])
                || next.starts_with([',', '.'])
                    && next[1..].starts_with(|c: char| c.is_ascii_digit()))
        || line.ends_with([',', '.'])
            && line[..line.len() - 1].ends_with(figure)
            && next.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let paragraphs = paragraphs(text);
        let pieces: Vec<&str> = paragraphs
            .iter()
            .map(|range| &text[range.to_usize()])
            .collect();
        assert_eq!(pieces.concat(), text, "every byte is in a paragraph");
        pieces.into_iter().map(str::trim_end).collect()
    }

    #[test]
    fn text_in_lines_is_put_together() {
        let page = "图书馆流动书车全年开往各个乡镇和村庄，方便读\n\
                    者在家门口借书还书，共计安排资金三万元，其中\n\
                    燃油费12,345.00万\n\
                    元，维修费一万元，保险费五千元，其余用于车辆\n\
                    年检和驾驶员的培训，由图书馆统一安排使用并接\n\
                    受监督。\n\
                    第二段从这里开始，到这里为止。\n\
                    全文完毕以后再加一些字使得这一行也是满的一行\n\
                    结束。\n";
        assert_eq!(read(page).len(), 3, "{:?}", read(page));
        assert!(read(page)[0].ends_with("受监督。"));
    }

    #[test]
    fn text_that_was_never_set_has_a_paragraph_a_line() {
        let text = "一、项目名称\n\n流动书车\n二、立项依据\n很长的一段话没有在任何地方被切断，因为它从来没有排进过某个宽度的版面\n短句\n";
        assert_eq!(
            read(text),
            [
                "一、项目名称",
                "流动书车",
                "二、立项依据",
                "很长的一段话没有在任何地方被切断，因为它从来没有排进过某个宽度的版面",
                "短句"
            ]
        );
    }

    #[test]
    fn nothing_is_one_paragraph_of_nothing() {
        assert_eq!(read(""), Vec::<&str>::new());
        assert_eq!(read("\n\n甲\n"), ["", "甲"]);
    }
}
