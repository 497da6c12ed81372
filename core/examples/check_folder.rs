//! Redoes the arithmetic of every text in a folder and shows what does not simply agree.
//!
//! `cargo run --example check_folder -- www/data`

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::fs;

use mingzhang::views::arithmetic;
use mingzhang::{Budget, Outcome};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("which folder?")?;
    let files: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    let mut files: Vec<_> = files?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    for file in files
        .iter()
        .filter(|it| it.extension().is_some_and(|it| it == "txt"))
    {
        let budget = match Budget::read(&fs::read(file)?) {
            Ok(budget) => budget,
            Err(error) => {
                println!("{}: {error}", file.display());
                continue;
            }
        };
        let tally = arithmetic::tally(&budget, None);
        println!(
            "{}: {} of {} agree",
            file.display(),
            tally.agrees,
            tally.total()
        );
        for check in arithmetic::checks(&budget, None) {
            if check.outcome != Outcome::Agrees {
                println!("    {}: {}", check.outcome.name(), check.expression());
            }
        }
    }
    Ok(())
}
