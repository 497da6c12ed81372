//! How well documents are read, measured against what a person read in them.
//!
//! A folder holds documents (`*.txt`), beside each the lines that a person read in it
//! (`*.truth.csv`) and, where somebody counted them, its sums of money (`*.mentions.csv`), with
//! the columns that the command line prints for `parse` and `mentions`.

mod folder;
mod notes;
mod table;

use std::fmt;

pub use folder::{DocumentScore, FolderScore, folder};
pub use notes::{NoteOutcome, NoteScore, notes};
pub use table::Table;

/// How many were expected, read, and both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What a person found.
    pub expected: usize,
    /// What the reader found.
    pub read: usize,
    /// What both found.
    pub matched: usize,
}

/// Hundredths of a percent, rounded down: 100.00% means all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(usize);

impl Tally {
    /// How much of what was read is right; all of nothing.
    #[must_use]
    pub const fn precision(self) -> Share {
        Share::of(self.matched, self.read)
    }

    /// How much of what is there was read; all of nothing.
    #[must_use]
    pub const fn recall(self) -> Share {
        Share::of(self.matched, self.expected)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub const fn f1(self) -> Share {
        Share::of(2 * self.matched, self.expected + self.read)
    }

    const fn add(self, other: Self) -> Self {
        Self {
            expected: self.expected + other.expected,
            read: self.read + other.read,
            matched: self.matched + other.matched,
        }
    }
}

impl Share {
    const fn of(part: usize, whole: usize) -> Self {
        match whole {
            0 => Self(10_000),
            _ => Self(part * 10_000 / whole),
        }
    }

    /// In hundredths of a percent.
    #[must_use]
    pub const fn basis_points(self) -> usize {
        self.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}%", self.0 / 100, self.0 % 100);
        f.pad(&text)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            expected,
            read,
            matched,
        } = self;
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        write!(
            f,
            "{matched:>5} of {expected:>5} found, {read:>5} read  P {precision:>7}  R {recall:>7}  F1 {f1:>7}"
        )
    }
}

/// The multiset of `expected` that is also in `read`, and what is left of each.
fn pair<K: Ord>(expected: &[K], read: &[K]) -> (usize, Vec<usize>, Vec<usize>) {
    let sorted = |keys: &[K]| {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        order
    };
    let (left, right) = (sorted(expected), sorted(read));
    let (mut i, mut j, mut matched) = (0, 0, 0);
    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    while i < left.len() || j < right.len() {
        let order = match (left.get(i), right.get(j)) {
            (Some(a), Some(b)) => expected[*a].cmp(&read[*b]),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        match order {
            std::cmp::Ordering::Less => {
                missing.push(left[i]);
                i += 1;
            }
            std::cmp::Ordering::Greater => {
                extra.push(right[j]);
                j += 1;
            }
            std::cmp::Ordering::Equal => {
                matched += 1;
                i += 1;
                j += 1;
            }
        }
    }
    missing.sort_unstable();
    extra.sort_unstable();
    (matched, missing, extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_flattered() {
        let tally = Tally {
            expected: 3,
            read: 4,
            matched: 2,
        };
        assert_eq!(tally.precision().to_string(), "50.00%");
        assert_eq!(tally.recall().to_string(), "66.66%");
        assert_eq!(tally.f1().to_string(), "57.14%");
        let nothing = Tally::default();
        assert_eq!(nothing.f1().to_string(), "100.00%");
    }

    #[test]
    fn each_row_is_matched_once() {
        let (matched, missing, extra) = pair(&["a", "b", "b", "c"], &["b", "a", "d", "a"]);
        assert_eq!((matched, missing, extra), (2, vec![2, 3], vec![2, 3]));
    }
}
