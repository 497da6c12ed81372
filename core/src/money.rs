//! Sums of money: exact, in 元, and as the document wrote them.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact sum of money in 元. Never a float, never rounded.
///
/// Built on [`Decimal`]: 28 significant digits. Sums and products that would leave that range
/// give `None` from the `checked_` functions; `+`, `-` and `sum()` saturate at the largest value,
/// which no document reaches, since a written amount of over 20 digits is not read as money.
/// Serialises as a decimal string.
///
/// ```
/// use mingzhang::{Money, Unit};
///
/// let wan: Money = ["101.50", "470.75"]
///     .iter()
///     .filter_map(|it| rust_decimal::Decimal::from_str_exact(it).ok())
///     .filter_map(|it| mingzhang::Written::new(it, Unit::Wanyuan))
///     .map(|it| it.money())
///     .sum();
/// assert_eq!(wan.to_string(), "5722500");
/// assert_eq!(wan.in_unit(Unit::Wanyuan).to_string(), "572.25");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

impl Money {
    /// Nothing at all. It is never put in the place of an amount that is not stated.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A sum of so many 元; negative for what is taken away.
    #[must_use]
    pub const fn from_yuan(yuan: Decimal) -> Self {
        Self(yuan)
    }

    /// The exact number of 元, trailing zeros removed.
    #[must_use]
    pub fn yuan(self) -> Decimal {
        self.0.normalize()
    }

    /// The exact number of `unit`s, trailing zeros removed.
    #[must_use]
    pub fn in_unit(self, unit: Unit) -> Decimal {
        // A power of ten only moves the point; what does not fit in 28 digits then is far below a
        // 分 and cannot have been written in a document.
        let moved = multiply(self.0, Decimal::new(1, unit.zeros()));
        moved.unwrap_or_default().normalize()
    }

    /// The sum, or `None` past 28 digits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        add(self.0, other.0).map(Self)
    }

    /// So many times the sum, or `None` past 28 digits.
    #[must_use]
    pub fn checked_mul(self, times: Decimal) -> Option<Self> {
        multiply(self.0, times).map(Self)
    }

    /// Whether it is neither positive nor negative.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// What part of `whole` this is, in parts of `scale` (10,000 gives hundredths of a percent),
    /// rounded half up. `None` when `whole` is not positive or the result does not fit.
    #[must_use]
    pub fn share_of(self, whole: Self, scale: u32) -> Option<i64> {
        if whole.0 <= Decimal::ZERO {
            return None;
        }
        let scale = Decimal::from(scale);
        // Of sums too large to be multiplied first, the quotient is exact to 28 digits.
        let parts = match multiply(self.0, scale) {
            Some(product) => product.checked_div(whole.0)?,
            None => multiply(self.0.checked_div(whole.0)?, scale)?,
        };
        parts
            .round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
            .try_into()
            .ok()
    }
}

// One compiled piece each, however often they are called: a browser downloads them.

#[inline(never)]
fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

#[inline(never)]
fn multiply(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(add(self.0, other.0).unwrap_or(Decimal::MAX))
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Money {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.yuan().fmt(f)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        exact::deserialize(deserializer).map(Self)
    }
}

/// A unit in which budgets are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// 元
    Yuan,
    /// 千元, the unit of Taiwan's budgets
    Qianyuan,
    /// 万元
    Wanyuan,
    /// 亿元
    Yiyuan,
}

impl Unit {
    /// How many zeros the unit stands for: 元 0, 千元 3, 万元 4, 亿元 8.
    #[must_use]
    pub const fn zeros(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::Qianyuan => 3,
            Self::Wanyuan => 4,
            Self::Yiyuan => 8,
        }
    }

    /// How many 元 one of it is.
    #[must_use]
    pub fn in_yuan(self) -> Decimal {
        Decimal::from(10_u64.pow(self.zeros()))
    }

    /// Its name in Chinese.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Qianyuan => "千元",
            Self::Wanyuan => "万元",
            Self::Yiyuan => "亿元",
        }
    }
}

/// An amount as the document wrote it: the number with the decimals that were printed, and its
/// unit. `50.00` in 万元 and `50` in 万元 are the same money, written to another precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    #[serde(with = "exact")]
    number: Decimal,
    unit: Unit,
}

impl Written {
    /// Nothing, as 0元.
    pub(crate) const ZERO: Self = Self {
        number: Decimal::ZERO,
        unit: Unit::Yuan,
    };

    /// An amount of `number` `unit`s; the scale of `number` is the number of decimals printed.
    /// `None` when so many 元 cannot be held exactly.
    #[must_use]
    pub fn new(number: Decimal, unit: Unit) -> Option<Self> {
        multiply(number, unit.in_yuan())?;
        Some(Self { number, unit })
    }

    /// The number as printed, without separators.
    #[must_use]
    pub const fn number(self) -> Decimal {
        self.number
    }

    /// The unit that the document wrote.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// How many decimals were printed.
    #[must_use]
    pub const fn decimals(self) -> u32 {
        self.number.scale()
    }

    /// The exact sum of money in 元.
    #[must_use]
    pub fn money(self) -> Money {
        Money(multiply(self.number, self.unit.in_yuan()).unwrap_or(Decimal::MAX))
    }

    /// Everything that would be written this way, rounded to the printed decimals: half of the
    /// last place to either side.
    #[must_use]
    pub fn interval(self) -> Interval {
        let half = Self {
            number: Decimal::new(5, self.decimals().saturating_add(1).min(28)),
            unit: self.unit,
        };
        let (money, half) = (self.money(), half.money());
        Interval {
            low: money - half,
            high: money + half,
        }
    }

    /// The precision as a power of ten of 元: 万元 with two decimals is 2 (hundreds of 元),
    /// 元 with two decimals is −2 (分).
    #[must_use]
    pub fn resolution(self) -> i32 {
        self.unit.zeros().cast_signed() - self.decimals().cast_signed()
    }
}

/// All sums of money from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The smallest.
    pub low: Money,
    /// The largest.
    pub high: Money,
}

impl Interval {
    /// The interval that holds one sum only.
    #[must_use]
    pub const fn exactly(money: Money) -> Self {
        Self {
            low: money,
            high: money,
        }
    }

    /// Whether some sum lies in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Every sum of one from here and one from there.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            high: self.high + other.high,
        }
    }

    /// So many times each; `times` is not negative. `None` past 28 digits.
    #[must_use]
    pub fn times(self, times: Decimal) -> Option<Self> {
        Some(Self {
            low: self.low.checked_mul(times)?,
            high: self.high.checked_mul(times)?,
        })
    }
}

/// Decimals as strings that keep every printed digit, trailing zeros too.
pub(crate) mod exact {
    use super::{Decimal, Deserialize, Deserializer, Serializer};
    use serde::de::Error;

    pub(crate) fn serialize<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(number)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(from)?;
        Decimal::from_str_exact(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: &str, unit: Unit) -> Written {
        Written::new(Decimal::from_str_exact(number).unwrap(), unit).unwrap()
    }

    #[test]
    fn units_only_move_the_point() {
        let money = written("101.50", Unit::Wanyuan).money();
        assert_eq!(money.to_string(), "1015000");
        assert_eq!(money.in_unit(Unit::Wanyuan).to_string(), "101.5");
        assert_eq!(money.in_unit(Unit::Yiyuan).to_string(), "0.01015");
        assert_eq!(written("800.00", Unit::Yuan).money().to_string(), "800");
    }

    #[test]
    fn the_printed_precision_bounds_what_was_meant() {
        let rate = written("0.05", Unit::Wanyuan).interval();
        assert_eq!(rate.low.to_string(), "450");
        assert_eq!(rate.high.to_string(), "550");
        let year = rate.times(Decimal::from(15)).unwrap();
        assert!(year.meets(written("0.76", Unit::Wanyuan).interval()));
        assert!(!year.meets(written("0.84", Unit::Wanyuan).interval()));
    }

    #[test]
    fn precision_is_a_power_of_ten_of_yuan() {
        assert_eq!(written("50.00", Unit::Wanyuan).resolution(), 2);
        assert_eq!(written("800.00", Unit::Yuan).resolution(), -2);
        assert_eq!(written("3", Unit::Yiyuan).resolution(), 8);
    }

    #[test]
    fn shares_round_half_up_and_need_a_whole() {
        let part = written("50", Unit::Wanyuan).money();
        let whole = written("101.50", Unit::Wanyuan).money();
        assert_eq!(part.share_of(whole, 1000), Some(493));
        assert_eq!(part.share_of(Money::ZERO, 1000), None);
    }

    #[test]
    fn too_many_digits_are_refused_not_rounded() {
        let digits = Decimal::from_str_exact("7922816251426433759354395033").unwrap();
        assert!(Written::new(digits, Unit::Yiyuan).is_none());
    }
}
