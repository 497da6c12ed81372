//! The head of a document: what it comes to, project by project, and whether it adds up.

use super::arithmetic::{Tally, tally};
use super::facets::{FacetGroup, facets, sum};
use super::{amount, checks_of};
use crate::budget::{Budget, Project};
use crate::checks::{Check, CheckKind, Outcome};
use crate::funding::{NodeId, ProjectId, Status};
use crate::money::{Money, Unit};

/// What a document says in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The document's title.
    pub title: Option<String>,
    /// Whose budget it is.
    pub body: Option<String>,
    /// The fiscal year.
    pub year: Option<u16>,
    /// What all projects come to together; `None` when one of them has no amount.
    pub total: Option<String>,
    /// Where that sum comes from: a sum over several projects is always derived.
    pub total_status: Status,
    /// How many projects state their total.
    pub projects_with_stated_total: usize,
    /// The body's own expenditure statement; its money is no part of the total.
    pub statement: Option<ProjectCard>,
    /// The projects, in document order.
    pub cards: Vec<ProjectCard>,
    /// How the checks of the document came out.
    pub tally: Tally,
    /// What cuts across projects.
    pub facets: Vec<FacetGroup>,
}

/// One project in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectCard {
    /// The project.
    pub project: ProjectId,
    /// Its number, from 1; 0 is the statement.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Whether the name is taken from what surrounds the project.
    pub name_is_borrowed: bool,
    /// Who carries it out.
    pub implementer: Option<String>,
    /// What it comes to; `None` when that is not stated.
    pub total: Option<String>,
    /// The total as printed; `None` when it is not printed.
    pub written: Option<String>,
    /// Where the total comes from.
    pub status: Status,
    /// Its share of the document's total, as a percentage.
    pub share: Option<String>,
    /// The same share as the length of a bar, in thousandths: 0 to 1000.
    pub bar: u32,
    /// Which colour: its place among the projects, from 0.
    pub hue: u32,
    /// Whether its money adds up.
    pub seal: Seal,
    /// How many lines are directly below the total.
    pub parts: usize,
    /// How many lines are below the total in all.
    pub lines: usize,
    /// How its checks came out.
    pub tally: Tally,
}

/// Whether a project's money adds up: the worst outcome of its sums and restatements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seal {
    /// All agree exactly (账平).
    Balanced,
    /// All agree within rounding.
    WithinRounding,
    /// One differs, and the text gives a reason.
    Departs,
    /// One differs, and the text gives no reason.
    Contradicts,
    /// The total is added up from its parts, and nothing differs.
    Derived,
    /// There is nothing to check, or no total.
    Unchecked,
}

/// A document in short.
#[must_use]
pub fn summary(budget: &Budget, unit: Unit) -> Summary {
    let total = total(budget);
    let outline = budget.outline();
    Summary {
        title: outline.title().map(|title| title.text().to_owned()),
        body: outline.body().map(|body| body.text().to_owned()),
        year: outline.fiscal_year().map(|fiscal| fiscal.year),
        total: total.map(|(money, resolution)| amount::format(money, resolution, unit)),
        total_status: total_status(budget, total.is_some()),
        projects_with_stated_total: budget
            .projects()
            .filter(|project| project.funding().root().amount().stated().is_some())
            .count(),
        statement: card(budget, ProjectId::STATEMENT, unit),
        cards: budget
            .projects()
            .zip(Findings::by_project(budget))
            .map(|(project, findings)| project_card(budget, project, findings, total, unit))
            .collect(),
        tally: tally(budget, None),
        facets: facets(budget, unit),
    }
}

/// One project in short; `None` when the document has no such project.
#[must_use]
pub fn card(budget: &Budget, project: ProjectId, unit: Unit) -> Option<ProjectCard> {
    let found = budget.project(project)?;
    let findings = Findings::of(budget, project);
    // The statement is no part of what the projects come to.
    let whole = project.index().and_then(|_| total(budget));
    Some(project_card(budget, found, findings, whole, unit))
}

/// Whether a project's money adds up.
#[must_use]
pub fn seal(budget: &Budget, project: ProjectId) -> Seal {
    budget.project(project).map_or(Seal::Unchecked, |found| {
        Findings::of(budget, project).seal(found)
    })
}

/// What all projects come to together, with the finest precision among them.
pub(super) fn total(budget: &Budget) -> Option<(Money, i32)> {
    sum(budget
        .projects()
        .map(|project| project.funding().root().amount()))
}

fn total_status(budget: &Budget, has_total: bool) -> Status {
    let mut projects = budget.projects();
    match (projects.next(), projects.next()) {
        (Some(only), None) => only.funding().root().amount().status(),
        _ if has_total => Status::Derived,
        _ => Status::NotStated,
    }
}

/// How the checks of one project came out.
#[derive(Clone, Copy, Default)]
struct Findings {
    tally: Tally,
    /// The worst outcome of what adds its money up.
    worst: Option<Seal>,
}

impl Findings {
    fn by_project(budget: &Budget) -> Vec<Self> {
        let mut all = vec![Self::default(); budget.outline().projects().len()];
        for check in budget.checks() {
            if let Some(findings) = check.project().index().and_then(|at| all.get_mut(at)) {
                findings.add(check);
            }
        }
        all
    }

    fn of(budget: &Budget, project: ProjectId) -> Self {
        let mut findings = Self::default();
        for (_, check) in checks_of(budget, Some(project)) {
            findings.add(check);
        }
        findings
    }

    fn add(&mut self, check: &Check) {
        self.tally.add(check.outcome());
        if matches!(check.kind(), CheckKind::Sum | CheckKind::Restated) {
            let outcome = match check.outcome() {
                Outcome::Agrees => Some(Seal::Balanced),
                Outcome::WithinRounding => Some(Seal::WithinRounding),
                Outcome::Departs => Some(Seal::Departs),
                Outcome::Contradicts => Some(Seal::Contradicts),
                Outcome::CannotTell => None,
            };
            self.worst = self.worst.max(outcome);
        }
    }

    fn seal(self, project: Project<'_>) -> Seal {
        match (project.funding().root().amount().status(), self.worst) {
            (Status::NotStated, _) | (Status::Stated, None) => Seal::Unchecked,
            (Status::Derived, None | Some(Seal::Balanced | Seal::WithinRounding)) => Seal::Derived,
            (_, Some(worst)) => worst,
        }
    }
}

fn project_card(
    budget: &Budget,
    project: Project<'_>,
    findings: Findings,
    whole: Option<(Money, i32)>,
    unit: Unit,
) -> ProjectCard {
    let tree = project.funding();
    let root = tree.root();
    let money = root.amount().money();
    let whole = whole.map(|(money, _)| money);
    ProjectCard {
        project: project.id(),
        number: project.id().number(),
        name: root.label().text().to_owned(),
        name_is_borrowed: root.label().is_borrowed(),
        implementer: project
            .outline()
            .implementer()
            .map(|name| name.text().to_owned()),
        total: amount::number(root.amount(), unit),
        written: amount::written(budget, root.amount()),
        status: root.amount().status(),
        share: money
            .zip(whole)
            .and_then(|(part, whole)| amount::share(part, whole)),
        bar: amount::bar(money, whole),
        hue: project.id().number().saturating_sub(1),
        seal: findings.seal(project),
        parts: tree.children(NodeId::ROOT).count(),
        lines: tree.len() - 1,
        tally: findings.tally,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{TEXT, budget};

    fn seals(text: &str) -> Vec<Seal> {
        let budget = Budget::from_text(text).unwrap();
        let summary = summary(&budget, Unit::Wanyuan);
        summary.cards.iter().map(|card| card.seal).collect()
    }

    #[test]
    fn a_document_in_short() {
        let summary = summary(&budget(), Unit::Wanyuan);
        assert_eq!(summary.title.as_deref(), Some("某某县图书馆2024年部门预算"));
        assert_eq!(summary.body.as_deref(), Some("某某县图书馆"));
        assert_eq!(summary.year, Some(2024));
        assert_eq!(summary.total.as_deref(), Some("16.000000"));
        assert_eq!(summary.total_status, Status::Derived);
        assert_eq!(summary.projects_with_stated_total, 1);
        assert_eq!(summary.tally.total(), 4);
        let [first, second] = &summary.cards[..] else {
            panic!("two projects");
        };
        assert_eq!((first.number, first.name.as_str()), (1, "流动书车项目"));
        assert_eq!(first.implementer.as_deref(), Some("某某县图书馆"));
        assert_eq!(first.written.as_deref(), Some("12.00万元"));
        assert_eq!((first.share.as_deref(), first.bar), (Some("75.0%"), 750));
        assert_eq!((first.parts, first.lines, first.hue), (3, 6, 0));
        assert_eq!(
            (second.status, second.written.as_ref()),
            (Status::Derived, None)
        );
        assert_eq!((second.share.as_deref(), second.hue), (Some("25.0%"), 1));
        assert_eq!(
            card(&budget(), ProjectId(2), Unit::Wanyuan).as_ref(),
            Some(second)
        );
        assert_eq!(card(&budget(), ProjectId(3), Unit::Wanyuan), None);
    }

    #[test]
    fn the_seal_is_about_sums() {
        assert_eq!(seals(TEXT), [Seal::Balanced, Seal::Derived]);
        assert_eq!(seal(&budget(), ProjectId(1)), Seal::Balanced);
        let off = TEXT.replace("12.00万元", "12.10万元");
        assert_eq!(seals(&off)[0], Seal::Contradicts);
        let rounded = TEXT
            .replace("12.00万元", "12万元")
            .replace("8.00万元", "8.30万元");
        assert_eq!(seals(&rounded)[0], Seal::WithinRounding);
        let explained = TEXT.replace("12.00万元，", "11.00万元，按照节约的原则，");
        assert_eq!(seals(&explained)[0], Seal::Departs);
    }

    #[test]
    fn nothing_stated_is_not_nothing() {
        let text = TEXT.replace(
            "1.门窗更换费3.20万元。\n2.书架购置费8000.00元。",
            "按实际需要安排。",
        );
        let budget = Budget::from_text(text).unwrap();
        let summary = summary(&budget, Unit::Wanyuan);
        assert_eq!(
            (&summary.total, summary.total_status),
            (&None, Status::NotStated)
        );
        let second = &summary.cards[1];
        assert_eq!((&second.total, second.seal), (&None, Seal::Unchecked));
        assert_eq!((&second.share, second.bar), (&None, 0));
        assert_eq!(summary.cards[0].total.as_deref(), Some("12.00"));
    }

    #[test]
    fn one_project_is_the_document() {
        let one = &TEXT[..TEXT.find("项目2.").unwrap()];
        let budget = Budget::from_text(one).unwrap();
        assert_eq!(summary(&budget, Unit::Wanyuan).total_status, Status::Stated);
    }
}
