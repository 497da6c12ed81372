//! Which lines of two documents belong together.

use crate::order;

/// The places of what stands on the left and on the right, in pairs: first those of the same words,
/// then those of the same words but for figures; in the order of the left, what only the right has
/// at the end.
pub(super) fn align(left: &[&str], right: &[&str]) -> Vec<[Option<usize>; 2]> {
    let mut partner: Vec<Option<usize>> = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    for key in [exactly, roughly] {
        let free = (0..right.len()).filter(|at| !taken[*at]);
        let mut free: Vec<(String, usize)> = free.map(|at| (key(right[at]), at)).collect();
        order::sort(&mut free, Ord::cmp);
        // How many of the lines that begin here, all of the same words, have a partner.
        let mut used = vec![0; free.len()];
        for (at, words) in left.iter().enumerate() {
            if partner[at].is_some() {
                continue;
            }
            let words = key(words);
            let first = free.partition_point(|(other, _)| *other < words);
            let next = first + used.get(first).copied().unwrap_or(0);
            if let Some((other, place)) = free.get(next)
                && *other == words
            {
                partner[at] = Some(*place);
                taken[*place] = true;
                used[first] += 1;
            }
        }
    }
    let both = (0..left.len()).map(|at| [Some(at), partner[at]]);
    let rest = (0..right.len()).filter(|at| !taken[*at]);
    both.chain(rest.map(|at| [None, Some(at)])).collect()
}

fn exactly(words: &str) -> String {
    words.split_whitespace().collect()
}

/// Years, numbers and the words that name a budget year make no other use of a line.
fn roughly(words: &str) -> String {
    let plain = exactly(words).replace("年度", "").replace('年', "");
    plain
        .chars()
        .filter(|found| !found.is_ascii_digit() && !matches!(found, '０'..='９'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_come_before_words_that_only_resemble() {
        let pairs = align(
            &["2023年水费", "水费", "电费", "邮费"],
            &["水费", "2024年度水费", "电 费", "差旅费"],
        );
        assert_eq!(
            pairs,
            [
                [Some(0), Some(1)],
                [Some(1), Some(0)],
                [Some(2), Some(2)],
                [Some(3), None],
                [None, Some(3)],
            ]
        );
        assert_eq!(align(&[], &["水费"]), [[None, Some(0)]]);
        assert_eq!(align(&["水费", "水费"], &["水费"]).len(), 2);
    }
}
