//! One thing across all projects: the checks, what pays old debts, who is paid, what kind of cost
//! it is.

use mingzhang::views::evidence::sentence;
use mingzhang::views::facets::FacetEntry;
use mingzhang::views::outline::Order;
use mingzhang::views::topics::{self, GroupName, TopicGroup};
use mingzhang::{Budget, FacetKind};

use super::check_list::check_list;
use super::crumbs::crumbs;
use super::filters::{filters, found_words};
use super::funding_table::order_words;
use super::share_bar::share_bar;
use crate::labels::{Label, sentences, units};
use crate::message::Do;
use crate::place::Place;
use crate::route::href;
use crate::state::{Action, Topic};
use crate::ui::Ui;

/// The colour of what has none of its own.
pub(super) const PLAIN_HUE: u32 = 5;

/// The lines that a topic is about.
pub(super) fn lines_of(ui: &Ui<'_>, document: &Budget, topic: Topic) -> Option<topics::Topic> {
    let unit = ui.app.view.unit;
    match topic {
        Topic::Lines => topics::lines(document, &ui.app.found(document), ui.app.view.order, unit),
        Topic::Checks => None,
        Topic::OldDebts => topics::marked(document, FacetKind::OldDebt, unit),
        Topic::Payees => topics::marked(document, FacetKind::Payee, unit),
        Topic::Classes => topics::by_class(document, unit),
    }
}

pub(crate) fn topic_page(ui: &mut Ui<'_>, document: &Budget, topic: Topic) {
    let lines = lines_of(ui, document, topic);
    ui.el("article", "page", |ui| {
        ui.key(usize::MAX);
        ui.el("div", "wrap", |ui| {
            ui.el("div", "crumbs", |ui| {
                let here = ui.say(topic.label());
                crumbs(ui, document, here);
            });
            ui.el("div", "page-head", |ui| {
                ui.el("div", "", |ui| {
                    ui.el("h1", "", |ui| {
                        ui.at("tabindex", "-1");
                        ui.text(ui.say(topic.label()));
                    });
                    ui.label("p", "meta", topic.note());
                });
                if let Some(lines) = &lines {
                    total(ui, lines);
                }
            });
            if topic == Topic::Lines {
                looked_for(ui, document);
            }
            match &lines {
                _ if topic == Topic::Checks => check_list(ui, document, None),
                Some(lines) => groups(ui, document, lines),
                None => ui.label("p", "empty", Label::NoLines),
            }
        });
    });
}

/// What is looked for among all lines, and their order.
fn looked_for(ui: &mut Ui<'_>, document: &Budget) {
    let found = ui.app.found(document);
    ui.el("section", "card topic", |ui| {
        filters(ui, &found, true);
        ui.el("div", "kinds", |ui| {
            for order in Order::ALL {
                ui.el("button", "kind", |ui| {
                    ui.at("type", "button");
                    ui.whether("aria-pressed", ui.app.view.order == order);
                    ui.click(Do::Act(Action::SetOrder(order)));
                    ui.text(ui.say(order_words(order).0));
                });
            }
        });
        let words = found_words(ui, &found);
        ui.words("p", "found", &words);
    });
}

/// Lines that are shown at once.
const AT_ONCE: usize = 200;

fn groups(ui: &mut Ui<'_>, document: &Budget, lines: &topics::Topic) {
    let mut room = match ui.app.is_printing {
        true => usize::MAX,
        false => (ui.app.here.more + 1) * AT_ONCE,
    };
    let mut left = 0;
    for one in &lines.groups {
        let shown = one.entries.len().min(room);
        room -= shown;
        left += one.entries.len() - shown;
        group(ui, document, one, shown);
    }
    if left > 0 {
        ui.el("button", "button", |ui| {
            ui.at("type", "button");
            ui.click(Do::More);
            ui.text(&sentences::more(ui.lang(), left));
        });
    }
}

fn total(ui: &mut Ui<'_>, lines: &topics::Topic) {
    let unit = ui.app.view.unit;
    ui.el("div", "total", |ui| {
        ui.el("p", "total-origin", |ui| {
            if let Some(share) = &lines.share {
                ui.text(ui.say(Label::ShareOfDocument));
                ui.text(" ");
                ui.words("b", "num", share);
            }
        });
        ui.el("p", "total-figure", |ui| match &lines.total {
            Some(total) => {
                ui.words("span", "num", total);
                ui.words("small", "", units::short(unit, ui.lang()));
            }
            None => ui.label("span", "not-stated", Label::NotStated),
        });
    });
}

/// What a group is called, and the number of its project or the code of its class.
pub(super) fn group_name(ui: &Ui<'_>, name: &GroupName) -> (String, String) {
    match name {
        GroupName::Project { id, name } => (
            name.clone(),
            sentences::project_number(ui.lang(), id.number()),
        ),
        GroupName::Class(class) => (class.name().to_owned(), class.code().to_string()),
        GroupName::Unclassified => (ui.say(Label::Unclassified).to_owned(), String::new()),
        GroupName::All => (ui.say(Label::Lines).to_owned(), String::new()),
    }
}

/// A group with its first lines.
fn group(ui: &mut Ui<'_>, document: &Budget, group: &TopicGroup, shown: usize) {
    let (name, number) = group_name(ui, &group.name);
    let hue = match &group.name {
        GroupName::Project { id, .. } => id.number().saturating_sub(1),
        GroupName::Class(class) => u32::from(class.code()) / 100 % 10,
        GroupName::Unclassified | GroupName::All => PLAIN_HUE,
    };
    ui.el("section", "card topic", |ui| {
        ui.el("h2", "", |ui| {
            if matches!(group.name, GroupName::Unclassified | GroupName::All) {
                ui.text(&name);
            } else {
                ui.quoted("span", "", &name);
            }
            ui.words("span", "aside", &number);
            ui.el("span", "facet-total num", |ui| {
                ui.text(group.total.as_deref().unwrap_or(ui.say(Label::NotStated)));
                let share = group.share.as_deref().unwrap_or_default();
                ui.words("span", "aside", share);
            });
        });
        share_bar(ui, group.bar, hue);
        ui.el("ul", "", |ui| {
            for one in &group.entries[..shown] {
                entry(ui, document, one, &group.name);
            }
        });
    });
}

/// A line with the sentence that it was read from, the words that led to it marked.
fn entry(ui: &mut Ui<'_>, document: &Budget, entry: &FacetEntry, group: &GroupName) {
    let place = document
        .node(entry.line)
        .map_or(Place::TOTAL, |node| Place::of(node.place()));
    let number = entry.line.project.number();
    let line = ui.app.view.on_line(number, place);
    ui.el("li", "", |ui| {
        ui.el("a", "", |ui| {
            ui.at("lang", "zh-CN");
            ui.at("href", &href(&line));
            ui.text(&entry.label);
        });
        let amount = entry.amount.as_deref().unwrap_or(ui.say(Label::NotStated));
        ui.words("span", "amount num", amount);
        ui.el("span", "facet-place", |ui| {
            if !matches!(group, GroupName::Project { .. }) {
                ui.text(&sentences::project_number(ui.lang(), number));
            }
            if let Some(sentence) = sentence(document, entry.line) {
                let words = sentence.text();
                let at = words.find(&entry.words).filter(|_| !entry.words.is_empty());
                ui.el("q", "", |ui| {
                    ui.at("lang", "zh-CN");
                    let Some(at) = at else { return ui.text(words) };
                    let end = at + entry.words.len();
                    ui.text(&words[..at]);
                    ui.words("b", "", &words[at..end]);
                    ui.text(&words[end..]);
                });
            }
        });
    });
}
