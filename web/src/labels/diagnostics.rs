//! What was noticed while a document was read.

use mingzhang::DiagnosticKind;

use super::Lang;

pub(crate) const fn message(kind: DiagnosticKind, lang: Lang) -> &'static str {
    match kind {
        DiagnosticKind::NoProjects => {
            lang.pick("没有读到项目。", "No project was found in this document.")
        }
        DiagnosticKind::NoFundingSection => lang.pick(
            "这个项目没有读到资金安排一节。",
            "This project has no section on its funding.",
        ),
        DiagnosticKind::NoAmount => lang.pick(
            "资金安排一节里没有金额，总额记为未载明。",
            "This funding section holds no sum of money; the total counts as not stated.",
        ),
        DiagnosticKind::TotalNotStated => lang.pick(
            "这个项目没有写总额，由各项相加得出。",
            "The document states no total for this project; it is added up from its parts.",
        ),
        DiagnosticKind::UnclearMention => lang.pick(
            "这笔金额的用意不明，没有计入任何一行。",
            "It is unclear what this sum of money stands for; it is counted in no line.",
        ),
        DiagnosticKind::NumberTooLong => lang.pick(
            "这个数太长，没有当作金额来读。",
            "This number has too many digits and is not read as money.",
        ),
        DiagnosticKind::UnnumberedHeading => lang.pick(
            "这个标题没有编号，按文字认出。",
            "This heading has no number; it was recognised by its words.",
        ),
        DiagnosticKind::NoProjectName => lang.pick(
            "这个项目没有写名称。",
            "This project has no name of its own.",
        ),
        DiagnosticKind::TooDeep => lang.pick(
            "这里层级太深，余下的文字留在上一行。",
            "This is nested deeper than is read; the words stay with the line above.",
        ),
        DiagnosticKind::TooDense => lang.pick(
            "这里的金额、编号或项目密得不像文件，没有逐一读取。",
            "Sums, items or projects stand closer together here than in any document; they are not read one by one.",
        ),
    }
}
