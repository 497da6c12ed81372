//! A schedule that ends before the year of the budget: 2023年1月至12月 in a budget for 2025.
//!
//! Only a project's section on its plan is read, and only where it says nothing that would explain
//! an earlier year.

use rust_decimal::Decimal;

use super::{Check, CheckKind, Figure, Outcome, Term};
use crate::funding::{NodeId, ProjectId};
use crate::outline::FiscalYear;
use crate::range::TextRange;
use crate::source::SourceText;
use crate::source::fold::Folded;
use crate::words::Words;

/// Words beside which an earlier year is in order.
static EXCUSES: Words = Words::new(&[
    "本年", "今年", "当年", "上年", "去年", "次年", "翌年", "明年", "跨年", "每年", "长期", "持续",
    "至今", "以来", "已", "完工", "尾款", "质保", "欠", "结转", "延续", "起，",
]);
/// Marks of a span of time.
const SPANS: [char; 6] = ['至', '-', '—', '–', '~', '到'];

pub(super) fn check(
    source: &SourceText,
    project: ProjectId,
    plan: Option<TextRange>,
    year: Option<FiscalYear>,
    checks: &mut Vec<Check>,
) {
    let (Some(plan), Some(fiscal)) = (plan, year) else {
        return;
    };
    let words = source.slice(plan);
    if EXCUSES.are_in(words) {
        return;
    }
    let folded = Folded::new(source, plan);
    let text = folded.text();
    let Some((year, at, len)) = last_year(text) else {
        return;
    };
    if year >= fiscal.year || !text.contains(SPANS) {
        return;
    }
    let of = |range: TextRange| match source.slice(range).ends_with('年') {
        true => "年".to_owned(),
        false => String::new(),
    };
    let range = folded.source(at..at + len);
    let number = |year: u16| Decimal::from(year);
    checks.push(Check {
        kind: CheckKind::Year,
        outcome: Outcome::Contradicts,
        project,
        node: NodeId::ROOT,
        terms: vec![Term::Count {
            number: number(fiscal.year),
            of: of(fiscal.range),
            range: fiscal.range,
        }],
        stated: Some(Term::Count {
            number: number(year),
            of: of(range),
            range,
        }),
        computed: None,
        difference: Some(Figure::Count {
            number: number(year) - number(fiscal.year),
            of: "年".to_owned(),
        }),
        reason: None,
    });
}

/// The latest year of the dates in a folded text, its place and its length.
fn last_year(text: &str) -> Option<(u16, usize, usize)> {
    let bytes = text.as_bytes();
    let mut latest: Option<(u16, usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let rest = &text[if digits == 0 { text.len() } else { at + digits }..];
        let dated = rest.starts_with('年')
            || rest.starts_with(['.', '-', '/'])
                && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        if digits == 4
            && dated
            && let Ok(year) = text[at..at + 4].parse::<u16>()
            && (1990..2100).contains(&year)
            && latest.is_none_or(|(other, ..)| other < year)
        {
            let unit = if rest.starts_with('年') {
                '年'.len_utf8()
            } else {
                0
            };
            latest = Some((year, at, digits + unit));
        }
        at += digits.max(1);
    }
    latest
}

#[cfg(test)]
mod tests {
    use crate::Budget;
    use crate::checks::CheckKind;
    use crate::views::arithmetic;

    fn years(plan: &str) -> Vec<String> {
        let text = format!(
            "某某县图书馆2025年部门预算\n项目1.\n一、项目名称\n书车\n六、资金安排情况\n3万元。\n\
             七、项目实施计划\n{plan}"
        );
        let budget = Budget::from_text(text).unwrap();
        arithmetic::checks(&budget, None)
            .iter()
            .filter(|it| it.kind == CheckKind::Year)
            .map(arithmetic::CheckRow::expression)
            .collect()
    }

    #[test]
    fn a_schedule_of_an_earlier_year_does_not_fit() {
        assert_eq!(years("2023年1月至2023年12月。"), ["2025 ≠ 2023年"]);
        assert_eq!(years("2024.1.1-2024.12.31"), ["2025 ≠ 2024"]);
    }

    #[test]
    fn what_may_be_in_order_is_not_flagged() {
        for plan in [
            "2025年1月至12月。",
            "2024年12月至2025年6月。",
            "2021年至今。",
            "2023年启动，2026年完成。",
            "项目已于2023年1月至12月实施，支付尾款。",
            "按《2019年至2021年规划》每年实施。",
            "1月至12月。",
            "2023年1-6月招标，次年1-6月施工。",
            "编号20231-20232",
        ] {
            assert_eq!(years(plan), [""; 0], "{plan}");
        }
    }
}
