//! What is said of a file, in Chinese and in English: the module speaks itself, so that nobody
//! downloads these words who opens no file.

use mingzhang_formats::{Error, Note, Other};

/// Why a file gives no text.
pub(crate) fn error(error: &Error, is_chinese: bool) -> String {
    if !is_chinese {
        let mut words = error.to_string();
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return words;
    }
    match error {
        Error::Empty => "文件里没有文字。".to_owned(),
        Error::TooLarge { most, .. } => {
            format!("文件太大：最多能读 {} MB。", most >> 20)
        }
        Error::NotADocument(other) => {
            let name = other_name(*other);
            format!("这是{name}，读不了。请在原来的程序里打开，另存为 .docx 或 .pdf。")
        }
        Error::NotText => "这不是 UTF-8、UTF-16 或 GB18030 的文字，也不是能读的文档。".to_owned(),
        Error::NoReader(format) => format!("读不了 .{} 文件。", format.name()),
        Error::Encrypted(_) => "文件有密码。请先在原来的程序里去掉密码，再打开。".to_owned(),
        Error::Damaged { .. } => "文件损坏或不完整。请重新下载，再打开。".to_owned(),
        Error::Unsupported { .. } => {
            "这份文件的写法读不了。请另存为 .docx 或纯文本，再打开。".to_owned()
        }
        Error::NoTextLayer { pages } => {
            format!("这份 PDF 是扫描件：{pages} 页都是图片，没有文字。请先做文字识别（OCR）。")
        }
        Error::OnlyPictures => "文件里只有图片，没有文字。请先做文字识别（OCR）。".to_owned(),
        Error::UnpacksTooLarge { .. } => "文件解压后大得不像一份文档，没有读。".to_owned(),
        Error::TooMuchText { .. } => "文件里的文字太多，读不了。".to_owned(),
        Error::TooDeep { .. } => "文件里的层次太深，读不了。".to_owned(),
        Error::TooManyPages { pages, most } => {
            format!("文件有 {pages} 页，最多能读 {most} 页。")
        }
        Error::TooManyObjects { .. } => "文件的部件太多，读不了。".to_owned(),
        Error::TooMuchWork => "读这份文件太费时，已经停下。".to_owned(),
        Error::Cancelled => "已取消。".to_owned(),
    }
}

fn other_name(other: Other) -> &'static str {
    match other {
        Other::Unknown => "别的文件",
        Other::Rtf => " RTF 文件",
        Other::Ofd => " OFD 版式文件",
        Other::OpenDocument => " OpenDocument 文件",
        Other::Excel => " Excel 表格",
        Other::PowerPoint => " PowerPoint 演示文稿",
        Other::Visio => " Visio 图",
        Other::Outlook => " Outlook 邮件",
        Other::OlderOffice => "旧的办公文件，不是 Word 的",
        Other::Picture => "图片",
        Other::Recording => "录音或录像",
        Other::Archive => "压缩包",
        Other::Program => "程序",
    }
}

/// What a reader of a file's text should know.
pub(crate) fn note(note: Note, is_chinese: bool) -> String {
    if !is_chinese {
        return format!("{note}.");
    }
    match note {
        Note::DeletionsLeftOut => "修订中删去的文字没有读。".to_owned(),
        Note::HiddenLeftOut => "隐藏的文字没有读。".to_owned(),
        Note::ContentsLeftOut => "目录没有读。".to_owned(),
        Note::NotesAfterText { count } => format!("{count} 条注释放在正文之后。"),
        Note::Pictures { count } => format!("{count} 张图片里的文字没有读。"),
        Note::Macros => "文件里的宏没有运行。".to_owned(),
        Note::SurroundingsLeftOut => "网页上正文以外的内容没有读。".to_owned(),
        Note::PageWithoutText { page } => format!("第{page}页没有文字：是图片或空白。"),
        Note::UnreadableCharacters { page, count } => {
            format!("第{page}页有 {count} 个字读不出：字体没有说明是什么字，文中标为 �。")
        }
        Note::EmbeddedLeftOut => "嵌在文件里的另一份文件没有读。".to_owned(),
        Note::PartDamaged => "文件有一部分损坏，其余的读了。".to_owned(),
    }
}
