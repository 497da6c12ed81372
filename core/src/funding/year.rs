//! Sums of other years: 上年20万元, and 总投资500万元 where this year's share has a sum of its own.

use super::label;
use super::sum::Sum;
use crate::amounts::{ClauseRole, Role};
use crate::money::Money;
use crate::words::Words;

/// Words for years before.
static BEFORE: Words = Words::new(&[
    "上一年度",
    "上一年",
    "上年度",
    "上年",
    "去年",
    "以前年度",
    "往年",
]);

/// Words for years to come.
static LATER: Words = Words::new(&[
    "以后年度",
    "后续年度",
    "下一年度",
    "下一年",
    "下年度",
    "下年",
    "明年",
    "次年",
]);

/// Words for the year of the budget.
static THIS: Words = Words::new(&["本年", "今年", "当年"]);

/// What a project costs from its first year to its last.
static WHOLES: Words = Words::new(&[
    "总投资",
    "总投资额",
    "投资总额",
    "总投入",
    "计划投资",
    "估算投资",
    "概算投资",
    "总概算",
    "总预算",
    "预算总额",
    "概算",
    "总造价",
    "工程造价",
    "合同价",
    "合同金额",
    "合同总价",
    "合同总额",
    "合同总金额",
    "中标价",
    "总金额",
    "总费用",
    "总成本",
    "总经费",
]);

/// What was done with money of years before; with 已 or 累计 before it.
static DONE: Words = Words::new(&[
    "下达", "拨付", "到位", "支付", "安排", "投入", "完成", "使用", "支出",
]);

/// What was done with the amount of an earlier year that stands before.
static SPENT: Words = Words::new(&["执行", "完成", "支出", "决算"]);

/// Verbs for what an amount is lessened by.
static TAKEN: Words = Words::new(&["扣除", "扣减", "剔除", "减去", "扣回"]);

/// Words that say nothing of what a sum of another year is for.
static EMPTY: Words = Words::new(&[
    "其中",
    "相比",
    "较",
    "比",
    "与",
    "同",
    "截至",
    "截止",
    "实际",
    "执行",
    "完成",
    "下达",
    "拨付",
    "到位",
    "支付",
    "累计",
    "批复",
    "投资",
    "使用",
    "预算",
    "决算",
    "安排",
    "支出",
    "经费",
    "资金",
    "项目",
    "年初",
    "年度",
    "财政",
    "已",
    "数",
    "为",
    "约",
    "底",
    "末",
    "年",
    "度",
    "的",
    "投入",
    "拟",
    "计划",
    "需",
    "共",
    "申请",
    "该项目",
    "该项",
    "该",
    "本",
]);

/// What was asked for, where what was granted has a sum of its own.
static ASKED: Words = Words::new(&[
    "申报数",
    "申报金额",
    "申报预算",
    "申报资金",
    "送审金额",
    "送审数",
]);
static GRANTED: Words = Words::new(&["审核", "审定", "核定", "评审"]);

/// What is granted this year of what is needed: 需80.94万元，本年安排80万元.
static NOW: Words = Words::new(&[
    "先行安排",
    "本年安排",
    "本年度安排",
    "当年安排",
    "实际安排",
    "先安排",
]);

/// What is not granted.
static LACKS: Words = Words::new(&["缺口", "差额"]);

/// What a sum's clause says of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Before,
    This,
    Later,
    /// The whole of several years.
    Whole,
    /// 已下达
    Done,
    Unsaid,
}

/// 三年共需900万元：2024年300万元，2025年350万元，2026年250万元: what the sums of several years
/// right behind the first make up is of several years, and this year's is the amount.
fn divide_by_years(sums: &mut [Sum]) {
    /// No plan has more years.
    const MOST: usize = 12;
    let is_year = |sum: &Sum| matches!(sum.year, Year::This | Year::Before | Year::Later);
    let Some(at) = sums.iter().position(|sum| !sum.is_aside()) else {
        return;
    };
    if is_year(&sums[at]) {
        return;
    }
    let mut left = sums[at].money();
    let mut this = 0;
    let years = sums[at + 1..].iter().take(MOST).take_while(|sum| {
        let goes_on = !left.is_zero() && is_year(sum) && sum.money() <= left;
        if goes_on {
            left = left - sum.money();
            this += usize::from(sum.year == Year::This);
        }
        goes_on
    });
    let count = years.count();
    if count < 2 || this != 1 || !left.is_zero() {
        return;
    }
    sums[at].year = Year::Whole;
    sums[at].said = Some(ClauseRole::Aside(Role::OtherYears));
    for sum in &mut sums[at + 1..=at + count] {
        sum.said = match sum.year {
            Year::This => None,
            Year::Before => Some(ClauseRole::Aside(Role::PriorYear)),
            _ => Some(ClauseRole::Aside(Role::OtherYears)),
        };
    }
}

/// Marks the sums of an item that are another year's.
pub(super) fn tell(text: &str, sums: &mut [Sum], fiscal_year: Option<u16>) {
    for sum in &mut *sums {
        sum.year = said(text, sum, fiscal_year);
    }
    if fiscal_year.is_some() {
        divide_by_years(sums);
    }
    let is = |sums: &[Sum], at: usize, year: Year| sums[at].is_plain() && sums[at].year == year;
    let this = (0..sums.len()).find(|at| is(sums, *at, Year::This));
    let whole = (0..sums.len()).find(|at| is(sums, *at, Year::Whole));
    // Sums that add up to the whole are what it is made of.
    let whole = whole.filter(|whole| {
        let below =
            (whole + 1..sums.len()).filter(|at| sums[*at].is_plain() && !is_other(sums[*at].year));
        let parts: Vec<usize> = below.collect();
        !makes_up(text, sums, &parts, sums[*whole].money(), this)
    });
    for (at, sum) in sums.iter_mut().enumerate() {
        let is_ahead = this.is_some_and(|this| at < this);
        let role = match (sum.year, sum.said) {
            (Year::Before, None) => Role::PriorYear,
            (Year::Whole, None) if is_ahead && whole.is_some() => Role::OtherYears,
            (Year::Later, None) if this.is_some() && whole.is_some() => Role::OtherYears,
            (Year::Done, None | Some(ClauseRole::Closing)) if is_ahead => Role::PriorYear,
            _ => continue,
        };
        sum.said = Some(ClauseRole::Aside(role));
    }
    for at in 1..sums.len() {
        let between = &text[sums[at - 1].range.end..sums[at].range.start];
        // 2024年预算8万元，实际执行7.5万元
        if sums[at].is_plain()
            && sums[at].year == Year::Unsaid
            && sums[at - 1].said == Some(ClauseRole::Aside(Role::PriorYear))
            && SPENT.are_in(between)
            && between.strip_prefix(',').is_some_and(is_empty)
        {
            sums[at].said = Some(ClauseRole::Aside(Role::PriorYear));
        }
        // 尾款5万元(2024年合同金额9万元,已支付4万元)
        if sums[at].is_plain()
            && sums[at].year == Year::Whole
            && between.starts_with('(')
            && sums[at].money() > sums[at - 1].money()
        {
            sums[at].said = Some(ClauseRole::Aside(Role::OtherYears));
        }
        if sums[at].is_plain()
            && sums[at].year == Year::Done
            && is_other(sums[at - 1].year)
            && sums[at - 1].is_aside()
        {
            sums[at].said = Some(ClauseRole::Aside(Role::PriorYear));
        }
        // 服务费50万元，扣除2万元后，安排48万元
        if let Some(taken) = between.strip_prefix(',')
            && TAKEN.start_of(taken).is_some()
            && let Some(rest) = sums.get(at + 1)
            && sums[at - 1].money() - sums[at].money() == rest.money()
        {
            for sum in &mut sums[at - 1..=at] {
                sum.said = Some(ClauseRole::Aside(Role::Context));
            }
        }
        let says = |sum: &Sum, words: &Words| words.are_in(&text[sum.clause..sum.range.start]);
        // 780万元，与上级下达的1420万元统筹使用
        let beside = &text[sums[at].clause..sums[at].range.start];
        let behind = || {
            let start = sums[at].range.end;
            let next = sums.get(at + 1).map_or(usize::MAX, |next| next.range.start);
            let behind = &text[start..next.min(sums[at].run_end).max(start)];
            let clause = behind.split([',', ';', '。', '\n']).next();
            clause.unwrap_or_default()
        };
        if sums[at].is_plain()
            && beside.starts_with(['与', '同'])
            && ["统筹", "一并", "合并", "整合"]
                .iter()
                .any(|word| behind().contains(word))
        {
            sums[at].said = Some(ClauseRole::Aside(Role::Context));
        }
        if sums[at].is_plain()
            && sums[at - 1].is_plain()
            && says(&sums[at - 1], &ASKED)
            && says(&sums[at], &GRANTED)
        {
            sums[at - 1].said = Some(ClauseRole::Aside(Role::Context));
        }
    }
    // What makes up the whole of several years is no more this year's than the whole.
    if let (Some(whole), Some(this)) = (whole, this)
        && whole < this
    {
        let parts = whole + 1..this;
        let is_part = |at: &usize| sums[*at].is_plain();
        let all: Money = parts
            .clone()
            .filter(is_part)
            .map(|at| sums[at].money())
            .sum();
        if all == sums[whole].money() {
            for sum in sums[parts].iter_mut().filter(|sum| sum.is_plain()) {
                sum.said = Some(ClauseRole::Aside(Role::OtherYears));
            }
        }
    }
    of_this_project(text, sums);
    grant(text, sums);
    carry_over(sums);
}

/// 总投资90万元，中央60万元，县级30万元。本项目为县级配套资金30万元: what others bear is no line.
fn of_this_project(text: &str, sums: &mut [Sum]) {
    static SAYS: Words =
        Words::new(&["本项目为", "本项目仅", "本项目只", "本项目列入", "此项目为"]);
    let Some(own) = sums.iter().rposition(|sum| {
        sum.is_plain() && SAYS.start_of(&text[sum.clause..sum.range.start]).is_some()
    }) else {
        return;
    };
    let money = sums[own].money();
    let said_before = sums[..own]
        .iter()
        .any(|sum| sum.is_plain() && sum.money() == money);
    for sum in sums[..own]
        .iter_mut()
        .filter(|sum| said_before && !sum.is_aside())
    {
        sum.said = Some(ClauseRole::Aside(Role::Context));
    }
}

/// 共需1100万元，2025年先行安排800万元，缺口300万元: what is needed, what it is made of and what lacks are
/// no lines of what is granted.
fn grant(text: &str, sums: &mut [Sum]) {
    let says = |sum: &Sum, words: &Words| words.are_in(&text[sum.clause..sum.range.start]);
    for at in 1..sums.len() {
        let (before, granted) = (&sums[at - 1], &sums[at]);
        let said = &text[before.clause..before.range.start];
        let needs = before.is_closing() || said.contains('需') || said.contains("认定");
        let is_now = || {
            let words = &text[granted.clause..granted.range.start];
            words.ends_with("年预算安排") || words.ends_with("年安排")
        };
        let is_less = granted.is_plain()
            && granted.follows
            && !granted.before(text).contains("其中")
            && (says(granted, &NOW) || is_now())
            && granted.money() < before.money();
        if !(is_less && needs && !before.is_aside()) {
            continue;
        }
        let need = before.money();
        let parts = (0..at - 1).filter(|part| sums[*part].is_plain());
        let parts: Vec<usize> = parts.collect();
        let all: Money = parts.iter().map(|part| sums[*part].money()).sum();
        if !parts.is_empty() && all != need {
            continue;
        }
        let lacks = (at + 1..sums.len()).filter(|lack| says(&sums[*lack], &LACKS));
        let lacks: Vec<usize> = lacks.collect();
        for other in parts.into_iter().chain([at - 1]).chain(lacks) {
            if !sums[other].is_aside() {
                sums[other].said = Some(ClauseRole::Aside(Role::Context));
            }
        }
        return;
    }
}

/// Whether a year is none that a whole is divided into.
const fn is_other(year: Year) -> bool {
    matches!(year, Year::Before | Year::Done | Year::Whole)
}

/// Whether sums add up to a whole; behind those that do, this year's may be one of them again.
fn makes_up(text: &str, sums: &[Sum], parts: &[usize], whole: Money, this: Option<usize>) -> bool {
    let mut left = whole;
    let count = parts.iter().take_while(|at| {
        let goes_on = !left.is_zero();
        left = left - sums[**at].money();
        goes_on
    });
    let (made, rest) = parts.split_at(count.count());
    let again = || {
        let this = this.filter(|this| rest.first() == Some(this))?;
        let clause = &text[sums[this].clause..sums[this].range.start];
        let names_source = ["级", "配套", "自筹"]
            .iter()
            .any(|word| clause.contains(word));
        let same = made
            .iter()
            .find(|at| sums[**at].money() == sums[this].money());
        same.filter(|_| names_source)
    };
    let all: Money = made.iter().map(|at| sums[*at].money()).sum();
    all == whole && (rest.is_empty() || made.len() > 1 && again().is_some())
}

/// 本年预算30万元，上年结转5万元，共计35万元: what is left of the year before is a line where the
/// amount lacks it.
fn carry_over(sums: &mut [Sum]) {
    let is_left = |sum: &Sum| sum.said == Some(ClauseRole::Aside(Role::Balance));
    let left: Money = sums.iter().filter(|sum| is_left(sum)).map(Sum::money).sum();
    if left.is_zero() {
        return;
    }
    let plain: Money = sums
        .iter()
        .filter(|sum| sum.is_plain())
        .map(Sum::money)
        .sum();
    let whole = sums.iter().find(|sum| sum.is_closing()).map(Sum::money);
    let first = sums.iter().find(|sum| sum.is_plain()).map(Sum::money);
    let is_all = whole == Some(plain + left)
        || first.is_some_and(|first| plain != first && plain - first + left == first);
    if is_all {
        for sum in sums.iter_mut().filter(|sum| is_left(sum)) {
            sum.said = None;
        }
    }
}

fn said(text: &str, sum: &Sum, fiscal_year: Option<u16>) -> Year {
    // 其余4万元列入2026年预算
    let behind = &text[sum.range.end..sum.run_end.max(sum.range.end)];
    let put_off = ["列入", "纳入", "结转至", "留待"]
        .iter()
        .find_map(|verb| behind.strip_prefix(verb));
    if put_off.is_some_and(|words| {
        let found = words.get(..4).and_then(|digits| digits.parse::<u16>().ok());
        found > fiscal_year && fiscal_year.is_some() || LATER.start_of(words).is_some()
    }) {
        return Year::Later;
    }
    let before = sum.before(text);
    // 比上年(20万元)增加
    let before = before.strip_suffix('(').unwrap_or(before);
    let clause = before
        .rsplit([',', ';', '。', ':', '\n', '('])
        .next()
        .unwrap_or(before);
    let words = clause.trim_end_matches(['为', '约', '达', '共']);
    let words = words.strip_suffix("人民币").unwrap_or(words);
    let found = label::year(clause).and_then(|at| clause.get(at..at + 4)?.parse::<u16>().ok());
    if THIS.are_in(clause) || found.is_some() && found == fiscal_year {
        return Year::This;
    }
    // 合同总金额184.5万元，每年61.5万元
    if matches!(words, "每年" | "年均") || WHOLES.end_of(words).is_some() {
        return Year::Whole;
    }
    // 已累计拨付工程款
    let had = clause.strip_prefix('已').unwrap_or(clause);
    let had = had.strip_prefix("累计").unwrap_or(had);
    let begins = had.len() < clause.len() && DONE.start_of(had).is_some();
    let words = words.strip_suffix("资金").unwrap_or(words);
    let lead = DONE.end_of(words).and_then(|done| words.strip_suffix(done));
    let is_done = begins || lead.is_some_and(|it| it.ends_with('已') || it.ends_with("累计"));
    // 2023年采购尾款 is paid this year.
    let is_empty = is_empty(clause);
    if !is_empty && !is_done {
        return Year::Unsaid;
    }
    let year = match (found, fiscal_year) {
        (Some(found), Some(fiscal)) if found < fiscal => Year::Before,
        (Some(_), Some(_)) => Year::Later,
        _ if BEFORE.are_in(clause) => Year::Before,
        _ if LATER.are_in(clause) => Year::Later,
        _ if is_done => return Year::Done,
        _ => Year::Unsaid,
    };
    if is_empty { year } else { Year::Unsaid }
}

/// Whether nothing but a year and words for money stand in a clause.
fn is_empty(clause: &str) -> bool {
    let mut rest = clause;
    while !rest.is_empty() {
        let word = [&EMPTY, &BEFORE, &LATER]
            .into_iter()
            .find_map(|words| words.start_of(rest));
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let len = match word {
            Some(word) => word.len(),
            None if rest.starts_with(|c: char| c.is_ascii_digit()) => first,
            None => return false,
        };
        rest = &rest[len..];
    }
    true
}
