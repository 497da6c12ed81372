//! Words with figures or names in them.

use mingzhang::Status;
use mingzhang::source::Place;
use mingzhang::views::compare::{ComparedDocuments, Direction};
use mingzhang::views::filter::Found;
use mingzhang::views::summary::Summary;

use super::Lang;

/// `1 part`, `2 parts`.
fn counted(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// The title of the browser's window.
pub(crate) fn page_title(lang: Lang, name: Option<&str>) -> String {
    let brand = lang.pick("明账", "明账 Mingzhang");
    match name {
        Some(name) => [name, " · ", brand].concat(),
        None => brand.to_owned(),
    }
}

pub(crate) fn projects(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{number} 个项目"),
        Lang::En => counted(number, "project", "projects"),
    }
}

pub(crate) fn project_number(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("项目 {number}"),
        Lang::En => format!("Project {number}"),
    }
}

pub(crate) fn project_of(lang: Lang, number: u32, count: usize) -> String {
    match lang {
        Lang::Zh => format!("项目 {number} / {count}"),
        Lang::En => format!("Project {number} of {count}"),
    }
}

/// How many sums of money are in a text.
pub(crate) fn sums(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{number} 处金额"),
        Lang::En => counted(number, "sum of money", "sums of money"),
    }
}

pub(crate) fn checks(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{number} 项核对"),
        Lang::En => counted(number, "check", "checks"),
    }
}

pub(crate) fn more(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("再看其余 {number} 项"),
        Lang::En => format!("{number} more"),
    }
}

/// How far a project is broken down.
pub(crate) fn parts(lang: Lang, parts: usize, lines: usize) -> String {
    match lang {
        Lang::Zh if parts == lines => format!("{parts} 项"),
        Lang::Zh => format!("{parts} 项，细分到 {lines} 行"),
        Lang::En if parts == lines => counted(parts, "part", "parts"),
        Lang::En => format!("{} in {lines} lines", counted(parts, "part", "parts")),
    }
}

/// How the figure for the whole document came about.
pub(crate) fn grand_total(lang: Lang, summary: &Summary) -> String {
    let projects = summary.cards.len();
    let stated = summary.projects_with_stated_total;
    match (summary.total_status, lang) {
        (Status::Stated, _) => lang
            .pick("文件载明总额", "Total stated by the document")
            .to_owned(),
        (Status::Derived, Lang::Zh) => {
            format!("文件未载明总额；由 {projects} 个项目相加，其中 {stated} 个载明总额")
        }
        (Status::Derived, Lang::En) => format!(
            "The document states no grand total; added up from {}, of which {stated} state theirs",
            counted(projects, "project", "projects"),
        ),
        (Status::NotStated, Lang::Zh) => "有项目未载明金额，总额无法相加".to_owned(),
        (Status::NotStated, Lang::En) => {
            "A project states no amount, so there is no sum to show".to_owned()
        }
    }
}

/// Lines that were looked at alone, and what they come to in a unit.
pub(crate) fn found(lang: Lang, found: &Found, unit: &str) -> String {
    let number = found.lines.len();
    let mut words = match lang {
        Lang::Zh => format!("符合 {number} 行"),
        Lang::En => counted(number, "line", "lines"),
    };
    if let Some(sum) = &found.sum {
        words += &match lang {
            Lang::Zh => format!("，合计 {sum} {unit}"),
            Lang::En => format!(", together {sum} {unit}"),
        };
    }
    let within = number - found.counted;
    if within > 0 {
        words += &match lang {
            Lang::Zh => format!("；{within} 行的钱已在别的行里，或可能重叠，不重复相加"),
            Lang::En => format!("; {within} in other lines, or possibly so, not added again"),
        };
    }
    if found.unstated > 0 {
        let unstated = found.unstated;
        words += &match lang {
            Lang::Zh => format!("；{unstated} 行未载明金额，不在合计内"),
            Lang::En => format!("; {unstated} without an amount, left out"),
        };
    }
    words
}

/// A fiscal year.
pub(crate) fn year(lang: Lang, year: u16) -> String {
    match lang {
        Lang::Zh => format!("{year}年"),
        Lang::En => year.to_string(),
    }
}

/// What two documents come to, and how their projects changed.
pub(crate) fn two_documents(
    lang: Lang,
    [left, right]: [&str; 2],
    compared: &ComparedDocuments,
    unit: &str,
) -> String {
    let mut words = match (&compared.totals, &compared.difference.change, lang) {
        ([Some(before), Some(after)], Some(change), Lang::Zh) => {
            format!("项目资金{left}共 {before} {unit}，{right}共 {after} {unit}，相差 {change}")
        }
        ([Some(before), Some(after)], Some(change), Lang::En) => {
            format!("Projects come to {before} in {left} and {after} in {right} ({unit}): {change}")
        }
        ([Some(both), Some(_)], None, Lang::Zh) => {
            format!("项目资金两份都是 {both} {unit}")
        }
        ([Some(both), Some(_)], None, Lang::En) => {
            format!("Projects come to {both} ({unit}) in both")
        }
        (_, _, Lang::Zh) => "有项目未载明金额，总额无从比较".to_owned(),
        (_, _, Lang::En) => {
            "A project states no amount, so the totals cannot be compared".to_owned()
        }
    };
    if let Some(percent) = &compared.difference.percent {
        let (open, close) = lang.pick(("（", "）"), (" (", ")"));
        words += &[open, percent, close].concat();
    }
    let (mut before, end) = lang.pick(("。项目中 ", "。"), (". Of the projects, ", "."));
    for direction in Direction::ALL {
        let count = compared.count(direction);
        if count > 0 {
            let (zh, en) = match direction {
                Direction::More => ("增加", "grew"),
                Direction::Less => ("减少", "shrank"),
                Direction::Same => ("不变", "stayed the same"),
                Direction::OnlyRight => ("新列", "came new"),
                Direction::OnlyLeft => ("不再列", "are gone"),
                Direction::Unknown => ("未载明金额", "state no amount"),
            };
            words += before;
            words += &match lang {
                Lang::Zh => format!("{count} 个{zh}"),
                Lang::En => format!("{count} {en}"),
            };
            before = lang.pick("，", ", ");
        }
    }
    words + end
}

/// How much was found, of which `shown` are listed.
pub(crate) fn hits(lang: Lang, count: usize, shown: usize) -> String {
    match (lang, count) {
        (Lang::Zh, 0) => "没有找到。可以换个说法，或只输入其中几个字。".to_owned(),
        (Lang::En, 0) => "Nothing found. Try other words, or fewer.".to_owned(),
        (Lang::Zh, _) if count > shown => format!("找到 {count} 处，先列 {shown} 处"),
        (Lang::En, _) if count > shown => format!("{count} found, the first {shown} listed"),
        (Lang::Zh, _) => format!("找到 {count} 处"),
        (Lang::En, _) => format!("{count} found"),
    }
}

/// Lines of a chart that are too thin to be drawn one by one.
pub(crate) fn group(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{number} 项小额合计"),
        Lang::En => format!("{number} small lines together"),
    }
}

/// The same where there is little room.
pub(crate) fn group_short(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{number} 项"),
        Lang::En => format!("{number} more"),
    }
}

/// Said aloud when a line is selected.
pub(crate) fn selected(lang: Lang, label: &str, amount: &str) -> String {
    match lang {
        Lang::Zh => format!("已选中：{label}，{amount}"),
        Lang::En => format!("Selected: {label}, {amount}"),
    }
}

/// A link to a row of the table.
pub(crate) fn to_line(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Zh => format!("在表中看“{label}”"),
        Lang::En => format!("See “{label}” in the table"),
    }
}

/// A page or a paragraph of the file that the text was taken from.
pub(crate) fn place_in_file(lang: Lang, place: Place) -> String {
    match (place, lang) {
        (Place::Page(number), Lang::Zh) => format!("第 {number} 页"),
        (Place::Page(number), Lang::En) => format!("page {number}"),
        (Place::Paragraph(number), Lang::Zh) => format!("第 {number} 段"),
        (Place::Paragraph(number), Lang::En) => format!("paragraph {number}"),
    }
}

/// Where a sentence stands, for whoever quotes it: the document, the project, and the section and
/// the place in the file, where there are such.
pub(crate) fn citation(
    lang: Lang,
    [title, project]: [&str; 2],
    within: &[&str],
    sentence: &str,
    address: &str,
) -> String {
    let comma = lang.pick("，", ", ");
    let mut place = project.to_owned();
    for part in within.iter().filter(|part| !part.is_empty()) {
        place.push_str(comma);
        place.push_str(part);
    }
    match lang {
        Lang::Zh => format!("“{sentence}”——《{title}》，{place}。{address}"),
        Lang::En => format!("“{sentence}” — {title}, {place}. {address}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_says_where_its_words_stand() {
        let said = |section| {
            let page = place_in_file(Lang::Zh, Place::Page(3));
            citation(
                Lang::Zh,
                ["某局2024年部门预算", "书车"],
                &[section, &page],
                "购书2万元；",
                "http://x/#p=1",
            )
        };
        assert_eq!(
            said("六、资金安排情况"),
            "“购书2万元；”——《某局2024年部门预算》，书车，六、资金安排情况，第 3 页。http://x/#p=1"
        );
        assert_eq!(
            said(""),
            "“购书2万元；”——《某局2024年部门预算》，书车，第 3 页。http://x/#p=1"
        );
    }
}
