//! A sum of money in a funding section, with the words around it.

use std::cell::OnceCell;
use std::ops::Range;

use super::label::{self, Introduction};
use super::year::Year;
use crate::amounts::ClauseRole;
use crate::money::Money;

/// A sum of money in a folded section.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// Digits and unit.
    pub(super) range: Range<usize>,
    pub(super) money: Money,
    /// Where the words that may belong to it begin: behind the sum before it or at its run.
    pub(super) from: usize,
    /// The run of its item that it stands in ends here.
    pub(super) run_end: usize,
    pub(super) said: Option<ClauseRole>,
    /// What its clause says of its year, once it is read.
    pub(super) year: Year,
    /// Another sum stands right before its words.
    pub(super) follows: bool,
    /// What it is for, where that does not stand right before it.
    pub(super) name: Option<Range<usize>>,
    /// Where its clause begins.
    pub(super) clause: usize,
    /// It closes a part of its item's sums: 两项合计.
    pub(super) closes_some: bool,
    /// Whether a sentence ends in the words before it.
    pub(super) stops: bool,
    /// The last words that lead to a list in those before it.
    pub(super) lead: Option<Range<usize>>,
    /// What stands right before it, once it is read.
    pub(super) noun: OnceCell<Option<Range<usize>>>,
}

impl Sum {
    pub(super) const fn money(&self) -> Money {
        self.money
    }

    pub(super) fn is_plain(&self) -> bool {
        self.said.is_none()
    }

    pub(super) fn is_aside(&self) -> bool {
        matches!(self.said, Some(ClauseRole::Aside(_)))
    }

    pub(super) fn is_closing(&self) -> bool {
        self.said == Some(ClauseRole::Closing)
    }

    /// Whether it says the sum of all that its item lists.
    pub(super) fn closes_all(&self) -> bool {
        self.is_closing() && !self.closes_some
    }

    /// The words before it, back to the sum before it.
    pub(super) fn before<'a>(&self, text: &'a str) -> &'a str {
        &text[self.from..self.range.start]
    }

    /// What leads to a list in the words before it.
    pub(super) fn introduction(&self, text: &str) -> Option<Introduction> {
        let lead = self.lead.as_ref()?;
        let lead = lead.start - self.from..lead.end - self.from;
        Some(label::introduction_at(self.before(text), lead))
    }

    pub(super) fn label(&self, text: &str) -> Option<Range<usize>> {
        self.label_from(text, self.from)
    }

    /// Its label, read from words that begin at `from`.
    pub(super) fn label_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if self.name.is_some() {
            return self.name.clone();
        }
        if from == self.from {
            return self.noun.get_or_init(|| self.noun_from(text, from)).clone();
        }
        self.noun_from(text, from)
    }

    fn noun_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        // 甲1万元和乙2万元
        let words = text[from..self.range.start].trim_start_matches(')');
        let joins = self.follows && from == self.from;
        let len = if joins { label::conjunction(words) } else { 0 };
        let start = self.range.start - words.len() + len;
        let behind =
            |start: usize| label::before(text, start..self.range.start, self.lead.as_ref());
        let found = behind(start);
        if found.is_some() || start == from {
            return found;
        }
        behind(from)
    }

    /// The words behind it that say what it is for: 25.00万元用于….
    pub(super) fn use_behind(&self, text: &str) -> Option<Range<usize>> {
        let behind = self.range.end..self.run_end.max(self.range.end);
        let is_rest = ["剩余", "其余", "余下", "不足部分", "差额"]
            .iter()
            .any(|rest| self.before(text).ends_with(rest));
        label::after(text, behind.clone())
            .or_else(|| label::bearer(text, behind).filter(|_| is_rest))
    }

    /// Whether its item begins with its name and itself: 1.购书费2.00万元.
    pub(super) fn is_direct(&self, text: &str, head: usize) -> bool {
        let before = self.before(text);
        self.name.is_none() && self.from == head && !before.contains([',', ';', '。', ':', '\n'])
    }

    /// Whether the words before it name the whole: nothing but money, or 养护资金总额.
    pub(super) fn is_whole(&self, text: &str) -> bool {
        const WHOLE: [&str; 4] = ["总额", "总预算", "总投入", "总需求"];
        self.label(text).is_none_or(|range| {
            let words = &text[range];
            label::is_generic(words) || WHOLE.iter().any(|whole| words.ends_with(whole))
        })
    }

    /// Whether the words before it name only money, or nothing.
    pub(super) fn is_unnamed(&self, text: &str) -> bool {
        self.label(text)
            .is_none_or(|range| label::is_generic(&text[range]))
    }
}
