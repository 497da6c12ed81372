//! What is said of a line or a project elsewhere: in a picture, in a citation.

use mingzhang::views::amount::number;
use mingzhang::views::evidence::sentence;
use mingzhang::views::summary::card;
use mingzhang::{LineId, NodeId};

use crate::app::App;
use crate::browser::{Caption, page_address};
use crate::labels::{Label, sentences, units};

impl App {
    /// What is written into a picture of the chart that shows.
    pub(super) fn caption(&self) -> Option<Caption> {
        let (document, lang) = (self.document()?, self.view.lang);
        let card = card(document, self.project()?, self.view.unit)?;
        let title = document.outline().title();
        let title = title.map_or(&*document.address, |title| title.text());
        let unit = units::name(self.view.unit, lang);
        let total = card.total.as_deref().unwrap_or_default();
        Some(Caption {
            total: [Label::Total.text(lang), " ", total, " ", unit].concat(),
            source: [Label::Source.text(lang), title, "  ", &page_address()].concat(),
            title: card.name,
        })
    }

    /// What the page shows in a few words, with its address: for a message.
    pub(super) fn in_words(&self) -> String {
        let mut words = self.name().unwrap_or_default().to_owned();
        let line = self.view.line.as_ref().and(self.selected());
        let amount = self
            .document()
            .zip(self.project())
            .and_then(|(document, project)| {
                let node = line.unwrap_or(NodeId::ROOT);
                let node = document.node(LineId { project, node })?;
                let number = number(node.amount(), self.view.unit)?;
                let label = line.map_or("", |_| node.label().text());
                let gap = if label.is_empty() { "" } else { " " };
                Some([gap, label, " ", &number, self.view.unit.name()].concat())
            });
        // What is compared has no one amount.
        if self.view.against.is_none() {
            words += &amount.unwrap_or_default();
        }
        if let Some(body) = self.document().and_then(|it| it.outline().title())
            && self.project().is_some()
        {
            words = [body.text(), "\n", &words].concat();
        }
        [&words, "\n", &page_address()].concat()
    }

    /// A line's sentence, with the document, the project and the section that it stands in and the
    /// address of the page.
    pub(super) fn citation(&self, line: LineId) -> Option<String> {
        let document = self.document()?;
        let source = document.source();
        let project = document.project(line.project)?;
        let at = document.node(line)?.evidence();
        let mut sections = project.outline().sections().iter();
        let section = sections.find(|section| section.content.contains(at));
        let section = section.map(|section| source.quote(section.heading));
        let place = source.places().at(at.start());
        let place = place.map(|place| sentences::place_in_file(self.view.lang, place));
        let title = document.outline().title();
        Some(sentences::citation(
            self.view.lang,
            [
                title.map_or(&document.address, |title| title.text()),
                project.funding().root().label().text(),
            ],
            &[
                section.as_ref().map_or("", |section| section.text()),
                place.as_deref().unwrap_or_default(),
            ],
            sentence(document, line)?.text(),
            &page_address(),
        ))
    }
}
