//! What cuts across projects: debts of earlier years, payees, who carries projects out.

use mingzhang::views::facets::{FacetGroup, Implementer};
use mingzhang::views::filter::Aspect;
use mingzhang::views::topics;
use mingzhang::{Budget, FacetKind};

use super::share_bar::share_bar;
use super::topic_page::{PLAIN_HUE, group_name};
use crate::app::Whole;
use crate::labels::{Label, sentences};
use crate::place::Place;
use crate::route::href;
use crate::state::Topic;
use crate::ui::Ui;

/// Classes that are listed; the page has the others.
const MOST_CLASSES: usize = 6;
/// Lines of a card of marked lines; the page has the others.
const MOST_LINES: usize = 12;

pub(crate) fn facet_cards(ui: &mut Ui<'_>, document: &Budget, whole: &Whole) {
    ui.el("div", "facets", |ui| {
        for group in &whole.summary.facets {
            facet(ui, document, group);
        }
        if let Some(classes) = &whole.classes {
            likely_classes(ui, classes);
        }
        if !whole.implementers.is_empty() {
            ui.el("section", "card facet", |ui| {
                ui.label("h2", "", Label::Implementers);
                ui.label("p", "facet-note", Label::ImplementersNote);
                ui.el("ul", "", |ui| {
                    for one in &whole.implementers {
                        implementer(ui, one);
                    }
                });
            });
        }
    });
}

fn facet(ui: &mut Ui<'_>, document: &Budget, group: &FacetGroup) {
    let view = &ui.app.view;
    let topic = match group.kind {
        FacetKind::OldDebt => Topic::OldDebts,
        FacetKind::Payee => Topic::Payees,
    };
    ui.el("section", "card facet", |ui| {
        ui.el("h2", "", |ui| {
            ui.text(ui.say(topic.label()));
            see_all(ui, topic);
            if let Some(total) = &group.total {
                ui.words("span", "facet-total num", total);
            }
        });
        ui.label("p", "facet-note", topic.note());
        ui.el("ul", "", |ui| {
            for entry in group.entries.iter().take(MOST_LINES) {
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

/// A link to the page of a topic, beside its name.
pub(super) fn see_all(ui: &mut Ui<'_>, topic: Topic) {
    ui.el("a", "see-all", |ui| {
        ui.at("href", &href(&ui.app.view.on_topic(topic)));
        let name = [ui.say(Label::SeeAll), " ", ui.say(topic.label())].concat();
        ui.at("aria-label", &name);
        ui.text(ui.say(Label::SeeAll));
    });
}

/// The largest of the likely classes, each with a bar.
fn likely_classes(ui: &mut Ui<'_>, classes: &topics::Topic) {
    ui.el("section", "card facet", |ui| {
        ui.el("h2", "", |ui| {
            ui.text(ui.say(Label::Classes));
            see_all(ui, Topic::Classes);
        });
        ui.label("p", "facet-note", Label::ClassesNote);
        ui.el("ul", "", |ui| {
            for group in classes.groups.iter().take(MOST_CLASSES) {
                let (name, _) = group_name(ui, &group.name);
                ui.el("li", "", |ui| {
                    ui.words("span", "", &name);
                    let total = group.total.as_deref().unwrap_or_default();
                    ui.words("span", "amount num", total);
                    share_bar(ui, group.bar, PLAIN_HUE);
                });
            }
        });
    });
}

fn implementer(ui: &mut Ui<'_>, one: &Implementer) {
    let view = &ui.app.view;
    ui.el("li", "", |ui| {
        let lines = view.on_lines(Aspect::Implementer, &one.name);
        ui.el("a", "", |ui| {
            ui.at("lang", "zh-CN");
            ui.at("href", &href(&lines));
            ui.text(&one.name);
        });
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
