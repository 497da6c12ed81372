//! What is printed twice: a page break repeats a heading or the paragraphs below it.

use std::ops::Range;

use crate::order;

/// A paragraph that says once more, to the letter, what another said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) range: Range<usize>,
    /// Where the paragraph begins that it repeats.
    pub(super) first: usize,
}

/// Blocks of more paragraphs than this are not compared.
const LONGEST_BLOCK: usize = 64;

/// A single paragraph without a number is repeated only if it is longer than this; two short
/// lines may be alike.
const SHORT: usize = 45;

/// Paragraphs that stand directly behind the same paragraphs in the same order.
pub(super) fn find(text: &str, has_money: &dyn Fn(&Range<usize>) -> bool) -> Vec<Repeat> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let end = start + paragraph.trim_end_matches('\n').len();
        if !is_page_number(&text[start..end]) {
            paragraphs.push(start..end);
        }
        start += paragraph.len();
    }
    let mut repeats = Vec::new();
    if paragraphs.len() < 2 {
        return repeats;
    }
    let words = |at: usize| &text[paragraphs[at].clone()];
    let mut sorted: Vec<usize> = (0..paragraphs.len()).collect();
    // Those that are alike come together.
    let key = |at: usize| (words(at).len(), words(at), at);
    order::sort(&mut sorted, |a, b| key(*a).cmp(&key(*b)));
    // For each paragraph the one before that is alike.
    let mut before: Vec<Option<usize>> = vec![None; paragraphs.len()];
    for pair in sorted.windows(2) {
        if let [first, second] = *pair
            && words(first) == words(second)
        {
            before[second] = Some(first);
        }
    }
    let mut at = 0;
    while at < paragraphs.len() {
        let block = before[at].map_or(0, |first| at - first);
        let is_block = (1..=LONGEST_BLOCK).contains(&block)
            && at + block <= paragraphs.len()
            && (at..at + block).all(|next| words(next) == words(next - block))
            && (block > 1
                || words(at).len() > SHORT
                || words(at).starts_with(|c: char| c.is_ascii_digit()))
            && has_money(&(paragraphs[at].start..paragraphs[at + block - 1].end));
        if is_block {
            repeats.extend((at..at + block).map(|next| Repeat {
                range: paragraphs[next].clone(),
                first: paragraphs[next - block].start,
            }));
            at += block;
        } else {
            at += 1;
        }
    }
    repeats
}

/// Whether a paragraph that begins here is one of them.
pub(super) fn covers(repeats: &[Repeat], start: usize) -> bool {
    repeats
        .binary_search_by_key(&start, |repeat| repeat.range.start)
        .is_ok()
}

/// 12, - 12 - and 第12页.
fn is_page_number(paragraph: &str) -> bool {
    let is_mark = |c: char| c.is_ascii_digit() || "-—–第共页/".contains(c);
    paragraph.chars().all(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeated(text: &str) -> Vec<&str> {
        find(text, &|range| text[range.clone()].contains("万元"))
            .into_iter()
            .map(|repeat| &text[repeat.range])
            .collect()
    }

    #[test]
    fn blocks_that_a_page_break_prints_twice() {
        let text = "共9万元:\n1.甲4万元\n2.乙5万元\n-3-\n1.甲4万元\n2.乙5万元\n3.丙1万元";
        assert_eq!(repeated(text), ["1.甲4万元", "2.乙5万元"]);
    }

    #[test]
    fn like_items_of_two_groups_are_two() {
        assert_eq!(
            repeated("(一)东馆\n1.水费4万元\n(二)西馆\n1.水费4万元"),
            [""; 0]
        );
        assert_eq!(repeated("书费2万元\n书费2万元"), [""; 0]);
    }
}
