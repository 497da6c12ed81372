//! Where one is: the way up to the whole document.

use mingzhang::Budget;

use crate::labels::Label;
use crate::route::href;
use crate::ui::Ui;

/// The whole document as a link, and where one is below it.
pub(super) fn crumbs(ui: &mut Ui<'_>, document: &Budget, here: &str) {
    let whole = document.outline().title();
    let whole = whole.map_or(ui.say(Label::WholeDocument), |title| title.text());
    ui.el("nav", "", |ui| {
        ui.at("aria-label", ui.say(Label::Crumbs));
        ui.el("ol", "", |ui| {
            ui.el("li", "", |ui| {
                ui.link("", &href(&ui.app.view.on_page(None)), whole);
            });
            ui.el("li", "", |ui| {
                ui.at("aria-current", "page");
                ui.text(here);
            });
        });
    });
}
