//! Tables for people, in the language of the document.

pub(crate) mod breakdown;
pub(crate) mod checks;
pub(crate) mod mentions;
mod words;

use mingzhang::Budget;
use mingzhang::views::summary::ProjectCard;

use crate::layout::{PAGE, clean, wrap};

/// The document's title, or what is known of it.
fn title(budget: &Budget) -> Option<String> {
    let outline = budget.outline();
    outline
        .title()
        .or(outline.body())
        .map(|title| wrapped(&clean(title.text()), ""))
}

/// A project's number and name.
fn heading(card: &ProjectCard) -> String {
    let name = clean(&card.name);
    let borrowed = if card.name_is_borrowed {
        "（借用）"
    } else {
        ""
    };
    let place = match card.number {
        0 => "部门预算".to_owned(),
        number => format!("项目 {number}"),
    };
    wrapped(&format!("{place}  {name}{borrowed}"), "")
}

/// A text as lines of the page, each after the same spaces and ended.
fn wrapped(text: &str, indent: &str) -> String {
    wrap(text, PAGE - indent.len())
        .into_iter()
        .map(|line| format!("{indent}{line}\n"))
        .collect()
}

/// Where the lines of a text begin.
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn of(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(breaks).collect())
    }

    /// The line of a byte, from 1.
    fn line(&self, byte: u32) -> usize {
        self.0.partition_point(|start| *start <= byte as usize)
    }
}
