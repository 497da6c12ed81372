//! What a first visit downloads.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::element;
use crate::offline;
use crate::opening;
use crate::place;
use crate::problem::{Problem, Result};
use crate::process;

/// The most that the first visit may download, compressed with brotli.
const LIMIT: u64 = 130_000;

/// Measures files: one line each, with their bytes as they are, in gzip and in brotli.
const MEASURE: &str = "\
const { readFileSync } = require('node:fs');
const { gzipSync, brotliCompressSync, constants } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length);
}";

/// The bytes of a file, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table, and fails when the sum is over the limit.
pub(crate) fn run() -> Result<ExitCode> {
    let total = print_table()?;
    Ok(if total <= LIMIT {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints the table.
pub(crate) fn report() -> Result {
    print_table().map(drop)
}

/// Prints what is in a folder.
pub(crate) fn report_folder(folder: &Path) -> Result {
    let files = place::files_below(folder)?;
    println!("{:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    let total = print_files(folder, &files)?;
    row(total, "in all");
    Ok(())
}

/// The bytes of the first visit, in brotli.
pub(crate) fn first_visit() -> Result<u64> {
    let (_, first) = files(&place::dist())?;
    let sizes = measure(&place::dist(), &first)?;
    Ok(sizes.iter().map(|size| size.brotli).sum())
}

/// The files that come once the explorer runs, and those of the first visit.
fn files(dist: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    Ok(place::files_of_release(dist)?
        .into_iter()
        .filter(|file| !element::is_of_other_pages(file))
        .partition(|file| comes_later(file)))
}

/// What an element in another page downloads until it shows its document.
fn files_of_element(dist: &Path) -> Result<Vec<PathBuf>> {
    let mut files = place::files_of_release(dist)?;
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_shared = name.starts_with("mingzhang-web-") || file.starts_with("data");
        is_shared || [element::SCRIPT, element::HOST, element::SHEET].contains(&&*name)
    });
    Ok(files)
}

/// Prints the table and gives the sum of the first visit, in brotli.
fn print_table() -> Result<u64> {
    let dist = place::dist();
    let (later, first) = files(&dist)?;
    let (opening, later): (Vec<_>, Vec<_>) = later
        .into_iter()
        .partition(|file| opening::module_of(file).is_some());
    println!(
        "{:>10} {:>10} {:>10}   first visit, in bytes",
        "raw", "gzip", "brotli"
    );
    let total = print_files(&dist, &first)?;
    row(total, &verdict(total.brotli, LIMIT));
    println!("\nonce the explorer runs, for days without a connection");
    let later = print_files(&dist, &later)?;
    row(later, "in all");
    for (module, limit, most) in opening::MODULES {
        let is_of = |file: &&PathBuf| opening::module_of(file) == Some(module);
        let files: Vec<PathBuf> = opening.iter().filter(is_of).cloned().collect();
        println!("\nwhen a file is opened that needs {module}");
        let size = print_files(&dist, &files)?;
        row(size, &verdict(size.brotli, limit));
        if size.brotli > most {
            return Err(Problem::new(format!(
                "the module {module} is {} beyond the {most} that it must not outgrow",
                size.brotli - most
            )));
        }
    }
    println!(
        "\nan element in another page: its script at once, the rest once it is near the window"
    );
    let element = print_files(&dist, &files_of_element(&dist)?)?;
    row(element, "in all");
    Ok(total.brotli)
}

/// How a size stands to its limit.
fn verdict(size: u64, limit: u64) -> String {
    match limit.checked_sub(size) {
        Some(left) => format!("in all; {left} under the limit of {limit}"),
        None => format!("in all; {} OVER the limit of {limit}", size - limit),
    }
}

/// Prints a line for each file, and gives their sum.
fn print_files(dist: &Path, files: &[PathBuf]) -> Result<Size> {
    let sizes = measure(dist, files)?;
    for (file, size) in files.iter().zip(&sizes) {
        row(*size, &file.display().to_string());
    }
    Ok(sizes.iter().fold(Size::default(), |total, size| Size {
        raw: total.raw + size.raw,
        gzip: total.gzip + size.gzip,
        brotli: total.brotli + size.brotli,
    }))
}

fn row(size: Size, name: &str) {
    println!(
        "{:>10} {:>10} {:>10}   {name}",
        size.raw, size.gzip, size.brotli
    );
}

/// Whether a file comes only after the explorer runs: the service worker, and what it keeps besides
/// the files of the first visit.
fn comes_later(file: &Path) -> bool {
    let folder = file.iter().next().map(|it| it.to_string_lossy());
    let is_api = folder.is_some_and(|it| it.starts_with("api-")) && file.iter().count() > 1;
    is_api || opening::is_of_opening(file) || file == Path::new(offline::WORKER)
}

fn measure(dist: &Path, files: &[PathBuf]) -> Result<Vec<Size>> {
    let answer = process::ask(
        Command::new("node")
            .args(["-e", MEASURE, "--"])
            .args(files)
            .current_dir(dist),
    )
    .ok_or_else(|| {
        Problem::new("cannot weigh dist/ with Node.js: cargo xtask setup says what is missing")
    })?;
    let sizes: Option<Vec<Size>> = answer.lines().map(size_of_line).collect();
    sizes
        .filter(|sizes| sizes.len() == files.len())
        .ok_or_else(|| Problem::new(format!("Node.js did not weigh all of dist/:\n{answer}")))
}

/// `12 8 7` → a size.
fn size_of_line(line: &str) -> Option<Size> {
    let mut numbers = line.split(' ').map(|number| number.parse().ok());
    Some(Size {
        raw: numbers.next()??,
        gzip: numbers.next()??,
        brotli: numbers.next()??,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_node_is_a_size() {
        assert_eq!(
            size_of_line("12 8 7"),
            Some(Size {
                raw: 12,
                gzip: 8,
                brotli: 7
            })
        );
        assert_eq!(size_of_line("12 8"), None);
        assert_eq!(size_of_line("one 2 3"), None);
    }
}
