//! The document, written into the page: what a reader has before the explorer runs, and without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::element;
use crate::place;
use crate::problem::{Problem, Result, While};
use crate::process;

/// The document that the page opens with.
const DOCUMENT: &str = "www/data/budget.txt";
/// Where it goes in the page.
const PLACE: &str = "<article></article>";

/// Has the command line write the document as HTML, into target/.
pub(crate) fn write() -> Result {
    let html = process::ask(
        Command::new("cargo")
            .args(["run", "--quiet", "--locked", "--package", "mingzhang-cli", "--"])
            .args(["page", DOCUMENT])
            .current_dir(place::root()),
    )
    .ok_or_else(|| {
        Problem::new(format!(
            "{DOCUMENT} cannot be written into the page: cargo run -p mingzhang-cli -- page {DOCUMENT}"
        ))
    })?;
    let file = file();
    let folder = file.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).while_trying(format!("make the folder {}", folder.display()))?;
    fs::write(&file, html).while_trying(format!("write {}", file.display()))
}

/// Puts it into the pages that Trunk has staged.
pub(crate) fn stage() -> Result {
    let file = file();
    let html = fs::read_to_string(&file).while_trying(format!("read {}", file.display()))?;
    place::edit_staged_page(PLACE, html.trim())?;
    let tables = without_text(html.trim());
    // Other pages have a main heading of their own.
    let tables = tables
        .trim()
        .replace("<h1 ", "<h2 ")
        .replace("</h1>", "</h2>");
    place::edit_staged(element::FRAME, PLACE, &tables)?;
    place::edit_staged(element::PORTAL, PLACE, &tables)
}

/// The tables alone: what stands in a frame until the explorer is there. The text is a link away.
fn without_text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<details") {
        out.push_str(before);
        rest = after
            .split_once("</details>")
            .map_or("", |(_, after)| after);
    }
    out + rest
}

fn file() -> PathBuf {
    place::root()
        .join("target")
        .join("page")
        .join("printed.html")
}
