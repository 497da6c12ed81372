//! `page`: the document as HTML that needs no script: headings, the breakdown, the official text.
//!
//! The explorer's page carries it until the explorer is there, and whenever it cannot be. Its
//! classes are those of the explorer's style sheet.

use mingzhang::views::evidence::{Passage, PassageKind, outside, passages};
use mingzhang::views::outline::{self, Row};
use mingzhang::views::summary::{self, ProjectCard, Summary};
use mingzhang::{Budget, Relation, Status, TextRange, Unit};

/// The unit of every figure; a document that would want another is rare, and each figure shows its
/// own precision.
const UNIT: Unit = Unit::Wanyuan;

/// Levels that are moved in; deeper ones stand as far in as the last.
const DEEPEST: usize = 4;

/// The document as one `<article>`.
pub(crate) fn html(budget: &Budget) -> String {
    let summary = summary::summary(budget, UNIT);
    let mut page = Page::default();
    page.raw("<article class=\"page printed\" lang=\"zh-CN\"><div class=\"wrap\">\n");
    head(&mut page, budget, &summary);
    for card in summary.statement.iter().chain(&summary.cards) {
        project(&mut page, budget, card);
    }
    others(&mut page, budget, summary.cards.is_empty());
    page.raw("</div></article>\n");
    page.0
}

fn head(page: &mut Page, budget: &Budget, summary: &Summary) {
    let title = summary.title.as_ref().or(summary.body.as_ref());
    page.raw("<div class=\"page-head\"><div>");
    page.raw("<h1 id=\"printed-title\">");
    page.text(title.map_or("未载标题的文件", String::as_str));
    page.raw("</h1>");
    page.raw("<p class=\"meta\">");
    for words in [
        format!("{} 个项目", summary.cards.len()),
        format!("{} 处金额", budget.mentions().len()),
        format!("{} 项核对", summary.tally.total()),
    ] {
        page.element("span", &words);
    }
    page.raw("</p></div><div class=\"total\">");
    page.raw(&format!(
        "<p class=\"total-origin\">{}</p>",
        origin(summary)
    ));
    page.raw("<p class=\"total-figure\">");
    match &summary.total {
        Some(total) => {
            page.raw("<span class=\"num\">");
            page.text(total);
            page.raw("</span>");
            page.element("small", UNIT.name());
        }
        None => page.raw("<span class=\"not-stated\">未载明</span>"),
    }
    page.raw("</p></div></div>\n");
}

/// How the figure for the whole document came about.
fn origin(summary: &Summary) -> String {
    let projects = summary.cards.len();
    let stated = summary.projects_with_stated_total;
    match summary.total_status {
        Status::Stated => "文件载明总额".to_owned(),
        Status::Derived => {
            format!("文件未载明总额；由 {projects} 个项目相加，其中 {stated} 个载明总额")
        }
        Status::NotStated => "有项目未载明金额，总额无法相加".to_owned(),
    }
}

/// The breakdown of one project, and its text.
fn project(page: &mut Page, budget: &Budget, card: &ProjectCard) {
    page.raw("<section class=\"card\"><h2>");
    page.text(&card.name);
    page.raw("<span class=\"aside\">单位：");
    page.text(UNIT.name());
    page.raw("</span></h2><table><thead><tr>");
    for head in ["用途", "金额", "占项目"] {
        page.raw("<th scope=\"col\">");
        page.text(head);
        page.raw("</th>");
    }
    page.raw("</tr></thead><tbody>\n");
    for line in outline::rows(budget, card.project, outline::Shown::all(), None, UNIT) {
        row(page, &line);
    }
    page.raw("</tbody><tfoot>");
    if let Some(total) = outline::total_row(budget, card.project, None, UNIT) {
        row(page, &total);
    }
    page.raw("</tfoot></table>\n");
    if let Some(project) = budget.project(card.project) {
        page.raw("<details><summary>原文</summary>\n");
        text(page, budget, project.outline().range());
        page.raw("</details>");
    }
    page.raw("</section>\n");
}

fn row(page: &mut Page, row: &Row) {
    let depth = row.depth.min(DEEPEST);
    page.raw(&format!("<tr><th scope=\"row\" class=\"depth-{depth}\">"));
    if row.relation == Relation::OfWhich {
        page.raw("其中 ");
    }
    page.text(if row.depth == 0 { "合计" } else { &row.label });
    page.raw("</th><td>");
    match (&row.amount, row.status) {
        (Some(amount), Status::Derived) => {
            page.raw("<i>推算</i> ");
            page.text(amount);
        }
        (Some(amount), _) => page.text(amount),
        (None, _) => page.raw("未载明"),
    }
    page.raw("</td><td>");
    page.text(row.share.as_deref().unwrap_or_default());
    page.raw("</td></tr>\n");
}

/// What stands outside of all projects.
fn others(page: &mut Page, budget: &Budget, is_all: bool) {
    let ranges = outside(budget);
    if ranges.is_empty() {
        return;
    }
    page.raw("<section class=\"card\">");
    page.element(
        "h2",
        if is_all {
            "全文"
        } else {
            "项目之外的原文"
        },
    );
    page.raw("<details><summary>原文</summary>\n");
    for range in ranges {
        text(page, budget, range);
    }
    page.raw("</details></section>\n");
}

fn text(page: &mut Page, budget: &Budget, range: TextRange) {
    for Passage { kind, pieces, .. } in passages(budget, range, None, None) {
        let tag = match kind {
            PassageKind::Heading => "h3",
            PassageKind::Subheading => "h4",
            PassageKind::Paragraph => "p",
        };
        let words: String = pieces.iter().map(|piece| &*piece.text).collect();
        page.element(tag, &words);
        page.raw("\n");
    }
}

/// HTML as it is written down.
#[derive(Default)]
struct Page(String);

impl Page {
    /// HTML of our own.
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// Words of a document: whatever is in them is words.
    fn text(&mut self, words: &str) {
        for character in words.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '\0' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }

    fn element(&mut self, tag: &str, words: &str) {
        self.raw(&format!("<{tag}>"));
        self.text(words);
        self.raw(&format!("</{tag}>"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "甲局2025年部门预算重点领域财政项目文本\n项目1.\n一、项目名称\n<script>alert(1)</script>购书&\n六、资金安排情况\n本项目安排资金3万元，其中：1.甲书1万元；2.乙书2万元。\n";

    #[test]
    fn a_document_is_headings_a_table_and_its_text() {
        let page = html(&Budget::from_text(DOCUMENT).unwrap());
        for words in [
            "<span class=\"num\">3</span>",
            "<th scope=\"row\" class=\"depth-1\">甲书</th><td>1</td><td>33.3%</td>",
            "<th scope=\"row\" class=\"depth-0\">合计</th><td>3</td><td>100.0%</td>",
            "<h3>六、资金安排情况</h3>",
        ] {
            assert!(page.contains(words), "{words} is not in\n{page}");
        }
    }

    #[test]
    fn what_looks_like_html_in_a_document_is_words() {
        let page = html(&Budget::from_text(DOCUMENT).unwrap());
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;购书&amp;"));
    }

    #[test]
    fn the_text_of_the_statement_stands_once() {
        let text = include_str!("../../tests/documents/culture/document.txt");
        let budget = Budget::from_text(text).unwrap();
        let statement = budget.outline().statement().unwrap().range();
        let passages = passages(&budget, statement, None, None);
        let last = passages.last().unwrap();
        let words: String = last.pieces.iter().map(|piece| &*piece.text).collect();
        assert_eq!(html(&budget).matches(&words).count(), 1, "{words}");
    }

    #[test]
    fn a_text_without_projects_is_shown_whole() {
        let page = html(&Budget::from_text("通知\n食堂收费3.50元。\n").unwrap());
        assert!(page.contains("<h2>全文</h2>"));
        assert!(page.contains("<p>食堂收费3.50元。</p>"));
    }
}
