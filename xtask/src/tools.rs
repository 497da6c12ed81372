//! The tools that the explorer is built and tested with: which, which version, and why.
//!
//! This is the one place where versions of tools are pinned. rust-toolchain.toml pins Rust,
//! Cargo.lock the crates, and tests/package-lock.json the npm packages that tests/package.json
//! names; the tests below hold them together.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;
use crate::problem::{Result, While};
use crate::process;

/// Where a tool is installed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A crate, compiled here, with these further arguments to `cargo install`.
    Crate(&'static [&'static str]),
    /// An npm package.
    Npm,
}

/// A program that the build runs, in exactly one version.
#[derive(Debug)]
pub(crate) struct Tool {
    /// The name of the crate or package.
    pub(crate) package: &'static str,
    /// The program in it that the build runs.
    pub(crate) program: &'static str,
    pub(crate) version: &'static str,
    /// What `program --version` prints ahead of anything else in this version.
    answer: &'static str,
    pub(crate) origin: Origin,
    /// What it is for, in words for a newcomer.
    pub(crate) why: &'static str,
    /// How long installing takes, on two cores.
    pub(crate) wait: &'static str,
}

/// Writes the JavaScript side of the WebAssembly module.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    answer: "wasm-bindgen 0.2.129",
    origin: Origin::Crate(&[]),
    why: "connects the compiled Rust to the browser; must match the wasm-bindgen crate exactly",
    wait: "about 2 minutes",
};

/// Builds the page. Its optional features only serve to download tools and to look for updates.
pub(crate) const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    answer: "trunk 0.21.14",
    origin: Origin::Crate(&["--no-default-features"]),
    why: "puts page, styles and compiled Rust together into dist/",
    wait: "about 4 minutes",
};

/// Shrinks the WebAssembly module.
pub(crate) const BINARYEN: Tool = Tool {
    package: "binaryen",
    program: "wasm-opt",
    version: "132.0.0",
    answer: "wasm-opt version 132",
    origin: Origin::Npm,
    why: "makes the compiled Rust smaller to download",
    wait: "some seconds",
};

/// Shrinks scripts and styles.
pub(crate) const ESBUILD: Tool = Tool {
    package: "esbuild",
    program: "esbuild",
    version: "0.28.2",
    answer: "0.28.2",
    origin: Origin::Npm,
    why: "makes scripts and styles smaller to download",
    wait: "some seconds",
};

/// Builds the npm package. It takes the two tools above from `PATH` and is never let download any.
pub(crate) const WASM_PACK: Tool = Tool {
    package: "wasm-pack",
    program: "wasm-pack",
    version: "0.15.1",
    answer: "wasm-pack 0.15.1",
    origin: Origin::Crate(&[]),
    why: "builds the npm package",
    wait: "about 2 minutes",
};

/// Looks after the crates that we depend on.
pub(crate) const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    answer: "cargo-deny 0.20.2",
    origin: Origin::Crate(&[]),
    why: "checks the licences and the sources of the crates that we depend on",
    wait: "about 1 minute",
};

/// Every tool that the build of the explorer runs.
pub(crate) const BUILD: [&Tool; 4] = [&WASM_BINDGEN, &BINARYEN, &ESBUILD, &TRUNK];

/// The target that the explorer is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node.js that the browser journeys run on.
pub(crate) const NODE_AT_LEAST: u32 = 18;

/// The npm packages that the tests use, and why.
pub(crate) const NPM_PACKAGES: [(&str, &str, &str); 4] = [
    (
        "@types/node",
        "18.19.130",
        "says to TypeScript what Node.js has",
    ),
    (
        "axe-core",
        "4.14.1",
        "checks the accessibility of each page",
    ),
    (
        "playwright-core",
        "1.61.0",
        "drives the browser through the journeys",
    ),
    ("typescript", "5.9.3", "checks the types of the npm package"),
];

impl Tool {
    /// The folder that `setup` installs this version into.
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        Ok(place::tools()?.join(format!("{}-{}", self.package, self.version)))
    }

    /// The folder within it that has the program.
    fn programs(&self) -> Result<PathBuf> {
        let programs = match self.origin {
            Origin::Crate(_) => "bin",
            Origin::Npm => "node_modules/.bin",
        };
        Ok(self.folder()?.join(programs))
    }

    /// The program in exactly the pinned version: the one on `PATH`, or the one that `setup`
    /// installed.
    pub(crate) fn find(&self) -> Result<Option<PathBuf>> {
        let installed = self.programs()?.join(self.program);
        let candidates = process::find(self.program).into_iter().chain([installed]);
        Ok(candidates
            .into_iter()
            .find(|program| self.is_pinned(program)))
    }

    fn is_pinned(&self, program: &Path) -> bool {
        process::ask(Command::new(program).arg("--version"))
            .is_some_and(|answer| is_version(&answer, self.answer))
    }
}

/// Whether what a program answers is `expected`, perhaps followed by details of its build.
fn is_version(answer: &str, expected: &str) -> bool {
    answer
        .strip_prefix(expected)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-'))
}

/// The version of a crate in Cargo.lock.
pub(crate) fn locked_crate(name: &str) -> Result<Option<String>> {
    let file = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(file).while_trying("read Cargo.lock")?;
    Ok(version_in_lock(&lock, name))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{name}\""))?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_version_is_accepted() {
        assert!(is_version("wasm-bindgen 0.2.129", "wasm-bindgen 0.2.129"));
        assert!(is_version(
            "wasm-opt version 132 (version_132)",
            "wasm-opt version 132"
        ));
        assert!(!is_version("wasm-bindgen 0.2.1290", "wasm-bindgen 0.2.129"));
        assert!(!is_version("trunk 0.21.14-beta.1", "trunk 0.21.14"));
        assert!(!is_version("wasm-bindgen 0.2.128", "wasm-bindgen 0.2.129"));
    }

    #[test]
    fn the_answer_of_each_tool_names_its_version() {
        for tool in BUILD.into_iter().chain([&WASM_PACK, &CARGO_DENY]) {
            let version = tool.version.strip_suffix(".0.0").unwrap_or(tool.version);
            assert!(tool.answer.ends_with(version), "{}", tool.package);
        }
    }

    #[test]
    fn a_lock_file_gives_the_version_of_a_crate() {
        let lock = "[[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n";
        assert_eq!(version_in_lock(lock, "yew").as_deref(), Some("0.23.0"));
        assert_eq!(version_in_lock(lock, "yewdux"), None);
    }

    #[test]
    fn wasm_bindgen_is_the_same_as_crate_and_as_program() {
        let locked = locked_crate("wasm-bindgen").expect("Cargo.lock is in the repository");
        assert_eq!(locked.as_deref(), Some(WASM_BINDGEN.version));
    }

    #[test]
    fn the_tests_use_the_pinned_packages() {
        let file = place::tests().join("package.json");
        let manifest = fs::read_to_string(file).expect("tests/package.json is in the repository");
        for (package, version, _) in NPM_PACKAGES {
            let line = format!("\"{package}\": \"{version}\"");
            assert!(
                manifest.contains(&line),
                "tests/package.json should have {line}"
            );
        }
    }
}
