//! Projects and their sections.

use super::heading::{chinese_number, marker};
use super::{Outline, PROFILES, ProjectOutline, Section, SectionRole, title};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

/// A heading and its words take no more than this many bytes; a longer line is prose.
const LONGEST_HEADING: usize = 120;

/// Divides a document into projects and sections.
pub(crate) fn read(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Outline {
    let end = source.range().end();
    let mut building = Building::default();
    for range in source.paragraphs(source.range()) {
        match landmark(source, range) {
            Some(Landmark::Project(start)) => building.begin_project(range, start),
            Some(Landmark::Section(found)) => building.begin_section(range, found),
            None => {}
        }
    }
    let mut outline = Outline {
        title: None,
        body: None,
        fiscal_year: None,
        projects: building.finish(end),
    };
    let front = outline.projects.first().map_or(end, |p| p.range.start());
    if let Some(found) = title::find(source, TextRange::new(0, front)) {
        outline.title = Some(found.title);
        outline.body = found.body;
        outline.fiscal_year = Some(found.fiscal_year);
    }
    for project in &mut outline.projects {
        if let Some(name) = statement(source, project, SectionRole::Name) {
            project.name = Some(name);
        }
        project.implementer = statement(source, project, SectionRole::Implementer);
        unnumbered_headings(source, project, diagnostics);
    }
    if outline.projects.is_empty() {
        diagnostics.push(Diagnostic {
            kind: DiagnosticKind::NoProjects,
            range: TextRange::new(0, 0),
        });
    }
    outline
}

enum Landmark {
    Project(FoundProject),
    Section(FoundSection),
}

/// The words that begin a project.
#[derive(Default)]
struct FoundProject {
    heading: Option<TextRange>,
    /// The name that they give it.
    name: Option<Quote>,
    /// Only sections below it make a project of it: the same title may stand in a table of
    /// contents.
    is_title: bool,
}

struct FoundSection {
    role: SectionRole,
    heading: TextRange,
    /// Where the section's words begin: behind the heading, or behind the colon after it.
    content: u32,
}

/// The beginning of a project or section that a line holds.
fn landmark(source: &SourceText, line: TextRange) -> Option<Landmark> {
    let words = source.slice(line);
    // A heading that carries its content (一、项目名称：…) may be long, its words are not.
    let most = words
        .char_indices()
        .find(|(at, c)| *at > LONGEST_HEADING || matches!(c, ':' | '：'))
        .map_or(words.len(), |(at, c)| at + c.len_utf8());
    if most > LONGEST_HEADING + 4 {
        return None;
    }
    let folded = Folded::new(
        source,
        TextRange::new(line.start(), line.start() + most as u32),
    );
    let text = folded.text();
    if text.is_empty() {
        return None;
    }
    let (name, inline) = match text.strip_suffix(':') {
        Some(name) => (name, true),
        None => (text, false),
    };
    let number = marker(name).map_or(0, |m| m.len);
    for profile in PROFILES {
        let heading = Some(folded.source(0..name.len()));
        if starts_project(name, profile.project_starts) {
            let rest = TextRange::new(line.start() + most as u32, line.end());
            let name = source.quote(rest);
            let is_name = inline && !name.text().is_empty();
            return Some(Landmark::Project(FoundProject {
                heading,
                name: is_name.then_some(name),
                is_title: false,
            }));
        }
        if !inline && let Some(named) = titled(name, profile.project_titles) {
            let name = (!named.is_empty()).then(|| source.quote(folded.source(0..named.len())));
            return Some(Landmark::Project(FoundProject {
                heading,
                name,
                is_title: true,
            }));
        }
        for (role, wordings) in profile.headings {
            if wordings.contains(&&name[number..]) {
                let heading = folded.source(0..name.len());
                let content = if inline {
                    line.start() + most as u32
                } else {
                    heading.end()
                };
                return Some(Landmark::Section(FoundSection {
                    role: *role,
                    heading,
                    content,
                }));
            }
        }
    }
    None
}

/// 项目1. 项目一 项目2
fn starts_project(text: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| {
        text.strip_prefix(start).is_some_and(|rest| {
            let rest = match chinese_number(rest) {
                Some((_, len)) => &rest[len..],
                None => {
                    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                    if after.len() == rest.len() {
                        return false;
                    }
                    after
                }
            };
            rest.trim_end_matches(['.', '、', ':', '。']).is_empty()
        })
    })
}

/// The name in a project's title: 流动书车 in 流动书车经费情况说明.
fn titled<'a>(text: &'a str, titles: &[&str]) -> Option<&'a str> {
    let named = titles.iter().find_map(|title| text.strip_suffix(title))?;
    let is_title = marker(text).is_none() && !text.contains(['。', ',', ';', '“']);
    is_title.then_some(named)
}

#[derive(Default)]
struct Building {
    projects: Vec<ProjectOutline>,
    /// The last project began with a title and has no section yet.
    untried: bool,
}

impl Building {
    fn begin_project(&mut self, line: TextRange, start: FoundProject) {
        self.close(line.start());
        self.untried = start.is_title;
        self.projects.push(ProjectOutline {
            range: TextRange::new(line.start(), line.end()),
            heading: start.heading,
            name: start.name,
            implementer: None,
            sections: Vec::new(),
        });
    }

    fn begin_section(&mut self, line: TextRange, found: FoundSection) {
        let named_already = self
            .projects
            .last()
            .is_none_or(|project| project.section(SectionRole::Name).is_some());
        if found.role == SectionRole::Name && named_already {
            self.begin_project(line, FoundProject::default());
        }
        let Some(project) = self.projects.last_mut() else {
            return;
        };
        self.untried = false;
        close_section(project, line.start());
        project.sections.push(Section {
            role: found.role,
            heading: found.heading,
            content: TextRange::new(found.content, line.end().max(found.content)),
        });
    }

    /// What is open ends here.
    fn close(&mut self, end: u32) {
        if self.untried {
            self.projects.pop();
            self.untried = false;
        } else if let Some(project) = self.projects.last_mut() {
            project.range = TextRange::new(project.range.start(), end.max(project.range.start()));
            close_section(project, end);
        }
    }

    fn finish(mut self, end: u32) -> Vec<ProjectOutline> {
        self.close(end);
        self.projects
    }
}

fn close_section(project: &mut ProjectOutline, end: u32) {
    if let Some(section) = project.sections.last_mut() {
        let start = section.content.start();
        section.content = TextRange::new(start, end.max(start));
    }
}

/// What a section says in its first paragraph, without the full stop.
fn statement(source: &SourceText, project: &ProjectOutline, role: SectionRole) -> Option<Quote> {
    let content = project.section(role)?.content;
    let paragraph = source
        .paragraphs(content)
        .find(|paragraph| !source.slice(*paragraph).trim().is_empty())?;
    let words = source.slice(paragraph).trim_end();
    let words = words.trim_end_matches(['。', '.', '；', ';']);
    let quote = source.quote(TextRange::new(
        paragraph.start(),
        paragraph.start() + words.len() as u32,
    ));
    (!quote.text().is_empty()).then_some(quote)
}

/// Tells of headings without a number among headings with one.
fn unnumbered_headings(
    source: &SourceText,
    project: &ProjectOutline,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_numbered = |section: &&Section| {
        let folded = Folded::new(source, section.heading);
        marker(folded.text()).is_some()
    };
    let (numbered, bare): (Vec<&Section>, Vec<&Section>) =
        project.sections.iter().partition(is_numbered);
    if numbered.is_empty() {
        return;
    }
    diagnostics.extend(bare.into_iter().map(|section| Diagnostic {
        kind: DiagnosticKind::UnnumberedHeading,
        range: section.heading,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> (SourceText, Outline, Vec<Diagnostic>) {
        let source = SourceText::from_text(text).unwrap();
        let mut diagnostics = Vec::new();
        let outline = read(&source, &mut diagnostics);
        (source, outline, diagnostics)
    }

    #[test]
    fn sections_are_told_by_their_words() {
        let (source, outline, diagnostics) = outline(
            "某县图书馆2025年部门预算\n项目一：\n一、项目名称：流动书车。\n（二）立项依据\n依据甲。\n\
             项目实施内容\n到乡下去。\n六、资金安排情况\n3万元。\n项目2.\n一、项目名称\n讲座。\n",
        );
        assert_eq!(outline.body().unwrap().text(), "某县图书馆");
        let [first, second] = outline.projects() else {
            panic!("two projects: {outline:?}");
        };
        assert_eq!(first.name().unwrap().text(), "流动书车");
        assert_eq!(second.name().unwrap().text(), "讲座");
        let roles: Vec<_> = first.sections().iter().map(|s| s.role).collect();
        use SectionRole::{Basis, Content, Funding, Name};
        assert_eq!(roles, [Name, Basis, Content, Funding]);
        assert_eq!(source.slice(first.sections()[3].content).trim(), "3万元。");
        let unnumbered: Vec<_> = diagnostics
            .iter()
            .filter(|d| d.kind == DiagnosticKind::UnnumberedHeading)
            .map(|d| source.slice(d.range))
            .collect();
        assert_eq!(unnumbered, ["项目实施内容"]);
    }

    #[test]
    fn a_second_name_begins_a_second_project() {
        let (_, outline, _) = outline("一、项目名称\n甲\n二、立项依据\n乙\n一、项目名称\n丙");
        assert_eq!(outline.projects().len(), 2);
        assert!(outline.projects()[0].heading().is_none());
    }

    #[test]
    fn prose_is_no_heading() {
        let (_, outline, diagnostics) = outline("项目实施单位要认真组织。\n项目12个。");
        assert!(outline.projects().is_empty());
        assert_eq!(diagnostics[0].kind, DiagnosticKind::NoProjects);
    }
}
