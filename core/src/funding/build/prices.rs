//! The prices of an item, and the sums that they lead to.

use super::{Builder, Item, Sum};
use crate::amounts::{ClauseRole, Numeral, Role};
use crate::funding::{label, price};
use crate::source::fold::Folded;

impl Builder<'_> {
    /// The prices of an item, each with the sum that it leads to.
    pub(super) fn read_prices(
        &mut self,
        folded: &Folded,
        (item, item_line): (&Item, usize),
        sums: &[Sum],
        ids: &[usize],
        numerals: &[Numeral],
    ) {
        let text = folded.text();
        let is_rate = |sum: &Sum| sum.said == Some(ClauseRole::Aside(Role::Rate));
        for at in (0..sums.len()).filter(|at| is_rate(&sums[*at])) {
            let near = sums.len().min(at + 1 + price::FARTHEST);
            let is_again = |sum: &Sum| {
                let mut before = sums[..at].iter().rev().take(price::FARTHEST);
                let line = before.find(|sum| !sum.is_aside());
                line.is_some_and(|line| line.money() == sum.money())
            };
            let result = (at + 1..near)
                .find(|next| !matches!(sums[*next].said, Some(ClauseRole::Aside(_))))
                .filter(|next| {
                    let between = &text[sums[at].range.end..sums[*next].range.start];
                    // 公示牌1.2万元(60块,每块200元),使用费3.6万元
                    let bracket = between.find(['(', ')']).map(|at| &between[at..]);
                    let is_left = bracket.is_some_and(|it| it.starts_with(')'));
                    !between.contains([';', '。'])
                        && !between.contains("其中")
                        && (price::may_lead_to(text, &sums[at], &sums[*next], is_left)
                            || is_again(&sums[*next]))
                });
            // The lines before it, the nearest first.
            let own = |at: &usize| !sums[*at].is_aside() && self.mentions[ids[*at]].line.is_some();
            let before = (at.saturating_sub(price::FARTHEST)..at).rev().filter(own);
            let before: Vec<usize> = before.collect();
            let is_behind = result.is_none();
            let result = result.or_else(|| before.first().copied());
            let line = result.and_then(|result| self.mentions[ids[result]].line);
            self.mentions[ids[at]].line = line.or(Some(self.subject.line(item_line)));
            let id = |at: usize| self.subject.mention(ids[at]);
            let result = result.map(|result| (id(result), &sums[result]));
            let price = price::read(folded, item, (id(at), &sums[at]), result, numerals);
            if let Some(mut price) = price {
                let product = price.product(sums[at].money());
                if is_behind && let Some(product) = product {
                    // What a sentence of its own reckons may be any sum before it.
                    let mut others = before.iter().copied();
                    let fits = others.find(|other| sums[*other].money() == product);
                    let is_apart = sums[at].before(text).contains('。');
                    // 安检门每台1.5万元 names what it is for.
                    let clause = sums[at].clause..sums[at].range.start;
                    let thing = label::thing(text, clause).map(|thing| &text[thing]);
                    let is_other = thing.is_some_and(|thing| {
                        let label = before.first().and_then(|first| sums[*first].label(text));
                        label.is_none_or(|label| !text[label].contains(thing))
                    });
                    if fits.is_some() || is_other || is_apart && before.len() > 1 {
                        price.result = fits.map(id);
                    }
                }
                // What it does not come to is another's: 站点6万元，每个3万元，微站5万元.
                let comes_to = |id: &usize| Some(self.mentions[*id].money()) == product;
                if let (Some((_, result)), Some(first)) = (result, before.first())
                    && !is_behind
                    && Some(result.money()) != product
                    && comes_to(&ids[*first])
                {
                    price.result = Some(self.subject.mention(ids[*first]));
                }
                self.prices.push(price);
            }
        }
    }
}
