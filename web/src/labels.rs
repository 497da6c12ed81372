//! Every word on screen, in Chinese and in English: each an arm of an exhaustive match, so that a
//! missing translation does not compile. What the document itself says is never translated.

pub(crate) mod checks;
pub(crate) mod diagnostics;
pub(crate) mod failures;
pub(crate) mod outcomes;
pub(crate) mod roles;
pub(crate) mod seals;
pub(crate) mod sentences;
pub(crate) mod terms;
pub(crate) mod units;

use crate::state::Topic;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// As `lang` attributes have it.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The one of two wordings.
    pub(crate) const fn pick<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// Words that stand by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    // The masthead.
    Skip,
    ElementName,
    SearchName,
    SearchHint,
    SearchFound,
    HitProject,
    HitLine,
    HitText,
    Settings,
    ChooseFile,
    NotSent,
    Unit,
    Yuan,
    Wanyuan,
    Yiyuan,
    TextSize,
    SizePlain,
    SizeLarge,
    SizeLargest,
    Theme,
    ThemeAuto,
    ThemeLight,
    ThemeDark,
    Language,
    // The whole document.
    WholeDocument,
    Untitled,
    Projects,
    NoProjects,
    Statement,
    UnitIs,
    OldDebts,
    OldDebtsNote,
    Payees,
    PayeesNote,
    Implementers,
    ImplementersNote,
    Classes,
    ClassesNote,
    Unclassified,
    NoLines,
    SeeAll,
    ChecksNote,
    Notes,
    OtherText,
    WholeText,
    // One project.
    Compare,
    CompareWith,
    CompareDocuments,
    CompareWithDocument,
    OtherFile,
    OtherPath,
    OtherBody,
    AllCompared,
    Added,
    Gone,
    Change,
    NotThere,
    Unchanged,
    NothingShared,
    NoSection,
    Crumbs,
    Neighbours,
    PreviousProject,
    NextProject,
    Implementer,
    ShareOfDocument,
    Chart,
    ChartKind,
    ChartWay,
    ChartHint,
    Icicle,
    Treemap,
    WholeProject,
    ExpandAll,
    CollapseAll,
    Download,
    DownloadCsv,
    DownloadXlsx,
    DownloadJson,
    SaveSvg,
    SavePng,
    CopyLink,
    Share,
    ShareWith,
    CopyText,
    TextCopied,
    Shared,
    Contrast,
    ContrastPlain,
    ContrastHigh,
    Embed,
    Print,
    Saved,
    Copied,
    Failed,
    // The table.
    Funding,
    TableHint,
    ByDocument,
    ByAmount,
    ByShare,
    OnlyThese,
    MoreFilters,
    ClearFilter,
    Least,
    Most,
    Context,
    Lines,
    LinesNote,
    Differing,
    NotPrinted,
    Use,
    Amount,
    ShareOfProject,
    Total,
    OfWhich,
    OldDebt,
    Payee,
    Borrowed,
    Derived,
    NotStated,
    PrintedAs,
    DerivedFromParts,
    NotStatedNotZero,
    ReadInText,
    IsPart,
    IsOfWhich,
    IsTotal,
    InferredClass,
    CopyCitation,
    CitationCopied,
    // The official text.
    OfficialText,
    TextHint,
    Glossary,
    // The checks.
    Checks,
    Term,
    Stated,
    HereSaid,
    ThereSaid,
    Computed,
    Difference,
    Reason,
    Missing,
    // Notices and the colophon.
    Waiting,
    Retry,
    OpenDefault,
    OpenOfficialText,
    Promise,
    Privacy,
    Source,
}

impl Label {
    /// The words in a language.
    pub(crate) const fn text(self, lang: Lang) -> &'static str {
        let (zh, en) = self.both();
        lang.pick(zh, en)
    }

    const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Skip => ("跳到正文", "Skip to the content"),
            Self::ElementName => ("预算浏览", "Budget explorer"),
            Self::SearchName => ("搜索这份文件", "Search this document"),
            Self::SearchHint => (
                "搜索项目、用途、单位、金额、原文",
                "Search names, uses, figures, text",
            ),
            Self::SearchFound => ("搜索结果", "Search results"),
            Self::HitProject => ("项目", "Project"),
            Self::HitLine => ("用途", "Line"),
            Self::HitText => ("原文", "Text"),
            Self::Settings => ("显示", "View"),
            Self::ChooseFile => ("打开文件", "Open a file"),
            Self::NotSent => (
                "（您电脑上的文件，没有上传）",
                " (a file on your machine; it was not sent anywhere)",
            ),
            Self::Unit => ("金额单位", "Unit"),
            Self::Yuan => ("元", "yuan"),
            Self::Wanyuan => ("万元", "10k"),
            Self::Yiyuan => ("亿元", "100m"),
            Self::TextSize => ("字号", "Text size"),
            Self::SizePlain => ("标准字号", "normal"),
            Self::SizeLarge => ("大字", "large"),
            Self::SizeLargest => ("特大字", "largest"),
            Self::Theme => ("明暗", "Theme"),
            Self::ThemeAuto => ("自动", "Auto"),
            Self::ThemeLight => ("浅色", "Light"),
            Self::ThemeDark => ("深色", "Dark"),
            Self::Language => ("语言 Language", "Language 语言"),

            Self::WholeDocument => ("全部项目", "All projects"),
            Self::Untitled => ("未载标题的文件", "A document without a title"),
            Self::Projects => ("项目", "Projects"),
            Self::Statement => ("部门支出预算", "The body’s expenditure"),
            Self::NoProjects => (
                "在这份文件里没有读到项目。全文在下面，其中的每一笔金额都已标出。",
                "No project was found in this document. Its whole text is below, with every sum of money marked.",
            ),
            Self::UnitIs => ("单位：", "Unit: "),
            Self::OldDebts => ("旧账", "Old debts"),
            Self::OldDebtsNote => (
                "原文写明用于往年欠款或已发生费用的钱。",
                "Money that the text says pays for earlier years.",
            ),
            Self::Payees => ("收款单位", "Payees"),
            Self::PayeesNote => (
                "原文点名的收款单位。",
                "Who receives money, where the text names them.",
            ),
            Self::Implementers => ("实施单位", "Carried out by"),
            Self::ImplementersNote => ("各项目由谁来办。", "Who is in charge of which project."),
            Self::Classes => ("经济分类（推测）", "Kind of cost (inferred)"),
            Self::ClassesNote => (
                "文件没有写经济分类。这里按用途里的字眼推测，凭哪几个字都已标出；只供参考。",
                "The document does not print the economic class. It is inferred here from words of each line, which are marked; a guide only.",
            ),
            Self::Unclassified => ("未能归类", "Unclassified"),
            Self::NoLines => (
                "这份文件里没有这样的钱。",
                "There is none of it in this document.",
            ),
            Self::SeeAll => ("逐项看", "See all"),
            Self::ChecksNote => (
                "每一条都列出算式和原句，可以自己再算一遍。只是算术，不是结论。",
                "Each with its arithmetic and its sentences, to be redone by hand. Arithmetic, not a verdict.",
            ),
            Self::Notes => ("读文件时注意到的", "Noticed while reading"),
            Self::OtherText => ("项目之外的原文", "Official text outside the projects"),
            Self::WholeText => ("全文", "The whole text"),

            Self::Compare => ("两个项目对照", "Two projects compared"),
            Self::CompareWith => ("与另一项目对照", "Compare"),
            Self::CompareDocuments => ("两份文件对照", "Two documents compared"),
            Self::CompareWithDocument => ("与另一份文件对照", "Compare with another document"),
            Self::OtherFile => ("本机的文件（不上传）", "A file of yours (it is not sent)"),
            Self::OtherPath => ("本站文件的地址", "The address of a file of this site"),
            Self::OtherBody => (
                "两份文件写的单位不同。",
                "The two documents name different bodies.",
            ),
            Self::AllCompared => ("‹ 全部项目对照", "‹ All projects compared"),
            Self::Added => ("新列", "new"),
            Self::Gone => ("不再列", "gone"),
            Self::Change => ("右减左", "Right less left"),
            Self::NotThere => ("无此项", "not there"),
            Self::Unchanged => ("相同", "the same"),
            Self::NothingShared => (
                "两边没有相同的句子。",
                "The two have no sentence in common.",
            ),
            Self::NoSection => ("没有这一节。", "There is no such section."),
            Self::Crumbs => ("所在位置", "You are here"),
            Self::Neighbours => ("前后项目", "Neighbouring projects"),
            Self::PreviousProject => ("上一项目", "Previous"),
            Self::NextProject => ("下一项目", "Next"),
            Self::Implementer => ("实施单位", "Carried out by"),
            Self::ShareOfDocument => ("占本文件项目资金", "Share of this document"),
            Self::Chart => (
                "资金构成图。左右键看同级，上下键看上下级，回车选中。",
                "Chart of the breakdown. Left and right: neighbours; up and down: levels; Enter selects.",
            ),
            Self::ChartKind => ("画法", "Drawn as"),
            Self::ChartWay => ("图中所在位置", "Place in the chart"),
            Self::ChartHint => (
                "点任一色块，看它的名称、金额和原文",
                "Choose a block for its name, its amount and its words",
            ),
            Self::Icicle => ("冰柱图", "Icicle"),
            Self::Treemap => ("矩形图", "Treemap"),
            Self::WholeProject => ("整个项目", "The whole project"),
            Self::ExpandAll => ("全部展开", "Expand all"),
            Self::CollapseAll => ("全部收起", "Collapse all"),
            Self::Download => ("下载", "Download"),
            Self::DownloadCsv => ("表格 CSV", "Table as CSV"),
            Self::DownloadXlsx => ("表格 XLSX（Excel）", "Table as XLSX (Excel)"),
            Self::DownloadJson => ("全部读数 JSON", "The whole reading as JSON"),
            Self::SaveSvg => ("图 SVG", "Chart as SVG"),
            Self::SavePng => ("图 PNG", "Chart as PNG"),
            Self::Share => ("分享", "Share"),
            Self::ShareWith => ("交给其他应用…", "Hand to another app…"),
            Self::CopyText => ("复制文字和链接", "Copy words and link"),
            Self::TextCopied => ("文字和链接已复制", "Words and link copied"),
            Self::Shared => ("已交出", "Handed on"),
            Self::Contrast => ("对比度", "Contrast"),
            Self::ContrastPlain => ("标准", "Normal"),
            Self::ContrastHigh => ("高对比", "High"),
            Self::Embed => ("嵌入别的网页…", "Embed in a page…"),
            Self::CopyLink => ("复制链接", "Copy link"),
            Self::Print => ("打印，或存为 PDF", "Print, or save as PDF"),
            Self::Saved => ("已交给浏览器下载", "Handed to your browser's downloads"),
            Self::Copied => ("链接已复制", "Link copied"),
            Self::Failed => (
                "浏览器没有允许；链接可从地址栏复制",
                "Your browser did not allow it; the link is in the address bar",
            ),

            Self::Funding => ("资金构成", "Breakdown"),
            Self::TableHint => ("点任一行，看原文", "Choose a row to see its words"),
            Self::ByDocument => ("按原文顺序排", "In the order of the document"),
            Self::ByAmount => ("按金额从大到小排", "Largest amounts first"),
            Self::ByShare => (
                "按占项目比重从大到小排",
                "Largest shares of their project first",
            ),
            Self::OnlyThese => ("只看", "Only"),
            Self::MoreFilters => ("更多筛选", "More filters"),
            Self::ClearFilter => ("清除筛选", "Clear"),
            Self::Least => ("不少于", "At least"),
            Self::Most => ("不多于", "At most"),
            Self::Context => ("上级行", "line above"),
            Self::Lines => ("逐笔查找", "Find lines"),
            Self::LinesNote => (
                "全部项目的每一笔，按条件筛选、排序；合计不重复计算。",
                "Every line of all projects, by what you look for; nothing is counted twice.",
            ),
            Self::Differing => ("与算式有出入", "differing"),
            Self::NotPrinted => ("文件未写金额", "not printed"),
            Self::Use => ("用途", "Use"),
            Self::Amount => ("金额", "Amount"),
            Self::ShareOfProject => ("占项目", "Share"),
            Self::Total => ("合计", "Total"),
            Self::OfWhich => ("其中 ", "of which "),
            Self::OldDebt => ("旧账", "old debt"),
            Self::Payee => ("收款单位", "payee"),
            Self::Borrowed => ("名称取自上下文", "named after its context"),
            Self::Derived => ("推算", "added up"),
            Self::NotStated => ("未载明", "not stated"),
            Self::PrintedAs => ("文件写作 ", "Printed as "),
            Self::DerivedFromParts => (
                "文件未写这个数；由下列各项相加得出。",
                "The document does not print this figure; it is the sum of the parts.",
            ),
            Self::NotStatedNotZero => (
                "文件未载明金额；这不等于零。",
                "The document states no amount; that is not zero.",
            ),
            Self::ReadInText => ("在原文中看这一句", "Read it in the official text"),

            Self::IsPart => (
                "读作组成部分：与同级各项相加，得上一行。",
                "Read as a part: with its siblings it adds up to the line above.",
            ),
            Self::IsOfWhich => (
                "读作“其中”：是上一行里的一部分，不与同级相加。",
                "Read as an “of which”: some of the line above, not added to its siblings.",
            ),
            Self::IsTotal => ("读作总额。", "Read as the total."),
            Self::InferredClass => ("推测的经济分类：", "Inferred class: "),
            Self::CopyCitation => ("复制引文", "Copy as a citation"),
            Self::CitationCopied => ("引文已复制", "Citation copied"),

            Self::OfficialText => ("原文", "Official text"),
            Self::TextHint => (
                "划线的是金额，点了看它在哪一行",
                "Sums are underlined; choose one to see its row",
            ),

            Self::Glossary => ("文中名词，用大白话说", "Terms of this text, in plain words"),

            Self::Checks => ("对账", "Checks"),
            Self::Term => ("算式中", "Term"),
            Self::Stated => ("文件载明", "Stated"),
            Self::HereSaid => ("一处写作", "Said here"),
            Self::ThereSaid => ("另一处写作", "Said there"),
            Self::Computed => ("算得", "Computed"),
            Self::Difference => ("相差", "Difference"),
            Self::Reason => ("文件自述", "The text says"),
            Self::Missing => ("原文未给出", "not in the text"),

            Self::Waiting => (
                "正在取来文件，逐字读账……",
                "Fetching the document and reading it…",
            ),
            Self::Retry => ("再试一次", "Try again"),
            Self::OpenDefault => ("打开本站的文件", "Open this site's document"),
            Self::OpenOfficialText => ("看官方原文", "Read the official text"),
            Self::Promise => (
                "这里的每个数都出自官方原文，可以点回原句；不改一字，不补一数。是否一致只是算术，不是结论。",
                "Every figure comes from the official text and leads back to its sentence; nothing is corrected or filled in. Whether figures agree is arithmetic, not a verdict.",
            ),
            Self::Privacy => (
                "读文件、对账都在您的浏览器里完成，不上传，不记录。",
                "Reading and checking happen in your browser; nothing is sent or recorded.",
            ),
            Self::Source => ("来源：", "Source: "),
        }
    }
}

impl Topic {
    /// What its page is called.
    pub(crate) const fn label(self) -> Label {
        match self {
            Self::Lines => Label::Lines,
            Self::Checks => Label::Checks,
            Self::OldDebts => Label::OldDebts,
            Self::Payees => Label::Payees,
            Self::Classes => Label::Classes,
        }
    }

    /// What stands below that.
    pub(crate) const fn note(self) -> Label {
        match self {
            Self::Lines => Label::LinesNote,
            Self::Checks => Label::ChecksNote,
            Self::OldDebts => Label::OldDebtsNote,
            Self::Payees => Label::PayeesNote,
            Self::Classes => Label::ClassesNote,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_tag() {
        assert_ne!(Lang::Zh.tag(), Lang::En.tag());
        assert_eq!(Label::Share.text(Lang::Zh), "分享");
        assert_eq!(Label::Share.text(Lang::En), "Share");
    }
}
