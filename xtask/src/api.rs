//! What the explorer fetches only when somebody asks for it: the reader as a JavaScript module of
//! its own, the script that makes pictures, and what elements of other pages need.

use std::fs;

use crate::element;
use crate::module;
use crate::place;
use crate::problem::{Result, While};

/// What the module's files are called.
const NAME: &str = "mingzhang";
/// The scripts beside it, in www/: those that make pictures and show how to embed, and the one that
/// elements of other pages share.
const SCRIPTS: [&str; 3] = ["picture.js", "embedding.js", element::HOST];
/// Where the page names the folder.
const NAMED: &str = "content=\"api/\"";

/// Builds the module into the folder that Trunk has staged, and lets the page name it. The folder
/// is named after what is in it, so that a browser never mixes two releases. Gives its name, which
/// ends in `/`.
pub(crate) fn stage() -> Result<String> {
    let staging = place::staging()?;
    let module = module::compile("mingzhang-js", &["files"])?;
    let mut bytes = module.clone();
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
    module::put(&module, &into, NAME)?;
    for (name, script) in scripts {
        fs::write(into.join(name), script).while_trying(format!("write {name}"))?;
    }
    fs::write(into.join(element::SHEET), sheet)
        .while_trying(format!("write {}", element::SHEET))?;
    place::edit_staged_page(NAMED, &format!("content=\"{folder}/\""))?;
    Ok(folder + "/")
}
