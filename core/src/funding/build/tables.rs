//! The lines of the tables of a section.

use super::{Builder, Draft, Item, Numeral, Sum};
use crate::amounts::{ClauseRole, Mention, MentionId, NumeralKind, Role, scan};
use crate::funding::clause;
use crate::funding::price::{Counted, Factor, Price};
use crate::funding::table::{Cell, Kind, Level, Line, Row, Table, lines, money, written};
use crate::money::{Money, Unit, Written};
use crate::order;
use crate::outline::SectionRole;
use crate::range::TextRange;

impl Builder<'_> {
    /// Reads a table that stands in the words of a line.
    pub(super) fn read_table(&mut self, table: &Table, owner: usize) {
        let (lines, totals) = lines(table);
        let listed = lines.iter().filter(|line| line.parent.is_none());
        let listed: Option<Money> = listed.map(|line| line.money).sum();
        let total = totals.iter().find_map(|row| money(table, row, table.main?));
        let owner = self.owner(owner, [total, listed]);
        let again = self.said_again(owner, &lines);
        let mut drafts: Vec<usize> = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            let parent = line.parent.map_or(owner, |parent| drafts[parent]);
            if let Some(draft) = again.get(at).copied().flatten() {
                drafts.push(draft);
                self.place_row(table, line, draft, true);
                continue;
            }
            self.drafts.push(Draft {
                parent: Some(parent),
                label: self.source_label(line.label),
                stated: None,
                of_which: line.of_which,
                claims: line.claims,
                view: false,
                leads: true,
                extent: line.extent,
            });
            let draft = self.drafts.len() - 1;
            drafts.push(draft);
            self.place_row(table, line, draft, false);
        }
        for row in totals {
            self.place_total(table, row, owner);
        }
    }

    /// The line that a table divides: of those that its place is in, the one that it comes to.
    fn owner(&self, owner: usize, sums: [Option<Money>; 2]) -> usize {
        /// Lines further behind are another item's.
        const MOST: usize = 512;
        // A heading with nothing below it but the table; lines come behind the one above them.
        let mut behind = self.drafts[owner..].iter().skip(1).take(MOST);
        let has_lines = behind.any(|draft| draft.parent == Some(owner));
        if owner > 0 && self.drafts[owner].stated.is_none() && !has_lines {
            return owner;
        }
        let amount = |line: usize| self.drafts[line].stated.map(|id| self.mentions[id].money());
        let mut above = Some(owner);
        while let Some(line) = above {
            let own = amount(line);
            if own.is_some() && sums.contains(&own) {
                return line;
            }
            above = self.drafts[line].parent;
        }
        if amount(owner).is_none() { owner } else { 0 }
    }

    /// For each line at the head of a table the line that prose has said before, where all are.
    fn said_again(&self, owner: usize, lines: &[Line]) -> Vec<Option<usize>> {
        /// In a section with more lines they are not looked for.
        const MOST: usize = 512;
        if self.drafts.len() > MOST {
            return Vec::new();
        }
        let below: Vec<usize> = (0..self.drafts.len())
            .filter(|at| self.drafts[*at].parent == Some(owner))
            .collect();
        let mut found = vec![None; lines.len()];
        for (at, line) in lines.iter().enumerate() {
            if line.parent.is_some() {
                continue;
            }
            let label = self.source_label(line.label);
            let alike = |draft: &usize| {
                let stated = self.drafts[*draft].stated;
                let name = self.drafts[*draft].label.text();
                stated.map(|id| self.mentions[id].money()) == line.money
                    && line.money.is_some()
                    && (name.contains(label.text()) || label.text().contains(name))
                    && !found.contains(&Some(*draft))
            };
            let Some(draft) = below.iter().copied().find(alike) else {
                return Vec::new();
            };
            found[at] = Some(draft);
        }
        found
    }

    fn source_label(&self, range: TextRange) -> super::Label {
        super::Label {
            words: self.source.quote(range),
            borrowed: false,
        }
    }

    /// What stands in the cells of a line.
    fn place_row(&mut self, table: &Table, line: &Line, draft: usize, again: bool) {
        let own = line.row.and_then(|row| self.amount(table, row));
        let sum = line.subtotal.and_then(|row| self.amount(table, row));
        for id in [own, sum].into_iter().flatten() {
            if self.drafts[draft].stated.is_some() || again {
                self.assign(id, Role::Restatement, Some(draft));
            } else {
                self.drafts[draft].stated = Some(id);
                self.assign(id, Role::Part, Some(draft));
            }
        }
        if let Some(row) = line.row {
            self.place_cells(table, row, draft, own);
            self.reckon(table, row, draft, own);
        }
        if let Some(row) = line.subtotal {
            self.place_sides(table, row, draft);
        }
    }

    /// The row that adds up a table: it states the line above, or says its amount again.
    fn place_total(&mut self, table: &Table, row: &Row, owner: usize) {
        let label = row.level == Level::Subtotal;
        if let Some(id) = self.amount(table, row) {
            let is_whole = |line: &usize| {
                let stated = self.drafts[*line].stated;
                stated
                    .is_none_or(|stated| self.mentions[stated].money() == self.mentions[id].money())
            };
            match self.drafts[owner].stated {
                _ if label && !is_whole(&owner) => {}
                None => {
                    self.drafts[owner].stated = Some(id);
                    self.drafts[owner].claims = true;
                    self.assign(id, Role::Part, Some(owner));
                }
                Some(_) => self.assign(id, Role::Restatement, Some(owner)),
            }
        }
        self.place_sides(table, row, owner);
        // What the columns come to divides the amount once more.
        for (at, column) in table.columns.iter().enumerate() {
            if column.kind == Kind::Share
                && let Some(id) = self.figure(table, row, at)
                && let Some(head) = column.head
            {
                self.drafts.push(Draft {
                    parent: Some(owner),
                    label: self.source_label(head),
                    stated: Some(id),
                    of_which: true,
                    claims: false,
                    view: true,
                    leads: false,
                    extent: row.range,
                });
                self.assign(id, Role::Part, Some(self.drafts.len() - 1));
            }
        }
    }

    /// The mention of the column that says what a row comes to.
    fn amount(&mut self, table: &Table, row: &Row) -> Option<usize> {
        self.figure(table, row, table.main?)
    }

    /// The mention that a cell's figure is.
    fn figure(&mut self, table: &Table, row: &Row, at: usize) -> Option<usize> {
        let written = written(table, row, at)?;
        let cell = &row.cells[at];
        let figure = cell.figure()?;
        let mut mention = match table.columns[at].unit.filter(|_| figure.is_bare) {
            Some((_, unit)) => {
                let range = cell.folded.source(figure.numeral.range);
                Mention::in_table(range, written, unit)
            }
            None => Mention::of(&cell.folded, &figure.numeral)?,
        };
        mention.project = Some(self.subject.id);
        mention.section = Some(SectionRole::Funding);
        self.mentions.push(mention);
        Some(self.mentions.len() - 1)
    }

    /// What stands in a row beside its amount: shares of it, sums of other years, remarks.
    fn place_cells(&mut self, table: &Table, row: &Row, draft: usize, own: Option<usize>) {
        for (at, column) in table.columns.iter().enumerate() {
            if column.kind == Kind::Share
                && let Some(id) = self.figure(table, row, at)
            {
                let head = column.head.unwrap_or(row.range);
                self.drafts.push(Draft {
                    parent: Some(draft),
                    label: self.source_label(head),
                    stated: Some(id),
                    of_which: own.is_some(),
                    claims: false,
                    view: false,
                    leads: false,
                    extent: row.range,
                });
                self.assign(id, Role::Part, Some(self.drafts.len() - 1));
            }
        }
        self.place_sides(table, row, draft);
        for cell in &row.cells {
            if cell.figure().is_none() {
                self.read_remark(cell, draft, own);
            }
        }
    }

    /// Sums beside the amount that are no lines.
    fn place_sides(&mut self, table: &Table, row: &Row, draft: usize) {
        for (at, column) in table.columns.iter().enumerate() {
            let role = match column.kind {
                Kind::Before => Role::PriorYear,
                Kind::Years => Role::OtherYears,
                Kind::Change => Role::Change,
                Kind::Beside => Role::Context,
                _ => continue,
            };
            if let Some(id) = self.figure(table, row, at) {
                self.assign(id, role, Some(draft));
                self.mentions[id].line = None;
            }
        }
    }

    /// 数量 × 单价 = 金额.
    fn reckon(&mut self, table: &Table, row: &Row, draft: usize, own: Option<usize>) {
        let columns = &table.columns;
        let Some(at) = columns.iter().position(|column| column.kind == Kind::Price) else {
            return;
        };
        let mut factors = Vec::new();
        let mut times = Some(rust_decimal::Decimal::ONE);
        for (cell, column) in row.cells.iter().zip(columns) {
            if column.kind != Kind::Count {
                continue;
            }
            let Some(figure) = cell.figure() else {
                continue;
            };
            let number = match figure.numeral.kind {
                NumeralKind::Money(written) => written.number(),
                NumeralKind::Count(number, _) => number,
                NumeralKind::TooLong => continue,
            };
            times = times.and_then(|times| times.checked_mul(number));
            let digits = cell
                .text()
                .trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
            let range = cell.range.unwrap_or(row.range);
            let of = cell.text()[cell.text().len() - digits.len()..].to_owned();
            factors.push(Factor {
                of: of.clone(),
                each: range,
                count: Some(Counted { number, of, range }),
            });
        }
        let amount = own.map(|id| self.mentions[id].money());
        let product = |written: Written| times.and_then(|times| written.interval().times(times));
        let meets = |written: Written| {
            let around = own.map(|id| self.mentions[id].written().interval());
            product(written)
                .zip(around)
                .is_some_and(|(product, around)| product.meets(around))
        };
        // Prices may be in 元 where the table is in 万元: what they come to tells.
        let mut unit = columns[at].unit;
        let mut agrees = written(table, row, at).is_some_and(meets);
        if let (false, false, Some((Unit::Wanyuan, place))) =
            (agrees, columns[at].has_own_unit, unit)
            && let Some(figure) = row.cells[at].figure().filter(|figure| figure.is_bare)
            && let NumeralKind::Money(plain) = figure.numeral.kind
            && meets(plain)
        {
            let yuan = TextRange::new(place.end() - '元'.len_utf8() as u32, place.end());
            unit = Some((Unit::Yuan, yuan));
            agrees = true;
        }
        let Some(figure) = row.cells[at].figure() else {
            return;
        };
        let is_bare = figure.is_bare;
        let Some(id) = self.figure(table, row, at) else {
            return;
        };
        if let (true, Some((unit, place))) = (is_bare, unit)
            && let Some(written) = Written::new(self.mentions[id].written().number(), unit)
        {
            let range = self.mentions[id].range;
            let mention = Mention::in_table(range, written, place);
            self.mentions[id].clone_from(&mention);
            self.mentions[id].project = Some(self.subject.id);
            self.mentions[id].section = Some(SectionRole::Funding);
        }
        self.assign(id, Role::Rate, Some(draft));
        // A difference of a power of ten is one of units.
        let is_told = agrees || columns[at].has_own_unit || !is_bare;
        if factors.is_empty() || !is_told || amount.is_none() {
            return;
        }
        let result = own.map(|own| self.subject.mention(own));
        self.prices.push(Price {
            rate: self.subject.mention(id),
            factors,
            result,
            around: row.range,
        });
    }

    /// The sums in a cell of prose: prices, the amount again, or what it is made of.
    fn read_remark(&mut self, cell: &Cell, draft: usize, own: Option<usize>) {
        let text = cell.text();
        let numerals = scan(text);
        let is_money = |it: &&Numeral| matches!(it.kind, NumeralKind::Money(_));
        let figures: Vec<&Numeral> = numerals.iter().filter(is_money).collect();
        if figures.is_empty() {
            return;
        }
        let first = self.mentions.len();
        let mentions: Vec<Mention> = figures
            .iter()
            .filter_map(|numeral| self.mention(&cell.folded, numeral))
            .collect();
        self.mentions.extend(mentions);
        let run = 0..text.len();
        let mut sums: Vec<Sum> = (0..figures.len())
            .map(|at| self.sum(&cell.folded, &run, (at, first + at), &figures))
            .collect();
        let ids: Vec<usize> = (first..first + sums.len()).collect();
        super::year::tell(text, &mut sums, self.subject.fiscal_year);
        super::naming::tell(text, &mut sums);
        let amount = own.map(|id| self.mentions[id].money());
        let others = sums.iter().filter(|sum| !sum.is_aside());
        let all: Money = others.clone().map(Sum::money).sum();
        let is_divided = others.clone().count() > 1 && amount == Some(all);
        let is_example = text.contains("其中") && amount.is_none_or(|amount| all < amount);
        if is_divided || is_example {
            let mut clauses = clause::Clauses::default();
            clause::place(text, &sums, None, false, &mut clauses);
            for reading in &mut clauses.readings {
                if let clause::Reading::Line(new) = reading {
                    new.of_which = true;
                }
            }
            self.place(&cell.folded, (draft, true), &sums, &ids, &clauses);
        } else {
            for (sum, id) in sums.iter().zip(&ids) {
                match sum.said {
                    Some(ClauseRole::Aside(role)) => self.assign(*id, role, None),
                    _ if amount == Some(sum.money()) => {
                        self.assign(*id, Role::Restatement, Some(draft));
                    }
                    _ => {}
                }
            }
        }
        let item = Item::of(run);
        let before = self.prices.len();
        self.read_prices(&cell.folded, (&item, draft), &sums, &ids, &numerals);
        // What the only price of a cell comes to is the line's amount, if it does.
        if let (Some(own), [price]) = (own, &mut self.prices[before..])
            && price.result.is_none()
            && let Some(id) = price.rate.index().checked_sub(self.subject.mentions_before)
            && price.product(self.mentions[id].money()) == Some(self.mentions[own].money())
        {
            price.result = Some(self.subject.mention(own));
        }
    }

    /// Puts mentions in the order of the document, as prose and tables stand in it.
    pub(super) fn sort_mentions(&mut self) {
        let mut sorted: Vec<usize> = (0..self.mentions.len()).collect();
        order::sort(&mut sorted, |a, b| {
            self.mentions[*a].range.cmp(&self.mentions[*b].range)
        });
        let mut places = vec![0; sorted.len()];
        for (place, id) in sorted.iter().enumerate() {
            places[*id] = place;
        }
        let mut mentions: Vec<Option<Mention>> = std::mem::take(&mut self.mentions)
            .into_iter()
            .map(Some)
            .collect();
        self.mentions = sorted
            .iter()
            .filter_map(|id| mentions[*id].take())
            .collect();
        for draft in &mut self.drafts {
            draft.stated = draft.stated.map(|id| places[id]);
        }
        let before = self.subject.mentions_before;
        let moved = |id: MentionId| {
            let place = id.index().checked_sub(before).and_then(|id| places.get(id));
            place.map_or(id, |place| self.subject.mention(*place))
        };
        for price in &mut self.prices {
            price.rate = moved(price.rate);
            price.result = price.result.map(moved);
        }
    }
}

/// Where a table stands among the items of its section.
pub(super) fn owner(items: &[Item], at: usize) -> usize {
    let before = items.partition_point(|item| item.extent.start < at);
    let mut item = before.saturating_sub(1);
    while at > items[item].extent.end
        && let Some(parent) = items[item].parent
    {
        item = parent;
    }
    item
}
