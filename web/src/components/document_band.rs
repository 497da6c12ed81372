//! The money of the document as one band, split by project. A picture of the list below it, so
//! those who listen are given the list only.

use mingzhang::Budget;
use mingzhang::views::icicle::{BandCell, SCALE, band};

use super::share_bar::hue;
use crate::fit::{fit, width};
use crate::message::Do;
use crate::ui::Ui;

pub(crate) fn document_band(ui: &mut Ui<'_>, document: &Budget) {
    let app = ui.app;
    ui.el("div", "chart", |ui| {
        ui.at("part", "chart");
        ui.at("aria-hidden", "true");
        ui.el("svg", "band", |ui| {
            ui.at("width", "100%");
            ui.at("height", &(app.room.rem * 4).to_string());
            for cell in band(document, app.view.unit) {
                bar(ui, &cell);
            }
        });
    });
}

fn bar(ui: &mut Ui<'_>, cell: &BandCell) {
    let (view, room) = (&ui.app.view, ui.app.room);
    let font = room.rem * 14;
    let small = room.rem * 13;
    let inside = (cell.width * room.width.min(SCALE) / SCALE).saturating_sub(room.rem);
    let share = cell.share.as_deref().unwrap_or_default();
    let figures = [&cell.amount, " · ", share].concat();
    let figures = [&figures, &cell.amount]
        .into_iter()
        .find(|words| width(words, small) <= inside);
    ui.el("g", "cell level-0", |ui| {
        ui.class(&hue(cell.hue));
        ui.click(Do::Visit(view.on_page(Some(cell.project.number())).into()));
        ui.words(
            "title",
            "",
            &[&cell.label, "  ", &cell.amount, "  ", share].concat(),
        );
        ui.el("rect", "", |ui| {
            along(ui, cell.left, cell.width);
            ui.at("height", "100%");
            ui.at("rx", "4");
        });
        ui.el("svg", "", |ui| {
            along(ui, cell.left, cell.width);
            ui.at("height", "100%");
            // A bar too narrow for words has the number of its row.
            let label = fit(&cell.label, inside, font);
            let label = label.unwrap_or_else(|| cell.project.number().to_string());
            written(ui, "cell-label", ("0.6em", "1.7em"), &label);
            if let Some(figures) = figures {
                written(ui, "cell-figures num", ("0.65em", "3.4em"), figures);
            }
        });
    });
}

/// Words at a place in a bar.
pub(super) fn written(ui: &mut Ui<'_>, class: &'static str, at: (&str, &str), words: &str) {
    ui.el("text", class, |ui| {
        ui.at("x", at.0);
        ui.at("y", at.1);
        ui.text(words);
    });
}

/// Where a bar begins and how long it is, in parts of [`SCALE`].
pub(super) fn along(ui: &mut Ui<'_>, left: u32, width: u32) {
    ui.at("x", &percent(left));
    ui.at("width", &percent(width));
}

/// A part of [`SCALE`] as a percentage.
pub(super) fn percent(part: u32) -> String {
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
