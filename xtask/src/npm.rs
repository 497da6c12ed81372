//! Node.js, and packages from npm.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::place;
use crate::problem::{Problem, Result, While};
use crate::process;
use crate::tools::NODE_AT_LEAST;

/// Fails unless Node.js and npm are there, new enough.
pub(crate) fn need_node() -> Result {
    let version = process::ask(Command::new("node").arg("--version"));
    let major = version.as_deref().and_then(major_version);
    let is_there = major.is_some_and(|major| major >= NODE_AT_LEAST)
        && process::succeeds(Command::new("npm").arg("--version"));
    if is_there {
        return Ok(());
    }
    Err(Problem::new(format!(
        "this needs Node.js {NODE_AT_LEAST} or later with npm ({}). On Debian or Ubuntu type this, \
         then try again:\n\n  sudo apt-get update && sudo apt-get install --yes nodejs npm\n",
        version.map_or("there is none on PATH".to_owned(), |version| format!(
            "here is {version}"
        ))
    )))
}

/// Installs one package into a folder of its own.
pub(crate) fn install(folder: &Path, package: &str, version: &str) -> Result {
    fs::create_dir_all(folder).while_trying(format!("make the folder {}", folder.display()))?;
    process::run(
        quiet_npm()
            .arg("install")
            .arg("--prefix")
            .arg(folder)
            .arg("--save-exact")
            .arg(format!("{package}@{version}")),
    )
}

/// Whether tests/node_modules holds what tests/package-lock.json says.
pub(crate) fn test_packages_are_installed() -> bool {
    let lock = fs::read(place::tests().join("package-lock.json"));
    let installed = fs::read(place::tests().join(INSTALLED_LOCK));
    matches!((lock, installed), (Ok(lock), Ok(installed)) if lock == installed)
}

/// Installs into tests/node_modules exactly what tests/package-lock.json says.
pub(crate) fn install_test_packages() -> Result {
    let tests = place::tests();
    process::run(
        quiet_npm()
            .arg("ci")
            .arg("--ignore-scripts")
            .current_dir(&tests),
    )?;
    fs::copy(tests.join("package-lock.json"), tests.join(INSTALLED_LOCK))
        .map(drop)
        .while_trying("note which packages are installed in tests/node_modules")
}

/// A copy of the lock file that tests/node_modules was made from.
const INSTALLED_LOCK: &str = "node_modules/.installed-package-lock.json";

fn quiet_npm() -> Command {
    let mut npm = Command::new("npm");
    npm.args([
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]);
    npm
}

/// `v20.20.2` → 20.
fn major_version(answer: &str) -> Option<u32> {
    answer.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major_version("v20.20.2"), Some(20));
        assert_eq!(major_version("20"), None);
    }
}
