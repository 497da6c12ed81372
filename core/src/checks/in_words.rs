//! A figure and the same sum in characters: 36万元（大写：叁拾陆万元整）.

use super::{Check, CheckKind, Figure, Outcome, Term};
use crate::amounts::Mention;
use crate::funding::{NodeId, ProjectId};

pub(super) fn check(project: ProjectId, mentions: &[Mention], checks: &mut Vec<Check>) {
    for mention in mentions {
        let Some(in_words) = mention.in_words() else {
            continue;
        };
        let difference = mention.money() - in_words.written.money();
        let outcome = if difference.is_zero() {
            Outcome::Agrees
        } else if mention
            .written()
            .interval()
            .meets(in_words.written.interval())
        {
            Outcome::WithinRounding
        } else {
            Outcome::Contradicts
        };
        checks.push(Check {
            kind: CheckKind::InWords,
            outcome,
            project,
            node: mention.line().map_or(NodeId::ROOT, |line| line.node),
            terms: vec![Term::Printed {
                written: in_words.written,
                range: in_words.range,
            }],
            stated: Some(Term::Printed {
                written: mention.written(),
                range: mention.range(),
            }),
            computed: Some(Figure::Money(in_words.written.money())),
            difference: Some(Figure::Money(difference)),
            reason: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::{CheckKind, Outcome};
    use crate::views::arithmetic;
    use crate::{Budget, Role};

    fn read(amount: &str) -> (Budget, Vec<(Outcome, String)>) {
        let text = format!("项目1\n六、资金安排情况\n本项目安排资金{amount}，用于印刷。");
        let budget = Budget::from_text(text).unwrap();
        let checks = arithmetic::checks(&budget, None);
        let checks = checks
            .iter()
            .filter(|check| check.kind == CheckKind::InWords)
            .map(|check| (check.outcome, check.expression()))
            .collect();
        (budget, checks)
    }

    #[test]
    fn both_writings_are_one_sum() {
        for (amount, outcome, expression) in [
            (
                "36万元（大写：人民币叁拾陆万元整）",
                Outcome::Agrees,
                "叁拾陆万元整 = 36万元",
            ),
            (
                "人民币叁拾陆万元整（¥360,000.00）",
                Outcome::Agrees,
                "叁拾陆万元整 = ¥360,000.00",
            ),
            (
                "36万元（大写：叁拾陆万贰仟元整）",
                Outcome::WithinRounding,
                "叁拾陆万贰仟元整 ≈ 36万元",
            ),
            (
                "36.00万元（大写：陆拾叁万元整）",
                Outcome::Contradicts,
                "陆拾叁万元整 ≠ 36.00万元",
            ),
        ] {
            let (budget, checks) = read(amount);
            assert_eq!(checks, [(outcome, expression.to_owned())], "{amount}");
            assert_eq!(budget.mentions().len(), 1, "{amount}");
            assert_eq!(budget.mentions()[0].role(), Role::Total, "{amount}");
            let again = Budget::from_json(&budget.to_json());
            assert_eq!(again.as_ref(), Ok(&budget), "{amount}");
        }
    }

    #[test]
    fn a_changed_writing_is_refused() {
        let (budget, _) = read("36万元（大写：叁拾陆万元整）");
        let json = budget.to_json();
        for changed in [
            json.replace("叁拾陆万元整", "叁拾柒万元整"),
            json.replace("36万元", "37万元"),
        ] {
            assert_ne!(changed, json);
            assert!(Budget::from_json(&changed).unwrap_err().is_unfaithful());
        }
    }
}
