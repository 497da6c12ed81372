//! Comma-separated tables (RFC 4180, lines ended by `\n`): a header and one row a record.

use super::record;
use crate::budget::Budget;

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// Begin with a byte order mark, without which Excel does not see that a file is UTF-8.
    pub excel_bom: bool,
}

/// The breakdown: `project,path,label,yuan,relation,status,written,start,end,check`.
///
/// `start` and `end` are bytes in the text of the document as UTF-8. An amount that is not stated
/// is empty, never 0.
#[must_use]
pub fn lines(budget: &Budget, options: CsvOptions) -> String {
    let mut table = Table::default();
    if options.excel_bom {
        table.text.push('\u{FEFF}');
    }
    table.header("project,path,label,yuan,relation,status,written,start,end,check");
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
        table.end_row();
    }
    table.text
}

/// Every sum of money: `start,end,written,yuan,role,project,path`.
#[must_use]
pub fn mentions(budget: &Budget) -> String {
    let mut table = Table::default();
    table.header("start,end,written,yuan,role,project,path");
    for mention in record::mentions(budget) {
        table.number(mention.start);
        table.number(mention.end);
        table.cell(&mention.written);
        table.cell(&mention.yuan);
        table.cell(mention.role);
        table.optional(mention.project);
        table.cell(mention.path.as_deref().unwrap_or_default());
        table.end_row();
    }
    table.text
}

/// Every check: `project,path,kind,outcome,stated,computed,difference,expression,start,end`.
#[must_use]
pub fn checks(budget: &Budget) -> String {
    let mut table = Table::default();
    table.header("project,path,kind,outcome,stated,computed,difference,expression,start,end");
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
}
