//! Web pages as portals write them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be run has failed")]

mod making;

use making::{paragraph_of, within};
use mingzhang::source::Encoding;
use mingzhang_formats::{Error, Format, Limits, Note, open};

#[track_caller]
fn text(body: &str) -> String {
    let opened = open(format!("<!DOCTYPE html><html><body>{body}</body></html>").as_bytes());
    opened.unwrap().text
}

#[test]
fn blocks_are_paragraphs_and_inline_elements_are_not() {
    assert_eq!(
        text(
            "<div>甲<p>本项目安排<span>3</span><b>.00</b><span>万\n  元</span>。<div>乙<br>丙</div>\n丁"
        ),
        "甲\n本项目安排3.00万 元。\n乙\n丙\n丁\n"
    );
    assert_eq!(
        text("<p>one\n two <i> three</i><p>&nbsp;&nbsp;四&ldquo;五&rdquo;&#20803;<h2>六</h2>"),
        "one two three\n  四“五”元\n六\n"
    );
    // Portals break lines and indent with signs of their own.
    assert_eq!(
        text(
            "<p>一、资金安排<br>　　本项目安排3万元：<br/>　　1.购书2万元；<BR />&emsp;&emsp;2.燃油1万元。"
        ),
        "一、资金安排\n　　本项目安排3万元：\n　　1.购书2万元；\n\u{2003}\u{2003}2.燃油1万元。\n"
    );
    assert_eq!(text("<pre>一\n\n 二\r\n三</pre>"), "一\n 二\n三\n");
    assert_eq!(text("<p>项目 合计\n省级"), "项目 合计 省级\n");
    assert_eq!(text("3 < 5 & 6 &gt; 5"), "3 < 5 & 6 > 5\n");
}

#[test]
fn lists_have_their_numbers() {
    assert_eq!(
        text(
            "<ol><li>购书<li>燃油<ol type=a><li>油</ol></li><li value=7><p>车</p></li></ol>\
             <ol start=3><li>三</ol><ul><li>点</ul>\
             <ol style='list-style-type: simp-chinese-informal'><li>汉</ol>\
             <ol style='list-style:none'><li>1.自写</ol>"
        ),
        "1.购书\n2.燃油\na.油\n7.车\n3.三\n点\n一、汉\n1.自写\n"
    );
}

#[test]
fn a_row_is_a_line_and_cells_are_apart() {
    assert_eq!(
        text(
            "<p>单位：万元</p><table><caption>表1</caption><thead><tr><th>类<th>项目<th>金额</thead>\
             <tr><td rowspan=2>运行<td>购书<td><p>3.00</p>\
             <tr><td>燃<br>油<td>2.00\
             <tr><td colspan=2>合计</td><td>5.00</td></tr>\
             <tr><td><td><td></tr></table>完"
        ),
        "单位：万元\n表1\n类\t项目\t金额\n运行\t购书\t3.00\n\t燃 油\t2.00\n合计\t\t5.00\n完\n"
    );
    assert_eq!(
        text("<table><tr><td><table><tr><td>甲<td>1</table><p>文</p></td></tr></table>"),
        "甲\t1\n文\n"
    );
}

#[test]
fn what_a_page_does_not_show_is_left_out() {
    let page = "<!DOCTYPE html><title>书车</title><script>document.write('<p>3万元')</script>\
         <style>p{}</style><p>书车甲<span style='DISPLAY : none'>密</span><del>乙</del><img src=x>\
         <a href='http://example.org'>链接</a><noscript>无</noscript></p><template><p>模</template>";
    let opened = open(page.as_bytes()).unwrap();
    assert_eq!(opened.text, "书车甲链接\n");
    assert_eq!(
        opened.notes,
        [
            Note::HiddenLeftOut,
            Note::DeletionsLeftOut,
            Note::Pictures { count: 1 }
        ]
    );
}

#[test]
fn the_article_is_told_from_what_surrounds_it() {
    let menu = "<div class=nav><a href=1>首页</a><a href=2>预算公开</a></div>";
    let foot = "<div id=footer>主办：某某县人民政府　版权所有</div>";
    let prose = "<p>本项目安排资金3.00万元，用于购书。</p>".repeat(30);
    for page in [
        format!(
            "<head><meta name=ArticleTitle content='某某县图书馆2024年部门预算'><title>某某县图书馆2024年部门预算_政府网</title></head>\
             <body>{menu}<div><div id=Zoom>{prose}</div></div>{foot}"
        ),
        format!(
            "<body>{menu}<h1>某某县图书馆2024年部门预算</h1><div class='text'>{prose}</div>{foot}"
        ),
        format!(
            "<head><title>某某县图书馆2024年部门预算-政府网</title></head><body>{menu}<div class='a TRS_Editor'><p>某某县图书馆2024年部门预算</p>{prose}</div>{foot}"
        ),
    ] {
        let opened = open(format!("<html>{page}").as_bytes()).unwrap();
        assert!(
            opened.text.starts_with("某某县图书馆2024年部门预算"),
            "{}",
            &opened.text[..90]
        );
        assert_eq!(opened.text.lines().count(), 31, "{}", opened.text);
        assert_eq!(opened.notes, [Note::SurroundingsLeftOut]);
        assert_eq!(paragraph_of(&opened, "本项目"), 2);
    }
    // Money around an element is part of the document.
    let page = format!("<html><div>{prose}</div><table><tr><td>购书<td>3.00万元</table>");
    assert!(
        open(page.as_bytes())
            .unwrap()
            .text
            .ends_with("购书\t3.00万元\n")
    );
}

#[test]
fn every_encoding_of_portals_is_read() {
    let gb = b"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><p>\xd4\xa4\xcb\xe3";
    let opened = open(gb).unwrap();
    assert_eq!(
        (&*opened.text, opened.encoding),
        ("预算\n", Encoding::Gb18030)
    );
    // It says gb2312 and is UTF-8.
    let page = "<meta charset=gb2312><p>预算";
    assert_eq!(open(page.as_bytes()).unwrap().text, "预算\n");
    let utf16: Vec<u8> = "\u{FEFF}<html><p>预算"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let opened = open(&utf16).unwrap();
    assert_eq!(
        (&*opened.text, opened.encoding),
        ("预算\n", Encoding::Utf16Le)
    );
    let big5 = b"<html><meta charset=\"Big5\"><p>\xb9w\xba\xe2";
    assert!(matches!(
        open(big5),
        Err(Error::Unsupported {
            format: Format::Html,
            ..
        })
    ));
    let error = open(b"<html><p>\xff\xff\xff").unwrap_err();
    assert_eq!(error, Error::NotText);
}

#[test]
fn odd_pages_are_read_as_far_as_they_go() {
    assert_eq!(
        text("</p></td></table><td>甲</td><tr>乙<li>丙"),
        "甲\n乙\n丙\n"
    );
    assert_eq!(
        text("<table>甲<tr>乙<td>丙</div></p>丁</table>戊"),
        "甲\n乙\n丙丁\n戊\n"
    );
    assert_eq!(text("<p>甲<b>乙<p>丙</b>丁"), "甲乙\n丙丁\n");
    assert_eq!(text("<td colspan=999999999999 rowspan=-1>甲"), "甲\n");
    assert_eq!(
        text("<table><tr><td colspan=900>甲<td colspan=900>乙<td rowspan=99999999>丙</table>")
            .trim_end()
            .chars()
            .filter(|c| !matches!(c, '\t'))
            .collect::<String>(),
        "甲 乙丙"
    );
    assert_eq!(open(b"<html>").unwrap().into_source(), Err(Error::Empty));
}

#[test]
fn no_more_is_spent_on_a_page_than_may_be() {
    let deep = format!("<html>{}甲", "<div>".repeat(100_000));
    assert!(matches!(open(deep.as_bytes()), Err(Error::TooDeep { .. })));
    let many = format!("<html>{}", "<br>甲".repeat(5000));
    let usual = Limits::default();
    let limits = Limits {
        objects: 1000,
        ..usual
    };
    assert_eq!(
        within(many.as_bytes(), &limits),
        Err(Error::TooManyObjects { most: 1000 })
    );
    let limits = Limits {
        text: 1000,
        ..usual
    };
    assert_eq!(
        within(many.as_bytes(), &limits),
        Err(Error::TooMuchText { most: 1000 })
    );
    let limits = Limits {
        steps: 1000,
        ..usual
    };
    assert_eq!(within(many.as_bytes(), &limits), Err(Error::TooMuchWork));
}
