//! The words of a text that few people know, where that text stands.

use mingzhang::{Budget, TextRange};

use super::official_text::Part;
use crate::labels::Label;
use crate::labels::terms::{TERMS, Term};
use crate::route::href;
use crate::ui::Ui;

/// What is explained of some parts of the text; each word leads to where it first stands.
pub(super) fn glossary(ui: &mut Ui<'_>, document: &Budget, parts: &[Part]) {
    let found: Vec<(&Term, TextRange)> = TERMS
        .iter()
        .filter_map(|term| Some((term, first(document, parts, term.word)?)))
        .collect();
    if found.is_empty() {
        return;
    }
    ui.el("details", "glossary", |ui| {
        ui.label("summary", "", Label::Glossary);
        ui.el("dl", "", |ui| {
            for (term, range) in &found {
                ui.el("div", "", |ui| {
                    ui.el("dt", "", |ui| {
                        let words = ui.app.view.on_words(ui.app.view.project, *range);
                        ui.at("lang", "zh-CN");
                        ui.link("", &href(&words), term.word);
                    });
                    ui.words("dd", "", term.meaning(ui.lang()));
                });
            }
        });
    });
}

fn first(document: &Budget, parts: &[Part], word: &str) -> Option<TextRange> {
    let ranges = parts
        .iter()
        .flat_map(|part| part.heading.into_iter().chain([part.content]));
    ranges.into_iter().find_map(|range| {
        let at = document.source().slice(range).find(word)?;
        let start = range.start() + u32::try_from(at).ok()?;
        let len = u32::try_from(word.len()).ok()?;
        Some(TextRange::new(start, start + len))
    })
}
