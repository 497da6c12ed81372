//! What the page keeps for days without a connection: the list that the service worker needs.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::element;
use crate::opening;
use crate::place;
use crate::problem::{Problem, Result, While};
use crate::process;

/// The service worker, beside the page.
pub(crate) const WORKER: &str = "offline.js";
/// Where the page names its release.
const NAMED: &str = "content=\"release\"";

/// Prints the hash of each file, one a line, as browsers check it.
const HASH: &str = "\
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
  console.log('sha256-' + createHash('sha256').update(readFileSync(file)).digest('base64'));
}";

/// Writes the release and its files at the head of the service worker that Trunk has staged, and the
/// release into the page. Comes last: what is staged does not change any more.
pub(crate) fn stage() -> Result {
    let staging = place::staging()?;
    let worker = staging.join(WORKER);
    let source = fs::read_to_string(&worker).while_trying(format!("read the staged {WORKER}"))?;
    let mut files = place::files_of_release(&staging)?;
    // What opens files is fetched when it is needed, not by everybody.
    files.retain(|file| opening::module_of(file).is_none());
    files.retain(|file| file != Path::new(WORKER) && !element::is_of_other_pages(file));
    let hashes = hashes(&staging, &files)?;
    let release = place::fingerprint(format!("{hashes:?}{source}").as_bytes());
    place::edit_staged_page(NAMED, &format!("content=\"{release}\""))?;
    let head = head(&release, &files, &hashes);
    fs::write(&worker, head + &source).while_trying(format!("write the staged {WORKER}"))
}

/// The line that the worker reads.
fn head(release: &str, files: &[PathBuf], hashes: &[String]) -> String {
    let mut list = String::new();
    for (file, hash) in files.iter().zip(hashes) {
        let hash = if keeps_its_name(file) { "" } else { hash };
        let comma = if list.is_empty() { "" } else { "," };
        let path: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
        // Writing into a string does not fail.
        let _ = write!(list, "{comma}{:?}:{hash:?}", path.join("/"));
    }
    format!("const RELEASE=\"{release}\",FILES={{{list}}};\n")
}

/// Whether a file has the same name in every release.
fn keeps_its_name(file: &Path) -> bool {
    file == Path::new("index.html") || file.starts_with("data")
}

/// The hash of each file in a folder, as browsers check it.
pub(crate) fn hashes(folder: &Path, files: &[PathBuf]) -> Result<Vec<String>> {
    let answer = process::ask(
        Command::new("node")
            .args(["-e", HASH, "--"])
            .args(files)
            .current_dir(folder),
    )
    .unwrap_or_default();
    let hashes: Vec<String> = answer.lines().map(str::to_owned).collect();
    if hashes.len() == files.len() {
        Ok(hashes)
    } else {
        Err(Problem::new(
            "cannot hash the files of the release with Node.js: cargo xtask setup says what is missing",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_a_hash_for_each_file_whose_name_changes_with_it() {
        let files = ["data/budget.txt", "explorer-12.css", "index.html"].map(PathBuf::from);
        let hashes = ["sha256-a", "sha256-b", "sha256-c"].map(str::to_owned);
        assert_eq!(
            head("12ab", &files, &hashes),
            "const RELEASE=\"12ab\",FILES={\"data/budget.txt\":\"\",\
             \"explorer-12.css\":\"sha256-b\",\"index.html\":\"\"};\n"
        );
    }

    #[test]
    fn the_page_and_the_worker_say_where_the_release_goes() {
        let www = place::root().join("www");
        let page = fs::read_to_string(www.join("index.html")).unwrap();
        assert_eq!(page.matches(NAMED).count(), 1);
        let worker = fs::read_to_string(www.join(WORKER)).unwrap();
        for name in ["RELEASE", "FILES"] {
            assert!(worker.contains(name), "{name}");
        }
    }
}
