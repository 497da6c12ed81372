//! A row of settings of which one holds.

use yew::prelude::*;

use crate::hooks::Frame;
use crate::labels::Label;
use crate::state::Action;

/// One setting: what is written on it, its full name where that alone does not say it, whether it
/// holds, and what choosing it does.
pub(crate) type Setting = (&'static str, Option<Label>, bool, Action);

/// The row; `name` tells the groups of a page apart.
pub(crate) fn choice(
    frame: &Frame,
    name: &'static str,
    legend: Label,
    settings: Vec<Setting>,
) -> Html {
    let buttons = settings.into_iter().map(|(face, full, checked, action)| {
        let chooser = frame.clone();
        let onchange = Callback::from(move |_: Event| chooser.act(action.clone()));
        html! {
            <label>
                <input type="radio" {name} {checked} {onchange} />
                <span>
                    { face }
                    if let Some(full) = full {
                        <span class="unseen">{ " " }{ frame.say(full) }</span>
                    }
                </span>
            </label>
        }
    });
    html! {
        <fieldset class={format!("choice choice-{name}")}>
            <legend>{ frame.say(legend) }</legend>
            <div class="choice-row">{ for buttons }</div>
        </fieldset>
    }
}
