//! Scripts of tests/browser/, which drive Chromium.

use std::path::{Path, PathBuf};
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

/// The tests for Node.js in a folder of tests/.
pub(crate) fn tests_in(folder: &str) -> Result<Vec<PathBuf>> {
    let within = place::tests().join(folder);
    let mut files = place::files_below(&within)?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    if files.is_empty() {
        return Err(Problem::new(format!(
            "there are no tests in tests/{folder}/"
        )));
    }
    Ok(files.into_iter().map(|file| within.join(file)).collect())
}

/// Builds the explorer, then prints how soon it answers.
pub(crate) fn measure() -> Result {
    build()?;
    let first_visit = size::first_visit()?.to_string();
    println!("\nMeasuring in Chromium, for some minutes …\n");
    script("measure.mjs", &[first_visit.as_str()])
}

/// Builds the explorer, then takes pictures of its pages.
pub(crate) fn gallery() -> Result {
    build()?;
    println!("\nTaking pictures in Chromium, for some minutes …");
    script("gallery.mjs", &[])
}

fn build() -> Result {
    setup::build_tools()?;
    setup::browser_tools()?;
    dist::build()
}

fn script(name: &str, arguments: &[&str]) -> Result {
    process::run(node()?.arg(Path::new("browser").join(name)).args(arguments))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The most bytes that a picture of the README may have.
    const LARGEST_PICTURE: u64 = 150_000;

    #[test]
    fn both_readmes_show_every_picture_and_each_is_small() {
        let root = place::root();
        let readmes =
            ["README.md", "README.zh-CN.md"].map(|it| fs::read_to_string(root.join(it)).unwrap());
        for file in place::files_below(&root.join("docs/pictures")).unwrap() {
            let picture = Path::new("docs/pictures").join(file);
            let bytes = fs::metadata(root.join(&picture)).unwrap().len();
            assert!(bytes <= LARGEST_PICTURE, "{}: {bytes}", picture.display());
            let named = picture.to_string_lossy();
            assert!(readmes.iter().all(|it| it.contains(&*named)), "{named}");
        }
    }
}
