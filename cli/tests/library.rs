//! What each command prints for one document, kept beside it in `fixtures/`.

mod running;

use running::{fixture, mingzhang, same};

#[test]
fn the_breakdown_as_a_table() {
    let run = mingzhang(&["parse", "--format", "table", &fixture("library.txt")]);
    same(&run.out, "library.parse.txt");
    assert_eq!(run.code, 0);
}

#[test]
fn the_breakdown_as_csv() {
    let run = mingzhang(&["parse", "--format", "csv", &fixture("library.txt")]);
    same(&run.out, "library.parse.csv");
    assert_eq!(run.code, 0);
}

#[test]
fn the_mentions_as_a_table() {
    let run = mingzhang(&["mentions", "--format", "table", &fixture("library.txt")]);
    same(&run.out, "library.mentions.txt");
    assert_eq!(run.code, 0);
}

#[test]
fn the_checks_as_a_table() {
    let run = mingzhang(&["check", "--format", "table", &fixture("library.txt")]);
    same(&run.out, "library.check.txt");
    assert_eq!(run.code, 1);
}

#[test]
fn what_is_doubtful_goes_to_standard_error() {
    let file = fixture("library.txt");
    let run = mingzhang(&["parse", &file]);
    same(
        &run.err.replace(&file, "library.txt"),
        "library.diagnostics.txt",
    );
    let run = mingzhang(&["text", &file]);
    assert_eq!(run.err, "");
}

#[test]
fn without_a_terminal_it_prints_csv() {
    let file = fixture("library.txt");
    for command in ["parse", "mentions", "check"] {
        let plain = mingzhang(&[command, &file]);
        let csv = mingzhang(&[command, "--format", "csv", &file]);
        assert_eq!(plain.out, csv.out, "{command}");
        assert!(csv.out.lines().count() > 5, "{command}");
    }
}

#[test]
fn every_format_has_the_same_records() {
    let file = fixture("library.txt");
    for command in ["parse", "mentions", "check"] {
        let csv = mingzhang(&[command, "--format", "csv", &file]);
        let json = mingzhang(&[command, "--format", "json", &file]);
        assert_eq!(json.code, csv.code, "{command}");
        let records: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&json.out).unwrap();
        assert_eq!(records.len() + 1, csv.out.lines().count(), "{command}");
        let mut columns: Vec<&str> = csv.out.lines().next().unwrap().split(',').collect();
        columns.sort_unstable();
        for record in records {
            let mut keys: Vec<&str> = record.keys().map(String::as_str).collect();
            keys.sort_unstable();
            assert_eq!(keys, columns, "{command}");
        }
    }
}

#[test]
fn figures_in_another_unit() {
    let file = fixture("library.txt");
    let run = mingzhang(&["parse", "--format", "table", "--unit", "yuan", &file]);
    assert!(run.out.contains("单位：元"), "{}", run.out);
    assert!(run.out.contains("277,600"), "{}", run.out);
    assert!(run.out.contains("8,000.00"), "{}", run.out);
}

#[test]
fn no_line_of_a_table_is_wider_than_a_hundred_columns() {
    let file = fixture("library.txt");
    for command in ["parse", "mentions", "check"] {
        let run = mingzhang(&[command, "--format", "table", &file]);
        for line in run.out.lines().chain(run.err.lines()) {
            let width = unicode_width::UnicodeWidthStr::width(line);
            assert!(width <= 100 || line.contains("-->"), "{line}");
        }
    }
}
