//! What each project of a document comes to, and whether its money adds up.
//!
//! `cargo run --example totals -- www/data/budget.txt`

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use mingzhang::views::summary;
use mingzhang::{Budget, Unit};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).ok_or("which document?")?;
    let budget = Budget::read(&std::fs::read(file)?)?;
    let summary = summary::summary(&budget, Unit::Wanyuan);
    for card in &summary.cards {
        let total = card.total.as_deref().unwrap_or("?");
        println!("{total:>12} 万元  {:?}  {}", card.seal, card.name);
    }
    let total = summary.total.as_deref().unwrap_or("?");
    println!("{total:>12} 万元  {:?}", summary.total_status);
    Ok(())
}
