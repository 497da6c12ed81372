//! Running the binary.

#![allow(
    dead_code,
    reason = "each file of tests is a crate of its own and needs a part of this"
)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be run has failed"
)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// What an error says after the name of the file.
    pub(crate) fn sentence(&self) -> &str {
        self.err
            .trim_end()
            .splitn(3, ": ")
            .nth(2)
            .unwrap_or_default()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Self {
            code: output.status.code().expect("it was not killed"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
    command.args(args);
    command
}

pub(crate) fn mingzhang(args: &[&str]) -> Run {
    command(args).output().expect("it runs").into()
}

/// What a run prints that is no text.
pub(crate) fn bytes(args: &[&str]) -> Vec<u8> {
    let output = command(args).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    output.stdout
}

/// A run that reads these bytes from standard input.
pub(crate) fn mingzhang_reading(args: &[&str], bytes: &[u8]) -> Run {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut input = child.stdin.take().expect("it was asked for");
    input.write_all(bytes).expect("it reads all");
    drop(input);
    child.wait_with_output().expect("it ends").into()
}

/// The path of a file beside the tests.
pub(crate) fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Compares what was printed with what is kept, and shows the first line that differs. With
/// `UPDATE_FIXTURES` set, what was printed is kept instead.
#[track_caller]
pub(crate) fn same(printed: &str, name: &str) {
    let path = fixture(name);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, printed).expect("the fixtures can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("the fixture is there");
    let differs = kept
        .lines()
        .zip(printed.lines())
        .zip(1..)
        .find(|((kept, printed), _)| kept != printed);
    if let Some(((kept, printed), line)) = differs {
        panic!("{name}, line {line}\n kept:    {kept}\n printed: {printed}");
    }
    let (kept, printed) = (kept.lines().count(), printed.lines().count());
    assert_eq!(printed, kept, "{name} has another number of lines");
}
