//! Where things are.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Result, While};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The built explorer.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where Trunk puts a build together before it becomes dist/.
pub(crate) fn staging() -> Result<PathBuf> {
    env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Problem::new("finish is called by Trunk: type cargo xtask dist"))
}

/// Replaces words of the page that Trunk has staged.
pub(crate) fn edit_staged_page(words: &str, by: &str) -> Result {
    edit_staged("index.html", words, by)
}

/// Replaces words of a file that Trunk has staged.
pub(crate) fn edit_staged(name: &str, words: &str, by: &str) -> Result {
    let file = staging()?.join(name);
    let text = fs::read_to_string(&file).while_trying(format!("read the staged {name}"))?;
    if !text.contains(words) {
        return Err(Problem::new(format!(
            "www/{name} does not say {words} any more"
        )));
    }
    fs::write(&file, text.replace(words, by)).while_trying(format!("write the staged {name}"))
}

/// The files of a built explorer: whatever Trunk put beside the page, and of the documents in data/
/// those that the page names.
pub(crate) fn files_of_release(folder: &Path) -> Result<Vec<PathBuf>> {
    let page = fs::read_to_string(folder.join("index.html")).while_trying(format!(
        "read {}/index.html (cargo xtask dist makes it)",
        folder.display()
    ))?;
    let mut files = files_below(folder)?;
    files.retain(|file| !file.starts_with(".stage"));
    files.retain(|file| !file.extension().is_some_and(|it| it == "gz" || it == "br"));
    files.retain(|file| !file.starts_with("data") || page.contains(&file.display().to_string()));
    Ok(files)
}

/// The browser journeys and the packages that they use.
pub(crate) fn tests() -> PathBuf {
    root().join("tests")
}

/// Where the pinned tools are kept: one folder for each tool and version.
pub(crate) fn tools() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("MINGZHANG_TOOLS") {
        return Ok(PathBuf::from(folder));
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| {
            Problem::new(
                "there is no home folder to keep tools in: set MINGZHANG_TOOLS to a folder",
            )
        })?;
    Ok(cache.join("mingzhang").join("tools"))
}

/// The files below a folder, as paths within it, in order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, Path::new(""), &mut files)?;
    files.sort();
    Ok(files)
}

/// A short name for what is in a file (FNV-1a).
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn collect(folder: &Path, within: &Path, files: &mut Vec<PathBuf>) -> Result {
    let what = || format!("list {}", folder.join(within).display());
    for entry in fs::read_dir(folder.join(within)).while_trying(what())? {
        let entry = entry.while_trying(what())?;
        let path = within.join(entry.file_name());
        if entry.file_type().while_trying(what())?.is_dir() {
            collect(folder, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
