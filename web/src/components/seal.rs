//! The seal on a project's total: whether its money adds up.

use mingzhang::views::summary::Seal;
use yew::prelude::*;

use crate::hooks::Frame;
use crate::labels::seals;

/// The stamp, with its full meaning for whoever points at it or listens.
pub(crate) fn seal(frame: &Frame, seal: Seal) -> Html {
    let look = match seal {
        Seal::Balanced => "seal is-balanced",
        Seal::WithinRounding | Seal::Derived => "seal is-fair",
        Seal::Departs | Seal::Contradicts => "seal is-amiss",
        Seal::Unchecked => "seal is-open",
    };
    let meaning = seals::meaning(seal, frame.lang());
    html! {
        <span class={look} title={meaning}>
            { seals::stamp(seal, frame.lang()) }<span class="unseen">{ meaning }</span>
        </span>
    }
}
