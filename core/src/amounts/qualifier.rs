//! 约, 不超过, 左右: how exactly a sum of money is meant.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// How exactly a sum of money is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// 约, 近, 左右, 余
    About,
    /// 不超过, 以内
    AtMost,
    /// 不低于, 以上
    AtLeast,
}

impl Qualifier {
    /// As the command line prints it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::AtMost => "at-most",
            Self::AtLeast => "at-least",
        }
    }
}

/// Longer words before those that they end with.
const BEFORE: [(&str, Qualifier); 21] = [
    ("≈", Qualifier::About),
    ("大约", Qualifier::About),
    ("约为", Qualifier::About),
    ("约需", Qualifier::About),
    ("约计", Qualifier::About),
    ("约", Qualifier::About),
    ("将近", Qualifier::About),
    ("接近", Qualifier::About),
    ("近", Qualifier::About),
    ("不超过", Qualifier::AtMost),
    ("不超", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("不多于", Qualifier::AtMost),
    ("不大于", Qualifier::AtMost),
    ("最高", Qualifier::AtMost),
    ("至多", Qualifier::AtMost),
    ("不低于", Qualifier::AtLeast),
    ("不少于", Qualifier::AtLeast),
    ("不小于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("最低", Qualifier::AtLeast),
];

const AFTER: [(&str, Qualifier); 9] = [
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("以内", Qualifier::AtMost),
    ("之内", Qualifier::AtMost),
    ("以下", Qualifier::AtMost),
    ("及以下", Qualifier::AtMost),
    ("以上", Qualifier::AtLeast),
    ("及以上", Qualifier::AtLeast),
    ("起", Qualifier::AtLeast),
];

/// Words that end like a qualifier.
const NOUNS: [&str; 7] = ["节约", "合约", "契约", "条约", "公约", "集约", "附近"];

/// What is said of the sum at `range`, and where.
pub(super) fn around(text: &str, range: Range<usize>) -> Option<(Range<usize>, Qualifier)> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    if let Some((word, qualifier)) = AFTER.iter().find(|(word, _)| after.starts_with(word)) {
        return Some((range.end..range.end + word.len(), *qualifier));
    }
    // 30余万元 and 500多元 hold it.
    let figure = &text[range.clone()];
    if let Some(word) = ["余", "多"].iter().find(|word| figure.contains(**word)) {
        let at = range.start + figure.find(word)?;
        return Some((at..at + word.len(), Qualifier::About));
    }
    let before = before.strip_suffix("人民币").unwrap_or(before);
    let (word, qualifier) = BEFORE.iter().find(|(word, _)| before.ends_with(word))?;
    let is_noun = NOUNS.iter().any(|noun| before.ends_with(noun));
    (!is_noun).then_some((before.len() - word.len()..before.len(), *qualifier))
}
