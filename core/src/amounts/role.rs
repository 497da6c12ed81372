//! What the words around a sum of money say that it stands for.
//!
//! The wordings are those seen in real documents. Only what the clause itself decides is told
//! here; whether a sum is a total, a part or said again follows from its place among others.

use super::Role;

/// A role that the words of a clause decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClauseRole {
    /// One of [`Role::Rate`], [`Role::Change`], [`Role::PriorYear`], [`Role::Threshold`],
    /// [`Role::Balance`].
    Aside(Role),
    /// 共计, 合计: the sum of what stands before, or the whole of what follows.
    Closing,
}

const CLOSINGS: [&str; 6] = ["共计", "合计", "总计", "小计", "总共", "累计"];
/// Verbs that speak of another year's or plan's sum and of nothing else.
const CHANGES: [&str; 8] = [
    "增列", "减列", "净增", "净减", "核减", "核增", "调增", "调减",
];
/// Verbs that speak of it only beside a comparison, or alone: 稳增长 names what is paid for.
const MOVES: [&str; 6] = ["增加", "减少", "增长", "下降", "上升", "降低"];
const COMPARISONS: [&str; 4] = ["比", "较", "同期", "上年"];
const PRIOR_YEARS: [&str; 7] = [
    "执行数",
    "决算数",
    "上年度",
    "上年预算",
    "上年数",
    "去年",
    "已编列",
];
const BALANCES: [&str; 5] = ["结余", "结转", "余额", "资产总额", "存量资金"];
const LIMITS_AFTER: [&str; 6] = ["以上", "及以上", "以下", "及以下", "以内", "(含)"];
const LIMITS_BEFORE: [&str; 4] = ["不超过", "不低于", "限额", "超过"];

/// The role that the clause around a sum decides, if it does. `before` is the clause up to the
/// figure, back to the mention or the stop before it; `after` is what follows the figure.
pub(crate) fn by_words(before: &str, after: &str) -> Option<ClauseRole> {
    let clause = before
        .rsplit([',', ';', '。', ':', '\n'])
        .next()
        .unwrap_or(before);
    let said = clause.trim_end_matches(['为', '约', '了', '近', '达', ':']);
    let any = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    if LIMITS_AFTER.iter().any(|word| after.starts_with(word))
        || LIMITS_BEFORE.iter().any(|word| said.ends_with(word))
    {
        return Some(ClauseRole::Aside(Role::Threshold));
    }
    if CHANGES.iter().any(|word| said.ends_with(word))
        || MOVES.contains(&said)
        || any(&COMPARISONS) && (any(&CHANGES) || any(&MOVES))
    {
        return Some(ClauseRole::Aside(Role::Change));
    }
    if is_rate(clause, after) {
        return Some(ClauseRole::Aside(Role::Rate));
    }
    // 偿还上年度欠款 pays this year what was owed.
    if any(&PRIOR_YEARS) && !any(&["偿还", "欠"]) {
        return Some(ClauseRole::Aside(Role::PriorYear));
    }
    if any(&BALANCES) {
        return Some(ClauseRole::Aside(Role::Balance));
    }
    CLOSINGS
        .iter()
        .any(|word| said == *word || said.strip_prefix("以上").is_some_and(|s| s.ends_with(word)))
        .then_some(ClauseRole::Closing)
}

/// 每个分馆0.5万元 and 5元/人 are prices; 每年5万元 is a year's sum and no price in a yearly budget.
fn is_rate(clause: &str, after: &str) -> bool {
    let priced = clause
        .match_indices('每')
        .any(|(at, each)| !clause[at + each.len()..].starts_with('年'));
    priced || clause.contains("单价") || after.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(before: &str, after: &str) -> Option<Role> {
        match by_words(before, after)? {
            ClauseRole::Aside(role) => Some(role),
            ClauseRole::Closing => Some(Role::Restatement),
        }
    }

    #[test]
    fn asides_are_told_by_their_words() {
        assert_eq!(role("慰问20个单位,每个单位", ","), Some(Role::Rate));
        assert_eq!(role("标准为", "/人"), Some(Role::Rate));
        assert_eq!(role("3人每年的值班被装费", "。"), None);
        assert_eq!(role("比上年增加", "。"), Some(Role::Change));
        assert_eq!(role("同比减少经费", "。"), Some(Role::Change));
        assert_eq!(role("专项,增加", "。"), Some(Role::Change));
        assert_eq!(role("支持商销稳增长", ","), None);
        assert_eq!(role("上年执行数为", "。"), Some(Role::PriorYear));
        assert_eq!(role("其中偿还上年度欠款", ";"), None);
        assert_eq!(role("单价", "(含)以上设备"), Some(Role::Threshold));
        assert_eq!(role("年末结余", "。"), Some(Role::Balance));
        assert_eq!(role("某费,共计", "。"), Some(Role::Restatement));
        assert_eq!(role("项目经费共计", "。"), None);
        assert_eq!(role("购置桌椅", "。"), None);
    }
}
