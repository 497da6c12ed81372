//! What the explorer fetches when a file is opened that is no text: a module for documents of Word
//! and web pages, and one for PDF.

use std::fs;
use std::path::Path;

use crate::module;
use crate::place;
use crate::problem::{Result, While};

/// The names of the modules; each is a feature of the crate, too. With what each should weigh at
/// most, compressed with brotli, and what it must not grow beyond until it does.
pub(crate) const MODULES: [(&str, u64, u64); 2] =
    [("office", 60_000, 60_000), ("pdf", 350_000, 350_000)];
/// The scripts and the style sheet beside them, in www/: the dialogue, the worker that the modules
/// run in, and how the dialogue looks.
const BESIDE: [&str; 3] = ["opening.js", "opening-worker.js", "opening.css"];
/// Where the page names the folder.
const NAMED: &str = "content=\"open/\"";
/// What the folder's name begins with.
const FOLDER: &str = "open-";

/// Builds the modules into a folder that Trunk has staged, named after what is in it, and lets the
/// page name it.
pub(crate) fn stage() -> Result {
    let mut all = Vec::new();
    let mut modules = Vec::new();
    for (name, ..) in MODULES {
        let module = module::compile("mingzhang-open", &[name])?;
        all.extend(&module);
        modules.push((name, module));
    }
    let mut beside = Vec::new();
    for name in BESIDE {
        let file = place::root().join("www").join(name);
        let file = fs::read(&file).while_trying(format!("read {name}"))?;
        all.extend(&file);
        beside.push((name, file));
    }
    let folder = format!("{FOLDER}{}", place::fingerprint(&all));
    let into = place::staging()?.join(&folder);
    fs::create_dir_all(&into).while_trying(format!("make the folder {folder}"))?;
    for (name, module) in modules {
        module::put(&module, &into, name)?;
    }
    for (name, file) in beside {
        fs::write(into.join(name), file).while_trying(format!("write {name}"))?;
    }
    place::edit_staged_page(NAMED, &format!("content=\"{folder}/\""))
}

/// The module that a file of the built explorer belongs to.
pub(crate) fn module_of(file: &Path) -> Option<&'static str> {
    let folder = file.iter().next()?.to_str()?;
    let name = file.file_name()?.to_str()?;
    let is_of = |module: &&str| {
        name.strip_prefix(module)
            .is_some_and(|it| it.starts_with(['.', '_']))
    };
    let all = MODULES.iter().map(|(module, ..)| *module);
    folder
        .starts_with(FOLDER)
        .then(|| all.clone().find(is_of))?
}

/// Whether a file comes when a file is opened for the first time.
pub(crate) fn is_of_opening(file: &Path) -> bool {
    let folder = file.iter().next().and_then(|it| it.to_str());
    folder.is_some_and(|it| it.starts_with(FOLDER)) && file.iter().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_modules_are_known() {
        assert_eq!(
            module_of(Path::new("open-1f/office_bg.wasm")),
            Some("office")
        );
        assert_eq!(module_of(Path::new("open-1f/pdf.js")), Some("pdf"));
        assert_eq!(module_of(Path::new("open-1f/worker.js")), None);
        assert_eq!(module_of(Path::new("api-1f/pdf.js")), None);
    }

    #[test]
    fn the_page_says_where_the_modules_go() {
        let page = fs::read_to_string(place::root().join("www/index.html")).unwrap();
        assert_eq!(page.matches(NAMED).count(), 1);
    }
}
