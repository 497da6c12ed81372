//! Prints how well documents are read: `score FOLDER`, or `score --notes FILE.csv` for account
//! notes; `-v` shows what differs.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that prints"
)]

use std::path::Path;
use std::process::ExitCode;

use mingzhang_tests::score::{FolderScore, NoteOutcome, NoteScore, Tally, folder, notes};

const USAGE: &str = "usage: score [-v] FOLDER\n       score [-v] --notes FILE.csv";

fn main() -> ExitCode {
    let mut verbose = false;
    let mut of_notes = false;
    let mut path = None;
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("-v") => verbose = true,
            Some("--notes") => of_notes = true,
            _ if path.is_none() => path = Some(argument),
            _ => path = None,
        }
    }
    let Some(path) = path else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let path = Path::new(&path);
    let done = if of_notes {
        std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))
            .and_then(|text| notes(&text))
            .map(|scores| print_notes(&scores, verbose))
    } else {
        folder(path).map(|score| print_folder(&score, verbose))
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn print_folder(score: &FolderScore, verbose: bool) {
    let print = |lines: Tally, mentions: Option<Tally>, name: &str| {
        println!("{name}\n  lines    {lines}");
        if let Some(mentions) = mentions {
            println!("  mentions {mentions}");
        }
    };
    for document in &score.documents {
        print(document.lines, document.mentions, &document.name);
        if document.misjudged > 0 {
            println!(
                "  of these {} with another role or amount",
                document.misjudged
            );
        }
        if verbose {
            for line in &document.differences {
                println!("    {line}");
            }
        }
    }
    let name = format!("all {} documents", score.documents.len());
    print(score.lines(), score.mentions(), &name);
}

fn print_notes(scores: &[NoteScore], verbose: bool) {
    let count = |outcome| {
        scores
            .iter()
            .filter(|score| score.outcome == outcome)
            .count()
    };
    if verbose {
        for score in scores {
            let what = match score.outcome {
                NoteOutcome::Exact => continue,
                NoteOutcome::Doubted => "doubted",
                NoteOutcome::Silent => "silent ",
            };
            let read = score.read.as_deref().unwrap_or("nothing");
            println!(
                "{what} row {:>5} {} published {}, read {read}",
                score.row, score.code, score.published
            );
        }
    }
    println!(
        "{} numbered notes: {} exact, {} doubted, {} silently wrong",
        scores.len(),
        count(NoteOutcome::Exact),
        count(NoteOutcome::Doubted),
        count(NoteOutcome::Silent)
    );
}
