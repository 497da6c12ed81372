//! Every page: the masthead, what is asked for below it, the colophon.

use super::colophon::colophon;
use super::compare_documents::compare_documents;
use super::compare_page::compare_projects;
use super::document_page::document_page;
use super::masthead::masthead;
use super::notice::{failure_notice, waiting};
use super::project_page::project_page;
use super::topic_page::topic_page;
use crate::app::Loading;
use crate::labels::Label;
use crate::message::Do;
use crate::ui::Ui;

pub(crate) fn page(ui: &mut Ui<'_>) {
    if !ui.app.surface.is_page {
        return on_element(ui);
    }
    ui.button("skip", Label::Skip, Do::Skip);
    masthead(ui);
    ui.el("main", "", content);
    colophon(ui, ui.app.address());
}

/// The same on an element: a region of the page around it, which has landmarks of its own.
fn on_element(ui: &mut Ui<'_>) {
    ui.el("section", "", |ui| {
        ui.at("aria-label", ui.say(Label::ElementName));
        ui.click(Do::Follow);
        masthead(ui);
        ui.el("div", "", content);
        colophon(ui, ui.app.address());
    });
}

fn content(ui: &mut Ui<'_>) {
    let app = ui.app;
    ui.at("id", "main");
    ui.at("part", "content");
    ui.at("tabindex", "-1");
    if app.surface.is_page {
        ui.click(Do::Follow);
    }
    match (&app.loading, app.project()) {
        (Loading::Nothing, _) => {}
        (Loading::Waiting, _) => waiting(ui),
        (Loading::Failed(failure), _) => failure_notice(ui, *failure, app.address()),
        (Loading::Ready(document), _) if app.view.with.is_some() => {
            ui.part(("page", 0), &[app.version], |ui| {
                compare_documents(ui, document)
            });
        }
        (Loading::Ready(document), Some(project)) => match app.against() {
            Some(other) => ui.part(("page", 0), &[app.version], |ui| {
                compare_projects(ui, document, project, other);
            }),
            None => project_page(ui, document, project),
        },
        (Loading::Ready(document), None) => match app.view.topic {
            Some(topic) => ui.part(("page", 0), &[app.version], |ui| {
                topic_page(ui, document, topic);
            }),
            None => ui.part(("page", 0), &[app.version], |ui| {
                document_page(ui, document)
            }),
        },
    }
}
