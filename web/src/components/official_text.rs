//! The official text with every sum of money marked, linked with table and chart both ways.

use mingzhang::views::evidence::{
    Passage, PassageKind, Piece, is_touched, paragraphs, passage, sums_in,
};
use mingzhang::{Budget, LineId, NodeId, ProjectId, TextRange};

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
    let project = ui.app.project();
    let links = project.map(|id| (id, LineLinks::of(&ui.app.view, id.number())));
    let links = links.as_ref().map(|(id, links)| (*id, links));
    ui.el("section", "card text", |ui| {
        ui.named("text");
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
                part(ui, document, links, *one, line);
            }
        });
        ui.part(("glossary", 0), &[], |ui| glossary(ui, document, parts));
    });
}

/// The addresses of the lines of the project that the page is about.
type Links<'a> = Option<(ProjectId, &'a LineLinks)>;

fn part(ui: &mut Ui<'_>, document: &Budget, links: Links<'_>, part: Part, line: Option<LineId>) {
    let tag = if part.heading.is_some() {
        "details"
    } else {
        "div"
    };
    ui.el(tag, "text-part", |ui| {
        ui.key(part.content.start() as usize);
        if let Some(heading) = part.heading {
            ui.has("open", part.is_open);
            ui.el("summary", "", |ui| {
                ui.el("span", "text-heading", |ui| {
                    each(ui, document, heading, line, |ui, passage| {
                        pieces(ui, document, links, passage);
                    });
                });
                let sums = sums_in(document, part.content);
                if sums > 0 {
                    ui.words("span", "text-sums", &sentences::sums(ui.lang(), sums));
                }
            });
        }
        each(ui, document, part.content, line, |ui, passage| {
            let look = match passage.kind {
                PassageKind::Heading => "passage is-heading",
                PassageKind::Subheading => "passage is-subheading",
                PassageKind::Paragraph => "passage",
            };
            ui.el("p", look, |ui| {
                ui.class_if(passage.in_selection, "in-selection");
                pieces(ui, document, links, passage);
            });
        });
    });
}

/// The paragraphs of a range; drawn anew are those in which the marks have changed.
fn each(
    ui: &mut Ui<'_>,
    document: &Budget,
    range: TextRange,
    line: Option<LineId>,
    draw: impl Fn(&mut Ui<'_>, &Passage),
) {
    let mark = ui.app.view.mark;
    let whole = [
        line.map_or(usize::MAX, |line| NodeId::index(line.node)),
        mark.map_or(0, |mark| mark.start() as usize),
        mark.map_or(0, |mark| mark.end() as usize),
    ];
    for one in paragraphs(document.source(), range) {
        let is_touched = is_touched(document, one, line, mark);
        let stamp = if is_touched { &whole[..] } else { &[] };
        ui.part(("passage", one.start() as usize), stamp, |ui| {
            draw(ui, &passage(document, one, line, mark));
        });
    }
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
