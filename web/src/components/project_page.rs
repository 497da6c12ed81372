//! One project: total and seal, chart, table, official text, checks.

use std::collections::BTreeSet;
use std::rc::Rc;

use mingzhang::views::outline::expandable;
use mingzhang::views::summary::{ProjectCard, card};
use mingzhang::{LineId, NodeId, Project, ProjectId, SectionRole, Status};
use yew::prelude::*;

use super::check_list::CheckList;
use super::downloads::downloads;
use super::funding_table::FundingTable;
use super::icicle::Icicle;
use super::official_text::{OfficialText, Part};
use super::seal::seal;
use crate::hooks::{
    Document, Frame, Pointed, href, line_under, use_arrival, use_frame, use_notice, use_printing,
    use_spot,
};
use crate::labels::{Label, seals, sentences, units};
use crate::place::{Place, Places};
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct ProjectPageProps {
    pub(crate) document: Document,
    pub(crate) project: ProjectId,
}

#[component]
pub(crate) fn ProjectPage(props: &ProjectPageProps) -> Html {
    let frame = use_frame();
    let ProjectPageProps { document, project } = props;
    let heading = use_arrival(Some(*project), frame.view.mark.is_some());
    let is_printing = use_printing();
    let notice = use_notice();
    let pointed = use_spot();
    let card = use_memo(
        (document.clone(), *project, frame.unit()),
        |(document, project, unit)| card(document, *project, *unit),
    );
    let expanded = use_memo(
        (
            document.clone(),
            *project,
            frame.view.open.clone(),
            is_printing,
        ),
        |(document, project, open, is_printing)| {
            let all = expandable(document, *project);
            if *is_printing {
                return Rc::new(all);
            }
            let tree = document.project(*project).map(Project::funding);
            let is_open = |node: &NodeId| {
                let line = tree.and_then(|tree| tree.get(*node));
                line.is_some_and(|line| open.contains(line.place()))
            };
            Rc::new(all.into_iter().filter(is_open).collect::<BTreeSet<_>>())
        },
    );
    let (Some(found), Some(card)) = (document.project(*project), &*card) else {
        return Html::default();
    };
    let selected = frame
        .view
        .line
        .as_ref()
        .and_then(|line| node_at(found, line));
    let line = selected.map(|node| LineId {
        project: *project,
        node,
    });

    let point = {
        let pointed = pointed.clone();
        Callback::from(move |line: Option<usize>| pointed.set(line))
    };
    let onmouseover = {
        let point = point.clone();
        Callback::from(move |event: MouseEvent| point.emit(line_under(&event)))
    };
    let onfocusin = {
        let point = point.clone();
        Callback::from(move |event: FocusEvent| point.emit(line_under(&event)))
    };
    let onmouseleave = {
        let point = point.clone();
        Callback::from(move |_: MouseEvent| point.emit(None))
    };
    let announced = line.map(|line| announcement(&frame, document, line));

    html! {
        <ContextProvider<Pointed> context={*pointed}>
            <article class="page" {onmouseover} {onfocusin} {onmouseleave}>
                <div class="wrap">
                    { crumbs(&frame, document, card) }
                    { head(&frame, card, heading) }
                    <Icicle document={document.clone()} project={*project} {selected} {point} />
                    <div class="tools">
                        { expanding(&frame, found) }
                        <span class="tools-gap"></span>
                        { downloads(&frame, document, &notice) }
                    </div>
                    <div class="columns">
                        <FundingTable
                            document={document.clone()}
                            project={*project}
                            {selected}
                            expanded={(*expanded).clone()}
                        />
                        <OfficialText
                            document={document.clone()}
                            parts={parts(found)}
                            title={Label::OfficialText}
                            {line}
                        />
                        <CheckList document={document.clone()} project={*project} />
                    </div>
                    <p class="unseen" role="status">
                        { notice.map(|notice| frame.say(notice)).map(Html::from) }
                        { announced }
                    </p>
                </div>
            </article>
        </ContextProvider<Pointed>>
    }
}

fn node_at(project: Project<'_>, place: &Place) -> Option<NodeId> {
    project
        .funding()
        .iter()
        .find(|(_, node)| node.place() == place.steps())
        .map(|(id, _)| id)
}

/// The way up, and the neighbours.
fn crumbs(frame: &Frame, document: &Document, card: &ProjectCard) -> Html {
    let whole = document.outline().title();
    let whole = whole.map_or(frame.say(Label::WholeDocument), |title| title.text());
    let count = document.projects().len();
    let neighbour = |number: Option<u32>, label: Label, sign: [&'static str; 2]| {
        let page = number.filter(|&number| {
            number > 0 && u32::try_from(count).is_ok_and(|count| number <= count)
        });
        html! {
            if page.is_some() {
                <a class="neighbour" href={href(&frame.view.on_page(page))}>
                    { sign[0] }{ frame.say(label) }{ sign[1] }
                </a>
            }
        }
    };
    html! {
        <div class="crumbs">
            <nav aria-label={frame.say(Label::Crumbs)}>
                <ol>
                    <li><a href={href(&frame.view.on_page(None))}>{ whole }</a></li>
                    <li aria-current="page">{ sentences::project_of(frame.lang(), card.number, count) }</li>
                </ol>
            </nav>
            <nav class="neighbours" aria-label={frame.say(Label::Neighbours)}>
                { neighbour(card.number.checked_sub(1), Label::PreviousProject, ["‹ ", ""]) }
                { neighbour(card.number.checked_add(1), Label::NextProject, ["", " ›"]) }
            </nav>
        </div>
    }
}

fn head(frame: &Frame, card: &ProjectCard, heading: NodeRef) -> Html {
    let lang = frame.lang();
    let shown = card
        .total
        .as_ref()
        .map(|total| [total, frame.unit().name()].concat());
    let printed = card
        .written
        .as_ref()
        .filter(|printed| shown.as_ref() != Some(printed));
    html! {
        <div class="page-head">
            <div>
                <h1 ref={heading} tabindex="-1" lang="zh-CN">{ &card.name }</h1>
                <p class="meta">
                    if let Some(implementer) = &card.implementer {
                        <span>{ frame.say(Label::Implementer) }<b lang="zh-CN">{ implementer }</b></span>
                    }
                    <span>{ sentences::parts(lang, card.parts, card.lines) }</span>
                    if let Some(share) = &card.share {
                        <span>{ frame.say(Label::ShareOfDocument) }<b class="num">{ share }</b></span>
                    }
                </p>
            </div>
            <div class="total">
                <p class="total-origin">
                    { seals::origin(card.status, lang) }{ " · " }
                    { seals::finding(card.seal, card.parts, lang) }
                </p>
                <p class="total-figure">
                    { seal(frame, card.seal) }
                    if let Some(total) = &card.total {
                        <span class={classes!(
                            "num",
                            (card.status == Status::Derived).then_some("is-derived"),
                        )}>{ total }</span>
                        <small>{ units::short(frame.unit(), lang) }</small>
                    } else {
                        <span class="not-stated">{ frame.say(Label::NotStated) }</span>
                    }
                </p>
                if let Some(printed) = printed {
                    <p class="total-printed">
                        { frame.say(Label::PrintedAs) }<b class="num" lang="zh-CN">{ printed }</b>
                    </p>
                }
            </div>
        </div>
    }
}

/// Opening and closing all rows at once.
fn expanding(frame: &Frame, project: Project<'_>) -> Html {
    let tree = project.funding();
    let mut all = Places::default();
    for (id, node) in tree.iter() {
        if node.depth() > 0 && tree.children(id).next().is_some() {
            all.insert(Place::of(node.place()));
        }
    }
    if all.is_empty() {
        return Html::default();
    }
    let button = |label: Label, open: Places| {
        let frame_ = frame.clone();
        let is_so = frame.view.open == open;
        let onclick =
            Callback::from(move |_: MouseEvent| frame_.act(Action::OpenAll(open.clone())));
        html! {
            <button type="button" class="button" disabled={is_so} {onclick}>
                { frame.say(label) }
            </button>
        }
    };
    html! {
        <>
            { button(Label::ExpandAll, all) }
            { button(Label::CollapseAll, Places::default()) }
        </>
    }
}

/// The whole of a project's text: the funding section unfolded, the others folded, and what stands
/// outside of sections as it is.
fn parts(project: Project<'_>) -> Vec<Part> {
    let outline = project.outline();
    let bare = |start: u32, end: u32| {
        (start < end).then(|| Part {
            heading: None,
            content: mingzhang::TextRange::new(start, end),
            is_open: true,
        })
    };
    let mut parts = Vec::new();
    let mut at = outline.range().start();
    for section in outline.sections() {
        parts.extend(bare(at, section.heading.start()));
        parts.push(Part {
            heading: Some(section.heading),
            content: section.content,
            is_open: section.role == SectionRole::Funding,
        });
        at = section.content.end();
    }
    parts.extend(bare(at, outline.range().end()));
    parts
}

/// What is said when a line is selected.
fn announcement(frame: &Frame, document: &Document, line: LineId) -> String {
    let Some(node) = document.node(line) else {
        return String::new();
    };
    let amount = mingzhang::views::amount::number(node.amount(), frame.unit());
    let amount = match &amount {
        Some(number) => [number, " ", units::name(frame.unit(), frame.lang())].concat(),
        None => frame.say(Label::NotStated).to_owned(),
    };
    sentences::selected(frame.lang(), node.label().text(), &amount)
}
