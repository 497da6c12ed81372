//! The lines of a document that pay for debts of earlier years (旧账), with the sentences that
//! say so.
//!
//! `cargo run --example old_debts -- www/data/budget.txt`

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use mingzhang::views::{evidence, facets};
use mingzhang::{Budget, FacetKind, Unit};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).ok_or("which document?")?;
    let budget = Budget::read(&std::fs::read(file)?)?;
    let groups = facets::facets(&budget, Unit::Wanyuan);
    for debts in groups.iter().filter(|it| it.kind == FacetKind::OldDebt) {
        for debt in &debts.entries {
            let amount = debt.amount.as_deref().unwrap_or("?");
            println!("{amount} 万元  {}: {}", debt.project_name, debt.label);
            if let Some(sentence) = evidence::sentence(&budget, debt.line) {
                println!("    {}", sentence.text());
            }
        }
        // A debt that is an of-which of another is counted once.
        println!("{} 万元", debts.total.as_deref().unwrap_or("?"));
    }
    Ok(())
}
