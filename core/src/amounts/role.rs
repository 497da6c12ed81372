//! What the words around a sum of money say that it stands for.
//!
//! The wordings are those seen in real documents. Only what the clause itself decides is told
//! here; whether a sum is a total, a part or said again follows from its place among others.

use super::Role;
use crate::words::Words;

/// A role that the words of a clause decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClauseRole {
    /// One of [`Role::Rate`], [`Role::Change`], [`Role::PriorYear`], [`Role::OtherYears`],
    /// [`Role::Threshold`], [`Role::Balance`].
    Aside(Role),
    /// 共计, 合计: the sum of what stands before, or the whole of what follows.
    Closing,
}

static CLOSINGS: Words = Words::new(&["共计", "合计", "总计", "小计", "总共", "累计"]);
/// Verbs that speak of another year's or plan's sum and of nothing else.
static CHANGES: Words = Words::new(&[
    "增列", "减列", "净增", "净减", "核减", "核增", "调增", "调减",
]);
/// Verbs that speak of it only beside a comparison, or alone: 稳增长 names what is paid for.
static MOVES: Words = Words::new(&[
    "增加", "减少", "增长", "下降", "上升", "降低", "压缩", "压减", "缩减", "削减", "上调", "下调",
    "上浮", "下浮",
]);
static COMPARISONS: Words = Words::new(&["比", "较", "同期", "上年"]);
static PRIOR_YEARS: Words = Words::new(&[
    "执行数",
    "决算数",
    "上年度",
    "上年预算",
    "上年数",
    "去年",
    "已编列",
]);
static BALANCES: Words = Words::new(&["结余", "结转", "余额", "资产总额", "存量资金"]);
static LIMITS_AFTER: Words = Words::new(&[
    "以上",
    "及以上",
    "以下",
    "及以下",
    "以内",
    "之内",
    "(含)",
    "(不含)",
]);
static LIMITS_BEFORE: Words = Words::new(&[
    "不超过",
    "不低于",
    "限额",
    "超过",
    "不超",
    "不高于",
    "不多于",
    "不大于",
    "不少于",
    "不小于",
    "至多",
    "至少",
    "最高",
    "最低",
    "上限",
]);
/// Words behind a price: 5元/人, 300元每人每月, 600元标准, 0.3万元×5人.
static PRICED_AFTER: Words = Words::new(&["/", "每", "标准", "的标准", "×", "*", "✕", "x"]);
/// Words before one: 人均3.6万元, 5人×0.3万元.
static PRICED_BEFORE: Words = Words::new(&[
    "×",
    "*",
    "✕",
    "x",
    "标准",
    "标准是",
    "人均",
    "户均",
    "均价",
    "月工资",
    "月租金",
    "月薪",
    "月均",
    "平均",
    "平均补助",
    "平均工资",
    "平均成本",
    "平均价格",
]);
/// What turns a price into the sum of all: 每个村配2名保洁员共需20万元.
static ALL_OF: Words = Words::new(&["共", "合计", "总计", "累计", "总费用"]);

/// Where the last clause of some words begins: behind their last stop.
pub(crate) fn clause_start(words: &str) -> usize {
    let bytes = words.as_bytes();
    let is_stop = |end: &usize| match bytes[*end - 1] {
        b',' | b';' | b':' | b'\n' => true,
        0x82 => bytes[..*end].ends_with("。".as_bytes()),
        _ => false,
    };
    (1..=bytes.len()).rev().find(is_stop).unwrap_or(0)
}

/// The role that the clause around a sum decides, if it does. `clause` goes up to the figure, back
/// to the mention or the stop before it; `after` is what follows the figure.
pub(crate) fn by_words(clause: &str, after: &str) -> Option<ClauseRole> {
    let clause = clause.trim_start_matches(')');
    let said = clause.trim_end_matches(['为', '约', '了', '近', '达', ':']);
    if LIMITS_AFTER.start_of(after).is_some() || LIMITS_BEFORE.end_of(said).is_some() {
        return Some(ClauseRole::Aside(Role::Threshold));
    }
    if CHANGES.end_of(said).is_some()
        || CHANGES.start_of(clause).is_some()
        || after.starts_with("如数减列")
        || MOVES.has(said)
        || COMPARISONS.are_in(clause) && (CHANGES.are_in(clause) || MOVES.are_in(clause))
    {
        return Some(ClauseRole::Aside(Role::Change));
    }
    if is_rate(clause, after) {
        return Some(ClauseRole::Aside(Role::Rate));
    }
    // 比2021年预算90万元增加8万元
    if MOVES.start_of(after).is_some() && compares_years(clause) {
        return Some(ClauseRole::Aside(Role::PriorYear));
    }
    if said.ends_with("总经费") && takes_years(after) {
        return Some(ClauseRole::Aside(Role::OtherYears));
    }
    // 偿还上年度欠款 pays this year what was owed.
    if PRIOR_YEARS.are_in(clause) && !clause.contains("偿还") && !clause.contains('欠') {
        return Some(ClauseRole::Aside(Role::PriorYear));
    }
    if BALANCES.are_in(clause) {
        return Some(ClauseRole::Aside(Role::Balance));
    }
    let closes = CLOSINGS.has(said) || closes_several(said);
    closes.then_some(ClauseRole::Closing)
}

/// Whether a clause ends with a comparison with a year that it names: 比2021年预算.
fn compares_years(clause: &str) -> bool {
    let compared = clause.rsplit_once(['比', '较']);
    compared.is_some_and(|(before, with)| !before.ends_with('占') && with.contains('年'))
}

/// 以上四项合计, 两项共计.
fn closes_several(said: &str) -> bool {
    const NUMBERS: &str = "一二三四五六七八九十两几各0123456789";
    let above = ["以上", "上述"]
        .iter()
        .find_map(|word| said.strip_prefix(word));
    let words = above.unwrap_or(said);
    let counted = words.trim_start_matches(|c| NUMBERS.contains(c));
    let is_counted = counted.len() < words.len() && counted.starts_with(['项', '类', '个']);
    (above.is_some() || is_counted) && CLOSINGS.end_of(said).is_some()
}

/// ,分4年办理 and ,112-115年执行: the sum before is that of several years.
fn takes_years(after: &str) -> bool {
    let Some(words) = after.strip_prefix(',') else {
        return false;
    };
    let years = words.strip_prefix('分').unwrap_or(words);
    let rest =
        years.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '至' | '~'));
    let is_divided = years.len() < words.len();
    rest.starts_with('年') && (is_divided || rest.len() < years.len())
}

/// 500元（每人） is a price, and 4万元（每次2000元） is none.
fn in_brackets(after: &str) -> bool {
    let Some(each) = after.strip_prefix("(每") else {
        return false;
    };
    let stop = each.find(|c: char| c == ')' || c.is_ascii_digit());
    stop.is_some_and(|at| each[at..].starts_with(')'))
}

/// 每个分馆0.5万元 and 5元/人 are prices; 每年5万元 is a year's sum and no price in a yearly budget.
fn is_rate(clause: &str, after: &str) -> bool {
    let said = clause.trim_end_matches(['为', '约', '近', '达', '需']);
    if clause.contains("单价")
        || PRICED_AFTER.start_of(after).is_some()
        || in_brackets(after)
        || PRICED_BEFORE.end_of(said).is_some()
    {
        return true;
    }
    let each = clause.match_indices(['每', '均']).rfind(|(at, word)| {
        let behind = &clause[at + word.len()..];
        match *word {
            "均" => clause[..*at].ends_with(['人', '户', '亩', '村', '校']),
            _ => !behind
                .trim_start_matches(['一', '两', '二', '三', '四', '五', '1', '2', '3'])
                .starts_with('年'),
        }
    });
    each.is_some_and(|(at, _)| !ALL_OF.are_in(&clause[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(before: &str, after: &str) -> Option<Role> {
        match by_words(&before[clause_start(before)..], after)? {
            ClauseRole::Aside(role) => Some(role),
            ClauseRole::Closing => Some(Role::Restatement),
        }
    }

    #[test]
    fn asides_are_told_by_their_words() {
        assert_eq!(role("慰问20个单位,每个单位", ","), Some(Role::Rate));
        assert_eq!(role("标准为", "/人"), Some(Role::Rate));
        assert_eq!(role("3人每年的值班被装费", "。"), None);
        assert_eq!(role("每两年一次的体检费", "。"), None);
        assert_eq!(role("每个村配2名保洁员共需", "。"), None);
        for (before, after) in [
            ("补助标准为", ","),
            ("人均", ","),
            ("户均补助", ","),
            ("5人×", "/月×12个月"),
            ("", "×5人"),
            ("按照", "每人每月的标准"),
            ("按", "标准发放"),
            ("每亩补助", ","),
            ("设备单价约", ","),
            ("10人平均补助", ","),
        ] {
            assert_eq!(role(before, after), Some(Role::Rate), "{before}…{after}");
        }
        for before in ["最高", "不少于", "至多"] {
            assert_eq!(role(before, "。"), Some(Role::Threshold), "{before}");
        }
        assert_eq!(role("全年均衡安排", "。"), None);
        assert_eq!(role("平均分配", "。"), None);
        assert_eq!(role("比上年增加", "。"), Some(Role::Change));
        assert_eq!(role("同比减少经费", "。"), Some(Role::Change));
        assert_eq!(role("比上年压缩", "。"), Some(Role::Change));
        let prior = role("2022年预算比2021年预算", "增加8万元");
        assert_eq!(prior, Some(Role::PriorYear));
        assert_eq!(role("县级占比50%计", "增加"), None);
        assert_eq!(role("专项,增加", "。"), Some(Role::Change));
        assert_eq!(role("支持商销稳增长", ","), None);
        assert_eq!(role("讲课费", "(每次2000元,共20次)"), None);
        assert_eq!(role("讲课费500元", "(每人)"), Some(Role::Rate));
        assert_eq!(role("上年执行数为", "。"), Some(Role::PriorYear));
        assert_eq!(role("其中偿还上年度欠款", ";"), None);
        assert_eq!(role("计划总经费", ",分4年办理"), Some(Role::OtherYears));
        assert_eq!(role("计划总经费", ",112-115年执行"), Some(Role::OtherYears));
        assert_eq!(role("计划总经费", ",分年办理"), Some(Role::OtherYears));
        assert_eq!(role("项目总经费", ",其中"), None);
        assert_eq!(role("所列", "如数减列。"), Some(Role::Change));
        assert_eq!(role("减列7千元,增列展示等经费", ","), Some(Role::Change));
        assert_eq!(role("单价", "(含)以上设备"), Some(Role::Threshold));
        assert_eq!(role("年末结余", "。"), Some(Role::Balance));
        assert_eq!(role("某费,共计", "。"), Some(Role::Restatement));
        assert_eq!(role("以上四项合计", "。"), Some(Role::Restatement));
        assert_eq!(role("三项经费共计", "。"), Some(Role::Restatement));
        assert_eq!(role("项目经费共计", "。"), None);
        assert_eq!(role("购置桌椅", "。"), None);
    }
}
