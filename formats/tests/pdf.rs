//! PDF files with what real ones have: lines that break anywhere, heads and numbers of pages, words
//! that are printed twice or out of sight, drawn tables, fonts of every kind.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot be run has failed"
)]

mod making;

use std::ops::ControlFlow;

use making::pdf::{Pdf, line, rule};
use making::within;
use mingzhang::source::{NativeDecoder, Place};
use mingzhang_formats::{Error, Format, Limits, Note, Opened, open, open_with};

/// The text of a page.
#[track_caller]
fn text(content: &str) -> String {
    opened(content).text
}

#[track_caller]
fn opened(content: &str) -> Opened {
    let mut pdf = Pdf::new();
    pdf.page(content);
    open(&pdf.done()).unwrap()
}

#[track_caller]
fn page_of(opened: &Opened, words: &str) -> u32 {
    let at = opened.text.find(words).unwrap();
    match opened.places.at(at as u32) {
        Some(Place::Page(page)) => page,
        other => panic!("{words} stands at {other:?}"),
    }
}

/// A page as offices set it: a head, prose in lines of forty characters, a number.
fn prose_page(nth: usize, lines: &[&str]) -> String {
    let mut page = line(200, 815, "某某县图书馆部门预算");
    for (row, words) in (0..).zip(lines) {
        let indent = if words.starts_with('　') { 20 } else { 0 };
        page += &line(90 + indent, 740 - 20 * row, words.trim_start_matches('　'));
    }
    page + &line(290, 30, &format!("- {nth} -"))
}

const FULL: &str =
    "流动书车全年开往各个乡镇和村庄方便读者在家门口借书还书每周两次每次半天由图书馆安排";

#[test]
fn paragraphs_go_on_over_lines_and_pages() {
    let mut pdf = Pdf::new();
    let first = format!("　{}", FULL.chars().take(38).collect::<String>());
    pdf.page(&prose_page(1, &["　一、概况", &first, FULL, FULL]));
    pdf.page(&prose_page(
        2,
        &["共计安排资金三万元。", &first, "用完为止。", "　二、依据"],
    ));
    pdf.page(&prose_page(3, &["　没有别的了。"]));
    let opened = open(&pdf.done()).unwrap();
    let lines: Vec<&str> = opened.text.lines().collect();
    assert_eq!(lines.len(), 5, "{}", opened.text);
    assert_eq!(lines[0], "一、概况");
    assert!(lines[1].ends_with("共计安排资金三万元。"), "{}", lines[1]);
    assert!(lines[2].ends_with("用完为止。"));
    assert_eq!(lines[3..], ["二、依据", "没有别的了。"]);
    assert_eq!(opened.format, Format::Pdf);
    assert_eq!(page_of(&opened, "概况"), 1);
    assert_eq!(page_of(&opened, "共计"), 2);
    assert_eq!(page_of(&opened, "没有别的"), 3);
}

#[test]
fn what_is_printed_twice_or_out_of_sight_is_not_read_again() {
    let bold = line(100, 700, "上海资金11万元")
        + "q 1 0 0 1 0.3 0 cm "
        + &line(100, 700, "上海资金11万元")
        + "Q ";
    assert_eq!(text(&bold), "上海资金11万元\n");
    let outside = line(100, 700, "在页上") + &line(100, -20, "在页外") + &line(100, 850, "页外");
    assert_eq!(text(&outside), "在页上\n");
    let clipped = format!(
        "q 90 690 200 30 re W n {} {} Q {}",
        line(100, 700, "看得见"),
        line(100, 600, "看不见"),
        line(100, 500, "也看得见")
    );
    assert_eq!(text(&clipped), "看得见\n也看得见\n");
}

#[test]
fn drawn_tables_are_rows_with_tabs() {
    let mut page = line(100, 750, "单位：万元");
    for y in [740, 715, 675, 650] {
        page += &rule((100, y), (400, y));
    }
    // The upper row is one cell over two columns, then two.
    page += &rule((100, 740), (100, 650));
    page += &rule((200, 740), (200, 650));
    page += &rule((300, 715), (300, 650));
    page += &rule((400, 740), (400, 650));
    page += &line(110, 722, "项目");
    page += &line(250, 722, "金额");
    page += &line(105, 700, "流动书车和书");
    page += &line(105, 684, "架的购置");
    page += &line(210, 690, "1,234.50");
    page += &line(310, 690, "12");
    page += &line(110, 658, "合计");
    page += &line(310, 658, "7.5");
    page += &line(100, 620, "以上是全部。");
    assert_eq!(
        text(&page),
        "单位：万元\n项目\t金额\n流动书车和书架的购置\t1,234.50\t12\n合计\t\t7.5\n以上是全部。\n"
    );
}

#[test]
fn lines_may_be_thin_rectangles_and_a_frame_is_no_table() {
    let mut page = String::new();
    for y in [740, 715, 690] {
        page += &format!("100 {y} 200 0.5 re f\n");
    }
    for x in [100, 200, 300] {
        page += &format!("{x} 690 0.5 50 re f\n");
    }
    page += &(line(110, 722, "购书") + &line(210, 722, "3.00"));
    page += &(line(110, 697, "燃油") + &line(210, 697, "2.00"));
    assert_eq!(text(&page), "购书\t3.00\n燃油\t2.00\n");
    let frame = "90 600 300 200 re S\n".to_owned()
        + &line(100, 700, "一、概况")
        + &line(100, 680, "书车。");
    assert_eq!(text(&frame), "一、概况\n书车。\n");
}

#[test]
fn a_table_goes_on_without_its_head() {
    let table = |rows: &[(&str, &str)]| {
        let mut page = String::new();
        for (nth, (name, amount)) in (0..).zip(rows) {
            let y = 740 - 25 * nth;
            page += &rule((100, y), (300, y));
            page += &(line(110, y - 17, name) + &line(210, y - 17, amount));
        }
        let end = 740 - 25 * rows.len() as i32;
        page += &rule((100, end), (300, end));
        for x in [100, 200, 300] {
            page += &rule((x, 740), (x, end));
        }
        page
    };
    let mut pdf = Pdf::new();
    pdf.page(&table(&[("项目", "金额"), ("购书", "3.00")]));
    pdf.page(&table(&[("项目", "金额"), ("燃油", "2.00")]));
    let opened = open(&pdf.done()).unwrap();
    assert_eq!(opened.text, "项目\t金额\n购书\t3.00\n燃油\t2.00\n");
    assert_eq!(page_of(&opened, "2.00"), 2);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |words: &str, x: i32, top: i32| -> String {
        let chars: Vec<char> = words.chars().collect();
        let lines = chars.chunks(20).zip(0..);
        lines
            .map(|(words, nth)| line(x, top - 18 * nth, &words.iter().collect::<String>()))
            .collect()
    };
    let first: String = FULL.chars().cycle().take(120).collect();
    let second = "服务费按季度支付由图书馆会同财政部门验收以后拨付并在年末公布全部结果".repeat(4);
    let mut pdf = Pdf::new();
    pdf.page(
        &(line(200, 760, "某某县图书馆部门预算")
            + &column(&first, 80, 720)
            + &column(&format!("{second}。"), 310, 717)
            + &line(292, 30, "1")),
    );
    let opened = open(&pdf.done()).unwrap();
    assert_eq!(
        opened.text,
        format!("某某县图书馆部门预算\n{first}{second}。\n")
    );
}

/// Rows of words at these places, from a height down.
fn spaced(top: i32, places: [i32; 3], rows: &[[&str; 3]]) -> String {
    let mut page = String::new();
    for (nth, row) in (0..).zip(rows) {
        for (x, words) in places.iter().zip(row) {
            if !words.is_empty() {
                page += &line(*x, top - 20 * nth, words);
            }
        }
    }
    page
}

#[test]
fn tables_without_lines_are_rows_on_every_page() {
    let mut pdf = Pdf::new();
    let head = ["项目", "金额", "备注"];
    let places = [90, 250, 350];
    pdf.page(
        &(line(90, 740, "预算安排见下表（单位：万元）：")
            + &spaced(
                700,
                places,
                &[
                    head,
                    ["购书", "3.00", "按季度采购"],
                    ["流动书车燃油和维修保养以", "12.50", ""],
                    ["及保险", "", ""],
                    ["其他", "1,200.00", "含印刷"],
                ],
            )),
    );
    pdf.page(
        &(spaced(
            740,
            places,
            &[head, ["讲座", "2.00", ""], ["合计", "1,217.50", ""]],
        ) + &line(90, 600, "以上资金由县财政安排。")),
    );
    let opened = open(&pdf.done()).unwrap();
    assert_eq!(
        opened.text,
        "预算安排见下表（单位：万元）：\n项目\t金额\t备注\n购书\t3.00\t按季度采购\n\
         流动书车燃油和维修保养以及保险\t12.50\n其他\t1,200.00\t含印刷\n讲座\t2.00\n\
         合计\t1,217.50\n以上资金由县财政安排。\n"
    );
    assert_eq!(page_of(&opened, "1,217.50"), 2);
    // Words that are set apart, without figures below one another, are no table.
    let apart = spaced(
        700,
        places,
        &[["申请人：", "王某", ""], ["日期：", "五月", ""]],
    );
    assert_eq!(text(&apart), "申请人： 王某\n日期： 五月\n");
}

#[test]
fn numbers_of_pages_are_dropped_however_they_are_written() {
    for (own, is_left) in [
        (["1", "2", "3"], true),
        (["- 1 -", "- 2 -", "- 3 -"], true),
        (["— 1 —", "— 2 —", "— 3 —"], true),
        (["第1页 共3页", "第2页 共3页", "第3页 共3页"], true),
        (["第 1 页", "第 2 页", "第 3 页"], true),
        (["1/3", "2/3", "3/3"], true),
        (["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"], true),
        // Numbers that do not count on.
        (["7", "12", "9"], false),
    ] {
        let mut pdf = Pdf::new();
        for number in own {
            pdf.page(&(line(90, 700, "正文在这里。") + &line(480, 30, number)));
        }
        let read = open(&pdf.done()).unwrap().text;
        assert_eq!(read == "正文在这里。\n".repeat(3), is_left, "{read}");
    }
    // A page alone.
    let one = text(&(line(90, 700, "正文在这里。") + &line(292, 30, "1")));
    assert_eq!(one, "正文在这里。\n");
}

#[test]
fn running_heads_may_change_and_stand_above_the_title_again() {
    let mut pdf = Pdf::new();
    for nth in 0..12 {
        let head = ["第一章　总体情况", "第二章　项目支出"][nth / 6];
        let head = line(90, 800, head) + &line(400, 800, "某某县财政局");
        pdf.page(&(head + &line(90, 700, &format!("正文第{}处。", nth + 1))));
    }
    let read = open(&pdf.done()).unwrap().text;
    assert!(read.starts_with("正文第1处。\n正文第2处。\n"), "{read}");
    assert!(!read.contains('章') && !read.contains("财政局"), "{read}");
    // A title of its own on several pages is larger than the text, and is no head.
    let mut pdf = Pdf::new();
    for nth in 0..16 {
        let title = line(90, 790, "绩效目标申报表").replace("/F1 10", "/F1 16");
        let title = if nth < 3 { title } else { String::new() };
        pdf.page(&(title + &line(90, 700, &format!("正文第{}处。", nth + 1))));
    }
    let own = open(&pdf.done()).unwrap().text;
    assert_eq!(own.matches("绩效目标申报表").count(), 3, "{own}");
    // One page whose head is its title.
    let title = "某某县图书馆部门预算";
    let page = line(90, 800, title) + &line(200, 700, title) + &line(90, 660, "正文。");
    assert_eq!(text(&page), format!("{title}\n正文。\n"));
}

#[test]
fn words_drawn_in_pieces_are_one() {
    let pieces = line(100, 700, "购书")
        + &line(120, 700, "经费")
        + &line(140, 700, "3.")
        + &line(150, 700, "00")
        + &line(160, 700, "万元");
    // Drawn out of order, too.
    let mixed = line(140, 650, "5万元。") + &line(100, 650, "讲座经费");
    assert_eq!(
        text(&(mixed + &pieces)),
        "购书经费3.00万元\n讲座经费5万元。\n"
    );
}

#[test]
fn items_within_a_paragraph_are_no_items_of_a_list() {
    let lines = |all: &[&str]| {
        let rows = (0..).zip(all);
        rows.map(|(nth, words)| line(90, 740 - 18 * nth, words))
            .collect::<String>()
    };
    // Each line but the last is full, up to the margin.
    let within = [
        "本项目年度预算安排五十万元，由财政部门审核以后拨付，主要用于以下各个方面的支出，明细为：",
        "（1）购书经费三十万元，用于购买少年儿童读物、外文图书、地方志书和本地各类历史文献资料；",
        "（2）讲座经费十万元，用于邀请专家；（3）其他经费十万元，用于各种零星支出和其他各类支出",
        "以及税费。",
    ];
    let read = text(&lines(&within));
    assert_eq!(read.lines().count(), 3, "{read}");
    let announced = [
        "本项目年度预算安排六十万元，由财政部门审核以后拨付，用于以下支出：（1）购书费三十万元；",
        "（2）讲座经费二十万元，用于邀请专家学者来馆讲课和开展各种读者活动；（3）其他各类经费；",
        "（4）零星支出。",
    ];
    let read = text(&lines(&announced));
    assert_eq!(read.lines().count(), 1, "{read}");
}

#[test]
fn pages_may_be_turned() {
    let mut pdf = Pdf::new();
    pdf.page_with(
        "/MediaBox [0 0 595 842] /Rotate 90",
        &format!(
            "q 0 1 -1 0 595 0 cm {} {} Q",
            line(100, 500, "第一行。"),
            line(100, 450, "第二行。")
        ),
    );
    // Turned by its own content, not by the page.
    let turned = format!(
        "q 0 1 -1 0 595 0 cm {} {} Q",
        line(100, 500, "第三行。"),
        line(100, 450, "第四行。")
    );
    pdf.page(&turned);
    assert_eq!(
        open(&pdf.done()).unwrap().text,
        "第一行。\n第二行。\n第三行。\n第四行。\n"
    );
}

#[test]
fn codes_of_every_kind_are_characters() {
    let gbk = |words: &str| -> String {
        // 预算 and ABC in GBK.
        assert_eq!(words, "预算ABC");
        "D4A4CBE3414243".to_owned()
    };
    let mut pdf = Pdf::new();
    let gbk_font = pdf.font("/Encoding /GBK-EUC-H");
    let table = pdf.packed("", b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0003> <2F00> <0004> <652F> endbfchar\n1 beginbfrange <0010> <0012> <0031> endbfrange\nendcmap end end");
    let own_font = pdf.font(&format!("/Encoding /Identity-H /ToUnicode {table} 0 R"));
    let numbered_font = pdf.font("/Encoding /Identity-H");
    let letters = pdf.add("<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 65 /LastChar 67 /Widths [600 600 600] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [66 /uni4E07 /yen] >> >>");
    pdf.resources = format!(
        "/Font << /G {gbk_font} 0 R /O {own_font} 0 R /N {numbered_font} 0 R /L {letters} 0 R >>"
    );
    // 939 is the first character of GB 2312 in Adobe-GB1, 啊; 18 is 1.
    pdf.page(&format!(
        "BT /G 10 Tf 100 700 Td <{}> Tj ET BT /O 10 Tf 100 600 Td <00030004001000110012> Tj ET \
         BT /N 10 Tf 100 500 Td <03AB0012> Tj ET BT /L 10 Tf 100 400 Td (ABC) Tj ET",
        gbk("预算ABC")
    ));
    assert_eq!(
        open(&pdf.done()).unwrap().text,
        "预算ABC\n一支123\n啊1\nA万¥\n"
    );
}

#[test]
fn what_a_font_does_not_say_is_marked_and_counted() {
    let mut pdf = Pdf::new();
    let table = pdf.packed("", b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0010> <0019> <0030> endbfrange");
    let font = pdf
        .font(&format!("/Encoding /Identity-H /ToUnicode {table} 0 R"))
        .to_string();
    let font = font.as_str();
    pdf.resources = format!("/Font << /F1 {font} 0 R >>");
    pdf.page("BT /F1 10 Tf 100 700 Td <00110012FFF000130014> Tj ET");
    let opened = open(&pdf.done()).unwrap();
    // A figure that cannot be read never makes another figure of its neighbours.
    assert_eq!(opened.text, "12\u{FFFD}34\n");
    assert_eq!(
        opened.notes,
        [Note::UnreadableCharacters { page: 1, count: 1 }]
    );
    let mut pdf = Pdf::new();
    let font = pdf.font("/Encoding /Unknown-H");
    pdf.resources = format!("/Font << /F1 {font} 0 R >>");
    pdf.page("BT /F1 10 Tf 100 700 Td <00110012> Tj ET");
    assert!(matches!(open(&pdf.done()), Err(Error::Unsupported { .. })));
}

const PICTURE: &str =
    "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";

#[test]
fn pages_without_text_are_said() {
    let mut pdf = Pdf::new();
    let picture = pdf.stream(PICTURE, b"\0");
    pdf.resources += &format!("/XObject << /P {picture} 0 R >>");
    pdf.page(&line(100, 700, "有字的一页。"));
    pdf.page("q 595 0 0 842 0 0 cm /P Do Q");
    let opened = open(&pdf.done()).unwrap();
    assert_eq!(opened.notes, [Note::PageWithoutText { page: 2 }]);
    let mut scan = Pdf::new();
    let picture = scan.stream(PICTURE, b"\0");
    scan.resources = format!("/XObject << /P {picture} 0 R >>");
    scan.page("q 595 0 0 842 0 0 cm /P Do Q");
    scan.page("q 595 0 0 842 0 0 cm /P Do Q");
    assert_eq!(open(&scan.done()), Err(Error::NoTextLayer { pages: 2 }));
    let mut blank = Pdf::new();
    blank.page("");
    assert_eq!(open(&blank.done()), Err(Error::Empty));
}

#[test]
fn locked_and_damaged_files_say_so() {
    let mut pdf = Pdf::new();
    pdf.page(&line(100, 700, "密"));
    let zeros = "00".repeat(32);
    let locked = pdf.add(format!(
        "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{zeros}> /U <{zeros}> >>"
    ));
    pdf.trailer = format!("/Encrypt {locked} 0 R /ID [<00> <00>]");
    assert_eq!(open(&pdf.done()), Err(Error::Encrypted(Format::Pdf)));
    assert!(matches!(
        open(b"%PDF-1.7\nnothing"),
        Err(Error::Damaged { .. })
    ));
    // A table of objects that is wrong or missing is made anew.
    let mut pdf = Pdf::new();
    pdf.page(&line(100, 700, "还在。"));
    let mut whole = pdf.done();
    let cut = whole.windows(4).position(|it| it == b"xref").unwrap();
    whole.truncate(cut);
    assert_eq!(open(&whole).unwrap().text, "还在。\n");
}

fn two_pages() -> Vec<u8> {
    let mut pdf = Pdf::new();
    pdf.page(&line(100, 700, "第一页。"));
    pdf.page(&line(100, 700, "第二页。"));
    pdf.done()
}

#[test]
fn limits_are_kept() {
    let file = two_pages();
    let usual = Limits::default();
    assert!(within(&file, &usual).is_ok());
    let limit = |limits: Limits| within(&file, &limits).unwrap_err();
    assert_eq!(
        limit(Limits { pages: 1, ..usual }),
        Error::TooManyPages { pages: 2, most: 1 }
    );
    assert_eq!(
        limit(Limits {
            objects: 3,
            ..usual
        }),
        Error::TooManyObjects { most: 3 }
    );
    assert_eq!(
        limit(Limits {
            unpacked: 50,
            ..usual
        }),
        Error::UnpacksTooLarge { most: 50 }
    );
    assert_eq!(
        limit(Limits {
            steps: 100,
            ..usual
        }),
        Error::TooMuchWork
    );
    assert_eq!(
        limit(Limits { text: 12, ..usual }),
        Error::TooMuchText { most: 12 }
    );
    assert_eq!(
        limit(Limits { bytes: 9, ..usual }),
        Error::TooLarge {
            bytes: file.len(),
            most: 9
        }
    );
}

#[test]
fn drawings_within_themselves_end() {
    let mut pdf = Pdf::new();
    let own = pdf.next();
    let form = pdf.stream(
        &format!("/Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /A {own} 0 R >> >>"),
        b"/A Do /A Do",
    );
    assert_eq!(form, own);
    pdf.resources += &format!("/XObject << /A {form} 0 R >>");
    pdf.page(&(line(100, 700, "字。") + "/A Do"));
    match open(&pdf.done()) {
        Ok(opened) => assert_eq!(opened.text, "字。\n"),
        Err(error) => assert!(matches!(error, Error::TooDeep { .. }), "{error}"),
    }
}

#[test]
fn bombs_do_not_go_off() {
    let zeros = vec![b' '; 64 << 20];
    let limits = Limits {
        unpacked: 32 << 20,
        ..Limits::default()
    };
    let bomb = Error::UnpacksTooLarge { most: 32 << 20 };
    let mut pdf = Pdf::new();
    pdf.page(&String::from_utf8(zeros.clone()).unwrap());
    assert_eq!(within(&pdf.done(), &limits), Err(bomb.clone()));
    // Objects in a stream are unpacked before any page is drawn.
    let mut pdf = Pdf::new();
    pdf.page(&line(100, 700, "字。"));
    pdf.packed("/Type /ObjStm /N 1 /First 4", &zeros);
    assert_eq!(within(&pdf.done(), &limits), Err(bomb));
}

#[test]
fn reading_tells_how_far_it_is_and_can_be_ended() {
    let file = two_pages();
    let mut told = Vec::new();
    let mut tell = |progress: mingzhang_formats::Progress| {
        told.push((progress.done, progress.total));
        ControlFlow::Continue(())
    };
    open_with(&file, &Limits::default(), &NativeDecoder, &mut tell).unwrap();
    assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
    let mut stop = |progress: mingzhang_formats::Progress| {
        if progress.done == 1 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let stopped = open_with(&file, &Limits::default(), &NativeDecoder, &mut stop);
    assert_eq!(stopped, Err(Error::Cancelled));
}

#[test]
fn whatever_the_bytes_are_reading_ends() {
    let mut pdf = Pdf::new();
    let mut page = line(100, 700, "项目资金3.00万元");
    for (from, to) in [
        ((90, 690), (300, 690)),
        ((90, 710), (300, 710)),
        ((90, 690), (90, 710)),
    ] {
        page += &rule(from, to);
    }
    // Not packed, so that changes reach the content.
    let content = pdf.stream("", page.as_bytes());
    pdf.page_with(
        &format!("/MediaBox [0 0 595 842] /Contents {content} 0 R"),
        "",
    );
    let whole = pdf.done();
    let limits = Limits {
        steps: 2_000_000,
        ..Limits::default()
    };
    let mut seed = 1_u32;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % most
    };
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            match next(3) {
                0 => bytes[at] = next(256) as u8,
                1 => bytes.truncate(at.max(9)),
                _ => {
                    let from = next(bytes.len());
                    let piece = bytes[from..bytes.len().min(from + 30)].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let _ = within(&bytes, &limits);
    }
}
