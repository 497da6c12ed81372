//! What the explorer fetches only when somebody asks for it: the reader as a JavaScript module of
//! its own, and the script that makes pictures.

use std::env;
use std::fs;
use std::path::PathBuf;
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
    let mut bytes = fs::read(&module).while_trying(format!("read {}", module.display()))?;
    bytes.extend(fs::read(&picture).while_trying(format!("read {PICTURE}"))?);
    let folder = format!("api-{}", place::fingerprint(&bytes));
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
