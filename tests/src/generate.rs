//! Documents by construction: a breakdown and a way of writing it give the prose and the table
//! that must be read from it.
//!
//! Only wordings whose meaning a person reads without doubt are written. A list within a list is
//! therefore always divided by a weaker mark than the list around it, or by lines with another
//! numbering.

mod figure;
mod prose;
mod wording;

pub use figure::{Digits, Figures, Scale};
pub use prose::{Document, ProjectText, Row, Sum, document};
pub use wording::{Again, ItemWords, Lead, List, Marks, Numbering, Opening, PriceWords, Style};

/// One project's breakdown. Amounts are in hundredths of the unit that they are written in.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The project's name.
    pub name: &'static str,
    /// What the project's money is for.
    pub below: Below,
}

/// What stands below the total or a line.
#[derive(Clone, Debug)]
pub enum Below {
    /// Lines that make it up.
    Parts(Vec<Line>),
    /// Lines that illustrate it, and what they leave over: more than nothing.
    OfWhich(Vec<Line>, u64),
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it pays for.
    pub name: &'static str,
    /// How much, and what that is made of.
    pub kind: LineKind,
}

/// How a line comes to its amount.
#[derive(Clone, Debug)]
pub enum LineKind {
    /// An amount and nothing more to say.
    Plain(u64),
    /// So many, at a price for each.
    Priced {
        /// How many: more than one.
        count: u64,
        /// The price of one.
        price: u64,
        /// How that is said.
        words: PriceWords,
    },
    /// It is divided again.
    Group {
        /// Whether its own amount is printed; without it, it is what its parts come to.
        stated: bool,
        /// Its lines.
        below: Below,
    },
}

impl Below {
    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Parts(lines) | Self::OfWhich(lines, _) => lines,
        }
    }

    /// The amount of the line above.
    #[must_use]
    pub fn amount(&self) -> u64 {
        let listed: u64 = self.lines().iter().map(Line::amount).sum();
        match self {
            Self::Parts(_) => listed,
            Self::OfWhich(_, rest) => listed + rest,
        }
    }

    const fn is_of_which(&self) -> bool {
        matches!(self, Self::OfWhich(..))
    }
}

impl Line {
    /// Its amount.
    #[must_use]
    pub fn amount(&self) -> u64 {
        match &self.kind {
            LineKind::Plain(amount) => *amount,
            LineKind::Priced { count, price, .. } => count * price,
            LineKind::Group { below, .. } => below.amount(),
        }
    }
}
