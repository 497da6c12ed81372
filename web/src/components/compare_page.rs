//! Two projects side by side: line by line, and section by section.

use mingzhang::views::compare::{
    ComparedLine, ComparedSection, Difference, Direction, Sentence, Side, compare,
};
use mingzhang::{Budget, ProjectId, Relation};

use super::crumbs::crumbs;
use super::menu::menu;
use crate::app::App;
use crate::browser::Document;
use crate::labels::{Label, sentences, units};
use crate::place::Place;
use crate::route::href;
use crate::state::View;
use crate::ui::Ui;

/// One side of a comparison.
pub(crate) struct Half<'a> {
    pub(super) document: &'a Budget,
    pub(super) id: ProjectId,
    /// The year of the document, where it says one.
    pub(super) year: Option<u16>,
    /// What the document is called beside the other.
    pub(super) caption: String,
    /// The page of the document; `None` where it has no address.
    pub(super) view: Option<View>,
}

impl<'a> Half<'a> {
    pub(super) fn of(app: &App, document: &'a Document, view: Option<View>) -> Self {
        let year = document.outline().fiscal_year().map(|fiscal| fiscal.year);
        Self {
            id: ProjectId::STATEMENT,
            year,
            caption: match year {
                Some(year) => sentences::year(app.view.lang, year),
                None => document.address.clone(),
            },
            document: &document.budget,
            view,
        }
    }

    fn name(&self) -> &'a str {
        let project = self.document.project(self.id);
        project.map_or("", |project| project.funding().root().label().text())
    }

    fn is_of(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document)
    }
}

/// Two projects of the document that shows.
pub(crate) fn compare_projects(
    ui: &mut Ui<'_>,
    document: &Document,
    left: ProjectId,
    right: ProjectId,
) {
    let half = |id| {
        let view = Some(ui.app.view.on_page(None));
        let half = Half::of(ui.app, document, view);
        let caption = String::new();
        Half {
            id,
            caption,
            ..half
        }
    };
    compare_page(ui, &[half(left), half(right)]);
}

pub(super) fn compare_page(ui: &mut Ui<'_>, halves: &[Half<'_>; 2]) {
    let unit = ui.app.view.unit;
    let [left, right] = halves;
    let compared = compare((left.document, left.id), (right.document, right.id), unit);
    let Some(compared) = compared else { return };
    let is_one = left.is_of(right);
    ui.el("article", "page compare", |ui| {
        // Another comparison is another page, its menus closed.
        let number = ui.app.view.against.unwrap_or_default();
        ui.key(usize::MAX - 2 - number as usize);
        ui.el("div", "wrap", |ui| {
            let title = if is_one {
                Label::Compare
            } else {
                Label::CompareDocuments
            };
            ui.el("div", "crumbs", |ui| {
                if let Some(document) = ui.app.document() {
                    let here = ui.say(title);
                    crumbs(ui, document, here);
                }
                if !is_one {
                    let all = View {
                        with: ui.app.view.with.clone(),
                        ..ui.app.view.on_page(None)
                    };
                    ui.link("", &href(&all), ui.say(Label::AllCompared));
                }
            });
            ui.el("div", "page-head", |ui| {
                ui.el("h1", "", |ui| {
                    ui.at("tabindex", "-1");
                    ui.text(ui.say(title));
                });
                ui.el("div", "tools", |ui| {
                    let project = ui.app.project();
                    let others = ui.app.compared_with().zip(project);
                    if let Some((others, this)) = others {
                        other_projects(ui, others, this, ui.app.against());
                    }
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
                ui.el("table", "compared", |ui| {
                    ui.at("role", "table");
                    ui.at("aria-labelledby", "compared");
                    head_row(ui, halves, Label::Use);
                    ui.el("tbody", "", |ui| {
                        ui.at("role", "rowgroup");
                        lines(ui, halves, compared.lines.iter(), false);
                    });
                });
            });
            for section in &compared.sections {
                both_say(ui, halves, section);
            }
        });
    });
}

/// A menu of the projects that one can be compared with; none where it is the only one.
pub(super) fn other_projects(
    ui: &mut Ui<'_>,
    others: &Budget,
    this: ProjectId,
    against: Option<ProjectId>,
) {
    let with = &ui.app.view.with;
    let is_choice = |id| Some(id) != against && (with.is_some() || id != this);
    let mut choices = others.projects().filter(|it| is_choice(it.id())).peekable();
    if choices.peek().is_none() || this == ProjectId::STATEMENT {
        return;
    }
    menu(ui, Label::CompareWith, |ui| {
        for other in choices {
            let number = other.id().number();
            let view = View {
                with: with.clone(),
                against: Some(number),
                ..ui.app.view.on_page(Some(this.number()))
            };
            ui.el("a", "menu-item", |ui| {
                ui.at("href", &href(&view));
                ui.text(&sentences::project_number(ui.lang(), number));
                ui.text(" ");
                ui.quoted("span", "", other.funding().root().label().text());
            });
        }
    });
}

/// The heads of the columns: what is compared, the two sides, the change.
pub(super) fn head_row(ui: &mut Ui<'_>, halves: &[Half<'_>; 2], what: Label) {
    fn head(ui: &mut Ui<'_>, fill: impl FnOnce(&mut Ui<'_>)) {
        ui.el("th", "", |ui| {
            ui.at("role", "columnheader");
            ui.at("scope", "col");
            fill(ui);
        });
    }
    ui.el("thead", "", |ui| {
        ui.at("role", "rowgroup");
        ui.el("tr", "", |ui| {
            ui.at("role", "row");
            head(ui, |ui| ui.text(ui.say(what)));
            for half in halves {
                head(ui, |ui| {
                    let is_project = half.id != ProjectId::STATEMENT;
                    let number = half.id.number();
                    let mut words = half.caption.clone();
                    if is_project {
                        if !words.is_empty() {
                            words += " · ";
                        }
                        words += &sentences::project_number(ui.lang(), number);
                    }
                    match &half.view {
                        Some(view) => {
                            let page = view.on_page(is_project.then_some(number));
                            ui.link("", &href(&page), &words);
                        }
                        None => ui.text(&words),
                    }
                    let name = half.name();
                    ui.quoted("span", "compared-name", if is_project { name } else { "" });
                });
            }
            head(ui, |ui| ui.text(ui.say(Label::Change)));
        });
    });
}

/// Rows of what is compared; `are_projects` where each is a project of two documents.
pub(super) fn lines<'a>(
    ui: &mut Ui<'_>,
    halves: &[Half<'_>; 2],
    lines: impl Iterator<Item = &'a ComparedLine>,
    are_projects: bool,
) {
    for line in lines {
        ui.el("tr", "", |ui| {
            ui.at("role", "row");
            ui.class(&["depth-", &line.depth.min(6).to_string()].concat());
            ui.class_if(line.depth == 0 && !are_projects, "is-total");
            let direction = line.difference.direction;
            let is_alone = matches!(direction, Direction::OnlyLeft | Direction::OnlyRight);
            ui.class_if(is_alone, "is-alone");
            ui.el("th", "", |ui| {
                ui.at("role", "rowheader");
                ui.at("scope", "row");
                name(ui, halves, line, are_projects);
            });
            for (half, side) in halves.iter().zip([&line.left, &line.right]) {
                ui.el("td", "amount num", |ui| {
                    ui.at("role", "cell");
                    match side {
                        Some(side) => amount(ui, half, side),
                        None => ui.label("span", "not-stated", Label::NotThere),
                    }
                });
            }
            change(ui, &line.difference, !halves[0].is_of(&halves[1]));
        });
    }
}

/// What a row is about. A project that both documents have leads to its comparison.
fn name(ui: &mut Ui<'_>, halves: &[Half<'_>; 2], line: &ComparedLine, are_projects: bool) {
    if line.relation == Relation::OfWhich {
        ui.label("span", "of-which", Label::OfWhich);
    }
    if !are_projects {
        return match line.depth {
            0 => ui.text(ui.say(Label::Total)),
            _ => ui.quoted("span", "", &line.label),
        };
    }
    let Some((left, right)) = line.left.as_ref().zip(line.right.as_ref()) else {
        return ui.quoted("span", "", &line.label);
    };
    // Which of them is of the document that shows.
    let shows = ui.app.document().map(|document| &document.budget);
    let is_left = shows.is_some_and(|shows| std::ptr::eq(shows, halves[0].document));
    let (this, other) = if is_left {
        (left, right)
    } else {
        (right, left)
    };
    let view = View {
        with: ui.app.view.with.clone(),
        against: Some(other.line.project.number()),
        ..ui.app.view.on_page(Some(this.line.project.number()))
    };
    ui.el("a", "", |ui| {
        ui.at("lang", "zh-CN");
        ui.at("href", &href(&view));
        ui.text(&line.label);
    });
}

/// The cell of a change; of `two` documents what only one has is said to be new or gone.
pub(super) fn change(ui: &mut Ui<'_>, difference: &Difference, two: bool) {
    ui.el("td", "amount num", |ui| {
        ui.at("role", "cell");
        match difference.direction {
            Direction::Same => ui.label("span", "aside", Label::Unchanged),
            Direction::OnlyRight if two => ui.label("span", "tag", Label::Added),
            Direction::OnlyLeft if two => ui.label("span", "tag", Label::Gone),
            _ => {}
        }
        if let Some(change) = &difference.change {
            ui.words("b", "", change);
        }
        if let Some(percent) = &difference.percent {
            ui.words("small", "", percent);
        }
    });
}

fn amount(ui: &mut Ui<'_>, half: &Half<'_>, side: &Side) {
    let words = side.amount.as_deref().unwrap_or(ui.say(Label::NotStated));
    let Some(view) = &half.view else {
        return ui.text(words);
    };
    let node = half.document.node(side.line);
    let place = node.map_or(Place::TOTAL, |node| Place::of(node.place()));
    let number = side.line.project.number();
    let view = view.on_page(Some(number)).on_line(number, place);
    ui.link("", &href(&view), words);
}

/// A section of both, what only one says marked.
fn both_say(ui: &mut Ui<'_>, halves: &[Half<'_>; 2], section: &ComparedSection) {
    let heading = halves.iter().find_map(|half| {
        let project = half.document.project(half.id)?;
        let found = project.outline().section(section.role)?;
        Some(half.document.source().quote(found.heading))
    });
    // Where all of it differs, marks tell nothing.
    let both = !section.left.is_empty() && !section.right.is_empty();
    let is_marked = section.left.iter().any(|one| one.is_shared);
    ui.el("section", "card both", |ui| {
        ui.el("h2", "", |ui| {
            ui.quoted("span", "", heading.as_ref().map_or("", |it| it.text()));
            if both && !is_marked {
                ui.label("span", "aside", Label::NothingShared);
            }
        });
        ui.el("div", "both-sides", |ui| {
            for (half, said) in halves.iter().zip([&section.left, &section.right]) {
                ui.el("div", "", |ui| {
                    let number = sentences::project_number(ui.lang(), half.id.number());
                    let words = [&half.caption, " ", &number].concat();
                    ui.words("h3", "", words.trim_start());
                    if said.is_empty() {
                        ui.label("p", "not-stated", Label::NoSection);
                    }
                    ui.el("p", "said", |ui| {
                        ui.at("lang", "zh-CN");
                        for one in said {
                            sentence(ui, one, is_marked);
                        }
                    });
                });
            }
        });
    });
}

fn sentence(ui: &mut Ui<'_>, one: &Sentence, is_marked: bool) {
    if one.is_shared || !is_marked {
        return ui.text(&one.text);
    }
    ui.el("mark", "differs", |ui| ui.text(&one.text));
}
