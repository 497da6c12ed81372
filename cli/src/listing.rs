//! The records of one document after the other, in the form that was asked for.

use mingzhang::export::{csv, record};
use mingzhang::{Budget, Quote, Unit};
use serde::Serialize;

use crate::Document;
use crate::args::Format;
use crate::input::File;
use crate::output::{Array, line, lines};
use crate::tables;

/// What is listed of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Records {
    /// The lines of its breakdown; in a table, in this unit.
    Lines(Unit),
    /// Its sums of money.
    Mentions,
    /// Its checks.
    Checks,
}

impl Records {
    const fn name(self) -> &'static str {
        match self {
            Self::Lines(_) => "lines",
            Self::Mentions => "mentions",
            Self::Checks => "checks",
        }
    }

    fn table(self, budget: &Budget) -> String {
        match self {
            Self::Lines(unit) => tables::breakdown::text(budget, unit),
            Self::Mentions => tables::mentions::text(budget),
            Self::Checks => tables::checks::text(budget),
        }
    }

    fn csv(self, budget: &Budget) -> String {
        match self {
            Self::Lines(_) => csv::lines(budget, csv::CsvOptions::default()),
            Self::Mentions => csv::mentions(budget),
            Self::Checks => csv::checks(budget),
        }
    }

    fn json(self, budget: &Budget) -> Vec<String> {
        match self {
            Self::Lines(_) => lines(record::lines(budget)),
            Self::Mentions => lines(record::mentions(budget)),
            Self::Checks => lines(record::checks(budget)),
        }
    }
}

/// What is known of a document besides its records.
#[derive(Serialize)]
struct Known<'a> {
    file: String,
    format: &'static str,
    title: Option<&'a str>,
    body: Option<&'a str>,
    fiscal_year: Option<u16>,
    /// What a reader of its text should know.
    notes: Vec<String>,
    /// How many places of it are doubtful.
    doubts: usize,
}

/// A listing as far as it is printed.
#[derive(Debug)]
pub(crate) struct Listing {
    records: Records,
    format: Format,
    has_header: bool,
    array: Array,
}

impl Listing {
    pub(crate) fn new(records: Records, format: Format) -> Self {
        Self {
            records,
            format,
            has_header: false,
            array: Array::default(),
        }
    }

    /// The records of one document. `name` is its file where there are several: records say it then.
    pub(crate) fn part(
        &mut self,
        budget: &Budget,
        document: &Document,
        file: &File,
        name: Option<&File>,
    ) -> String {
        match self.format {
            Format::Table => {
                let table = self.records.table(budget);
                match name {
                    Some(file) => format!("==> {file} <==\n{table}\n"),
                    None => table,
                }
            }
            Format::Csv => self.csv(budget, name),
            Format::Json => {
                let mut records = self.records.json(budget);
                if let Some(file) = name {
                    let file = line(&file.to_string());
                    for record in &mut records {
                        record.pop();
                        record.push_str(&format!(",\"file\":{file}}}"));
                    }
                }
                self.array.part(&records)
            }
            Format::Jsonl => {
                let outline = budget.outline();
                let notes = document.notes.iter().map(ToString::to_string);
                let mut known = line(&Known {
                    file: file.to_string(),
                    format: document.format.name(),
                    title: outline.title().map(Quote::text),
                    body: outline.body().map(Quote::text),
                    fiscal_year: outline.fiscal_year().map(|it| it.year),
                    notes: notes.collect(),
                    doubts: budget.diagnostics().len(),
                });
                known.pop();
                let records = self.records.json(budget).join(",");
                format!("{known},\"{}\":[{records}]}}\n", self.records.name())
            }
        }
    }

    /// A table with one header for all documents. Of several, each row ends with its file.
    fn csv(&mut self, budget: &Budget, name: Option<&File>) -> String {
        let table = self.records.csv(budget);
        let Some(file) = name else { return table };
        let (header, rows) = table.split_once('\n').unwrap_or((&table, ""));
        let mut text = String::new();
        if !std::mem::replace(&mut self.has_header, true) {
            text.push_str(header);
            text.push_str(",file\n");
        }
        let file = file.to_string();
        let file = if file.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", file.replace('"', "\"\""))
        } else {
            file
        };
        // No cell has a line end in it: words of the document are written without those.
        for row in rows.lines() {
            text.push_str(row);
            text.push(',');
            text.push_str(&file);
            text.push('\n');
        }
        text
    }

    /// What stands after all records.
    pub(crate) fn end(&self) -> &'static str {
        match self.format {
            Format::Json => self.array.end(),
            Format::Table | Format::Csv | Format::Jsonl => "",
        }
    }
}
