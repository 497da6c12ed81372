//! `mingzhang`: a budget document in, tables out.
//!
//! Standard output carries the result alone; what is doubtful about a document goes to standard
//! error. Exit codes: 0 when all is well, 1 when a check contradicts, 2 when some file could not be
//! read or there is no place to write.

mod args;
mod diagnostics;
mod input;
mod layout;
mod listing;
mod output;
mod page;
mod progress;
mod tables;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use mingzhang::{Budget, Outcome, SourceText};

use args::{Args, Command};
use input::File;
use listing::{Listing, Records};
use output::Problem;
use progress::Progress;

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
    let (what, files, format) = match command {
        Command::Parse {
            files,
            format,
            unit,
        } => (Records::Lines(unit.into()), files, format.chosen()),
        Command::Mentions { files, format } => (Records::Mentions, files, format.chosen()),
        Command::Check { files, format } => (Records::Checks, files, format.chosen()),
        Command::Page { file } => {
            let document = open(&file)?;
            document.say(&file);
            out.write(&page::html(&document.budget()))?;
            out.finish()?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Reading { file, output } => {
            let document = open(&file)?;
            let budget = document.budget();
            document.say_of(&budget, &file);
            let saved = budget.to_saved();
            match output {
                Some(path) => output::write_file(&path, &saved)?,
                None => {
                    output::is_no_terminal()?;
                    out.write_bytes(&saved)?;
                    out.finish()?;
                }
            }
            return Ok(ExitCode::SUCCESS);
        }
        Command::Text { files } => return texts(&files, out),
    };
    let mut listing = Listing::new(what, format);
    let worst = each(&files, |file, document, is_one_of_many| {
        let budget = document.budget();
        if !is_one_of_many {
            document.say_of(&budget, file);
        }
        let is_at_odds = what == Records::Checks
            && budget
                .checks()
                .iter()
                .any(|it| it.outcome() == Outcome::Contradicts);
        let name = is_one_of_many.then_some(file);
        out.write(&listing.part(&budget, &document, file, name))?;
        out.flush()?;
        Ok(if is_at_odds {
            Worst::AtOdds
        } else {
            Worst::Well
        })
    })?;
    out.write(listing.end())?;
    out.finish()?;
    Ok(worst.into())
}

/// Prints the text of each file; of several, each under its name.
fn texts(files: &[File], mut out: output::Output) -> Result<ExitCode, Problem> {
    let worst = each(files, |file, document, is_one_of_many| {
        if is_one_of_many {
            out.write(&format!("==> {file} <==\n"))?;
        } else {
            document.say_notes(file);
        }
        out.write(document.source.text())?;
        if is_one_of_many && !document.source.text().ends_with('\n') {
            out.write("\n")?;
        }
        Ok(Worst::Well)
    })?;
    out.finish()?;
    Ok(worst.into())
}

/// Reads each file and does something with it. What cannot be read is told about; it stops the others
/// only where it is the only one.
fn each(
    files: &[File],
    mut with: impl FnMut(&File, Document, bool) -> Result<Worst, Problem>,
) -> Result<Worst, Problem> {
    let (files, is_one_of_many) = input::files(files)?;
    let mut progress = Progress::new(files.len());
    let mut worst = Worst::Well;
    for file in &files {
        progress.show(&file.file);
        let found = match open(&file.file) {
            Ok(document) => with(&file.file, document, is_one_of_many)?,
            Err(Problem::NoDocument {
                is_other_kind: true,
                ..
            }) if file.is_of_folder => {
                progress.pass_over();
                continue;
            }
            Err(problem @ Problem::NoDocument { .. }) if is_one_of_many => {
                progress.clear();
                let _ = writeln!(io::stderr().lock(), "error: {problem}");
                Worst::NotRead
            }
            Err(problem) => return Err(problem),
        };
        worst = worst.max(found);
    }
    progress.finish();
    Ok(worst)
}

/// The worst that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Worst {
    Well,
    AtOdds,
    NotRead,
}

impl From<Worst> for ExitCode {
    fn from(worst: Worst) -> Self {
        Self::from(worst as u8)
    }
}

/// A file that was opened.
#[derive(Debug)]
struct Document {
    source: SourceText,
    format: mingzhang_formats::Format,
    notes: Vec<mingzhang_formats::Note>,
}

impl Document {
    fn budget(&self) -> Budget {
        Budget::from_source(self.source.clone())
    }

    /// Says what a reader of the file's text should know.
    fn say_notes(&self, file: &File) {
        let mut said = String::new();
        for note in &self.notes {
            said.push_str(&format!("note: {file}: {note}\n"));
        }
        // A closed standard error is no reason to withhold the result.
        let _ = io::stderr().lock().write_all(said.as_bytes());
    }

    /// Says what is doubtful about a document, too.
    fn say_of(&self, budget: &Budget, file: &File) {
        self.say_notes(file);
        let said = diagnostics::text(budget, &file.to_string());
        let _ = io::stderr().lock().write_all(said.as_bytes());
    }

    fn say(&self, file: &File) {
        self.say_of(&self.budget(), file);
    }
}

fn open(file: &File) -> Result<Document, Problem> {
    let bytes = input::read(file)?;
    let no_document = |error| file.is_no_document(&error);
    let mut opened = mingzhang_formats::open(&bytes).map_err(no_document)?;
    Ok(Document {
        format: opened.format,
        notes: std::mem::take(&mut opened.notes),
        source: opened.into_source().map_err(no_document)?,
    })
}
