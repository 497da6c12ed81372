//! Every page: the masthead, what is asked for below it, the colophon.

use super::colophon::colophon;
use super::compare_page::compare_page;
use super::document_page::document_page;
use super::masthead::masthead;
use super::notice::{failure_notice, waiting};
use super::project_page::project_page;
use super::topic_page::topic_page;
use crate::app::Loading;
use crate::browser::address_of;
use crate::labels::Label;
use crate::message::Do;
use crate::ui::Ui;

pub(crate) fn page(ui: &mut Ui<'_>) {
    let app = ui.app;
    let address = address_of(app.view.document.as_deref());
    ui.button("skip", Label::Skip, Do::Skip);
    masthead(ui);
    ui.el("main", "", |ui| {
        ui.at("id", "main");
        ui.at("tabindex", "-1");
        match (&app.loading, app.project()) {
            (Loading::Waiting, _) => waiting(ui),
            (Loading::Failed(failure), _) => failure_notice(ui, *failure, address),
            (Loading::Ready(document), Some(project)) => match app.against() {
                Some(other) => ui.part("page", |ui| compare_page(ui, document, project, other)),
                None => project_page(ui, document, project),
            },
            (Loading::Ready(document), None) => match app.view.topic {
                Some(topic) => ui.part("page", |ui| topic_page(ui, document, topic)),
                None => ui.part("page", |ui| document_page(ui, document)),
            },
        }
    });
    colophon(ui, address);
}
