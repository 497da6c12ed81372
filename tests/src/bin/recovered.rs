//! Prints how much of the text of PDF files is read, measured by what `pdftotext` (of
//! poppler-utils) reads: `recovered FILE…`, `-v` for the figures that are missing.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::float_arithmetic,
    reason = "a program that prints shares of characters"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, ExitCode};

use mingzhang_tests::recovered::{figures, letters, longest_common};

fn main() -> ExitCode {
    let mut verbose = false;
    let mut files = Vec::new();
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("-v") => verbose = true,
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        eprintln!("usage: recovered [-v] FILE.pdf…");
        return ExitCode::from(2);
    }
    for file in files {
        let file = Path::new(&file);
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        match measure(file, verbose) {
            Ok(line) => println!("{name}: {line}"),
            Err(message) => println!("{name}: {message}"),
        }
    }
    ExitCode::SUCCESS
}

fn measure(file: &Path, verbose: bool) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let opened = mingzhang_formats::open(&bytes).map_err(|error| error.to_string())?;
    let other = by_pdftotext(file)?;
    let (ours, theirs) = (letters(&opened.text), letters(&other));
    let common = longest_common(&ours, &theirs);
    let (own, expected) = (figures(&opened.text), figures(&other));
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = 0;
    for (figure, many) in &expected {
        let have = own.get(figure).copied().unwrap_or(0).min(*many);
        found += have;
        if have < *many {
            missing.insert(figure, many - have);
        }
    }
    if verbose {
        for (figure, many) in &missing {
            println!("  missing {many} times: {figure}");
        }
    }
    let share = |part: usize, whole: usize| part as f64 * 100.0 / whole.max(1) as f64;
    let all: usize = expected.values().sum();
    Ok(format!(
        "{common} of {} characters in order ({:.2} %), {} read; {found} of {all} figures",
        theirs.len(),
        share(common, theirs.len()),
        ours.len(),
    ))
}

/// What `pdftotext` reads, but once what it reads on two pages one after the other: heads of tables
/// that go on, and words that are cut off at the end of a page and printed on the next one.
fn by_pdftotext(file: &Path) -> Result<String, String> {
    let output = Command::new("pdftotext")
        .args(["-q", "-raw"])
        .arg(file)
        .arg("-")
        .output()
        .map_err(|error| format!("pdftotext: {error}"))?;
    let all = String::from_utf8_lossy(&output.stdout);
    let mut text = String::new();
    let mut before: BTreeSet<&str> = BTreeSet::new();
    for page in all.split('\u{c}') {
        for line in page.lines().filter(|line| !before.contains(line)) {
            text.push_str(line);
            text.push('\n');
        }
        let long = |line: &&str| line.chars().count() > 3;
        before = page.lines().filter(long).collect();
    }
    Ok(text)
}
