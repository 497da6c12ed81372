//! One thing across all projects: what pays old debts, who is paid, what kind of cost it is.

use super::facets::{FacetEntry, entry, lies_below_one_of, marked_lines, sum};
use super::filter::Found;
use super::outline::Order;
use super::{amount, summary};
use crate::budget::Budget;
use crate::classes::{EconomicClass, InferredClass};
use crate::facets::FacetKind;
use crate::funding::{FundingTree, LineId, NodeId, ProjectId, Relation};
use crate::money::{Money, Unit};
use crate::order;

/// The lines that one thing is about, in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What the groups come to together; `None` when an amount is not stated.
    pub total: Option<String>,
    /// Its share of what all projects come to, as a percentage.
    pub share: Option<String>,
    /// The groups.
    pub groups: Vec<TopicGroup>,
}

/// Some lines of a [`Topic`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicGroup {
    /// What they have in common.
    pub name: GroupName,
    /// What they come to together; `None` when an amount is not stated.
    pub total: Option<String>,
    /// Its share of the topic's total, as a percentage.
    pub share: Option<String>,
    /// The same share as the length of a bar, in thousandths: 0 to 1000.
    pub bar: u32,
    /// The lines, in document order.
    pub entries: Vec<FacetEntry>,
}

/// What the lines of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupName {
    /// Their project.
    Project {
        /// The project.
        id: ProjectId,
        /// Its name.
        name: String,
    },
    /// The likely economic class (经济分类), inferred from their words.
    Class(EconomicClass),
    /// Their words point to no class.
    Unclassified,
    /// Nothing but that they are looked at.
    All,
}

/// Lines of one group and what they come to.
struct Group {
    name: GroupName,
    sum: Option<(Money, i32)>,
    entries: Vec<FacetEntry>,
}

/// The lines that carry a mark, by project; a line below another marked one is listed and not
/// added. `None` when there are none.
#[must_use]
pub fn marked(budget: &Budget, kind: FacetKind, unit: Unit) -> Option<Topic> {
    let marked = marked_lines(budget, kind);
    let lines: Vec<LineId> = marked.iter().map(|facet| facet.line()).collect();
    let groups = budget.projects().filter_map(|project| {
        let own = marked
            .iter()
            .filter(|facet| facet.line().project == project.id());
        let entries: Vec<FacetEntry> = own
            .clone()
            .filter_map(|facet| entry(budget, facet.line(), facet.words().text(), unit))
            .collect();
        let topmost = own
            .map(|facet| facet.line())
            .filter(|line| !lies_below_one_of(budget, *line, &lines))
            .filter_map(|line| Some(budget.node(line)?.amount()));
        (!entries.is_empty()).then(|| Group {
            name: GroupName::Project {
                id: project.id(),
                name: project.funding().root().label().text().to_owned(),
            },
            sum: sum(topmost),
            entries,
        })
    });
    topic(budget, groups.collect(), unit)
}

/// The lines that a filter took: by project, or all of them in another order. What they come to is
/// the sum of those that count and state an amount. `None` when there are none.
#[must_use]
pub fn lines(budget: &Budget, found: &Found, order: Order, unit: Unit) -> Option<Topic> {
    let mut groups: Vec<Group> = Vec::new();
    let mut lines: Vec<_> = found.lines.iter().collect();
    let money = |line: LineId| budget.node(line)?.amount().money();
    if order != Order::Document {
        let root = |line| LineId {
            node: NodeId::ROOT,
            ..line
        };
        // Tenths of a percent are too coarse for an order.
        let share = |line| money(line)?.share_of(money(root(line))?, 1_000_000_000);
        order::sort(&mut lines, |a, b| match order {
            Order::Share => share(b.line).cmp(&share(a.line)),
            _ => money(b.line).cmp(&money(a.line)),
        });
    }
    for one in lines {
        let Some((entry, project)) =
            entry(budget, one.line, "", unit).zip(budget.project(one.line.project))
        else {
            continue;
        };
        let name = match order {
            Order::Document => GroupName::Project {
                id: project.id(),
                name: entry.project_name.clone(),
            },
            _ => GroupName::All,
        };
        if groups.last().is_none_or(|group| group.name != name) {
            groups.push(Group {
                name,
                sum: None,
                entries: Vec::new(),
            });
        }
        let Some(group) = groups.last_mut() else {
            continue;
        };
        let amount = budget.node(one.line).map(|node| node.amount());
        let amount = amount.filter(|amount| one.counts && amount.money().is_some());
        if let Some((money, resolution)) = sum(amount.into_iter()) {
            group.sum = match group.sum {
                Some((before, finest)) => before
                    .checked_add(money)
                    .map(|all| (all, finest.min(resolution))),
                None => Some((money, resolution)),
            };
        }
        group.entries.push(entry);
    }
    let topic = topic(budget, groups, unit)?;
    Some(Topic {
        total: found.sum.clone(),
        ..topic
    })
}

/// All money of the projects by its likely economic class, the largest first, what is unclassified
/// last. Each yuan counts once: a line that is divided into parts with amounts is told by these, so
/// that the groups add up to all of them. `None` when no line has a class.
#[must_use]
pub fn by_class(budget: &Budget, unit: Unit) -> Option<Topic> {
    let mut groups: Vec<(Option<EconomicClass>, Group)> = Vec::new();
    for project in budget.projects() {
        for node in undivided(project.funding()) {
            let line = LineId {
                project: project.id(),
                node,
            };
            let inferred = budget.class_of(line);
            let class = inferred.map(InferredClass::class);
            let words = inferred.map_or("", |inferred| inferred.words().text());
            let Some(entry) = entry(budget, line, words, unit) else {
                continue;
            };
            let amount = project.funding().get(node).map(|node| node.amount());
            let at = groups.iter().position(|(known, _)| *known == class);
            let at = at.unwrap_or_else(|| {
                let name = class.map_or(GroupName::Unclassified, GroupName::Class);
                let group = Group {
                    name,
                    sum: None,
                    entries: Vec::new(),
                };
                groups.push((class, group));
                groups.len() - 1
            });
            let group = &mut groups[at].1;
            group.sum = match (group.sum, sum(amount.into_iter())) {
                (Some((before, finest)), Some((money, resolution))) => before
                    .checked_add(money)
                    .map(|all| (all, finest.min(resolution))),
                (None, one) if group.entries.is_empty() => one,
                _ => None,
            };
            group.entries.push(entry);
        }
    }
    if groups.iter().all(|(class, _)| class.is_none()) {
        return None;
    }
    order::sort(&mut groups, |a, b| {
        let money = |group: &Group| group.sum.map(|(money, _)| money);
        let unclassified = a.0.is_none().cmp(&b.0.is_none());
        unclassified.then(money(&b.1).cmp(&money(&a.1)))
    });
    let groups = groups.into_iter().map(|(_, group)| group).collect();
    topic(budget, groups, unit)
}

/// The lines with an amount that is not told by parts with amounts below them.
fn undivided(tree: &FundingTree) -> Vec<NodeId> {
    let has_amount = |at: usize| {
        let node = u32::try_from(at).ok().and_then(|at| tree.get(NodeId(at)));
        node.is_some_and(|node| node.amount().money().is_some())
    };
    // Of each line whether it has parts, and whether one of them has no amount.
    let mut parts = vec![(false, false); tree.len()];
    for (id, node) in tree.iter() {
        if let Some(parent) = node.parent().filter(|_| node.relation() == Relation::Part) {
            let known = &mut parts[parent.index()];
            *known = (true, known.1 || !has_amount(id.index()));
        }
    }
    // A line counts where all above it are told by their parts.
    let mut counts = vec![true; tree.len()];
    let mut undivided = Vec::new();
    for (id, node) in tree.iter() {
        if let Some(parent) = node.parent() {
            let above = parts[parent.index()] == (true, false) && counts[parent.index()];
            counts[id.index()] = above && node.relation() == Relation::Part;
        }
        let at = id.index();
        if counts[at] && parts[at] != (true, false) && has_amount(at) {
            undivided.push(id);
        }
    }
    undivided
}

fn topic(budget: &Budget, groups: Vec<Group>, unit: Unit) -> Option<Topic> {
    if groups.is_empty() {
        return None;
    }
    let mut total = groups.first().and_then(|group| group.sum);
    for group in &groups[1..] {
        total = total
            .zip(group.sum)
            .and_then(|((a, finest), (b, other))| Some((a.checked_add(b)?, finest.min(other))));
    }
    let format = |(money, resolution)| amount::format(money, resolution, unit);
    let whole = total.map(|(money, _)| money);
    let document = summary::total(budget).map(|(money, _)| money);
    Some(Topic {
        total: total.map(format),
        share: whole
            .zip(document)
            .and_then(|(part, whole)| amount::share(part, whole)),
        groups: groups
            .into_iter()
            .map(|group| {
                let money = group.sum.map(|(money, _)| money);
                TopicGroup {
                    name: group.name,
                    total: group.sum.map(format),
                    share: money
                        .zip(whole)
                        .and_then(|(part, whole)| amount::share(part, whole)),
                    bar: amount::bar(money, whole),
                    entries: group.entries,
                }
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{budget, line};

    #[test]
    fn lines_are_grouped_by_project_or_put_in_order() {
        use crate::views::filter::{Filter, find};
        let budget = budget();
        let found = find(&budget, None, &Filter::default(), Unit::Wanyuan);
        let read = |order| {
            let topic = lines(&budget, &found, order, Unit::Wanyuan).unwrap();
            assert_eq!(topic.total.as_deref(), Some("16.000000"));
            let labels = |group: &TopicGroup| -> Vec<String> {
                group.entries.iter().map(|it| it.label.clone()).collect()
            };
            topic.groups.iter().map(labels).collect::<Vec<_>>()
        };
        let by_project = read(Order::Document);
        let lengths: Vec<usize> = by_project.iter().map(Vec::len).collect();
        assert_eq!(lengths, [6, 2]);
        let [by_amount] = &read(Order::Amount)[..] else {
            panic!("one list");
        };
        assert_eq!(
            by_amount[..3],
            ["购书经费", "门窗更换费", "偿还往年拖欠的书款"]
        );
        let [by_share] = &read(Order::Share)[..] else {
            panic!("one list");
        };
        // 3.20 of 4.00 is more than 8.00 of 12.00.
        assert_eq!(by_share[..2], ["门窗更换费", "购书经费"]);
        let mut nothing = Filter::default();
        nothing.most = Some(Money::ZERO);
        let nothing = find(&budget, None, &nothing, Unit::Wanyuan);
        assert_eq!(lines(&budget, &nothing, Order::Document, Unit::Yuan), None);
    }

    #[test]
    fn old_debts_by_project_with_their_share() {
        let budget = budget();
        let debts = marked(&budget, FacetKind::OldDebt, Unit::Wanyuan).unwrap();
        assert_eq!(debts.total.as_deref(), Some("3.00"));
        assert_eq!(debts.share.as_deref(), Some("18.8%"));
        assert_eq!(debts.groups.len(), 1);
        let group = &debts.groups[0];
        let GroupName::Project { id, name } = &group.name else {
            panic!("{group:?}");
        };
        assert_eq!((id.number(), name.as_str()), (1, "流动书车项目"));
        assert_eq!((group.bar, group.entries.len()), (1000, 1));
        assert_eq!(marked(&budget, FacetKind::Payee, Unit::Wanyuan), None);
    }

    #[test]
    fn every_yuan_is_in_one_class() {
        let budget = budget();
        let classes = by_class(&budget, Unit::Wanyuan).unwrap();
        assert_eq!(classes.total.as_deref(), Some("16.000000"));
        assert_eq!(classes.share.as_deref(), Some("100.0%"));
        let read: Vec<_> = classes
            .groups
            .iter()
            .flat_map(|group| {
                let name = match group.name {
                    GroupName::Class(class) => class.name(),
                    _ => "",
                };
                let entries = group.entries.iter();
                entries.map(move |entry| (name, entry.label.as_str(), entry.words.as_str()))
            })
            .collect();
        // Each line that parts do not tell, once: 购书经费 as a whole, the insurance in its parts.
        let mut labels: Vec<&str> = read.iter().map(|(_, label, _)| *label).collect();
        labels.sort_unstable();
        assert_eq!(
            labels,
            [
                "书架购置费",
                "交强险",
                "商业险",
                "燃油费",
                "购书经费",
                "门窗更换费"
            ]
        );
        for (name, label, words) in read {
            assert_eq!(name.is_empty(), words.is_empty(), "{label}");
        }
        let fuel = budget.class_of(line(&budget, 1, "2")).unwrap();
        assert_eq!(fuel.class().name(), "公务用车运行维护费");
    }

    #[test]
    fn a_part_without_an_amount_leaves_its_line_whole() {
        let text = "项目1\n六、资金安排情况\n安排资金9万元，包括：\n1.水费2万元；\n2.印刷费7万元。\n\
                    项目2\n六、资金安排情况\n未安排。";
        let budget = Budget::from_text(text).unwrap();
        let classes = by_class(&budget, Unit::Wanyuan).unwrap();
        let names: Vec<_> = classes.groups.iter().map(|group| &group.total).collect();
        assert_eq!(names, [&Some("7".to_owned()), &Some("2".to_owned())]);
        let nothing = Budget::from_text("项目1\n六、资金安排情况\n安排资金9万元。").unwrap();
        assert_eq!(by_class(&nothing, Unit::Wanyuan), None);
    }
}
