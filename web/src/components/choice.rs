//! A row of settings of which one holds.

use yew::virtual_dom::ListenerKind;

use crate::labels::Label;
use crate::message::Do;
use crate::state::Action;
use crate::ui::Ui;

/// One setting: what is written on it, its full name where that alone does not say it, whether it
/// holds, and what choosing it does.
pub(crate) type Setting = (&'static str, Option<Label>, bool, Action);

/// The row; `name` tells the groups of a page apart.
pub(crate) fn choice(ui: &mut Ui<'_>, name: &'static str, legend: Label, settings: &[Setting]) {
    ui.el("fieldset", "choice", |ui| {
        ui.class(&["choice-", name].concat());
        ui.label("legend", "", legend);
        ui.el("div", "choice-row", |ui| {
            for (face, full, holds, action) in settings {
                ui.el("label", "", |ui| {
                    ui.el("input", "", |ui| {
                        ui.at("type", "radio");
                        ui.at("name", name);
                        ui.checked(*holds);
                        ui.on(ListenerKind::onchange, Do::Act(action.clone()));
                    });
                    ui.el("span", "", |ui| {
                        ui.text(face);
                        if let Some(full) = full {
                            ui.words("span", "unseen", &[" ", ui.say(*full)].concat());
                        }
                    });
                });
            }
        });
    });
}
