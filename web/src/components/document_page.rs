//! The whole document: what it comes to and how, project by project; what cuts across projects;
//! whether the figures agree.

use mingzhang::Budget;
use mingzhang::views::evidence::outside;
use mingzhang::views::summary::Summary;

use super::check_list::check_list;
use super::compare_documents::other_document;
use super::document_band::document_band;
use super::downloads::downloads;
use super::facet_cards::facet_cards;
use super::official_text::{Part, official_text};
use super::project_list::project_list;
use super::reading_notes::reading_notes;
use crate::labels::{Label, sentences, units};
use crate::route::href;
use crate::state::Topic;
use crate::ui::Ui;

pub(crate) fn document_page(ui: &mut Ui<'_>, document: &Budget) {
    let app = ui.app;
    let unit = app.view.unit;
    let whole = app.whole(document);
    let summary = &whole.summary;
    let other = other_parts(document);
    let has_projects = !summary.cards.is_empty();
    ui.el("article", "page", |ui| {
        ui.key(0);
        ui.el("div", "wrap", |ui| {
            head(ui, document, summary);
            if let Some(statement) = &summary.statement {
                ui.el("section", "projects", |ui| {
                    ui.at("aria-labelledby", "statement");
                    ui.el("div", "section-head", |ui| {
                        ui.el("h2", "", |ui| {
                            ui.at("id", "statement");
                            ui.text(ui.say(Label::Statement));
                        });
                    });
                    project_list(ui, std::slice::from_ref(statement));
                });
            }
            if has_projects {
                document_band(ui, document);
                ui.el("section", "projects", |ui| {
                    ui.at("aria-labelledby", "projects");
                    ui.el("div", "section-head", |ui| {
                        ui.el("h2", "", |ui| {
                            ui.at("id", "projects");
                            ui.text(ui.say(Label::Projects));
                        });
                        ui.el("p", "aside", |ui| {
                            ui.text(ui.say(Label::UnitIs));
                            ui.text(units::name(unit, ui.lang()));
                        });
                        ui.el("div", "tools", |ui| {
                            let lines = href(&app.view.on_topic(Topic::Lines));
                            ui.link("button", &lines, ui.say(Label::Lines));
                            if app.surface.is_page {
                                other_document(ui);
                            }
                            downloads(ui);
                        });
                    });
                    project_list(ui, &summary.cards);
                });
            } else {
                ui.label("p", "empty", Label::NoProjects);
            }
            facet_cards(ui, document, &whole);
            if summary.tally.total() > 0 {
                check_list(ui, document, None);
            }
            reading_notes(ui, document);
            if !other.is_empty() {
                let title = if has_projects {
                    Label::OtherText
                } else {
                    Label::WholeText
                };
                official_text(ui, document, &other, title, None);
            }
            ui.el("p", "unseen", |ui| {
                ui.at("role", "status");
                ui.text(app.here.notice.map_or("", |notice| ui.say(notice)));
            });
        });
    });
}

fn head(ui: &mut Ui<'_>, document: &Budget, summary: &Summary) {
    let unit = ui.app.view.unit;
    ui.el("div", "page-head", |ui| {
        ui.el("div", "", |ui| {
            ui.el("h1", "", |ui| {
                ui.at("tabindex", "-1");
                let words = summary.title.as_ref().or(summary.body.as_ref());
                if words.is_some() {
                    ui.at("lang", "zh-CN");
                }
                ui.text(words.map_or(ui.say(Label::Untitled), String::as_str));
            });
            ui.el("p", "meta", |ui| {
                let lang = ui.lang();
                ui.words("span", "", &sentences::projects(lang, summary.cards.len()));
                ui.words(
                    "span",
                    "",
                    &sentences::sums(lang, document.mentions().len()),
                );
                ui.words("span", "", &sentences::checks(lang, summary.tally.total()));
            });
        });
        ui.el("div", "total", |ui| {
            let origin = sentences::grand_total(ui.lang(), summary);
            ui.words("p", "total-origin", &origin);
            ui.el("p", "total-figure", |ui| match &summary.total {
                Some(total) => {
                    ui.words("span", "num", total);
                    ui.words("small", "", units::short(unit, ui.lang()));
                }
                None => ui.label("span", "not-stated", Label::NotStated),
            });
        });
    });
}

/// What stands outside of all projects, as parts that are always shown.
fn other_parts(document: &Budget) -> Vec<Part> {
    let bare = |content| Part {
        heading: None,
        content,
        is_open: true,
    };
    outside(document).into_iter().map(bare).collect()
}
