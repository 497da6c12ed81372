//! Search over names, uses, payees, figures and the whole text, as one types.

use gloo::events::{EventListener, EventListenerOptions};
use mingzhang::ProjectId;
use mingzhang::views::search::{Hit, Target, search};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::hooks::{Document, Frame, use_flag, use_frame, use_spot};
use crate::labels::{Label, sentences};
use crate::place::Place;
use crate::state::{Action, View};

/// Hits that are listed; the count tells of the rest.
const MOST_HITS: usize = 30;

#[derive(PartialEq, Properties)]
pub(crate) struct SearchBoxProps {
    pub(crate) document: Document,
    pub(crate) query: AttrValue,
}

#[component]
pub(crate) fn SearchBox(props: &SearchBoxProps) -> Html {
    let frame = use_frame();
    let input = use_node_ref();
    let list = use_node_ref();
    let active = use_spot();
    let is_dismissed = use_flag();

    let found = use_memo(
        (props.document.clone(), props.query.clone(), frame.unit()),
        |(document, query, unit)| search(document, query, *unit, MOST_HITS),
    );
    let is_asked = !props.query.trim().is_empty();
    let is_open = is_asked && !*is_dismissed;
    let at = active.unwrap_or(0).min(found.hits.len().saturating_sub(1));

    use_slash_key(&input);
    use_effect_with((list.clone(), at), |(list, at)| {
        if let Some(list) = list.cast::<Element>() {
            show_option(&list, *at);
        }
    });

    let oninput = {
        let (frame, active, is_dismissed) = (frame.clone(), active.clone(), is_dismissed.clone());
        Callback::from(move |event: InputEvent| {
            let typed: HtmlInputElement = event.target_unchecked_into();
            active.set(None);
            is_dismissed.set(false);
            frame.act(Action::Search(typed.value()));
        })
    };
    let onkeydown = {
        let (frame, found, document) = (frame.clone(), found.clone(), props.document.clone());
        let (active, is_dismissed) = (active.clone(), is_dismissed.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = found.hits.len().saturating_sub(1);
            // An input method that is putting characters together has the keys to itself.
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" if is_open => active.set(Some(if at == last { 0 } else { at + 1 })),
                "ArrowDown" => is_dismissed.set(false),
                "ArrowUp" if is_open => active.set(Some(at.checked_sub(1).unwrap_or(last))),
                "Enter" if is_open => {
                    if let Some(hit) = found.hits.get(at) {
                        frame.act(Action::Visit(arrival(&frame.view, &document, hit)));
                    }
                }
                "Escape" if is_open => is_dismissed.set(true),
                "Escape" => frame.act(Action::Search(String::new())),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onblur = {
        let is_dismissed = is_dismissed.clone();
        Callback::from(move |_: FocusEvent| is_dismissed.set(true))
    };
    let onfocus = Callback::from(move |_: FocusEvent| is_dismissed.set(false));

    let options = found.hits.iter().enumerate().map(|(index, hit)| {
        let view = arrival(&frame.view, &props.document, hit);
        let goer = frame.clone();
        html! {
            <li
                key={index}
                id={option_id(index)}
                role="option"
                class="hit"
                aria-selected={(index == at).to_string()}
                onclick={move |_: MouseEvent| goer.act(Action::Visit(view.clone()))}
            >
                { option(&frame, hit) }
            </li>
        }
    });
    html! {
        <search class="search" role="search">
            <input
                ref={input}
                class="search-input"
                type="search"
                role="combobox"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="go"
                aria-label={frame.say(Label::SearchName)}
                aria-autocomplete="list"
                aria-expanded={is_open.to_string()}
                aria-controls="search-hits"
                aria-activedescendant={(is_open && found.count > 0).then(|| option_id(at))}
                aria-keyshortcuts="/"
                placeholder={frame.say(Label::SearchHint)}
                value={props.query.clone()}
                {oninput}
                {onkeydown}
                {onfocus}
                {onblur}
            />
            <kbd class="search-key" aria-hidden="true">{ "/" }</kbd>
            // Pressing on a hit must not take the focus from the input before the click arrives.
            <div
                class="search-found"
                hidden={!is_open}
                onmousedown={|event: MouseEvent| event.prevent_default()}
            >
                <p class="search-count" role="status">
                    if is_open {
                        { sentences::hits(frame.lang(), found.count, found.hits.len()) }
                    }
                </p>
                <ul
                    ref={list}
                    id="search-hits"
                    role="listbox"
                    aria-label={frame.say(Label::SearchFound)}
                    hidden={found.hits.is_empty()}
                >
                    { for options }
                </ul>
            </div>
        </search>
    }
}

/// Where a hit leads.
fn arrival(view: &View, document: &Document, hit: &Hit) -> View {
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

fn option(frame: &Frame, hit: &Hit) -> Html {
    let kind = match hit.target {
        Target::Project(_) => Label::HitProject,
        Target::Line(_) => Label::HitLine,
        Target::Text { .. } => Label::HitText,
    };
    let is_text = matches!(hit.target, Target::Text { .. });
    html! {
        <>
            <span class="hit-kind">{ frame.say(kind) }</span>
            <span class={classes!("hit-words", is_text.then_some("is-text"))} lang="zh-CN">
                { &hit.before }<mark>{ &hit.matched }</mark>{ &hit.after }
            </span>
            if let Some(amount) = &hit.amount {
                <span class="hit-amount num">{ amount }</span>
            }
            if !hit.place.is_empty() && !matches!(hit.target, Target::Project(_)) {
                <span class="hit-place" lang="zh-CN">{ &hit.place }</span>
            }
        </>
    }
}

fn option_id(index: usize) -> String {
    format!("search-hit-{index}")
}

/// Brings an option of the list into sight.
fn show_option(list: &Element, index: usize) {
    let option = list.query_selector("[aria-selected=true]").ok().flatten();
    if let Some(option) = option.filter(|_| index > 0) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&how);
    } else {
        list.set_scroll_top(0);
    }
}

/// `/` anywhere on the page goes to the search box, except where one types.
#[hook]
fn use_slash_key(input: &NodeRef) {
    use_effect_with(input.clone(), |input| {
        let input = input.clone();
        let listener = EventListener::new_with_options(
            &gloo::utils::document(),
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                let types = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .is_some_and(|element| element.tag_name() == "INPUT");
                let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
                if event.key() == "/" && !is_chord && !types {
                    event.prevent_default();
                    if let Some(input) = input.cast::<HtmlInputElement>() {
                        // It fails only for what cannot take the focus.
                        let _ = input.focus();
                        input.select();
                    }
                }
            },
        );
        move || drop(listener)
    });
}
