//! Which line ends end a paragraph.
//!
//! Text that was taken from pages is cut into lines of one width, wherever a word or a number
//! happens to stand. There a line end ends a paragraph only where the line is shorter than the
//! page, or ends a sentence. Text that was never set in lines has a paragraph on each.

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
/// So few lines say nothing about the width of a page, unless it is a sheet's.
const FEWEST: usize = 5;
const FEW: usize = 2;
/// The columns of a sheet of paper, and of one with small letters or on its side.
const SHEET: std::ops::RangeInclusive<usize> = 56..=100;
const WIDE_SHEET: std::ops::RangeInclusive<usize> = 101..=128;

/// A column of a table that holds prose is at most so wide, a page of its own.
const COLUMN: usize = 128;

const SENTENCE_ENDS: [char; 8] = ['。', '！', '？', '；', '：', ';', '!', '?'];

/// The paragraphs of a text: every byte is in one, blank lines with the paragraph before them.
/// In text in `traditional` characters a narrow column is a page as well.
pub(super) fn paragraphs(text: &str, traditional: bool) -> Vec<TextRange> {
    let page = page_width(text, traditional);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| {
            next.words.is_empty()
                || !(is_row(line.words) || is_row(next.words))
                    && (cuts_a_number(line.words, next.words)
                        || page.is_some_and(|page| goes_on(&line, next, page)))
        });
        if !goes_on {
            paragraphs.push(TextRange::new(start, line.end));
            start = line.end;
        }
    }
    paragraphs
}

/// The width of the page, where the text is set in lines.
fn page_width(text: &str, traditional: bool) -> Option<usize> {
    Widths::of(text).page(traditional)
}

struct Line<'a> {
    words: &'a str,
    /// Its words and the space before them.
    set: &'a str,
    /// Where it ends in the text, its line end included.
    end: u32,
}

impl Line<'_> {
    /// Columns: two for a Chinese character, one for others; those before its words included. More
    /// than the widest page are not counted to their end.
    fn width(&self) -> usize {
        /// So many bytes have no fewer columns than that: a character of four bytes has two.
        const MANY: usize = 2 * Widths::WIDEST;
        /// So many bytes have no more columns than one byte counts.
        const FEW: usize = 112;
        // A byte that goes on with a character adds nothing.
        let columns = |byte: &u8| u8::from(*byte as i8 >= -0x40) + u8::from(*byte >= 0xC0);
        let bytes = self.set.as_bytes();
        let few = bytes[..bytes.len().min(MANY)].chunks(FEW);
        few.map(|bytes| usize::from(bytes.iter().map(columns).sum::<u8>()))
            .sum()
    }

    /// Whether it ends in the middle of a sentence.
    fn breaks_off(&self) -> bool {
        !self.words.is_empty() && !self.words.ends_with(SENTENCE_ENDS)
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len() as u32;
        let line = line.trim_end();
        Some(Line {
            words: line.trim_start(),
            set: line,
            end: *end,
        })
    })
}

/// How many lines of a text have which width.
struct Widths {
    all: [u32; Self::WIDEST + 1],
    /// Those that break off in the middle of a sentence.
    cut: [u32; Self::WIDEST + 1],
    /// Whether the last line is one of those.
    ends_cut: bool,
}

impl Widths {
    /// Wider lines are counted here: no page is as wide.
    const WIDEST: usize = 400;

    fn of(text: &str) -> Self {
        let mut widths = Self {
            all: [0; Self::WIDEST + 1],
            cut: [0; Self::WIDEST + 1],
            ends_cut: false,
        };
        let is_set = |line: &Line<'_>| !line.words.is_empty() && !is_row(line.words);
        let mut lines = lines(text).filter(is_set).peekable();
        while let Some(line) = lines.next() {
            let width = line.width().min(Self::WIDEST);
            widths.all[width] += 1;
            widths.ends_cut = line.breaks_off();
            // A long number that did not fit stands on the next line.
            let number = lines.peek().map_or(0, |next| figure_len(next.words));
            let width = (width + number).min(Self::WIDEST);
            widths.cut[width] += u32::from(widths.ends_cut);
        }
        widths
    }

    fn from(counts: &[u32; Self::WIDEST + 1], width: usize) -> usize {
        counts[width..].iter().map(|count| *count as usize).sum()
    }

    /// The width of the page, where the text is set in lines.
    fn page(&self, traditional: bool) -> Option<usize> {
        // A few lines may stick out: headers of tables, addresses.
        let mut wider = Self::from(&self.all, NARROWEST) / 50;
        let mut page = Self::WIDEST;
        while let Some(rest) = wider.checked_sub(self.all[page] as usize) {
            wider = rest;
            page -= 1;
            if page < NARROWEST {
                return None;
            }
        }
        let full = page - FREE;
        let long = Self::from(&self.all, NARROWEST.max(page / 2));
        let set = Self::from(&self.all, NARROWEST.max(full));
        let cut = Self::from(&self.cut, full);
        // On a wide one all long lines that break off must be full.
        let all_full = || Self::from(&self.cut, page / 2) == cut;
        let is_sheet = SHEET.contains(&page) || WIDE_SHEET.contains(&page) && all_full();
        let is_many = cut >= FEWEST || cut >= FEW && is_sheet;
        let is_set = is_many && set * 100 >= long * OFTEN_FULL && cut * 100 >= set * OFTEN_CUT;
        // All lines of a narrow column that break off are full.
        let breaking_off = Self::from(&self.cut, 0) - usize::from(self.ends_cut);
        let is_column = traditional && page <= COLUMN && cut > 0 && cut >= breaking_off;
        (page < Self::WIDEST && is_set || is_column).then_some(page)
    }
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
    let is_full = line.width() + FREE.max(word + 2) >= page;
    is_full && line.breaks_off() && !is_numbered(next.words)
}

/// How long the number with separators or a fraction is that begins some words.
fn figure_len(words: &str) -> usize {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let number = words.len() - words.trim_start_matches(is_figure).len();
    let has_fraction = words[..number].ends_with(|c: char| c.is_ascii_digit())
        && words[..number].contains(['.', ',']);
    if has_fraction { number } else { 0 }
}

/// A row of a table has a TAB between its cells and is a paragraph of its own.
fn is_row(words: &str) -> bool {
    words.as_bytes().contains(&b'\t')
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
        let paragraphs = paragraphs(text, false);
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
    fn a_short_text_may_be_set_in_lines() {
        let page = "六、年度预算安排\n\
                    项目总金额2,418万元，根据合同约定分四次支付：第一季度604.5万元，第\n\
                    二季度604.5万元，第三季度604.5万元，第四季度604.5万元。\n\
                    从支出内容看，道路清扫保洁1,386万元，绿化养护642万元，垃圾分类驳运\n\
                    390万元。\n";
        assert_eq!(read(page).len(), 3, "{:?}", read(page));
        // 120 columns.
        let wide = "六、年度预算安排\n\
                    2022年项目预算共计1,356.80万元，其中：走航监测服务费298.00万元，用于全年开展走航监测40次；扬尘在线监测设备运维费\n\
                    412.60万元，用于103个点位运维，每个点位4.006万元；机动车尾气遥感监测186.20万元；挥发性有机物源清单编制160.00万元；空气自\n\
                    动监测站运行300.00万元。\n";
        assert_eq!(read(wide).len(), 2, "{:?}", read(wide));
        let rows =
            "六、年度预算安排\n共需资金九十万元，具体安排如下：\n宣传费三十万元\n活动费六十万元\n";
        assert_eq!(read(rows).len(), 4, "{:?}", read(rows));
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
