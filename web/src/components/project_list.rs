//! The projects of a document, each with its total, its share and its seal.

use mingzhang::views::summary::ProjectCard;

use super::seal::seal;
use super::share_bar::share_bar;
use crate::labels::{Label, sentences};
use crate::route::href;
use crate::ui::Ui;

pub(crate) fn project_list(ui: &mut Ui<'_>, cards: &[ProjectCard]) {
    ui.el("ol", "project-list card", |ui| {
        for card in cards {
            project(ui, card);
        }
    });
}

fn project(ui: &mut Ui<'_>, card: &ProjectCard) {
    let view = &ui.app.view;
    ui.el("li", "project-row", |ui| {
        ui.el("span", "project-number num", |ui| {
            ui.at("aria-hidden", "true");
            if card.number > 0 {
                ui.text(&card.number.to_string());
            }
        });
        ui.el("div", "project-words", |ui| {
            ui.el("h3", "", |ui| {
                ui.el("a", "", |ui| {
                    ui.at("lang", "zh-CN");
                    ui.at("href", &href(&view.on_page(Some(card.number))));
                    ui.text(&card.name);
                });
                if card.name_is_borrowed {
                    ui.label("span", "tag", Label::Borrowed);
                }
            });
            ui.el("p", "meta", |ui| {
                if let Some(implementer) = &card.implementer {
                    ui.quoted("span", "", implementer);
                }
                let parts = sentences::parts(ui.lang(), card.parts, card.lines);
                ui.words("span", "", &parts);
            });
        });
        ui.el("div", "project-seal", |ui| seal(ui, card.seal, card.number));
        ui.el("p", "project-figures", |ui| {
            match &card.total {
                Some(total) => ui.words("span", "amount num", total),
                None => ui.label("span", "amount not-stated", Label::NotStated),
            }
            let share = card.share.as_deref().unwrap_or_default();
            ui.words("span", "project-share num", share);
        });
        if card.number > 0 {
            share_bar(ui, card.bar, card.hue);
        }
    });
}
