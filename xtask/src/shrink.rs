//! Makes the scripts and styles of a build smaller.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::place;
use crate::problem::{Problem, Result};
use crate::process;
use crate::tools::ESBUILD;

/// Shrinks what Trunk has staged, in place. A debug build stays as it is, to be read.
pub(crate) fn staged() -> Result {
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let folder = place::staging()?;
    let esbuild = ESBUILD
        .find()?
        .ok_or_else(|| Problem::new("esbuild is missing: cargo xtask setup"))?;
    for file in place::files_below(&folder)? {
        if let Some(target) = oldest_browser(&file) {
            process::run(
                Command::new(&esbuild)
                    .current_dir(&folder)
                    .arg(&file)
                    .arg(format!("--outfile={}", file.display()))
                    .arg(format!("--target={target}"))
                    .args(["--allow-overwrite", "--minify", "--charset=utf8"])
                    .args(["--legal-comments=none", "--log-level=warning"]),
            )?;
        }
    }
    Ok(())
}

/// The oldest browsers that have to understand a file; `None` for what is not shrunk.
///
/// Scripts say why the explorer does not run, where it does not: any engine with modules and
/// dynamic import must read them. Styles are for engines that run it.
fn oldest_browser(file: &Path) -> Option<&'static str> {
    match file.extension()?.to_str()? {
        "js" => Some("chrome64"),
        "css" => Some("chrome96,firefox90,safari15"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_and_styles_are_shrunk() {
        for (file, is_shrunk) in [
            ("a.js", true),
            ("b/a.css", true),
            ("a_bg.wasm", false),
            ("data/budget.txt", false),
        ] {
            assert_eq!(
                oldest_browser(Path::new(file)).is_some(),
                is_shrunk,
                "{file}"
            );
        }
    }
}
