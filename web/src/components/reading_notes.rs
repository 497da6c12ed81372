//! What was noticed while the document was read: where a reading is doubtful, and why.

use mingzhang::{Diagnostic, Severity};
use yew::prelude::*;

use crate::hooks::{Document, Frame, href};
use crate::labels::{Label, diagnostics};

pub(crate) fn reading_notes(frame: &Frame, document: &Document) -> Html {
    let notes = document.diagnostics();
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card notes" aria-labelledby="notes">
            <h2 id="notes">{ frame.say(Label::Notes) }</h2>
            <ul>{ for notes.iter().enumerate().map(|(index, one)| note(frame, document, index, one)) }</ul>
        </section>
    }
}

fn note(frame: &Frame, document: &Document, index: usize, note: &Diagnostic) -> Html {
    let look = match note.kind.severity() {
        Severity::Note => "note",
        Severity::Warning => "note is-warning",
    };
    let project = document
        .projects()
        .find(|project| project.outline().range().contains(note.range))
        .map(|project| project.id().number());
    let words = document.source().quote(note.range);
    // The beginning is enough to recognise the place; the link leads to the whole.
    let start: String = words.text().chars().take(24).collect();
    html! {
        <li key={index} class={look}>
            { diagnostics::message(note.kind, frame.lang()) }
            if !start.is_empty() {
                { " " }
                <a class="quote" lang="zh-CN" href={href(&frame.view.on_words(project, words.range()))}>
                    { start }
                    if words.text().chars().nth(24).is_some() { { "…" } }
                </a>
            }
        </li>
    }
}
