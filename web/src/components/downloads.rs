//! The buttons for taking the figures along: files, a link, a sheet of paper.

use super::menu::menu;
use crate::browser::{Format, can_share};
use crate::labels::Label;
use crate::message::Do;
use crate::ui::Ui;

/// The buttons, and what came of pressing one.
pub(crate) fn downloads(ui: &mut Ui<'_>) {
    menu(ui, Label::Download, |ui| {
        ui.button("menu-item", Label::DownloadCsv, Do::Take(Format::Csv));
        ui.button("menu-item", Label::DownloadXlsx, Do::Take(Format::Xlsx));
        ui.button("menu-item", Label::DownloadJson, Do::Take(Format::Json));
        if ui.app.project().is_some() {
            ui.button("menu-item", Label::SaveSvg, Do::Take(Format::Svg));
            ui.button("menu-item", Label::SavePng, Do::Take(Format::Png));
        }
        if ui.app.surface.is_page {
            ui.button("menu-item", Label::Print, Do::Print);
        }
    });
    // The address and the sheet of paper are those of the page.
    if ui.app.surface.is_page {
        menu(ui, Label::Share, |ui| {
            ui.button("menu-item", Label::CopyLink, Do::CopyLink);
            ui.button("menu-item", Label::CopyText, Do::CopyText);
            if can_share() {
                ui.button("menu-item", Label::ShareWith, Do::Share);
            }
            ui.button("menu-item", Label::Embed, Do::Embed);
        });
    }
    // Always there, so that the buttons before it stay what they are, with the focus.
    ui.el("span", "tools-notice", |ui| {
        ui.at("aria-hidden", "true");
        ui.text(ui.app.here.notice.map_or("", |said| ui.say(said)));
    });
}
