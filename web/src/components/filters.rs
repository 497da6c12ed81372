//! What lines are looked at alone: chips with how many lines each leaves, and bounds of amounts.

use mingzhang::views::filter::{Aspect, Found, Offer, typed};
use mingzhang::{Money, Outcome};
use yew::virtual_dom::ListenerKind;

use crate::labels::{Label, outcomes, sentences, units};
use crate::message::Do;
use crate::route::aspect_name;
use crate::state::Action;
use crate::ui::Ui;

/// Chips of one aspect that are shown; the search finds the others.
const MOST_CHIPS: usize = 24;

/// The chips; `is_whole` where the lines of all projects are looked at.
pub(super) fn filters(ui: &mut Ui<'_>, found: &Found, is_whole: bool) {
    let filter = &ui.app.view.filter;
    let is_near = |offer: &Offer| offer.value.is_empty() && offer.aspect != Aspect::Class;
    let has_near = found.offers.iter().any(is_near) || !filter.is_empty();
    ui.el("div", "filters", |ui| {
        ui.at("role", "group");
        ui.at("aria-label", ui.say(Label::OnlyThese));
        ui.el("div", "kinds", |ui| {
            ui.has("hidden", !has_near);
            ui.el("span", "", |ui| {
                ui.named("");
                ui.at("aria-hidden", "true");
                ui.text(ui.say(Label::OnlyThese));
            });
            for offer in found.offers.iter().filter(|offer| is_near(offer)) {
                chip(ui, offer);
            }
            if !filter.is_empty() {
                ui.el("button", "button", |ui| {
                    ui.named("clear");
                    ui.at("type", "button");
                    ui.click(Do::Act(Action::SetFilter(Default::default())));
                    ui.text(ui.say(Label::ClearFilter));
                });
            }
        });
        ui.el("details", "more-filters", |ui| {
            ui.el("summary", "", |ui| {
                ui.named("");
                ui.text(ui.say(Label::MoreFilters));
                chosen(ui);
            });
            for aspect in Aspect::ALL {
                let of_aspect = |offer: &&Offer| offer.aspect == aspect && !is_near(offer);
                let mut offers = found.offers.iter().filter(of_aspect).peekable();
                // The lines of one project all have one body.
                let tells = is_whole || aspect != Aspect::Implementer;
                if offers.peek().is_none() || !tells {
                    continue;
                }
                ui.el("div", "kinds", |ui| {
                    ui.named(aspect_name(aspect));
                    ui.el("span", "kinds-name", |ui| {
                        ui.named("");
                        ui.text(ui.say(name(aspect)));
                    });
                    offers.take(MOST_CHIPS).for_each(|offer| chip(ui, offer));
                });
            }
            bounds(ui);
        });
        ui.el("p", "unseen", |ui| {
            ui.at("role", "status");
            if !ui.app.view.filter.is_empty() {
                let words = found_words(ui, found);
                ui.text(&words);
            }
        });
    });
}

/// How many lines there are and what they come to.
pub(super) fn found_words(ui: &Ui<'_>, found: &Found) -> String {
    let unit = units::short(ui.app.view.unit, ui.lang());
    sentences::found(ui.lang(), found, unit)
}

fn name(aspect: Aspect) -> Label {
    match aspect {
        Aspect::OldDebt => Label::OldDebt,
        Aspect::NotPrinted => Label::NotPrinted,
        Aspect::Outcome => Label::Checks,
        Aspect::Payee => Label::Payee,
        Aspect::Class => Label::Classes,
        Aspect::Implementer => Label::Implementer,
    }
}

fn chip(ui: &mut Ui<'_>, offer: &Offer) {
    let is_on = ui.app.view.filter.has(offer.aspect, &offer.value);
    let filter = ui.app.view.filter.toggled(offer.aspect, &offer.value);
    ui.el("button", "kind", |ui| {
        ui.named(&[aspect_name(offer.aspect), &offer.value].concat());
        ui.at("type", "button");
        ui.whether("aria-pressed", is_on);
        ui.click(Do::Act(Action::SetFilter(filter)));
        words(ui, offer.aspect, &offer.value);
        ui.words("span", "num", &[" ", &offer.count.to_string()].concat());
    });
}

/// What must be true, in words.
fn words(ui: &mut Ui<'_>, aspect: Aspect, value: &str) {
    match (aspect, value) {
        (Aspect::Outcome, "") => ui.text(ui.say(Label::Differing)),
        (Aspect::Class, "") => ui.text(ui.say(Label::Unclassified)),
        (aspect, "") => ui.text(ui.say(name(aspect))),
        (Aspect::Outcome, value) => {
            let outcome = Outcome::ALL.into_iter().find(|it| it.name() == value);
            ui.text(outcome.map_or(value, |it| outcomes::word(it, ui.lang())));
        }
        (_, value) => ui.quoted("span", "", value),
    }
}

/// What is chosen among the chips that may be folded.
fn chosen(ui: &mut Ui<'_>) {
    let (filter, unit) = (&ui.app.view.filter, ui.app.view.unit);
    let named = filter.chosen().filter(|(_, value)| !value.is_empty());
    for (aspect, value) in named {
        ui.text(" · ");
        words(ui, aspect, value);
    }
    for (sign, bound) in [(" · ≥ ", filter.least), (" · ≤ ", filter.most)] {
        if let Some(bound) = bound {
            ui.text(sign);
            ui.text(&typed(bound, unit));
        }
    }
}

/// No less and no more than an amount, in the unit on the screen.
fn bounds(ui: &mut Ui<'_>) {
    let (filter, unit) = (&ui.app.view.filter, ui.app.view.unit);
    let both = [
        (Label::Least, filter.least, false),
        (Label::Most, filter.most, true),
    ];
    ui.el("div", "kinds", |ui| {
        ui.named("amount");
        ui.el("span", "kinds-name", |ui| {
            ui.text(ui.say(Label::Amount));
            ui.text(" ");
            ui.text(units::short(unit, ui.lang()));
        });
        for (label, bound, is_most) in both {
            ui.el("label", "bound", |ui| {
                ui.label("span", "", label);
                ui.el("input", "", |ui| {
                    ui.at("inputmode", "decimal");
                    ui.at("autocomplete", "off");
                    let words = bound.map(|bound: Money| typed(bound, unit));
                    ui.holds(&words.unwrap_or_default());
                    ui.on(ListenerKind::onchange, Do::Bound(is_most));
                });
            });
        }
    });
}
