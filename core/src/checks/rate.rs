//! A price times its counts gives the amount: 补助8个分馆，每个分馆0.5万元，共计4.00万元.

use rust_decimal::Decimal;

use super::{Check, CheckKind, Figure, Outcome, Term, reason};
use crate::amounts::Mention;
use crate::funding::{NodeId, Price, ProjectId};
use crate::source::SourceText;

pub(super) fn check(
    source: &SourceText,
    project: ProjectId,
    prices: &[Price],
    mentions: &[Mention],
    checks: &mut Vec<Check>,
) {
    for price in prices {
        let Some(rate) = mentions.get(price.rate.index()) else {
            continue;
        };
        let result = price.result.and_then(|id| mentions.get(id.index()));
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
