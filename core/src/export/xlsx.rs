//! A workbook for spreadsheet programs (Office Open XML, ECMA-376).
//!
//! Cells of a spreadsheet are floats: beside each amount that can be added up stands a column with
//! the exact text. Formulas are never written, and words are text whatever they begin with.

mod zip;

use super::record;
use crate::budget::Budget;
use zip::Zip;

/// One sheet: its name, its columns, and how wide they are in characters.
struct Sheet {
    name: &'static str,
    columns: &'static [(&'static str, u32)],
    rows: String,
    count: u32,
}

/// A cell holds 32,767 characters; a longer one makes a file that programs call damaged.
const MOST_CHARACTERS: usize = 32_000;

const LINES: &[(&str, u32)] = &[
    ("项目", 6),
    ("编号", 9),
    ("用途", 44),
    ("金额（元）", 18),
    ("金额（元，精确文本）", 22),
    ("文件写作", 16),
    ("关系", 9),
    ("来源", 10),
    ("对账", 14),
    ("经济分类（推测）", 26),
    ("原文起", 9),
    ("原文止", 9),
    ("原件中的位置", 16),
];
const MENTIONS: &[(&str, u32)] = &[
    ("文件写作", 16),
    ("金额（元）", 18),
    ("金额（元，精确文本）", 22),
    ("含义", 12),
    ("项目", 6),
    ("编号", 9),
    ("原文起", 9),
    ("原文止", 9),
    ("原件中的位置", 16),
];
const CHECKS: &[(&str, u32)] = &[
    ("项目", 6),
    ("编号", 9),
    ("核对", 12),
    ("结果", 16),
    ("算式", 72),
    ("载明", 18),
    ("算得", 18),
    ("载明减算得", 14),
];

/// The breakdown, every sum of money and every check, a sheet each, as the bytes of an `.xlsx`
/// file. Codes are those of the other tables; amounts that are not stated are empty, never 0.
#[must_use]
pub fn workbook(budget: &Budget) -> Vec<u8> {
    let mut lines = Sheet::new("资金构成", LINES);
    for line in record::lines(budget) {
        lines.begin();
        lines.number(&line.project.to_string());
        lines.words(&line.path);
        lines.words(&line.label);
        lines.amount(line.yuan.as_deref().unwrap_or_default());
        lines.words(line.written.as_deref().unwrap_or_default());
        lines.words(line.relation);
        lines.words(line.status);
        lines.words(line.check.unwrap_or_default());
        lines.words(line.inferred_class.as_deref().unwrap_or_default());
        lines.number(&line.start.to_string());
        lines.number(&line.end.to_string());
        lines.words(line.place.as_deref().unwrap_or_default());
        lines.end();
    }
    let mut mentions = Sheet::new("全部金额", MENTIONS);
    for mention in record::mentions(budget) {
        mentions.begin();
        mentions.words(&mention.written);
        mentions.amount(&mention.yuan);
        mentions.words(mention.role);
        mentions.number(
            &mention
                .project
                .map_or_else(String::new, |it| it.to_string()),
        );
        mentions.words(mention.path.as_deref().unwrap_or_default());
        mentions.number(&mention.start.to_string());
        mentions.number(&mention.end.to_string());
        mentions.words(mention.place.as_deref().unwrap_or_default());
        mentions.end();
    }
    let mut checks = Sheet::new("对账", CHECKS);
    for check in record::checks(budget) {
        checks.begin();
        checks.number(&check.project.to_string());
        checks.words(&check.path);
        checks.words(check.kind);
        checks.words(check.outcome);
        checks.words(&check.expression);
        checks.words(check.stated.as_deref().unwrap_or_default());
        checks.words(check.computed.as_deref().unwrap_or_default());
        checks.words(check.difference.as_deref().unwrap_or_default());
        checks.end();
    }
    package(&[lines, mentions, checks])
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Styles of cells: 0 is text, 1 an amount, 2 the head of a column.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00####\"/></numFmts>\
    <fonts count=\"2\"><font/><font><b/></font></fonts>\
    <fills count=\"2\"><fill/><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/>\
    <xf fontId=\"1\" applyFont=\"1\"/></cellXfs>";

/// The files of the workbook in one.
fn package(sheets: &[Sheet]) -> Vec<u8> {
    let mut types = String::new();
    let mut names = String::new();
    let mut relations = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let n = at + 1;
        types += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{KIND}.worksheet+xml\"/>"
        );
        names += &format!(
            "<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>",
            sheet.name
        );
        relations += &format!(
            "<Relationship Id=\"rId{n}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        );
    }
    let styles = sheets.len() + 1;
    let mut zip = Zip::default();
    zip.add(
        "[Content_Types].xml",
        &format!(
            "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>{types}</Types>"
        ),
    );
    zip.add(
        "_rels/.rels",
        &format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    zip.add(
        "xl/workbook.xml",
        &format!(
            "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{names}</sheets></workbook>"
        ),
    );
    zip.add(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}\
             <Relationship Id=\"rId{styles}\" Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    zip.add(
        "xl/styles.xml",
        &format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"),
    );
    for (at, sheet) in sheets.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", at + 1), &sheet.xml());
    }
    zip.finish()
}

impl Sheet {
    fn new(name: &'static str, columns: &'static [(&'static str, u32)]) -> Self {
        let mut sheet = Self {
            name,
            columns,
            rows: String::new(),
            count: 0,
        };
        sheet.begin();
        for (name, _) in columns {
            sheet.text(name, 2);
        }
        sheet.end();
        sheet
    }

    fn begin(&mut self) {
        self.rows.push_str("<row>");
        self.count += 1;
    }

    fn end(&mut self) {
        self.rows.push_str("</row>");
    }

    fn words(&mut self, words: &str) {
        self.text(words, 0);
    }

    /// An amount as a number, and the same as text.
    fn amount(&mut self, yuan: &str) {
        self.cell(yuan, 1);
        self.words(yuan);
    }

    fn number(&mut self, digits: &str) {
        self.cell(digits, 0);
    }

    fn cell(&mut self, digits: &str, style: u8) {
        if digits.is_empty() {
            self.rows.push_str("<c/>");
        } else {
            self.rows += &format!("<c s=\"{style}\"><v>{digits}</v></c>");
        }
    }

    fn text(&mut self, words: &str, style: u8) {
        if words.is_empty() {
            self.rows.push_str("<c/>");
            return;
        }
        self.rows += &format!("<c t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">");
        for (at, found) in words.chars().enumerate() {
            if at == MOST_CHARACTERS {
                self.rows.push('…');
                break;
            }
            match found {
                '&' => self.rows.push_str("&amp;"),
                '<' => self.rows.push_str("&lt;"),
                '>' => self.rows.push_str("&gt;"),
                // What XML cannot hold.
                '\0'..='\u{8}'
                | '\u{B}'
                | '\u{C}'
                | '\u{E}'..='\u{1F}'
                | '\u{FFFE}'
                | '\u{FFFF}' => {
                    self.rows.push('\u{FFFD}');
                }
                _ => self.rows.push(found),
            }
        }
        self.rows.push_str("</t></is></c>");
    }

    /// The sheet, its first row in sight however far one scrolls, with a filter on every column.
    fn xml(&self) -> String {
        let columns: String = (1..)
            .zip(self.columns)
            .map(|(at, (_, width))| {
                format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>")
            })
            .collect();
        let last = char::from(b'A' + u8::try_from(self.columns.len() - 1).unwrap_or_default());
        format!(
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
             <cols>{columns}</cols><sheetData>{}</sheetData><autoFilter ref=\"A1:{last}{}\"/></worksheet>",
            self.rows, self.count
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::budget;

    #[test]
    fn words_are_escaped_and_cut_where_a_cell_ends() {
        let mut sheet = Sheet::new("甲", MENTIONS);
        sheet.words("a<b>&\u{1}");
        assert!(
            sheet
                .rows
                .ends_with(">a&lt;b&gt;&amp;\u{FFFD}</t></is></c>")
        );
        sheet.words(&"书".repeat(40_000));
        assert!(sheet.rows.ends_with("书…</t></is></c>"));
    }

    #[test]
    fn a_number_stands_beside_its_exact_text() {
        let bytes = workbook(&budget());
        let text = String::from_utf8_lossy(&bytes);
        let both = "<c s=\"1\"><v>120000</v></c><c t=\"inlineStr\" s=\"0\"><is>\
                    <t xml:space=\"preserve\">120000</t></is></c>";
        assert!(text.contains(both));
        assert!(text.contains("<autoFilter ref=\"A1:M11\"/>"));
    }
}
