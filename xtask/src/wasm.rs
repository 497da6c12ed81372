//! How Rust is compiled for the browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;
use crate::process;
use crate::tools::WASM_TARGET;

/// What wasm-opt may use and does: nothing that the first engines with WebAssembly did not have, which
/// it also checks, and small before fast. Inlining makes the download larger. www/index.html gives
/// Trunk the same.
pub(crate) const OPTIMISE: [&str; 3] = ["-Oz", "--mvp-features", "--skip-pass=inlining-optimizing"];

/// What wasm-opt leaves out of modules that no other tool looks into.
pub(crate) const STRIP: [&str; 2] = ["--strip-debug", "--strip-producers"];

/// Has whatever cargo compiles for the browser in this command come out small, and the same wherever
/// it is built.
///
/// The standard library that comes with Rust is compiled for speed and for engines of recent years,
/// and carries words for every panic, which nobody reads in a browser. So it is compiled anew: for
/// size, for the first engines with WebAssembly (the module is no larger for it), and to stop at once
/// where it would panic. Those settings are not stable yet, so `RUSTC_BOOTSTRAP` has the pinned
/// compiler take them; no code of ours uses anything unstable.
pub(crate) fn settings(command: &mut Command) -> &mut Command {
    let mut flags = short_paths();
    flags.extend(
        [
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
            "-Ctarget-cpu=mvp",
        ]
        .map(str::to_owned),
    );
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        flags.join(" "),
    )
}

/// The cargo command that compiles a crate for the browser.
pub(crate) fn cargo_build(package: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--quiet", "--locked", "--package", package])
        .args(["--profile", "web", "--target", WASM_TARGET])
        .current_dir(place::root());
    settings(&mut cargo);
    cargo
}

/// Where rustup puts the source of the standard library, whether it is there or not.
pub(crate) fn library_source() -> Option<PathBuf> {
    let sysroot = process::ask(Command::new("rustc").args(["--print", "sysroot"]))?;
    Some(Path::new(&sysroot).join("lib/rustlib/src/rust/library/std"))
}

/// Has the places that panics name begin at the crate, not in a folder of this machine.
///
/// The variable that takes these flags has no way to write a space: such a folder is left out.
fn short_paths() -> Vec<String> {
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registry = cargo.map(|cargo| cargo.join("registry").join("src"));
    let sources = registry
        .iter()
        .flat_map(|registry| fs::read_dir(registry).into_iter().flatten());
    sources
        .flatten()
        .map(|source| source.path())
        .chain([place::root().to_owned()])
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()))
        .filter(|flag| !flag.contains(' '))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_npm_package_has_its_module_optimised_in_the_same_way() {
        let manifest = fs::read_to_string(place::root().join("js/Cargo.toml")).unwrap();
        let flags = OPTIMISE.iter().chain(&STRIP);
        let flags: Vec<_> = flags.map(|flag| format!("\"{flag}\"")).collect();
        let line = format!("wasm-opt = [{}]", flags.join(", "));
        assert!(manifest.contains(&line), "js/Cargo.toml should have {line}");
    }

    #[test]
    fn the_page_has_its_module_optimised_in_the_same_way() {
        let page = fs::read_to_string(place::root().join("www/index.html")).unwrap();
        for flag in OPTIMISE {
            let level = flag
                .strip_prefix("-O")
                .map(|it| format!("data-wasm-opt=\"{it}\""));
            assert!(page.contains(&level.unwrap_or(flag.to_owned())), "{flag}");
        }
    }
}
