//! Writes a document's figures as a Data Package: `datapackage.json`, three tables as CSV, the whole
//! reading as JSON, and the document itself.
//!
//! `cargo run --example data_package -- www/data/budget.txt target/package`

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::fs;
use std::path::Path;

use mingzhang::Budget;
use mingzhang::export::csv::{self, CsvOptions};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let document = arguments.next().ok_or("which document?")?;
    let folder = arguments.next().ok_or("into which folder?")?;
    let folder = Path::new(&folder);
    let bytes = fs::read(document)?;
    let budget = Budget::read(&bytes)?;
    let tables = [
        ("lines", csv::lines(&budget, CsvOptions::default())),
        ("sums", csv::mentions(&budget)),
        ("checks", csv::checks(&budget)),
    ];
    fs::create_dir_all(folder)?;
    let mut resources = Vec::new();
    for (name, table) in &tables {
        let path = format!("{name}.csv");
        fs::write(folder.join(&path), table)?;
        let header = table.lines().next().unwrap_or_default();
        resources.push(json!({
            "name": name,
            "type": "table",
            "path": path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": table.len(),
            "schema": {
                "fields": header.split(',').map(field).collect::<Vec<_>>(),
                // A blank is not 0: the document does not say.
                "missingValues": [""],
            },
        }));
    }
    let reading = budget.to_json();
    for (name, path, content) in [
        ("reading", "reading.json", reading.as_bytes()),
        ("document", "document.txt", &bytes),
    ] {
        fs::write(folder.join(path), content)?;
        resources.push(json!({ "name": name, "path": path, "bytes": content.len() }));
    }
    let title = budget.outline().title();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "budget",
        "title": title.map(|title| title.text()),
        "resources": resources,
    });
    let text = serde_json::to_string_pretty(&package)?;
    fs::write(folder.join("datapackage.json"), text)?;
    println!(
        "{} tables of {} lines",
        tables.len(),
        budget
            .breakdowns()
            .map(|it| it.funding().len())
            .sum::<usize>()
    );
    Ok(())
}

/// A column as Table Schema has it. Amounts are decimals, places of lines are codes and no numbers.
fn field(name: &str) -> Value {
    let kind = match name {
        "yuan" | "upto" | "stated" | "computed" | "difference" => "number",
        "project" | "start" | "end" => "integer",
        _ => "string",
    };
    json!({ "name": name, "type": kind })
}
