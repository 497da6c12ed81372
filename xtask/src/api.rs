//! What the explorer fetches only when somebody asks for it: the reader as a JavaScript module of
//! its own, and the script that makes pictures.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;
use crate::problem::{Result, While};
use crate::process;
use crate::tools::WASM_TARGET;
use crate::wasm;

/// What the module's files are called.
const NAME: &str = "mingzhang";
/// The script that makes pictures, in www/.
const PICTURE: &str = "picture.js";
/// Where the page names the folder.
const NAMED: &str = "content=\"api/\"";

/// Builds the module into the folder that Trunk has staged, and lets the page name it. The folder
/// is named after what is in it, so that a browser never mixes two releases.
pub(crate) fn stage() -> Result {
    let staging = place::staging()?;
    process::run(&mut wasm::cargo_build("mingzhang-js"))?;
    let module = target_folder()
        .join(WASM_TARGET)
        .join("web")
        .join("mingzhang_js.wasm");
    let picture = place::root().join("www").join(PICTURE);
    let folder = format!("api-{}", fingerprint(&[&module, &picture])?);
    let into = staging.join(&folder);
    process::run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", NAME])
            .arg("--out-dir")
            .arg(&into)
            .arg(&module),
    )?;
    fs::copy(&picture, into.join(PICTURE)).while_trying(format!("copy {PICTURE}"))?;
    let binary = into.join(format!("{NAME}_bg.wasm"));
    process::run(
        Command::new("wasm-opt")
            .args(wasm::OPTIMISE)
            .args(["--strip-debug", "--strip-producers"])
            .arg(&binary)
            .arg("-o")
            .arg(&binary),
    )?;
    place::edit_staged_page(NAMED, &format!("content=\"{folder}/\""))
}

/// Where cargo builds.
fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| place::root().join("target"), PathBuf::from)
}

/// A short name for what some files hold (FNV-1a).
fn fingerprint(files: &[&Path]) -> Result<String> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let bytes = fs::read(file).while_trying(format!("read {}", file.display()))?;
        for byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(format!("{hash:016x}"))
}
