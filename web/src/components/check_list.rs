//! The checks as arithmetic that a person can redo, each with the words that it rests on.

use mingzhang::views::arithmetic::{CheckRow, TermShown, checks, tally};
use mingzhang::views::evidence::sentence_around;
use mingzhang::{CheckKind, NodeId, Outcome, ProjectId, Quote};
use yew::prelude::*;

use super::outcome::{look, outcome};
use crate::hooks::{Document, Frame, href, use_frame, use_pointed, use_printing};
use crate::labels::{Label, checks as words, sentences};
use crate::place::Place;

/// Agreeing checks that are shown before the rest is folded.
const AGREEING_SHOWN: usize = 3;

#[derive(PartialEq, Properties)]
pub(crate) struct CheckListProps {
    pub(crate) document: Document,
    /// Of one project; `None` for the whole document.
    pub(crate) project: Option<ProjectId>,
}

#[component]
pub(crate) fn CheckList(props: &CheckListProps) -> Html {
    let frame = use_frame();
    let pointed = use_pointed();
    let is_printing = use_printing();
    let (document, project) = (&props.document, props.project);
    let rows = use_memo((document.clone(), project), |(document, project)| {
        in_order_of_interest(checks(document, *project))
    });
    let tally = tally(document, project);

    // What a reader should see first: all that does not agree, then a few that do.
    let front = rows
        .iter()
        .take_while(|row| rank(row) < RANK_AGREES)
        .count();
    let shown = if rows.len() <= front + AGREEING_SHOWN + 1 {
        rows.len()
    } else {
        front + AGREEING_SHOWN
    };
    let item = |row: &CheckRow| {
        let is_hot = project.is_some() && pointed == Some(row.line.node.index());
        check(&frame, document, row, project.is_none(), is_hot)
    };
    html! {
        <section class="card checks" id="checks" aria-labelledby="checks-title">
            <h2 id="checks-title">
                { frame.say(Label::Checks) }
                <span class="aside">{ sentences::checks(frame.lang(), tally.total()) }</span>
            </h2>
            <ul class="tally">
                for one in Outcome::ALL {
                    if tally.of(one) > 0 {
                        <li key={one.name()}>
                            { outcome(&frame, one) }
                            <span class="tally-count num">{ tally.of(one) }</span>
                        </li>
                    }
                }
            </ul>
            <div class="check-rows">{ for rows[..shown].iter().map(item) }</div>
            if shown < rows.len() {
                <details class="check-rest" open={is_printing}>
                    <summary>{ sentences::more_checks(frame.lang(), rows.len() - shown) }</summary>
                    <div class="check-rows">{ for rows[shown..].iter().map(item) }</div>
                </details>
            }
        </section>
    }
}

const RANK_AGREES: u8 = 4;

/// What does not agree first, then the sums of totals, then the rest.
fn in_order_of_interest(rows: Vec<CheckRow>) -> Vec<CheckRow> {
    let mut ordered = Vec::with_capacity(rows.len());
    let mut rest = rows;
    for wanted in 0..=RANK_AGREES {
        let (found, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|row| rank(row) == wanted);
        ordered.extend(found);
        rest = others;
    }
    ordered.extend(rest);
    ordered
}

fn rank(row: &CheckRow) -> u8 {
    match row.outcome {
        Outcome::Contradicts => 0,
        Outcome::Departs => 1,
        Outcome::CannotTell => 2,
        Outcome::WithinRounding => 3,
        Outcome::Agrees if row.kind == CheckKind::Sum && row.line.node == NodeId::ROOT => {
            RANK_AGREES
        }
        Outcome::Agrees => RANK_AGREES + 1,
    }
}

fn check(
    frame: &Frame,
    document: &Document,
    row: &CheckRow,
    names_project: bool,
    is_hot: bool,
) -> Html {
    let place = document
        .node(row.line)
        .map_or(Place::TOTAL, |node| Place::of(node.place()));
    let number = row.project.number();
    let look = classes!(
        "check",
        format!("is-{}", look(row.outcome)),
        is_hot.then_some("is-hot"),
    );
    html! {
        <details
            key={row.check.index()}
            class={look}
            data-line={(!names_project).then(|| row.line.node.index().to_string())}
        >
            <summary>
                { outcome(frame, row.outcome) }
                <span class="expression num" lang="zh-CN">{ row.expression() }</span>
                <span class="check-about">
                    <span lang="zh-CN">{ &row.label }</span>
                    { words::about(row.kind, row.terms.len(), frame.lang()) }
                </span>
            </summary>
            <div class="check-body">
                <p>{ words::meaning(row.outcome, frame.lang()) }</p>
                <dl>
                    { terms(frame, document, row) }
                    if let Some(computed) = &row.computed {
                        <div>
                            <dt>{ frame.say(Label::Computed) }</dt>
                            <dd class="num">{ computed }{ unit(row) }</dd>
                        </div>
                    }
                    if let Some(difference) = &row.difference {
                        <div>
                            <dt>{ frame.say(Label::Difference) }</dt>
                            <dd class="num">{ difference }{ unit(row) }</dd>
                        </div>
                    }
                    if let Some(reason) = &row.reason {
                        <div>
                            <dt>{ frame.say(Label::Reason) }</dt>
                            <dd>
                                <a
                                    class="quote"
                                    lang="zh-CN"
                                    href={href(&frame.view.on_words(Some(number), reason.range()))}
                                >
                                    { reason.text() }
                                </a>
                            </dd>
                        </div>
                    }
                </dl>
                <p class="check-ways">
                    <a href={href(&frame.view.on_line(number, place))}>
                        { sentences::to_line(frame.lang(), &row.label) }
                    </a>
                    if names_project {
                        <span class="aside">{ sentences::project_number(frame.lang(), number) }</span>
                    }
                </p>
            </div>
        </details>
    }
}

fn unit(row: &CheckRow) -> &'static str {
    row.unit.map_or("", mingzhang::Unit::name)
}

/// The figures of the arithmetic, each with the sentence that it stands in; a sentence that holds
/// several is given once. A figure leads to its words.
fn terms(frame: &Frame, document: &Document, row: &CheckRow) -> Html {
    let terms = row.terms.iter().map(|one| (Label::Term, one));
    let stated = row.stated.iter().map(|one| (Label::Stated, one));
    let all: Vec<(Label, &TermShown)> = terms.chain(stated).collect();
    let sentence = |at: usize| sentence_around(document, all.get(at)?.1.range?);
    all.iter()
        .enumerate()
        .map(|(index, &(name, one))| {
            let around =
                sentence(index).filter(|words| sentence(index + 1).as_ref() != Some(words));
            term(
                frame,
                row,
                index,
                frame.say(name),
                one,
                around.as_ref().map(Quote::text),
            )
        })
        .collect()
}

fn term(
    frame: &Frame,
    row: &CheckRow,
    index: usize,
    name: &'static str,
    term: &TermShown,
    around: Option<&str>,
) -> Html {
    let unit = if term.is_money { unit(row) } else { "" };
    let figure = html! { <>{ &term.text }{ unit }</> };
    html! {
        <div key={index}>
            <dt>{ name }</dt>
            <dd>
                if let Some(range) = term.range {
                    <a
                        class="num"
                        href={href(&frame.view.on_words(Some(row.project.number()), range))}
                    >
                        { figure }
                    </a>
                } else {
                    <span class="num">{ figure }</span>
                }
                if term.is_missing {
                    { " " }<span class="tag">{ frame.say(Label::Missing) }</span>
                }
                if let Some(around) = around {
                    <q class="around" lang="zh-CN">{ around }</q>
                }
            </dd>
        </div>
    }
}
