//! 约, 不超过, 左右: how exactly a sum of money is meant.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::words::Words;

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
    /// Its code in tables and JSON: `at-most`.
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
static BEFORE: Words = Words::new(&[
    "≈",
    "大约",
    "约为",
    "约需",
    "约计",
    "约",
    "将近",
    "接近",
    "近",
    "不超过",
    "不超",
    "不高于",
    "不多于",
    "不大于",
    "最高",
    "至多",
    "不低于",
    "不少于",
    "不小于",
    "至少",
    "最低",
]);

static AFTER: Words = Words::new(&[
    "左右",
    "上下",
    "以内",
    "之内",
    "以下",
    "及以下",
    "以上",
    "及以上",
    "起",
]);

/// What a word of the tables says.
fn said(word: &str) -> Qualifier {
    match word {
        "不低于" | "不少于" | "不小于" | "至少" | "最低" | "以上" | "及以上" | "起" => {
            Qualifier::AtLeast
        }
        "≈" | "大约" | "约为" | "约需" | "约计" | "约" | "将近" | "接近" | "近" | "左右"
        | "上下" => Qualifier::About,
        _ => Qualifier::AtMost,
    }
}

/// Parts of a figure that say that it is not exact: 30余万元, 500多元.
static MORE: Words = Words::new(&["余", "多"]);

/// Words that end like a qualifier.
static NOUNS: Words = Words::new(&["节约", "合约", "契约", "条约", "公约", "集约", "附近"]);

/// What is said of the sum at `range`, and where.
pub(super) fn around(text: &str, range: Range<usize>) -> Option<(Range<usize>, Qualifier)> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    if let Some(word) = AFTER.start_of(after) {
        return Some((range.end..range.end + word.len(), said(word)));
    }
    if let Some(more) = MORE.first_in(&text[range.clone()]) {
        let more = range.start + more.start..range.start + more.end;
        return Some((more, Qualifier::About));
    }
    let before = before.strip_suffix("人民币").unwrap_or(before);
    let word = BEFORE.end_of(before)?;
    let is_noun = NOUNS.end_of(before).is_some();
    (!is_noun).then_some((before.len() - word.len()..before.len(), said(word)))
}
