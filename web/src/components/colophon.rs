//! The foot of every page: what it is made from and what it does with it.

use yew::prelude::*;

use crate::hooks::Frame;
use crate::labels::Label;

/// The foot, with the way to the document's file.
pub(crate) fn colophon(frame: &Frame, address: &AttrValue) -> Html {
    html! {
        <footer class="colophon">
            <div class="wrap">
                <p>{ frame.say(Label::Promise) }</p>
                <p>{ frame.say(Label::Privacy) }</p>
                <p>
                    { frame.say(Label::Source) }
                    <a href={address}>{ frame.say(Label::OpenOfficialText) }</a>
                </p>
            </div>
        </footer>
    }
}
