//! Installs what building and testing need, says why, and leaves alone what is there.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::npm;
use crate::problem::{Problem, Result};
use crate::process::{self, Took};
use crate::system;
use crate::tools::{
    BUILD, CARGO_DENY, NPM_PACKAGES, Origin, Tool, WASM_BINDGEN, WASM_PACK, WASM_TARGET,
    locked_crate,
};
use crate::wasm;

/// What building and testing need.
pub(crate) fn everything() -> Result {
    build_tools()?;
    test_tools()?;
    println!("Everything is there. Next: cargo xtask serve, or cargo xtask test.");
    Ok(())
}

/// What building the explorer needs.
pub(crate) fn build_tools() -> Result {
    wasm_bindgen_matches()?;
    wasm_target()?;
    library_source()?;
    npm::need_node()?;
    BUILD.iter().try_for_each(|tool| pinned_tool(tool))
}

/// What the tests need besides: two components of Rust, and a browser.
pub(crate) fn test_tools() -> Result {
    component("rustfmt", "fmt", "checks the format of the code")?;
    component("clippy", "clippy", "finds mistakes in the code")?;
    pinned_tool(&CARGO_DENY)?;
    package_tools()?;
    libreoffice();
    browser_tools()
}

/// What building the npm package needs besides.
pub(crate) fn package_tools() -> Result {
    pinned_tool(&WASM_PACK)
}

/// What driving a browser needs: Chromium, a Chinese font, npm packages.
pub(crate) fn browser_tools() -> Result {
    npm::need_node()?;
    test_packages()?;
    nginx();
    chromium()
}

/// The folders to put on `PATH` so that Trunk finds exactly the pinned tools.
pub(crate) fn tool_folders() -> Result<Vec<PathBuf>> {
    folders_of(&BUILD)
}

/// The folders to put on `PATH` so that these tools are found in exactly the pinned versions.
pub(crate) fn folders_of(tools: &[&Tool]) -> Result<Vec<PathBuf>> {
    tools
        .iter()
        .map(|tool| {
            tool.find()?
                .as_deref()
                .and_then(Path::parent)
                .map(Path::to_owned)
                .ok_or_else(|| {
                    Problem::new(format!("{} is missing: cargo xtask setup", tool.program))
                })
        })
        .collect()
}

fn wasm_bindgen_matches() -> Result {
    let pinned = WASM_BINDGEN.version;
    match locked_crate("wasm-bindgen")? {
        Some(locked) if locked != pinned => Err(Problem::new(format!(
            "Cargo.lock has wasm-bindgen {locked}, but xtask/src/tools.rs pins the program at \
             {pinned}: set both, and Cargo.toml, to one version"
        ))),
        _ => Ok(()),
    }
}

fn wasm_target() -> Result {
    let libraries = process::ask(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    step(
        &format!("Rust for {WASM_TARGET}"),
        "compiles the explorer for the browser",
        "some seconds",
        || process::run(Command::new("rustup").args(["target", "add", WASM_TARGET])),
    )
}

fn library_source() -> Result {
    if wasm::library_source().is_some_and(|source| source.is_dir()) {
        return Ok(());
    }
    step(
        "rust-src",
        "is the source of the standard library, to compile it small and for old browsers",
        "some seconds",
        || process::run(Command::new("rustup").args(["component", "add", "rust-src"])),
    )
}

fn component(name: &str, subcommand: &str, why: &str) -> Result {
    if process::succeeds(Command::new("cargo").args([subcommand, "--version"])) {
        return Ok(());
    }
    step(name, why, "some seconds", || {
        process::run(Command::new("rustup").args(["component", "add", name]))
    })
}

fn pinned_tool(tool: &Tool) -> Result {
    if tool.find()?.is_some() {
        return Ok(());
    }
    let title = format!("{} {}", tool.package, tool.version);
    let folder = tool.folder()?;
    step(&title, tool.why, tool.wait, || {
        println!("    into {}", folder.display());
        match tool.origin {
            Origin::Crate(arguments) => process::run(
                light_profile(Command::new("cargo").arg("install"))
                    .args(["--locked", "--force"])
                    .args(arguments)
                    .args(["--version", tool.version, tool.package])
                    .arg("--root")
                    .arg(&folder),
            )?,
            Origin::Npm => npm::install(&folder, tool.package, tool.version)?,
        }
        match tool.find()? {
            Some(_) => Ok(()),
            None => Err(Problem::new(format!(
                "{} was installed into {}, but does not answer as version {}",
                tool.program,
                folder.display(),
                tool.version
            ))),
        }
    })
}

/// These tools run for a second or two at a time: what counts is how soon they are compiled.
fn light_profile(command: &mut Command) -> &mut Command {
    command
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
        .env("CARGO_PROFILE_RELEASE_PANIC", "unwind")
        .env("CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_OPT_LEVEL", "0")
        .env_remove("CARGO_TARGET_DIR")
}

fn test_packages() -> Result {
    if npm::test_packages_are_installed() {
        return Ok(());
    }
    let packages =
        NPM_PACKAGES.map(|(package, version, why)| format!("{package} {version} ({why})"));
    step(
        &packages.join(" and "),
        "the tests use",
        "some seconds",
        npm::install_test_packages,
    )
}

/// LibreOffice, which writes the documents of the tests in the formats of offices. Everything else can
/// be tested without it.
fn libreoffice() {
    const PACKAGE: &str = "libreoffice-writer-nogui";
    if system::libreoffice().is_some() {
        return;
    }
    let installed = step(
        PACKAGE,
        "writes the real .docx, .doc, .html and .pdf files that the tests read",
        "about a minute",
        || system::install(&[PACKAGE]),
    );
    let why = match installed {
        Err(problem) => problem.to_string(),
        Ok(()) if system::libreoffice().is_none() => "there is no `soffice` on PATH".to_owned(),
        Ok(()) => return,
    };
    println!("LibreOffice cannot be set up: {why}\nThe tests of real files are left out.");
}

fn chromium() -> Result {
    let mut packages = Vec::new();
    if system::chromium().is_none() {
        packages.push("chromium");
    }
    if !system::has_chinese_font() {
        packages.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if packages.is_empty() {
        return Ok(());
    }
    step(
        &packages.join(", "),
        "let the explorer be tested in a browser that can show Chinese",
        "about a minute",
        || system::install(&packages),
    )?;
    match system::chromium() {
        Some(_) => Ok(()),
        None => Err(Problem::new(
            "no Chromium starts on this machine. On Ubuntu, where Chromium is a snap, type this, then \
             try again:\n\n  sudo snap install chromium\n\nAny Chromium or Chrome will do: name it in \
             the variable CHROMIUM.",
        )),
    }
}

/// The journeys through a real server say that they are left out where it cannot be had.
fn nginx() {
    if system::nginx().is_some() {
        return;
    }
    let installed = step(
        "nginx",
        "lets the documented server be tested",
        "some seconds",
        || system::install(&["nginx-light", "libnginx-mod-http-brotli-static"]),
    );
    if let Err(problem) = installed {
        println!("{problem}: going on without it; its journeys are left out");
    }
}

/// Announces, does and times one installation.
fn step(what: &str, why: &str, wait: &str, install: impl FnOnce() -> Result) -> Result {
    println!("Installing {what}, which {why} ({wait}) …");
    let start = Instant::now();
    install()?;
    println!("Installed {what} in {}", Took(start.elapsed()));
    Ok(())
}
