//! Scores of account notes (說明): numbered prose, each note beside the amount that its lines
//! must come to.

use mingzhang::{Budget, Money, NodeId, Outcome, Severity};

use super::Table;

/// What was made of one note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteScore {
    /// The row of the table, from 1.
    pub row: usize,
    /// The account's code.
    pub code: String,
    /// What was published, in 元.
    pub published: String,
    /// What the lines come to, in 元; `None` when no line was read.
    pub read: Option<String>,
    /// Whether that is right.
    pub outcome: NoteOutcome,
}

/// Whether a note was read rightly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteOutcome {
    /// Its lines come to what was published, exactly.
    Exact,
    /// They do not, and the reading says so itself: a check does not agree, or a warning stands.
    Doubted,
    /// They do not, and nothing says so.
    Silent,
}

/// Scores the numbered notes of a table with the columns `code`, `amount` (元) and `note`.
/// Notes without numbers are left out: they state no lines.
///
/// # Errors
/// When the table cannot be read or lacks a column.
pub fn notes(text: &str) -> Result<Vec<NoteScore>, String> {
    let table = Table::parse(text)?;
    let (code, amount, note) = (
        table.column("code")?,
        table.column("amount")?,
        table.column("note")?,
    );
    let mut scores = Vec::new();
    for row in 0..table.len() {
        let words = table.cell(row, note);
        if !is_numbered(words) {
            continue;
        }
        let published = table.cell(row, amount);
        let (read, outcome) = score(words, published);
        scores.push(NoteScore {
            row: row + 1,
            code: table.cell(row, code).to_owned(),
            published: published.to_owned(),
            read,
            outcome,
        });
    }
    Ok(scores)
}

/// Whether a line of a note begins with the number one.
fn is_numbered(note: &str) -> bool {
    note.lines().any(|line| {
        let line = line.trim_start();
        ["1.", "1．", "１．", "1、"]
            .iter()
            .any(|one| line.starts_with(one))
    })
}

fn score(note: &str, published: &str) -> (Option<String>, NoteOutcome) {
    let Ok(budget) = Budget::from_text(note) else {
        return (None, NoteOutcome::Doubted);
    };
    // A line without an amount leaves the sum open.
    let parts = budget.projects().flat_map(|project| {
        let parts = project.funding().parts(NodeId::ROOT);
        parts
            .map(|(_, part)| part.amount().money())
            .collect::<Vec<_>>()
    });
    let mut parts = parts.peekable();
    let read = match parts.peek() {
        Some(_) => parts.sum::<Option<Money>>(),
        None => None,
    };
    let read = read.map(|money| money.to_string());
    let doubted = |budget: &Budget| {
        let checks = budget.checks().iter();
        let mut outcomes = checks.map(mingzhang::Check::outcome);
        let mut diagnostics = budget.diagnostics().iter();
        outcomes.any(|outcome| !matches!(outcome, Outcome::Agrees | Outcome::WithinRounding))
            || diagnostics.any(|diagnostic| diagnostic.kind.severity() == Severity::Warning)
    };
    let outcome = if read.as_deref() == Some(published) {
        NoteOutcome::Exact
    } else if doubted(&budget) || doubted_beside(note, published, doubted) {
        NoteOutcome::Doubted
    } else {
        NoteOutcome::Silent
    };
    (read, outcome)
}

/// Whether the reading doubts the note where its amount stands before it, as budgets print it.
fn doubted_beside(note: &str, published: &str, doubted: impl Fn(&Budget) -> bool) -> bool {
    let Some(thousands) = published.strip_suffix("000") else {
        return false;
    };
    let text = format!("本年度預算數{thousands}千元。\n{note}");
    Budget::from_text(text).is_ok_and(|budget| doubted(&budget))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(section: &str) -> String {
        format!("项目1.\n一、项目名称\n甲\n六、资金安排情况\n{section}")
    }

    #[test]
    fn a_note_is_exact_doubted_or_silently_wrong() {
        let agreeing = project("安排资金3千元，包括：\n1.购书2千元；\n2.燃油1千元。");
        let doubtful = project("安排资金9千元，包括：\n1.购书2千元；\n2.燃油1千元。");
        let table = format!(
            "code,amount,note\na,3000,\"{agreeing}\"\nb,4000,\"{agreeing}\"\nc,9000,\"{doubtful}\"\nd,5,照列\n"
        );
        let scores = notes(&table).unwrap();
        let outcomes: Vec<_> = scores
            .iter()
            .map(|score| (score.code.as_str(), score.outcome, score.read.as_deref()))
            .collect();
        assert_eq!(
            outcomes,
            [
                ("a", NoteOutcome::Exact, Some("3000")),
                ("b", NoteOutcome::Silent, Some("3000")),
                ("c", NoteOutcome::Doubted, Some("3000")),
            ]
        );
    }

    #[test]
    fn a_note_in_which_nothing_is_read_is_not_silent() {
        let scores = notes("code,amount,note\na,3000,\"1.某費3個。\"\n").unwrap();
        assert_eq!(scores[0].outcome, NoteOutcome::Doubted);
        assert_eq!(scores[0].read, None);
    }
}
