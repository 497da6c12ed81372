//! A price times its counts gives the amount: 补助8个分馆，每个分馆0.5万元，共计4.00万元.

use rust_decimal::Decimal;

use super::{Check, CheckKind, Figure, Outcome, Term, reason};
use crate::amounts::{Mention, Role};
use crate::funding::{NodeId, Price, ProjectId};
use crate::source::SourceText;

pub(super) fn check(
    source: &SourceText,
    project: ProjectId,
    prices: &[Price],
    mentions: &[Mention],
    checks: &mut Vec<Check>,
) {
    for (at, price) in prices.iter().enumerate() {
        let rate = mentions.get(price.rate.index());
        // A range of prices has no product.
        let Some(rate) = rate.filter(|rate| rate.upto().is_none()) else {
            continue;
        };
        let states = |result: &&Mention| {
            result.upto().is_none()
                && (result.role().states_a_line() || result.role() == Role::Restatement)
        };
        let result = price.result.and_then(|id| mentions.get(id.index()));
        let result = result.filter(states);
        let printed = |mention: &Mention| Term::Printed {
            written: mention.written(),
            range: mention.range(),
        };
        let counts = price.factors.iter().map(|factor| match &factor.count {
            Some(counted) => Term::Count {
                number: counted.number,
                of: counted.of.clone(),
                range: counted.range,
            },
            None => Term::Missing {
                of: factor.of.clone(),
                range: factor.each,
            },
        });
        let terms: Vec<Term> = counts.chain([printed(rate)]).collect();
        let times = price
            .factors
            .iter()
            .try_fold(Decimal::ONE, |times, factor| {
                times.checked_mul(factor.count.as_ref()?.number)
            });
        let product = times.and_then(|times| {
            Some((
                rate.money().checked_mul(times)?,
                rate.written().interval().times(times)?,
            ))
        });
        let compared = product.zip(result).map(|((money, around), result)| {
            let (outcome, reason) = if money == result.money() {
                (Outcome::Agrees, None)
            } else if around.meets(result.written().interval()) {
                (Outcome::WithinRounding, None)
            } else {
                reason::outcome(source, price.around)
            };
            (outcome, reason, result.money() - money)
        });
        // Several prices that lead to one sum are multiplied and then added: none gives it alone.
        let beside = [at.checked_sub(1), Some(at + 1)];
        let is_shared = price.result.is_some()
            && beside
                .into_iter()
                .flatten()
                .filter_map(|at| prices.get(at))
                .any(|other| other.result == price.result);
        let differs = |outcome| matches!(outcome, Outcome::Departs | Outcome::Contradicts);
        if is_shared && compared.is_none_or(|(outcome, ..)| differs(outcome)) {
            continue;
        }
        let (outcome, reason, difference) = match compared {
            Some((outcome, reason, difference)) => (outcome, reason, Some(difference)),
            None => (Outcome::CannotTell, None, None),
        };
        checks.push(Check {
            kind: CheckKind::Rate,
            outcome,
            project,
            node: rate.line().map_or(NodeId::ROOT, |line| line.node),
            terms,
            stated: result.map(printed),
            computed: product.map(|(money, _)| Figure::Money(money)),
            difference: difference.map(Figure::Money),
            reason,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::Budget;
    use crate::checks::CheckKind;
    use crate::views::arithmetic;

    fn rates(item: &str) -> Vec<String> {
        let text =
            format!("项目1\n六、资金安排情况\n安排资金99万元，包括：\n1.{item}\n2.其他90万元。");
        let budget = Budget::from_text(text).unwrap();
        let checks = arithmetic::checks(&budget, None);
        let rates = checks.iter().filter(|it| it.kind == CheckKind::Rate);
        rates.map(|it| it.expression()).collect()
    }

    #[test]
    fn a_count_of_each_is_not_the_count_of_all() {
        let found = rates("监测员20处每处配备1人，每人每年1200元，共2.4万元；");
        assert!(found.iter().all(|it| !it.contains('≠')), "{found:?}");
    }

    #[test]
    fn prices_are_multiplied_as_they_are_said() {
        for (item, expected) in [
            (
                "临聘人员：5人×0.3万元/月×12个月=18万元；",
                "5人 × 12个月 × 0.3万元 = 18万元",
            ),
            (
                "讲课费0.3万元×5人，共计1.5万元；",
                "5人 × 0.3万元 = 1.5万元",
            ),
            (
                "补助20个单位*0.2万元=4.0万元；",
                "20个单位 × 0.2万元 = 4.0万元",
            ),
            (
                "护理补助每人每月300元，共5人，12个月，合计1.8万元；",
                "5人 × 12个月 × 300元 = 1.8万元",
            ),
            (
                "费用8万元，由财政拨款4万元和自筹4万元构成。按10人、每人0.8万元测算；",
                "10人 × 0.8万元 = 8万元",
            ),
            (
                "费用8万元，由财政拨款4万元和自筹4万元构成。按10人、每人0.6万元测算；",
                "10人 × 0.6万元 = 6.0万元",
            ),
            (
                "队员40人，人均月工资3000元，12个月需工资144万元；",
                "40人 × 12个月 × 3000元 = 144万元",
            ),
            ("人均3.6万元，共5人，合计18万元；", "5人 × 3.6万元 = 18万元"),
            ("电脑10台，5000元/台，共计5万元；", "10台 × 5000元 = 5万元"),
            (
                "保洁，300元/人·天，20人10天，共计6万元；",
                "20人 × 10天 × 300元 = 6万元",
            ),
            (
                "宣传册单价50元，共800份，合计4万元；",
                "800份 × 50元 = 4万元",
            ),
            (
                "公示牌1.2万元（60块，每块200元），使用费3.6万元；",
                "60块 × 200元 = 1.2万元",
            ),
            (
                "电脑（10台，每台5000元）共5万元，打印机1万元；",
                "10台 × 5000元 = 5万元",
            ),
            (
                "安检门1台、X光机1台，共需18万元，其中安检门每台1.5万元，X光机15万元；",
                "1台 × 1.5万元 = 1.5万元",
            ),
            (
                "抽检4.032万元（3,360批次×12元/批次）；",
                "3,360批次 × 12元 = 4.032万元",
            ),
            (
                "劳务费6.72万元（14人，月人均400元）；",
                "?月 × 14人 × 400元 ? 6.72万元",
            ),
            (
                "改造10座公厕150万元（平均每座15万元）、新建2座公厕76万元；",
                "10座 × 15万元 = 150万元",
            ),
            (
                "培育15人，其中经营型5人、专业型10人。人均标准0.3万元，需4.5万元；",
                "15人 × 0.3万元 = 4.5万元",
            ),
            (
                "培育15人，其中经营型5人、专业型10人。人均标准0.4万元，需4.5万元；",
                "?人 × 0.4万元 ? 4.5万元",
            ),
            (
                "保洁5人×0.3万元/月=18万元；",
                "?月 × 5人 × 0.3万元 ? 18万元",
            ),
            (
                "保洁5人×0.30万元=1.80万元；",
                "5人 × 0.30万元 = 1.50万元 ≠ 1.80万元",
            ),
        ] {
            assert_eq!(rates(item), [expected], "{item}");
        }
    }

    #[test]
    fn what_is_no_single_product_is_not_compared() {
        for item in [
            "劳务费5人×0.3万元+3人×0.2万元=2.1万元；",
            "劳务费5人，每人0.3万元，3人，每人0.2万元，共计2.1万元；",
            "资助8万元（市级基地2家，每家3万元；区级基地4家，每家0.5万元）；",
            "劳务费5人×0.3万元×80%=1.2万元；",
            "清运，每吨20～30元，300吨，共计1万元；",
            "设备3类，单价0.5万元，共计5万元；",
        ] {
            assert_eq!(rates(item), [""; 0], "{item}");
        }
    }
}
