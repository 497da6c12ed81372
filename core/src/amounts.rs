//! Stage 3: text → every sum of money in it.
//!
//! Figures are found with their units; a [`Role`] says what each sum of money stands for. A role that words
//! alone decide (a rate, a change against last year, a threshold) is told here; those that depend
//! on a figure's place among others (total, part, of which, restatement) are told by
//! [`funding`](crate::funding).

mod hanzi;
mod measure;
mod number;
mod pair;
mod qualifier;
mod role;
#[cfg(test)]
mod tests;
mod unit;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub(crate) use measure::Measure;
pub(crate) use number::{Numeral, NumeralKind, bare_number, scan, scan_into};
pub use qualifier::Qualifier;
pub(crate) use role::{ClauseRole, by_words, clause_start};
pub(crate) use unit::name as unit_name;

use crate::funding::{LineId, ProjectId};
use crate::money::{Money, Unit, Written};
use crate::outline::SectionRole;
use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::Folded;

/// The place of a [`Mention`] in [`Budget::mentions`](crate::Budget::mentions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MentionId(pub(crate) u32);

impl MentionId {
    /// As an index of [`Budget::mentions`](crate::Budget::mentions), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A sum of money that the document mentions: figure and unit as printed, where they stand, what
/// they stand for, and the line that they are about.
///
/// ```
/// # use mingzhang::{Budget, Role, Unit};
/// let budget = Budget::from_text("上年结余约36.50万元（大写：叁拾陆万伍仟元整）。")?;
/// let [sum] = budget.mentions() else { panic!("a figure and its 大写 are one sum") };
/// assert_eq!(sum.role(), Role::Balance);
/// assert_eq!(sum.money().to_string(), "365000");
/// assert_eq!((sum.written().unit(), sum.written().decimals()), (Unit::Wanyuan, 2));
/// assert_eq!(budget.source().slice(sum.range()), "36.50万元");
/// assert!(sum.in_words().is_some() && sum.qualifier().is_some());
/// # Ok::<(), mingzhang::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub(crate) range: TextRange,
    pub(crate) written: Written,
    pub(crate) role: Role,
    pub(crate) project: Option<ProjectId>,
    pub(crate) section: Option<SectionRole>,
    pub(crate) line: Option<LineId>,
    /// What few sums have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) more: Option<Box<Further>>,
}

/// What few sums of money have beside number and unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Further {
    pub(crate) upto: Option<Written>,
    pub(crate) in_words: Option<InWords>,
    pub(crate) qualifier: Option<Qualified>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<TextRange>,
}

/// The same sum in characters beside a figure: 36万元（大写：叁拾陆万元整）.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InWords {
    /// As the characters say it.
    pub written: Written,
    /// Where they stand.
    pub range: TextRange,
}

/// A word that says how exactly a sum is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualified {
    /// What it says.
    pub qualifier: Qualifier,
    /// Where it stands.
    pub range: TextRange,
}

impl Mention {
    /// The sum that a numeral is; `None` for what is no money. Its role is not known yet.
    pub(crate) fn of(folded: &Folded, numeral: &Numeral) -> Option<Self> {
        let NumeralKind::Money(written) = numeral.kind else {
            return None;
        };
        let place = |range: &std::ops::Range<usize>| folded.source(range.clone());
        let more = numeral.more.as_ref().map(|more| Further {
            upto: more.upto,
            in_words: more.in_words.as_ref().map(|(range, written)| InWords {
                written: *written,
                range: place(range),
            }),
            qualifier: more.qualifier.as_ref().map(|(range, qualifier)| Qualified {
                qualifier: *qualifier,
                range: place(range),
            }),
            unit: None,
        });
        Some(Self {
            range: folded.source(numeral.figure()),
            written,
            role: Role::Unclear,
            project: None,
            section: None,
            line: None,
            more: more.map(Box::new),
        })
    }

    /// A number in a table whose unit stands in the head or above the table.
    pub(crate) fn in_table(range: TextRange, written: Written, unit: TextRange) -> Self {
        Self {
            range,
            written,
            role: Role::Unclear,
            project: None,
            section: None,
            line: None,
            more: Some(Box::new(Further {
                upto: None,
                in_words: None,
                qualifier: None,
                unit: Some(unit),
            })),
        }
    }

    /// Whether its words say nothing but number and unit as [`written`](Self::written) has them.
    pub(crate) fn is_borne_out(&self, source: &SourceText) -> bool {
        let folded = Folded::new(source, self.range);
        let Some(unit) = self.unit() else {
            return is_printed(folded.text(), self.written, self.upto());
        };
        let text = folded.text();
        let number = bare_number(text).filter(|(_, len)| *len == text.len());
        let is_number = number.is_some_and(|(number, _)| {
            let printed = Written::new(number, self.written.unit());
            printed.is_some_and(|printed| printed == self.written)
        });
        let unit = Folded::new(source, unit);
        let named = unit_name(unit.text());
        is_number && named == Some((self.written.unit(), unit.text().len()))
    }

    /// Where the unit stands of a number that has none beside it: 单位：万元 above a table.
    #[must_use]
    pub fn unit(&self) -> Option<TextRange> {
        self.more.as_ref()?.unit
    }

    /// Where number and unit stand; of a number in a table, the number alone.
    #[must_use]
    pub const fn range(&self) -> TextRange {
        self.range
    }

    /// The number and unit as printed.
    #[must_use]
    pub const fn written(&self) -> Written {
        self.written
    }

    /// The exact sum in 元; of a range (20至30万元) the lower end, so ask [`upto`](Self::upto) first
    /// where that matters.
    #[must_use]
    pub fn money(&self) -> Money {
        self.written.money()
    }

    /// The upper end of a range (20万元至30万元); [`written`](Self::written) is the lower.
    #[must_use]
    pub fn upto(&self) -> Option<Written> {
        self.more.as_ref()?.upto
    }

    /// The same sum in characters, where it is written twice.
    #[must_use]
    pub fn in_words(&self) -> Option<InWords> {
        self.more.as_ref()?.in_words
    }

    /// The word that says how exactly the sum is meant: 约, 不超过, 左右.
    #[must_use]
    pub fn qualifier(&self) -> Option<Qualified> {
        self.more.as_ref()?.qualifier
    }

    /// Every place that it refers to.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = TextRange> + use<> {
        let words = self.in_words().map(|words| words.range);
        let qualifier = self.qualifier().map(|qualified| qualified.range);
        [Some(self.range), words, qualifier, self.unit()]
            .into_iter()
            .flatten()
    }

    /// What it stands for. What could not be told is [`Role::Unclear`], never left out.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The project that mentions it, if it stands in one.
    #[must_use]
    pub const fn project(&self) -> Option<ProjectId> {
        self.project
    }

    /// The section that it stands in; `None` outside of projects and of their sections.
    #[must_use]
    pub const fn section(&self) -> Option<SectionRole> {
        self.section
    }

    /// The funding line that it is about: for a total, part or of-which the line that it states,
    /// for a restatement the line that it says again, for a rate the line that it leads to.
    #[must_use]
    pub const fn line(&self) -> Option<LineId> {
        self.line
    }
}

/// Whether a folded text is one sum of money, or one range of sums, and nothing else.
pub(crate) fn is_printed(folded: &str, written: Written, upto: Option<Written>) -> bool {
    match scan(folded).as_slice() {
        [only] => {
            let end = only.more.as_ref().and_then(|more| more.upto);
            only.kind == NumeralKind::Money(written) && end == upto
        }
        // 接待费0: without the words before it a zero is no sum.
        [] => {
            let zero = Written::new(Decimal::new(0, written.decimals()), Unit::Yuan);
            zero == Some(written) && folded.bytes().all(|b| matches!(b, b'0' | b'.'))
        }
        _ => false,
    }
}

/// What a sum of money stands for. Each mention has exactly one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// States a project's total.
    Total,
    /// States a line that, with its siblings, makes up the line above.
    Part,
    /// States a line that illustrates the line above without exhausting it (其中).
    OfWhich,
    /// Says a line's amount again (共计, 合计): no line of its own.
    Restatement,
    /// A price for one of something (每个分馆0.5万元).
    Rate,
    /// A change against another year or plan (比上年增加).
    Change,
    /// An amount of another year (上年执行数).
    PriorYear,
    /// An amount of several years together, or of one to come (总投资, 2026年安排).
    OtherYears,
    /// A limit (100万元以上).
    Threshold,
    /// What is owned, owed or left over (结余, 资产).
    Balance,
    /// Money outside the funding sections with no other role.
    Context,
    /// What it stands for could not be told.
    Unclear,
}

impl Role {
    /// Every role, in the order in which they are explained.
    pub const ALL: [Self; 12] = [
        Self::Total,
        Self::Part,
        Self::OfWhich,
        Self::Restatement,
        Self::Rate,
        Self::Change,
        Self::PriorYear,
        Self::OtherYears,
        Self::Threshold,
        Self::Balance,
        Self::Context,
        Self::Unclear,
    ];

    /// Whether a mention of this role states a funding line.
    #[must_use]
    pub const fn states_a_line(self) -> bool {
        matches!(self, Self::Total | Self::Part | Self::OfWhich)
    }

    /// Its code in tables and JSON: `of-which`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Part => "part",
            Self::OfWhich => "of-which",
            Self::Restatement => "restatement",
            Self::Rate => "rate",
            Self::Change => "change",
            Self::PriorYear => "prior-year",
            Self::OtherYears => "other-years",
            Self::Threshold => "threshold",
            Self::Balance => "balance",
            Self::Context => "context",
            Self::Unclear => "unclear",
        }
    }
}
