//! The reading that a page takes up instead of reading anew.

mod running;

use mingzhang::source::NativeDecoder;
use mingzhang::{Budget, SourceText};
use running::{bytes, fixture, mingzhang};

#[test]
fn what_is_written_is_what_was_read() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/data/budget.txt");
    for file in [fixture("library.txt"), seed.to_owned()] {
        let document = std::fs::read(&file).unwrap();
        let read = Budget::read(&document).unwrap();
        let taken = Budget::from_saved(&document, &NativeDecoder, &bytes(&["reading", &file]));
        assert_eq!(taken, Ok(read));
    }
}

#[test]
fn it_can_go_to_a_file() {
    let file = fixture("library.txt");
    let folder = std::env::temp_dir().join(format!("mingzhang-reading-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let to = folder.join("library.reading");
    let run = mingzhang(&["reading", &file, "-o", to.to_str().unwrap()]);
    assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
    assert_eq!(std::fs::read(&to).unwrap(), bytes(&["reading", &file]));

    let nowhere = folder.join("none").join("x");
    let nowhere = nowhere.to_str().unwrap();
    let run = mingzhang(&["reading", &file, "--output", nowhere]);
    assert_eq!((run.code, &*run.out), (2, ""));
    let said = format!("error: {nowhere}: this file cannot be written: ");
    let last = run.err.lines().last().unwrap();
    assert!(last.starts_with(&said), "{}", run.err);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn of_a_file_of_another_format_its_text_is_read() {
    let page = "<html><p>项目1.<p>六、资金安排情况<p>书费3.00万元。";
    let folder = std::env::temp_dir().join(format!("mingzhang-page-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.html");
    std::fs::write(&file, page).unwrap();
    let source = || -> SourceText {
        let opened = mingzhang_formats::open(page.as_bytes()).unwrap();
        opened.into_source().unwrap()
    };
    let saved = bytes(&["reading", file.to_str().unwrap()]);
    let taken = Budget::from_saved_source(source(), &saved);
    assert_eq!(taken, Ok(Budget::from_source(source())));
    std::fs::remove_dir_all(folder).unwrap();
}
