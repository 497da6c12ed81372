//! The words of the tables.

use mingzhang::views::arithmetic::Tally;
use mingzhang::{CheckKind, Outcome, Role, Status};

/// A sign and a word: neither is left to stand alone.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees => "✓ 账平",
        Outcome::WithinRounding => "≈ 四舍五入之内",
        Outcome::Departs => "≠ 与算式不同，文件有说明",
        Outcome::Contradicts => "≠ 不符",
        Outcome::CannotTell => "? 无从核对",
    }
}

pub(super) const fn kind(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Sum => "各项相加",
        CheckKind::Restated => "前后两处",
        CheckKind::Rate => "单价乘数量",
        CheckKind::OfWhich => "其中不超过",
        CheckKind::Quantity => "同一数量",
        CheckKind::InWords => "数字与大写",
        CheckKind::Change => "比上年增减",
        CheckKind::Percentage => "增减幅度",
        CheckKind::Year => "年度",
    }
}

/// What stands beside an amount that the document does not state.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Stated => "",
        Status::Derived => "推算",
        Status::NotStated => "未载明",
    }
}

pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Total => "总额",
        Role::Part => "组成",
        Role::OfWhich => "其中",
        Role::Restatement => "复述",
        Role::Rate => "单价",
        Role::Change => "增减",
        Role::PriorYear => "往年",
        Role::OtherYears => "跨年",
        Role::Threshold => "限额",
        Role::Balance => "结存",
        Role::Context => "提及",
        Role::Unclear => "不明",
    }
}

/// How many checks came out how, those that do not occur left out.
pub(super) fn tally(tally: Tally) -> String {
    if tally.total() == 0 {
        return "没有可核对的算式".to_owned();
    }
    let counts: Vec<String> = Outcome::ALL
        .into_iter()
        .filter(|it| tally.of(*it) > 0)
        .map(|it| format!("{} {}", outcome(it), tally.of(it)))
        .collect();
    format!("核对 {} 处：{}", tally.total(), counts.join("；"))
}
