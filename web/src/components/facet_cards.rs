//! What cuts across projects: debts of earlier years, payees, who carries projects out.

use mingzhang::views::facets::{FacetGroup, Implementer, implementers};
use mingzhang::views::summary::Summary;
use mingzhang::{Budget, FacetKind};

use crate::labels::{Label, sentences};
use crate::place::Place;
use crate::route::href;
use crate::ui::Ui;

pub(crate) fn facet_cards(ui: &mut Ui<'_>, document: &Budget, summary: &Summary) {
    let implementers = implementers(document, ui.app.view.unit);
    ui.el("div", "facets", |ui| {
        for group in &summary.facets {
            facet(ui, document, group);
        }
        if !implementers.is_empty() {
            ui.el("section", "card facet", |ui| {
                ui.label("h2", "", Label::Implementers);
                ui.label("p", "facet-note", Label::ImplementersNote);
                ui.el("ul", "", |ui| {
                    for one in &implementers {
                        implementer(ui, one);
                    }
                });
            });
        }
    });
}

fn facet(ui: &mut Ui<'_>, document: &Budget, group: &FacetGroup) {
    let view = &ui.app.view;
    let (title, note) = match group.kind {
        FacetKind::OldDebt => (Label::OldDebts, Label::OldDebtsNote),
        FacetKind::Payee => (Label::Payees, Label::PayeesNote),
    };
    ui.el("section", "card facet", |ui| {
        ui.el("h2", "", |ui| {
            ui.text(ui.say(title));
            if let Some(total) = &group.total {
                ui.words("span", "facet-total num", total);
            }
        });
        ui.label("p", "facet-note", note);
        ui.el("ul", "", |ui| {
            for entry in &group.entries {
                let place = document
                    .node(entry.line)
                    .map_or(Place::TOTAL, |node| Place::of(node.place()));
                let line = view.on_line(entry.line.project.number(), place);
                ui.el("li", "", |ui| {
                    ui.el("a", "", |ui| {
                        ui.at("lang", "zh-CN");
                        ui.at("href", &href(&line));
                        ui.text(&entry.label);
                    });
                    ui.words(
                        "span",
                        "amount num",
                        entry.amount.as_deref().unwrap_or_default(),
                    );
                    ui.el("span", "facet-place", |ui| {
                        ui.quoted("span", "", &entry.project_name);
                        if group.kind == FacetKind::OldDebt {
                            ui.quoted("q", "", &entry.words);
                        }
                    });
                });
            }
        });
    });
}

fn implementer(ui: &mut Ui<'_>, one: &Implementer) {
    let view = &ui.app.view;
    ui.el("li", "", |ui| {
        ui.quoted("span", "", &one.name);
        ui.words(
            "span",
            "amount num",
            one.total.as_deref().unwrap_or_default(),
        );
        ui.el("span", "facet-place", |ui| {
            ui.text(&sentences::projects(ui.lang(), one.projects.len()));
            for project in &one.projects {
                ui.text(" ");
                let number = project.number();
                let name = sentences::project_number(ui.lang(), number);
                ui.link("facet-project", &href(&view.on_page(Some(number))), &name);
            }
        });
    });
}
