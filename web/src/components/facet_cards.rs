//! What cuts across projects: debts of earlier years, payees, who carries projects out.

use mingzhang::FacetKind;
use mingzhang::views::facets::{FacetGroup, Implementer, implementers};
use mingzhang::views::summary::Summary;
use yew::prelude::*;

use crate::hooks::{Document, Frame, href};
use crate::labels::{Label, sentences};
use crate::place::Place;

pub(crate) fn facet_cards(frame: &Frame, document: &Document, summary: &Summary) -> Html {
    let implementers = implementers(document, frame.unit());
    html! {
        <div class="facets">
            for group in &summary.facets {
                { facet(frame, document, group) }
            }
            if !implementers.is_empty() {
                <section class="card facet">
                    { head(frame.say(Label::Implementers), None) }
                    <p class="facet-note">{ frame.say(Label::ImplementersNote) }</p>
                    <ul>{ for implementers.iter().map(|one| implementer(frame, one)) }</ul>
                </section>
            }
        </div>
    }
}

fn head(title: &'static str, total: Option<&str>) -> Html {
    html! {
        <h2>
            { title }
            if let Some(total) = total {
                <span class="facet-total num">{ total }</span>
            }
        </h2>
    }
}

fn facet(frame: &Frame, document: &Document, group: &FacetGroup) -> Html {
    let (title, note) = match group.kind {
        FacetKind::OldDebt => (Label::OldDebts, Label::OldDebtsNote),
        FacetKind::Payee => (Label::Payees, Label::PayeesNote),
    };
    html! {
        <section class="card facet">
            { head(frame.say(title), group.total.as_deref()) }
            <p class="facet-note">{ frame.say(note) }</p>
            <ul>
                for (index, entry) in group.entries.iter().enumerate() {
                    <li key={index}>
                        <a lang="zh-CN" href={href(&frame.view.on_line(
                            entry.line.project.number(),
                            document
                                .node(entry.line)
                                .map_or(Place::TOTAL, |node| Place::of(node.place())),
                        ))}>
                            { &entry.label }
                        </a>
                        <span class="amount num">{ entry.amount.as_deref() }</span>
                        <span class="facet-place">
                            <span lang="zh-CN">{ &entry.project_name }</span>
                            if group.kind == FacetKind::OldDebt {
                                <q lang="zh-CN">{ &entry.words }</q>
                            }
                        </span>
                    </li>
                }
            </ul>
        </section>
    }
}

fn implementer(frame: &Frame, one: &Implementer) -> Html {
    html! {
        <li key={one.name.clone()}>
            <span lang="zh-CN">{ &one.name }</span>
            <span class="amount num">{ one.total.as_deref() }</span>
            <span class="facet-place">
                { sentences::projects(frame.lang(), one.projects.len()) }
                for project in &one.projects {
                    <>
                        { " " }
                        <a class="facet-project" href={href(&frame.view.on_page(Some(project.number())))}>
                            { sentences::project_number(frame.lang(), project.number()) }
                        </a>
                    </>
                }
            </span>
        </li>
    }
}
