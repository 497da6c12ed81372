//! The buttons for taking the figures along: files, a link, a sheet of paper.

use crate::browser::Format;
use crate::labels::Label;
use crate::message::Do;
use crate::ui::Ui;

/// The buttons, and what came of pressing one.
pub(crate) fn downloads(ui: &mut Ui<'_>) {
    ui.button("button", Label::DownloadCsv, Do::Take(Format::Csv));
    ui.button("button", Label::DownloadJson, Do::Take(Format::Json));
    ui.button("button", Label::CopyLink, Do::CopyLink);
    ui.button("button", Label::Print, Do::Print);
    if let Some(said) = ui.app.here.notice {
        ui.el("span", "tools-notice", |ui| {
            ui.at("aria-hidden", "true");
            ui.text(ui.say(said));
        });
    }
}
