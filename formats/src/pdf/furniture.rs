//! What a page carries besides its text: running heads and numbers of pages.

use std::collections::BTreeMap;

use super::layout::{Item, Layout};
use super::line::Line;

/// Of a page's height, so much above and below may hold them: one part in so many.
const MARGIN: i32 = 8;
/// A running head stands nearer to the edge: one part in so many.
const HEAD_MARGIN: i32 = 12;
/// So many lines at each end of a page are looked at.
const DEEP: usize = 3;
/// A running head is on so many pages at least, and on one page in so many.
const OFTEN: usize = 3;
const ONE_IN: usize = 4;
/// Heads are this near to where they are on other pages.
const NEAR: i32 = 600;

/// Takes running heads and numbers of pages off the pages.
pub(super) fn clear(pages: &mut [Layout]) {
    let heads = heads(pages);
    let numbered = numbers(pages);
    let often = OFTEN.max(pages.len() / ONE_IN);
    for (nth, page) in pages.iter_mut().enumerate() {
        let outer = outer(page);
        let height = page.height;
        let mut at = 0;
        page.items.retain(|item| {
            let is_outer = outer.contains(&at);
            at += 1;
            let Item::Line(line) = item else { return true };
            if !is_outer {
                return true;
            }
            let head = Head::of(line, height);
            let is_head = heads.get(&head).is_some_and(|pages| *pages >= often);
            let is_number = number(&line.text).is_some_and(|number| {
                number.is_marked || numbered.contains(&(number.value - nth as i64))
            });
            !(is_head || is_number)
        });
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

/// The lines near the ends of a page, by their number among its items.
fn outer(page: &Layout) -> Vec<usize> {
    let margin = page.height / MARGIN;
    let is_near = |item: &Item| match item {
        Item::Line(line) => line.base < margin || line.base - line.size > page.height - margin,
        Item::Row(_) => false,
    };
    let items = &page.items;
    let above = items
        .iter()
        .take(DEEP)
        .take_while(|item| is_near(item))
        .count();
    let below = items
        .iter()
        .rev()
        .take(DEEP)
        .take_while(|item| is_near(item))
        .count();
    let below = items.len().saturating_sub(below).max(above);
    (0..above).chain(below..items.len()).collect()
}

/// On how many pages each line near an end of the page stands.
fn heads(pages: &[Layout]) -> BTreeMap<Head, usize> {
    let mut heads = BTreeMap::new();
    for page in pages {
        let mut own: Vec<Head> = Vec::new();
        for nth in outer(page) {
            let Item::Line(line) = &page.items[nth] else {
                continue;
            };
            // A unit above a table says what the figures below it are.
            let is_said = line.text.contains('元') || line.text.contains("单位");
            let head = Head::of(line, page.height);
            let margin = page.height / HEAD_MARGIN;
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
        for item in outer(page).into_iter().map(|at| &page.items[at]) {
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

struct Number {
    value: i64,
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
    let first = figures.split(around).next()?;
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
