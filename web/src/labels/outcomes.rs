//! How a check came out, in a word.

use mingzhang::Outcome;

use super::Lang;

pub(crate) const fn word(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Agrees => lang.pick("账平", "Agrees"),
        Outcome::WithinRounding => lang.pick("四舍五入之内", "Within rounding"),
        Outcome::Departs => lang.pick("与算式不同，文件有说明", "Differs, with a reason given"),
        Outcome::Contradicts => lang.pick("不符", "Does not agree"),
        Outcome::CannotTell => lang.pick("无从核对", "Cannot be told"),
    }
}
