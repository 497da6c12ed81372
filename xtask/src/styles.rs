//! Joins the style sheets of web/styles/ into the one that the page links.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place;
use crate::problem::{Problem, Result, While};

/// The sheets that the others build on, in the order in which they come; the others follow by name.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
/// The sheets for what only the explorer's own page has.
const OF_THE_PAGE: [&str; 2] = ["embedding.css", "fallback.css"];

/// Writes target/styles/explorer.css, when it is not so already.
///
/// The place is fixed, whatever folder cargo builds into, because www/index.html names it.
pub(crate) fn write() -> Result {
    let sheets = sheets(&place::root().join("web").join("styles"))?;
    let folder = place::root().join("target").join("styles");
    let file = folder.join("explorer.css");
    let joined = join(&sheets)?;
    if fs::read_to_string(&file).is_ok_and(|there| there == joined) {
        return Ok(());
    }
    fs::create_dir_all(&folder).while_trying(format!("make the folder {}", folder.display()))?;
    fs::write(&file, joined).while_trying(format!("write {}", file.display()))
}

/// The sheets that an element of another page has a use for, joined.
pub(crate) fn for_element() -> Result<String> {
    let mut sheets = sheets(&place::root().join("web").join("styles"))?;
    sheets.retain(|file| !OF_THE_PAGE.iter().any(|name| file.ends_with(name)));
    join(&sheets)
}

/// Every sheet of a folder, in the order in which they apply.
fn sheets(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut sheets = place::files_below(folder)?;
    sheets.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    sheets.sort_by_key(|file| rank(file));
    if sheets.is_empty() {
        return Err(Problem::new(format!(
            "there is no style sheet in {}",
            folder.display()
        )));
    }
    Ok(sheets.into_iter().map(|file| folder.join(file)).collect())
}

fn rank(file: &Path) -> (usize, String) {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let place = FIRST
        .iter()
        .position(|first| *first == name)
        .unwrap_or(FIRST.len());
    (place, name)
}

fn join(sheets: &[PathBuf]) -> Result<String> {
    sheets.iter().try_fold(String::new(), |joined, file| {
        let sheet = fs::read_to_string(file).while_trying(format!("read {}", file.display()))?;
        Ok(joined + sheet.trim_end() + "\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_base_come_first_and_the_rest_by_name() {
        let mut sheets: Vec<PathBuf> = ["table.css", "base.css", "icicle.css", "tokens.css"]
            .map(PathBuf::from)
            .into();
        sheets.sort_by_key(|file| rank(file));
        let order = ["tokens.css", "base.css", "icicle.css", "table.css"].map(PathBuf::from);
        assert_eq!(sheets, order);
    }
}
