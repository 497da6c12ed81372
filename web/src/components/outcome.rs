//! How a check came out: always a sign and a word, never only a colour.

use mingzhang::Outcome;
use yew::prelude::*;

use crate::hooks::Frame;
use crate::labels::outcomes;

pub(crate) const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees => "✓",
        Outcome::WithinRounding => "≈",
        Outcome::Departs => "≠",
        Outcome::Contradicts => "✕",
        Outcome::CannotTell => "?",
    }
}

/// The class of an outcome.
pub(crate) const fn look(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees | Outcome::WithinRounding => "agrees",
        Outcome::Departs => "departs",
        Outcome::Contradicts => "contradicts",
        Outcome::CannotTell => "open",
    }
}

/// Sign and word.
pub(crate) fn outcome(frame: &Frame, outcome: Outcome) -> Html {
    html! {
        <span class={format!("outcome is-{}", look(outcome))}>
            <span class="sign" aria-hidden="true">{ sign(outcome) }</span>
            { outcomes::word(outcome, frame.lang()) }
        </span>
    }
}
