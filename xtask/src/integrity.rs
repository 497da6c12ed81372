//! Lets the page name the hashes of its scripts and of the module, so that a browser runs nothing
//! else.

use std::path::Path;

use crate::offline;
use crate::place;
use crate::problem::Result;

/// Writes the hashes into the page that Trunk has staged. What it names does not change any more.
pub(crate) fn stage() -> Result {
    let staging = place::staging()?;
    let mut files = place::files_below(&staging)?;
    files.retain(|file| is_run(file));
    let hashes = offline::hashes(&staging, &files)?;
    for (file, hash) in files.iter().zip(hashes) {
        let named = format!("\"./{}\"", file.display());
        // What is fetched ahead as data has no such attribute; the loader checks it.
        let is_data = file.extension().is_some_and(|it| it == "wasm");
        let attribute = if is_data {
            "data-integrity"
        } else {
            "integrity"
        };
        place::edit_staged_page(&named, &format!("{named} {attribute}=\"{hash}\""))?;
    }
    Ok(())
}

/// Whether the page runs a file: its own two scripts, and the two files of the module, whose names end in
/// what is in them.
fn is_run(file: &Path) -> bool {
    let name = file.to_string_lossy();
    ["early-", "loader-", "mingzhang-web-"]
        .iter()
        .any(|begin| name.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_and_the_module_are_run() {
        for (file, runs) in [
            ("early-12.js", true),
            ("loader-12.js", true),
            ("mingzhang-web-12.js", true),
            ("mingzhang-web-12_bg.wasm", true),
            ("mingzhang-explorer.js", false),
            ("explorer-12.css", false),
            ("api-12/mingzhang.js", false),
        ] {
            assert_eq!(is_run(Path::new(file)), runs, "{file}");
        }
    }
}
