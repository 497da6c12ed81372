//! `mentions`: every sum of money in the text.

use mingzhang::views::amount;
use mingzhang::{Budget, Mention, Unit};

use super::{LineStarts, title, words, wrapped};
use crate::layout::{Align, Cell, Column, Table, clean};

/// Every sum of money and what it stands for.
pub(crate) fn text(budget: &Budget) -> String {
    let mut text = title(budget).unwrap_or_default();
    let count = budget.mentions().len();
    if count == 0 {
        return text + "文中没有金额\n";
    }
    text.push_str(&wrapped(&format!("文中金额 {count} 处"), ""));
    text.push('\n');

    let column = |head, align| Column { head, align };
    let mut table = Table::new(vec![
        column("行", Align::Right),
        column("原文", Align::Right),
        column("元", Align::Point),
        column("含义", Align::Left),
        column("项目", Align::Right),
        column("编号", Align::Left),
        column("用途", Align::Words),
    ]);
    let starts = LineStarts::of(budget.source().text());
    for mention in budget.mentions() {
        table.row(cells(budget, &starts, mention));
    }
    text + &table.text()
}

fn cells(budget: &Budget, starts: &LineStarts, mention: &Mention) -> [Cell; 7] {
    let range = mention.range();
    let written = mention.written();
    let node = mention.line().and_then(|line| budget.node(line));
    let project = mention
        .project()
        .map(|project| project.number().to_string());
    [
        starts.line(range.start()).to_string().into(),
        clean(budget.source().quote(range).text()).into(),
        match mention.upto() {
            // What has no one amount stands in no column of amounts.
            Some(_) => String::new(),
            None => amount::format(mention.money(), written.resolution(), Unit::Yuan),
        }
        .into(),
        words::role(mention.role()).into(),
        project.unwrap_or_default().into(),
        node.map(|node| node.path()).unwrap_or_default().into(),
        node.map(|node| clean(node.label().text()))
            .unwrap_or_default()
            .into(),
    ]
}
