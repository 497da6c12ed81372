//! WebAssembly modules besides the explorer's own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;
use crate::problem::{Result, While};
use crate::process;
use crate::tools::WASM_TARGET;
use crate::wasm;

/// Compiles a crate with these features alone for the browser, and gives the bytes of the module.
pub(crate) fn compile(package: &str, features: &[&str]) -> Result<Vec<u8>> {
    let mut cargo = wasm::cargo_build(package);
    cargo.args(["--no-default-features", "--features", &features.join(",")]);
    process::run(&mut cargo)?;
    let module = target_folder()
        .join(WASM_TARGET)
        .join("web")
        .join(format!("{}.wasm", package.replace('-', "_")));
    fs::read(&module).while_trying(format!("read {}", module.display()))
}

/// Puts a module into a folder, shrunk, with the script that loads it: `NAME.js`.
pub(crate) fn put(module: &[u8], into: &Path, name: &str) -> Result {
    let compiled = target_folder().join(format!("{name}.compiled.wasm"));
    fs::write(&compiled, module).while_trying(format!("write {}", compiled.display()))?;
    process::run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", name])
            .arg("--out-dir")
            .arg(into)
            .arg(&compiled),
    )?;
    let binary = into.join(format!("{name}_bg.wasm"));
    process::run(
        Command::new("wasm-opt")
            .args(wasm::OPTIMISE)
            .args(wasm::STRIP)
            .arg(&binary)
            .arg("-o")
            .arg(&binary),
    )
}

/// Where cargo builds.
pub(crate) fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| place::root().join("target"), PathBuf::from)
}
