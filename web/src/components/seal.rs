//! The seal on a project's total: whether its money adds up.

use mingzhang::Outcome;
use mingzhang::views::summary::Seal;

use crate::labels::seals;
use crate::route::href;
use crate::state::View;
use crate::ui::Ui;

/// The stamp, with its full meaning for whoever points at it or listens. It leads to the checks that
/// it was made from.
pub(crate) fn seal(ui: &mut Ui<'_>, seal: Seal, project: u32) {
    let (look, outcome) = match seal {
        Seal::Balanced => ("seal is-balanced", Some(Outcome::Agrees)),
        Seal::WithinRounding => ("seal is-fair", Some(Outcome::WithinRounding)),
        Seal::Derived => ("seal is-fair", None),
        Seal::Departs => ("seal is-amiss", Some(Outcome::Departs)),
        Seal::Contradicts => ("seal is-amiss", Some(Outcome::Contradicts)),
        Seal::Unchecked => ("seal is-open", None),
    };
    let meaning = seals::meaning(seal, ui.lang());
    let tag = if outcome.is_some() { "a" } else { "span" };
    ui.el(tag, look, |ui| {
        ui.at("title", meaning);
        if outcome.is_some() {
            let view = View {
                outcome,
                ..ui.app.view.on_page(Some(project))
            };
            ui.at("href", &href(&view));
        }
        ui.text(seals::stamp(seal, ui.lang()));
        ui.words("span", "unseen", meaning);
    });
}
