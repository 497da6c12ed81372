//! The examples run, on the document that the page opens.

#![expect(clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sha2::{Digest, Sha256};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/data")
}

/// What an example prints.
fn run(example: &str, arguments: &[&Path]) -> String {
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--package",
            "mingzhang",
            "--example",
            example,
            "--",
        ])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs, for it runs this test");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{example}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn totals_by_project_and_in_all() {
    let printed = run("totals", &[&data().join("budget.txt")]);
    assert!(printed.contains("101.50 万元"), "{printed}");
    assert!(printed.contains("1,029.31 万元  Derived"), "{printed}");
}

#[test]
fn old_debts_with_their_sentences() {
    let printed = run("old_debts", &[&data().join("budget.txt")]);
    assert!(
        printed.contains("偿还往年拖欠的会议展板制作费"),
        "{printed}"
    );
}

#[test]
fn a_folder_is_checked() {
    let printed = run("check_folder", &[&data()]);
    assert!(printed.contains("24 of 28 agree"), "{printed}");
    assert!(printed.contains("contradicts: "), "{printed}");
}

#[test]
fn a_data_package_describes_every_file_in_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("package");
    let printed = run("data_package", &[&data().join("budget.txt"), &folder]);
    assert_eq!(printed, "3 tables of 54 lines\n");
    let package = std::fs::read_to_string(folder.join("datapackage.json")).unwrap();
    let package: Value = serde_json::from_str(&package).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 5);
    for resource in resources {
        let file = folder.join(resource["path"].as_str().unwrap());
        let content = std::fs::read_to_string(file).unwrap();
        assert_eq!(resource["bytes"], content.len());
        let hash = format!("sha256:{:x}", Sha256::digest(&content));
        assert_eq!(resource["hash"], hash);
        if resource["type"] == "table" {
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<_> = fields
                .iter()
                .map(|it| it["name"].as_str().unwrap())
                .collect();
            assert_eq!(content.lines().next().unwrap(), names.join(","));
            holds(fields, &content);
        }
    }
}

/// Every cell is of the type that its field has, and of the values that it may have. No cell of the
/// sample has a quote in it that is not around the whole.
fn holds(fields: &[Value], table: &str) {
    let mut seen = 0;
    for row in table.lines().skip(1) {
        let mut rest = row;
        for field in fields {
            let cell;
            (cell, rest) = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').expect("a quote is closed"),
                None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
            };
            rest = rest.strip_prefix(',').unwrap_or(rest);
            let name = &field["name"];
            if cell.is_empty() {
                assert_eq!(
                    field["constraints"]["required"],
                    Value::Null,
                    "{name}: {row}"
                );
                continue;
            }
            seen += 1;
            let is_of_type = match field["type"].as_str().expect("a field has a type") {
                "integer" => cell.parse::<u32>().is_ok(),
                // Decimal digits; as a float only to see that it is a number.
                "number" => cell.parse::<f64>().is_ok(),
                _ => true,
            };
            assert!(is_of_type, "{name}: {row}");
            if let Some(values) = field["constraints"]["enum"].as_array() {
                assert!(values.iter().any(|value| value == cell), "{name}: {row}");
            }
        }
        assert_eq!(rest, "", "{row}");
    }
    assert!(seen > fields.len());
}
