//! The whole document: what it comes to and how, project by project; what cuts across projects;
//! whether the figures agree.

use mingzhang::TextRange;
use mingzhang::views::summary::{Summary, summary};
use yew::prelude::*;

use super::check_list::CheckList;
use super::document_band::DocumentBand;
use super::downloads::downloads;
use super::facet_cards::facet_cards;
use super::official_text::{OfficialText, Part};
use super::project_list::project_list;
use super::reading_notes::reading_notes;
use crate::hooks::{Document, Frame, use_arrival, use_frame, use_notice};
use crate::labels::{Label, sentences, units};

#[derive(PartialEq, Properties)]
pub(crate) struct DocumentPageProps {
    pub(crate) document: Document,
}

#[component]
pub(crate) fn DocumentPage(props: &DocumentPageProps) -> Html {
    let frame = use_frame();
    let document = &props.document;
    let summary = use_memo((document.clone(), frame.unit()), |(document, unit)| {
        summary(document, *unit)
    });
    let heading = use_arrival(None, frame.view.mark.is_some());
    let notice = use_notice();
    let other = other_parts(document);
    let title = if summary.cards.is_empty() {
        Label::WholeText
    } else {
        Label::OtherText
    };

    html! {
        <article class="page">
            <div class="wrap">
                <div class="page-head">
                    <div>
                        { heading_of(&frame, &summary, heading) }
                        <p class="meta">
                            <span>{ sentences::projects(frame.lang(), summary.cards.len()) }</span>
                            <span>{ sentences::sums(frame.lang(), document.mentions().len()) }</span>
                            <span>{ sentences::checks(frame.lang(), summary.tally.total()) }</span>
                        </p>
                    </div>
                    <div class="total">
                        <p class="total-origin">{ sentences::grand_total(frame.lang(), &summary) }</p>
                        <p class="total-figure">
                            if let Some(total) = &summary.total {
                                <span class="num">{ total }</span>
                                <small>{ units::short(frame.unit(), frame.lang()) }</small>
                            } else {
                                <span class="not-stated">{ frame.say(Label::NotStated) }</span>
                            }
                        </p>
                    </div>
                </div>
                if summary.cards.is_empty() {
                    <p class="empty">{ frame.say(Label::NoProjects) }</p>
                } else {
                    <DocumentBand document={document.clone()} />
                    <section class="projects" aria-labelledby="projects">
                        <div class="section-head">
                            <h2 id="projects">{ frame.say(Label::Projects) }</h2>
                            <p class="aside">
                                { frame.say(Label::UnitIs) }{ units::name(frame.unit(), frame.lang()) }
                            </p>
                            <div class="tools">{ downloads(&frame, document, &notice) }</div>
                        </div>
                        { project_list(&frame, &summary.cards) }
                    </section>
                }
                { facet_cards(&frame, document, &summary) }
                if summary.tally.total() > 0 {
                    <CheckList document={document.clone()} project={None} />
                }
                { reading_notes(&frame, document) }
                if !other.is_empty() {
                    <OfficialText document={document.clone()} parts={other} {title} line={None} />
                }
                <p class="unseen" role="status">{ notice.map(|notice| frame.say(notice)) }</p>
            </div>
        </article>
    }
}

fn heading_of(frame: &Frame, summary: &Summary, heading: NodeRef) -> Html {
    let words = summary.title.as_ref().or(summary.body.as_ref());
    let lang = words.map(|_| "zh-CN");
    let words = words.map_or(frame.say(Label::Untitled), String::as_str);
    html! { <h1 ref={heading} tabindex="-1" {lang}>{ words }</h1> }
}

/// What stands outside of all projects: the whole text where there are none.
fn other_parts(document: &Document) -> Vec<Part> {
    let projects = document.outline().projects();
    let end = u32::try_from(document.source().text().len()).unwrap_or(u32::MAX);
    let starts = projects.iter().map(|project| project.range().start());
    let ends = projects.iter().map(|project| project.range().end());
    std::iter::once(0)
        .chain(ends)
        .zip(starts.chain([end]))
        .filter(|(from, to)| from < to)
        .map(|(from, to)| TextRange::new(from, to))
        .filter(|&gap| !document.source().slice(gap).trim().is_empty())
        .map(|content| Part {
            heading: None,
            content,
            is_open: true,
        })
        .collect()
}
