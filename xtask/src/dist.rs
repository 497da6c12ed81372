//! Builds the explorer into dist/.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::place;
use crate::problem::Result;
use crate::process::{self, Took};
use crate::setup;

/// Builds the release of the explorer with Trunk, which calls cargo, wasm-bindgen and wasm-opt.
pub(crate) fn build() -> Result {
    println!("Building the explorer …");
    let start = Instant::now();
    let mut trunk = Command::new("trunk");
    trunk
        .arg("build")
        .current_dir(place::root())
        .env("PATH", process::path_with(&setup::tool_folders()?)?)
        .env("RUST_BACKTRACE", "0")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            short_paths(),
        );
    // Trunk reads NO_COLOR as `true` or `false` and stops at the `1` that is usual.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    process::run(&mut trunk)?;
    println!("Built dist/ in {}", Took(start.elapsed()));
    Ok(())
}

/// Has the places that panics name begin at the crate, not in a folder of this machine: the download
/// is smaller, and the same wherever it is built.
///
/// The variable that takes these flags has no way to write a space: such a folder is left out.
fn short_paths() -> String {
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registry = cargo.map(|cargo| cargo.join("registry").join("src"));
    let sources = registry
        .iter()
        .flat_map(|registry| fs::read_dir(registry).into_iter().flatten());
    let folders = sources
        .flatten()
        .map(|source| source.path())
        .chain([place::root().to_owned()]);
    let flags: Vec<String> = folders
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()))
        .filter(|flag| !flag.contains(' '))
        .collect();
    flags.join(" ")
}
