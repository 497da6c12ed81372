//! The workbook, read back by a library that knows such files.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use mingzhang::Budget;
use mingzhang::export::{csv, xlsx};
use mingzhang_tests::DOCUMENTS;
use mingzhang_tests::score::Table;

fn workbook(budget: &Budget) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(xlsx::workbook(budget))).expect("the workbook opens")
}

#[test]
fn every_document_gives_a_workbook_with_every_line() {
    for document in DOCUMENTS {
        let budget = Budget::read(document.text.as_bytes()).expect("it is a document");
        let mut workbook = workbook(&budget);
        assert_eq!(workbook.sheet_names(), ["资金构成", "全部金额", "对账"]);
        let lines = csv::lines(&budget, csv::CsvOptions::default());
        let table = Table::parse(&lines).expect("the table is one");
        let sheet = workbook
            .worksheet_range("资金构成")
            .expect("the sheet is there");
        assert_eq!(sheet.height(), table.len() + 1, "{}", document.name);
        let (label, yuan) = (
            table.column("label").unwrap(),
            table.column("yuan").unwrap(),
        );
        for (at, row) in sheet.rows().skip(1).enumerate() {
            assert_eq!(
                row[2].to_string(),
                table.cell(at, label).trim_start_matches('\'')
            );
            let exact = table.cell(at, yuan);
            assert_eq!(row[4].to_string(), exact);
            match &row[3] {
                Data::Empty => assert_eq!(exact, ""),
                number => {
                    let number = number.to_string();
                    assert!(
                        exact.starts_with(number.trim_end_matches(".0")) || number.len() > 15,
                        "{number} is not {exact}"
                    );
                }
            }
        }
        let mentions = workbook
            .worksheet_range("全部金额")
            .expect("the sheet is there");
        assert_eq!(mentions.height(), budget.mentions().len() + 1);
        let checks = workbook
            .worksheet_range("对账")
            .expect("the sheet is there");
        assert_eq!(checks.height(), budget.checks().len() + 1);
    }
}

#[test]
fn words_that_look_like_formulas_stay_words() {
    let text = "项目1.\n一、项目名称\n=1+1\n六、资金安排情况\n安排3万元。";
    let budget = Budget::from_text(text).expect("it is text");
    let mut workbook = workbook(&budget);
    let sheet = workbook
        .worksheet_range("资金构成")
        .expect("the sheet is there");
    assert_eq!(sheet.get_value((1, 2)), Some(&Data::String("=1+1".into())));
    assert!(
        workbook
            .worksheet_formula("资金构成")
            .is_ok_and(|formulas| formulas.is_empty())
    );
}
