//! The text as the grammar reads it.
//!
//! Documents write the same thing in many ways: full-width digits and punctuation, spaces between
//! characters, line ends inside a paragraph. A [`Folded`] passage writes them all in one way and
//! leads every position back to the source.

use std::ops::Range;

use super::SourceText;
use crate::range::TextRange;

/// A passage in one way of writing: ASCII for what has a full-width twin, simplified for the
/// traditional characters of the grammar, no white space beside Chinese, one `\n` for each break
/// between paragraphs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    text: String,
    /// Where stretches of `text` come from, in order; the first begins at 0.
    stretches: Vec<Stretch>,
    end: u32,
}

/// Folded bytes that come from source bytes one after the other.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// Its first byte in the folded text.
    at: u32,
    /// Its first byte in the source.
    start: u32,
    /// For so many of its first bytes [`WIDE`] source bytes stand, for the others one.
    wide: u32,
}

/// How many bytes a full-width character has that becomes ASCII.
const WIDE: u32 = 3;

impl Stretch {
    /// The source of a folded byte behind its start, and how many bytes stand for it.
    const fn origin(self, at: u32) -> (u32, u32) {
        let behind = at - self.at;
        if behind < self.wide {
            (self.start + behind * WIDE, WIDE)
        } else {
            (self.start + self.wide * (WIDE - 1) + behind, 1)
        }
    }
}

impl Folded {
    pub(crate) fn new(source: &SourceText, range: TextRange) -> Self {
        let mut folded = Self::default();
        folded.read(source, range);
        folded
    }

    /// Takes another passage in the place of what it holds.
    pub(crate) fn read(&mut self, source: &SourceText, range: TextRange) {
        self.read_around(source, range, &[]);
    }

    /// The same without the paragraphs that lie in some places, which are in order.
    pub(crate) fn read_around(
        &mut self,
        source: &SourceText,
        range: TextRange,
        others: &[TextRange],
    ) {
        self.text.clear();
        self.stretches.clear();
        self.text.reserve(range.len() as usize);
        self.end = range.end();
        let mut folding = Folding {
            folded: self,
            gap: Gap::None,
        };
        let traditional = source.is_traditional();
        let mut others = others.iter().peekable();
        for paragraph in source.paragraphs(range) {
            while others.next_if(|it| it.end() <= paragraph.start()).is_some() {}
            if others.peek().is_some_and(|it| it.overlaps(paragraph)) {
                continue;
            }
            folding.gap = Gap::Break(paragraph.start());
            folding.paragraph(source.slice(paragraph), paragraph.start(), traditional);
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How much of the folded text comes from before a place that it leaves out.
    pub(crate) fn before(&self, at: u32) -> usize {
        let next = self.stretches.partition_point(|it| it.start < at);
        self.stretches
            .get(next)
            .map_or(self.text.len(), |it| it.at as usize)
    }

    /// The source of a range of the folded text, from its first character to its last.
    pub(crate) fn source(&self, range: Range<usize>) -> TextRange {
        if range.start >= self.text.len() {
            return TextRange::new(self.end, self.end);
        }
        // The first stretch begins at 0.
        let behind = |at: usize| self.stretches.partition_point(|it| it.at as usize <= at);
        let next = behind(range.start);
        let start = self.stretches[next - 1].origin(range.start as u32).0;
        if range.is_empty() {
            return TextRange::new(start, start);
        }
        let last = range.end.min(self.text.len()) - 1;
        // Most ranges lie in one stretch.
        let next = match self.stretches.get(next) {
            Some(stretch) if stretch.at as usize <= last => behind(last),
            _ => next,
        };
        let (end, width) = self.stretches[next - 1].origin(last as u32);
        TextRange::new(start, (end + width).max(start))
    }
}

/// A passage that is being folded.
struct Folding<'a> {
    folded: &'a mut Folded,
    gap: Gap,
}

impl Folding<'_> {
    fn paragraph(&mut self, words: &str, start: u32, traditional: bool) {
        let bytes = words.as_bytes();
        let mut plain = 0;
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                0x21..0x7F => {
                    at += 1;
                    continue;
                }
                // Most Chinese characters.
                0xE4..=0xE9 if !traditional => {
                    at += 3;
                    continue;
                }
                // 、。《》
                0xE3 if matches!(bytes[at + 1..], [0x80, 0x81..=0x8F, ..]) => {
                    at += 3;
                    continue;
                }
                _ => {}
            }
            let Some(found) = words[at..].chars().next() else {
                break;
            };
            let next = at + found.len_utf8();
            if found.is_whitespace() {
                self.copy(&words[plain..at], start + plain as u32);
                self.gap = self.gap.with(found, start + at as u32);
                plain = next;
            } else {
                let mut folded = fold(found);
                if traditional && folded == found {
                    folded = simplified(found);
                }
                if folded != found {
                    self.copy(&words[plain..at], start + plain as u32);
                    self.push(folded, start + at as u32);
                    plain = next;
                }
            }
            at = next;
        }
        self.copy(&words[plain..], start + plain as u32);
    }

    /// Takes over words as they are.
    fn copy(&mut self, words: &str, start: u32) {
        let Some(&first) = words.as_bytes().first() else {
            return;
        };
        self.fill_gap(first);
        self.stretch(start, false);
        self.folded.text.push_str(words);
    }

    /// Takes over a character of three bytes in another way of writing.
    fn push(&mut self, folded: char, start: u32) {
        self.fill_gap(if folded.is_ascii() { folded as u8 } else { 0 });
        self.stretch(start, folded.is_ascii());
        self.folded.text.push(folded);
    }

    /// Writes what the white space before a character comes to.
    fn fill_gap(&mut self, next: u8) {
        let text = self.folded.text.as_bytes();
        let (filled, start) = match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::Break(start) if !text.is_empty() => ('\n', start),
            Gap::Space(start)
                if next.is_ascii_alphabetic()
                    && text.last().is_some_and(u8::is_ascii_alphanumeric) =>
            {
                (' ', start)
            }
            _ => return,
        };
        self.stretch(start, false);
        self.folded.text.push(filled);
    }

    /// What is written next comes from here.
    fn stretch(&mut self, start: u32, is_wide: bool) {
        let at = self.folded.text.len() as u32;
        if let Some(last) = self.folded.stretches.last_mut()
            && last.origin(at).0 == start
            && (!is_wide || last.at + last.wide == at)
        {
            last.wide += u32::from(is_wide);
            return;
        }
        self.folded.stretches.push(Stretch {
            at,
            start,
            wide: u32::from(is_wide),
        });
    }
}

#[derive(Clone, Copy)]
enum Gap {
    None,
    Space(u32),
    /// A line end inside a paragraph.
    Line,
    /// The end of a paragraph.
    Break(u32),
}

impl Gap {
    fn with(self, found: char, at: u32) -> Self {
        match (self, found) {
            // A line end inside a paragraph is not even a space.
            (Self::None | Self::Space(_), '\n' | '\r') => Self::Line,
            (Self::None, _) => Self::Space(at),
            (gap, _) => gap,
        }
    }
}

/// The one way of writing a character.
pub(crate) fn fold(found: char) -> char {
    match found {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(found as u32 - 0xFEE0).unwrap_or(found),
        '︰' | '∶' => ':',
        '−' | '﹣' => '-',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        _ => found,
    }
}

/// Traditional characters in the words of the grammar, in order, and their simplified twins.
const TRADITIONAL: &str = "\
    並併係個備債價儀億償內別劃動務勵區員單國圓圖執報場學實審專層屬廠廳張後從應戶撥據擬數於時\
    暫書會條業構標機檢歲歷決淨減濟為無營獎產畫療發確礎稅種節範約級組結給經維編緩練縣總績續臺\
    與萬處號衛補計訓設詢詳請諮護負財貸費貼資購車較輛轉辦農運過達還鄉醫鎮長開間關陸階際雲電項\
    須預額類餘館齡";
const SIMPLIFIED: &str = "\
    并并系个备债价仪亿偿内别划动务励区员单国圆图执报场学实审专层属厂厅张后从应户拨据拟数于时\
    暂书会条业构标机检岁历决净减济为无营奖产划疗发确础税种节范约级组结给经维编缓练县总绩续台\
    与万处号卫补计训设询详请咨护负财贷费贴资购车较辆转办农运过达还乡医镇长开间关陆阶际云电项\
    须预额类余馆龄";

/// Whether a text is written in traditional characters: it soon says 預, 費 or 編.
pub(super) fn is_traditional(text: &str) -> bool {
    const SOON: usize = 1 << 14;
    let bytes = text.as_bytes();
    bytes[..bytes.len().min(SOON)].windows(3).any(|it| {
        matches!(
            it,
            [0xE9, 0xA0, 0x90] | [0xE8, 0xB2, 0xBB] | [0xE7, 0xB7, 0xA8]
        )
    })
}

/// The simplified twin of a traditional character of the grammar.
fn simplified(found: char) -> char {
    /// Every character of the tables has three bytes.
    const WIDTH: usize = 3;
    let nth = |table: &'static str, at: usize| &table.as_bytes()[at * WIDTH..(at + 1) * WIDTH];
    let mut bytes = [0; 4];
    let wanted = found.encode_utf8(&mut bytes).as_bytes();
    let (mut low, mut high) = (0, TRADITIONAL.len() / WIDTH);
    while low < high {
        let middle = low + (high - low) / 2;
        match nth(TRADITIONAL, middle).cmp(wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => {
                let twin = SIMPLIFIED.get(middle * WIDTH..(middle + 1) * WIDTH);
                return twin.and_then(|twin| twin.chars().next()).unwrap_or(found);
            }
        }
    }
    found
}

/// Words as a reader would copy them: line breaks and the spaces beside them taken out, other
/// white space as one space.
pub(crate) fn words(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut gap = Gap::None;
    loop {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if end > 0 {
            if matches!(gap, Gap::Space(_)) && !kept.is_empty() {
                kept.push(' ');
            }
            gap = Gap::None;
            kept.push_str(&rest[..end]);
        }
        rest = &rest[end..];
        let Some(found) = rest.chars().next() else {
            return kept;
        };
        gap = gap.with(found, 0);
        rest = &rest[found.len_utf8()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> (SourceText, Folded) {
        let source = SourceText::from_text(text).unwrap();
        let whole = TextRange::of(0..source.text().len());
        let folded = Folded::new(&source, whole);
        (source, folded)
    }

    #[test]
    fn one_way_of_writing() {
        let (_, folded) =
            folded("１．购书费 ２，０００．５０ 万元 ，\r\n　 其中（一） GB 18030 版 A B");
        assert_eq!(folded.text(), "1.购书费2,000.50万元,\n其中(一)GB18030版A B");
    }

    #[test]
    fn traditional_words_are_simplified() {
        let (source, folded) = folded("基本工作維持費２,000千\n\u{3000}元，較上年度減列78千元");
        assert_eq!(folded.text(), "基本工作维持费2,000千元,较上年度减列78千元");
        let at = folded.text().find("2,000千元").unwrap();
        let range = folded.source(at..at + "2,000千元".len());
        assert_eq!(source.slice(range), "２,000千\n\u{3000}元");
        let twins: Vec<char> = TRADITIONAL.chars().collect();
        assert!(twins.is_sorted());
        assert_eq!(TRADITIONAL.len(), SIMPLIFIED.len());
        assert!(
            TRADITIONAL
                .chars()
                .chain(SIMPLIFIED.chars())
                .all(|c| c.len_utf8() == 3)
        );
    }

    #[test]
    fn every_range_leads_back() {
        let (source, folded) = folded("购书费 ２，０００ 万元 ，\n其中");
        let at = folded.text().find("2,000万元").unwrap();
        let range = folded.source(at..at + "2,000万元".len());
        assert_eq!(source.slice(range), "２，０００ 万元");
        let whole = folded.source(0..folded.text().len());
        assert_eq!(source.slice(whole), source.text());
        let word = folded.source(0.."购书费".len());
        assert_eq!(source.slice(word), "购书费");
    }

    #[test]
    fn quoted_words_lose_only_their_line_breaks() {
        assert_eq!(words("支\n持商业 街区"), "支持商业 街区");
    }
}
