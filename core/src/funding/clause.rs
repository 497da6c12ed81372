//! The figures of one item, one after the other: which are lines, below which line, and which say
//! a line's amount again.

mod again;

use std::ops::Range;

use again::{comes_to, divides_again, exhausted_at, names_again, refers_to, says_again};

use super::label::{self, IntroductionKind};
use super::sum::Sum;
use super::{naming, view};
use crate::amounts::ClauseRole;
use crate::money::Money;
use crate::words::Words;

static EACH: Words = Words::new(&["各", "各为", "各安排", "各补助", "各需", "均为", "各计"]);

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
    /// It stands behind lines that are all, as an example.
    pub(super) beside: bool,
    /// Where its words begin.
    pub(super) start: usize,
}

/// What the sums of an item make of it. It is read into again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Clauses {
    /// One for each sum.
    pub(super) readings: Vec<Reading>,
    /// For each line, the item first, whether the text says that its parts are all of it.
    pub(super) claims: Vec<bool>,
    /// Lines within lines went deeper than [`DEEPEST`].
    pub(super) too_deep: bool,
    /// The amount of each line, the item first.
    amounts: Vec<Option<Money>>,
    /// The words of each line, for sums that say it again.
    names: Vec<Option<Range<usize>>>,
    frames: Vec<Frame>,
}

impl Clauses {
    /// No lines, for sums that all are asides.
    pub(super) fn clear(&mut self, sums: &[Sum]) {
        self.readings.clear();
        self.readings.extend(sums.iter().map(|_| Reading::Aside));
        self.claims.clear();
        self.claims.push(false);
        self.too_deep = false;
    }
}

/// Lists within lists of one item; what goes deeper stays with the list above it.
const DEEPEST: usize = 6;

/// A list that is open.
#[derive(Clone, Debug)]
struct Frame {
    /// The line that it lists the parts of.
    parent: usize,
    of_which: bool,
    /// Its parts end here; up to there no stop closes it.
    until: usize,
}

/// What stands between the last line and the next sum.
#[derive(Default)]
struct Gap {
    start: usize,
    /// Read up to here.
    done: usize,
    /// It holds a semicolon or a full stop.
    stops: bool,
    /// It begins with a bracket that it does not close.
    opens: bool,
    /// It begins with a colon.
    colon: bool,
    /// It closes a bracket that it does not open.
    closes: bool,
    /// The last introduction in it, and whether a stop comes before that.
    introduction: Option<(IntroductionKind, bool)>,
}

impl Gap {
    fn from(start: usize) -> Self {
        Self {
            start,
            done: start,
            ..Self::default()
        }
    }

    fn read_to(&mut self, text: &str, sum: &Sum) {
        let end = sum.range.start;
        let words = &text[self.done.min(end)..end];
        self.colon |= self.done == self.start && words.starts_with(':');
        let is_known = self.done == sum.from;
        let found = match is_known {
            true => sum.introduction(text),
            false => label::introduction(words),
        };
        if let Some(found) = found {
            let stopped = self.stops || stops(&words[..found.at]);
            self.introduction = Some((found.kind, stopped));
        }
        self.stops |= if is_known { sum.stops } else { stops(words) };
        let mut depth = 0_u32;
        for byte in words.bytes() {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => {
                    // （上年5万元） holds nothing below the line before it.
                    self.closes |= !self.opens;
                    self.opens = false;
                }
                b')' => depth -= 1,
                _ => {}
            }
        }
        self.opens |= depth > 0 && words.starts_with('(');
        self.done = end;
    }
}

/// Whether a semicolon, a full stop or a line end stands in some words.
pub(super) fn stops(words: &str) -> bool {
    words.bytes().zip(1..).any(|(byte, end)| match byte {
        b';' | b'\n' => true,
        // The last byte of a full stop, and of few other characters.
        0x82 => words.as_bytes()[..end].ends_with("。".as_bytes()),
        _ => false,
    })
}

/// Gives each sum of an item its place. `own` is the sum that states the item's amount;
/// `has_items` whether numbered items below it are its lines.
pub(super) fn place(
    text: &str,
    sums: &[Sum],
    own: Option<usize>,
    has_items: bool,
    clauses: &mut Clauses,
) {
    clauses.clear(&[]);
    clauses.readings.reserve(sums.len());
    clauses.claims[0] = own.is_some_and(|at| says_all(text, &sums[at]));
    // Most items have one sum.
    if let ([_], Some(_)) = (sums, own) {
        clauses.readings.push(Reading::Own);
        return;
    }
    let Clauses {
        amounts,
        names,
        frames,
        ..
    } = clauses;
    amounts.clear();
    amounts.push(own.map(|at| sums[at].money()));
    names.clear();
    names.push(own.and_then(|at| sums[at].label(text)));
    frames.clear();
    frames.push(Frame {
        parent: 0,
        of_which: false,
        until: 0,
    });
    let mut last: Option<usize> = None;
    // Whether 用于 led to the last line.
    let mut by_use = false;
    // How many lists are open outside the bracket that the sums stand in: 办公费3万元（纸2万元）.
    let mut bracket: Option<usize> = None;
    let mut was_beside = false;
    // Up to here the words name sums before.
    let mut spoken_for = 0;
    // What the lines below the item come to, and what they would, were they all side by side.
    let mut listed = Money::ZERO;
    let flat: Money = sums
        .iter()
        .filter(|sum| sum.is_plain())
        .map(Sum::money)
        .sum();
    let is_flat = own.is_none_or(|own| flat - sums[own].money() == sums[own].money());
    let mut gap = Gap::from(sums.first().map_or(0, |sum| sum.from));
    for (at, sum) in sums.iter().enumerate() {
        gap.read_to(text, sum);
        gap.done = sum.range.end;
        if own == Some(at) {
            clauses.readings.push(Reading::Own);
            last = Some(0);
            gap = Gap::from(sum.range.end);
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
            let held = frames.iter().rposition(|it| it.until >= sum.range.end);
            let held = held.map_or(1, |held| held + 1);
            frames.truncate(bracket.map_or(held, |outside| held.max(outside + 1)));
        }
        if gap.opens
            && bracket.is_none()
            && let Some(line) = last
        {
            bracket = Some(frames.len());
            frames.push(Frame {
                parent: line,
                of_which: true,
                until: 0,
            });
        }
        if sum.is_closing() {
            let line = frames
                .iter()
                .rev()
                .map(|frame| frame.parent)
                .find(|line| amounts[*line] == Some(sum.money()));
            let line = line.unwrap_or_else(|| match sum.closes_some {
                true => frames[frames.len() - 1].parent,
                false => 0,
            });
            clauses.claims[line] |= !sum.closes_some;
            clauses.readings.push(Reading::Again { line });
            while !sum.closes_some
                && frames.len() > 1
                && frames.last().is_some_and(|f| f.parent != line)
            {
                frames.pop();
            }
            // 共计9万元，其中: the lines are all said.
            if amounts[0] == Some(listed) && line == 0 {
                last = Some(0);
                gap = Gap::from(sum.range.end);
            }
            continue;
        }
        // 财政资金6万元：办公费2万元，…
        let colon = gap.colon.then_some((IntroductionKind::OfWhich, gap.stops));
        if let (Some((kind, stopped)), Some(line)) = (gap.introduction.or(colon), last) {
            let top = frames.len() - 1;
            // 其中 and 主要用于 need not name all; 包括 and 分别是 do.
            let of_which = kind != IntroductionKind::Complete;
            // 其中用于甲2万元，用于乙3万元
            let says_use = kind == IntroductionKind::UseOfSum;
            if frames[top].parent == line {
                frames[top].of_which = of_which && gap.introduction.is_some();
                clauses.claims[line] |= !of_which;
            } else if kind != IntroductionKind::Use && !stopped && !(by_use && says_use) {
                if frames.len() < DEEPEST {
                    let until = match colon.filter(|_| !is_flat) {
                        Some(_) => exhausted_at(text, &sums[at..], amounts[line]),
                        None => 0,
                    };
                    frames.push(Frame {
                        parent: line,
                        of_which,
                        until,
                    });
                    clauses.claims[line] |= !of_which;
                } else {
                    clauses.too_deep = true;
                }
            }
        }
        // 省级补助9万元，县级财政4万元。省级资金用于甲5万元、乙4万元
        if gap.stops
            && frames.len() == 1
            && amounts[0] == Some(listed)
            && let Some(line) = refers_to(text, sum, names)
        {
            frames.push(Frame {
                parent: line,
                of_which: true,
                until: 0,
            });
        }
        // 装备5万元、培训4万元，其中装备包含甲3万元、乙2万元
        if amounts.len() > 2
            && amounts[0] == Some(listed)
            && let Some(line) = divides_again(text, sum, names)
        {
            frames.truncate(1);
            frames.push(Frame {
                parent: line,
                of_which: false,
                until: 0,
            });
        }
        // The words behind the figure before may be that figure's.
        let from = sum.from.max(spoken_for.min(sum.range.start));
        let label = sum.label_from(text, from).filter(|label| {
            let words = &text[label.clone()];
            !label::is_generic(words) || !label::is_whole(words) && sum.use_behind(text).is_none()
        });
        // 其中：财政拨款9万元，其他资金0万元 lists even what alone is all.
        let leads_a_list = gap.introduction.is_some()
            && label.is_some()
            && sums
                .get(at + 1)
                .is_some_and(|next| next.is_plain() && next.follows && !next.stops);
        // 省级补助9万元，县级财政9万元 make up 18万元.
        let completes = label.is_some()
            && frames[frames.len() - 1].parent == 0
            && amounts.len() > 1
            && listed.checked_add(sum.money()) == amounts[0];
        if !leads_a_list
            && !completes
            && let Some(line) = says_again(
                text,
                sum,
                label.as_ref(),
                amounts,
                names,
                last.map(|line| (line, gap.stops)),
            )
        {
            clauses.readings.push(Reading::Again { line });
            // 2026年262万元用于：
            if line == 0 && amounts.len() == 1 {
                last = Some(0);
                gap = Gap::from(sum.range.end);
            }
            continue;
        }
        // Behind lines that exhaust the amount one is said again: 申请县级资金82万元，用于:.
        if amounts[0] == Some(listed)
            && let Some(line) = names_again(text, sum, label.as_ref(), amounts, names, gap.stops)
        {
            clauses.readings.push(Reading::Again { line });
            // What it leads to is below it.
            frames.push(Frame {
                parent: line,
                of_which: true,
                until: 0,
            });
            last = Some(line);
            gap = Gap::from(sum.range.end);
            continue;
        }
        if has_items {
            clauses.readings.push(Reading::Unclear);
            continue;
        }
        let frame = &frames[frames.len() - 1];
        let named = label
            .clone()
            .filter(|label| !label::is_generic(&text[label.clone()]));
        let named = named.or_else(|| {
            let Some(behind) = sum.use_behind(text) else {
                // 县级配套 says where it comes from.
                let is_source =
                    |label: &Range<usize>| view::is_source_or_time(&text[label.clone()]);
                return match label.as_ref().is_some_and(is_source) {
                    true => None,
                    false => naming::reckoned(text, sums, at),
                };
            };
            spoken_for = behind.end;
            Some(behind)
        });
        let label = named.or(label);
        let start = sum
            .clause
            .min(label.as_ref().map_or(usize::MAX, |label| label.start));
        let is_example = matches!(gap.introduction, Some((IntroductionKind::OfWhich, _)))
            && !text[gap.start..sum.range.start].contains('\n');
        let beside = frame.parent == 0
            && amounts.len() > 2
            && amounts[0] == Some(listed)
            && (is_example || was_beside && !gap.stops);
        was_beside = beside;
        if frame.parent == 0 && !beside {
            listed = listed.checked_add(sum.money()).unwrap_or(listed);
        }
        amounts.push(Some(sum.money()));
        names.push(label.clone());
        clauses.claims.push(says_all(text, sum));
        clauses.readings.push(Reading::Line(NewLine {
            line: amounts.len() - 1,
            parent: frame.parent,
            label,
            of_which: frame.of_which,
            beside,
            start,
        }));
        last = Some(amounts.len() - 1);
        if !is_flat && comes_to(text, sums, at) {
            frames.push(Frame {
                parent: amounts.len() - 1,
                of_which: false,
                until: 0,
            });
        }
        by_use = matches!(
            gap.introduction,
            Some((IntroductionKind::Use | IntroductionKind::UseOfSum, _))
        );
        gap = Gap::from(sum.range.end);
    }
    tell_each(text, sums, clauses);
    tell_beside(sums, own, clauses);
}

/// What stands behind lines that are all, and comes to the amount once more, divides it.
fn tell_beside(sums: &[Sum], own: Option<usize>, clauses: &mut Clauses) {
    let lines = sums.iter().zip(&clauses.readings);
    let beside = lines.filter_map(|(sum, reading)| match reading {
        Reading::Line(new) if new.beside => Some(sum.money()),
        _ => None,
    });
    let is_all = own.is_some_and(|own| beside.clone().sum::<Money>() == sums[own].money());
    if is_all && beside.count() > 1 {
        for reading in &mut clauses.readings {
            if let Reading::Line(new) = reading {
                new.beside = false;
            }
        }
    }
}

/// 甲馆、乙馆各20万元 is said once for several: what stands beside it cannot be added up.
fn tell_each(text: &str, sums: &[Sum], clauses: &mut Clauses) {
    let mut is_open = vec![false; clauses.claims.len()];
    for (sum, reading) in sums.iter().zip(&clauses.readings) {
        if let Reading::Line(new) = reading
            && EACH.end_of(sum.before(text)).is_some()
        {
            is_open[new.parent] = true;
            clauses.claims[new.parent] = false;
        }
    }
    for reading in &mut clauses.readings {
        if let Reading::Line(new) = reading {
            new.of_which |= is_open[new.parent];
        }
    }
}

/// Whether the words before a figure say that it is the whole: 项目经费共计….
fn says_all(text: &str, sum: &Sum) -> bool {
    let before = sum.before(text).trim_end_matches(['为', '约']);
    ["共计", "合计", "总计"]
        .iter()
        .any(|word| before.ends_with(word))
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
            Reading::Again { line: again } if *again != line => Some(sum.clause),
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
