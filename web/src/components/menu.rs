//! A button that opens a list of things to do or places to go.

use yew::virtual_dom::ListenerKind;

use crate::labels::Label;
use crate::message::Do;
use crate::ui::Ui;

/// The button and its list; choosing closes it, and so does Escape.
pub(super) fn menu(ui: &mut Ui<'_>, label: Label, fill: impl FnOnce(&mut Ui<'_>)) {
    open(ui, label);
    ui.el("div", "menu-list", fill);
    ui.close();
}

#[inline(never)]
fn open(ui: &mut Ui<'_>, label: Label) {
    ui.open("details", "menu");
    // One at a time.
    ui.at("name", "menu");
    ui.on(ListenerKind::onclick, Do::CloseMenu);
    ui.on(ListenerKind::onkeydown, Do::CloseMenu);
    ui.label("summary", "button", label);
}
