//! Documents that are none, or hardly: a clear refusal or a partial reading, never a panic, never
//! a hang, never a figure that is not in the text.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use mingzhang::{Budget, DiagnosticKind, Error, SourceText};

fn refused(bytes: &[u8]) -> Error {
    Budget::read(bytes).unwrap_err()
}

/// A funding section of one project.
fn funding(words: &str) -> Budget {
    Budget::from_text(format!(
        "项目1.\n一、项目名称\n甲\n六、资金安排情况\n{words}"
    ))
    .unwrap()
}

#[test]
fn nothing_to_read() {
    assert!(refused(b"").is_empty());
    assert!(refused(b" \n\r\n\t ").is_empty());
    assert!(refused("\u{FEFF}".as_bytes()).is_empty());
}

#[test]
fn not_text() {
    assert!(refused(&[0x80, 0x81, 0xFF, 0x00, 0x01]).is_not_text());
    assert!(refused(&vec![0; 4096]).is_not_text());
    let pdf = refused(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    assert_eq!(pdf.looks_like(), Some("a PDF file"));
    assert!(pdf.to_string().contains("save it as plain text"));
    assert!(refused(b"PK\x03\x04\x14\x00").is_not_text());
}

#[test]
fn too_large() {
    let bytes = vec![b'1'; SourceText::MOST_BYTES + 1];
    assert!(refused(&bytes).is_too_large());
}

#[test]
fn other_encodings() {
    let text = "项目1.\n一、项目名称\n甲\n六、资金安排情况\n安排资金2万元。";
    let plain = Budget::from_text(text).unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let with_mark = format!("\u{FEFF}{text}");
    for bytes in [with_mark.into_bytes(), utf16] {
        let budget = Budget::read(&bytes).unwrap();
        assert_eq!(budget.source().text(), text);
        assert_eq!(budget.mentions(), plain.mentions());
    }
    let odd = [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00];
    assert!(refused(&odd).is_not_text(), "a lone surrogate");
}

#[test]
fn an_encoding_that_is_not_said() {
    // 安排资金2万元。 in GB 18030.
    let chinese = b"\xB0\xB2\xC5\xC5\xD7\xCA\xBD\xF02\xCD\xF2\xD4\xAA\xA1\xA3";
    let budget = Budget::read(chinese).unwrap();
    assert_eq!(budget.source().text(), "安排资金2万元。");
    assert_eq!(budget.mentions().len(), 1);
    // UTF-8 that is cut short is no other encoding's text.
    let cut = &"安排资金2万元。".as_bytes()[..20];
    let read = Budget::read(cut).map(|budget| budget.mentions().len());
    assert!(read.is_err() || read == Ok(0), "{read:?}");
}

#[test]
fn line_ends_of_every_system() {
    let lines = "项目1.\n一、项目名称\n甲\n六、资金安排情况\n安排资金3万元，其中：\n\
                 1.讲座费1万元；\n2.展览费2万元。\n";
    let rows = |text: &str| {
        let budget = Budget::from_text(text.to_owned()).unwrap();
        let tree = budget.projects().next().unwrap().funding();
        let rows: Vec<_> = tree
            .iter()
            .map(|(_, node)| (node.label().text().to_owned(), node.amount().money()))
            .collect();
        rows
    };
    assert_eq!(rows(&lines.replace('\n', "\r\n")), rows(lines));
    assert_eq!(rows(lines).len(), 3);
}

#[test]
fn nul_bytes_between_words() {
    let budget = funding("安排资金3\0万元，\0其中讲座费1万元\0。");
    assert!(
        budget
            .mentions()
            .iter()
            .any(|it| it.money().to_string() == "10000")
    );
}

#[test]
fn a_stray_control_character_is_read_over() {
    let text = format!(
        "{}\0",
        "项目1.\n六、资金安排情况\n安排资金2万元。".repeat(3)
    );
    assert!(Budget::read(text.as_bytes()).is_ok());
}

#[test]
fn a_number_of_400_digits_is_no_figure() {
    let budget = funding(&format!(
        "安排资金{}万元，其中讲座费1万元。",
        "9".repeat(400)
    ));
    assert_eq!(budget.mentions().len(), 1);
    let kinds: Vec<_> = budget.diagnostics().iter().map(|d| d.kind).collect();
    assert!(kinds.contains(&DiagnosticKind::NumberTooLong), "{kinds:?}");
}

#[test]
fn unpaired_brackets() {
    for (words, count) in [
        ("安排资金3万元，包括（甲费1万元，乙费）2万元。》））", 3),
        ("安排资金3万元）包括甲费1万元（乙费2万元", 3),
        ("（（（安排资金3万元“《甲费1万元", 2),
    ] {
        assert_eq!(funding(words).mentions().len(), count, "{words}");
    }
}

#[test]
fn simplified_and_traditional() {
    let budget = funding("安排資金3萬元，其中：講座費1萬元；展览费2万元。");
    let amounts: Vec<_> = budget.mentions().iter().map(|m| m.money()).collect();
    assert_eq!(
        amounts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["30000", "10000", "20000"]
    );
}

#[test]
fn no_project_still_gives_its_figures() {
    let budget = Budget::from_text("本年安排5万元，比上年增加1万元。").unwrap();
    assert_eq!(budget.projects().len(), 0);
    assert_eq!(budget.mentions().len(), 2);
    assert_eq!(budget.diagnostics()[0].kind, DiagnosticKind::NoProjects);
}

/// As many sums are read of one funding section.
const SUMS_OF_A_SECTION: usize = 12_288;

/// As many projects are read of a text that begins one every few bytes.
fn projects_read(text: &str) -> usize {
    (text.len() / 192).max(4096)
}

/// A debug build reads a twentieth.
const SHARE: usize = if cfg!(debug_assertions) { 20 } else { 1 };

#[test]
fn a_hundred_megabytes_of_text() {
    let unit = "本项目安排资金9万元，其中：讲座费4万元，展览费5万元。\n";
    let text = unit.repeat(100_000_000 / unit.len() / SHARE);
    let budget = funding(&text);
    assert_eq!(budget.mentions().len(), SUMS_OF_A_SECTION);
    is_read_or_named("a hundred megabytes", &budget);
}

#[test]
fn a_line_of_ten_megabytes() {
    let unit = "讲座费4万元，每人300元；";
    let count = 10_000_000 / unit.len() / SHARE;
    let budget = funding(&unit.repeat(count));
    assert_eq!(budget.mentions().len(), SUMS_OF_A_SECTION);
    is_read_or_named("a line", &budget);
}

#[test]
fn a_million_projects() {
    let count = 1_000_000 / SHARE;
    let text: String = (1..=count)
        .map(|n| format!("项目{n}\n一、项目名称\n甲\n六、资金安排情况\n安排资金9万元。\n"))
        .collect();
    let read = projects_read(&text);
    let budget = Budget::from_text(text).unwrap();
    assert_eq!(budget.projects().len(), read);
    // Sums behind the last project are read, as those of no project.
    assert_eq!(budget.mentions().len(), count);
    is_read_or_named("a million projects", &budget);
}

/// Each of these took quadratic time in some reader once. Reading them ends.
#[test]
fn long_documents_end() {
    const MANY: usize = 20_000;
    for words in [
        "本项目安排资金5万元，其中".repeat(MANY),
        "甲1万元，".repeat(MANY),
        "一是".repeat(MANY * 5),
        "一是甲5万元；".repeat(MANY),
        "安排9万元，其中甲5万元，乙4万元。".to_owned() + &"乙4万元。".repeat(MANY),
        "安排9万元，其中甲5万元，乙4万元。".to_owned() + &"丙4万元（每人1元），".repeat(MANY),
        "资金来源：甲1万元。支出构成：乙1万元。".repeat(MANY),
        "每人5元".repeat(MANY),
        "1.甲(1)乙①丙<1>丁5万元".repeat(MANY),
        "（".repeat(MANY * 10),
        "9".repeat(MANY * 10) + "万元",
        "单位：万元\n".to_owned() + &"甲费\t1\n".repeat(MANY),
        "单位：万元\n甲费\t1\n乙费\t2\n其余如下。\n".repeat(MANY),
        "1.甲\n单位：万元\n甲费\t1\n乙费\t2\n".repeat(MANY),
        "项目\t金额（万元）\n".to_owned() + &"其中：甲\t1\n乙\t2\n".repeat(MANY),
        "项目|金额（万元）\n".to_owned() + &"|".repeat(MANY * 10) + "\n甲|1",
        "单位：万元\n".to_owned() + &"甲 ".repeat(MANY * 10) + "1\n",
        "HYPERLINK \"甲".repeat(MANY),
        "，".repeat(MANY * 10) + "5万元",
        "其中".repeat(MANY * 10),
        "安排5万元，".to_owned() + &"其中".repeat(MANY * 10),
        "六、资金安排情况\n".repeat(MANY),
        "项目名称 甲\n".repeat(MANY),
        "支出预算9万元。\n".repeat(MANY),
        "1.“甲（项）”9万元\n".repeat(MANY),
        "甲费每人0.3万元，共3人\n".repeat(MANY),
        "全年计划接待读者约1,200人次的到馆借阅服务。".repeat(MANY),
    ] {
        let budget = funding(&words);
        assert!(budget.projects().len() == 1);
    }
    let projects: String = (0..MANY)
        .map(|n| format!("项目{n}\n一、项目名称\n甲\n"))
        .collect();
    let read = projects_read(&projects);
    let budget = Budget::from_text(projects).unwrap();
    assert_eq!(budget.projects().len(), read);
    // What is left out begins where the last project that is read ends, and goes to the end.
    let last = budget.projects().last().unwrap().outline().range();
    let left_out = budget.diagnostics().iter().find(|it| is_too_dense(it));
    let left_out = left_out.unwrap().range;
    assert!(left_out.start() <= last.end());
    assert_eq!(left_out.end() as usize, budget.source().text().len());
}

fn is_too_dense(diagnostic: &mingzhang::Diagnostic) -> bool {
    diagnostic.kind == DiagnosticKind::TooDense
}

/// Every sum of money is read, or stands in a stretch that a diagnostic names.
fn is_read_or_named(name: &str, budget: &Budget) {
    let text = budget.source().text();
    let left_out = budget.diagnostics().iter().filter(|it| is_too_dense(it));
    let left_out: Vec<(u32, u32)> = left_out
        .map(|it| (it.range.start(), it.range.end()))
        .collect();
    let mentions = budget.mentions().iter();
    let ends: std::collections::BTreeSet<u32> = mentions.map(|it| it.range().end()).collect();
    let mut missing = text.match_indices('元').filter_map(|(at, unit)| {
        let is_sum = text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '万');
        let end = (at + unit.len()) as u32;
        let is_named = || {
            let before = left_out.partition_point(|(start, _)| *start < end);
            let mut near = left_out[..before].iter().rev().take(3);
            near.any(|(_, to)| end <= *to)
        };
        (is_sum && !ends.contains(&end) && !is_named()).then_some(end)
    });
    assert_eq!(missing.next(), None, "{name}");
}

/// A limit lies behind what documents say: what is behind it is named. Documents themselves come
/// first and are left out.
#[test]
fn what_is_not_read_is_named() {
    const BYTES: usize = 400_000;
    for (name, text) in mingzhang_tests::weigh::texts(BYTES).into_iter().skip(1) {
        is_read_or_named(name, &Budget::from_text(&text).unwrap());
    }
}
