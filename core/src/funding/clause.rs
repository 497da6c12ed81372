//! The figures of one item, one after the other: which are lines, below which line, and which say
//! a line's amount again.

use std::ops::Range;

use super::label::{self, IntroductionKind};
use crate::amounts::ClauseRole;
use crate::money::{Money, Written};

/// A sum of money in a folded section.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// Digits and unit.
    pub(super) range: Range<usize>,
    pub(super) written: Written,
    /// Where the words that may belong to it begin: behind the sum before it or at its run.
    pub(super) from: usize,
    /// The run of its item that it stands in ends here.
    pub(super) run_end: usize,
    pub(super) said: Option<ClauseRole>,
}

impl Sum {
    pub(super) fn money(&self) -> Money {
        self.written.money()
    }

    pub(super) fn is_plain(&self) -> bool {
        self.said.is_none()
    }

    pub(super) fn is_closing(&self) -> bool {
        self.said == Some(ClauseRole::Closing)
    }

    /// The words before it, back to the sum before it.
    pub(super) fn before<'a>(&self, text: &'a str) -> &'a str {
        &text[self.from..self.range.start]
    }

    /// Where its clause begins.
    pub(super) fn clause_start(&self, text: &str) -> usize {
        let before = self.before(text);
        let stop = before.rfind([',', ';', '。', ':', '\n']);
        self.from
            + stop.map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            })
    }

    pub(super) fn label(&self, text: &str) -> Option<Range<usize>> {
        label::before(text, self.from..self.range.start)
    }

    /// The words behind it that say what it is for: 25.00万元用于….
    pub(super) fn use_behind(&self, text: &str) -> Option<Range<usize>> {
        label::after(text, self.range.end..self.run_end.max(self.range.end))
    }

    /// Whether its item begins with its name and itself: 1.购书费2.00万元.
    pub(super) fn is_direct(&self, text: &str, head: usize) -> bool {
        let before = self.before(text);
        self.from == head && !before.contains([',', ';', '。', ':', '\n'])
    }

    /// Whether the words before it name only money, or nothing.
    pub(super) fn is_unnamed(&self, text: &str) -> bool {
        self.label(text)
            .is_none_or(|range| label::is_generic(&text[range]))
    }
}

/// What was made of one sum of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is the item's own amount.
    Own,
    /// It is a line below `parent`, an index into the item's lines; 0 is the item itself.
    Line(NewLine),
    /// It says the amount of a line again.
    Again { line: usize },
    /// A rate, a change, a threshold …
    Aside,
    /// No place was found for it.
    Unclear,
}

/// A line that a clause makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewLine {
    /// Its own index among the item's lines.
    pub(super) line: usize,
    pub(super) parent: usize,
    pub(super) label: Option<Range<usize>>,
    /// 其中 leads to it.
    pub(super) of_which: bool,
    /// Where its words begin.
    pub(super) start: usize,
}

/// What the sums of an item make of it.
#[derive(Clone, Debug)]
pub(super) struct Clauses {
    /// One for each sum.
    pub(super) readings: Vec<Reading>,
    /// For each line, the item first, whether the text says that its parts are all of it.
    pub(super) claims: Vec<bool>,
    /// Lines within lines went deeper than [`DEEPEST`].
    pub(super) too_deep: bool,
}

/// Lists within lists of one item; what goes deeper stays with the list above it.
const DEEPEST: usize = 6;

/// A list that is open.
struct Frame {
    /// The line that it lists the parts of.
    parent: usize,
    of_which: bool,
}

/// What stands between the last line and the next sum.
#[derive(Default)]
struct Gap {
    /// Read up to here.
    done: usize,
    /// It holds a semicolon or a full stop.
    stops: bool,
    /// It begins with a bracket that it does not close.
    opens: bool,
    /// It closes a bracket that it does not open.
    closes: bool,
    /// The last introduction in it, and whether a stop comes before that.
    introduction: Option<(IntroductionKind, bool)>,
}

impl Gap {
    const STOPS: [char; 3] = [';', '。', '\n'];

    fn read_to(&mut self, text: &str, end: usize) {
        let words = &text[self.done.min(end)..end];
        if let Some(found) = label::introduction(words) {
            let stopped = self.stops || words[..found.at].contains(Self::STOPS);
            self.introduction = Some((found.kind, stopped));
        }
        self.stops |= words.contains(Self::STOPS);
        let mut depth = 0_u32;
        for c in words.chars() {
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => self.closes = true,
                ')' => depth -= 1,
                _ => {}
            }
        }
        self.opens |= depth > 0 && words.starts_with('(');
        self.done = end;
    }
}

/// Gives each sum of an item its place. `own` is the sum that states the item's amount;
/// `has_items` whether numbered items below it are its lines.
pub(super) fn place(text: &str, sums: &[Sum], own: Option<usize>, has_items: bool) -> Clauses {
    let mut clauses = Clauses {
        readings: Vec::with_capacity(sums.len()),
        claims: vec![own.is_some_and(|at| says_all(text, &sums[at]))],
        too_deep: false,
    };
    // The amount of each line, the item first.
    let mut amounts = vec![own.map(|at| sums[at].money())];
    // The words of each line, for sums that say it again.
    let mut names = vec![own.and_then(|at| sums[at].label(text))];
    let mut frames = vec![Frame {
        parent: 0,
        of_which: false,
    }];
    let mut last: Option<usize> = None;
    // How many lists are open outside the bracket that the sums stand in: 办公费3万元（纸2万元）.
    let mut bracket: Option<usize> = None;
    // Up to here the words name sums before.
    let mut spoken_for = 0;
    let mut gap = Gap {
        done: sums.first().map_or(0, |sum| sum.from),
        ..Gap::default()
    };
    for (at, sum) in sums.iter().enumerate() {
        gap.read_to(text, sum.range.start);
        gap.done = sum.range.end;
        if own == Some(at) {
            clauses.readings.push(Reading::Own);
            last = Some(0);
            gap = Gap {
                done: sum.range.end,
                ..Gap::default()
            };
            continue;
        }
        if let Some(ClauseRole::Aside(_)) = sum.said {
            clauses.readings.push(Reading::Aside);
            continue;
        }
        if gap.closes
            && let Some(outside) = bracket.take()
        {
            frames.truncate(outside);
        }
        if gap.stops {
            frames.truncate(bracket.map_or(1, |outside| outside + 1));
        }
        if gap.opens
            && bracket.is_none()
            && let Some(line) = last
        {
            bracket = Some(frames.len());
            frames.push(Frame {
                parent: line,
                of_which: true,
            });
        }
        if sum.is_closing() {
            let line = frames
                .iter()
                .rev()
                .map(|frame| frame.parent)
                .find(|line| amounts[*line] == Some(sum.money()))
                .unwrap_or(0);
            clauses.claims[line] = true;
            clauses.readings.push(Reading::Again { line });
            while frames.len() > 1 && frames.last().is_some_and(|f| f.parent != line) {
                frames.pop();
            }
            continue;
        }
        if let (Some((kind, stopped)), Some(line)) = (gap.introduction, last) {
            let top = frames.len() - 1;
            // 其中 and 主要用于 need not name all; 包括 and 分别是 do.
            let of_which = kind != IntroductionKind::Complete;
            if frames[top].parent == line {
                frames[top].of_which = of_which;
                clauses.claims[line] |= !of_which;
            } else if kind != IntroductionKind::Use && !stopped {
                if frames.len() < DEEPEST {
                    frames.push(Frame {
                        parent: line,
                        of_which,
                    });
                    clauses.claims[line] |= !of_which;
                } else {
                    clauses.too_deep = true;
                }
            }
        }
        // The words behind the figure before may be that figure's.
        let from = sum.from.max(spoken_for.min(sum.range.start));
        let label = label::before(text, from..sum.range.start).filter(|label| {
            !label::is_generic(&text[label.clone()]) || sum.use_behind(text).is_none()
        });
        if let Some(line) = says_again(
            text,
            sum,
            label.as_ref(),
            &amounts,
            &names,
            last.map(|line| (line, gap.stops)),
        ) {
            clauses.readings.push(Reading::Again { line });
            continue;
        }
        if has_items {
            clauses.readings.push(Reading::Unclear);
            continue;
        }
        let frame = &frames[frames.len() - 1];
        let label = label.or_else(|| {
            let behind = sum.use_behind(text)?;
            spoken_for = behind.end;
            Some(behind)
        });
        let start = sum
            .clause_start(text)
            .min(label.as_ref().map_or(usize::MAX, |label| label.start));
        amounts.push(Some(sum.money()));
        names.push(label.clone());
        clauses.claims.push(says_all(text, sum));
        clauses.readings.push(Reading::Line(NewLine {
            line: amounts.len() - 1,
            parent: frame.parent,
            label,
            of_which: frame.of_which,
            start,
        }));
        last = Some(amounts.len() - 1);
        gap = Gap {
            done: sum.range.end,
            ..Gap::default()
        };
    }
    clauses
}

/// Whether the words before a figure say that it is the whole: 项目经费共计….
fn says_all(text: &str, sum: &Sum) -> bool {
    let before = sum.before(text).trim_end_matches(['为', '约']);
    ["共计", "合计", "总计"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// The line whose amount a sum says again without saying so: the same amount under no name, or
/// under the last part of the name of the line before (假日开放伙食费2.00万元，…预留伙食费2.00万元).
/// `last` is the line before, and whether a stop comes between.
fn says_again(
    text: &str,
    sum: &Sum,
    label: Option<&Range<usize>>,
    amounts: &[Option<Money>],
    names: &[Option<Range<usize>>],
    last: Option<(usize, bool)>,
) -> Option<usize> {
    let same = |line: usize| (amounts[line] == Some(sum.money())).then_some(line);
    let Some((line, stopped)) = last else {
        return same(0);
    };
    if stopped {
        return None;
    }
    match label {
        None => None,
        Some(label) if label::is_generic(&text[label.clone()]) => same(line).or_else(|| same(0)),
        Some(label) => {
            let name = names[line].clone()?;
            let is_shorter = label.len() < name.len();
            (is_shorter && text[name].ends_with(&text[label.clone()]))
                .then(|| same(line))
                .flatten()
        }
    }
}

/// Where the first sentence of a range ends, its stop included.
pub(super) fn sentence_end(text: &str, range: Range<usize>) -> Option<usize> {
    let words = &text[range.clone()];
    let at = words.find([';', '。', '\n'])?;
    let stop = words[at..].chars().next().filter(|stop| *stop != '\n');
    Some(range.start + at + stop.map_or(0, char::len_utf8))
}

/// Where a line's clause ends: at a stop, or where the next line of its list or a closing sum
/// begins.
pub(super) fn clause_end(
    text: &str,
    sums: &[Sum],
    clauses: &Clauses,
    at: usize,
    line: usize,
) -> usize {
    let Sum { run_end, .. } = sums[at];
    let mut done = sums[at].range.end;
    let mut below = vec![line];
    for (next, reading) in clauses.readings.iter().enumerate().skip(at + 1) {
        let sum = &sums[next];
        if sum.range.start >= run_end {
            break;
        }
        if let Some(end) = sentence_end(text, done..sum.range.start) {
            return end;
        }
        let start = match reading {
            Reading::Line(new) if below.contains(&new.parent) => {
                below.push(new.line);
                None
            }
            Reading::Line(new) => Some(new.start),
            Reading::Again { line: again } if *again != line => Some(sum.clause_start(text)),
            _ => None,
        };
        if let Some(start) = start {
            let words = text[done..start.max(done)].trim_end_matches([',', '\n']);
            return done + words.len();
        }
        done = sum.range.end;
    }
    sentence_end(text, done..run_end.max(done)).unwrap_or(run_end.max(done))
}
