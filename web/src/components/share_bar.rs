//! A share as the length of a bar. The figure beside it says the same in words.

use crate::ui::Ui;

/// Colours of the palette; see `styles/tokens.css`.
const HUES: u32 = 12;

/// The class of a colour.
pub(crate) fn hue(hue: u32) -> String {
    format!("hue-{}", hue % HUES)
}

/// A bar of so many thousandths.
pub(crate) fn share_bar(ui: &mut Ui<'_>, thousandths: u32, colour: u32) {
    let width = format!("{}.{}%", thousandths / 10, thousandths % 10);
    ui.el("svg", "share-bar", |ui| {
        ui.class(&hue(colour));
        ui.at("aria-hidden", "true");
        for (look, width) in [("share-ground", "100%"), ("share-fill", &width)] {
            ui.el("rect", "", |ui| {
                ui.class(look);
                ui.at("width", width);
                ui.at("height", "100%");
            });
        }
    });
}
