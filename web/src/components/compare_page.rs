//! Two projects side by side: line by line, and section by section.

use mingzhang::views::compare::{ComparedLine, ComparedSection, Sentence, Side, compare};
use mingzhang::{Budget, ProjectId, Relation};

use super::crumbs::crumbs;
use crate::labels::{Label, sentences, units};
use crate::place::Place;
use crate::route::href;
use crate::ui::Ui;

/// A project's name and number.
struct Named<'a> {
    id: ProjectId,
    name: &'a str,
}

pub(crate) fn compare_page(ui: &mut Ui<'_>, document: &Budget, left: ProjectId, right: ProjectId) {
    let unit = ui.app.view.unit;
    let compared = compare((document, left), (document, right), unit);
    let name = |id: ProjectId| {
        let project = document.project(id);
        let name = project.map_or("", |project| project.funding().root().label().text());
        Named { id, name }
    };
    let sides = [name(left), name(right)];
    let Some(compared) = compared else { return };
    ui.el("article", "page compare", |ui| {
        // Another comparison is another page, its menus closed.
        ui.key(usize::MAX - 1 - right.number() as usize);
        ui.el("div", "wrap", |ui| {
            ui.el("div", "crumbs", |ui| {
                let here = ui.say(Label::Compare);
                crumbs(ui, document, here);
            });
            ui.el("div", "page-head", |ui| {
                ui.el("h1", "", |ui| {
                    ui.at("tabindex", "-1");
                    ui.text(ui.say(Label::Compare));
                });
                ui.el("div", "tools", |ui| {
                    other_projects(ui, document, left, Some(right));
                });
            });
            ui.el("div", "card", |ui| {
                ui.el("h2", "", |ui| {
                    ui.at("id", "compared");
                    ui.text(ui.say(Label::Funding));
                    ui.el("span", "aside", |ui| {
                        ui.text(ui.say(Label::UnitIs));
                        ui.text(units::name(unit, ui.lang()));
                    });
                });
                ui.el("div", "scroll", |ui| {
                    ui.at("tabindex", "0");
                    ui.at("role", "region");
                    ui.at("aria-labelledby", "compared");
                    lines(ui, document, &sides, &compared.lines);
                });
            });
            for section in &compared.sections {
                both_say(ui, document, &sides, section);
            }
        });
    });
}

/// A menu of the projects that one can be compared with; none where it is the only one.
pub(super) fn other_projects(
    ui: &mut Ui<'_>,
    document: &Budget,
    this: ProjectId,
    against: Option<ProjectId>,
) {
    if document.projects().len() < 2 || this == ProjectId::STATEMENT {
        return;
    }
    ui.el("details", "menu", |ui| {
        ui.label("summary", "button", Label::CompareWith);
        ui.el("div", "menu-list", |ui| {
            for other in document.projects() {
                if other.id() == this || Some(other.id()) == against {
                    continue;
                }
                let number = other.id().number();
                let mut view = ui.app.view.on_page(Some(this.number()));
                view.against = Some(number);
                ui.el("a", "menu-item", |ui| {
                    ui.at("href", &href(&view));
                    ui.text(&sentences::project_number(ui.lang(), number));
                    ui.text(" ");
                    ui.quoted("span", "", other.funding().root().label().text());
                });
            }
        });
    });
}

fn lines(ui: &mut Ui<'_>, document: &Budget, sides: &[Named<'_>; 2], lines: &[ComparedLine]) {
    ui.el("table", "compared", |ui| {
        ui.el("thead", "", |ui| {
            ui.el("tr", "", |ui| {
                let head = |ui: &mut Ui<'_>, words: &str| {
                    ui.el("th", "", |ui| {
                        ui.at("scope", "col");
                        ui.text(words);
                    });
                };
                head(ui, ui.say(Label::Use));
                for side in sides {
                    ui.el("th", "", |ui| {
                        ui.at("scope", "col");
                        let page = ui.app.view.on_page(Some(side.id.number()));
                        let number = sentences::project_number(ui.lang(), side.id.number());
                        ui.link("", &href(&page), &number);
                        ui.quoted("span", "compared-name", side.name);
                    });
                }
                head(ui, ui.say(Label::Change));
            });
        });
        ui.el("tbody", "", |ui| {
            for line in lines {
                ui.el("tr", "", |ui| {
                    ui.class(&["depth-", &line.depth.min(6).to_string()].concat());
                    ui.class_if(line.depth == 0, "is-total");
                    one_line(ui, document, line);
                });
            }
        });
    });
}

fn one_line(ui: &mut Ui<'_>, document: &Budget, line: &ComparedLine) {
    ui.el("th", "", |ui| {
        ui.at("scope", "row");
        if line.relation == Relation::OfWhich {
            ui.label("span", "of-which", Label::OfWhich);
        }
        match line.depth {
            0 => ui.text(ui.say(Label::Total)),
            _ => ui.quoted("span", "", &line.label),
        }
    });
    for side in [&line.left, &line.right] {
        ui.el("td", "amount num", |ui| match side {
            Some(side) => amount(ui, document, side),
            None => ui.label("span", "not-stated", Label::NotThere),
        });
    }
    ui.el("td", "amount num", |ui| {
        let Some(change) = &line.difference.change else {
            // Where both state it and nothing changed, that is said too.
            if line.left.is_some() && line.right.is_some() {
                ui.label("span", "aside", Label::Unchanged);
            }
            return;
        };
        ui.words("b", "", change);
        if let Some(percent) = &line.difference.percent {
            ui.words("small", "", percent);
        }
    });
}

fn amount(ui: &mut Ui<'_>, document: &Budget, side: &Side) {
    let place = document
        .node(side.line)
        .map_or(Place::TOTAL, |node| Place::of(node.place()));
    let view = ui.app.view.on_page(Some(side.line.project.number()));
    let view = view.on_line(side.line.project.number(), place);
    let words = side.amount.as_deref().unwrap_or(ui.say(Label::NotStated));
    ui.link("", &href(&view), words);
}

/// A section of both, what only one says marked.
fn both_say(ui: &mut Ui<'_>, document: &Budget, sides: &[Named<'_>; 2], section: &ComparedSection) {
    let heading = sides.iter().find_map(|side| {
        let project = document.project(side.id)?;
        let found = project.outline().section(section.role)?;
        Some(document.source().quote(found.heading))
    });
    ui.el("section", "card both", |ui| {
        ui.el("h2", "", |ui| {
            ui.quoted("span", "", heading.as_ref().map_or("", |it| it.text()));
        });
        ui.el("div", "both-sides", |ui| {
            for (side, said) in sides.iter().zip([&section.left, &section.right]) {
                ui.el("div", "", |ui| {
                    let number = sentences::project_number(ui.lang(), side.id.number());
                    ui.words("h3", "", &number);
                    if said.is_empty() {
                        ui.label("p", "not-stated", Label::NoSection);
                    }
                    ui.el("p", "said", |ui| {
                        ui.at("lang", "zh-CN");
                        for one in said {
                            sentence(ui, one);
                        }
                    });
                });
            }
        });
    });
}

fn sentence(ui: &mut Ui<'_>, one: &Sentence) {
    if one.is_shared {
        return ui.text(&one.text);
    }
    ui.el("mark", "differs", |ui| ui.text(&one.text));
}
