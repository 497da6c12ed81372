//! What the explorer fetches only when somebody asks for it: the reader as a JavaScript module of
//! its own, the script that makes pictures, and what elements of other pages need.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::element;
use crate::place;
use crate::problem::{Result, While};
use crate::process;
use crate::tools::WASM_TARGET;
use crate::wasm;

/// What the module's files are called.
const NAME: &str = "mingzhang";
/// The scripts beside it, in www/: the one that makes pictures, and the one that elements of other
/// pages share.
const SCRIPTS: [&str; 2] = ["picture.js", element::HOST];
/// Where the page names the folder.
const NAMED: &str = "content=\"api/\"";

/// Builds the module into the folder that Trunk has staged, and lets the page name it. The folder
/// is named after what is in it, so that a browser never mixes two releases. Gives its name, which
/// ends in `/`.
pub(crate) fn stage() -> Result<String> {
    let staging = place::staging()?;
    process::run(&mut wasm::cargo_build("mingzhang-js"))?;
    let module = target_folder()
        .join(WASM_TARGET)
        .join("web")
        .join("mingzhang_js.wasm");
    let mut bytes = fs::read(&module).while_trying(format!("read {}", module.display()))?;
    let mut scripts = Vec::new();
    for name in SCRIPTS {
        let script = place::root().join("www").join(name);
        let script = fs::read(&script).while_trying(format!("read {name}"))?;
        bytes.extend(&script);
        scripts.push((name, script));
    }
    let sheet = element::sheet()?;
    bytes.extend(sheet.as_bytes());
    let folder = format!("api-{}", place::fingerprint(&bytes));
    let into = staging.join(&folder);
    process::run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", NAME])
            .arg("--out-dir")
            .arg(&into)
            .arg(&module),
    )?;
    for (name, script) in scripts {
        fs::write(into.join(name), script).while_trying(format!("write {name}"))?;
    }
    fs::write(into.join(element::SHEET), sheet)
        .while_trying(format!("write {}", element::SHEET))?;
    let binary = into.join(format!("{NAME}_bg.wasm"));
    process::run(
        Command::new("wasm-opt")
            .args(wasm::OPTIMISE)
            .args(["--strip-debug", "--strip-producers"])
            .arg(&binary)
            .arg("-o")
            .arg(&binary),
    )?;
    place::edit_staged_page(NAMED, &format!("content=\"{folder}/\""))?;
    Ok(folder + "/")
}

/// Where cargo builds.
fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| place::root().join("target"), PathBuf::from)
}
