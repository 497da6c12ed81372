//! One project: total and seal, chart, table, official text, checks.

use mingzhang::views::summary::{ProjectCard, card};
use mingzhang::{Budget, LineId, Project, ProjectId, SectionRole, Status, TextRange};
use yew::virtual_dom::ListenerKind;

use super::chart::{chart, chart_choice, chart_stamp};
use super::check_list::check_list;
use super::compare_page::other_projects;
use super::crumbs::crumbs;
use super::downloads::downloads;
use super::funding_table::funding_table;
use super::official_text::{Part, official_text};
use super::seal::seal;
use crate::labels::{Label, seals, sentences, units};
use crate::message::Do;
use crate::route::href;
use crate::ui::Ui;

pub(crate) fn project_page(ui: &mut Ui<'_>, document: &Budget, id: ProjectId) {
    let app = ui.app;
    let Some((project, card)) = document.project(id).zip(card(document, id, app.view.unit)) else {
        return;
    };
    let line = app.selected().map(|node| LineId { project: id, node });
    ui.el("article", "page", |ui| {
        ui.key(id.number() as usize + 1);
        ui.on(ListenerKind::onmouseover, Do::Point);
        ui.on(ListenerKind::onfocusin, Do::Point);
        ui.on(ListenerKind::onmouseleave, Do::PointAway);
        ui.el("div", "wrap", |ui| {
            ui.part(("head", 0), &[], |ui| {
                way(ui, document, &card);
                head(ui, &card);
            });
            ui.part(("chart", 0), &chart_stamp(app), chart);
            ui.el("div", "tools", |ui| {
                ui.part(("kind", 0), &[], chart_choice);
                expanding(ui);
                ui.part(("tools", 0), &[], |ui| {
                    other_projects(ui, document, id, None);
                    ui.words("span", "tools-gap", "");
                    downloads(ui);
                });
            });
            ui.el("div", "columns", |ui| {
                funding_table(ui, document, id);
                if !app.draws_all() {
                    return;
                }
                official_text(ui, document, &parts(project), Label::OfficialText, line);
                // The links of a check that is open keep what is selected and opened.
                let (more, open) = (app.here.more, &app.here.open_checks);
                let version = if open.is_empty() { 0 } else { app.version };
                ui.part(("checks", 1), &[more, version], |ui| {
                    check_list(ui, document, Some(id));
                });
            });
            ui.el("p", "unseen", |ui| {
                ui.at("role", "status");
                if let Some(notice) = app.here.notice {
                    ui.text(ui.say(notice));
                }
                if let Some(line) = line {
                    announcement(ui, document, line);
                }
            });
        });
    });
}

/// The way up, and the neighbours.
fn way(ui: &mut Ui<'_>, document: &Budget, card: &ProjectCard) {
    let view = &ui.app.view;
    let count = document.projects().len();
    let first = document
        .breakdowns()
        .next()
        .map_or(1, |it| it.id().number());
    let neighbour = |ui: &mut Ui<'_>, number: u32, label: Label, signs: [&str; 2]| {
        if number >= first && usize::try_from(number).is_ok_and(|number| number <= count) {
            let words = [signs[0], ui.say(label), signs[1]].concat();
            ui.link("neighbour", &href(&view.on_page(Some(number))), &words);
        }
    };
    ui.el("div", "crumbs", |ui| {
        let here = match card.number {
            0 => ui.say(Label::Statement).to_owned(),
            number => sentences::project_of(ui.lang(), number, count),
        };
        crumbs(ui, document, &here);
        ui.el("nav", "neighbours", |ui| {
            ui.at("aria-label", ui.say(Label::Neighbours));
            if let Some(before) = card.number.checked_sub(1) {
                neighbour(ui, before, Label::PreviousProject, ["‹ ", ""]);
            }
            neighbour(ui, card.number + 1, Label::NextProject, ["", " ›"]);
        });
    });
}

fn head(ui: &mut Ui<'_>, card: &ProjectCard) {
    let unit = ui.app.view.unit;
    ui.el("div", "page-head", |ui| {
        ui.el("div", "", |ui| {
            ui.el("h1", "", |ui| {
                ui.at("tabindex", "-1");
                ui.at("lang", "zh-CN");
                ui.text(&card.name);
            });
            ui.el("p", "meta", |ui| {
                if let Some(implementer) = &card.implementer {
                    ui.el("span", "", |ui| {
                        ui.text(ui.say(Label::Implementer));
                        ui.quoted("b", "", implementer);
                    });
                }
                let parts = sentences::parts(ui.lang(), card.parts, card.lines);
                ui.words("span", "", &parts);
                if let Some(share) = &card.share {
                    ui.el("span", "", |ui| {
                        ui.text(ui.say(Label::ShareOfDocument));
                        ui.words("b", "num", share);
                    });
                }
            });
        });
        ui.el("div", "total", |ui| {
            ui.el("p", "total-origin", |ui| {
                ui.text(seals::origin(card.status, ui.lang()));
                ui.text(" · ");
                ui.text(&seals::finding(card.seal, card.parts, ui.lang()));
            });
            ui.el("p", "total-figure", |ui| {
                seal(ui, card.seal, card.number);
                let Some(total) = &card.total else {
                    return ui.label("span", "not-stated", Label::NotStated);
                };
                ui.el("span", "num", |ui| {
                    ui.class_if(card.status == Status::Derived, "is-derived");
                    ui.text(total);
                });
                ui.words("small", "", units::short(unit, ui.lang()));
            });
            let shown = card
                .total
                .as_ref()
                .map(|total| [total, unit.name()].concat());
            let printed = card.written.as_ref();
            if let Some(printed) = printed.filter(|it| shown.as_ref() != Some(it)) {
                ui.el("p", "total-printed", |ui| {
                    ui.text(ui.say(Label::PrintedAs));
                    ui.quoted("b", "num", printed);
                });
            }
        });
    });
}

/// Opening all rows at once, or closing them where all are open.
fn expanding(ui: &mut Ui<'_>) {
    let app = ui.app;
    let all = app.expandable();
    if all.is_empty() {
        return;
    }
    let opens = app.view.open != all;
    let label = if opens {
        Label::ExpandAll
    } else {
        Label::CollapseAll
    };
    ui.button("button", label, Do::OpenAll(opens));
}

/// The whole of a project's text: the funding section unfolded, the others folded, and what stands
/// outside of sections as it is.
fn parts(project: Project<'_>) -> Vec<Part> {
    let outline = project.outline();
    let bare = |start: u32, end: u32| {
        (start < end).then(|| Part {
            heading: None,
            content: TextRange::new(start, end),
            is_open: true,
        })
    };
    let mut parts = Vec::new();
    let mut at = outline.range().start();
    for section in outline.sections() {
        parts.extend(bare(at, section.heading.start()));
        parts.push(Part {
            heading: (!section.heading.is_empty()).then_some(section.heading),
            content: section.content,
            is_open: section.role == SectionRole::Funding,
        });
        at = section.content.end();
    }
    parts.extend(bare(at, outline.range().end()));
    parts
}

/// What is said when a line is selected.
fn announcement(ui: &mut Ui<'_>, document: &Budget, line: LineId) {
    let Some(node) = document.node(line) else {
        return;
    };
    let unit = ui.app.view.unit;
    let amount = mingzhang::views::amount::number(node.amount(), unit);
    let amount = match &amount {
        Some(number) => [number, " ", units::name(unit, ui.lang())].concat(),
        None => ui.say(Label::NotStated).to_owned(),
    };
    let words = sentences::selected(ui.lang(), node.label().text(), &amount);
    ui.text(&words);
}
