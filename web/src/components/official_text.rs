//! The official text with every sum of money marked, linked with table and chart both ways.

use mingzhang::views::evidence::{Passage, PassageKind, Piece, passages};
use mingzhang::{LineId, TextRange};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::hooks::{Document, Frame, Pointed, href, use_frame, use_pointed};
use crate::labels::{Label, roles, sentences};
use crate::place::Place;

/// One part of the text: a section, or what stands outside of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its heading in the document; a part without one is always shown.
    pub(crate) heading: Option<TextRange>,
    pub(crate) content: TextRange,
    /// Whether it is unfolded to begin with.
    pub(crate) is_open: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct OfficialTextProps {
    pub(crate) document: Document,
    pub(crate) parts: Vec<Part>,
    pub(crate) title: Label,
    /// The selected line.
    pub(crate) line: Option<LineId>,
}

#[component]
pub(crate) fn OfficialText(props: &OfficialTextProps) -> Html {
    let frame = use_frame();
    let pointed = use_pointed();
    let panel = use_node_ref();
    let mark = frame.view.mark;
    let parts = use_memo(
        (
            props.document.clone(),
            props.parts.clone(),
            props.line,
            mark,
        ),
        |(document, parts, line, mark)| {
            let read = |range| passages(document, range, *line, *mark);
            parts
                .iter()
                .map(|part| {
                    (
                        part.heading.map(read).unwrap_or_default(),
                        read(part.content),
                    )
                })
                .collect::<Vec<_>>()
        },
    );
    use_effect_with((panel.clone(), props.line, mark), |(panel, _, mark)| {
        if let Some(panel) = panel.cast::<HtmlElement>() {
            show(&panel, mark.is_some());
        }
    });

    let draw = |passages: &[Passage]| -> Html {
        passages
            .iter()
            .map(|one| passage(&frame, &props.document, one, pointed))
            .collect()
    };
    let drawn = props.parts.iter().zip(parts.iter()).map(|(part, (heading, content))| {
        if part.heading.is_none() {
            return html! { <div key={part.content.start()} class="text-part">{ draw(content) }</div> };
        }
        let sums = content.iter().flat_map(|passage| &passage.pieces);
        let sums = sums.filter(|piece| piece.mention.is_some()).count();
        html! {
            <details key={part.content.start()} class="text-part" open={part.is_open}>
                <summary>
                    <span class="text-heading">
                        for passage in heading { { pieces(&frame, &props.document, passage, pointed) } }
                    </span>
                    if sums > 0 {
                        <span class="text-sums">{ sentences::sums(frame.lang(), sums) }</span>
                    }
                </summary>
                { draw(content) }
            </details>
        }
    });
    html! {
        <section class="card text" id="text" aria-labelledby="text-title">
            <h2 id="text-title">
                { frame.say(props.title) }
                <span class="aside">{ frame.say(Label::TextHint) }</span>
            </h2>
            <div class="text-panel" ref={panel} lang="zh-CN" tabindex="0" aria-labelledby="text-title">
                { for drawn }
            </div>
        </section>
    }
}

fn passage(frame: &Frame, document: &Document, passage: &Passage, pointed: Pointed) -> Html {
    let look = match passage.kind {
        PassageKind::Heading => "passage is-heading",
        PassageKind::Subheading => "passage is-subheading",
        PassageKind::Paragraph => "passage",
    };
    html! {
        <p
            key={passage.range.start()}
            class={classes!(look, passage.in_selection.then_some("in-selection"))}
        >
            { pieces(frame, document, passage, pointed) }
        </p>
    }
}

fn pieces(frame: &Frame, document: &Document, passage: &Passage, pointed: Pointed) -> Html {
    passage
        .pieces
        .iter()
        .map(|one| {
            let words = piece(frame, document, one, pointed);
            if one.is_hit {
                html! { <mark class="hit-mark">{ words }</mark> }
            } else if one.is_marked {
                html! { <mark class="extent">{ words }</mark> }
            } else {
                words
            }
        })
        .collect()
}

/// Words; a sum of money leads to the line that it is about.
fn piece(frame: &Frame, document: &Document, piece: &Piece, pointed: Pointed) -> Html {
    let Some(role) = piece.role else {
        return html! { { &piece.text } };
    };
    let meaning = roles::name(role, frame.lang());
    let Some((line, node)) = piece
        .line
        .and_then(|line| Some((line, document.node(line)?)))
    else {
        return html! { <span class="sum is-loose" title={meaning}>{ &piece.text }</span> };
    };
    let view = frame
        .view
        .on_line(line.project.number(), Place::of(node.place()));
    let index = line.node.index();
    let look = classes!(
        "sum",
        (!role.states_a_line()).then_some("is-again"),
        piece.is_selected.then_some("is-selected"),
        (pointed == Some(index)).then_some("is-hot"),
    );
    html! {
        <a
            class={look}
            href={href(&view)}
            title={[meaning, " · ", node.label().text()].concat()}
            data-line={index.to_string()}
            aria-current={piece.is_selected.then_some("true")}
        >
            { &piece.text }
        </a>
    }
}

/// Brings the marked words into sight: within the panel where that has a scroll of its own. The
/// page itself moves only for words that the reader asked to see (`is_asked`).
fn show(panel: &HtmlElement, is_asked: bool) {
    let wanted: &[&str] = if is_asked {
        &[".hit-mark"]
    } else {
        &[".is-selected", ".extent"]
    };
    let find = |look: &&str| panel.query_selector(look).ok().flatten();
    let Some(target) = wanted.iter().find_map(find) else {
        return;
    };
    if let Some(part) = target.closest("details").ok().flatten() {
        // It does not fail: the name is valid.
        let _ = part.set_attribute("open", "");
    }
    let Some(target) = target.dyn_ref::<HtmlElement>() else {
        return;
    };
    let scrolls = panel.scroll_height() > panel.client_height() + 1;
    if scrolls {
        panel.set_scroll_top(target.offset_top() - panel.client_height() / 3);
    }
    if is_asked {
        let seen: &Element = if scrolls { panel } else { target };
        let how = ScrollIntoViewOptions::new();
        how.set_block(if scrolls {
            ScrollLogicalPosition::Nearest
        } else {
            ScrollLogicalPosition::Center
        });
        seen.scroll_into_view_with_scroll_into_view_options(&how);
    }
}
