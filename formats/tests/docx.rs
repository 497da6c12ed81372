//! Documents of Word with what real ones have: numbers that are in no text, fields, recorded
//! changes, tables, text boxes, notes.

#![allow(clippy::unwrap_used, reason = "a test that cannot be run has failed")]

mod making;

use making::{Part, docx, paragraph, paragraph_of, within, zip};
use mingzhang_formats::{Error, Format, Limits, Note, Other, open};

#[track_caller]
fn text(body: &str, others: &[(&str, &str)]) -> String {
    open(&docx(body, others)).unwrap().text
}

const LISTS: &str = r#"
  <w:abstractNum w:abstractNumId="4">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="One"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Two"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="5">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Chapters"/></w:abstractNum>
  <w:abstractNum w:abstractNumId="7"><w:styleLink w:val="Chapters"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>
  <w:num w:numId="8"><w:abstractNumId w:val="6"/></w:num>"#;

const STYLES: &str = r#"
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
  <w:style w:type="paragraph" w:styleId="One"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Two"><w:basedOn w:val="One"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="Two"/></w:style>
  <w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
  <w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>"#;

fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn listed(list: u32, level: u32, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn numbers_are_there_as_readers_see_them() {
    let body = [
        listed(8, 0, "总则"),
        styled("One", "项目名称"),
        styled("Mine", "书车"),
        styled("Two", "书架"),
        listed(1, 2, "购书"),
        listed(1, 2, "燃油"),
        listed(2, 2, "另起"),
        listed(1, 2, "接着"),
        styled("One", "立项依据"),
        styled("Two", "文件"),
        listed(3, 0, "甲"),
        listed(3, 0, "乙"),
        "<w:p><w:pPr><w:pStyle w:val=\"One\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>无号</w:t></w:r></w:p>".to_owned(),
        styled("Round", "自引"),
        listed(99, 0, "无此列表"),
    ];
    assert_eq!(
        text(&body.concat(), &[("numbering", LISTS), ("styles", STYLES)]),
        "第一章 总则\n一、项目名称\n（一）书车\n（二）书架\n1.购书\n2.燃油\n1.另起\n2.接着\n\
         二、立项依据\n（一）文件\n①甲\n②乙\n无号\n自引\n无此列表\n"
    );
}

#[test]
fn what_a_reader_does_not_see_is_left_out() {
    let body = r#"
      <w:p><w:r><w:t>安排</w:t></w:r><w:del w:id="1"><w:r><w:delText>5</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r>
        <w:moveFrom><w:r><w:t>别处</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>。</w:t></w:r></w:p>
      <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>
      <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://example.org" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>宣传周</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>活动</w:t></w:r></w:p>
      <w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>2024年</w:t></w:r></w:fldSimple></w:p>
      <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、概况</w:t></w:r></w:p><w:p><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>框外</w:t></w:r></w:p>
      <w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三&amp;四</w:t><w:noBreakHyphen/></w:r></w:p>"#;
    let opened = open(&docx(body, &[("styles", STYLES)])).unwrap();
    assert_eq!(
        opened.text,
        "安排3万元。\n前半后半\n宣传周活动\n2024年\n框中\n框外\n一 二\n三&四-\n"
    );
    assert_eq!(
        opened.notes,
        [
            Note::DeletionsLeftOut,
            Note::HiddenLeftOut,
            Note::ContentsLeftOut
        ]
    );
    // As `(//w:p)[n]` counts.
    assert_eq!(paragraph_of(&opened, "后半"), 3);
    assert_eq!(paragraph_of(&opened, "框中"), 9);
    assert_eq!(paragraph_of(&opened, "框外"), 8);
    assert_eq!(paragraph_of(&opened, "一 二"), 11);
}

#[test]
fn a_field_that_never_ends_hides_nothing() {
    let body =
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText></w:r></w:p>"
            .to_owned()
            + &paragraph("正文3万元");
    assert_eq!(text(&body, &[]), "正文3万元\n");
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn a_row_is_a_line() {
    let plain = |words: &str| cell("", &paragraph(words));
    let numbered = cell("", &listed(3, 0, ""));
    let inner = format!("<w:tbl>{}</w:tbl><w:p/>", row(&[plain("甲"), plain("1")]));
    let table = [
        row(&[plain("序号"), plain("项目"), plain("金额")]),
        row(&[numbered.clone(), plain("购书"), plain("3.00")]),
        row(&[
            numbered,
            cell("<w:vMerge w:val=\"restart\"/>", &paragraph("燃油")),
            plain("2.00"),
        ]),
        row(&[
            plain(""),
            cell("<w:vMerge/>", &paragraph("看不见")),
            plain("1.00"),
        ]),
        row(&[
            cell("<w:gridSpan w:val=\"2\"/>", &paragraph("合计")),
            plain("6.00"),
        ]),
        row(&[plain(""), plain(""), plain("")]),
        row(&[plain("内表"), cell("", &inner), plain("")]),
    ];
    let body =
        paragraph("单位：万元") + "<w:tbl>" + &table.concat() + "</w:tbl>" + &paragraph("完");
    let opened = open(&docx(&body, &[("numbering", LISTS)])).unwrap();
    assert_eq!(
        opened.text,
        "单位：万元\n序号\t项目\t金额\n①\t购书\t3.00\n②\t燃油\t2.00\n\t\t1.00\n合计\t\t6.00\n\
         内表\n甲\t1\n完\n"
    );
    assert_eq!(paragraph_of(&opened, "3.00"), 7);
}

#[test]
fn text_is_found_wherever_word_keeps_it() {
    let inner = format!(
        "<w:tbl>{}</w:tbl><w:p/>",
        row(&[
            cell("", &paragraph("其中购书")),
            cell("", &paragraph("3.00"))
        ])
    );
    let body = [
        // Controls around paragraphs, rows, cells and words; the words that stand in for content
        // are a reader's, too.
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>里的字</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>".to_owned(),
        format!(
            "<w:tbl><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:tbl>",
            row(&[cell("", &paragraph("项目")), format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", cell("", &paragraph("金额")))]),
            row(&[cell("", &(paragraph("合计3万元") + &inner)), cell("", &paragraph("3.00"))]),
        ),
        // What was moved stands where it was moved to.
        "<w:p><w:moveFromRangeStart w:id=\"1\"/><w:moveFrom w:id=\"2\"><w:r><w:t>燃油2万元</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id=\"1\"/><w:r><w:t>前</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:t>后</w:t></w:r><w:moveTo w:id=\"3\"><w:r><w:t>燃油2万元</w:t></w:r></w:moveTo></w:p>".to_owned(),
        // A table in a text box of the older kind.
        format!("<w:p><w:r><w:pict><v:textbox xmlns:v=\"v\"><w:txbxContent><w:tbl>{}</w:tbl></w:txbxContent></v:textbox></w:pict><w:t>框外</w:t></w:r></w:p>",
            row(&[cell("", &paragraph("讲座")), cell("", &paragraph("1.00"))])),
        "<w:altChunk xmlns:r=\"r\" r:id=\"a\"/>".to_owned(),
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag><w:ruby><w:rt><w:r><w:t>zhù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>注</w:t></w:r></w:rubyBase></w:ruby></w:p>".to_owned(),
    ];
    let opened = open(&docx(&body.concat(), &[])).unwrap();
    assert_eq!(
        opened.text,
        "控件里的字\n项目\t金额\n合计3万元\n其中购书\t3.00\n3.00\n前\n后燃油2万元\n讲座\t1.00\n框外\n链接标记注\n"
    );
    assert_eq!(
        opened.notes,
        [Note::DeletionsLeftOut, Note::EmbeddedLeftOut]
    );
}

#[test]
fn notes_stand_after_the_text() {
    let body = "<w:p><w:r><w:t>共3.00</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>万元</w:t></w:r></w:p>"
        .to_owned() + &paragraph("完");
    let notes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t>含税</w:t></w:r></w:p><w:p><w:r><w:t>两段</w:t></w:r></w:p></w:footnote>";
    let opened = open(&docx(&body, &[("footnotes", notes)])).unwrap();
    assert_eq!(opened.text, "共3.00万元\n完\n脚注\n注1：含税 两段\n");
    assert_eq!(opened.notes, [Note::NotesAfterText { count: 1 }]);
    assert_eq!(paragraph_of(&opened, "注1"), 1);
}

#[test]
fn money_in_notes_is_no_part_of_a_project() {
    let lines = [
        "项目1.",
        "一、项目名称",
        "书车。",
        "六、资金安排情况",
        "本项目安排资金3.00万元，包括：",
        "1.购书2.00万元；",
        "2.燃油1.00万元。",
    ];
    let mut body: String = lines.iter().map(|line| paragraph(line)).collect();
    body += "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let notes = format!(
        "<w:footnote w:id=\"2\">{}</w:footnote>",
        paragraph("另有县级配套5.00万元用于购书架。")
    );
    let (budget, _) = mingzhang_formats::read(&docx(&body, &[("footnotes", &notes)])).unwrap();
    let project = budget.projects().next().unwrap();
    assert_eq!(project.funding().len(), 3);
    let note = budget.mentions().last().unwrap();
    assert_eq!(note.money().to_string(), "50000");
    assert_eq!(note.line(), None);
}

#[test]
fn what_is_no_document_of_word_says_so() {
    let package = |name| {
        zip(&[Part {
            name,
            bytes: b"<a/>",
        }])
    };
    for (name, other, words) in [
        ("xl/workbook.xml", Other::Excel, "an Excel workbook"),
        ("OFD.xml", Other::Ofd, "an OFD file"),
        ("content.xml", Other::OpenDocument, "an OpenDocument file"),
        ("photos/1.jpg", Other::Archive, "an archive of files"),
    ] {
        let error = open(&package(name)).unwrap_err();
        assert_eq!(error, Error::NotADocument(other));
        assert!(error.to_string().contains(words), "{error}");
    }
    let rtf = open(br"{\rtf1\ansi 3}").unwrap_err();
    assert_eq!(rtf, Error::NotADocument(Other::Rtf));
    let picture = docx(
        "<w:p><w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r></w:p>",
        &[],
    );
    assert_eq!(open(&picture), Err(Error::OnlyPictures));
    assert_eq!(
        open(&docx("<w:p/>", &[])).unwrap().into_source(),
        Err(Error::Empty)
    );
}

#[test]
fn a_damaged_file_says_so() {
    let whole = docx(&paragraph(&"购书三万元".repeat(100)), &[]);
    assert!(open(&whole).is_ok());
    let is_damaged = |bytes: &[u8]| {
        let error = open(bytes).unwrap_err();
        assert!(
            matches!(
                error,
                Error::Damaged {
                    format: Format::Docx,
                    ..
                }
            ),
            "{error}"
        );
    };
    for end in [30, whole.len() / 2, whole.len() - 1 - 22, whole.len() - 23] {
        is_damaged(&whole[..end]);
    }
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 0x10;
    assert!(open(&changed).is_err());
    is_damaged(&docx("<w:p><w:r></w:p>", &[]));
    is_damaged(&docx("<w:p>", &[])[..]);
    let mut locked = whole;
    let entry = locked
        .windows(4)
        .position(|it| it == b"PK\x01\x02")
        .unwrap();
    locked[entry + 8] |= 1;
    assert_eq!(open(&locked), Err(Error::Encrypted(Format::Docx)));
}

#[test]
fn no_more_is_spent_on_a_file_than_may_be() {
    let usual = Limits::default();
    let zeros = docx(&paragraph(&"0".repeat(12 << 20)), &[]);
    assert!(zeros.len() < 1 << 20);
    assert!(matches!(open(&zeros), Err(Error::UnpacksTooLarge { .. })));
    let small = docx(&paragraph(&"0".repeat(3 << 20)), &[]);
    assert!(open(&small).is_ok(), "what unpacks into little is no bomb");
    let limits = Limits {
        unpacked: 1 << 20,
        ..usual
    };
    assert!(matches!(
        within(&small, &limits),
        Err(Error::UnpacksTooLarge { .. })
    ));
    let limits = Limits {
        text: 1 << 20,
        ..usual
    };
    assert_eq!(
        within(&small, &limits),
        Err(Error::TooMuchText { most: 1 << 20 })
    );
    let limits = Limits {
        steps: 1000,
        ..usual
    };
    assert_eq!(within(&small, &limits), Err(Error::TooMuchWork));
    let limits = Limits {
        bytes: 1000,
        ..usual
    };
    assert!(matches!(
        within(&small, &limits),
        Err(Error::TooLarge { .. })
    ));
    let deep = |levels| {
        docx(
            &("<w:sdt>".repeat(levels) + &"</w:sdt>".repeat(levels)),
            &[],
        )
    };
    assert!(matches!(open(&deep(100_000)), Err(Error::TooDeep { .. })));
    assert!(open(&deep(100)).is_ok());
    let many = docx(&"<w:p/>".repeat(2000), &[]);
    let limits = Limits {
        objects: 1000,
        ..usual
    };
    assert_eq!(
        within(&many, &limits),
        Err(Error::TooManyObjects { most: 1000 })
    );
}

#[test]
fn a_declared_entity_is_not_unfolded() {
    let document = "<!DOCTYPE a [<!ENTITY b \"十\"><!ENTITY c \"&b;&b;&b;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>";
    let part = Part {
        name: "word/document.xml",
        bytes: document.as_bytes(),
    };
    assert!(matches!(open(&zip(&[part])), Err(Error::Damaged { .. })));
}
