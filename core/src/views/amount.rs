//! Figures as people read them: exact, grouped in thousands, in the unit they chose.

use rust_decimal::Decimal;

use crate::budget::Budget;
use crate::funding::{Amount, Status};
use crate::money::{Money, Unit};

/// More decimals than any amount of 28 digits has in any unit.
const MOST_DECIMALS: u32 = 36;

/// The minus sign of figures.
const MINUS: char = '−';

/// An amount, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The exact number in the unit asked for, without the unit.
    pub number: String,
    /// Where it comes from.
    pub status: Status,
    /// As printed in the document; `None` when it is not printed there.
    pub written: Option<String>,
}

/// An amount in `unit`; `None` when it is not stated and cannot be added up.
#[must_use]
pub fn shown(budget: &Budget, amount: Amount, unit: Unit) -> Option<Shown> {
    Some(Shown {
        number: number(amount, unit)?,
        status: amount.status(),
        written: written(budget, amount),
    })
}

/// The number of an amount in `unit`, without the unit.
#[must_use]
pub fn number(amount: Amount, unit: Unit) -> Option<String> {
    Some(format(amount.money()?, amount.resolution()?, unit))
}

/// The amount as the document prints it.
#[must_use]
pub fn written(budget: &Budget, amount: Amount) -> Option<String> {
    let stated = amount.stated()?;
    Some(budget.source().quote(stated.range()).text().to_owned())
}

/// The exact number of `unit`s with thousands separators. It has at least the decimals that
/// `resolution` (a power of ten of 元, see [`Written::resolution`](crate::Written::resolution))
/// implies, and more where the exact value needs them: 305.40万元 is `305.40` in 万元, `3,054,000`
/// in 元 and `0.030540` in 亿元.
#[must_use]
pub fn format(money: Money, resolution: i32, unit: Unit) -> String {
    let zeros = unit.zeros();
    let decimals = zeros.cast_signed().saturating_sub(resolution).max(0);
    grouped(money.yuan(), zeros, decimals.cast_unsigned())
}

/// A number of things, with thousands separators.
pub(super) fn count(number: Decimal) -> String {
    grouped(number, 0, number.scale())
}

/// What part of `whole` this is, as a percentage with one decimal. A part that is more than
/// nothing and rounds to nothing is `<0.1%`. `None` when the whole is not more than nothing.
#[must_use]
pub fn share(part: Money, whole: Money) -> Option<String> {
    let thousandths = part.share_of(whole, 1000)?;
    if thousandths == 0 && !part.is_zero() {
        let nearly = if part.is_negative() {
            ">−0.1%"
        } else {
            "<0.1%"
        };
        return Some(nearly.to_owned());
    }
    let sign = if thousandths < 0 { "−" } else { "" };
    let thousandths = thousandths.unsigned_abs();
    Some(format!("{sign}{}.{}%", thousandths / 10, thousandths % 10))
}

/// A share as the length of a bar: thousandths of `whole`, from 0 to 1000.
pub(super) fn bar(part: Option<Money>, whole: Option<Money>) -> u32 {
    let thousandths = part
        .zip(whole)
        .and_then(|(part, whole)| part.share_of(whole, 1000))
        .unwrap_or_default();
    // Clamped to a range that any integer type holds.
    u32::try_from(thousandths.clamp(0, 1000)).unwrap_or_default()
}

/// Digits with the point moved `places` to the left, at least `decimals` after it and no zero at
/// the end beyond those. Works on the digits themselves: nothing is rounded.
fn grouped(number: Decimal, places: u32, decimals: u32) -> String {
    let decimals = decimals.min(MOST_DECIMALS) as usize;
    let point = (number.scale() + places) as usize;
    let digits = number.mantissa().unsigned_abs().to_string();
    let digits = format!("{digits:0>width$}", width = point + 1);
    let (whole, fraction) = digits.split_at(digits.len() - point);
    let fraction = fraction.trim_end_matches('0');

    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 2);
    if number.is_sign_negative() && !number.is_zero() {
        text.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let length = fraction.len().max(decimals);
    if length > 0 {
        text.push('.');
        text.push_str(fraction);
        text.extend(std::iter::repeat_n('0', length - fraction.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Written;
    use proptest::prelude::*;

    fn decimal(number: &str) -> Decimal {
        Decimal::from_str_exact(number).unwrap()
    }

    fn in_units(number: &str, unit: Unit) -> [String; 3] {
        let written = Written::new(decimal(number), unit).unwrap();
        [Unit::Yuan, Unit::Wanyuan, Unit::Yiyuan]
            .map(|unit| format(written.money(), written.resolution(), unit))
    }

    #[test]
    fn an_amount_keeps_its_precision_in_every_unit() {
        assert_eq!(
            in_units("101.50", Unit::Wanyuan),
            ["1,015,000", "101.50", "0.010150"]
        );
        assert_eq!(
            in_units("800.00", Unit::Yuan),
            ["800.00", "0.080000", "0.0000080000"]
        );
        assert_eq!(in_units("3", Unit::Yiyuan), ["300,000,000", "30,000", "3"]);
        assert_eq!(in_units("1500", Unit::Qianyuan)[1], "150.0");
    }

    #[test]
    fn what_the_exact_value_needs_is_never_cut_off() {
        let money = Money::from_yuan(decimal("1234567.891"));
        assert_eq!(format(money, 2, Unit::Yuan), "1,234,567.891");
        assert_eq!(format(money, 2, Unit::Wanyuan), "123.4567891");
        let least = Money::from_yuan(decimal("0.0000000000000000000000000001"));
        assert!(format(least, 0, Unit::Yiyuan).ends_with("001"));
    }

    #[test]
    fn zero_and_less() {
        assert_eq!(format(Money::ZERO, 2, Unit::Wanyuan), "0.00");
        let owed = Money::from_yuan(decimal("-12345.6"));
        assert_eq!(format(owed, 0, Unit::Yuan), "−12,345.6");
        assert_eq!(format(owed, i32::MAX, Unit::Yuan), "−12,345.6");
        assert_eq!(format(Money::ZERO, i32::MIN, Unit::Yuan).len(), 38);
    }

    #[test]
    fn shares() {
        let yuan = |yuan: i64| Money::from_yuan(Decimal::from(yuan));
        assert_eq!(share(yuan(50), yuan(100)).as_deref(), Some("50.0%"));
        assert_eq!(share(yuan(2), yuan(3)).as_deref(), Some("66.7%"));
        assert_eq!(share(yuan(150), yuan(100)).as_deref(), Some("150.0%"));
        assert_eq!(share(yuan(1), yuan(10_000)).as_deref(), Some("<0.1%"));
        assert_eq!(share(yuan(0), yuan(10_000)).as_deref(), Some("0.0%"));
        assert_eq!(share(yuan(-5), yuan(100)).as_deref(), Some("−5.0%"));
        assert_eq!(share(yuan(-1), yuan(9_999)).as_deref(), Some(">−0.1%"));
        assert_eq!(share(yuan(1), yuan(0)), None);
        assert_eq!(bar(Some(yuan(493)), Some(yuan(1000))), 493);
        assert_eq!(bar(Some(yuan(-3)), Some(yuan(1000))), 0);
        assert_eq!(bar(Some(yuan(3000)), Some(yuan(1000))), 1000);
        assert_eq!(bar(None, Some(yuan(1000))), 0);
    }

    proptest! {
        #[test]
        fn a_formatted_number_reads_back_as_the_same_money(
            mantissa in -10_i64.pow(15)..10_i64.pow(15),
            scale in 0_u32..6,
            resolution in -8_i32..9,
            unit in prop::sample::select(vec![Unit::Yuan, Unit::Qianyuan, Unit::Wanyuan, Unit::Yiyuan]),
        ) {
            let money = Money::from_yuan(Decimal::new(mantissa, scale));
            let text = format(money, resolution, unit);
            let plain = text.replace(',', "").replace(MINUS, "-");
            let back = Written::new(decimal(&plain), unit).unwrap();
            prop_assert_eq!(back.money(), money);
            let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let least = (unit.zeros().cast_signed() - resolution).max(0);
            prop_assert!(decimals >= usize::try_from(least).unwrap());
        }
    }
}
