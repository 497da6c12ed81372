//! What a page carries besides its text: running heads and numbers of pages.

use std::collections::BTreeMap;
use std::ops::Range;

use super::geometry::UNITS;
use super::layout::{Item, Layout};
use super::line::Line;

/// Of a page's height, so much above and below may hold them: one part in so many.
const MARGIN: i32 = 8;
/// A running head stands nearer to the edge.
fn head_margin(height: i32) -> i32 {
    /// One part of the height in so many.
    const MARGIN: i32 = 12;
    /// On small pages, so much.
    const LEAST: i32 = 60 * UNITS;
    (height / MARGIN).max(LEAST)
}

/// So many lines at each end of a page are looked at.
const DEEP: usize = 3;
/// A running head is on so many pages at least, and on one page in so many.
const OFTEN: usize = 3;
const ONE_IN: usize = 4;
/// In a file of so few pages it is on two.
const FEW: usize = 5;
/// Heads are this near to where they are on other pages.
const NEAR: i32 = 600;

/// Takes running heads and numbers of pages off the pages.
pub(super) fn clear(pages: &mut [Layout]) {
    let heads = heads(pages);
    let numbered = numbers(pages);
    let total = pages.len();
    let least = if total <= FEW { 2 } else { OFTEN };
    let often = least.max(total / ONE_IN);
    for (nth, page) in pages.iter_mut().enumerate() {
        let titles = titles(page);
        let size = size(page);
        let (width, height) = (page.width, page.height);
        let is_furniture = |item: &Item| {
            let Item::Line(line) = item else { return false };
            let head = Head::of(line, height);
            let is_near = line.base < head_margin(height);
            // Heads change with the chapters. What is larger than the text may be a title that
            // several pages have.
            let often = if line.size <= size { least } else { often };
            let is_head = heads.get(&head).is_some_and(|pages| *pages >= often)
                || is_near && titles.contains(&head.words);
            let is_number = number(&line.text).is_some_and(|number| {
                let is_of = number.of == Some(total as i64) && number.value == nth as i64 + 1;
                let is_alone = number.value == nth as i64 + 1
                    && line.base > height - height / MARGIN
                    && (line.left + line.right - width).abs() < 2 * line.size;
                let is_next = numbered.contains(&(number.value - nth as i64));
                number.is_marked || is_of || is_alone || is_next
            });
            is_head || is_number
        };
        // What stands further from the edge than text is text.
        let (above, below) = outer(page);
        let items = &page.items;
        let first = items[above]
            .iter()
            .take_while(|it| is_furniture(it))
            .count();
        let last = items[below]
            .iter()
            .rev()
            .take_while(|it| is_furniture(it))
            .count();
        page.items.truncate(items.len() - last);
        page.items.drain(..first);
    }
}

/// Where a head stands and what it says, figures apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    words: String,
    place: i32,
}

impl Head {
    fn of(line: &Line, height: i32) -> Self {
        let words = line.text.chars().filter(|c| !c.is_whitespace());
        let words = words.map(|c| if c.is_ascii_digit() { '0' } else { c });
        // From the nearer edge: pages may differ in height.
        let place = if line.base < height / 2 {
            line.base
        } else {
            line.base - height
        };
        Self {
            words: words.collect(),
            place: place / NEAR,
        }
    }
}

/// The size of most lines of a page.
fn size(page: &Layout) -> i32 {
    let lines = page.items.iter().flat_map(|item| match item {
        Item::Line(line) => std::slice::from_ref(line),
        Item::Row(row) => row.cells.first().map_or(&[][..], |cell| &cell.lines),
    });
    let mut sizes: Vec<i32> = lines.map(|line| line.size).collect();
    sizes.sort_unstable();
    let middle = sizes.len().saturating_sub(1) / 2;
    sizes.get(middle).copied().unwrap_or(0)
}

/// What the lines below a page's head say: a title may stand above the text once more.
fn titles(page: &Layout) -> Vec<String> {
    let lines = page.items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        Item::Row(_) => None,
    });
    lines
        .filter(|line| line.base >= head_margin(page.height))
        .take(DEEP)
        .map(|line| Head::of(line, page.height).words)
        .collect()
}

/// The lines near the ends of a page, by their number among its items.
fn outer(page: &Layout) -> (Range<usize>, Range<usize>) {
    let margin = page.height / MARGIN;
    let line = |item: &&Item| match item {
        Item::Line(line) => Some((line.base, line.base - line.size)),
        Item::Row(_) => None,
    };
    let is_above = |item: &&Item| line(item).is_some_and(|(base, _)| base < margin);
    let is_below = |item: &&Item| line(item).is_some_and(|(_, top)| top > page.height - margin);
    let items = page.items.iter();
    let above = items.clone().take(DEEP).take_while(is_above).count();
    let below = items.rev().take(DEEP).take_while(is_below).count();
    let below = page.items.len().saturating_sub(below).max(above);
    (0..above, below..page.items.len())
}

/// On how many pages each line near an end of the page stands.
fn heads(pages: &[Layout]) -> BTreeMap<Head, usize> {
    let mut heads = BTreeMap::new();
    for page in pages {
        let mut own: Vec<Head> = Vec::new();
        let (above, below) = outer(page);
        for item in above.chain(below).map(|at| &page.items[at]) {
            let Item::Line(line) = item else { continue };
            // A unit above a table says what the figures below it are.
            let is_said = line.text.contains('元') || line.text.contains("单位");
            let head = Head::of(line, page.height);
            let margin = head_margin(page.height);
            let is_near = line.base < margin || line.base > page.height - margin;
            if !is_said
                && is_near
                && !own.contains(&head)
                && head.words.contains(|c: char| c != '0')
            {
                own.push(head);
            }
        }
        for head in own {
            *heads.entry(head).or_insert(0) += 1;
        }
    }
    heads
}

/// How far the printed numbers of pages are from the counted ones, where two agree.
fn numbers(pages: &[Layout]) -> Vec<i64> {
    let mut seen: BTreeMap<i64, usize> = BTreeMap::new();
    for (nth, page) in pages.iter().enumerate() {
        let (above, below) = outer(page);
        for item in above.chain(below).map(|at| &page.items[at]) {
            let Item::Line(line) = item else { continue };
            if let Some(number) = number(&line.text) {
                *seen.entry(number.value - nth as i64).or_insert(0) += 1;
            }
        }
    }
    let mut agreed: Vec<i64> = seen
        .into_iter()
        .filter(|(_, pages)| *pages > 1)
        .map(|(by, _)| by)
        .collect();
    agreed.sort_unstable();
    agreed
}

/// Whether a line is a page's number, with signs or words around it.
pub(super) fn is_number(text: &str) -> bool {
    number(text).is_some_and(|number| number.is_marked)
}

struct Number {
    value: i64,
    /// How many pages there are, as it says.
    of: Option<i64>,
    /// Whether signs or words around it tell it from other numbers.
    is_marked: bool,
}

/// The number that a line consists of: 3, - 3 -, 第3页 共12页, 3/12, Page 3 of 12.
fn number(text: &str) -> Option<Number> {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = text.len();
    for word in ["Page", "page", "of"] {
        text = text.replace(word, "/");
    }
    let around = [
        '-', '—', '–', '－', '一', '·', '•', '~', '～', '第', '页', '共', '/', '|', '，', ',',
    ];
    let figures = text.trim_matches(around);
    let mut parts = figures.split(around).filter(|part| !part.is_empty());
    let (first, second) = (parts.next()?, parts.next());
    let whole = figures
        .chars()
        .all(|c| c.is_ascii_digit() || around.contains(&c));
    // Documents of more than a few thousand pages are not printed.
    if !whole || first.len() > 4 || figures.contains(',') {
        return None;
    }
    let said =
        text.contains('页') || text.starts_with(['-', '—', '–', '－', '/', '·', '•', '~', '～']);
    Some(Number {
        value: first.parse().ok()?,
        of: second.and_then(|number| number.parse().ok()),
        is_marked: said && figures.len() < bare,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, i32)]) -> Layout {
        let line = |(text, base): &(&str, i32)| {
            Item::Line(Line {
                left: 0,
                right: 1000,
                base: *base,
                size: 1000,
                text: (*text).to_owned(),
                column: 0,
            })
        };
        Layout {
            width: 60_000,
            height: 84_000,
            items: lines.iter().map(line).collect(),
        }
    }

    fn texts(page: &Layout) -> Vec<&str> {
        let mut texts = Vec::new();
        for item in &page.items {
            if let Item::Line(line) = item {
                texts.push(line.text.as_str());
            }
        }
        texts
    }

    #[test]
    fn heads_and_numbers_go_and_text_stays() {
        let mut pages: Vec<Layout> = (1..=4)
            .map(|nth| {
                let number = nth.to_string();
                page(&[
                    ("某某局2025年部门预算", 4000),
                    ("单位：万元", 6000),
                    (if nth == 2 { "5" } else { "正文" }, 40_000),
                    (&number, 81_000),
                ])
            })
            .collect();
        clear(&mut pages);
        assert_eq!(texts(&pages[0]), ["单位：万元", "正文"]);
        assert_eq!(texts(&pages[1]), ["单位：万元", "5"]);
    }

    #[test]
    fn a_figure_alone_at_the_end_of_a_page_stays() {
        let mut pages = vec![
            page(&[("合计", 40_000), ("12", 81_000)]),
            page(&[("甲", 4000), ("7", 81_000)]),
        ];
        clear(&mut pages);
        assert_eq!(texts(&pages[0]), ["合计", "12"]);
        let mut one = vec![page(&[("正文", 40_000), ("- 1 -", 81_000)])];
        clear(&mut one);
        assert_eq!(texts(&one[0]), ["正文"]);
    }

    #[test]
    fn numbers_of_pages_are_told_from_others() {
        for (text, value) in [
            ("3", Some((3, false))),
            ("- 3 -", Some((3, true))),
            ("—3—", Some((3, true))),
            ("第 3 页 共 12 页", Some((3, true))),
            ("3/12", Some((3, false))),
            ("Page 3 of 12", Some((3, true))),
            ("3.00", None),
            ("1,234", None),
            ("12345", None),
            ("3万元", None),
            ("", None),
        ] {
            let read = number(text).map(|number| (number.value, number.is_marked));
            assert_eq!(read, value, "{text}");
        }
    }
}
