//! Projects and their sections.

use super::heading::Numbering;
use super::heading::marker;
use super::landmark::{FoundProject, FoundSection, LONGEST_NAME, Landmark, landmark, title_name};
use super::{Outline, PROFILES, ProjectOutline, Section, SectionRole, statement, title};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::limits::Limits;
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

/// Divides a document into projects and sections.
pub(crate) fn read(
    source: &SourceText,
    limits: &Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Outline {
    let end = source.range().end();
    let mut building = Building::default();
    let mut folded = Folded::default();
    let mut is_cut = false;
    for range in source.paragraphs(source.range()) {
        if building.projects.len() > limits.projects {
            // What began last is one too many; those before it are closed.
            let last = building.projects.pop();
            let start = last.map_or(range.start(), |last| last.range.start());
            diagnostics.push(Diagnostic {
                kind: DiagnosticKind::TooDense,
                range: TextRange::new(start, end),
            });
            is_cut = true;
            break;
        }
        match landmark(source, range, &mut folded) {
            Some(Landmark::Project(start)) if building.divides_project(&start) => {
                building.see(source, range);
            }
            Some(Landmark::Project(start)) => building.begin_project(range, start),
            Some(Landmark::Section(_)) if building.is_in_rows(source, range) => {}
            Some(Landmark::Section(found)) => building.begin_section(source, range, found),
            Some(Landmark::Table) => building.begin_table(source, range),
            None => building.see(source, range),
        }
    }
    if !is_cut {
        building.close(end);
    }
    diagnostics.append(&mut building.unnumbered);
    let mut outline = Outline {
        title: None,
        body: None,
        fiscal_year: None,
        statement: None,
        projects: building.projects,
    };
    let front = outline.projects.first().map_or(end, |p| p.range.start());
    if let Some(found) = title::find(source, TextRange::new(0, front)) {
        outline.title = Some(found.title);
        outline.body = found.body;
        outline.fiscal_year = Some(found.fiscal_year);
    }
    outline.statement = statement::find(source, TextRange::new(0, front));
    for project in &mut outline.projects {
        // A table behind the money may name the project in its own way.
        let is_ahead = |section: &&Section| section.role == SectionRole::Funding;
        let first = project
            .sections
            .iter()
            .find(|it| is_ahead(it) && project.name.is_some() || it.role == SectionRole::Name);
        if first.is_some_and(|section| section.role == SectionRole::Name)
            && let Some(name) = first_words(source, project, SectionRole::Name)
        {
            project.name = Some(name);
        }
        project.implementer = first_words(source, project, SectionRole::Implementer);
    }
    if outline.projects.is_empty() && outline.statement.is_none() {
        outline.projects.extend(whole_text(source));
    }
    if outline.projects.is_empty() && outline.statement.is_none() {
        diagnostics.push(Diagnostic {
            kind: DiagnosticKind::NoProjects,
            range: TextRange::new(0, 0),
        });
    }
    outline
}

/// A text without headings that is one funding section: an account note, in traditional
/// characters and in 千元.
fn whole_text(source: &SourceText) -> Option<ProjectOutline> {
    const LEADING: usize = 3;
    if !source.is_traditional() {
        return None;
    }
    let whole = source.range();
    let (mut name, mut is_note) = (None, false);
    for paragraph in source.paragraphs(whole).take(LEADING) {
        let folded = Folded::new(source, paragraph);
        let words = PROFILES.iter().flat_map(|profile| profile.whole_texts);
        let place = |word: &&str| {
            let at = folded.text().find(word)?;
            Some(folded.source(at..at + word.len()))
        };
        name = name.or_else(|| words.filter_map(place).min());
        is_note |= name.is_some() || folded.text().contains("千元");
    }
    is_note.then(|| ProjectOutline {
        range: whole,
        heading: None,
        name: name.map(|range| source.quote(range)),
        implementer: None,
        sections: vec![Section {
            role: SectionRole::Funding,
            heading: TextRange::new(0, 0),
            content: whole,
        }],
    })
}

#[derive(Default)]
struct Building {
    projects: Vec<ProjectOutline>,
    /// How the sections of the last project are numbered.
    numberings: Vec<Option<Numbering>>,
    /// What is to be told of headings without a number.
    unnumbered: Vec<Diagnostic>,
    /// The last project began with a title and has no section yet.
    untried: bool,
    /// Words of their own begin projects, and so sections that come again do not.
    has_starts: bool,
    /// A line before the next section that may name a project.
    title: Option<TextRange>,
    /// What stands here is a table: only a number makes a heading of its words.
    in_table: bool,
}

impl Building {
    /// A paragraph that begins nothing.
    fn see(&mut self, source: &SourceText, line: TextRange) {
        let words = source.slice(line).trim();
        if words.is_empty() {
            return;
        }
        let ends = ['。', '；', '：', ':', ';', '，', ',', '！', '？'];
        let is_title =
            words.len() <= LONGEST_NAME && !words.ends_with(ends) && !words.contains(ends);
        self.title = is_title.then_some(line);
    }

    /// Whether a numbered title is a heading inside the project that is open: projects are numbered
    /// above their sections (一、 above （一）).
    fn divides_project(&self, start: &FoundProject) -> bool {
        start.numbering.is_some_and(|numbering| {
            !self.numberings.is_empty()
                && (numbering != Numbering::Chinese
                    || self.numberings.contains(&Some(Numbering::Chinese)))
        })
    }

    /// Whether a line is a row of a table of money, whose cells may be named as sections are.
    fn is_in_rows(&self, source: &SourceText, line: TextRange) -> bool {
        let open = self
            .projects
            .last()
            .and_then(|project| project.sections.last());
        let words = source.slice(line).trim();
        open.is_some_and(|open| open.role == SectionRole::Funding)
            && !self.in_table
            && words.contains(['\t', '|', '｜'])
            && marker(words).is_none()
    }

    /// A table belongs to no section before it, unless it divides the money of one that is open.
    fn begin_table(&mut self, source: &SourceText, line: TextRange) {
        let at = line.start();
        let open = self
            .projects
            .last()
            .and_then(|project| project.sections.last());
        if !self.in_table
            && open.is_some_and(|open| open.role == SectionRole::Funding)
            && divides_money(source.slice(line))
        {
            return;
        }
        if let Some(project) = self.projects.last_mut().filter(|_| !self.in_table) {
            close_section(project, at);
        }
        self.in_table = true;
        self.title = None;
    }

    fn begin_project(&mut self, line: TextRange, start: FoundProject) {
        self.close(line.start());
        self.in_table = false;
        self.untried = start.is_title;
        self.has_starts |= start.heading.is_some();
        self.title = None;
        self.numberings.clear();
        self.projects.push(ProjectOutline {
            range: TextRange::new(line.start(), line.end()),
            heading: start.heading,
            name: start.name,
            implementer: None,
            sections: Vec::new(),
        });
    }

    fn begin_section(&mut self, source: &SourceText, line: TextRange, found: FoundSection) {
        use SectionRole::{Basis, Name, Overview};
        if self.in_table && !found.is_numbered {
            return;
        }
        let title = self.title.take();
        let comes_again = self
            .projects
            .last()
            .is_none_or(|project| project.section(found.role).is_some());
        // Without words of their own projects begin with the section that they begin with.
        let begins = match found.role {
            Name => true,
            Overview | Basis => !self.has_starts && !self.untried,
            _ => false,
        };
        if begins && comes_again {
            let title = title.filter(|_| found.role != Name);
            let start = title.unwrap_or(line);
            let start = TextRange::new(start.start(), line.end());
            let name = title.map(|title| title_name(source, title));
            self.begin_project(
                start,
                FoundProject {
                    heading: None,
                    name: name.filter(|name| !name.text().is_empty()),
                    is_title: false,
                    numbering: None,
                },
            );
        }
        let Some(project) = self.projects.last_mut() else {
            return;
        };
        self.untried = false;
        if let Some(open) = project.sections.last()
            && is_inside_funding(open, self.numberings.last().copied().flatten(), &found)
        {
            return;
        }
        if !std::mem::replace(&mut self.in_table, false) {
            close_section(project, line.start());
        }
        self.numberings.push(found.numbering);
        project.sections.push(Section {
            role: found.role,
            heading: found.heading,
            content: TextRange::new(found.content, line.end().max(found.content)),
        });
    }

    /// What is open ends here.
    fn close(&mut self, end: u32) {
        // What began without a start of its own is a project only where it has money.
        let is_bare = self.projects.last().is_some_and(|project| {
            project.heading.is_none()
                && (self.has_starts || project.section(SectionRole::Name).is_none())
                && project.section(SectionRole::Funding).is_none()
        });
        if self.untried || is_bare {
            self.projects.pop();
            self.untried = false;
        } else if let Some(project) = self.projects.last_mut() {
            project.range = TextRange::new(project.range.start(), end.max(project.range.start()));
            if !self.in_table {
                close_section(project, end);
            }
            // Headings without a number among headings with one.
            if self.numberings.iter().any(Option::is_some) {
                let sections = project.sections.iter().zip(&self.numberings);
                let bare = sections.filter(|(_, numbering)| numbering.is_none());
                self.unnumbered.extend(bare.map(|(section, _)| Diagnostic {
                    kind: DiagnosticKind::UnnumberedHeading,
                    range: section.heading,
                }));
            }
        }
    }
}

/// Whether the title of a table says that it divides a project's money: 资金安排明细表.
fn divides_money(title: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "绩效",
        "部门",
        "收支",
        "总表",
        "申报",
        "批复",
        "自评",
        "填报",
        "公共",
        "三公",
        "采购",
        "单位预算",
    ];
    const MONEY: [&str; 10] = [
        "资金",
        "经费",
        "费用",
        "预算明细",
        "明细",
        "测算",
        "支出",
        "预算安排",
        "项目预算",
        "投资",
    ];
    MONEY.iter().any(|word| title.contains(word)) && !OTHERS.iter().any(|word| title.contains(word))
}

/// Whether a heading divides the section on funding that is open: （二）预算明细 in 六、资金安排.
fn is_inside_funding(open: &Section, numbering: Option<Numbering>, found: &FoundSection) -> bool {
    let numberings = (numbering, found.numbering);
    open.role == SectionRole::Funding
        && (found.role == SectionRole::Funding
            || matches!(numberings, (Some(open), Some(found)) if open != found))
}

fn close_section(project: &mut ProjectOutline, end: u32) {
    if let Some(section) = project.sections.last_mut() {
        let start = section.content.start();
        section.content = TextRange::new(start, end.max(start));
    }
}

/// What a section says in its first paragraph, without the full stop.
fn first_words(source: &SourceText, project: &ProjectOutline, role: SectionRole) -> Option<Quote> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> (SourceText, Outline, Vec<Diagnostic>) {
        let source = SourceText::from_text(text).unwrap();
        let mut diagnostics = Vec::new();
        let outline = read(&source, &Limits::of(0), &mut diagnostics);
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

    fn named(text: &str) -> Vec<(String, Vec<SectionRole>)> {
        let (_, outline, _) = outline(text);
        let read = |project: &ProjectOutline| {
            let name = project.name().map_or("", Quote::text).to_owned();
            (name, project.sections().iter().map(|it| it.role).collect())
        };
        outline.projects().iter().map(read).collect()
    }

    #[test]
    fn headings_have_many_wordings() {
        use SectionRole::{Basis, Content, Funding, Implementer, Name, Outcome, Overview, Plan};
        let roles = vec![Basis, Implementer, Content, Funding, Plan, Outcome];
        for text in [
            "（一）讲座项目\n1.设立依据\n甲\n2.责任单位\n乙\n3.主要内容\n丙\n4.经费预算\n2万元\n\
             5.项目期限\n丁\n6.预期效益\n戊\n",
            "项目一、讲座项目\n政策依据：甲\n项目单位：乙\n建设内容：丙\n2026年度预算安排情况：2万元\n\
             起止时间：丁\n绩效目标及指标：戊\n",
            "讲座项目\n【立项背景及依据】\n甲\n【实施主体】\n乙\n【工作内容】\n丙\n【项目预算】\n\
             2万元\n【项目周期】\n丁\n【总体目标】\n戊\n",
        ] {
            let mut expected = vec![("讲座项目".to_owned(), roles.clone())];
            assert_eq!(named(text), expected, "{text}");
            expected.extend(expected.clone());
            assert_eq!(named(&[text, text].concat()), expected, "{text}");
        }
        let spaces = "项目1.\n一、项目名称　讲座\n二、项目概况\n甲\n三、资金安排 2万元\n";
        let expected = [("讲座".to_owned(), vec![Name, Overview, Funding])];
        assert_eq!(named(spaces), expected);
    }

    #[test]
    fn a_table_is_no_project() {
        let text = "讲座经费情况说明\n一、项目概述\n甲\n六、年度预算安排\n2万元\n七、绩效目标\n\
                    详见绩效目标表\n项目支出绩效目标申报表\n项目名称 讲座 项目类别 常年\n项目资金\n（元）\n";
        use SectionRole::{Funding, Outcome, Overview};
        let expected = [("讲座".to_owned(), vec![Overview, Funding, Outcome])];
        assert_eq!(named(text), expected);
    }

    #[test]
    fn a_second_name_begins_a_second_project() {
        let (_, outline, _) = outline("一、项目名称\n甲\n二、立项依据\n乙\n一、项目名称\n丙");
        assert_eq!(outline.projects().len(), 2);
        assert!(outline.projects()[0].heading().is_none());
    }

    #[test]
    fn headings_inside_the_section_on_funding_divide_it() {
        let (source, outline, _) = outline(
            "项目1.\n一、项目名称\n甲\n六、资金安排情况\n（一）资金规模\n3万元。\n（二）具体内容\n购书3万元。\n\
             经费测算：1人3万元。\n七、实施计划\n全年。\n",
        );
        let sections = outline.projects()[0].sections();
        let roles: Vec<_> = sections.iter().map(|s| s.role).collect();
        use SectionRole::{Funding, Name, Plan};
        assert_eq!(roles, [Name, Funding, Plan]);
        assert!(source.slice(sections[1].content).contains("经费测算"));
    }

    #[test]
    fn projects_are_numbered_above_their_sections() {
        use SectionRole::{Basis, Funding, Overview};
        let project = |number, name| {
            format!(
                "{number}、{name}经费情况说明\n（一）项目概述\n甲\n（二）立项依据\n乙\n\
                 （三）年度预算安排\n2万元\n"
            )
        };
        let text = [
            "第二部分 项目经费情况说明\n".to_owned(),
            project("一", "流动书车"),
            project("二", "古籍修复"),
        ];
        let expected =
            ["流动书车", "古籍修复"].map(|name| (name.to_owned(), vec![Overview, Basis, Funding]));
        assert_eq!(named(&text.concat()), expected);
        // Below sections that are numbered alike, such a title is a heading of the project's own.
        let inside = "流动书车经费情况说明\n一、项目概述\n甲\n二、立项依据\n乙\n\
                      三、往年经费情况说明\n丙\n六、年度预算安排\n2万元\n";
        assert_eq!(named(inside).len(), 1);
    }

    #[test]
    fn prose_is_no_heading() {
        let (_, outline, diagnostics) = outline("项目实施单位要认真组织。\n项目12个。");
        assert!(outline.projects().is_empty());
        assert_eq!(diagnostics[0].kind, DiagnosticKind::NoProjects);
    }
}
