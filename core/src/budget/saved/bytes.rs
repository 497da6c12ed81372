//! Numbers, words and ranges as bytes.

use rust_decimal::Decimal;

use crate::range::TextRange;
use crate::source::{Quote, SourceText};

/// What can be saved.
pub(crate) trait Saved: Sized {
    /// Writes it behind what is written.
    fn put(&self, to: &mut Output);

    /// Takes it from what is left; `None` when that is not what [`put`](Self::put) wrote.
    fn take(from: &mut Input<'_>) -> Option<Self>;
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
pub(crate) struct Input<'a> {
    left: &'a [u8],
    /// What its ranges lie in.
    source: &'a SourceText,
    /// Where the last range began.
    at: u32,
}

impl<'a> Input<'a> {
    pub(super) const fn new(left: &'a [u8], source: &'a SourceText) -> Self {
        let at = 0;
        Self { left, source, at }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, left) = self.left.split_first()?;
        self.left = left;
        Some(*first)
    }

    /// A number as [`Output::number`] writes it.
    #[inline(never)]
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn narrow(&mut self) -> Option<u32> {
        self.number()?.try_into().ok()
    }

    /// How many things follow. Each has at least one byte, so there are no more than that.
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.number()?).ok()?;
        (count <= self.left.len()).then_some(count)
    }

    fn words(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (words, left) = self.left.split_at_checked(length)?;
        self.left = left;
        std::str::from_utf8(words).ok()
    }
}

impl Saved for u32 {
    fn put(&self, to: &mut Output) {
        to.number(u64::from(*self));
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        from.narrow()
    }
}

impl Saved for u16 {
    fn put(&self, to: &mut Output) {
        to.number(u64::from(*self));
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        from.narrow()?.try_into().ok()
    }
}

/// Numbers around 0, those below it between those above.
impl Saved for i32 {
    fn put(&self, to: &mut Output) {
        to.number(u64::from((self << 1 ^ self >> 31).cast_unsigned()));
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        let number = from.narrow()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }
}

impl Saved for bool {
    fn put(&self, to: &mut Output) {
        to.byte(u8::from(*self));
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        match from.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Saved for String {
    fn put(&self, to: &mut Output) {
        to.number(self.len() as u64);
        to.bytes.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        from.words().map(str::to_owned)
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
    fn take(from: &mut Input<'_>) -> Option<Self> {
        let head = from.byte()?;
        let low = from.number()?;
        let high = if head & 1 == 0 { 0 } else { from.narrow()? };
        let scale = u32::from(head >> 2);
        (scale <= Self::MAX_SCALE)
            .then(|| Self::from_parts(low as u32, (low >> 32) as u32, high, head & 2 != 0, scale))
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
    fn take(from: &mut Input<'_>) -> Option<Self> {
        let start = from.at.checked_add_signed(i32::take(from)?)?;
        let end = start.checked_add(from.narrow()?)?;
        from.at = start;
        let range = Self::new(start, end);
        from.source.holds(range).then_some(range)
    }
}

/// Its range; the words are in the text.
impl Saved for Quote {
    fn put(&self, to: &mut Output) {
        self.range().put(to);
    }

    #[inline(never)]
    fn take(from: &mut Input<'_>) -> Option<Self> {
        let range = TextRange::take(from)?;
        Some(from.source.quote(range))
    }
}

impl<T: Saved> Saved for Option<T> {
    fn put(&self, to: &mut Output) {
        self.is_some().put(to);
        if let Some(it) = self {
            it.put(to);
        }
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        Some(if bool::take(from)? {
            Some(T::take(from)?)
        } else {
            None
        })
    }
}

impl<T: Saved> Saved for Box<T> {
    fn put(&self, to: &mut Output) {
        (**self).put(to);
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        T::take(from).map(Self::new)
    }
}

impl<T: Saved> Saved for Vec<T> {
    fn put(&self, to: &mut Output) {
        to.number(self.len() as u64);
        for it in self {
            it.put(to);
        }
    }

    fn take(from: &mut Input<'_>) -> Option<Self> {
        let mut all = Self::new();
        for _ in 0..from.count()? {
            all.push(T::take(from)?);
        }
        Some(all)
    }
}
