//! Numbers, words and ranges as bytes.

use rust_decimal::Decimal;

use crate::range::TextRange;
use crate::source::{Quote, SourceText};

/// What can be saved.
pub(crate) trait Saved: Sized {
    /// Writes it behind what is written.
    fn put(&self, to: &mut Output);

    /// Takes it from what is left. What is not as [`put`](Self::put) writes it spoils the input, and
    /// then it is any value.
    fn take(from: &mut Input<'_>) -> Self;
}

/// A reading that is being saved.
#[derive(Default)]
pub(crate) struct Output {
    bytes: Vec<u8>,
    /// Where the last range began.
    at: u32,
}

impl Output {
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// LEB128: seven bits a byte, the last ones first; all but the last byte have the top bit.
    #[inline(never)]
    pub(super) fn number(&mut self, mut number: u64) {
        while let more @ 1.. = number >> 7 {
            self.bytes.push(number as u8 | 0x80);
            number = more;
        }
        self.bytes.push(number as u8);
    }
}

/// A saved reading that is being taken up.
///
/// What is not as [`Saved::put`] writes it spoils it, and from there on it gives nothing but zeros.
/// One question at the end is a fifth less code for a browser than a way out at every step.
pub(crate) struct Input<'a> {
    left: &'a [u8],
    /// What its ranges lie in.
    source: &'a SourceText,
    /// Where the last range began.
    at: u32,
    is_spoilt: bool,
}

impl<'a> Input<'a> {
    pub(super) const fn new(left: &'a [u8], source: &'a SourceText) -> Self {
        Self {
            left,
            source,
            at: 0,
            is_spoilt: false,
        }
    }

    /// Whether all of it was taken and was as it must be.
    pub(super) const fn is_well(&self) -> bool {
        !self.is_spoilt && self.left.is_empty()
    }

    #[inline(never)]
    pub(super) fn spoil(&mut self) {
        self.is_spoilt = true;
        self.left = &[];
    }

    /// The thing, or the other one where there is none.
    pub(super) fn or<T>(&mut self, thing: Option<T>, other: T) -> T {
        thing.unwrap_or_else(|| {
            self.spoil();
            other
        })
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> u8 {
        if let Some((first, left)) = self.left.split_first() {
            self.left = left;
            *first
        } else {
            self.spoil();
            0
        }
    }

    /// A number as [`Output::number`] writes it.
    #[inline(never)]
    pub(super) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.spoil();
        0
    }

    /// A number that is not more than another.
    #[inline(never)]
    pub(super) fn at_most(&mut self, most: u32) -> u32 {
        let number = self.number();
        if number > u64::from(most) {
            self.spoil();
            return 0;
        }
        number as u32
    }

    /// How many things follow. Each has at least one byte, so there are no more than that.
    #[inline(never)]
    pub(super) fn count(&mut self) -> u32 {
        let count = self.at_most(u32::MAX);
        if count as usize > self.left.len() {
            self.spoil();
            return 0;
        }
        count
    }
}

impl Saved for u32 {
    fn put(&self, to: &mut Output) {
        to.number(u64::from(*self));
    }

    fn take(from: &mut Input<'_>) -> Self {
        from.at_most(Self::MAX)
    }
}

impl Saved for u16 {
    fn put(&self, to: &mut Output) {
        to.number(u64::from(*self));
    }

    fn take(from: &mut Input<'_>) -> Self {
        from.at_most(u32::from(Self::MAX)) as Self
    }
}

/// Numbers around 0, those below it between those above.
impl Saved for i32 {
    fn put(&self, to: &mut Output) {
        to.number(u64::from((self << 1 ^ self >> 31).cast_unsigned()));
    }

    fn take(from: &mut Input<'_>) -> Self {
        let number = from.at_most(u32::MAX);
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Saved for bool {
    fn put(&self, to: &mut Output) {
        to.byte(u8::from(*self));
    }

    fn take(from: &mut Input<'_>) -> Self {
        from.at_most(1) != 0
    }
}

impl Saved for String {
    fn put(&self, to: &mut Output) {
        to.number(self.len() as u64);
        to.bytes.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn take(from: &mut Input<'_>) -> Self {
        let length = from.count() as usize;
        let taken = from.left.split_at_checked(length);
        let (words, left) = taken.unwrap_or_default();
        from.left = left;
        let words = std::str::from_utf8(words).ok();
        from.or(words, "").to_owned()
    }
}

/// How many decimals, whether it is negative and whether it is long, and its digits.
impl Saved for Decimal {
    fn put(&self, to: &mut Output) {
        let parts = self.unpack();
        let is_long = parts.hi > 0;
        to.byte((parts.scale as u8) << 2 | u8::from(parts.negative) << 1 | u8::from(is_long));
        to.number(u64::from(parts.mid) << 32 | u64::from(parts.lo));
        if is_long {
            parts.hi.put(to);
        }
    }

    #[inline(never)]
    fn take(from: &mut Input<'_>) -> Self {
        let head = from.byte();
        let low = from.number();
        let high = if head & 1 == 0 { 0 } else { u32::take(from) };
        let mut scale = u32::from(head >> 2);
        if scale > Self::MAX_SCALE {
            from.spoil();
            scale = 0;
        }
        Self::from_parts(low as u32, (low >> 32) as u32, high, head & 2 != 0, scale)
    }
}

/// How far it begins from the last one, and its length. One that is not within the text, or cuts a
/// character, is none.
impl Saved for TextRange {
    fn put(&self, to: &mut Output) {
        // Texts are shorter than 2 GiB.
        (self.start().cast_signed() - to.at.cast_signed()).put(to);
        self.len().put(to);
        to.at = self.start();
    }

    #[inline(never)]
    fn take(from: &mut Input<'_>) -> Self {
        let start = from.at.wrapping_add_signed(i32::take(from));
        let range = Self::new(start, start.saturating_add(u32::take(from)));
        if !from.source.holds(range) {
            from.spoil();
            return Self::new(0, 0);
        }
        from.at = start;
        range
    }
}

/// Its range; the words are in the text.
impl Saved for Quote {
    fn put(&self, to: &mut Output) {
        self.range().put(to);
    }

    #[inline(never)]
    fn take(from: &mut Input<'_>) -> Self {
        let range = TextRange::take(from);
        from.source.quote(range)
    }
}

impl<T: Saved> Saved for Option<T> {
    fn put(&self, to: &mut Output) {
        self.is_some().put(to);
        if let Some(it) = self {
            it.put(to);
        }
    }

    fn take(from: &mut Input<'_>) -> Self {
        bool::take(from).then(|| T::take(from))
    }
}

impl<T: Saved> Saved for Box<T> {
    fn put(&self, to: &mut Output) {
        (**self).put(to);
    }

    fn take(from: &mut Input<'_>) -> Self {
        Self::new(T::take(from))
    }
}

impl<T: Saved> Saved for Vec<T> {
    fn put(&self, to: &mut Output) {
        to.number(self.len() as u64);
        for it in self {
            it.put(to);
        }
    }

    fn take(from: &mut Input<'_>) -> Self {
        let mut all = Self::new();
        for _ in 0..from.count() {
            all.push(T::take(from));
            if from.is_spoilt {
                break;
            }
        }
        all
    }
}
