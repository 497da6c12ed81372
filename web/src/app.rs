//! The whole page: the masthead, what is asked for below it, the colophon.

use yew::prelude::*;

use crate::components::{DocumentPage, Masthead, ProjectPage, colophon, failure_notice, waiting};
use crate::hooks::{Frame, Loading, address_of, use_address, use_document, use_root};
use crate::labels::{Label, sentences};

/// The explorer.
#[component]
pub(crate) fn App() -> Html {
    let state = use_address();
    let view = &*state.view;
    let attempt = use_state(|| 0_u32);
    let loading = use_document(view.document.clone(), *attempt);
    let main = use_node_ref();

    let document = match &loading {
        Loading::Ready(document) => Some(document.clone()),
        Loading::Waiting | Loading::Failed(_) => None,
    };
    // An address can name a project that the document does not have: then it is the whole.
    let project = document.as_ref().and_then(|document| {
        let index = usize::try_from(view.project?.checked_sub(1)?).ok()?;
        document.projects().nth(index).map(|project| project.id())
    });
    let name = document.as_ref().and_then(|document| match project {
        Some(id) => Some(document.project(id)?.funding().root().label().text()),
        None => document.outline().title().map(|title| title.text()),
    });
    use_root(
        view.lang,
        view.theme,
        view.size,
        sentences::page_title(view.lang, name),
    );

    let frame = Frame::new(view, state.dispatcher());
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1))
    };
    let skip = {
        let main = main.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(main) = main.cast::<web_sys::HtmlElement>() {
                // It fails only for what cannot take the focus.
                let _ = main.focus();
            }
        })
    };
    let address = address_of(view.document.as_deref());
    let content = match (loading, project) {
        (Loading::Waiting, _) => waiting(&frame),
        (Loading::Failed(failure), _) => failure_notice(&frame, failure, &address, retry),
        (Loading::Ready(document), Some(project)) => html! {
            <ProjectPage key={project.number()} {document} {project} />
        },
        (Loading::Ready(document), None) => html! { <DocumentPage {document} /> },
    };

    html! {
        <ContextProvider<Frame> context={frame.clone()}>
            <button type="button" class="skip" onclick={skip}>{ frame.say(Label::Skip) }</button>
            <Masthead {document} query={view.query.clone()} />
            <main id="main" tabindex="-1" ref={main}>{ content }</main>
            { colophon(&frame, &address) }
        </ContextProvider<Frame>>
    }
}
