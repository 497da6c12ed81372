//! The money of the document as one band, split by project. A picture of the list below it, so
//! those who listen are given the list only.

use mingzhang::views::icicle::{BandCell, SCALE, band};
use yew::prelude::*;

use super::share_bar::hue;
use crate::fit::{fit, width};
use crate::hooks::{Document, Frame, Room, use_chart_room, use_frame};
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct DocumentBandProps {
    pub(crate) document: Document,
}

#[component]
pub(crate) fn DocumentBand(props: &DocumentBandProps) -> Html {
    let frame = use_frame();
    let holder = use_node_ref();
    let room = use_chart_room(&holder, frame.view.size);
    let cells = use_memo(
        (props.document.clone(), frame.unit()),
        |(document, unit)| band(document, *unit),
    );
    html! {
        <div class="chart" ref={holder} aria-hidden="true">
            <svg class="band" width="100%" height={(room.rem * 4).to_string()}>
                { for cells.iter().map(|cell| bar(&frame, cell, room)) }
            </svg>
        </div>
    }
}

fn bar(frame: &Frame, cell: &BandCell, room: Room) -> Html {
    let font = room.rem * 14;
    let small = room.rem * 13;
    let inside = (cell.width * room.width.min(SCALE) / SCALE).saturating_sub(room.rem);
    let share = cell.share.as_deref().unwrap_or_default();
    let figures = [&cell.amount, " · ", share].concat();
    let figures = [&figures, &cell.amount]
        .into_iter()
        .find(|words| width(words, small) <= inside);
    let view = frame.view.on_page(Some(cell.project.number()));
    let goer = frame.clone();
    html! {
        <g
            key={cell.project.number()}
            class={format!("cell level-0 {}", hue(cell.hue))}
            onclick={move |_: MouseEvent| goer.act(Action::Visit(view.clone()))}
        >
            <title>{ [&cell.label, "  ", &cell.amount, "  ", share].concat() }</title>
            <rect x={percent(cell.left)} width={percent(cell.width)} height="100%" rx="4" />
            <svg x={percent(cell.left)} width={percent(cell.width)} height="100%">
                if let Some(label) = fit(&cell.label, inside, font) {
                    <text class="cell-label" x="0.6em" y="1.7em">{ label }</text>
                }
                if let Some(figures) = figures {
                    <text class="cell-figures num" x="0.65em" y="3.4em">{ figures }</text>
                }
            </svg>
        </g>
    }
}

/// A part of [`SCALE`] as a percentage.
pub(crate) fn percent(part: u32) -> String {
    let unit = SCALE / 100;
    format!("{}.{:03}%", part / unit, part % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_scale_is_written_exactly() {
        assert_eq!(percent(SCALE), "100.000%");
        assert_eq!(percent(49_261), "49.261%");
        assert_eq!(percent(7), "0.007%");
    }
}
