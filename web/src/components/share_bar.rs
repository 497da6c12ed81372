//! A share as the length of a bar. The figure beside it says the same in words.

use yew::prelude::*;

/// Colours of the palette; see `styles/tokens.css`.
const HUES: u32 = 12;

/// The class of a colour.
pub(crate) fn hue(hue: u32) -> String {
    format!("hue-{}", hue % HUES)
}

/// A bar of so many thousandths.
pub(crate) fn share_bar(thousandths: u32, colour: u32) -> Html {
    let width = format!("{}.{}%", thousandths / 10, thousandths % 10);
    html! {
        <svg class={format!("share-bar {}", hue(colour))} aria-hidden="true">
            <rect class="share-ground" width="100%" height="100%" />
            <rect class="share-fill" {width} height="100%" />
        </svg>
    }
}
