//! Scripts of tests/browser/, which drive Chromium.

use std::path::Path;
use std::process::Command;

use crate::dist;
use crate::place;
use crate::problem::{Problem, Result};
use crate::process;
use crate::setup;
use crate::size;
use crate::system;

/// A command that runs Node.js on scripts of tests/browser/.
pub(crate) fn node() -> Result<Command> {
    let chromium = system::chromium()
        .ok_or_else(|| Problem::new("there is no Chromium: cargo xtask setup"))?;
    let mut node = Command::new("node");
    node.current_dir(place::tests()).env("CHROMIUM", chromium);
    Ok(node)
}

/// Builds the explorer, then prints how soon it answers.
pub(crate) fn measure() -> Result {
    build()?;
    let first_visit = size::first_visit()?.to_string();
    println!("\nMeasuring in Chromium, for some minutes …\n");
    script("measure.mjs", &[first_visit.as_str()])
}

fn build() -> Result {
    setup::build_tools()?;
    setup::browser_tools()?;
    dist::build()
}

fn script(name: &str, arguments: &[&str]) -> Result {
    process::run(node()?.arg(Path::new("browser").join(name)).args(arguments))
}
