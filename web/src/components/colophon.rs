//! The foot of every page: what it is made from and what it does with it.

use crate::labels::Label;
use crate::ui::Ui;

/// The foot, with the way to the document's file.
pub(crate) fn colophon(ui: &mut Ui<'_>, address: &str) {
    ui.el("footer", "colophon", |ui| {
        ui.at("part", "colophon");
        ui.el("div", "wrap", |ui| {
            ui.label("p", "", Label::Promise);
            ui.label("p", "", Label::Privacy);
            ui.el("p", "", |ui| {
                ui.text(ui.say(Label::Source));
                match address.strip_prefix(':') {
                    Some(name) => {
                        ui.words("b", "", name);
                        ui.label("span", "", Label::NotSent);
                    }
                    None => ui.link("", address, ui.say(Label::OpenOfficialText)),
                }
            });
        });
    });
}
