//! What stands in the place of a document: that it is on its way, or why it is not there.

use yew::prelude::*;

use crate::hooks::{Failure, Frame, href};
use crate::labels::{Label, failures};
use crate::state::View;

/// The document is on its way.
pub(crate) fn waiting(frame: &Frame) -> Html {
    html! {
        <div class="frame" role="status">
            <span class="frame-seal" aria-hidden="true">{ "账" }</span>
            <span class="frame-words">{ frame.say(Label::Waiting) }</span>
        </div>
    }
}

/// What happened, what can be done, and the official text at its `address`.
pub(crate) fn failure_notice(
    frame: &Frame,
    failure: Failure,
    address: &AttrValue,
    retry: Callback<MouseEvent>,
) -> Html {
    let is_other = frame.view.document.is_some();
    html! {
        <section class="notice wrap" role="alert">
            <h1>{ failures::what(failure, frame.lang()) }</h1>
            <p>{ failures::advice(failure, frame.lang()) }</p>
            <p class="notice-file"><code>{ address }</code></p>
            <p class="notice-ways">
                <button
                    type="button"
                    class="button is-first"
                    onclick={retry}
                >
                    { frame.say(Label::Retry) }
                </button>
                <a class="button" href={address}>{ frame.say(Label::OpenOfficialText) }</a>
                if is_other {
                    <a
                        class="button"
                        href={href(&View { document: None, ..frame.view.on_page(None) })}
                    >
                        { frame.say(Label::OpenDefault) }
                    </a>
                }
            </p>
        </section>
    }
}
