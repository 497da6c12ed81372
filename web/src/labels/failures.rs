//! Why there is no document, and what a reader can do.

use super::Lang;
use crate::browser::Failure;

/// What happened.
pub(crate) fn what(failure: Failure, lang: Lang) -> String {
    match (failure, lang) {
        (Failure::NotFound, Lang::Zh) => "找不到这份文件".to_owned(),
        (Failure::NotFound, Lang::En) => "This document was not found".to_owned(),
        (Failure::Refused(status), Lang::Zh) => format!("网站没有交出这份文件（代码 {status}）"),
        (Failure::Refused(status), Lang::En) => {
            format!("The site did not hand out this document (code {status})")
        }
        (Failure::NoAnswer, Lang::Zh) => "没有收到网站的回答".to_owned(),
        (Failure::NoAnswer, Lang::En) => "The site did not answer".to_owned(),
        (Failure::NotHere, Lang::Zh) => "这份文件在打开它的那台电脑上".to_owned(),
        (Failure::NotHere, Lang::En) => {
            "This file is on the machine where it was opened".to_owned()
        }
        (Failure::Empty, Lang::Zh) => "这份文件是空的".to_owned(),
        (Failure::Empty, Lang::En) => "This document is empty".to_owned(),
        (Failure::TooLarge, Lang::Zh) => "这份文件太大，读不了".to_owned(),
        (Failure::TooLarge, Lang::En) => "This document is too large to be read".to_owned(),
        (Failure::NotText(None), Lang::Zh) => "这份文件不是文字".to_owned(),
        (Failure::NotText(None), Lang::En) => "This document is not text".to_owned(),
        (Failure::NotText(Some(kind)), Lang::Zh) => format!("这份文件不是纯文字，像是 {kind}"),
        (Failure::NotText(Some(kind)), Lang::En) => {
            format!("This document is not plain text but looks like {kind}")
        }
    }
}

/// What can be done.
pub(crate) const fn advice(failure: Failure, lang: Lang) -> &'static str {
    match failure {
        Failure::NotFound => lang.pick(
            "链接可能写错了，或者文件已经移走。请检查地址，或联系发布单位。",
            "The link may be wrong, or the file may have been moved. Check the address, or ask whoever published it.",
        ),
        Failure::Refused(_) => lang.pick(
            "请稍后再试；若一直如此，请告诉网站管理员上面的代码。",
            "Please try again later. If it stays so, tell the site's administrator the code above.",
        ),
        Failure::NoAnswer => lang.pick(
            "网络可能断开了。请检查网络，再试一次。",
            "The connection may have dropped. Check it, then try again.",
        ),
        Failure::NotHere => lang.pick(
            "打开的文件不上传，所以链接里没有它。请再选一次这个文件。",
            "Files are not sent anywhere, so a link cannot hold one. Please choose it again.",
        ),
        Failure::Empty => lang.pick(
            "文件里没有文字，可能没有上传完整。请联系发布单位，或直接打开文件查看。",
            "There are no words in it; the upload may be incomplete. Ask whoever published it, or open the file itself.",
        ),
        Failure::TooLarge => lang.pick(
            "请直接打开文件阅读，或请发布单位分成几份。",
            "Open the file itself, or ask whoever published it to split it.",
        ),
        Failure::NotText(_) => lang.pick(
            "这里读纯文本（UTF-8、UTF-16 或 GB18030）。请把文件另存为纯文本再发布，或直接打开文件阅读。",
            "Plain text in UTF-8, UTF-16 or GB18030 is read here. Save it as plain text before publishing, or open the file itself.",
        ),
    }
}
