//! How a check came out: always a sign and a word, never only a colour.

use mingzhang::Outcome;

use crate::labels::outcomes;
use crate::ui::Ui;

pub(crate) const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees => "✓",
        Outcome::WithinRounding => "≈",
        Outcome::Departs => "≠",
        Outcome::Contradicts => "✕",
        Outcome::CannotTell => "?",
    }
}

/// The class of an outcome.
pub(crate) const fn look(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees | Outcome::WithinRounding => "is-agrees",
        Outcome::Departs => "is-departs",
        Outcome::Contradicts => "is-contradicts",
        Outcome::CannotTell => "is-open",
    }
}

/// Sign and word.
pub(crate) fn outcome(ui: &mut Ui<'_>, outcome: Outcome) {
    ui.el("span", "outcome", |ui| {
        ui.class(look(outcome));
        ui.el("span", "sign", |ui| {
            ui.at("aria-hidden", "true");
            ui.text(sign(outcome));
        });
        ui.text(outcomes::word(outcome, ui.lang()));
    });
}
