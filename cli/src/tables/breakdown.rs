//! `parse`: where each project's money goes.

use mingzhang::views::arithmetic;
use mingzhang::views::outline::{self, Row};
use mingzhang::views::summary::{self, ProjectCard, Summary};
use mingzhang::{Budget, Outcome, Relation, Status, Unit};

use super::{heading, title, words, wrapped};
use crate::layout::{Align, Cell, Column, Table, clean};

/// How far a line is moved in below the one that it belongs to.
const INDENT: usize = 2;

/// The breakdown of every project.
pub(crate) fn text(budget: &Budget, unit: Unit) -> String {
    let summary = summary::summary(budget, unit);
    let mut text = title(budget).unwrap_or_default();
    text.push_str(&wrapped(&total(&summary, unit), ""));
    text.push_str(&wrapped(&words::tally(summary.tally), ""));

    let mut marks = Marks::default();
    for (card, outcomes) in summary
        .statement
        .iter()
        .chain(&summary.cards)
        .zip(arithmetic::worst_by_line(budget))
    {
        text.push('\n');
        text.push_str(&project(budget, card, &outcomes, unit, &mut marks));
    }
    text.push_str(&marks.text());
    text
}

fn total(summary: &Summary, unit: Unit) -> String {
    let count = summary.cards.len();
    match (&summary.total, count) {
        (_, 0) => "没有找到项目".to_owned(),
        (Some(total), 1) => format!("1 个项目，{total} {}", unit.name()),
        (Some(total), _) => format!(
            "{count} 个项目，共 {total} {}（各项目相加；其中 {} 个载明总额）",
            unit.name(),
            summary.projects_with_stated_total
        ),
        (None, _) => {
            let unknown = summary.cards.iter().filter(|card| card.total.is_none());
            format!("{count} 个项目，{} 个总额未载明，不作合计", unknown.count())
        }
    }
}

fn project(
    budget: &Budget,
    card: &ProjectCard,
    outcomes: &[Option<Outcome>],
    unit: Unit,
    marks: &mut Marks,
) -> String {
    let total = outline::total_row(budget, card.project, None, unit);
    let rows = outline::rows(budget, card.project, outline::Shown::all(), None, unit);

    let mut text = heading(card);
    let implementer = card.implementer.as_deref().map(clean);
    let place = implementer.map_or_else(String::new, |name| format!("实施单位：{name}  "));
    text.push_str(&wrapped(&format!("{place}单位：{}", unit.name()), ""));

    let mut table = Table::new(columns());
    for row in total.iter().chain(&rows) {
        let outcome = outcomes.get(row.line.node.index()).copied().flatten();
        table.row(cells(row, outcome));
        marks.see(row);
    }
    text.push_str(&table.text());
    text
}

fn columns() -> Vec<Column> {
    let column = |head, align| Column { head, align };
    vec![
        column("编号", Align::Left),
        column("用途", Align::Words),
        column("金额", Align::Point),
        column("", Align::Left),
        column("占项目", Align::Right),
        column("对账", Align::Left),
    ]
}

fn cells(row: &Row, outcome: Option<Outcome>) -> [Cell; 6] {
    let label = match row.relation {
        Relation::Total => "总额".to_owned(),
        Relation::Part => clean(&row.label),
        Relation::OfWhich => format!("其中 {}", clean(&row.label)),
    };
    [
        row.path.as_str().into(),
        Cell {
            text: label,
            indent: row.depth.saturating_sub(1) * INDENT,
        },
        row.amount.as_deref().unwrap_or_default().into(),
        words::status(row.status).into(),
        row.share.as_deref().unwrap_or_default().into(),
        outcome.map_or("", words::outcome).into(),
    ]
}

/// Which marks occur and are explained below the tables.
#[derive(Default)]
struct Marks {
    derived: bool,
    not_stated: bool,
    of_which: bool,
}

impl Marks {
    fn see(&mut self, row: &Row) {
        self.derived |= row.status == Status::Derived;
        self.not_stated |= row.status == Status::NotStated;
        self.of_which |= row.relation == Relation::OfWhich;
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let mut explain = |occurs, words| {
            if occurs {
                text.push_str(if text.is_empty() { "\n" } else { "" });
                text.push_str(&wrapped(words, ""));
            }
        };
        explain(self.derived, "推算：文件没有载明，由下列各项相加。");
        explain(
            self.not_stated,
            "未载明：文件没有载明，也无从相加；不是零。",
        );
        explain(self.of_which, "其中：包含在上一级金额之内，不另外相加。");
        text
    }
}
