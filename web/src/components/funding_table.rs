//! The breakdown of one project as a table whose rows expand: the primary view.

use std::collections::BTreeSet;
use std::rc::Rc;

use mingzhang::views::arithmetic::{CheckRow, checks};
use mingzhang::views::evidence::sentence;
use mingzhang::views::outline::{Row, Tag, rows, total_row};
use mingzhang::{CheckKind, NodeId, ProjectId, Relation, Status};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::outcome::{look, sign};
use super::share_bar::share_bar;
use crate::hooks::{Document, Frame, Pointed, href, line_under, use_frame, use_pointed, use_spot};
use crate::keys::{Move, in_table};
use crate::labels::{Label, outcomes, units};
use crate::place::Place;
use crate::state::Action;

/// Levels that are indented; deeper ones stand as far in as the last.
const DEEPEST_INDENT: usize = 6;

#[derive(PartialEq, Properties)]
pub(crate) struct FundingTableProps {
    pub(crate) document: Document,
    pub(crate) project: ProjectId,
    pub(crate) selected: Option<NodeId>,
    /// The lines whose children are shown.
    pub(crate) expanded: Rc<BTreeSet<NodeId>>,
}

#[component]
pub(crate) fn FundingTable(props: &FundingTableProps) -> Html {
    let frame = use_frame();
    let pointed = use_pointed();
    let table = use_node_ref();
    let focused = use_spot();
    let (document, project) = (&props.document, props.project);

    let rows = use_memo(
        (
            document.clone(),
            project,
            props.expanded.clone(),
            props.selected,
            frame.unit(),
        ),
        |(document, project, expanded, selected, unit)| {
            let mut all = rows(document, *project, expanded, *selected, *unit);
            all.extend(total_row(document, *project, *selected, *unit));
            all
        },
    );
    let checks = use_memo((document.clone(), project), |(document, project)| {
        checks(document, Some(*project))
    });
    let index_of = |node: usize| rows.iter().position(|row| row.line.node.index() == node);
    // One row is in the tab order: where the focus was last, else the selected one, else the first.
    let at = focused
        .and_then(index_of)
        .or_else(|| rows.iter().position(|row| row.is_selected))
        .unwrap_or(0);

    let onkeydown = {
        let (frame, rows, table) = (frame.clone(), rows.clone(), table.clone());
        Callback::from(move |event: KeyboardEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let is_row = target.is_some_and(|target| target.tag_name() == "TR");
            if !is_row || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some(step) = in_table(&rows, at, &event.key()) else {
                return;
            };
            event.prevent_default();
            let place = |at: usize| rows.get(at).and_then(|row| Place::parse(&row.path));
            match step {
                Move::To(to) => {
                    if let Some(row) = rows.get(to) {
                        focus_row(&table, row.line.node.index());
                    }
                }
                Move::Open(at) => place(at)
                    .into_iter()
                    .for_each(|it| frame.act(Action::Open(it))),
                Move::Close(at) => place(at)
                    .into_iter()
                    .for_each(|it| frame.act(Action::Close(it))),
                Move::Choose(at) => rows.get(at).into_iter().for_each(|row| choose(&frame, row)),
                Move::Rise => frame.act(Action::Unselect),
            }
        })
    };
    let onfocusin = {
        let focused = focused.clone();
        Callback::from(move |event: FocusEvent| focused.set(line_under(&event)))
    };

    let draw = |index: usize, row: &Row| {
        table_row(&Drawing {
            frame: &frame,
            document,
            checks: &checks,
            row,
            is_stop: index == at,
            pointed,
        })
    };
    let (parts, total) = rows.split_at(rows.len().saturating_sub(1));
    html! {
        <section class="card funding" aria-labelledby="funding-title">
            <h2 id="funding-title">
                { frame.say(Label::Funding) }
                <span class="aside">
                    { frame.say(Label::UnitIs) }{ units::name(frame.unit(), frame.lang()) }
                    <span class="hint">{ frame.say(Label::TableHint) }</span>
                </span>
            </h2>
            <table
                ref={table}
                class="ledger"
                role="treegrid"
                aria-labelledby="funding-title"
                {onkeydown}
                {onfocusin}
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ frame.say(Label::Use) }</th>
                        <th role="columnheader" scope="col">{ frame.say(Label::Amount) }</th>
                        <th role="columnheader" scope="col">{ frame.say(Label::ShareOfProject) }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for parts.iter().enumerate().map(|(index, row)| draw(index, row)) }
                </tbody>
                <tfoot role="rowgroup">
                    { for total.iter().map(|row| draw(parts.len(), row)) }
                </tfoot>
            </table>
        </section>
    }
}

/// Selects a row and shows what is below it; a selected row opens and closes.
fn choose(frame: &Frame, row: &Row) {
    let Some(place) = place_of(row) else { return };
    if row.is_selected && row.can_expand && row.depth > 0 {
        frame.act(opening(row, place));
        return;
    }
    if row.can_expand && row.depth > 0 {
        frame.act(Action::Open(place.clone()));
    }
    // Last, for the last change says what the back button undoes.
    frame.act(Action::Select(place));
}

fn opening(row: &Row, place: Place) -> Action {
    if row.is_expanded {
        Action::Close(place)
    } else {
        Action::Open(place)
    }
}

fn place_of(row: &Row) -> Option<Place> {
    if row.depth == 0 {
        Some(Place::TOTAL)
    } else {
        Place::parse(&row.path)
    }
}

fn focus_row(table: &NodeRef, node: usize) {
    let row = table
        .cast::<Element>()
        .and_then(|table| {
            table
                .query_selector(&format!("tr[data-line='{node}']"))
                .ok()?
        })
        .and_then(|row| row.dyn_into::<HtmlElement>().ok());
    if let Some(row) = row {
        // It fails only for what cannot take the focus.
        let _ = row.focus();
    }
}

/// What is needed to draw one row.
struct Drawing<'a> {
    frame: &'a Frame,
    document: &'a Document,
    checks: &'a [CheckRow],
    row: &'a Row,
    /// Whether it is the one row in the tab order.
    is_stop: bool,
    pointed: Pointed,
}

fn table_row(drawing: &Drawing<'_>) -> Html {
    let Drawing { frame, row, .. } = drawing;
    let node = row.line.node.index();
    let look = classes!(
        format!("depth-{}", row.depth.min(DEEPEST_INDENT)),
        (row.relation == Relation::OfWhich).then_some("is-of-which"),
        row.is_selected.then_some("is-selected"),
        (drawing.pointed == Some(node)).then_some("is-hot"),
    );
    let onclick = {
        let (frame, row) = ((*frame).clone(), (*row).clone());
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a").ok().flatten());
            if link.is_none() {
                choose(&frame, &row);
            }
        })
    };
    let expands = row.can_expand && row.depth > 0;
    html! {
        <tr
            key={node}
            role="row"
            class={look}
            tabindex={if drawing.is_stop { "0" } else { "-1" }}
            aria-level={row.depth.max(1).to_string()}
            aria-posinset={row.position.to_string()}
            aria-setsize={row.siblings.to_string()}
            aria-expanded={expands.then(|| row.is_expanded.to_string())}
            aria-selected={row.is_selected.to_string()}
            data-line={node.to_string()}
            {onclick}
        >
            <td role="gridcell" class="use">
                { twisty(frame, row, expands) }
                <span class="use-words">
                    if row.relation == Relation::OfWhich {
                        <span class="of-which">{ frame.say(Label::OfWhich) }</span>
                    }
                    if row.depth == 0 {
                        <span class="use-label">{ frame.say(Label::Total) }</span>
                    } else {
                        <span class="use-label" lang="zh-CN">{ &row.label }</span>
                    }
                    if row.label_is_borrowed && row.depth > 0 {
                        <span class="tag">{ frame.say(Label::Borrowed) }</span>
                    }
                    { for row.tags.iter().map(|one| tag(drawing, one)) }
                </span>
                if row.depth > 0 { { share_bar(row.bar, row.hue) } }
            </td>
            <td role="gridcell" class="amount">{ amount(frame, row) }</td>
            <td role="gridcell" class="share num">{ row.share.as_deref() }</td>
            if row.is_selected {
                <td role="gridcell" class="row-detail">{ detail(drawing) }</td>
            }
        </tr>
    }
}

/// The sign that a row opens; it opens without selecting.
fn twisty(frame: &Frame, row: &Row, expands: bool) -> Html {
    if !expands {
        return html! { <span class="twisty" aria-hidden="true"></span> };
    }
    let action = place_of(row).map(|place| opening(row, place));
    let frame = frame.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        action.iter().for_each(|action| frame.act(action.clone()));
    });
    html! {
        <span class="twisty is-active" aria-hidden="true" {onclick}>
            <svg viewBox="0 0 10 10"><path d="M3 1.5 7 5 3 8.5" /></svg>
        </span>
    }
}

/// The number as it is, with where it comes from when the document does not state it, and as it
/// is printed when that differs from what is shown.
fn amount(frame: &Frame, row: &Row) -> Html {
    let Some(number) = &row.amount else {
        return html! { <span class="not-stated">{ frame.say(Label::NotStated) }</span> };
    };
    let printed = row.written.as_deref();
    let shown = [number, frame.unit().name()].concat();
    let differs = printed.is_some_and(|printed| printed != shown);
    html! {
        <>
            if row.status == Status::Derived {
                <span class="tag is-derived">{ frame.say(Label::Derived) }</span>
            }
            <span class={classes!("num", (row.status == Status::Derived).then_some("is-derived"))}>
                { number }
            </span>
            if differs {
                <small class="printed" lang="zh-CN">{ printed }</small>
            }
        </>
    }
}

fn tag(drawing: &Drawing<'_>, tag: &Tag) -> Html {
    let frame = drawing.frame;
    let (id, outcome) = match *tag {
        Tag::OldDebt => {
            return html! { <span class="tag is-seal">{ frame.say(Label::OldDebt) }</span> };
        }
        Tag::Payee => return html! { <span class="tag">{ frame.say(Label::Payee) }</span> },
        Tag::Check { check, outcome } => (check, outcome),
    };
    let check = drawing.checks.iter().find(|row| row.check == id);
    let expression = check.filter(|row| row.kind == CheckKind::Rate).map(|row| {
        let terms: Vec<&str> = row.terms.iter().map(|term| &*term.text).collect();
        terms.join(" × ") + " "
    });
    html! {
        <span class={format!("tag num is-{}", look(outcome))}>
            { expression }
            <span aria-hidden="true">{ sign(outcome) }</span>
            <span class="unseen">{ outcomes::word(outcome, frame.lang()) }</span>
        </span>
    }
}

/// Under the selected row: the figure as printed, and the sentence that it stands in.
fn detail(drawing: &Drawing<'_>) -> Html {
    let Drawing {
        frame,
        document,
        row,
        ..
    } = drawing;
    let evidence = document.node(row.line).map(|node| node.evidence());
    let origin = match row.status {
        Status::Stated => Label::PrintedAs,
        Status::Derived => Label::DerivedFromParts,
        Status::NotStated => Label::NotStatedNotZero,
    };
    html! {
        <div class="row-detail-words">
            <p>
                { frame.say(origin) }
                if let Some(written) = &row.written {
                    <b class="num" lang="zh-CN">{ written }</b>
                }
            </p>
            if let Some(sentence) = sentence(document, row.line) {
                <blockquote lang="zh-CN">{ sentence.text() }</blockquote>
            }
            if let Some(range) = evidence {
                <a href={href(&frame.view.on_words(Some(row.line.project.number()), range))}>
                    { frame.say(Label::ReadInText) }
                </a>
            }
        </div>
    }
}
