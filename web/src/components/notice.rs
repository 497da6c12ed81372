//! What stands in the place of a document: that it is on its way, or why it is not there.

use crate::browser::Failure;
use crate::labels::{Label, failures};
use crate::message::Do;
use crate::route::href;
use crate::state::{View, is_opened};
use crate::ui::Ui;

/// The document is on its way.
pub(crate) fn waiting(ui: &mut Ui<'_>) {
    ui.el("div", "frame", |ui| {
        ui.at("role", "status");
        ui.el("span", "frame-seal", |ui| {
            ui.at("aria-hidden", "true");
            ui.text("账");
        });
        ui.label("span", "frame-words", Label::Waiting);
    });
}

/// What happened, what can be done, and the official text at its `address`.
pub(crate) fn failure_notice(ui: &mut Ui<'_>, failure: Failure, address: &str) {
    let view = &ui.app.view;
    ui.el("section", "notice wrap", |ui| {
        ui.at("role", "alert");
        ui.words("h1", "", &failures::what(failure, ui.lang()));
        ui.words("p", "", failures::advice(failure, ui.lang()));
        ui.el("p", "notice-file", |ui| {
            ui.words("code", "", address.trim_start_matches(':'))
        });
        ui.el("p", "notice-ways", |ui| {
            if is_opened(address) {
                // The file to compare with is asked for below.
                if view.with.as_deref() != Some(address) {
                    ui.button("button is-first", Label::ChooseFile, Do::Choose);
                }
            } else {
                ui.button("button is-first", Label::Retry, Do::Retry);
                ui.link("button", address, ui.say(Label::OpenOfficialText));
            }
            if view.document.is_some() {
                let default = View {
                    document: None,
                    ..view.on_page(None)
                };
                ui.link("button", &href(&default), ui.say(Label::OpenDefault));
            }
        });
    });
}
