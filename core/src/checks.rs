//! Stage 5: trees → the arithmetic that a reader can redo.
//!
//! A check compares what the document says with what follows from its own figures. It shows its
//! terms, each with the place where it is printed, and it accuses nobody: [`Outcome`] says only
//! whether the figures agree, and whether the text gives a reason when they do not.

mod change;
mod in_words;
mod of_which;
mod quantity;
mod rate;
mod reason;
mod restated;
mod sum;
mod year;

use std::ops::Range;

pub(crate) use quantity::{Quantity, quantity};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::amounts::Mention;
use crate::funding::{FundingTree, NodeId, Price, ProjectId};
use crate::money::{Interval, Money, Written};
use crate::order;
use crate::outline::FiscalYear;
use crate::range::TextRange;
use crate::source::SourceText;

/// What the checks of one project need to know.
pub(crate) struct Subject<'a> {
    pub(crate) source: &'a SourceText,
    pub(crate) project: ProjectId,
    /// All that belongs to the project.
    pub(crate) extent: TextRange,
    /// What its plan says.
    pub(crate) plan: Option<TextRange>,
    /// The year of the budget.
    pub(crate) year: Option<FiscalYear>,
    pub(crate) tree: &'a FundingTree,
    pub(crate) prices: &'a [Price],
    /// Every mention of the document so far.
    pub(crate) mentions: &'a [Mention],
    /// Those of the project.
    pub(crate) own_mentions: Range<usize>,
}

/// Makes the checks of one project, in the order in which their evidence stands in the text.
pub(crate) fn check(subject: &Subject<'_>, quantities: Vec<Quantity>, checks: &mut Vec<Check>) {
    let Subject {
        source,
        project,
        extent,
        plan,
        year,
        tree,
        prices,
        mentions,
        ref own_mentions,
    } = *subject;
    let own = mentions.get(own_mentions.clone()).unwrap_or_default();
    let mut found = Vec::new();
    sum::check(source, tree, project, &mut found);
    restated::check(source, tree, own, &mut found);
    rate::check(source, project, prices, mentions, &mut found);
    of_which::check(source, tree, project, &mut found);
    quantity::check(project, quantities, &mut found);
    in_words::check(project, own, &mut found);
    change::check(source, project, extent, own, &mut found);
    year::check(source, project, plan, year, &mut found);
    for check in &mut found {
        if check.outcome == Outcome::Contradicts
            && let Some(reason) = qualified(check, own)
        {
            check.outcome = Outcome::Departs;
            check.reason = Some(reason);
        }
    }
    let key = |check: &Check| (check.evidence(), check.kind);
    order::sort(&mut found, |a, b| key(a).cmp(&key(b)));
    checks.append(&mut found);
}

/// 约 and 不超过 give a reason for a difference: the figure was not meant exactly.
fn qualified(check: &Check, mentions: &[Mention]) -> Option<TextRange> {
    let terms = check.terms.iter().chain(&check.stated);
    terms.filter_map(Term::range).find_map(|range| {
        let at = mentions.partition_point(|it| it.range().start() < range.start());
        let mention = mentions.get(at).filter(|it| it.range() == range)?;
        Some(mention.qualifier()?.range)
    })
}

/// The place of a [`Check`] in [`Budget::checks`](crate::Budget::checks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CheckId(pub(crate) u32);

impl CheckId {
    /// As an index of [`Budget::checks`](crate::Budget::checks), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One comparison (对账), with everything that is needed to redo it by hand: the terms, what the
/// document says they come to, what they do come to, and where all of that is printed.
///
/// ```
/// use mingzhang::{Budget, CheckKind, Outcome};
///
/// let document = "项目1.\n六、资金安排情况\n安排资金9.00万元，包括：\n1.购书6.00万元；\n2.燃油2.00万元。";
/// let budget = Budget::from_text(document)?;
/// let check = &budget.checks()[0];
/// assert_eq!((check.kind(), check.outcome()), (CheckKind::Sum, Outcome::Contradicts));
/// assert_eq!(check.terms().len(), 2);
/// let words = check.evidence().map(|range| budget.source().slice(range));
/// assert_eq!(words, Some("9.00万元"));
/// # Ok::<(), mingzhang::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub(crate) kind: CheckKind,
    pub(crate) outcome: Outcome,
    pub(crate) project: ProjectId,
    pub(crate) node: NodeId,
    pub(crate) terms: Vec<Term>,
    pub(crate) stated: Option<Term>,
    pub(crate) computed: Option<Figure>,
    pub(crate) difference: Option<Figure>,
    pub(crate) reason: Option<TextRange>,
}

impl Check {
    /// What is compared.
    #[must_use]
    pub const fn kind(&self) -> CheckKind {
        self.kind
    }

    /// How it came out.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The project that it belongs to; the statement is [`ProjectId::STATEMENT`].
    #[must_use]
    pub const fn project(&self) -> ProjectId {
        self.project
    }

    /// The line that it is about; the total for what concerns the project as a whole.
    #[must_use]
    pub const fn node(&self) -> NodeId {
        self.node
    }

    /// What is added, multiplied or set side by side, in document order.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// What the document says the result is.
    #[must_use]
    pub const fn stated(&self) -> Option<&Term> {
        self.stated.as_ref()
    }

    /// What the terms give; `None` when one is missing.
    #[must_use]
    pub const fn computed(&self) -> Option<&Figure> {
        self.computed.as_ref()
    }

    /// Stated less computed, so more than nothing where the document says more than its figures
    /// give; `None` when one of them is missing.
    #[must_use]
    pub const fn difference(&self) -> Option<&Figure> {
        self.difference.as_ref()
    }

    /// The words near by that give a reason for a difference: 节约, 预留, 根据…安排, 评审, or a 约 and
    /// 不超过 at one of the figures. `None` without a difference.
    #[must_use]
    pub const fn reason(&self) -> Option<TextRange> {
        self.reason
    }

    /// The range to show first: the stated result, else the first term.
    #[must_use]
    pub fn evidence(&self) -> Option<TextRange> {
        self.stated.iter().chain(&self.terms).find_map(Term::range)
    }
}

/// What a check compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// The parts of a line add up to it (各项之和). Of-whiches are no terms of it.
    Sum,
    /// The same amount is said again: 共计, 合计, 根据…安排.
    Restated,
    /// A price times a count gives the amount: 20个单位 × 0.30万元 = 6.00万元.
    Rate,
    /// An of-which is not more than its line, nor are several of them together.
    OfWhich,
    /// The same quantity of things is given in two places of a project, in the same words.
    Quantity,
    /// A figure and the same sum in characters (大写).
    InWords,
    /// This year's sum less last year's is the change.
    Change,
    /// The change as a percentage of last year's sum: this year's and last year's are its terms.
    Percentage,
    /// The project's plan is of the year of the budget.
    Year,
}

impl CheckKind {
    /// Its code in tables and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Restated => "restated",
            Self::Rate => "rate",
            Self::OfWhich => "of-which",
            Self::Quantity => "quantity",
            Self::InWords => "in-words",
            Self::Change => "change",
            Self::Percentage => "percentage",
            Self::Year => "year",
        }
    }
}

/// How a check came out.
///
/// A printed figure stands for all that would be printed as it is, rounded to its last place: 0.05万元
/// is 450 to 550元. Figures that are not the same agree [within rounding](Self::WithinRounding) when
/// what the terms can come to and what the result can be meet. A whole that has only of-whiches
/// below it cannot fail to add up; one whose text claims that they are all (包括, 分别是, 合计, 共计) can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The figures agree exactly (账平).
    Agrees,
    /// They agree within what their printed precision leaves open (四舍五入之内).
    WithinRounding,
    /// They differ, and the text near by gives a reason.
    Departs,
    /// They differ, and the text gives no reason (不符).
    Contradicts,
    /// A figure that the check needs is not given (无从核对).
    CannotTell,
}

impl Outcome {
    /// Every outcome, from agreement to doubt.
    pub const ALL: [Self; 5] = [
        Self::Agrees,
        Self::WithinRounding,
        Self::Departs,
        Self::Contradicts,
        Self::CannotTell,
    ];

    /// Its code in tables and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::WithinRounding => "within-rounding",
            Self::Departs => "departs",
            Self::Contradicts => "contradicts",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// One figure of a check and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// A sum of money as printed.
    Printed {
        /// Number and unit as printed.
        written: Written,
        /// Where they are printed.
        range: TextRange,
    },
    /// A line's amount that was itself added up.
    Added {
        /// The exact sum in 元.
        money: Money,
        /// Its precision, as [`Written::resolution`].
        resolution: i32,
        /// The words of the line.
        range: TextRange,
    },
    /// A number of things.
    Count {
        /// How many.
        #[serde(with = "crate::money::exact")]
        number: Decimal,
        /// Of what: 个单位, 个月, 车次.
        of: String,
        /// Where.
        range: TextRange,
    },
    /// A count that the price asks for and the text does not give.
    Missing {
        /// Of what: 人.
        of: String,
        /// The words that ask for it: 每人.
        range: TextRange,
    },
}

impl Term {
    /// Every sum that would be printed as its sum of money is; `None` for a count.
    fn interval(&self) -> Option<Interval> {
        match self {
            Self::Printed { written, .. } => Some(written.interval()),
            Self::Added { money, .. } => Some(Interval::exactly(*money)),
            Self::Count { .. } | Self::Missing { .. } => None,
        }
    }

    /// Its exact sum of money in 元; `None` for a count.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        match self {
            Self::Printed { written, .. } => Some(written.money()),
            Self::Added { money, .. } => Some(*money),
            Self::Count { .. } | Self::Missing { .. } => None,
        }
    }

    /// The place that proves it; of a missing count, the words that ask for it.
    #[must_use]
    pub const fn range(&self) -> Option<TextRange> {
        match self {
            Self::Printed { range, .. }
            | Self::Added { range, .. }
            | Self::Count { range, .. }
            | Self::Missing { range, .. } => Some(*range),
        }
    }
}

/// A result: money, or a number of things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// An exact sum of money.
    Money(Money),
    /// A number of things.
    Count {
        /// How many.
        #[serde(with = "crate::money::exact")]
        number: Decimal,
        /// Of what.
        of: String,
    },
}
