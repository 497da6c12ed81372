//! Lines as they are printed, and what parts the cells of those that may be rows.

use std::ops::Range;

use crate::range::TextRange;
use crate::source::SourceText;

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    Tab,
    Bar,
    Wide,
    /// A single space, which says little by itself.
    Space,
}

/// A line, and the places of its cells where it may be a row.
pub(super) struct Printed {
    pub(super) range: TextRange,
    pub(super) parting: Option<Parting>,
    pub(super) cells: Vec<TextRange>,
}

const BARS: [char; 3] = ['|', '｜', '│'];

/// A line with the places of its cells; `None` for one without words.
pub(super) fn printed(source: &SourceText, range: TextRange) -> Option<Printed> {
    let words = source.slice(range);
    if words.trim().is_empty() {
        return None;
    }
    // A TAB at the end has a blank cell behind it.
    let end = words.trim_end_matches(['\n', '\r', ' ', '\u{3000}']).len();
    let begin = words.len() - words.trim_start_matches(['\n', '\r']).len();
    let words = &words[..end];
    if begin >= end {
        return None;
    }
    let base = range.start() as usize;
    let place = |range: Range<usize>| TextRange::of(base + range.start..base + range.end);
    let split = |is_end: &dyn Fn(char) -> bool, from: usize, to: usize| {
        let mut cells = Vec::new();
        let mut start = from;
        for (at, stop) in words[from..to].match_indices(is_end) {
            cells.push(place(start..from + at));
            start = from + at + stop.len();
        }
        cells.push(place(start..to));
        cells
    };
    let range = place(begin..end);
    let bars = words[begin..].matches(BARS).count();
    let (parting, cells) = if words[begin..].contains('\t') {
        (Parting::Tab, split(&|c| c == '\t', begin, end))
    } else if bars > 0 {
        let inner = words[begin..].trim();
        let from = begin + words[begin..].find(inner).unwrap_or(0);
        let opened = inner.strip_prefix(BARS).unwrap_or(inner);
        let closed = opened.strip_suffix(BARS).unwrap_or(opened);
        let from = from + inner.len() - opened.len();
        let to = from + closed.len();
        (Parting::Bar, split(&|c| BARS.contains(&c), from, to))
    } else if words.contains(['。', '，', '；', '：', ',', ';']) && !is_grouped_digits(words) {
        return Some(Printed {
            range,
            parting: None,
            cells: Vec::new(),
        });
    } else {
        let start = end - words[begin..].trim_start().len();
        let (cells, is_wide) = spaced(&words[start..]);
        let parting = if is_wide {
            Parting::Wide
        } else {
            Parting::Space
        };
        let cells = cells
            .into_iter()
            .map(|it| place(start + it.start..start + it.end));
        (parting, cells.collect())
    };
    let is_rule = |cell: &TextRange| {
        let words = source.slice(*cell).trim();
        words.chars().all(|c| matches!(c, '-' | ':' | '=' | '+'))
    };
    // |---|---|
    if parting == Parting::Bar && cells.iter().all(is_rule) {
        return Some(Printed {
            range,
            parting: Some(parting),
            cells: Vec::new(),
        });
    }
    let is_row = cells.len() > 1;
    Some(Printed {
        range,
        parting: is_row.then_some(parting),
        cells: if is_row { cells } else { vec![range] },
    })
}

/// Whether all that looks like a stop in some words parts thousands: 1,200.00.
fn is_grouped_digits(words: &str) -> bool {
    !words.contains(['。', '，', '；', '：', ';'])
        && words.match_indices(',').all(|(at, _)| {
            words[..at].ends_with(|c: char| c.is_ascii_digit())
                && words[at + 1..].starts_with(|c: char| c.is_ascii_digit())
        })
}

/// Cells between wide spaces, or between single ones where there are no wide.
fn spaced(words: &str) -> (Vec<Range<usize>>, bool) {
    let mut wide = Vec::new();
    let mut single = Vec::new();
    let (mut wide_start, mut single_start) = (0, 0);
    let mut at = 0;
    while let Some(found) = words[at..].find(char::is_whitespace) {
        let start = at + found;
        let rest = &words[start..];
        let end = start + rest.len() - rest.trim_start().len();
        single.push(single_start..start);
        single_start = end;
        // 序号　内容 has two cells, 合　计 one.
        let piece = &words[single.last().map_or(0, |it: &Range<usize>| it.start)..start];
        let next = &words[end..];
        let next = &next[..next.find(char::is_whitespace).unwrap_or(next.len())];
        let is_spread = |piece: &str| piece.chars().count() == 1 && !piece.is_ascii();
        let parts = rest.starts_with('\u{3000}') && !(is_spread(piece) && is_spread(next));
        if parts || rest[..end - start].chars().count() > 1 {
            wide.push(wide_start..start);
            wide_start = end;
        }
        at = end;
    }
    single.push(single_start..words.len());
    wide.push(wide_start..words.len());
    let is_wide = wide.len() > 1;
    (if is_wide { wide } else { single }, is_wide)
}
