//! What other pages embed: the element's script, and what it fetches once the element is in sight.

use std::fs;
use std::path::{Path, PathBuf};

use crate::offline;
use crate::place;
use crate::problem::{Problem, Result, While};
use crate::sheet;
use crate::styles;

/// The script that a page names, beside the explorer.
pub(crate) const SCRIPT: &str = "mingzhang-explorer.js";
/// The script that all elements share, in www/ and then in the folder of what is fetched rarely.
pub(crate) const HOST: &str = "element-host.js";
/// The style sheet of an element.
pub(crate) const SHEET: &str = "element.css";
/// The page that is put into frames.
pub(crate) const FRAME: &str = "embed.html";
/// The example of a portal's page.
pub(crate) const PORTAL: &str = "portal.html";
/// Where the page names the hash of the script.
const NAMED: &str = "content=\"element\"";

/// Files that only other pages ask for: not the explorer's own page.
const OF_OTHER_PAGES: [&str; 9] = [
    SCRIPT,
    HOST,
    SHEET,
    FRAME,
    PORTAL,
    "portal.css",
    "embed.css",
    "embed.js",
    "mingzhang-frame.js",
];

/// Whether only other pages ask for a file.
pub(crate) fn is_of_other_pages(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    OF_OTHER_PAGES.contains(&&*name)
}

/// The sheet of an element.
pub(crate) fn sheet() -> Result<String> {
    let around = place::root().join("www").join(SHEET);
    let around = fs::read_to_string(&around).while_trying(format!("read {SHEET}"))?;
    Ok(around + &sheet::for_element(&styles::for_element()?))
}

/// Puts what is loaded, with its hashes, at the head of the script that Trunk has staged, in a block
/// of its own, and the script's hash into the page. What it names does not change any more.
pub(crate) fn stage(rarely: &str) -> Result {
    let staging = place::staging()?;
    let file = staging.join(SCRIPT);
    let script = fs::read_to_string(&file).while_trying(format!("read the staged {SCRIPT}"))?;
    let mut modules = place::files_below(&staging)?;
    modules.retain(|file| file.to_string_lossy().starts_with("mingzhang-web"));
    let named = |end: &str| {
        let mut all = modules.iter();
        let found = all.find(|file| file.to_string_lossy().ends_with(end));
        found
            .cloned()
            .ok_or_else(|| Problem::new(format!("Trunk staged no module that ends in {end}")))
    };
    let files = [
        ("script", named(".js")?),
        ("module", named(".wasm")?),
        ("style", Path::new(rarely).join(SHEET)),
        ("host", Path::new(rarely).join(HOST)),
    ];
    let paths: Vec<PathBuf> = files.iter().map(|(_, path)| path.clone()).collect();
    let hashes = offline::hashes(&staging, &paths)?;
    let list: Vec<String> = files
        .iter()
        .zip(&hashes)
        .map(|((name, path), hash)| format!("{name}:[{:?},{hash:?}]", path.to_string_lossy()))
        .collect();
    let head = format!("const FILES={{rarely:{rarely:?},{}}};", list.join(","));
    let wrapped = format!("\"use strict\";{{{head}\n{}}}\n", script.trim_end());
    fs::write(&file, wrapped).while_trying(format!("write the staged {SCRIPT}"))?;
    let hash = offline::hashes(&staging, &[SCRIPT.into()])?;
    place::edit_staged_page(NAMED, &format!("content=\"{}\"", hash.concat()))
}
