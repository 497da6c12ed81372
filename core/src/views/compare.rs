//! Two projects side by side: their lines aligned by what they pay for, their sections sentence by
//! sentence. The two may be of one document or of two, such as those of two years.

use super::amount;
use crate::budget::{Budget, Project};
use crate::funding::{LineId, NodeId, ProjectId, Relation};
use crate::money::{Money, Unit};
use crate::order;
use crate::outline::SectionRole;
use crate::range::TextRange;

/// What two projects have in common and what not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The lines, the totals first: each before those below it, in the order of the left project,
    /// what only the right one has behind its siblings.
    pub lines: Vec<ComparedLine>,
    /// The sections that either has, in the order in which documents have them; those on funding
    /// are left out, for the lines are theirs.
    pub sections: Vec<ComparedSection>,
}

/// A line of either project, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// How many lines are above it.
    pub depth: usize,
    /// What it pays for; where the two say it differently, in the words of the left.
    pub label: String,
    /// How it belongs to the line above.
    pub relation: Relation,
    /// The line of the left project.
    pub left: Option<Side>,
    /// The line of the right project.
    pub right: Option<Side>,
    /// Right less left, with its sign; `None` where they agree or one is missing.
    pub change: Option<String>,
    /// The same as a percentage of the left.
    pub percent: Option<String>,
}

/// One side of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The line.
    pub line: LineId,
    /// Its amount; `None` when it is not stated.
    pub amount: Option<String>,
}

/// A section of either project, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedSection {
    /// What it is about.
    pub role: SectionRole,
    /// The sentences of the left project.
    pub left: Vec<Sentence>,
    /// The sentences of the right project.
    pub right: Vec<Sentence>,
}

/// A sentence of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub range: TextRange,
    /// Its words.
    pub text: String,
    /// Whether the other project says the same, to the letter, in the same order.
    pub is_shared: bool,
}

/// A project and the document that it is in.
pub type Of<'a> = (&'a Budget, ProjectId);

/// Compares two projects; `None` when a document has no such project.
#[must_use]
pub fn compare(left: Of<'_>, right: Of<'_>, unit: Unit) -> Option<Comparison> {
    let projects = [left.0.project(left.1)?, right.0.project(right.1)?];
    let mut lines = Vec::new();
    // Lines whose turn it is, the next last.
    let mut pile = vec![[Some(NodeId::ROOT), Some(NodeId::ROOT)]];
    while let Some(pair) = pile.pop() {
        lines.extend(line(projects, pair, unit));
        let mut below = align(projects, pair);
        below.reverse();
        pile.append(&mut below);
    }
    let sections = SectionRole::ALL
        .into_iter()
        .filter(|role| *role != SectionRole::Funding)
        .filter_map(|role| section([(left.0, projects[0]), (right.0, projects[1])], role))
        .collect();
    Some(Comparison { lines, sections })
}

/// The lines below two lines that belong together, in pairs: first those of the same words, then
/// those of the same words but for figures.
fn align(projects: [Project<'_>; 2], pair: [Option<NodeId>; 2]) -> Vec<[Option<NodeId>; 2]> {
    let below = |side: usize| -> Vec<(NodeId, &str)> {
        let tree = projects[side].funding();
        let children = pair[side].into_iter().flat_map(|id| tree.children(id));
        children
            .map(|(id, node)| (id, node.label().text()))
            .collect()
    };
    let (left, right) = (below(0), below(1));
    let mut partner: Vec<Option<usize>> = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    for key in [exactly, roughly] {
        let free = (0..right.len()).filter(|at| !taken[*at]);
        let mut free: Vec<(String, usize)> = free.map(|at| (key(right[at].1), at)).collect();
        order::sort(&mut free, Ord::cmp);
        // How many of the lines that begin here, all of the same words, have a partner.
        let mut used = vec![0; free.len()];
        for (at, (_, words)) in left.iter().enumerate() {
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
    let both = left
        .iter()
        .zip(&partner)
        .map(|((id, _), other)| [Some(*id), other.map(|other| right[other].0)]);
    let rest = right
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| !**taken)
        .map(|((id, _), _)| [None, Some(*id)]);
    both.chain(rest).collect()
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

fn line(projects: [Project<'_>; 2], pair: [Option<NodeId>; 2], unit: Unit) -> Option<ComparedLine> {
    let node = |side: usize| pair[side].and_then(|id| projects[side].funding().get(id));
    let nodes = [node(0), node(1)];
    let first = nodes[0].or(nodes[1])?;
    let side = |at: usize| {
        Some(Side {
            line: LineId {
                project: projects[at].id(),
                node: pair[at]?,
            },
            amount: amount::number(nodes[at]?.amount(), unit),
        })
    };
    let known = nodes[0].zip(nodes[1]).and_then(|(left, right)| {
        let (left, right) = (left.amount(), right.amount());
        let finest = left.resolution()?.min(right.resolution()?);
        Some((left.money()?, right.money()?, finest))
    });
    let changed = known.filter(|(left, right, _)| left != right);
    // What has a sign or rounds to nothing (−2.00, <0.1%) says its direction already.
    let signed = |words: String| match words.starts_with(|c: char| c.is_ascii_digit()) {
        true => ["+", &words].concat(),
        false => words,
    };
    Some(ComparedLine {
        depth: first.depth(),
        label: first.label().text().to_owned(),
        relation: nodes.iter().flatten().map(|node| node.relation()).max()?,
        left: side(0),
        right: side(1),
        change: changed
            .map(|(left, right, finest)| signed(amount::format(right - left, finest, unit))),
        percent: changed
            .filter(|(left, ..)| *left > Money::ZERO)
            .and_then(|(left, right, _)| amount::share(right - left, left))
            .map(signed),
    })
}

/// Longer sections are compared by what they hold and not by its order.
const MOST_SENTENCES: usize = 200;

fn section(sides: [(&Budget, Project<'_>); 2], role: SectionRole) -> Option<ComparedSection> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const LAST_YEAR: &str = "某某县图书馆2023年部门预算\n项目1.\n一、项目名称\n流动书车\n二、立项依据\n\
        依据甲。依据乙。\n六、资金安排情况\n安排资金10.00万元，包括：\n1.购书费6.00万元，其中2.00万元用于偿还2022年书款；\n\
        2.燃油费3.00万元；\n3.保险费1.00万元。\n七、项目实施计划\n全年。\n";
    const THIS_YEAR: &str = "某某县图书馆2024年部门预算\n项目1.\n一、项目名称\n流动书车\n二、立项依据\n\
        依据甲。依据丙。\n六、资金安排情况\n安排资金12.00万元，包括：\n1.燃油费3.00万元；\n\
        2.购书费8.00万元，其中1.00万元用于偿还2023年书款；\n3.修车费1.00万元。\n";

    fn compared() -> Comparison {
        let read = |text: &str| Budget::from_text(text).unwrap();
        let (left, right) = (read(LAST_YEAR), read(THIS_YEAR));
        let of = |budget| (budget, ProjectId(1));
        compare(of(&left), of(&right), Unit::Wanyuan).unwrap()
    }

    #[test]
    fn lines_are_aligned_by_what_they_pay_for() {
        let compared = compared();
        let shown: Vec<_> = compared
            .lines
            .iter()
            .map(|line| {
                let amount = |side: &Option<Side>| {
                    let side = side.as_ref()?;
                    side.amount.clone()
                };
                let sides = (amount(&line.left), amount(&line.right));
                let text = |side: Option<String>| side.unwrap_or_default();
                format!(
                    "{} {} {} {} {} {}",
                    line.depth,
                    line.label,
                    text(sides.0),
                    text(sides.1),
                    line.change.as_deref().unwrap_or("="),
                    line.percent.as_deref().unwrap_or(""),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "0 流动书车 10.00 12.00 +2.00 +20.0%",
                "1 购书费 6.00 8.00 +2.00 +33.3%",
                "2 偿还2022年书款 2.00 1.00 −1.00 −50.0%",
                "1 燃油费 3.00 3.00 = ",
                "1 保险费 1.00  = ",
                "1 修车费  1.00 = ",
            ]
        );
    }

    #[test]
    fn sections_show_what_only_one_says() {
        let compared = compared();
        let roles: Vec<_> = compared.sections.iter().map(|it| it.role).collect();
        use SectionRole::{Basis, Name, Plan};
        assert_eq!(roles, [Name, Basis, Plan]);
        let basis = &compared.sections[1];
        let said = |side: &[Sentence]| -> Vec<(String, bool)> {
            side.iter()
                .map(|it| (it.text.clone(), it.is_shared))
                .collect()
        };
        let pair = |words: &str, shared| (words.to_owned(), shared);
        assert_eq!(
            said(&basis.left),
            [pair("依据甲。", true), pair("依据乙。", false)]
        );
        assert_eq!(
            said(&basis.right),
            [pair("依据甲。", true), pair("依据丙。", false)]
        );
        assert!(compared.sections[2].right.is_empty());
    }

    #[test]
    fn a_project_compared_with_itself_has_no_change() {
        let budget = Budget::from_text(LAST_YEAR).unwrap();
        let of = (&budget, ProjectId(1));
        let same = compare(of, of, Unit::Yuan).unwrap();
        assert_eq!(
            same.lines.len(),
            budget.project(ProjectId(1)).unwrap().funding().len()
        );
        assert!(same.lines.iter().all(|line| line.change.is_none()));
        let sentences = same
            .sections
            .iter()
            .flat_map(|it| it.left.iter().chain(&it.right));
        assert!(sentences.clone().count() > 0 && sentences.into_iter().all(|it| it.is_shared));
        assert_eq!(compare(of, (&budget, ProjectId(9)), Unit::Yuan), None);
    }

    #[test]
    fn a_change_that_rounds_to_nothing_keeps_its_direction() {
        let percent = |left: &str, right: &str| {
            let read = |sum: &str| {
                let text = format!("项目1\n六、资金安排情况\n安排资金{sum}万元。");
                Budget::from_text(text).unwrap()
            };
            let (left, right) = (read(left), read(right));
            let of = |budget| (budget, ProjectId(1));
            let compared = compare(of(&left), of(&right), Unit::Wanyuan).unwrap();
            compared.lines[0].percent.clone().unwrap()
        };
        assert_eq!(percent("10000.00", "10000.01"), "<0.1%");
        assert_eq!(percent("10000.01", "10000.00"), ">−0.1%");
        assert_eq!(percent("10.00", "11.00"), "+10.0%");
        assert_eq!(percent("10.00", "9.00"), "−10.0%");
    }
}
