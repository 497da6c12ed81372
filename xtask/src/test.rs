//! Everything that has to hold, step by step, each with its time.

use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::browser;
use crate::dist;
use crate::package;
use crate::place;
use crate::problem::{Problem, Result};
use crate::process::{self, Took};
use crate::setup;
use crate::size;
use crate::system;
use crate::tools::{CARGO_DENY, WASM_TARGET};

/// What came of one step.
enum Outcome {
    Passed,
    Failed(Problem),
    /// Not done, and why.
    Skipped(&'static str),
}

/// The steps that were done.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Report {
    /// Does one step, and says whether it passed.
    fn step(&mut self, name: &str, step: impl FnOnce() -> Outcome) -> bool {
        println!("\n━━ {name}");
        let start = Instant::now();
        let outcome = step();
        let took = Took(start.elapsed()).to_string();
        let (sign, note) = match &outcome {
            Outcome::Passed => ("ok", String::new()),
            Outcome::Failed(problem) => ("FAILED", format!("  {problem}")),
            Outcome::Skipped(why) => ("skipped", format!("  {why}")),
        };
        let line = format!("{sign:<8} {took:>12}  {name}{note}");
        println!("{line}");
        self.lines.push(line);
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Failed(_) => self.failed += 1,
            Outcome::Skipped(_) => self.skipped += 1,
        }
        matches!(outcome, Outcome::Passed)
    }

    fn must(&mut self, name: &str, step: impl FnOnce() -> Result) -> bool {
        self.step(name, || match step() {
            Ok(()) => Outcome::Passed,
            Err(problem) => Outcome::Failed(problem),
        })
    }
}

/// Sets up what is missing, then does every step, also after one has failed.
pub(crate) fn run() -> Result<ExitCode> {
    let mut report = Report::default();
    let is_set_up = report.must("set-up", || {
        setup::build_tools()?;
        setup::test_tools()
    });

    report.must("format", || cargo(&["fmt", "--all", "--check"]));
    report.must("lints", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
    });
    report.must("lints of the explorer in the browser", || {
        cargo(&[
            "clippy",
            "--package",
            "mingzhang-web",
            "--target",
            WASM_TARGET,
            "--",
            "-D",
            "warnings",
        ])
    });
    report.must("unit and document tests", || {
        let mut cargo = cargo_command(&["test", "--workspace", "--no-fail-fast"]);
        if system::libreoffice().is_some() {
            cargo.env("MINGZHANG_LIBREOFFICE", "required");
        }
        process::run(&mut cargo)
    });
    // Its targets run on another toolchain; that they fit the reader can be told on this one.
    report.must("fuzz targets", || {
        cargo(&["check", "--manifest-path", "fuzz/Cargo.toml", "--locked"])
    });
    report.must("documentation", || {
        documentation(&["--workspace", "--exclude", "mingzhang-web"])?;
        // Nobody links to the explorer: its documentation is for those who work on it.
        documentation(&["--package", "mingzhang-web", "--document-private-items"])
    });
    report.must("licences and sources of dependencies", deny);
    let is_built = is_set_up && report.must("build of the explorer", dist::build);
    if is_built {
        report.must("explorer in Chromium", journeys);
        report.must("size of the first visit", size::report);
        let is_packed = report.must("build of the npm package", package::build);
        if is_packed {
            report.must(
                "npm package in Node.js, Chromium and TypeScript",
                package::test,
            );
        }
    } else {
        report.step("explorer in Chromium", || {
            Outcome::Skipped("the explorer was not built")
        });
        report.step("size of the first visit", || {
            Outcome::Skipped("the explorer was not built")
        });
    }

    println!("\n━━ in short");
    for line in &report.lines {
        println!("{line}");
    }
    println!();
    match report.skipped {
        0 => println!("{} passed, {} failed", report.passed, report.failed),
        skipped => println!(
            "{} passed, {} failed, {skipped} skipped",
            report.passed, report.failed
        ),
    }
    Ok(if report.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn cargo_command(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).current_dir(place::root());
    cargo
}

fn cargo(arguments: &[&str]) -> Result {
    process::run(&mut cargo_command(arguments))
}

fn documentation(of: &[&str]) -> Result {
    let mut cargo = cargo_command(&["doc", "--no-deps"]);
    process::run(cargo.args(of).env("RUSTDOCFLAGS", "-D warnings"))
}

/// Licences and sources of the crates. Advisories are left out: their list is on a host that a build
/// cannot always reach.
fn deny() -> Result {
    let deny = CARGO_DENY
        .find()?
        .ok_or_else(|| Problem::new("cargo-deny is missing: cargo xtask setup"))?;
    process::run(
        Command::new(deny)
            .args(["check", "bans", "licenses", "sources"])
            .current_dir(place::root()),
    )
}

/// The journeys of tests/browser/ through dist/.
fn journeys() -> Result {
    process::run(
        browser::node()?
            .args(["--test", "--test-reporter=spec"])
            .args(browser::tests_in("browser")?),
    )
}
