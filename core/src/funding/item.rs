//! The numbered items of a funding section, as a tree.

use std::ops::Range;

use crate::outline::{Marker, Numbering, marker};

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
}

impl Item {
    /// The words that it begins with.
    pub(super) fn head<'a>(&self, text: &'a str) -> &'a str {
        self.runs.first().map_or("", |run| &text[run.clone()])
    }

    /// Whether it begins with a heading: a few words that are no sentence.
    pub(super) fn has_heading(&self, text: &str, is_money: impl Fn(&Range<usize>) -> bool) -> bool {
        const LONGEST: usize = 120;
        let Some(run) = self.runs.first() else {
            return false;
        };
        let head = text[run.clone()].trim_end_matches([':', '。']);
        !head.is_empty() && head.len() <= LONGEST && !head.contains(['。', ';']) && !is_money(run)
    }
}

/// Divides a folded section into items. `has_money` tells whether a range holds a sum of money.
pub(super) fn items(text: &str, has_money: impl Fn(&Range<usize>) -> bool) -> Vec<Item> {
    let mut tree = Tree {
        text,
        items: vec![Item {
            parent: None,
            runs: Vec::new(),
            extent: 0..text.len(),
            after_of_which: false,
        }],
        open: Vec::new(),
    };
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let end = start + paragraph.trim_end_matches('\n').len();
        tree.paragraph(start..end, &has_money);
        start += paragraph.len();
    }
    tree.close_to(0, text.len());
    tree.items
}

struct Tree<'a> {
    text: &'a str,
    items: Vec<Item>,
    /// The items that are open, outermost first, with their numbers.
    open: Vec<(Marker, usize)>,
}

impl Tree<'_> {
    fn top(&self) -> usize {
        self.open.last().map_or(0, |(_, item)| *item)
    }

    fn paragraph(&mut self, range: Range<usize>, has_money: &impl Fn(&Range<usize>) -> bool) {
        let mut start = range.start;
        match marker(&self.text[range.clone()]) {
            Some(marker) => start = self.begin(start, marker, false),
            None => self.choose_owner(&range, has_money),
        }
        // Items that begin inside the paragraph: …，其中：1.甲费…；2.乙费…。
        let mut at = start;
        while let Some(next) = self.next_place(at..range.end) {
            at = next;
            let Some(found) = marker(&self.text[next..range.end]) else {
                continue;
            };
            if self.continues_a_list(found) {
                self.run(start..next);
                let which = self.text[start..next]
                    .trim_end_matches([':', ','])
                    .ends_with("其中");
                start = self.begin(next, found, which);
                at = start;
            }
        }
        self.run(start..range.end);
    }

    /// The next place where an item may begin: behind a stop or a word that leads to a list.
    fn next_place(&self, range: Range<usize>) -> Option<usize> {
        let words = &self.text[range.clone()];
        let stop = words
            .find([':', ';', '。', ','])
            .map(|at| at + words[at..].chars().next().map_or(1, char::len_utf8));
        let near = &words[..stop.unwrap_or(words.len())];
        let led = ["其中", "包括", "用于"]
            .iter()
            .filter_map(|word| near.find(word).map(|at| at + word.len()))
            .min();
        led.or(stop).map(|at| range.start + at)
    }

    /// Whether a number inside a paragraph begins a list or goes on with an open one.
    fn continues_a_list(&self, found: Marker) -> bool {
        if found.numbering == Numbering::Chinese {
            return false;
        }
        match self
            .open
            .iter()
            .rfind(|(open, _)| open.numbering == found.numbering)
        {
            Some((open, _)) => found.number == open.number + 1,
            None => found.number == 1,
        }
    }

    /// Opens an item and gives the place where its words begin.
    fn begin(&mut self, at: usize, marker: Marker, after_of_which: bool) -> usize {
        let same = self
            .open
            .iter()
            .position(|(open, _)| open.numbering == marker.numbering);
        if let Some(level) = same {
            self.close_to(level, at);
        }
        let parent = self.top();
        // All items of a list follow from the words before its first.
        let after_of_which = if marker.number == 1 {
            after_of_which || self.ends_with_of_which(parent)
        } else {
            self.items
                .iter()
                .rfind(|item| item.parent == Some(parent))
                .is_some_and(|item| item.after_of_which)
        };
        self.items.push(Item {
            parent: Some(parent),
            runs: Vec::new(),
            extent: at..at + marker.len,
            after_of_which,
        });
        self.open.push((marker, self.items.len() - 1));
        at + marker.len
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
    fn choose_owner(&mut self, range: &Range<usize>, has_money: &impl Fn(&Range<usize>) -> bool) {
        let Some(&(_, top)) = self.open.last() else {
            return;
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<usize>, Vec<&str>)> {
        let is_money = |range: &Range<usize>| text[range.clone()].contains("万元");
        items(text, is_money)
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
