//! Files that a real program wrote: LibreOffice turns the documents into the formats of offices.
//!
//! The files are kept below `target/`, under a name that follows from the documents' text.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::OnceLock;

use crate::DOCUMENTS;

/// The formats that LibreOffice writes, as the ends of files are called.
pub const FORMATS: [&str; 4] = ["docx", "doc", "html", "pdf"];

/// A document whose numbers stand in no text but are counted, as the source of LibreOffice's files
/// `numbered.docx` and so on.
const NUMBERED: &str = include_str!("numbered.fodt");

/// Set where LibreOffice has to be there: without it the tests of real files fail, elsewhere they say
/// that they did nothing.
const REQUIRED: &str = "MINGZHANG_LIBREOFFICE";

/// The folder with every document in every format, `NAME.docx` and so on; `None`, and a word on
/// standard error, where there is no LibreOffice.
///
/// # Panics
/// When LibreOffice is there and does not write the files, or is required and not there.
#[must_use]
pub fn files() -> Option<&'static Path> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOLDER.get_or_init(write).as_deref()
}

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests that cannot be set up have failed, or say so"
)]
fn write() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../target/real-files")
        .join(fingerprint());
    if folder.is_dir() {
        return Some(folder);
    }
    let Some(office) = office() else {
        let sentence =
            "there is no LibreOffice to write real files with: cargo xtask setup installs it";
        assert!(env::var_os(REQUIRED).is_none(), "{sentence}");
        eprintln!("{sentence}; nothing was tested here");
        return None;
    };
    let making = folder.with_extension(process::id().to_string());
    fs::create_dir_all(&making).expect("a folder can be made in target/");
    let mut texts = Vec::new();
    let mut pages = Vec::new();
    for document in DOCUMENTS {
        let text = document.text;
        let (all, end, content) = if text.contains('\t') {
            (&mut pages, "html", page(text))
        } else {
            (&mut texts, "txt", text.to_owned())
        };
        let file = making.join(format!("{}.{end}", document.name));
        fs::write(&file, content).expect("a file can be written");
        all.push(file);
    }
    let numbered = making.join("numbered.fodt");
    fs::write(&numbered, NUMBERED).expect("a file can be written");
    convert(&office, &making, "docx", &texts);
    convert(&office, &making, "docx", std::slice::from_ref(&numbered));
    convert(&office, &making, "docx:Office Open XML Text", &pages);
    let all = texts.iter().chain(&pages).chain([&numbered]);
    let docx: Vec<PathBuf> = all.map(|it| it.with_extension("docx")).collect();
    for format in &FORMATS[1..] {
        convert(&office, &making, format, &docx);
    }
    // Another run may have been faster.
    if fs::rename(&making, &folder).is_err() {
        fs::remove_dir_all(&making).expect("what was written can be removed");
        assert!(folder.is_dir(), "{} cannot be made", folder.display());
    }
    Some(folder)
}

#[allow(
    clippy::expect_used,
    reason = "tests that cannot be set up have failed"
)]
fn convert(office: &Path, folder: &Path, format: &str, files: &[PathBuf]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new(office);
    command.args(["--headless", &profile, "--convert-to", format, "--outdir"]);
    command.arg(folder);
    let filter = files.first().and_then(|file| file.extension()?.to_str());
    match filter {
        Some("txt") => drop(command.arg("--infilter=Text (encoded):UTF8")),
        Some("html") => drop(command.arg("--infilter=HTML (StarWriter)")),
        _ => {}
    }
    let output = command.args(files).output().expect("LibreOffice starts");
    for file in files {
        let written = file.with_extension(format.split(':').next().unwrap_or(format));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            written.is_file(),
            "LibreOffice wrote no {}: {said}",
            written.display()
        );
    }
}

/// A page on which the lines with TABs are rows of tables.
fn page(text: &str) -> String {
    let mut page = String::from("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>");
    let mut is_table = false;
    for line in text.lines() {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        let is_row = line.contains('\t');
        if is_row != is_table {
            page.push_str(if is_row {
                "<table border=\"1\">"
            } else {
                "</table>"
            });
            is_table = is_row;
        }
        if is_row {
            let cells = line
                .split('\t')
                .map(|cell| format!("<td><p>{cell}</p></td>"));
            page.push_str(&format!("<tr>{}</tr>", cells.collect::<String>()));
        } else {
            page.push_str(&format!("<p>{line}</p>"));
        }
    }
    page + "</body></html>"
}

/// LibreOffice, by its usual names on `PATH`.
fn office() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| ["soffice", "libreoffice"].map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

/// A short name for all that is written (FNV-1a).
fn fingerprint() -> String {
    let texts = DOCUMENTS.iter().flat_map(|it| [it.name, it.text]);
    let bytes = texts.chain(FORMATS).chain([NUMBERED, "2"]);
    let bytes = bytes.flat_map(str::bytes);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}
