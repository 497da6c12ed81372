//! The seal on a project's total, and where that total comes from.

use mingzhang::Status;
use mingzhang::views::summary::Seal;

use super::Lang;

/// What is on the stamp.
pub(crate) const fn stamp(seal: Seal, lang: Lang) -> &'static str {
    match seal {
        Seal::Balanced => lang.pick("账平", "Balanced"),
        Seal::WithinRounding => lang.pick("≈ 尾差", "≈ Rounding"),
        Seal::Departs => lang.pick("≠ 有说明", "≠ Explained"),
        Seal::Contradicts => lang.pick("≠ 不符", "≠ Differs"),
        Seal::Derived => lang.pick("＋ 推算", "+ Added up"),
        Seal::Unchecked => lang.pick("？ 未核", "? Unchecked"),
    }
}

/// What the stamp means.
pub(crate) const fn meaning(seal: Seal, lang: Lang) -> &'static str {
    match seal {
        Seal::Balanced => lang.pick("：各项相加与总额分毫不差", ": the parts add up exactly"),
        Seal::WithinRounding => lang.pick(
            "：各项相加与总额在四舍五入之内一致",
            ": the parts add up within rounding",
        ),
        Seal::Departs => lang.pick(
            "：有合计与各项之和不同，文件有说明",
            ": a sum differs from its parts, with a reason given",
        ),
        Seal::Contradicts => lang.pick(
            "：有合计与各项之和不符，文件没有说明",
            ": a sum differs from its parts, without a reason",
        ),
        Seal::Derived => lang.pick(
            "：文件没有写总额，由各项相加得出",
            ": the document states no total; it is the sum of the parts",
        ),
        Seal::Unchecked => lang.pick(
            "：没有可以核对的合计",
            ": there is no sum that could be checked",
        ),
    }
}

/// Where a total comes from.
pub(crate) const fn origin(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Stated => lang.pick("文件载明总额", "Total stated by the document"),
        Status::Derived => lang.pick("文件未载明总额", "The document states no total"),
        Status::NotStated => lang.pick("文件未载明总额", "The document states no total"),
    }
}

/// How the total and its `parts` direct parts agree, in a few words.
pub(crate) fn finding(seal: Seal, parts: usize, lang: Lang) -> String {
    match (seal, lang) {
        (Seal::Balanced, Lang::Zh) => format!("{parts} 项合计一致"),
        (Seal::Balanced, Lang::En) => format!("its {parts} parts add up"),
        (Seal::WithinRounding, Lang::Zh) => format!("{parts} 项合计在四舍五入之内"),
        (Seal::WithinRounding, Lang::En) => format!("its {parts} parts add up within rounding"),
        (Seal::Departs, Lang::Zh) => "有合计与各项之和不同，文件有说明".to_owned(),
        (Seal::Departs, Lang::En) => "a sum differs, with a reason given".to_owned(),
        (Seal::Contradicts, Lang::Zh) => "有合计与各项之和不符".to_owned(),
        (Seal::Contradicts, Lang::En) => "a sum does not agree".to_owned(),
        (Seal::Derived, Lang::Zh) => format!("由 {parts} 项相加"),
        (Seal::Derived, Lang::En) => format!("added up from its {parts} parts"),
        (Seal::Unchecked, Lang::Zh) => "没有可以核对的合计".to_owned(),
        (Seal::Unchecked, Lang::En) => "nothing to check it against".to_owned(),
    }
}
