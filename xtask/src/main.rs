//! The project's own commands: `cargo xtask help`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to the person who typed it"
)]

mod api;
mod browser;
mod dist;
mod element;
mod integrity;
mod module;
mod npm;
mod offline;
mod opening;
mod package;
mod place;
mod printed;
mod problem;
mod process;
mod serve;
mod setup;
mod sheet;
mod shrink;
mod size;
mod styles;
mod system;
mod test;
mod tools;
mod wasm;

use std::env;
use std::process::ExitCode;

use problem::{Problem, Result};

const HELP: &str = "\
cargo xtask COMMAND

  setup           install what building and testing need; what is there already is left alone
  serve [--port N]
                  build the explorer and serve it on http://127.0.0.1:8080
  test            everything: format, lints, unit tests, documentation, the build, and the
                  explorer in headless Chromium
  dist            build the explorer into dist/, ready for any web server
  size            what a first visit downloads from dist/, against the limit, and what an element in
                  another page does
  npm             build the npm package into target/npm/, ready for `npm publish`
  compress        write .gz and .br beside each file of dist/, for servers that send them as they are
  measure         how soon the built explorer answers, in Chromium slowed down four times, on the
                  sample and on a document of 5,000 lines
  gallery         pictures of every page in every size, theme and language, in target/gallery/, and
                  those of the README, in docs/pictures/
  styles, finish
                  what the build calls before and after: join web/styles/*.css into one sheet;
                  put the reader for JavaScript beside the explorer; make scripts and styles
                  smaller; list what the page keeps for days without a connection
  help            this text

`serve`, `test`, `dist`, `npm`, `measure` and `gallery` do the part of `setup` that they need by
themselves.

Environment:
  MINGZHANG_TOOLS  where tools are kept, instead of ~/.cache/mingzhang/tools
  CHROMIUM         the Chromium or Chrome to test with, instead of the one on PATH
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("\nerror: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        [] | ["help" | "--help" | "-h"] => print!("{HELP}"),
        ["setup"] => setup::everything()?,
        ["serve", options @ ..] => {
            let port = serve::port(options)?;
            let socket = serve::open(port)?;
            setup::build_tools()?;
            dist::build()?;
            serve::run(&socket, port)?;
        }
        ["test"] => return test::run(),
        ["dist"] => {
            setup::build_tools()?;
            dist::build()?;
        }
        ["npm"] => {
            setup::build_tools()?;
            setup::package_tools()?;
            package::build()?;
        }
        ["compress"] => dist::compress()?,
        ["size"] => return size::run(),
        ["measure"] => browser::measure()?,
        ["gallery"] => browser::gallery()?,
        ["styles"] => styles::write()?,
        ["finish"] => {
            let rarely = api::stage()?;
            opening::stage()?;
            printed::stage()?;
            shrink::staged()?;
            element::stage(&rarely)?;
            integrity::stage()?;
            offline::stage()?;
        }
        _ => {
            return Err(Problem::new(format!(
                "there is no command `{}`\n\n{HELP}",
                arguments.join(" ")
            )));
        }
    }
    Ok(ExitCode::SUCCESS)
}
