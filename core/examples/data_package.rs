//! Writes a document's figures as a Data Package: `datapackage.json`, three tables as CSV with the
//! schema of each, the whole reading as JSON, and the document itself; each file with its size and
//! its SHA-256.
//!
//! `cargo run --example data_package -- www/data/budget.txt target/package`

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::fs;
use std::path::Path;

use mingzhang::export::csv::{self, CsvOptions};
use mingzhang::{Budget, Outcome, Relation, Role, Status};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let document = arguments.next().ok_or("which document?")?;
    let folder = arguments.next().ok_or("into which folder?")?;
    let folder = Path::new(&folder);
    let bytes = fs::read(document)?;
    let budget = Budget::read(&bytes)?;
    fs::create_dir_all(folder)?;
    let mut resources = Vec::new();
    let mut write = |path: &str, content: &[u8], more: Value| -> Result<(), Box<dyn Error>> {
        fs::write(folder.join(path), content)?;
        let mut resource = json!({
            "path": path,
            "bytes": content.len(),
            "hash": format!("sha256:{:x}", Sha256::digest(content)),
            "encoding": "utf-8",
        });
        if let (Some(all), Value::Object(more)) = (resource.as_object_mut(), more) {
            all.extend(more);
        }
        resources.push(resource);
        Ok(())
    };
    for (name, table) in [
        ("lines", csv::lines(&budget, CsvOptions::default())),
        ("sums", csv::mentions(&budget)),
        ("checks", csv::checks(&budget)),
    ] {
        let header = table.lines().next().unwrap_or_default();
        let schema = json!({
            "fields": header.split(',').map(field).collect::<Vec<_>>(),
            // A blank is not 0: the document does not say.
            "missingValues": [""],
        });
        write(
            &format!("{name}.csv"),
            table.as_bytes(),
            json!({
                "name": name,
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "schema": schema,
            }),
        )?;
    }
    write(
        "reading.json",
        budget.to_json().as_bytes(),
        json!({ "name": "reading", "format": "json", "mediatype": "application/json" }),
    )?;
    // To the letter, in whatever encoding it came.
    write(
        "document.txt",
        &bytes,
        json!({ "name": "document", "mediatype": "text/plain", "encoding": budget.source().encoding() }),
    )?;
    let title = budget.outline().title();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "budget",
        "title": title.map(|title| title.text()),
        "resources": resources,
    });
    let text = serde_json::to_string_pretty(&package)?;
    fs::write(folder.join("datapackage.json"), text)?;
    let lines: usize = budget.breakdowns().map(|it| it.funding().len()).sum();
    println!("3 tables of {lines} lines");
    Ok(())
}

/// A column as Table Schema has it. Amounts are decimals; places of lines are codes and no numbers.
fn field(name: &str) -> Value {
    let mut field = match name {
        "yuan" | "upto" | "stated" | "computed" | "difference" => json!({ "type": "number" }),
        "project" | "start" | "end" => json!({ "type": "integer" }),
        _ => json!({ "type": "string" }),
    };
    let values: Option<Vec<&str>> = match name {
        "relation" => Some(Relation::ALL.map(Relation::name).into()),
        "status" => Some(Status::ALL.map(Status::name).into()),
        "role" => Some(Role::ALL.map(Role::name).into()),
        "check" | "outcome" => Some(Outcome::ALL.map(Outcome::name).into()),
        _ => None,
    };
    if let Some(values) = values {
        field["constraints"] = json!({ "enum": values });
    }
    field["name"] = json!(name);
    let said = match name {
        "project" => "number of the project, from 1; 0 is the body's own statement",
        "path" => "place of the line among its siblings at each level; blank for the total",
        "yuan" => "exact amount in 元; blank when it is not stated and cannot be added up",
        "start" => "first byte of the words, in the text of the document as UTF-8",
        "end" => "one past the last byte",
        _ => return field,
    };
    field["description"] = json!(said);
    field
}
