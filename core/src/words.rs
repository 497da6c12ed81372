//! Tables of words that are looked for together.
//!
//! Few places of a text hold a word of a table. What can begin or end one is told by a character,
//! or two, alone, so that a table costs hardly more than one word.

use std::ops::Range;

/// A table of words, and which characters they begin and end with.
#[derive(Debug)]
pub(crate) struct Words {
    words: &'static [&'static str],
    first: Signs,
    /// Words of one character.
    single: Signs,
    /// The first two characters of the others, as one.
    pairs: Signs,
    last: Signs,
}

/// A set of characters; others may share their places.
#[derive(Debug)]
pub(crate) struct Signs([u64; 4]);

impl Signs {
    /// No characters.
    pub(crate) const NONE: Self = Self([0; 4]);

    const fn with(mut self, sign: u8) -> Self {
        self.0[(sign >> 6) as usize] |= 1 << (sign & 63);
        self
    }

    /// With those that words begin with.
    pub(crate) const fn with_first(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self = self.with(sign_at(words[at].as_bytes(), 0));
            at += 1;
        }
        self
    }

    /// With words of one character.
    const fn with_single(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            if width(word[0]) == word.len() {
                self = self.with(sign_at(word, 0));
            }
            at += 1;
        }
        self
    }

    /// With the first two characters of words.
    const fn with_pairs(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            let second = width(word[0]);
            if second < word.len() {
                self = self.with(pair(sign_at(word, 0), sign_at(word, second)));
            }
            at += 1;
        }
        self
    }

    /// With characters of three bytes each.
    pub(crate) const fn with_all(mut self, characters: &str) -> Self {
        let bytes = characters.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self = self.with(sign_at(bytes, at));
            at += 3;
        }
        self
    }

    /// With those that words end with.
    pub(crate) const fn with_last(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            self = self.with(sign_before(word, word.len()));
            at += 1;
        }
        self
    }

    const fn has(&self, sign: u8) -> bool {
        self.0[(sign >> 6) as usize] >> (sign & 63) & 1 == 1
    }

    /// Whether a text may begin with one of them.
    #[inline]
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        !text.is_empty() && self.may_stand(text.as_bytes(), 0)
    }

    /// Whether one of them may stand at a place of a text.
    #[inline]
    pub(crate) const fn may_stand(&self, bytes: &[u8], at: usize) -> bool {
        self.has(sign_at(bytes, at))
    }

    /// Whether a text may end with one of them.
    pub(crate) fn may_end(&self, text: &str) -> bool {
        !text.is_empty() && self.has(sign_before(text.as_bytes(), text.len()))
    }
}

/// Where a character of three bytes stands in [`Signs`].
const fn sign(second: u8, third: u8) -> u8 {
    second.wrapping_mul(37) ^ third
}

/// Where two characters stand in [`Signs`], as one.
const fn pair(first: u8, second: u8) -> u8 {
    first.wrapping_mul(29) ^ second
}

/// Where the character that begins at a byte stands in [`Signs`].
const fn sign_at(bytes: &[u8], at: usize) -> u8 {
    // One byte or two.
    if bytes[at] < 0xE0 || at + 2 >= bytes.len() {
        return bytes[at];
    }
    sign(bytes[at + 1], bytes[at + 2])
}

/// Where the character that ends before a byte stands in [`Signs`].
const fn sign_before(bytes: &[u8], end: usize) -> u8 {
    if bytes[end - 1] < 0x80 || end < 2 {
        return bytes[end - 1];
    }
    // Two bytes.
    if bytes[end - 2] >= 0xC0 {
        return bytes[end - 2];
    }
    sign(bytes[end - 2], bytes[end - 1])
}

/// Whether a text begins with a word; the last byte tells most words apart.
#[inline]
fn begins(text: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    match (word.split_last(), text.get(..word.len())) {
        // Byte by byte: words are short.
        (Some((last, head)), Some([found @ .., end])) => {
            end == last && found.iter().zip(head).all(|(a, b)| a == b)
        }
        _ => false,
    }
}

/// Whether a text is a word.
#[inline]
pub(crate) fn is_word(text: &str, word: &str) -> bool {
    text.len() == word.len() && begins(text.as_bytes(), word)
}

impl Words {
    /// Words of Chinese and ASCII characters, none empty.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        Self {
            words,
            first: Signs::NONE.with_first(words),
            single: Signs::NONE.with_single(words),
            pairs: Signs::NONE.with_pairs(words),
            last: Signs::NONE.with_last(words),
        }
    }

    /// The words themselves.
    pub(crate) const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether it is one of the words.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.start_of(text).is_some() && self.words.contains(&text)
    }

    /// The first word of the table that a text begins with.
    #[inline]
    pub(crate) fn start_of(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if !self.first.may_begin(text) {
            return None;
        }
        self.word_at(bytes)
    }

    /// Whether a word may stand where its first character may.
    #[inline]
    fn goes_on(&self, bytes: &[u8], at: usize) -> bool {
        let first = sign_at(bytes, at);
        let next = at + width(bytes[at]);
        self.single.has(first)
            || next < bytes.len() && self.pairs.has(pair(first, sign_at(bytes, next)))
    }

    // One compiled piece, however often words are looked for.
    #[inline(never)]
    fn word_at(&self, bytes: &[u8]) -> Option<&'static str> {
        if !self.goes_on(bytes, 0) {
            return None;
        }
        self.words.iter().find(|word| begins(bytes, word)).copied()
    }

    /// The first word of the table that a text ends with.
    #[inline(never)]
    pub(crate) fn end_of(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if !self.last.may_end(text) {
            return None;
        }
        let ends = |word: &&&str| {
            let start = bytes.len().checked_sub(word.len());
            start.is_some_and(|start| begins(&bytes[start..], word))
        };
        self.words.iter().find(ends).copied()
    }

    /// Whether one of the words stands anywhere in a text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The first place in a text where one of the words stands, the longest that does.
    pub(crate) fn first_in(&self, text: &str) -> Option<Range<usize>> {
        self.next(text.as_bytes(), 0)
    }

    /// The word that ends last in a text, and of those that end there the longest.
    pub(crate) fn last_in(&self, text: &str) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut last = self.next(bytes, 0)?;
        let mut at = last.start;
        while let Some(next) = self.next(bytes, at + width(bytes[at])) {
            at = next.start;
            if next.end > last.end {
                last = next;
            }
        }
        Some(last)
    }

    /// The first place from a character on where one of the words stands, the longest that does.
    #[inline(never)]
    fn next(&self, bytes: &[u8], mut at: usize) -> Option<Range<usize>> {
        loop {
            let first = *bytes.get(at)?;
            let sign = match bytes.get(at + 1..at + 3) {
                Some(&[second, third]) if first >= 0xE0 => sign(second, third),
                _ => first,
            };
            if self.first.has(sign) && self.goes_on(bytes, at) {
                let rest = &bytes[at..];
                let mut len = 0;
                for word in self.words {
                    if word.len() > len && begins(rest, word) {
                        len = word.len();
                    }
                }
                if len > 0 {
                    return Some(at..at + len);
                }
            }
            at += width(first);
        }
    }
}

/// How many bytes a character has that begins with this one.
pub(crate) const fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Words = Words::new(&["拖欠", "往年", "往年拖欠", ",如", "x", "×"]);

    #[test]
    fn the_first_and_longest() {
        let found = |text: &'static str| WORDS.first_in(text).map(|at| &text[at]);
        assert_eq!(found("购书8.00万元,偿还往年拖欠"), Some("往年拖欠"));
        assert_eq!(found("é𠮷a往年"), Some("往年"));
        assert_eq!(found("a,如此x"), Some(",如"));
        assert_eq!(found("往"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn the_last_and_longest() {
        let found = |text: &'static str| WORDS.last_in(text).map(|at| (at.start, &text[at]));
        assert_eq!(found("往年甲往年拖欠。"), Some((9, "往年拖欠")));
        assert_eq!(found("往年x甲"), Some((6, "x")));
        assert_eq!(found("甲"), None);
    }

    #[test]
    fn at_the_start_and_at_the_end() {
        assert_eq!(WORDS.start_of("往年拖欠"), Some("往年"));
        assert_eq!(WORDS.start_of("x往年"), Some("x"));
        assert_eq!(WORDS.start_of("甲往年"), None);
        assert_eq!(WORDS.start_of(""), None);
        assert_eq!(WORDS.end_of("甲往年拖欠"), Some("拖欠"));
        assert_eq!(WORDS.end_of("甲x"), Some("x"));
        assert_eq!(WORDS.end_of("甲×"), Some("×"));
        assert_eq!(WORDS.end_of("×"), Some("×"));
        assert_eq!(WORDS.start_of("×5人"), Some("×"));
        assert_eq!(WORDS.end_of("甲"), None);
        assert_eq!(WORDS.end_of(""), None);
        assert!(WORDS.has("往年拖欠") && !WORDS.has("往年拖") && !WORDS.has(""));
        assert!(WORDS.are_in("甲,如") && !WORDS.are_in("甲,"));
    }
}
