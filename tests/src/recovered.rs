//! Compares two texts of one document.

use std::collections::BTreeMap;

/// The Chinese characters, Latin letters and figures of a text: what two readers agree on,
/// whatever they do about spaces and signs.
#[must_use]
pub fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The numbers of a text with a point or commas in them, or two figures at least, with how often
/// each is there.
#[must_use]
pub fn figures(text: &str) -> BTreeMap<String, usize> {
    let mut figures = BTreeMap::new();
    for word in text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
        let word = word.trim_matches(['.', ',']);
        if word.len() > 1 {
            *figures.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    figures
}

/// The length of the longest sequence that is in both in this order: the first of Myers's
/// algorithms, whose time grows with how much they differ.
#[must_use]
pub fn longest_common(one: &[char], other: &[char]) -> usize {
    let (n, m) = (one.len() as isize, other.len() as isize);
    let most = n + m;
    let mut reached = vec![0_isize; 2 * most as usize + 3];
    let index = |diagonal: isize| (diagonal + most + 1) as usize;
    for steps in 0..=most {
        for diagonal in (-steps..=steps).step_by(2) {
            let down = diagonal == -steps
                || diagonal != steps && reached[index(diagonal - 1)] < reached[index(diagonal + 1)];
            let mut x = if down {
                reached[index(diagonal + 1)]
            } else {
                reached[index(diagonal - 1)] + 1
            };
            let mut y = x - diagonal;
            while x < n && y < m && one[x as usize] == other[y as usize] {
                (x, y) = (x + 1, y + 1);
            }
            reached[index(diagonal)] = x;
            if x >= n && y >= m {
                return ((most - steps) / 2) as usize;
            }
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_letters_are_counted_in_order() {
        let common = |one: &str, other: &str| longest_common(&letters(one), &letters(other));
        assert_eq!(common("预算12.5万", "预算 12.50 万"), 6);
        assert_eq!(common("甲乙丙", "丙乙甲"), 1);
        assert_eq!(common("", "甲"), 0);
    }
}
