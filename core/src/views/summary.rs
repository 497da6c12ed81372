//! The head of a document: what it comes to, project by project, and whether it adds up.

use super::amount;
use super::arithmetic::{Tally, tally};
use super::facets::{FacetGroup, facets, sum};
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
    /// Its number, from 1.
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
    Some(project_card(budget, found, findings, total(budget), unit))
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
            if let Some(findings) = all.get_mut(check.project().index()) {
                findings.add(check);
            }
        }
        all
    }

    fn of(budget: &Budget, project: ProjectId) -> Self {
        let mut findings = Self::default();
        for check in budget.checks() {
            if check.project() == project {
                findings.add(check);
            }
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
        hue: project.id().number() - 1,
        seal: findings.seal(project),
        parts: tree.children(NodeId::ROOT).count(),
        lines: tree.len() - 1,
        tally: findings.tally,
    }
}
