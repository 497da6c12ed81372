//! Numbers of headings and lists that a word processor counts by itself: they are in no text, but
//! every reader sees them.

mod style;

use crate::map::Map;

pub(crate) use style::NumberStyle;

/// Levels of a list.
pub(crate) const LEVELS: usize = 9;

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Level {
    pub(crate) start: i32,
    pub(crate) style: NumberStyle,
    /// What is written: `%1` stands for the number of the first level, and so on.
    pub(crate) text: String,
    /// Whether numbers of the levels above are written in digits, whatever their style.
    pub(crate) in_digits: bool,
    /// The level counts on unless one of the levels above this one, from 1, has counted; 0 when it
    /// always counts on.
    pub(crate) restarts_after: Option<u8>,
    /// Whether a space or TAB follows the number.
    pub(crate) spaced: bool,
}

/// How the levels of a list are numbered.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) levels: Map<u8, Level>,
}

/// A list as paragraphs refer to it: the numbering of another, with some levels changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Instance {
    /// The list whose counters it shares.
    pub(crate) list: u32,
    /// Levels that begin anew where this instance is first used.
    pub(crate) starts: Map<u8, i32>,
    /// Levels that are numbered in another way.
    pub(crate) levels: Map<u8, Level>,
}

/// All lists of a document, and how far they have counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    pub(crate) lists: Map<u32, List>,
    pub(crate) instances: Map<u32, Instance>,
    counters: Map<u32, [Option<i32>; LEVELS]>,
    /// Instances and levels that have begun.
    begun: Map<(u32, u8), ()>,
}

impl Numbering {
    fn level<'a>(&'a self, instance: &'a Instance, level: u8) -> Option<&'a Level> {
        let own = instance.levels.get(&level);
        own.or_else(|| self.lists.get(&instance.list)?.levels.get(&level))
    }

    /// Counts a paragraph of a list, and gives its number as it is read; empty for bullets.
    pub(crate) fn next(&mut self, instance: u32, level: u8) -> String {
        let depth = usize::from(level);
        let Some(found) = self.instances.get(&instance) else {
            return String::new();
        };
        let Some(own) = self.level(found, level) else {
            return String::new();
        };
        if depth >= LEVELS {
            return String::new();
        }
        let start = found.starts.get(&level).copied();
        let restarts = start.filter(|_| self.begun.get(&(instance, level)).is_none());
        // Levels below count anew, unless they say when they do.
        let goes_on: [bool; LEVELS] = std::array::from_fn(|below| {
            let after = u8::try_from(below)
                .ok()
                .and_then(|below| self.level(found, below)?.restarts_after);
            after.is_some_and(|after| after == 0 || usize::from(after) <= depth)
        });
        let mut counters = self.counters.get(&found.list).copied().unwrap_or_default();
        let count = match (restarts, counters[depth]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start.unwrap_or(own.start),
        };
        counters[depth] = Some(count);
        for below in depth + 1..LEVELS {
            if !goes_on[below] {
                counters[below] = None;
            }
        }
        let written = self.written(found, own, depth, &counters);
        self.counters.insert(found.list, counters);
        self.begun.insert((instance, level), ());
        written
    }

    fn written(
        &self,
        instance: &Instance,
        own: &Level,
        depth: usize,
        counters: &[Option<i32>; LEVELS],
    ) -> String {
        if own.style == NumberStyle::Bullet {
            return String::new();
        }
        let mut written = String::new();
        let mut pieces = own.text.split('%');
        written.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let digit = piece.chars().next().and_then(|digit| digit.to_digit(10));
            let Some(number @ 1..=9) = digit else {
                written.push('%');
                written.push_str(piece);
                continue;
            };
            let at = number as usize - 1;
            let level = u8::try_from(at).ok().and_then(|at| {
                if at as usize == depth {
                    Some(own)
                } else {
                    self.level(instance, at)
                }
            });
            if let Some(level) = level {
                let style = if own.in_digits {
                    NumberStyle::Decimal
                } else {
                    level.style
                };
                let count = counters.get(at).copied().flatten();
                written.push_str(&style.write(count.unwrap_or(level.start)));
            }
            written.push_str(&piece[1..]);
        }
        // Tables of all letters of the world would be a large part of what a browser downloads.
        let is_open = |last: char| last.is_ascii_alphanumeric() || ('一'..='鿿').contains(&last);
        if own.spaced && written.ends_with(is_open) {
            written.push(' ');
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(style: NumberStyle, text: &str) -> Level {
        Level {
            start: 1,
            style,
            text: text.to_owned(),
            spaced: true,
            ..Level::default()
        }
    }

    fn document() -> Numbering {
        let mut numbering = Numbering::default();
        let mut levels = Map::default();
        levels.insert(0, level(NumberStyle::Chinese, "%1、"));
        levels.insert(1, level(NumberStyle::Chinese, "（%2）"));
        levels.insert(2, level(NumberStyle::Decimal, "%1.%2.%3"));
        numbering.lists.insert(7, List { levels });
        let instance = |starts| Instance {
            list: 7,
            starts,
            ..Instance::default()
        };
        numbering.instances.insert(1, instance(Map::default()));
        let mut starts = Map::default();
        starts.insert(1, 5);
        numbering.instances.insert(2, instance(starts));
        numbering
    }

    #[test]
    fn levels_count_as_readers_expect() {
        let mut numbering = document();
        let mut next = |level| numbering.next(1, level);
        assert_eq!(next(0), "一、");
        assert_eq!(next(1), "（一）");
        assert_eq!(next(1), "（二）");
        assert_eq!(next(2), "一.二.1 ");
        assert_eq!(next(0), "二、");
        assert_eq!(next(1), "（一）");
        assert_eq!(next(2), "二.一.1 ");
        assert_eq!(next(8), "");
    }

    #[test]
    fn another_instance_counts_on_or_begins_anew() {
        let mut numbering = document();
        assert_eq!(numbering.next(1, 0), "一、");
        assert_eq!(numbering.next(2, 0), "二、");
        assert_eq!(numbering.next(2, 1), "（五）");
        assert_eq!(numbering.next(2, 1), "（六）");
        assert_eq!(numbering.next(3, 0), "", "there is no such list");
    }

    #[test]
    fn a_level_may_count_on_below_a_new_heading() {
        let mut numbering = document();
        let list = numbering.lists.get_mut(&7).unwrap();
        list.levels.get_mut(&1).unwrap().restarts_after = Some(0);
        list.levels.get_mut(&2).unwrap().in_digits = true;
        for (level, number) in [
            (0, "一、"),
            (1, "（一）"),
            (0, "二、"),
            (1, "（二）"),
            (2, "2.2.1 "),
        ] {
            assert_eq!(numbering.next(1, level), number);
        }
    }

    #[test]
    fn odd_patterns_are_written_as_they_are() {
        let mut numbering = document();
        let list = numbering.lists.get_mut(&7).unwrap();
        list.levels
            .insert(3, level(NumberStyle::Decimal, "100%第%4条%"));
        list.levels.insert(4, level(NumberStyle::Bullet, "●"));
        assert_eq!(numbering.next(1, 3), "100%第1条%");
        assert_eq!(numbering.next(1, 4), "");
    }
}
