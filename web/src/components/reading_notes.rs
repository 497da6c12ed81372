//! What was noticed while the document was read: where a reading is doubtful, and why.

use mingzhang::{Budget, Diagnostic, Severity};

use crate::labels::{Label, diagnostics};
use crate::route::href;
use crate::ui::Ui;

/// Characters of the words that are enough to recognise a place; the link leads to the whole.
const ENOUGH: usize = 24;

pub(crate) fn reading_notes(ui: &mut Ui<'_>, document: &Budget) {
    let notes = document.diagnostics();
    if notes.is_empty() {
        return;
    }
    ui.el("section", "card notes", |ui| {
        ui.at("aria-labelledby", "notes");
        ui.el("h2", "", |ui| {
            ui.at("id", "notes");
            ui.text(ui.say(Label::Notes));
        });
        ui.el("ul", "", |ui| {
            for one in notes {
                note(ui, document, one);
            }
        });
    });
}

fn note(ui: &mut Ui<'_>, document: &Budget, note: &Diagnostic) {
    let view = &ui.app.view;
    let look = match note.kind.severity() {
        Severity::Note => "note",
        Severity::Warning => "note is-warning",
    };
    let project = document
        .breakdowns()
        .find(|project| project.outline().range().contains(note.range))
        .map(|project| project.id().number());
    let words = document.source().quote(note.range);
    let mut start: String = words.text().chars().take(ENOUGH).collect();
    if start.len() < words.text().len() {
        start.push('…');
    }
    ui.el("li", look, |ui| {
        ui.text(diagnostics::message(note.kind, ui.lang()));
        if !start.is_empty() {
            ui.text(" ");
            ui.el("a", "quote", |ui| {
                ui.at("lang", "zh-CN");
                ui.at("href", &href(&view.on_words(project, words.range())));
                ui.text(&start);
            });
        }
    });
}
