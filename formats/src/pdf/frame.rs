//! Where lines begin and end on the pages of a file, which tells paragraphs that go on from those
//! that end.

use std::collections::BTreeMap;

use super::furniture;
use super::layout::{Item, Layout};
use super::line::Line;

/// Edges are counted by this.
const STEP: i32 = 300;
/// A line of more characters than this is long.
const LONG: usize = 12;

/// Where lines begin and end on pages of some width, or in a column of them.
#[derive(Clone, Copy, Debug, Default)]
struct Frame {
    left: i32,
    right: i32,
    /// How far lines are from one another, in hundredths of their size.
    leading: i32,
    /// Whether paragraphs begin further right than they go on.
    indents: bool,
}

/// The frames of a file, by the width of pages and the column.
pub(super) struct Frames(BTreeMap<(i32, u8), Frame>);

impl Frames {
    pub(super) fn of(pages: &[Layout]) -> Self {
        let mut lines: BTreeMap<(i32, u8), Vec<&Line>> = BTreeMap::new();
        for page in pages {
            for item in &page.items {
                if let Item::Line(line) = item {
                    lines
                        .entry((page.width, line.column))
                        .or_default()
                        .push(line);
                }
            }
        }
        let frames = lines
            .into_iter()
            .map(|((width, column), lines)| ((width, column), Frame::of(&lines, width, column)));
        Self(frames.collect())
    }

    /// Whether a paragraph goes on from one line to the next, which stand on pages of these widths;
    /// whether the next one stands below the other, else it is on another page or in another
    /// column; whether it begins with the number of an item, `Some(true)` where that is certain.
    pub(super) fn goes_on(
        &self,
        line: &Line,
        next: &Line,
        widths: (i32, i32),
        is_below: bool,
        item: Option<bool>,
    ) -> bool {
        let get = |width, line: &Line| self.0.get(&(width, line.column)).copied();
        let frame = get(widths.0, line).unwrap_or_default();
        let next_frame = get(widths.1, next).unwrap_or_default();
        let em = line.size.max(1);
        if (next.size - line.size).abs() * 6 > em {
            return false;
        }
        let below = next.base - line.base;
        if is_below && (below <= 0 || below * 100 / em > frame.leading * 13 / 10 + 10) {
            return false;
        }
        let words = next.text.trim_start();
        // A page's number stands alone, and so does a row whose cells are parted by bars.
        if [&*line.text, words]
            .map(furniture::is_number)
            .contains(&true)
            || words.starts_with('|')
        {
            return false;
        }
        let is_wide = words.len() < next.text.len();
        // A paragraph's first line is indented, or it is not and the one after it is.
        let indent = next.left - next_frame.left;
        let own = line.left - frame.left;
        if indent > em && (own - indent < em || is_wide) {
            return false;
        }
        let ends = ends(&line.text);
        if let Some(is_certain) = item {
            let is_new = is_certain || ends;
            // Where items are indented, what is not is none.
            let is_indented = !next_frame.indents || indent * 2 > em;
            if is_new && is_indented {
                return false;
            }
        }
        // The line is full if what may not be parted at the beginning of the next one has no room.
        let about = match (ends, is_below) {
            (true, _) => em / 20,
            (false, true) => em * 2 / 5,
            // A page or column hardly ends with a title.
            (false, false) => em * 3 / 2,
        };
        frame.right - line.right <= unbroken(words) * em / 2 + about
    }
}

impl Frame {
    fn of(lines: &[&Line], width: i32, column: u8) -> Self {
        let mut sizes: Vec<i32> = lines.iter().map(|line| line.size).collect();
        sizes.sort_unstable();
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(0);
        let long = || lines.iter().filter(|line| line.text.chars().count() > LONG);
        let many = long().count();
        let often = (many / 25).max(2);
        let lefts = edges(long().map(|line| line.left), often);
        let nearest = lines.iter().map(|line| line.left).min();
        // The edge itself, not the step that it is counted by.
        let exact = lefts.first().and_then(|at| {
            let own = lines.iter().map(|line| line.left);
            own.filter(|left| left >= at).min()
        });
        let left = exact.or(nearest).unwrap_or(0);
        // Signs at the end of a line may stand outside of it.
        let inside = long().filter(|line| !line.text.ends_with(['。', '，', '；', '、', '：']));
        let mut ends: Vec<i32> = inside.map(|line| line.right).collect();
        ends.sort_unstable();
        // A line in fifty may stand out.
        let furthest = ends.iter().rev().nth(ends.len() / 50).copied();
        let furthest = furthest.or(lines.iter().map(|line| line.right).max());
        let furthest = furthest.unwrap_or(0);
        let full = ends.len() - ends.partition_point(|end| furthest - end > size * 6 / 5);
        let is_wide = furthest - left > (width - 2 * left) * 4 / 5;
        // Lines that are spread over the width of the text end in one place.
        let spread = ends.len() - ends.partition_point(|end| furthest - end > size / 8);
        let is_spread = spread > 3 && spread * 4 >= ends.len();
        let are_full = full >= 3 && full * 6 >= ends.len() && is_wide;
        let right = if column > 0 || is_spread || are_full {
            furthest
        } else {
            // The margins of a page are taken to be alike where few lines are full.
            furthest.max(width - left)
        };
        let mut leadings = Vec::new();
        let mut begun = [0, 0];
        for pair in lines.windows(2) {
            let [one, next] = pair else { continue };
            let by = next.base - one.base;
            if by > 0 && one.size > 0 && next.size * 10 / one.size == 10 {
                leadings.push(by * 100 / one.size);
            }
            // What follows a line that is not full begins a paragraph.
            if right - one.right > size * 3 {
                begun[usize::from(next.left - left > size)] += 1;
            }
        }
        leadings.sort_unstable();
        Self {
            left,
            right,
            leading: leadings.get(leadings.len() / 2).copied().unwrap_or(150),
            indents: begun[1] > begun[0] * 2,
        }
    }
}

/// Places at which so many lines begin.
fn edges(all: impl Iterator<Item = i32>, often: usize) -> Vec<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for edge in all {
        *counts.entry(edge / STEP).or_insert(0) += 1;
    }
    // An edge may fall between two steps.
    let with_next = counts
        .iter()
        .map(|(step, many)| (step * STEP, many + counts.get(&(step + 1)).unwrap_or(&0)));
    with_next
        .filter(|(_, many)| *many >= often)
        .map(|(at, _)| at)
        .collect()
}

/// How wide what may not be parted at the beginning of a text is, in halves of its size: a word or
/// a figure, signs that open something before it and those that close something behind it.
fn unbroken(text: &str) -> i32 {
    const OPENING: [char; 9] = ['（', '“', '‘', '《', '〈', '〔', '【', '「', '('];
    const CLOSING: [char; 18] = [
        '，', '。', '；', '：', '、', '！', '？', '）', '”', '’', '》', '〉', '〕', '】', '」',
        '％', ')', ';',
    ];
    // Programs part neither from what they stand beside.
    const GLUE: [char; 5] = ['”', '’', ';', ')', '%'];
    let is_word = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '(' | ')' | ';' | ':')
            || matches!(c, '¥' | '￥' | '×' | '≈' | '±')
    };
    let mut halves = 0;
    let mut rest = text;
    loop {
        let after = rest.trim_start_matches(OPENING);
        halves += 2 * (rest.chars().count() - after.chars().count()) as i32;
        let behind = after.trim_start_matches(is_word);
        let word = after.chars().count() - behind.chars().count();
        if word > 0 {
            // A unit stays with its figure in some programs.
            halves += word as i32 + 2;
            rest = behind.trim_start_matches(['万', '元', '亿', '千']);
        } else {
            let mut chars = after.chars();
            chars.next();
            halves += 2;
            rest = chars.as_str();
        }
        let after = rest.trim_start_matches(CLOSING);
        let closed = &rest[..rest.len() - after.len()];
        halves += 2 * closed.chars().count() as i32;
        rest = after;
        if !(closed.ends_with(GLUE) && rest.starts_with(is_word)) {
            return halves;
        }
    }
}

/// Whether a sentence ends with a line.
fn ends(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '：', ';', '!', '?', ':', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_be_parted_is_measured() {
        for (text, halves) in [
            ("预算", 2),
            ("元，其中", 4),
            ("（一）", 6),
            ("“十四五”", 4),
            ("12.50万元；", 9),
            ("GB18030", 9),
            ("（项）”9.00万元", 14),
            ("", 2),
        ] {
            assert_eq!(unbroken(text), halves, "{text}");
        }
    }
}
