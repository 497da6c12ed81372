//! The head of every page: the name, the search box, the settings.

use mingzhang::Unit;

use super::choice::choice;
use super::search_box::search_box;
use crate::labels::{Label, Lang};
use crate::message::Do;
use crate::route::href;
use crate::state::{Action, Size, Theme};
use crate::ui::Ui;

pub(crate) fn masthead(ui: &mut Ui<'_>) {
    let app = ui.app;
    ui.el("header", "masthead", |ui| {
        ui.at("part", "masthead");
        if app.surface.is_page {
            ui.click(Do::Follow);
        }
        ui.el("div", "wrap", |ui| {
            ui.el("a", "brand", |ui| {
                ui.at("href", &href(&app.view.on_page(None)));
                ui.el("span", "brand-seal", |ui| {
                    ui.at("aria-hidden", "true");
                    ui.text("账");
                });
                ui.quoted("span", "brand-name", "明账");
                ui.label("span", "unseen", Label::WholeDocument);
            });
            match app.document() {
                Some(document) => search_box(ui, document),
                // Its room, so that nothing moves when it comes.
                None => ui.words("div", "search", ""),
            }
            if app.surface.is_page {
                ui.button("button choose-file", Label::ChooseFile, Do::Choose);
            }
            ui.el("button", "button settings-button", |ui| {
                ui.at("type", "button");
                ui.whether("aria-expanded", app.settings_are_open);
                ui.at("aria-controls", "settings");
                ui.click(Do::Settings);
                ui.text(ui.say(Label::Settings));
            });
            ui.el("div", "settings", |ui| {
                ui.at("id", "settings");
                ui.class_if(app.settings_are_open, "is-open");
                ui.part(("settings", 0), &[], settings);
            });
        });
    });
}

fn settings(ui: &mut Ui<'_>) {
    let view = &ui.app.view;
    let unit = |face, unit| (face, None, view.unit == unit, Action::SetUnit(unit));
    let units = [
        unit(ui.say(Label::Yuan), Unit::Yuan),
        unit(ui.say(Label::Wanyuan), Unit::Wanyuan),
        unit(ui.say(Label::Yiyuan), Unit::Yiyuan),
    ];
    choice(ui, "unit", Label::Unit, &units);
    let size = |face, name, size| (face, Some(name), view.size == size, Action::SetSize(size));
    let sizes = [
        size("A", Label::SizePlain, Size::Plain),
        size("A+", Label::SizeLarge, Size::Large),
        size("A++", Label::SizeLargest, Size::Largest),
    ];
    choice(ui, "size", Label::TextSize, &sizes);
    let theme = |face, theme| (face, None, view.theme == theme, Action::SetTheme(theme));
    let themes = [
        theme(ui.say(Label::ThemeAuto), Theme::Auto),
        theme(ui.say(Label::ThemeLight), Theme::Light),
        theme(ui.say(Label::ThemeDark), Theme::Dark),
    ];
    choice(ui, "theme", Label::Theme, &themes);
    let contrast = |label, is_high| {
        let does = Action::SetContrast(is_high);
        (ui.say(label), None, view.contrast == is_high, does)
    };
    let contrasts = [
        contrast(Label::ContrastPlain, false),
        contrast(Label::ContrastHigh, true),
    ];
    choice(ui, "contrast", Label::Contrast, &contrasts);
    let lang = |face, lang| (face, None, view.lang == lang, Action::SetLang(lang));
    let langs = [lang("中文", Lang::Zh), lang("EN", Lang::En)];
    choice(ui, "lang", Label::Language, &langs);
}
