//! The numbered items of a funding section, as a tree.

use std::ops::Range;

use super::label;
use super::repeat::{self, Repeat};
use super::view::{self, Head};
use crate::amounts::Measure;
use crate::outline::{Numbering, chinese_number, marker};
use crate::words::width;

/// A numbered item, or, at index 0, the section itself.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) parent: Option<usize>,
    /// Its own words, without its number and without its items, in order.
    pub(super) runs: Vec<Range<usize>>,
    /// From its number to the end of its last item.
    pub(super) extent: Range<usize>,
    /// Whether the words that lead to it are 其中.
    pub(super) after_of_which: bool,
    /// The words by which it divides the amount above once more: 资金来源, 按单位分.
    pub(super) view: Option<Head>,
}

/// What a section is divided into.
#[derive(Default)]
pub(super) struct Items {
    /// The section itself and its items, in order.
    pub(super) items: Vec<Item>,
    /// What is printed twice.
    pub(super) repeats: Vec<Repeat>,
    /// Here more items begin than are read.
    pub(super) cut: Option<usize>,
}

impl Item {
    /// Words that stand by themselves.
    pub(super) fn of(run: Range<usize>) -> Self {
        Self {
            parent: None,
            runs: vec![run.clone()],
            extent: run,
            after_of_which: false,
            view: None,
        }
    }

    /// The words that it begins with.
    pub(super) fn head<'a>(&self, text: &'a str) -> &'a str {
        self.runs.first().map_or("", |run| &text[run.clone()])
    }

    /// Whether it is the view that says what the amount above is for.
    pub(super) fn view_leads(&self) -> bool {
        self.view.as_ref().is_some_and(|view| view.leads)
    }

    /// Whether its words say that it tells what the amount above is for: 支出构成.
    pub(super) fn is_use(&self) -> bool {
        let view = self.view.as_ref();
        view.is_some_and(|view| view.leads && view.is_use)
    }

    /// Whether it begins with a heading: a few words that are no sentence.
    pub(super) fn has_heading(&self, text: &str, is_money: &dyn Fn(&Range<usize>) -> bool) -> bool {
        const LONGEST: usize = 120;
        let Some(run) = self.runs.first() else {
            return false;
        };
        let head = text[run.clone()].trim_end_matches([':', '。']);
        !head.is_empty() && head.len() <= LONGEST && !head.contains(['。', ';']) && !is_money(run)
    }
}

/// Divides a folded section into items, at most about so many. `sums_in` tells how many sums of
/// money a range holds.
pub(super) fn items(text: &str, most: usize, sums_in: &dyn Fn(&Range<usize>) -> usize) -> Items {
    let has_money: &dyn Fn(&Range<usize>) -> bool = &|range| sums_in(range) > 0;
    let mut tree = Tree {
        text,
        has_money,
        heads: view::heads(text, sums_in),
        items: vec![Item {
            runs: Vec::new(),
            ..Item::of(0..text.len())
        }],
        open: Vec::new(),
        last_second: None,
    };
    let repeats = repeat::find(text, has_money);
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let end = start + paragraph.trim_end_matches('\n').len();
        if tree.items.len() > most {
            return Items {
                cut: Some(start),
                ..Items::default()
            };
        }
        if !repeat::covers(&repeats, start) {
            tree.paragraph(start..end);
        }
        start += paragraph.len();
    }
    tree.close_to(0, text.len());
    Items {
        items: tree.items,
        repeats,
        cut: None,
    }
}

/// How the items of a list are told from those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Numbered(Numbering),
    /// 1.1 below 1.
    Decimal,
    /// 一是
    Ordinal,
    /// One of several divisions of one amount.
    View,
}

/// What begins an item.
#[derive(Clone, Copy, Debug)]
struct Mark {
    level: Level,
    number: u32,
    /// How many bytes it takes.
    len: usize,
}

struct Tree<'a> {
    text: &'a str,
    has_money: &'a dyn Fn(&Range<usize>) -> bool,
    /// Where the section divides an amount once more.
    heads: Vec<Head>,
    items: Vec<Item>,
    /// The items that are open, outermost first, with what began them.
    open: Vec<(Mark, usize)>,
    /// The last place where an item 2. begins, once it is looked for.
    last_second: Option<Option<usize>>,
}

impl Tree<'_> {
    fn top(&self) -> usize {
        self.open.last().map_or(0, |(_, item)| *item)
    }

    fn paragraph(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let mark = self.mark(start, range.end, true);
        match mark.or_else(|| self.pointless(&self.text[range.clone()])) {
            Some(mark) => start = self.begin(start, mark, false),
            None => match self.head(start) {
                Some(head) => start = self.begin_view(head, true),
                None => self.choose_owner(&range),
            },
        }
        // Items that begin inside the paragraph: …，其中：1.甲费…；2.乙费…。
        let mut at = start;
        let mut here = self.is_behind_name(start);
        loop {
            if !here {
                let Some(next) = self.next_place(at..range.end) else {
                    break;
                };
                at = next;
            }
            here = false;
            if let Some(head) = self.head(at) {
                self.run(start..at);
                start = self.begin_view(head, false);
                at = start;
                here = true;
                continue;
            }
            let stops = self.text[..at].ends_with([';', '。', ':', '中', '括', '于']);
            let found = self.mark(at, range.end, stops);
            let Some(found) = found.filter(|found| {
                self.continues_a_list(*found)
                    && (found.level != Level::Ordinal
                        || found.number > 1
                        || self.is_funded(at..range.end))
            }) else {
                continue;
            };
            self.run(start..at);
            let which = self.text[start..at]
                .trim_end_matches([':', ','])
                .ends_with("其中");
            start = self.begin(at, found, which);
            at = start;
            here = self.is_behind_name(start);
        }
        self.run(start..range.end);
    }

    /// Whether a view's name ends at a place: a list may begin there at once.
    fn is_behind_name(&self, at: usize) -> bool {
        let view = self.items[self.top()].view.as_ref();
        view.is_some_and(|view| view.end == at)
    }

    /// The mark that stands at a place. `stops`: nothing goes on there, so that a number with
    /// digits behind its point may be an item: 1.5G基站.
    fn mark(&mut self, at: usize, end: usize, stops: bool) -> Option<Mark> {
        let words = &self.text[at..end];
        if let Some(len) = label::leading_ordinal(words) {
            let (number, _) = chinese_number(words)?;
            let level = Level::Ordinal;
            return Some(Mark { level, number, len });
        }
        if let Some(found) = marker(words) {
            // 一、二等奖 is no item.
            if found.numbering == Numbering::Chinese
                && chinese_number(&words[found.len..]).is_some()
            {
                return None;
            }
            return Some(Mark {
                level: Level::Numbered(found.numbering),
                number: found.number,
                len: found.len,
            });
        }
        if !stops {
            return None;
        }
        let digits = |words: &str| words.len() - words.trim_start_matches(is_digit).len();
        let len = digits(words);
        let rest = words.get(len..)?.strip_prefix('.')?;
        let fraction = digits(rest);
        let number: u32 = words[..len].parse().ok().filter(|_| len <= 3)?;
        // A figure with its 大写 goes on behind its unit.
        let longest_unit = "万元".len();
        let number_end = at + len + 1 + fraction;
        let is_sum = self.text[number_end..].starts_with(['万', '亿', '元'])
            || (self.has_money)(&(at..number_end + longest_unit));
        if fraction == 0 || is_sum {
            return None;
        }
        let find = |level: Level| self.open.iter().rfind(|(open, _)| open.level == level);
        let arabic = Level::Numbered(Numbering::Arabic);
        let open = find(arabic).map_or(0, |(open, _)| open.number);
        if number == open && open > 0 {
            // 1.1 and 1.2 below 1.
            let below: u32 = rest[..fraction].parse().ok()?;
            let before = find(Level::Decimal).map_or(0, |(open, _)| open.number);
            return (below == before + 1).then_some(Mark {
                level: Level::Decimal,
                number: below,
                len: len + 1 + fraction,
            });
        }
        let is_item = number == open + 1 && (open > 0 || self.second_follows(at));
        is_item.then_some(Mark {
            level: arabic,
            number,
            len: len + 1,
        })
    }

    /// The next number of an open list that has lost its point: 3绿化养护2万元.
    fn pointless(&self, words: &str) -> Option<Mark> {
        const COUNTED: [char; 13] = [
            '年', '岁', '号', '级', '届', '周', '楼', '万', '亿', '千', '元', '余', '多',
        ];
        let rest = words.trim_start_matches(is_digit);
        let len = words.len() - rest.len();
        let number: u32 = words[..len].parse().ok()?;
        let level = Level::Numbered(Numbering::Arabic);
        let (open, _) = self.open.iter().rfind(|(open, _)| open.level == level)?;
        let next = rest.chars().next()?;
        let is_name = matches!(next, '“' | '《') || next.is_alphabetic() && !next.is_ascii();
        let is_counted = COUNTED.contains(&next) || Measure::at(rest).is_some();
        (number == open.number + 1 && is_name && !is_counted).then_some(Mark { level, number, len })
    }

    /// Whether an item 2. begins somewhere behind a place.
    fn second_follows(&mut self, at: usize) -> bool {
        let text = self.text;
        let begins = |found: &usize| text[..*found].ends_with([';', '。', ':', '\n']);
        let find = || {
            text.rmatch_indices("2.")
                .map(|(found, _)| found)
                .find(begins)
        };
        self.last_second
            .get_or_insert_with(find)
            .is_some_and(|second| second > at)
    }

    fn head(&self, at: usize) -> Option<Head> {
        let found = self.heads.partition_point(|head| head.at < at);
        self.heads.get(found).filter(|head| head.at == at).cloned()
    }

    /// The next place where an item may begin: behind a stop or a word that leads to a list.
    fn next_place(&self, range: Range<usize>) -> Option<usize> {
        const LEADS: [&str; 4] = ["其中", "包括", "用于", "。"];
        let bytes = self.text.as_bytes();
        let mut at = range.start;
        while at < range.end {
            let found = match bytes[at] {
                b':' | b';' | b',' => Some(1),
                // The first bytes of those.
                0xE3 | 0xE5 | 0xE7 => {
                    let words = &bytes[at..range.end];
                    let lead = LEADS.iter().find(|lead| words.starts_with(lead.as_bytes()));
                    lead.map(|lead| lead.len())
                }
                _ => None,
            };
            if let Some(len) = found {
                return Some(at + len);
            }
            at += width(bytes[at]);
        }
        None
    }

    /// Whether what 一是 begins has money before 二是.
    fn is_funded(&self, range: Range<usize>) -> bool {
        const FARTHEST: usize = 600;
        let words = &self.text.as_bytes()[range.clone()];
        let words = &words[..words.len().min(FARTHEST)];
        let second = "二是".as_bytes();
        let second = words.windows(second.len()).position(|at| at == second);
        second.is_some_and(|second| (self.has_money)(&(range.start..range.start + second)))
    }

    /// Whether a number inside a paragraph begins a list or goes on with an open one.
    fn continues_a_list(&self, found: Mark) -> bool {
        match self
            .open
            .iter()
            .rfind(|(open, _)| open.level == found.level)
        {
            Some((open, _)) => found.number == open.number + 1,
            None => found.number == 1,
        }
    }

    /// Opens an item and gives the place where its words begin.
    fn begin(&mut self, at: usize, mark: Mark, after_of_which: bool) -> usize {
        let same = self
            .open
            .iter()
            .position(|(open, _)| open.level == mark.level);
        if let Some(level) = same {
            self.close_to(level, at);
        }
        let parent = self.top();
        // All items of a list follow from the words before its first.
        let after_of_which = if mark.number == 1 {
            after_of_which || self.ends_with_of_which(parent)
        } else {
            self.items
                .iter()
                .rfind(|item| item.parent == Some(parent))
                .is_some_and(|item| item.after_of_which)
        };
        self.items.push(Item {
            parent: Some(parent),
            runs: Vec::with_capacity(1),
            extent: at..at + mark.len,
            after_of_which,
            view: None,
        });
        self.open.push((mark, self.items.len() - 1));
        let start = at + mark.len;
        match self.head(start) {
            Some(head) => self.name_view(head),
            None => start,
        }
    }

    /// Opens the item of a view that has no number. One that begins a paragraph divides what
    /// the section is about, another what stands before it.
    fn begin_view(&mut self, head: Head, begins_paragraph: bool) -> usize {
        let level = self
            .open
            .iter()
            .position(|(open, _)| open.level == Level::View);
        match level {
            Some(level) => self.close_to(level, head.at),
            None if begins_paragraph => self.close_to(0, head.at),
            None => {}
        }
        let mark = Mark {
            level: Level::View,
            number: 1,
            len: 0,
        };
        self.items.push(Item {
            parent: Some(self.top()),
            runs: Vec::with_capacity(1),
            extent: head.at..head.end,
            after_of_which: false,
            view: None,
        });
        self.open.push((mark, self.items.len() - 1));
        self.name_view(head)
    }

    /// Gives the open item its name as a view, and the place where its words begin.
    fn name_view(&mut self, head: Head) -> usize {
        let start = head.end;
        let top = self.top();
        self.items[top].extent.end = start;
        self.items[top].view = Some(head);
        start
    }

    fn ends_with_of_which(&self, item: usize) -> bool {
        self.items[item].runs.last().is_some_and(|run| {
            self.text[run.clone()]
                .trim_end_matches([':', ',', '。'])
                .ends_with("其中")
        })
    }

    fn close_to(&mut self, level: usize, end: usize) {
        let end = self.text[..end].trim_end_matches('\n').len();
        for (_, item) in self.open.drain(level..) {
            let extent = &mut self.items[item].extent;
            extent.end = end.max(extent.start);
        }
    }

    fn run(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let top = self.top();
            self.items[top].runs.push(range);
        }
    }

    /// A paragraph without a number belongs to the item above it, unless that item is complete
    /// and the paragraph states the amount that the group of items lacks.
    fn choose_owner(&mut self, range: &Range<usize>) {
        let has_money = self.has_money;
        let Some(&(_, top)) = self.open.last() else {
            return;
        };
        if self.text[range.clone()].starts_with("其中") {
            return;
        }
        let item = &self.items[top];
        let complete = item.runs.iter().any(has_money);
        let parent = item.parent.unwrap_or(0);
        let group_lacks = !self.items[parent].runs.iter().any(has_money);
        if complete && group_lacks && has_money(range) {
            let level = self.open.len() - 1;
            self.close_to(level, range.start);
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<usize>, Vec<&str>)> {
        let sums_in = |range: &Range<usize>| text[range.clone()].matches("万元").count();
        items(text, usize::MAX, &sums_in)
            .items
            .into_iter()
            .map(|item| {
                let runs = item.runs.iter().map(|run| &text[run.clone()]).collect();
                (item.parent, runs)
            })
            .collect()
    }

    #[test]
    fn items_inside_a_paragraph() {
        let text = "共计3.00万元,其中:1.甲费1.00万元;2.乙费2.00万元。";
        assert_eq!(
            read(text),
            [
                (None, vec!["共计3.00万元,其中:"]),
                (Some(0), vec!["甲费1.00万元;"]),
                (Some(0), vec!["乙费2.00万元。"]),
            ]
        );
    }

    #[test]
    fn a_heading_owns_what_follows_and_a_group_its_closing_words() {
        let text = "(一)水费\n1.甲处1万元。\n2.乙处2万元。\n全年水费3万元。\n(二)电费\n全年4万元。";
        assert_eq!(
            read(text),
            [
                (None, vec![]),
                (Some(0), vec!["水费", "全年水费3万元。"]),
                (Some(1), vec!["甲处1万元。"]),
                (Some(1), vec!["乙处2万元。"]),
                (Some(0), vec!["电费", "全年4万元。"]),
            ]
        );
    }
}
