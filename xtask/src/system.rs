//! What only the system's package manager can install, and what to type where it cannot.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::problem::{Problem, Result};
use crate::process;

/// How this machine installs packages of the system.
enum Installer {
    /// apt, as root or with a sudo that asks nothing.
    Apt { sudo: bool },
    /// apt, but somebody has to give a password.
    AptByHand,
    /// Something else.
    Unknown,
}

impl Installer {
    fn of_this_machine() -> Self {
        if process::find("apt-get").is_none() {
            return Self::Unknown;
        }
        if process::ask(Command::new("id").arg("-u")).as_deref() == Some("0") {
            return Self::Apt { sudo: false };
        }
        if process::succeeds(Command::new("sudo").args(["-n", "true"])) {
            return Self::Apt { sudo: true };
        }
        Self::AptByHand
    }
}

/// Installs Debian packages, or says the one command that does.
pub(crate) fn install(packages: &[&str]) -> Result {
    match Installer::of_this_machine() {
        Installer::Apt { sudo } => {
            let apt = |arguments: &[&str]| {
                let mut command = if sudo {
                    let mut command = Command::new("sudo");
                    command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                    command
                } else {
                    Command::new("apt-get")
                };
                command
                    .env("DEBIAN_FRONTEND", "noninteractive")
                    .arg("-qq")
                    .args(arguments);
                process::run(&mut command)
            };
            apt(&["update"])?;
            let install = ["install", "--yes", "--no-install-recommends"];
            apt(&[&install[..], packages].concat())
        }
        Installer::AptByHand => Err(Problem::new(format!(
            "this needs a system package, and installing one needs root. Type this, then try again:\n\n  \
             sudo apt-get update && sudo apt-get install --yes {}\n",
            packages.join(" ")
        ))),
        Installer::Unknown => Err(Problem::new(format!(
            "this needs a system package, and this system has no apt-get. Install what it calls \
             {}, then try again{}",
            packages.join(" and "),
            match env::consts::OS {
                "macos" => ":\n\n  brew install --cask chromium\n",
                _ => ".",
            }
        ))),
    }
}

/// The Chromium to test with: `$CHROMIUM`, or the first of its usual names on `PATH` that starts.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    named
        .into_iter()
        .chain(usual.into_iter().filter_map(process::find))
        .find(|program| process::succeeds(Command::new(program).arg("--version")))
}

/// LibreOffice, by its usual names on `PATH`.
pub(crate) fn libreoffice() -> Option<PathBuf> {
    ["soffice", "libreoffice"]
        .into_iter()
        .find_map(process::find)
}

/// An nginx, where Debian puts it or on `PATH`.
pub(crate) fn nginx() -> Option<PathBuf> {
    let usual = PathBuf::from("/usr/sbin/nginx");
    usual
        .is_file()
        .then_some(usual)
        .or_else(|| process::find("nginx"))
}

/// Whether the system has a font with Chinese characters.
pub(crate) fn has_chinese_font() -> bool {
    cfg!(target_os = "macos")
        || process::ask(Command::new("fc-list").args([":lang=zh", "family"]))
            .is_some_and(|fonts| !fonts.is_empty())
}
