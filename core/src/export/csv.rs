//! Comma-separated tables (RFC 4180, lines ended by `\n`): a header and one row a record.

use super::record;
use crate::budget::Budget;

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// Begin with a byte order mark, without which Excel does not see that a file is UTF-8.
    pub excel_bom: bool,
}

/// The breakdown: `project,path,label,yuan,relation,status,written,start,end,check,
/// inferred_class,place`.
///
/// One row a line of every breakdown, the statement's first, as in
/// [`record::lines`]. `start` and `end` are bytes in the text of the document as UTF-8. An amount that
/// is not stated is empty, never 0; totals are rows of their own (`relation` says which), so a column
/// is not to be added up as a whole.
///
/// ```
/// use mingzhang::Budget;
/// use mingzhang::export::csv::{self, CsvOptions};
///
/// let budget = Budget::from_text("项目1.\n一、项目名称\n书车。\n六、资金安排情况\n安排资金3.00万元。")?;
/// let table = csv::lines(&budget, CsvOptions::default());
/// let mut rows = table.lines();
/// assert!(rows.next().is_some_and(|it| it.starts_with("project,path,label,yuan,relation,status")));
/// assert!(rows.next().is_some_and(|it| it.starts_with("1,,书车,30000,total,stated,3.00万元,")));
/// # Ok::<(), mingzhang::Error>(())
/// ```
#[must_use]
pub fn lines(budget: &Budget, options: CsvOptions) -> String {
    let mut table = Table::default();
    if options.excel_bom {
        table.text.push('\u{FEFF}');
    }
    table.header(
        "project,path,label,yuan,relation,status,written,start,end,check,inferred_class,place",
    );
    for line in record::lines(budget) {
        table.number(line.project);
        table.cell(&line.path);
        table.words(&line.label);
        table.cell(line.yuan.as_deref().unwrap_or_default());
        table.cell(line.relation);
        table.cell(line.status);
        table.cell(line.written.as_deref().unwrap_or_default());
        table.number(line.start);
        table.number(line.end);
        table.cell(line.check.unwrap_or_default());
        table.cell(line.inferred_class.as_deref().unwrap_or_default());
        table.cell(line.place.as_deref().unwrap_or_default());
        table.end_row();
    }
    table.text
}

/// Every sum of money: `start,end,written,yuan,role,project,path,upto,in_words,qualifier,place`.
#[must_use]
pub fn mentions(budget: &Budget) -> String {
    let mut table = Table::default();
    table.header("start,end,written,yuan,role,project,path,upto,in_words,qualifier,place");
    for mention in record::mentions(budget) {
        table.number(mention.start);
        table.number(mention.end);
        table.cell(&mention.written);
        table.cell(&mention.yuan);
        table.cell(mention.role);
        table.optional(mention.project);
        table.cell(mention.path.as_deref().unwrap_or_default());
        table.cell(mention.upto.as_deref().unwrap_or_default());
        table.cell(mention.in_words.as_deref().unwrap_or_default());
        table.cell(mention.qualifier.unwrap_or_default());
        table.cell(mention.place.as_deref().unwrap_or_default());
        table.end_row();
    }
    table.text
}

/// Every check: `project,path,kind,outcome,stated,computed,difference,expression,start,end,place`.
#[must_use]
pub fn checks(budget: &Budget) -> String {
    let mut table = Table::default();
    table.header("project,path,kind,outcome,stated,computed,difference,expression,start,end,place");
    for check in record::checks(budget) {
        table.number(check.project);
        table.cell(&check.path);
        table.cell(check.kind);
        table.cell(check.outcome);
        table.cell(check.stated.as_deref().unwrap_or_default());
        table.cell(check.computed.as_deref().unwrap_or_default());
        table.cell(check.difference.as_deref().unwrap_or_default());
        table.words(&check.expression);
        table.optional(check.start);
        table.optional(check.end);
        table.cell(check.place.as_deref().unwrap_or_default());
        table.end_row();
    }
    table.text
}

#[derive(Default)]
struct Table {
    text: String,
    row_has_cells: bool,
}

impl Table {
    fn header(&mut self, names: &str) {
        self.text.push_str(names);
        self.end_row();
    }

    /// A figure, a code or an amount as printed: kept to the letter.
    fn cell(&mut self, value: &str) {
        self.separate();
        if value.contains(['"', ',', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
    }

    /// Words of the document. Those that a spreadsheet would run as a formula get a leading `'`.
    fn words(&mut self, value: &str) {
        let runs = value.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
        if runs {
            self.cell(&format!("'{value}"));
        } else {
            self.cell(value);
        }
    }

    fn number(&mut self, number: u32) {
        self.separate();
        self.text.push_str(&number.to_string());
    }

    fn optional(&mut self, number: Option<u32>) {
        match number {
            Some(number) => self.number(number),
            None => self.cell(""),
        }
    }

    fn separate(&mut self) {
        if self.row_has_cells {
            self.text.push(',');
        }
        self.row_has_cells = true;
    }

    fn end_row(&mut self) {
        self.text.push('\n');
        self.row_has_cells = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{TEXT, budget, line};

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::default();
        for value in ["书", "甲,乙", "称\"好\"", "", "-5"] {
            table.cell(value);
        }
        table.end_row();
        assert_eq!(table.text, "书,\"甲,乙\",\"称\"\"好\"\"\",,-5\n");
    }

    #[test]
    fn words_never_run_as_a_formula() {
        for words in ["=1+1", "+1", "-1", "@x", "\tx", "＝1"] {
            let mut table = Table::default();
            table.words(words);
            assert!(table.text.starts_with('\''), "{words}");
        }
    }

    #[test]
    fn the_breakdown_row_by_row() {
        let budget = budget();
        let table = lines(&budget, CsvOptions::default());
        let mut rows = table.lines();
        assert_eq!(
            rows.next(),
            Some(
                "project,path,label,yuan,relation,status,written,start,end,check,inferred_class,place"
            )
        );
        let rows: Vec<_> = rows.collect();
        assert_eq!(rows.len(), 10);
        let total = budget.node(line(&budget, 1, "")).unwrap().evidence();
        let (start, end) = (total.start(), total.end());
        assert_eq!(
            rows[0],
            format!("1,,流动书车项目,120000,total,stated,12.00万元,{start},{end},agrees,,")
        );
        assert!(rows[2].starts_with("1,1.1,偿还往年拖欠的书款,30000,of-which,stated,3.00万元,"));
        assert!(rows[3].ends_with(",contradicts,30231 公务用车运行维护费,"));
        assert!(rows[7].starts_with("2,,阅览室改造项目,40000,total,derived,,"));
        assert!(rows[7].ends_with(','));
        let with_mark = lines(&budget, CsvOptions { excel_bom: true });
        assert_eq!(with_mark.strip_prefix('\u{FEFF}'), Some(table.as_str()));
    }

    #[test]
    fn mentions_lead_to_the_lines_that_they_state() {
        let table = mentions(&budget());
        let rows: Vec<_> = table.lines().collect();
        assert_eq!(
            rows[0],
            "start,end,written,yuan,role,project,path,upto,in_words,qualifier,place"
        );
        assert!(rows[1].ends_with(",12.00万元,120000,total,1,,,,,"));
        assert!(rows[3].ends_with(",3.00万元,30000,of-which,1,1.1,,,,"));
        assert!(rows[5].ends_with(",0.20万元,2000,rate,1,,,,,"));
        assert!(rows[10].ends_with(",8000.00元,8000,part,2,2,,,,"));
    }

    #[test]
    fn checks_with_their_arithmetic() {
        let table = checks(&budget());
        let rows: Vec<_> = table.lines().collect();
        assert_eq!(
            rows[0],
            "project,path,kind,outcome,stated,computed,difference,expression,start,end,place"
        );
        assert!(
            rows[1].starts_with("1,,sum,agrees,120000,120000,0,8.00 + 2.50 + 1.50 = 12.00 万元,")
        );
        assert!(rows[3].starts_with(
            "1,2,rate,contradicts,25000,24000,1000,12个月 × 0.20万元 = 2.40万元 ≠ 2.50万元,"
        ));
    }

    #[test]
    fn positions_lead_back_to_the_words() {
        let budget = budget();
        for row in record::lines(&budget) {
            let words = &TEXT[row.start as usize..row.end as usize];
            assert_eq!(
                words,
                row.written.as_deref().unwrap_or(&row.label),
                "{}",
                row.path
            );
        }
        for row in record::mentions(&budget) {
            assert_eq!(&TEXT[row.start as usize..row.end as usize], row.written);
        }
    }
}
