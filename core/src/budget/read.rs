//! The stages, one after the other.

use super::Budget;
use crate::amounts::{ClauseRole, Mention, NumeralKind, Role, by_words, scan};
use crate::checks;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::facets;
use crate::funding::{self, ProjectId, Subject};
use crate::order;
use crate::outline::{self, Outline, ProjectOutline, SectionRole};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

pub(super) fn read(source: SourceText) -> Budget {
    let mut diagnostics = Vec::new();
    let outline = outline::read(&source, &mut diagnostics);
    let fiscal_year = outline.fiscal_year.map(|found| found.year);
    let mut mentions = Vec::new();
    let mut trees = Vec::with_capacity(outline.projects.len());
    let mut checks = Vec::new();
    let mut facets = Vec::new();
    // Everything before this byte is read.
    let mut done = 0;
    for (id, project) in (0..).map(ProjectId).zip(&outline.projects) {
        scan_prose(&source, done..project.range.start(), None, &mut mentions);
        done = project.range.start();
        let first_mention = mentions.len();
        let here = Some((id, project));
        let section = project.section(SectionRole::Funding).map(|s| s.content);
        if let Some(section) = section {
            scan_prose(&source, done..section.start(), here, &mut mentions);
            done = section.end();
        }
        let (name, name_is_borrowed) = name(&source, &outline, project, &mut diagnostics);
        let subject = Subject {
            id,
            name,
            name_is_borrowed,
            section,
            mentions_before: mentions.len(),
        };
        let mut reading = funding::read(&source, &subject, &mut diagnostics);
        mentions.append(&mut reading.mentions);
        scan_prose(&source, done..project.range.end(), here, &mut mentions);
        done = project.range.end();
        checks::check(
            &checks::Subject {
                source: &source,
                project: id,
                extent: project.range,
                funding: section,
                tree: &reading.tree,
                prices: &reading.prices,
                mentions: &mentions,
                own_mentions: first_mention..mentions.len(),
            },
            &mut checks,
        );
        facets::find(&source, id, &reading.tree, fiscal_year, &mut facets);
        trees.push(reading.tree);
    }
    scan_prose(&source, done..source.range().end(), None, &mut mentions);
    order::sort(&mut diagnostics, |a, b| a.range.cmp(&b.range));
    Budget {
        source,
        outline,
        mentions,
        funding: trees,
        checks,
        facets,
        diagnostics,
    }
}

/// A project's name; without one, what begins it or whose budget it is in.
fn name(
    source: &SourceText,
    outline: &Outline,
    project: &ProjectOutline,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Quote, bool) {
    if let Some(name) = &project.name {
        return (name.clone(), false);
    }
    diagnostics.push(Diagnostic {
        kind: DiagnosticKind::NoProjectName,
        range: project.heading.unwrap_or(project.range),
    });
    // 项目2. tells a project from the others; a bare title does not, and the body's name does.
    let heading = project.heading.map(|heading| source.quote(heading));
    let has_number = |heading: &Quote| heading.text().contains(char::is_numeric);
    let borrowed = heading
        .clone()
        .filter(has_number)
        .or_else(|| outline.body.clone())
        .or(heading)
        .unwrap_or_else(|| {
            let start = project.range.start();
            source.quote(TextRange::new(start, start))
        });
    (borrowed, true)
}

/// The sums of money outside funding sections: what their clause says, or context.
fn scan_prose(
    source: &SourceText,
    range: std::ops::Range<u32>,
    project: Option<(ProjectId, &ProjectOutline)>,
    mentions: &mut Vec<Mention>,
) {
    let region = TextRange::new(range.start, range.end.max(range.start));
    for range in source.paragraphs(region) {
        if !source
            .slice(range)
            .contains(['元', '圆', '万', '亿', '萬', '億'])
        {
            continue;
        }
        let folded = Folded::new(source, range);
        let text = folded.text();
        let mut from = 0;
        for numeral in scan(text) {
            let NumeralKind::Money(written) = numeral.kind else {
                continue;
            };
            let said = by_words(&text[from..numeral.range.start], &text[numeral.range.end..]);
            let range = folded.source(numeral.range.clone());
            let section = project.and_then(|(_, outline)| {
                outline
                    .sections
                    .iter()
                    .find(|section| section.content.contains(range))
            });
            mentions.push(Mention {
                range,
                written,
                role: match said {
                    Some(ClauseRole::Aside(role)) => role,
                    Some(ClauseRole::Closing) | None => Role::Context,
                },
                project: project.map(|(id, _)| id),
                section: section.map(|section| section.role),
                line: None,
            });
            from = numeral.range.end;
        }
    }
}
