//! `check`: the document's arithmetic, redone.

use mingzhang::views::arithmetic::{self, CheckRow};
use mingzhang::views::summary;
use mingzhang::{Budget, LineId, Unit};

use super::{LineStarts, heading, title, words, wrapped};
use crate::layout::clean;

/// How far the arithmetic is moved in below the line that it is about.
const INDENT: &str = "    ";

/// Every check with its terms and its outcome.
pub(crate) fn text(budget: &Budget) -> String {
    let mut text = title(budget).unwrap_or_default();
    text.push_str(&wrapped(&words::tally(arithmetic::tally(budget, None)), ""));
    let starts = LineStarts::of(budget.source().text());
    let summary = summary::summary(budget, Unit::Wanyuan);
    let mut cards = summary.statement.iter().chain(&summary.cards);
    let mut project = None;
    for row in arithmetic::checks(budget, None) {
        if project != Some(row.project) {
            project = Some(row.project);
            text.push('\n');
            // Projects and checks are in the same order.
            let card = cards.find(|card| card.project == row.project);
            text.push_str(&card.map(heading).unwrap_or_default());
        }
        text.push_str(&check(budget, &row, &starts));
    }
    text
}

fn check(budget: &Budget, row: &CheckRow, starts: &LineStarts) -> String {
    let mut head = vec![
        words::outcome(row.outcome).to_owned(),
        subject(budget, row.line),
    ];
    head.push(words::kind(row.kind).to_owned());
    if let Some(evidence) = row.evidence {
        head.push(format!("第 {} 行", starts.line(evidence.start())));
    }
    let mut text = wrapped(&head.join(" · "), "  ");
    text.push_str(&wrapped(&clean(&row.expression()), INDENT));

    let mut notes = Vec::new();
    if let Some(difference) = &row.difference {
        let unit = row.result_unit.map(|unit| format!(" {}", unit.name()));
        notes.push(format!("差 {difference}{}", unit.unwrap_or_default()));
    }
    if let Some(reason) = &row.reason {
        notes.push(format!("文件说明：{}", clean(reason.text())));
    }
    if !notes.is_empty() {
        text.push_str(&wrapped(&notes.join("；"), INDENT));
    }
    text
}

/// What a check is about: a line's place and label, or the total.
fn subject(budget: &Budget, line: LineId) -> String {
    match budget.node(line) {
        Some(node) if node.parent().is_some() => {
            format!("{} {}", node.path(), clean(node.label().text()))
        }
        _ => "总额".to_owned(),
    }
}
