//! Builds the npm package into a folder that npm can publish.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::browser;
use crate::module;
use crate::place;
use crate::problem::{Problem, Result, While};
use crate::process;
use crate::setup;
use crate::size;
use crate::tools::{BINARYEN, ESBUILD, WASM_BINDGEN, WASM_PACK};
use crate::wasm;

/// What the files of the package are called.
const NAME: &str = "mingzhang";
/// What the package has besides the compiled module, from folders of the repository.
const BESIDE: [(&str, &str); 5] = [
    ("js/npm", "package.json"),
    ("js/npm", "node.js"),
    ("js", "README.md"),
    ("", "LICENSE-APACHE"),
    ("", "LICENSE-MIT"),
];

/// The declarations say that a budget can be let go of by `using`, which not every setting of
/// TypeScript knows of by itself.
const DISPOSABLE: &str = "/// <reference lib=\"esnext.disposable\" />\n";

/// Where the package is built.
pub(crate) fn folder() -> PathBuf {
    module::target_folder().join("npm")
}

/// Builds the package with wasm-pack, which calls cargo, wasm-bindgen and wasm-opt, and puts the rest
/// beside it.
pub(crate) fn build() -> Result {
    println!("Building the npm package …");
    let into = folder();
    if into.exists() {
        fs::remove_dir_all(&into).while_trying(format!("clear {}", into.display()))?;
    }
    fs::create_dir_all(&into).while_trying(format!("make the folder {}", into.display()))?;
    let into = into
        .canonicalize()
        .while_trying(format!("find {}", into.display()))?;
    let folders = setup::folders_of(&[&WASM_BINDGEN, &BINARYEN, &WASM_PACK])?;
    let path = process::path_with(&folders)?;
    // The program itself is looked for on the PATH of this process, not on the one that it is given.
    let pack = WASM_PACK
        .find()?
        .ok_or_else(|| Problem::new("wasm-pack is missing: cargo xtask setup"))?;
    let mut pack = Command::new(pack);
    pack.args([
        "--quiet",
        "build",
        "js",
        "--mode",
        "no-install",
        "--no-pack",
    ])
    .args(["--target", "web", "--profile", "web", "--out-name", NAME])
    .arg("--out-dir")
    .arg(&into)
    .args(["--", "--locked"])
    .args(["--no-default-features", "--features", "api"])
    .current_dir(place::root())
    .env("PATH", path);
    process::run(wasm::settings(&mut pack))?;
    // wasm-pack has git ignore what it built; npm would do the same.
    let ignored = into.join(".gitignore");
    if ignored.exists() {
        fs::remove_file(ignored).while_trying("remove .gitignore from the package")?;
    }
    let types = into.join(format!("{NAME}.d.ts"));
    let declared = fs::read_to_string(&types).while_trying("read the declarations")?;
    fs::write(types, [DISPOSABLE, &declared].concat()).while_trying("write the declarations")?;
    for (from, name) in BESIDE {
        let file = place::root().join(from).join(name);
        fs::copy(file, into.join(name)).while_trying(format!("put {name} into the package"))?;
    }
    size::report_folder(&into)?;
    println!("Built {}; npm pack and npm publish take it", into.display());
    Ok(())
}

/// Tests the built package in Node.js, in Chromium and with TypeScript; what it reads is compared with
/// what the command line prints.
pub(crate) fn test() -> Result {
    process::run(
        Command::new("cargo")
            .args(["build", "--quiet", "--package", "mingzhang-cli"])
            .current_dir(place::root()),
    )?;
    let esbuild = ESBUILD
        .find()?
        .ok_or_else(|| Problem::new("esbuild is missing: cargo xtask setup"))?;
    let command = format!("mingzhang{}", env::consts::EXE_SUFFIX);
    process::run(
        browser::node()?
            .args(["--test", "--test-reporter=spec"])
            .args(browser::tests_in("npm")?)
            .env("ESBUILD", esbuild)
            .env(
                "MINGZHANG",
                module::target_folder().join("debug").join(command),
            )
            .env("MINGZHANG_NPM", folder()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_the_version_of_the_crates() {
        let manifest = fs::read_to_string(place::root().join("js/npm/package.json")).unwrap();
        let line = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        assert!(manifest.contains(&line), "package.json should have {line}");
    }
}
