//! What a check compares and what its outcome means, in a sentence.

use mingzhang::{CheckKind, Outcome};

use super::Lang;

/// What is compared, over `terms` figures; it follows the name of the line.
pub(crate) fn about(kind: CheckKind, terms: usize, lang: Lang) -> String {
    match (kind, lang) {
        (CheckKind::Sum, Lang::Zh) => format!("：{terms} 项相加，与载明的金额相比"),
        (CheckKind::Sum, Lang::En) => {
            format!(": the sum of {terms} parts, against the stated amount")
        }
        (CheckKind::Restated, Lang::Zh) if terms > 1 => {
            format!("：{terms} 项相加，与文中的合计相比")
        }
        (CheckKind::Restated, Lang::En) if terms > 1 => {
            format!(": the sum of {terms} lines, against the sum that the text gives of them")
        }
        (CheckKind::Restated, Lang::Zh) => "：同一金额写了不止一次".to_owned(),
        (CheckKind::Restated, Lang::En) => ": the same amount, said again".to_owned(),
        (CheckKind::Rate, Lang::Zh) => "：单价乘以数量".to_owned(),
        (CheckKind::Rate, Lang::En) => ": a price times a count".to_owned(),
        (CheckKind::OfWhich, Lang::Zh) => "：“其中”不超过整项".to_owned(),
        (CheckKind::OfWhich, Lang::En) => ": an “of which” is no more than the whole".to_owned(),
        (CheckKind::Quantity, Lang::Zh) => "：同一数量写在两处".to_owned(),
        (CheckKind::Quantity, Lang::En) => ": the same quantity, given in two places".to_owned(),
        (CheckKind::InWords, Lang::Zh) => "：数字与大写相比".to_owned(),
        (CheckKind::InWords, Lang::En) => ": a figure, against the same in characters".to_owned(),
        (CheckKind::Change, Lang::Zh) => "：本年与上年相减，与载明的增减额相比".to_owned(),
        (CheckKind::Change, Lang::En) => {
            ": this year less last year, against the stated change".to_owned()
        }
        (CheckKind::Percentage, Lang::Zh) => "：增减额占上年的百分比".to_owned(),
        (CheckKind::Percentage, Lang::En) => ": the change as a percentage of last year".to_owned(),
        (CheckKind::Year, Lang::Zh) => "：计划的年份，与预算年度相比".to_owned(),
        (CheckKind::Year, Lang::En) => {
            ": the year of the plan, against that of the budget".to_owned()
        }
    }
}

/// What an outcome means.
pub(crate) const fn meaning(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Agrees => lang.pick("两边分毫不差。", "Both sides are exactly the same."),
        Outcome::WithinRounding => lang.pick(
            "按印出的位数四舍五入，两边可以是同一个数。",
            "At the precision that is printed, both sides can be the same figure.",
        ),
        Outcome::Departs => lang.pick(
            "两边不同，原文在近处说明了缘由。",
            "The sides differ, and the text gives a reason near by.",
        ),
        Outcome::Contradicts => lang.pick(
            "两边不同，近处没有读到说明。",
            "The sides differ, and no reason was found near by.",
        ),
        Outcome::CannotTell => lang.pick(
            "算式缺一个数，原文没有给出。",
            "The arithmetic lacks a figure that the text does not give.",
        ),
    }
}
