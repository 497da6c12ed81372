//! `mingzhang`: a budget document in, tables out.
//!
//! Standard output carries the result alone; what is doubtful about a document goes to standard
//! error. Exit codes: 0 when all is well, 1 when a check contradicts, 2 when there is no document
//! to read or no place to write.

mod args;
mod diagnostics;
mod input;
mod layout;
mod output;
mod page;
mod tables;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use mingzhang::export::{csv, record};
use mingzhang::{Budget, Outcome};

use args::{Args, Command, Format};
use output::Problem;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(args.command) {
        Ok(code) => code,
        // The reader of a pipe has seen enough: nothing is wrong and nobody is there to be told.
        Err(Problem::Closed) => ExitCode::SUCCESS,
        Err(problem) => {
            // With standard error gone too, the exit code alone has to do.
            let _ = writeln!(io::stderr().lock(), "error: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Problem> {
    let mut out = output::Output::new();
    let mut code = ExitCode::SUCCESS;
    match command {
        Command::Parse { file, format, unit } => {
            let budget = read(&file)?;
            out.write(&match format.chosen() {
                Format::Table => tables::breakdown::text(&budget, unit.into()),
                Format::Csv => csv::lines(&budget, csv::CsvOptions::default()),
                Format::Json => output::json(record::lines(&budget)),
            })?;
        }
        Command::Mentions { file, format } => {
            let budget = read(&file)?;
            out.write(&match format.chosen() {
                Format::Table => tables::mentions::text(&budget),
                Format::Csv => csv::mentions(&budget),
                Format::Json => output::json(record::mentions(&budget)),
            })?;
        }
        Command::Check { file, format } => {
            let budget = read(&file)?;
            let contradicts = |check: &mingzhang::Check| check.outcome() == Outcome::Contradicts;
            if budget.checks().iter().any(contradicts) {
                code = ExitCode::from(1);
            }
            out.write(&match format.chosen() {
                Format::Table => tables::checks::text(&budget),
                Format::Csv => csv::checks(&budget),
                Format::Json => output::json(record::checks(&budget)),
            })?;
        }
        Command::Page { file } => {
            let budget = read(&file)?;
            out.write(&page::html(&budget))?;
        }
        Command::Text { file } => {
            let bytes = input::read(&file)?;
            let source = mingzhang_formats::open(&bytes)
                .and_then(mingzhang_formats::Opened::into_source)
                .map_err(|error| file.is_no_document(error))?;
            out.write(source.text())?;
        }
    }
    out.finish()?;
    Ok(code)
}

/// Reads a document and says what is doubtful about it.
fn read(file: &input::File) -> Result<Budget, Problem> {
    let bytes = input::read(file)?;
    let (budget, _) =
        mingzhang_formats::read(&bytes).map_err(|error| file.is_no_document(error))?;
    let said = diagnostics::text(&budget, &file.to_string());
    // A closed standard error is no reason to withhold the result.
    let _ = io::stderr().lock().write_all(said.as_bytes());
    Ok(budget)
}
