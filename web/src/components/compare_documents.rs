//! Two documents side by side, such as those of two years of one body: what they come to, project
//! by project; and one project of each, line by line.

use mingzhang::Unit;
use mingzhang::views::compare::{ComparedDocuments, documents};
use yew::virtual_dom::ListenerKind;

use super::compare_page::{Half, change, compare_page, head_row, lines};
use super::crumbs::crumbs;
use super::menu::menu;
use super::notice::{failure_notice, waiting};
use crate::app::{App, Loading};
use crate::browser::{Document, Failure, others};
use crate::labels::{Label, sentences, units};
use crate::message::Do;
use crate::route::href;
use crate::state::{View, is_opened};
use crate::ui::Ui;

/// The document that shows, and the one that it is compared with.
pub(crate) fn compare_documents(ui: &mut Ui<'_>, document: &Document) {
    let app = ui.app;
    match &app.other.loading {
        Loading::Failed(failure) => failed(ui, *failure),
        Loading::Ready(other) => {
            let ids = app.project().zip(app.against());
            let mut halves = [
                Half::of(app, document, Some(app.view.on_page(None))),
                Half::of(app, other, other_view(app)),
            ];
            if let Some((one, other)) = ids {
                halves[0].id = one;
                halves[1].id = other;
            }
            // The earlier year is on the left.
            let [one, other] = &halves;
            if one.year > other.year && other.year.is_some() {
                halves.reverse();
            }
            if ids.is_some() {
                compare_page(ui, &halves);
            } else {
                both(ui, &halves);
            }
        }
        _ => waiting(ui),
    }
}

/// The page of the other document; none where that is a file that was opened.
fn other_view(app: &App) -> Option<View> {
    let with = app.view.with.clone().filter(|name| !is_opened(name))?;
    Some(View {
        document: Some(with),
        ..app.view.on_page(None)
    })
}

fn failed(ui: &mut Ui<'_>, failure: Failure) {
    let address = ui.app.view.with.as_deref().unwrap_or_default();
    failure_notice(ui, failure, address);
    ui.el("div", "wrap tools", other_document);
}

fn both(ui: &mut Ui<'_>, halves: &[Half<'_>; 2]) {
    let unit = ui.app.view.unit;
    let compared = documents(halves[0].document, halves[1].document, unit);
    ui.el("article", "page compare", |ui| {
        ui.key(usize::MAX - 1);
        ui.el("div", "wrap", |ui| {
            ui.el("div", "crumbs", |ui| {
                let here = ui.say(Label::CompareDocuments);
                if let Some(document) = ui.app.document() {
                    crumbs(ui, document, here);
                }
            });
            ui.el("div", "page-head", |ui| {
                ui.el("div", "", |ui| {
                    ui.el("h1", "", |ui| {
                        ui.at("tabindex", "-1");
                        ui.text(ui.say(Label::CompareDocuments));
                    });
                    if compared.same_body == Some(false) {
                        ui.label("p", "meta", Label::OtherBody);
                    }
                });
                ui.el("div", "tools", other_document);
            });
            ui.el("p", "in-words", |ui| {
                let names = [&*halves[0].caption, &*halves[1].caption];
                let unit = units::short(unit, ui.lang());
                let words = sentences::two_documents(ui.lang(), names, &compared, unit);
                ui.text(&words);
            });
            table(ui, halves, &compared, unit);
        });
    });
}

fn table(ui: &mut Ui<'_>, halves: &[Half<'_>; 2], compared: &ComparedDocuments, unit: Unit) {
    ui.el("div", "card", |ui| {
        ui.el("h2", "", |ui| {
            ui.at("id", "compared");
            ui.text(ui.say(Label::Projects));
            ui.el("span", "aside", |ui| {
                ui.text(ui.say(Label::UnitIs));
                ui.text(units::name(unit, ui.lang()));
            });
        });
        ui.el("table", "compared", |ui| {
            ui.at("role", "table");
            ui.at("aria-labelledby", "compared");
            head_row(ui, halves, Label::HitProject);
            ui.el("tbody", "", |ui| {
                ui.at("role", "rowgroup");
                ui.el("tr", "is-total", |ui| {
                    ui.at("role", "row");
                    ui.el("th", "", |ui| {
                        ui.at("role", "rowheader");
                        ui.at("scope", "row");
                        ui.text(ui.say(Label::Total));
                    });
                    for total in &compared.totals {
                        ui.el("td", "amount num", |ui| {
                            ui.at("role", "cell");
                            ui.text(total.as_deref().unwrap_or(ui.say(Label::NotStated)));
                        });
                    }
                    change(ui, &compared.difference, true);
                });
                lines(ui, halves, compared.projects.iter(), true);
                lines(ui, halves, compared.statement.iter(), true);
            });
        });
    });
}

/// A menu of what the document can be compared with.
pub(crate) fn other_document(ui: &mut Ui<'_>) {
    menu(ui, Label::CompareWithDocument, |ui| {
        for (path, title) in others() {
            let view = View {
                with: Some(path),
                ..ui.app.view.on_page(None)
            };
            ui.link("menu-item", &href(&view), &title);
        }
        for (label, kind, does) in [
            (Label::OtherFile, "file", Do::OtherFile),
            (Label::OtherPath, "text", Do::OtherPath),
        ] {
            ui.el("label", "menu-item", |ui| {
                ui.label("span", "", label);
                ui.el("input", "", |ui| {
                    ui.at("type", kind);
                    ui.on(ListenerKind::onchange, does);
                });
            });
        }
    });
}
