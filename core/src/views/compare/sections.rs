//! What the sections of two projects say, sentence by sentence.

use super::{ComparedSection, Sentence};
use crate::budget::{Budget, Project};
use crate::order;
use crate::outline::SectionRole;
use crate::range::TextRange;

/// Longer sections are compared by what they hold and not by its order.
const MOST_SENTENCES: usize = 200;

pub(super) fn section(
    sides: [(&Budget, Project<'_>); 2],
    role: SectionRole,
) -> Option<ComparedSection> {
    let sentences = |at: usize| {
        let (budget, project) = sides[at];
        let found = project.outline().section(role);
        found.map_or_else(Vec::new, |found| sentences(budget, found.content))
    };
    let (mut left, mut right) = (sentences(0), sentences(1));
    if left.is_empty() && right.is_empty() {
        return None;
    }
    if left.len().max(right.len()) <= MOST_SENTENCES {
        for (one, other) in shared(&left, &right) {
            left[one].is_shared = true;
            right[other].is_shared = true;
        }
    } else {
        let says = |all: &[Sentence]| all.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        let (of_left, of_right) = (says(&left), says(&right));
        for (all, others) in [(&mut left, of_right), (&mut right, of_left)] {
            let mut others = others;
            order::sort(&mut others, String::cmp);
            for one in all {
                one.is_shared = others.binary_search(&one.text).is_ok();
            }
        }
    }
    Some(ComparedSection { role, left, right })
}

fn sentences(budget: &Budget, content: TextRange) -> Vec<Sentence> {
    let source = budget.source();
    let mut found = Vec::new();
    for paragraph in source.paragraphs(content) {
        let words = source.slice(paragraph);
        let mut start = 0;
        let stops = words
            .match_indices(['。', '；', '！', '？'])
            .map(|(at, stop)| at + stop.len());
        for end in stops.chain([words.len()]) {
            let at = paragraph.start() as usize;
            let quote = source.quote(TextRange::of(at + start..at + end.max(start)));
            start = end;
            if !quote.text().is_empty() {
                found.push(Sentence {
                    range: quote.range(),
                    text: quote.text().to_owned(),
                    is_shared: false,
                });
            }
        }
    }
    found
}

/// The longest sequence of sentences that both have, as pairs of places.
fn shared(left: &[Sentence], right: &[Sentence]) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    // How many sentences are shared from a place in each to the end.
    let mut from = vec![0_u32; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            from[i * width + j] = if left[i].text == right[j].text {
                from[(i + 1) * width + j + 1] + 1
            } else {
                from[(i + 1) * width + j].max(from[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < left.len() && j < right.len() {
        if left[i].text == right[j].text {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if from[(i + 1) * width + j] >= from[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
