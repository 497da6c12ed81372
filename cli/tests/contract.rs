//! What other programs rely on: positions, exit codes, streams.

mod running;

use std::io::Write;
use std::process::Stdio;

use running::{command, fixture, mingzhang, mingzhang_reading};

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/data/budget.txt");

fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    // No cell of these documents holds a comma or a quote.
    csv.lines().skip(1).map(|line| line.split(',').collect())
}

#[test]
fn positions_are_bytes_of_the_printed_text() {
    for file in [fixture("library.txt"), SEED.to_owned()] {
        let text = mingzhang(&["text", &file]).out;
        let slice = |start: &str, end: &str| {
            let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
            text[start..end].to_owned()
        };
        let lines = mingzhang(&["parse", &file]).out;
        for row in rows(&lines) {
            let said = if row[6].is_empty() { row[2] } else { row[6] };
            assert_eq!(slice(row[7], row[8]), said, "{row:?}");
        }
        let mentions = mingzhang(&["mentions", &file]).out;
        for row in rows(&mentions) {
            assert_eq!(slice(row[0], row[1]), row[2], "{row:?}");
        }
    }
}

#[test]
fn the_document_that_the_explorer_opens() {
    assert_eq!(rows(&mingzhang(&["parse", SEED]).out).count(), 54);
    assert_eq!(rows(&mingzhang(&["mentions", SEED]).out).count(), 66);
    assert_eq!(mingzhang(&["check", SEED]).code, 1);
    assert!(!mingzhang(&["text", SEED]).out.contains("HYPERLINK"));
}

#[test]
fn check_passes_when_nothing_contradicts() {
    let text = "青溪县图书馆2025年部门预算\n项目1.\n一、项目名称\n阅览室改造。\n\
                六、资金安排情况\n本项目安排资金3.00万元，包括：\n1.门窗2.00万元；\n2.书架1.00万元。";
    let run = mingzhang_reading(&["check", "-"], text.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("2.00 + 1.00 = 3.00 万元"), "{}", run.out);
}

#[test]
fn standard_input_is_a_document() {
    let file = fixture("library.txt");
    let bytes = std::fs::read(&file).unwrap();
    for command in ["parse", "mentions", "check", "text"] {
        let piped = mingzhang_reading(&[command, "-"], &bytes);
        let opened = mingzhang(&[command, &file]);
        assert_eq!(piped.out, opened.out, "{command}");
        assert_eq!(piped.code, opened.code, "{command}");
    }
}

#[test]
fn gb18030_is_read() {
    // 项目1.\n一、项目名称\n书。\n六、资金安排情况\n书费3.00万元。
    let bytes =
        b"\xcf\xee\xc4\xbf1.\n\xd2\xbb\xa1\xa2\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6\n\xca\xe9\xa1\xa3\n\
        \xc1\xf9\xa1\xa2\xd7\xca\xbd\xf0\xb0\xb2\xc5\xc5\xc7\xe9\xbf\xf6\n\
        \xca\xe9\xb7\xd13.00\xcd\xf2\xd4\xaa\xa1\xa3";
    let run = mingzhang_reading(&["text", "-"], bytes);
    assert_eq!(
        run.out,
        "项目1.\n一、项目名称\n书。\n六、资金安排情况\n书费3.00万元。"
    );
    let run = mingzhang_reading(&["mentions", "-"], bytes);
    assert!(run.out.contains(",3.00万元,30000,"), "{}", run.out);
}

#[test]
fn without_a_document_there_is_one_sentence_and_code_2() {
    let missing = fixture("missing.txt");
    for command in ["parse", "mentions", "check", "text"] {
        let run = mingzhang(&[command, &missing]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{command}");
        assert_eq!(run.err, format!("error: {missing}: {}\n", run.sentence()));
        assert!(run.err.contains("there is no such file"), "{}", run.err);
        for (bytes, said) in [
            (&b""[..], "the document is empty"),
            (b" \n\t", "the document is empty"),
            (b"\x89PNG\r\n\x1a\n", "this is a picture"),
            (b"\x00\x01\x02\xff\xfe\x80\x00", "not text"),
        ] {
            let run = mingzhang_reading(&[command, "-"], bytes);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{command} {said}");
            assert_eq!(run.err.lines().count(), 1, "{}", run.err);
            assert!(
                run.err.starts_with("error: standard input: "),
                "{}",
                run.err
            );
            assert!(run.err.contains(said), "{}", run.err);
        }
    }
}

#[test]
fn several_files_and_folders_are_read_one_after_the_other() {
    let folder = std::env::temp_dir().join(format!("mingzhang-{}", std::process::id()));
    let inner = folder.join("b");
    std::fs::create_dir_all(&inner).unwrap();
    let library = std::fs::read(fixture("library.txt")).unwrap();
    let page = "<!DOCTYPE html><title>某某县</title><p>项目1.<p>一、项目名称<p>书。<p>六、资金安排情况<p>书费3.00万元。";
    for (name, bytes) in [
        ("a.txt", &library[..]),
        ("b/page.doc", page.as_bytes()),
        ("b/picture.docx", b"\x89PNG\r\n\x1a\n"),
        ("c.docx", b"PK\x03\x04 and no more"),
        (".hidden", b"x"),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let path = folder.to_str().unwrap();
    let run = mingzhang(&["parse", path]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(
        run.err,
        format!(
            "error: {path}/c.docx: this .docx file is damaged: the directory at its end is missing\n\
             note: 1 files that are no documents were passed over\n"
        )
    );
    let rows: Vec<&str> = run.out.lines().collect();
    assert!(rows[0].ends_with(",place,file"), "{}", rows[0]);
    assert!(rows[1].ends_with(&format!(",{path}/a.txt")), "{}", rows[1]);
    let last = rows[rows.len() - 1];
    assert!(
        last.ends_with(&format!(",paragraph 6,{path}/b/page.doc")),
        "{last}"
    );
    assert_eq!(run.out.matches("project,path").count(), 1);

    let run = mingzhang(&["parse", "--format", "jsonl", path]);
    assert_eq!(run.code, 2);
    let documents: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(documents.len(), 2);
    assert_eq!(
        documents[0]["lines"].as_array().unwrap().len() + 1,
        rows.len() - 1
    );
    assert_eq!(documents[1]["format"], "html");
    assert_eq!(documents[1]["lines"][0]["yuan"], "30000");
    assert_eq!(documents[1]["file"], format!("{path}/b/page.doc"));

    let one = folder.join("a.txt");
    let one = one.to_str().unwrap();
    let run = mingzhang(&["mentions", "--format", "json", one, one]);
    let records: Vec<serde_json::Value> = serde_json::from_str(&run.out).unwrap();
    assert!(records.iter().all(|it| it["file"] == one));
    let run = mingzhang(&["text", one, one]);
    assert_eq!(run.out.matches(&format!("==> {one} <==\n")).count(), 2);
    assert_eq!(mingzhang(&["check", one, one]).code, 1);
    let run = mingzhang(&["page", path]);
    assert!(run.err.contains("this is a folder"), "{}", run.err);
    std::fs::remove_dir_all(inner).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_a_file_holds_besides_its_text_is_said() {
    let page = "<html><p>书费3.00万元<del>5</del>。";
    let run = mingzhang_reading(&["text", "-"], page.as_bytes());
    assert_eq!(run.out, "书费3.00万元。\n");
    assert_eq!(
        run.err,
        "note: standard input: words deleted while changes were recorded are left out\n"
    );
}

#[test]
fn a_document_without_projects_is_still_a_document() {
    let run = mingzhang_reading(&["parse", "-"], "今日天气晴，支出3.00万元。".as_bytes());
    assert_eq!(run.code, 0);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(
        run.err.contains("warning: no project was found"),
        "{}",
        run.err
    );
    let run = mingzhang_reading(&["parse", "--format", "table", "-"], "晴".as_bytes());
    assert!(run.out.contains("没有找到项目"), "{}", run.out);
    let run = mingzhang_reading(&["mentions", "-"], "今日支出3.00万元。".as_bytes());
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
}

#[test]
fn a_document_does_not_steer_the_terminal() {
    let text = "项目1.\n一、项目名称\n\u{1b}[31m红\u{7}字。\n六、资金安排情况\n\u{1b}]0;x\u{7}书费3.00万元。";
    for command in ["parse", "mentions", "check"] {
        let run = mingzhang_reading(&[command, "--format", "table", "-"], text.as_bytes());
        let steers = |c: char| c.is_control() && c != '\n';
        assert!(!run.out.contains(steers), "{:?}", run.out);
        assert!(!run.err.contains(steers), "{:?}", run.err);
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    // Longer than any pipe's buffer.
    let line = "书".repeat(1000) + "\n";
    let mut text = String::from("项目1.\n");
    text.extend(std::iter::repeat_n(line, 400));
    let mut child = command(&["text", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_cannot_be_understood_is_explained() {
    let run = mingzhang(&["pars", "x"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("parse"), "{}", run.err);
    let run = mingzhang(&["parse", "--format", "xml", "x"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("json"), "{}", run.err);
}
