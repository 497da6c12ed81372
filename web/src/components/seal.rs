//! The seal on a project's total: whether its money adds up.

use mingzhang::views::summary::Seal;

use crate::labels::seals;
use crate::ui::Ui;

/// The stamp, with its full meaning for whoever points at it or listens.
pub(crate) fn seal(ui: &mut Ui<'_>, seal: Seal) {
    let look = match seal {
        Seal::Balanced => "seal is-balanced",
        Seal::WithinRounding | Seal::Derived => "seal is-fair",
        Seal::Departs | Seal::Contradicts => "seal is-amiss",
        Seal::Unchecked => "seal is-open",
    };
    let meaning = seals::meaning(seal, ui.lang());
    ui.el("span", look, |ui| {
        ui.at("title", meaning);
        ui.text(seals::stamp(seal, ui.lang()));
        ui.words("span", "unseen", meaning);
    });
}
