//! Builds the explorer into dist/.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::place;
use crate::printed;
use crate::problem::{Result, While};
use crate::process::{self, Took};
use crate::setup;
use crate::wasm;

/// Builds the release of the explorer with Trunk, which calls cargo, wasm-bindgen and wasm-opt.
pub(crate) fn build() -> Result {
    println!("Building the explorer …");
    let start = Instant::now();
    printed::write()?;
    // Trunk calls this program before and after: as it is, for calling it through cargo would have
    // cargo compile it with the settings that are meant for the browser.
    let this = env::current_exe().while_trying("find the running xtask")?;
    let mut folders = setup::tool_folders()?;
    folders.extend(this.parent().map(PathBuf::from));
    let mut trunk = Command::new("trunk");
    trunk
        .arg("build")
        .current_dir(place::root())
        .env("PATH", process::path_with(&folders)?)
        .env("RUST_BACKTRACE", "0");
    wasm::settings(&mut trunk);
    // Trunk reads NO_COLOR as `true` or `false` and stops at the `1` that is usual.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    process::run(&mut trunk)?;
    println!("Built dist/ in {}", Took(start.elapsed()));
    Ok(())
}

/// Writes the compressed files that docs/nginx.conf has a server send.
pub(crate) fn compress() -> Result {
    let script = place::root().join("xtask/src/compress.mjs");
    process::run(Command::new("node").arg(script).arg(place::dist()))
}
