//! What cuts across projects: marked lines and who carries projects out.

use super::amount;
use crate::budget::Budget;
use crate::facets::{Facet, FacetKind};
use crate::funding::{Amount, LineId, NodeId, ProjectId};
use crate::money::{Money, Unit};
use crate::order;

/// All lines that carry one kind of mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetGroup {
    /// The mark.
    pub kind: FacetKind,
    /// What they come to together; a line below another of the group is counted once, with that.
    /// `None` when one of the amounts is not stated.
    pub total: Option<String>,
    /// The lines, in document order.
    pub entries: Vec<FacetEntry>,
}

/// One marked line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetEntry {
    /// The line.
    pub line: LineId,
    /// What it pays for.
    pub label: String,
    /// The words that led to it, for a payee its name; empty where no words did.
    pub words: String,
    /// Its amount.
    pub amount: Option<String>,
    /// The name of its project.
    pub project_name: String,
}

/// Who carries out projects (实施单位).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implementer {
    /// The name as the document gives it.
    pub name: String,
    /// What its projects come to together; `None` when one of them has no amount.
    pub total: Option<String>,
    /// Its projects, in document order.
    pub projects: Vec<ProjectId>,
}

/// The marked lines of a document by kind of mark, without kinds that do not occur.
#[must_use]
pub fn facets(budget: &Budget, unit: Unit) -> Vec<FacetGroup> {
    [FacetKind::OldDebt, FacetKind::Payee]
        .into_iter()
        .filter_map(|kind| group(budget, kind, unit))
        .collect()
}

fn group(budget: &Budget, kind: FacetKind, unit: Unit) -> Option<FacetGroup> {
    let marked = marked_lines(budget, kind);
    let lines: Vec<LineId> = marked.iter().map(|facet| facet.line()).collect();
    let topmost = lines
        .iter()
        .filter(|line| !lies_below_one_of(budget, **line, &lines))
        .filter_map(|line| Some(budget.node(*line)?.amount()));
    let entries: Vec<_> = marked
        .iter()
        .filter_map(|facet| entry(budget, facet.line(), facet.words().text(), unit))
        .collect();
    (!entries.is_empty()).then(|| FacetGroup {
        kind,
        total: sum(topmost).map(|(money, resolution)| amount::format(money, resolution, unit)),
        entries,
    })
}

/// The marks of a kind in document order; two on one line are one.
pub(super) fn marked_lines(budget: &Budget, kind: FacetKind) -> Vec<&Facet> {
    let mut marked: Vec<_> = budget
        .facets()
        .iter()
        .filter(|facet| facet.kind() == kind)
        .collect();
    order::sort(&mut marked, |a, b| a.line().cmp(&b.line()));
    marked.dedup_by_key(|facet| facet.line());
    marked
}

/// A line with the words that led to it.
pub(super) fn entry(budget: &Budget, line: LineId, words: &str, unit: Unit) -> Option<FacetEntry> {
    let node = budget.node(line)?;
    let project = budget.project(line.project)?;
    Some(FacetEntry {
        line,
        label: node.label().text().to_owned(),
        words: words.to_owned(),
        amount: amount::number(node.amount(), unit),
        project_name: project.funding().root().label().text().to_owned(),
    })
}

/// Whether a line above this one is in `lines`, which are in order.
pub(super) fn lies_below_one_of(budget: &Budget, line: LineId, lines: &[LineId]) -> bool {
    let mut above = budget.node(line).and_then(|node| node.parent());
    while let Some(node) = above {
        let at = LineId { node, ..line };
        if lines.binary_search(&at).is_ok() {
            return true;
        }
        above = budget.node(at).and_then(|node| node.parent());
    }
    false
}

/// Who carries out the document's projects, in the order in which they first appear.
#[must_use]
pub fn implementers(budget: &Budget, unit: Unit) -> Vec<Implementer> {
    let mut found: Vec<(&str, Vec<ProjectId>)> = Vec::new();
    for project in budget.projects() {
        let Some(name) = project.outline().implementer() else {
            continue;
        };
        // Few bodies carry out the projects of one document.
        let known = found.iter_mut().find(|(known, _)| *known == name.text());
        match known {
            Some((_, projects)) => projects.push(project.id()),
            None => found.push((name.text(), vec![project.id()])),
        }
    }
    found
        .into_iter()
        .map(|(name, projects)| {
            let totals = projects.iter().filter_map(|project| {
                let line = LineId {
                    project: *project,
                    node: NodeId::ROOT,
                };
                Some(budget.node(line)?.amount())
            });
            Implementer {
                name: name.to_owned(),
                total: sum(totals).map(|(money, at)| amount::format(money, at, unit)),
                projects,
            }
        })
        .collect()
}

/// Adds amounts up: the exact sum and the finest precision among them. `None` when there is none,
/// when one is not stated, or past 28 digits.
pub(super) fn sum(amounts: impl Iterator<Item = Amount>) -> Option<(Money, i32)> {
    let mut whole: Option<(Money, i32)> = None;
    for amount in amounts {
        let (money, resolution) = (amount.money()?, amount.resolution()?);
        whole = Some(match whole {
            None => (money, resolution),
            Some((before, finest)) => (before.checked_add(money)?, finest.min(resolution)),
        });
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{TEXT, budget, line};

    #[test]
    fn old_debts_with_their_words() {
        let budget = budget();
        let groups = facets(&budget, Unit::Wanyuan);
        let debts = groups
            .iter()
            .find(|it| it.kind == FacetKind::OldDebt)
            .unwrap();
        assert_eq!(debts.total.as_deref(), Some("3.00"));
        assert_eq!(debts.entries.len(), 1);
        let entry = &debts.entries[0];
        assert_eq!(entry.line, line(&budget, 1, "1.1"));
        assert_eq!(entry.amount.as_deref(), Some("3.00"));
        assert_eq!(entry.project_name, "流动书车项目");
        assert!(entry.words.contains("拖欠"), "{}", entry.words);
    }

    #[test]
    fn a_line_below_a_marked_line_is_not_counted_again() {
        let budget = budget();
        let lines = ["1", "1.1", "3.2"].map(|path| line(&budget, 1, path));
        assert!(lies_below_one_of(&budget, lines[1], &lines));
        assert!(!lies_below_one_of(&budget, lines[0], &lines));
        assert!(!lies_below_one_of(&budget, lines[2], &lines));
    }

    #[test]
    fn who_carries_out_what() {
        let text = TEXT.replace("某某县图书馆服务中心", "某某县图书馆");
        for (text, expected) in [
            (TEXT, vec![("某某县图书馆", 1), ("某某县图书馆服务中心", 1)]),
            (&text, vec![("某某县图书馆", 2)]),
        ] {
            let budget = Budget::from_text(text).unwrap();
            let found = implementers(&budget, Unit::Wanyuan);
            let found: Vec<_> = found
                .iter()
                .map(|it| (it.name.as_str(), it.projects.len()))
                .collect();
            assert_eq!(found, expected);
        }
        let budget = Budget::from_text(text).unwrap();
        let only = &implementers(&budget, Unit::Wanyuan)[0];
        assert_eq!(only.total.as_deref(), Some("16.000000"));
    }

    #[test]
    fn a_sum_needs_every_amount() {
        let budget = budget();
        let root = |project| {
            budget.node(LineId {
                project: ProjectId(project),
                node: NodeId::ROOT,
            })
        };
        let amounts = [1, 2].map(|project| root(project).unwrap().amount());
        let (money, resolution) = sum(amounts.into_iter()).unwrap();
        assert_eq!((money.to_string().as_str(), resolution), ("160000", -2));
        let with_unknown = amounts.into_iter().chain([Amount::NotStated]);
        assert_eq!(sum(with_unknown), None);
        assert_eq!(sum(std::iter::empty()), None);
    }
}
