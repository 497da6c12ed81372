//! The official text with every sum of money marked, linked with table and chart both ways.

use mingzhang::views::evidence::{Passage, PassageKind, Piece, passages};
use mingzhang::{Budget, LineId, ProjectId, TextRange};

use super::glossary::glossary;
use crate::labels::{Label, roles, sentences};
use crate::message::Do;
use crate::place::Place;
use crate::route::{LineLinks, href};
use crate::ui::Ui;

/// One part of the text: a section, or what stands outside of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its heading in the document; a part without one is always shown.
    pub(crate) heading: Option<TextRange>,
    pub(crate) content: TextRange,
    /// Whether it is unfolded to begin with.
    pub(crate) is_open: bool,
}

/// The text of some parts; `line` is the selected line.
pub(crate) fn official_text(
    ui: &mut Ui<'_>,
    document: &Budget,
    parts: &[Part],
    title: Label,
    line: Option<LineId>,
) {
    let mark = ui.app.view.mark;
    let project = ui.app.project();
    let links = project.map(|id| (id, LineLinks::of(&ui.app.view, id.number())));
    let links = links.as_ref().map(|(id, links)| (*id, links));
    ui.el("section", "card text", |ui| {
        ui.at("id", "text");
        ui.at("part", "text");
        ui.at("aria-labelledby", "text-title");
        ui.el("h2", "", |ui| {
            ui.at("id", "text-title");
            ui.text(ui.say(title));
            ui.label("span", "aside", Label::TextHint);
        });
        ui.el("div", "text-panel", |ui| {
            ui.at("lang", "zh-CN");
            ui.at("tabindex", "0");
            ui.at("aria-labelledby", "text-title");
            if links.is_some() {
                ui.click(Do::Sum);
            }
            for one in parts {
                let read = |range| passages(document, range, line, mark);
                let heading = one.heading.map(read);
                part(
                    ui,
                    document,
                    links,
                    *one,
                    heading.as_deref(),
                    &read(one.content),
                );
            }
        });
        glossary(ui, document, parts);
    });
}

/// The addresses of the lines of the project that the page is about.
type Links<'a> = Option<(ProjectId, &'a LineLinks)>;

fn part(
    ui: &mut Ui<'_>,
    document: &Budget,
    links: Links<'_>,
    part: Part,
    heading: Option<&[Passage]>,
    content: &[Passage],
) {
    let tag = if heading.is_some() { "details" } else { "div" };
    ui.el(tag, "text-part", |ui| {
        ui.key(part.content.start() as usize);
        if let Some(heading) = heading {
            ui.has("open", part.is_open);
            ui.el("summary", "", |ui| {
                ui.el("span", "text-heading", |ui| {
                    for passage in heading {
                        pieces(ui, document, links, passage);
                    }
                });
                let pieces = content.iter().flat_map(|passage| &passage.pieces);
                let sums = pieces.filter(|piece| piece.mention.is_some()).count();
                if sums > 0 {
                    ui.words("span", "text-sums", &sentences::sums(ui.lang(), sums));
                }
            });
        }
        for passage in content {
            let look = match passage.kind {
                PassageKind::Heading => "passage is-heading",
                PassageKind::Subheading => "passage is-subheading",
                PassageKind::Paragraph => "passage",
            };
            ui.el("p", look, |ui| {
                ui.class_if(passage.in_selection, "in-selection");
                pieces(ui, document, links, passage);
            });
        }
    });
}

fn pieces(ui: &mut Ui<'_>, document: &Budget, links: Links<'_>, passage: &Passage) {
    for one in &passage.pieces {
        if one.is_hit || one.is_marked {
            let look = if one.is_hit { "hit-mark" } else { "extent" };
            ui.el("mark", look, |ui| piece(ui, document, links, one));
        } else {
            piece(ui, document, links, one);
        }
    }
}

/// Words; a sum of money leads to the line that it is about.
fn piece(ui: &mut Ui<'_>, document: &Budget, links: Links<'_>, piece: &Piece) {
    let Some(role) = piece.role else {
        return ui.text(&piece.text);
    };
    let meaning = roles::name(role, ui.lang());
    let node = piece.line.and_then(|line| document.node(line));
    let Some((line, node)) = piece.line.zip(node) else {
        return ui.el("span", "sum is-loose", |ui| {
            ui.at("title", meaning);
            ui.text(&piece.text);
        });
    };
    let place = Place::of(node.place());
    let target = match links.filter(|(project, _)| *project == line.project) {
        Some((_, links)) => links.to(&place),
        None => href(&ui.app.view.on_line(line.project.number(), place)),
    };
    ui.el("a", "sum", |ui| {
        ui.class_if(!role.states_a_line(), "is-again");
        ui.class_if(piece.is_selected, "is-selected");
        ui.at("href", &target);
        ui.at("title", &[meaning, " · ", node.label().text()].concat());
        ui.number("data-line", line.node.index());
        if piece.is_selected {
            ui.at("aria-current", "true");
        }
        ui.text(&piece.text);
    });
}
