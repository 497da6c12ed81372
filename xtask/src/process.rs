//! Running other programs.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::problem::{Problem, Result, While};

/// Runs a command with its output on the screen.
pub(crate) fn run(command: &mut Command) -> Result {
    let line = line(command);
    let status = command.status().while_trying(format!("run `{line}`"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!("`{line}` failed ({status})")))
    }
}

/// What a command prints, or `None` when it is not there or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command is there and succeeds.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    ask(command).is_some()
}

/// The first program of this name on `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// `PATH` with these folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&path)))
        .while_trying("put the tools on PATH")
}

/// A command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy();
    command
        .get_args()
        .fold(program.into_owned(), |line, argument| {
            format!("{line} {}", argument.to_string_lossy())
        })
}

/// A duration as a person says it: `0.4 s`, `41 s`, `2 min 24 s`.
pub(crate) struct Took(pub(crate) Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0.as_millis() / 100;
        match tenths / 10 {
            0..10 => write!(f, "{}.{} s", tenths / 10, tenths % 10),
            seconds @ 10..60 => write!(f, "{seconds} s"),
            seconds => write!(f, "{} min {:02} s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        let shown = |millis| Took(Duration::from_millis(millis)).to_string();
        assert_eq!(shown(449), "0.4 s");
        assert_eq!(shown(9_999), "9.9 s");
        assert_eq!(shown(41_000), "41 s");
        assert_eq!(shown(144_414), "2 min 24 s");
    }

    #[test]
    fn a_command_line_names_the_program_without_its_folder() {
        let mut command = Command::new("/some/where/trunk");
        command.args(["build", "--locked"]);
        assert_eq!(line(&command), "trunk build --locked");
    }

    #[test]
    fn a_program_that_is_not_there_answers_nothing() {
        assert!(ask(&mut Command::new("mingzhang-no-such-program")).is_none());
    }
}
