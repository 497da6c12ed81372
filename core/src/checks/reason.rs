//! Words that give a reason why a figure differs from its arithmetic.

use super::Outcome;
use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::Folded;
use crate::words::Words;

/// A reason is the clause that holds one of these words.
static REASONS: Words = Words::new(&[
    "节约", "预留", "评审", "压减", "压缩", "统筹", "核定", "调剂", "从紧",
]);

/// 根据…安排 gives a reason; 安排 alone does not.
static BASES: Words = Words::new(&["根据", "按照"]);

/// How figures that differ come out: with the reason that the words around them give, or without.
pub(super) fn outcome(source: &SourceText, around: TextRange) -> (Outcome, Option<TextRange>) {
    match find(source, around) {
        Some(reason) => (Outcome::Departs, Some(reason)),
        None => (Outcome::Contradicts, None),
    }
}

fn find(source: &SourceText, around: TextRange) -> Option<TextRange> {
    let folded = Folded::new(source, around);
    let mut start = 0;
    for clause in folded.text().split_inclusive([',', ';', '。', ':', '\n']) {
        let words = clause.trim_end_matches([',', ';', '。', ':', '\n']);
        let gives = REASONS.are_in(words) || words.ends_with("安排") && BASES.are_in(words);
        if gives {
            return Some(folded.source(start..start + words.len()));
        }
        start += clause.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<String> {
        let source = SourceText::from_text(text).unwrap();
        find(&source, TextRange::of(0..text.len())).map(|range| source.slice(range).to_owned())
    }

    #[test]
    fn a_reason_is_a_clause() {
        assert_eq!(
            reason("每人0.36万元，按照节约的原则，3人1.00万元").as_deref(),
            Some("按照节约的原则")
        );
        assert_eq!(
            reason("每套4.50万元，根据市局安排，18.00万元").as_deref(),
            Some("根据市局安排")
        );
        assert_eq!(reason("安排资金18.00万元"), None);
    }
}
