//! Numbers in Chinese characters, alone or beside digits: 三十六万元, 叁拾陆万元整, 3万5千元.
//!
//! Only what a person reads without doubt is read: each place once, from the highest to the
//! lowest, closed by 元. 三五万元, 三万五元 and 百元 are no amounts.

use rust_decimal::Decimal;

use crate::money::{Unit, Written};
use crate::words::Signs;

/// Numbers are put together as whole numbers of this many decimals, which is far less code than
/// decimal arithmetic; what does not fit is no number that a document holds.
const DECIMALS: u32 = 8;
const ONE: i128 = 10_i128.pow(DECIMALS);
const MOST: i128 = 10_i128.pow(28);

/// A value that leaves room to be raised by 亿.
fn fits(value: i128) -> Option<i128> {
    (value < MOST).then_some(value)
}

/// More characters than this are no number that a document holds.
const LONGEST: usize = 48;

/// What a character of a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Digit(u8),
    Zero,
    /// 十, 百, 千: a power of ten.
    Place(u32),
    /// 万, 亿: a power of ten of all that stands before.
    Myriad(u32),
    Point,
}

impl Sign {
    const fn begins(self) -> bool {
        matches!(self, Self::Digit(_) | Self::Zero | Self::Place(1))
    }
}

/// The number characters, everyday and financial (大写), simplified and traditional.
const fn sign(character: char) -> Option<Sign> {
    Some(match character {
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '兩' | '贰' | '貳' => Sign::Digit(2),
        '三' | '叁' | '參' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' | '陸' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '零' | '〇' => Sign::Zero,
        '十' | '拾' => Sign::Place(1),
        '百' | '佰' => Sign::Place(2),
        '千' | '仟' => Sign::Place(3),
        '万' | '萬' => Sign::Myriad(4),
        '亿' | '億' => Sign::Myriad(8),
        '点' | '點' => Sign::Point,
        _ => return None,
    })
}

/// What a number may begin with.
static BEGINNINGS: Signs =
    Signs::NONE.with_all("一壹二两兩贰貳三叁參四肆五伍六陆陸七柒八捌九玖零〇十拾");

/// Whether a number may begin at a place.
#[inline]
pub(super) fn begins(text: &str, at: usize) -> bool {
    BEGINNINGS.may_stand(text.as_bytes(), at) && sign_at(text, at).is_some_and(Sign::begins)
}

fn sign_at(text: &str, at: usize) -> Option<Sign> {
    sign(text[at..].chars().next()?)
}

/// Whether a number may go on with this character.
pub(super) const fn goes_on(character: char) -> bool {
    sign(character).is_some()
}

/// A number as it is put together from left to right.
#[derive(Default)]
struct Reckoning {
    /// All above the place that is being read.
    sum: i128,
    /// What stands since the last 万 or 亿.
    section: i128,
    /// A digit or digits whose place is not told yet.
    digits: Option<i128>,
    /// Whether they are more than one digit.
    is_long: bool,
    /// The lowest 十, 百, 千 since the last 万 or 亿.
    place: Option<u32>,
    /// The lowest 万 or 亿.
    myriad: Option<u32>,
    /// How many 万 and 亿 there are.
    myriads: u32,
    /// The place or myriad read last.
    last: Option<u32>,
    /// 零 stands before the digit: the places between are empty.
    after_zero: bool,
    /// How many decimals stand after 点.
    decimals: Option<u32>,
}

impl Reckoning {
    /// Digits as printed.
    fn number(&mut self, number: Decimal) -> Option<()> {
        let raise = DECIMALS.checked_sub(number.scale())?;
        let value = fits(number.mantissa())?.checked_mul(10_i128.pow(raise))?;
        self.digits(fits(value)?)?;
        self.is_long = number.scale() > 0 || value >= 10 * ONE;
        Some(())
    }

    fn digits(&mut self, value: i128) -> Option<()> {
        if self.digits.is_some() {
            return None;
        }
        self.digits = Some(value);
        self.is_long = false;
        Some(())
    }

    fn sign(&mut self, sign: Sign) -> Option<()> {
        if let Some(decimals) = self.decimals
            && let Sign::Digit(_) | Sign::Zero = sign
        {
            let digit = match sign {
                Sign::Digit(digit) => digit,
                _ => 0,
            };
            let next = decimals + 1;
            let lower = DECIMALS.checked_sub(next)?;
            self.digits = Some(self.digits? + i128::from(digit) * 10_i128.pow(lower));
            self.is_long = true;
            self.decimals = Some(next);
            return Some(());
        }
        match sign {
            Sign::Digit(digit) => self.digits(i128::from(digit) * ONE)?,
            Sign::Zero if self.digits.is_some() => return None,
            Sign::Zero => self.after_zero = true,
            Sign::Point => {
                // 零点五, 二百八十点五
                let is_whole = self.place.is_some() || self.after_zero && self.last.is_none();
                if self.digits.is_none() && is_whole {
                    self.digits = Some(0);
                }
                if self.digits.is_none() || self.decimals.is_some() {
                    return None;
                }
                self.decimals = Some(0);
            }
            Sign::Place(power) => {
                if self.decimals.is_some() || self.place.is_some_and(|place| place <= power) {
                    return None;
                }
                let digit = match self.digits.take() {
                    Some(digit) => digit,
                    // 十二; elsewhere it is 一十二.
                    None if power == 1 && self.place.is_none() => ONE,
                    None => return None,
                };
                self.section = fits(self.section + digit * 10_i128.pow(power))?;
                self.place = Some(power);
                self.last = Some(power);
                self.after_zero = false;
            }
            Sign::Myriad(power) => {
                // 一万亿 and 一万三千万 raise all that stands before; more is no number.
                let is_again = self.myriad.is_some_and(|myriad| myriad <= power);
                if is_again && self.myriads > 1 {
                    return None;
                }
                self.myriads += 1;
                let before = self.close()?;
                let (kept, raised) = match self.myriad {
                    Some(_) if is_again => (0, self.sum + before),
                    _ => (self.sum, before),
                };
                if raised == 0 {
                    return None;
                }
                self.sum = fits(kept + raised * 10_i128.pow(power))?;
                self.section = 0;
                self.place = None;
                self.myriad = Some(power);
                self.last = Some(power);
                self.after_zero = false;
                self.decimals = None;
            }
        }
        Some(())
    }

    /// What stands since the last 万 or 亿.
    fn close(&mut self) -> Option<i128> {
        let Some(digits) = self.digits.take() else {
            return Some(self.section);
        };
        // 一百二 and 三万五 may be 120 and 35,000.
        if !self.is_long && !self.after_zero && self.last.is_some_and(|last| last > 1) {
            return None;
        }
        fits(self.section + digits)
    }
}

/// A number without 元: its value and its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) end: usize,
    /// The power of ten that closes it: 4 for 三十六万, 0 for 三十六.
    power: u32,
    /// How many characters it takes.
    pub(super) length: usize,
}

impl Number {
    /// So many 元, in the unit that closes it.
    pub(super) fn written(&self) -> Option<Written> {
        let unit = match self.power {
            3 => Unit::Qianyuan,
            4 => Unit::Wanyuan,
            8 => Unit::Yiyuan,
            _ => Unit::Yuan,
        };
        let number = self.value.checked_div(unit.in_yuan())?.normalize();
        let written = Written::new(number, unit)?;
        (written.money().yuan() == self.value.normalize()).then_some(written)
    }
}

/// The number that stands at `start`, in characters or with `first` printed in digits up to there.
/// `None` where the characters make no number; `end` is where they end all the same.
pub(super) fn number(
    text: &str,
    start: usize,
    first: Option<Decimal>,
    digits: fn(&str, usize) -> Option<(Decimal, usize)>,
) -> (Option<Number>, usize) {
    let mut reckoning = Reckoning::default();
    let mut is_number = match first {
        Some(first) => reckoning.number(first).is_some(),
        None => true,
    };
    let mut end = start;
    let mut length = 0;
    let mut zeros = 0;
    while let Some(next) = text[end..].chars().next() {
        let read = match sign(next) {
            Some(sign) => {
                zeros += usize::from(sign == Sign::Zero);
                end += next.len_utf8();
                reckoning.sign(sign)
            }
            None if next.is_ascii_digit() && length > 0 && is_number => match digits(text, end) {
                Some((number, after)) if reckoning.digits.is_none() => {
                    end = after;
                    reckoning.number(number)
                }
                _ => break,
            },
            None => break,
        };
        length += 1;
        is_number &= read.is_some() && length <= LONGEST;
    }
    let is_nothing = zeros == length && length == 1;
    let has_value = reckoning.digits.is_some() || reckoning.last.is_some() || is_nothing;
    if !is_number || !has_value || reckoning.decimals == Some(0) {
        return (None, end);
    }
    let power = match reckoning.digits {
        None => reckoning.last.unwrap_or(0),
        Some(_) => 0,
    };
    let value = reckoning.close().and_then(|section| {
        let value = fits(reckoning.sum + section)?;
        Some(
            Decimal::try_from_i128_with_scale(value, DECIMALS)
                .ok()?
                .normalize(),
        )
    });
    let number = value.map(|value| Number {
        value,
        end,
        power,
        length,
    });
    (number, end)
}
