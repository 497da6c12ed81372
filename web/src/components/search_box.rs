//! Search over names, uses, payees, figures and the whole text, as one types.

use mingzhang::views::search::{Hit, Target};
use mingzhang::{Budget, ProjectId};
use yew::virtual_dom::ListenerKind;

use crate::labels::{Label, sentences};
use crate::message::Do;
use crate::place::Place;
use crate::state::View;
use crate::ui::Ui;

pub(crate) fn search_box(ui: &mut Ui<'_>, document: &Budget) {
    let app = ui.app;
    let found = &app.search.found;
    let is_open = app.shows_hits();
    ui.el("search", "search", |ui| {
        ui.at("role", "search");
        ui.el("input", "search-input", |ui| {
            for (name, value) in FIELD {
                ui.at(name, value);
            }
            ui.at("aria-label", ui.say(Label::SearchName));
            ui.at("placeholder", ui.say(Label::SearchHint));
            ui.whether("aria-expanded", is_open);
            if is_open && found.count > 0 {
                ui.at("aria-activedescendant", &option_id(app.search.active));
            }
            ui.holds(&app.view.query);
            ui.on(ListenerKind::oninput, Do::SearchInput);
            ui.on(ListenerKind::onkeydown, Do::SearchKey);
            ui.on(ListenerKind::onfocus, Do::SearchFocus(true));
            ui.on(ListenerKind::onblur, Do::SearchFocus(false));
        });
        ui.el("kbd", "search-key", |ui| {
            ui.at("aria-hidden", "true");
            ui.text("/");
        });
        ui.el("div", "search-found", |ui| {
            ui.has("hidden", !is_open);
            // Pressing on a hit must not take the focus from the input before the click arrives.
            ui.on(ListenerKind::onmousedown, Do::Hold);
            ui.el("p", "search-count", |ui| {
                ui.at("role", "status");
                if is_open {
                    ui.text(&sentences::hits(ui.lang(), found.count, found.hits.len()));
                }
            });
            ui.el("ul", "", |ui| {
                ui.at("id", "search-hits");
                ui.at("role", "listbox");
                ui.at("aria-label", ui.say(Label::SearchFound));
                ui.has("hidden", found.hits.is_empty());
                let stamp = [app.search.count, app.search.active, app.version];
                ui.part(("hits", 0), &stamp, |ui| {
                    for (index, hit) in found.hits.iter().enumerate() {
                        option(ui, document, index, hit);
                    }
                });
            });
        });
    });
}

/// What never changes about the field.
const FIELD: [(&str, &str); 9] = [
    ("type", "search"),
    ("role", "combobox"),
    ("autocomplete", "off"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
    ("enterkeyhint", "go"),
    ("aria-autocomplete", "list"),
    ("aria-controls", "search-hits"),
    ("aria-keyshortcuts", "/"),
];

/// Where a hit leads.
pub(crate) fn arrival(view: &View, document: &Budget, hit: &Hit) -> View {
    match hit.target {
        Target::Project(project) => view.on_page(Some(project.number())),
        Target::Line(line) => {
            let place = document
                .node(line)
                .map_or(Place::TOTAL, |node| Place::of(node.place()));
            view.on_line(line.project.number(), place)
        }
        Target::Text { project, range, .. } => view.on_words(project.map(ProjectId::number), range),
    }
}

fn option(ui: &mut Ui<'_>, document: &Budget, index: usize, hit: &Hit) {
    let app = ui.app;
    let kind = match hit.target {
        Target::Project(_) => Label::HitProject,
        Target::Line(_) => Label::HitLine,
        Target::Text { .. } => Label::HitText,
    };
    ui.el("li", "hit", |ui| {
        ui.key(index);
        ui.at("id", &option_id(index));
        ui.at("role", "option");
        ui.whether("aria-selected", index == app.search.active);
        ui.click(Do::Visit(arrival(&app.view, document, hit).into()));
        ui.label("span", "hit-kind", kind);
        ui.el("span", "hit-words", |ui| {
            ui.class_if(kind == Label::HitText, "is-text");
            ui.at("lang", "zh-CN");
            ui.text(&hit.before);
            ui.words("mark", "", &hit.matched);
            ui.text(&hit.after);
        });
        if let Some(amount) = &hit.amount {
            ui.words("span", "hit-amount num", amount);
        }
        if !hit.place.is_empty() && kind != Label::HitProject {
            ui.quoted("span", "hit-place", &hit.place);
        }
    });
}

fn option_id(index: usize) -> String {
    ["search-hit-", &index.to_string()].concat()
}
