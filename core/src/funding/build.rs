//! One project's funding section → its tree, its mentions, and the prices in it.

mod prices;
mod tables;

use std::cell::OnceCell;
use std::ops::Range;

use super::clause::{self, Clauses, Reading};
use super::draft::{self, Draft};
use super::item::{Item, Items, items};
use super::own::{self, Scope};
use super::price::Price;
use super::sum::Sum;
use super::table::{self, Table};
use super::tree::{Amount, FundingTree, Label};
use super::year::Year;
use super::{ProjectId, account, closing, label, naming, statement, view, year};
use crate::amounts::{
    ClauseRole, Mention, Numeral, NumeralKind, Qualifier, Role, by_words, clause_start, scan_into,
};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::limits::Limits;
use crate::outline::SectionRole;
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};

/// What is known of a project before its money is read.
pub(crate) struct Subject {
    pub(crate) id: ProjectId,
    /// Its name, and whether that is borrowed from what surrounds it.
    pub(crate) name: Quote,
    pub(crate) name_is_borrowed: bool,
    /// The words that begin it.
    pub(crate) heading: Option<TextRange>,
    /// The year of the document's budget.
    pub(crate) fiscal_year: Option<u16>,
    /// The content of its funding section, where it has one.
    pub(crate) section: Option<TextRange>,
    /// How many mentions come before those of the section.
    pub(crate) mentions_before: usize,
}

/// What a funding section says.
pub(crate) struct FundingReading {
    pub(crate) tree: FundingTree,
    /// The mentions of the section, in order.
    pub(crate) mentions: Vec<Mention>,
    pub(crate) prices: Vec<Price>,
}

/// Reads the funding of one project. A passage and its figures are there to be read into. What is
/// behind a limit is named by a diagnostic, and the section ends before it.
pub(crate) fn read(
    source: &SourceText,
    subject: &Subject,
    (folded, numerals): (&mut Folded, &mut Vec<Numeral>),
    limits: &mut Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> FundingReading {
    let Some(mut section) = subject.section else {
        diagnostics.push(Diagnostic {
            kind: DiagnosticKind::NoFundingSection,
            range: subject.name.range(),
        });
        return Builder::new(source, subject).finish(diagnostics);
    };
    let end = section.end();
    let builder = loop {
        let mut builder = Builder::new(source, subject);
        match builder.section(section, (folded, numerals), limits, diagnostics) {
            Some(cut) if cut < section.end() => {
                section = TextRange::new(section.start(), cut.max(section.start()));
            }
            _ => break builder,
        }
    };
    if section.end() < end {
        diagnostics.push(Diagnostic {
            kind: DiagnosticKind::TooDense,
            range: TextRange::new(section.end(), end),
        });
    }
    limits.sums = limits.sums.saturating_sub(builder.mentions.len());
    builder.finish(diagnostics)
}

struct Builder<'a> {
    source: &'a SourceText,
    subject: &'a Subject,
    drafts: Vec<Draft>,
    mentions: Vec<Mention>,
    prices: Vec<Price>,
    /// An item divides the whole.
    has_view: bool,
    /// The draft of each line of the item that is being read.
    places: Vec<usize>,
}

impl<'a> Builder<'a> {
    fn new(source: &'a SourceText, subject: &'a Subject) -> Self {
        let total = Draft {
            parent: None,
            label: Label {
                words: subject.name.clone(),
                borrowed: subject.name_is_borrowed,
            },
            stated: None,
            of_which: false,
            claims: false,
            view: false,
            leads: false,
            extent: subject.name.range(),
        };
        Self {
            source,
            subject,
            drafts: vec![total],
            mentions: Vec::new(),
            prices: Vec::new(),
            has_view: false,
            places: Vec::new(),
        }
    }

    /// Reads a section, or gives the place where a limit is reached, with nothing read.
    fn section(
        &mut self,
        section: TextRange,
        (folded, numerals): (&mut Folded, &mut Vec<Numeral>),
        limits: &Limits,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<u32> {
        // A paragraph may be no item.
        let mut paragraphs = self.source.paragraphs(section);
        if let Some(cut) = paragraphs.nth(limits.items.saturating_mul(2)) {
            return Some(cut.start());
        }
        let most_sums = limits.sums.min(limits.sums_of_one);
        let tables = match self.subject.id {
            ProjectId::STATEMENT => Vec::new(),
            _ => {
                let most = limits.cells.min(most_sums);
                let year = self.subject.fiscal_year;
                match table::find(self.source, section, year, most) {
                    (_, Some(cut)) => return Some(cut),
                    (tables, None) => tables,
                }
            }
        };
        let places: Vec<TextRange> = tables.iter().map(|table| table.range).collect();
        folded.read_around(self.source, section, &places);
        let cut = scan_into(folded.text(), numerals, limits.figures_of_one);
        let is_money = |n: &&Numeral| matches!(n.kind, NumeralKind::Money(_));
        let sum = numerals.iter().filter(is_money).nth(most_sums);
        let cut = match (cut, sum) {
            (_, Some(sum)) => Some(sum.range.start),
            (cut, None) => cut,
        };
        let cut = match cut {
            None => self.read(folded, numerals, &tables, limits.items, diagnostics),
            cut => cut,
        };
        cut.map(|cut| folded.source(cut..cut).start())
    }

    fn read(
        &mut self,
        folded: &Folded,
        numerals: &[Numeral],
        tables: &[Table],
        most_items: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let text = folded.text();
        let is_statement = self.subject.id == ProjectId::STATEMENT;
        let sums: Vec<&Numeral> = numerals
            .iter()
            .filter(|n| matches!(n.kind, NumeralKind::Money(_)))
            .collect();
        let within = |range: &Range<usize>| {
            let from = sums.partition_point(|n| n.range.start < range.start);
            let to = sums.partition_point(|n| n.range.end <= range.end);
            from..to.max(from)
        };
        let has_money = |range: &Range<usize>| !within(range).is_empty();
        let places: Vec<usize> = tables
            .iter()
            .map(|table| folded.before(table.range.start()))
            .collect();
        let rows = |range: &Range<usize>| -> usize {
            let from = places.partition_point(|at| *at < range.start);
            let to = places.partition_point(|at| *at <= range.end);
            // Two rows are a list; how many more there are says nothing.
            let here = tables[from..to.max(from)].iter().take(2);
            here.map(|table| table.rows.len()).sum()
        };
        let sums_in = |range: &Range<usize>| within(range).len() + rows(range);
        let Items {
            items,
            repeats,
            cut,
        } = items(text, most_items, &sums_in);
        if cut.is_some() {
            return cut;
        }
        self.mentions.reserve_exact(sums.len());
        for sum in &sums {
            self.mentions.extend(self.mention(folded, sum));
        }
        diagnostics.extend(
            numerals
                .iter()
                .filter(|n| n.kind == NumeralKind::TooLong)
                .map(|n| Diagnostic {
                    kind: DiagnosticKind::NumberTooLong,
                    range: folded.source(n.range.clone()),
                }),
        );
        // The line of each item, where it has one.
        let mut lines: Vec<Option<usize>> = vec![None; items.len()];
        let mut first_item: Vec<Option<usize>> = vec![None; items.len()];
        for (at, item) in items.iter().enumerate().skip(1).rev() {
            if (has_money(&item.extent) || rows(&item.extent) > 0)
                && let Some(parent) = item.parent
            {
                // What a view divides once more may have lines of its own before it.
                if item.view.as_ref().is_none_or(|view| view.leads) {
                    first_item[parent] = Some(item.extent.start);
                }
                lines[at] = Some(0);
            }
        }
        lines[0] = Some(0);
        // What one item is read with serves the next.
        let (mut item_sums, mut item_ids) = (Vec::new(), Vec::new());
        let mut clauses = Clauses::default();
        for (at, item) in items.iter().enumerate() {
            if lines[at].is_none() {
                continue;
            }
            item_sums.clear();
            item_ids.clear();
            let count = item.runs.iter().map(|run| within(run).len()).sum();
            item_ids.reserve_exact(count);
            item_sums.reserve_exact(count);
            for run in &item.runs {
                item_ids.extend(within(run));
                item_sums.extend(within(run).map(|id| self.sum(folded, run, (id, id), &sums)));
            }
            let (sums, ids) = (item_sums.as_mut_slice(), item_ids.as_slice());
            if let ([only], [id]) = (&mut *sums, ids) {
                self.tell_ceiling(text, only, *id);
            }
            year::tell(text, sums, self.subject.fiscal_year);
            naming::tell(text, sums);
            closing::tell(text, sums);
            let parent = item.parent.and_then(|p| lines[p]).unwrap_or(0);
            let is_view = item.view.is_some();
            let above = item.parent.map(|parent| &items[parent]);
            let leads = item.is_use() || above.is_some_and(Item::is_use);
            let is_part = item.view_leads() || is_view && sums.len() == 1;
            let scope = Scope {
                head: item.runs.first().map_or(0, |run| run.start),
                is_section: at == 0 || is_view,
                first_item: first_item[at],
            };
            let mut own =
                account::own(text, sums, first_item[at]).or_else(|| own::own(text, sums, scope));
            if is_statement {
                own = statement::own(text, sums, own, at == 0);
            }
            if at > 0 && account::is_over(text, item, sums, own) {
                clauses.clear(sums);
                self.place(folded, (0, false), sums, ids, &clauses);
                continue;
            }
            if item.view.as_ref().is_some_and(|view| !view.is_total) {
                // What it names is a line of its own; what it does not is the amount again.
                own = own.filter(|own| {
                    let amount = self.drafts[parent]
                        .stated
                        .map(|id| self.mentions[id].money());
                    sums[*own].is_closing()
                        || *own == 0
                            && sums[*own].is_unnamed(text)
                            && own::leads_on(text, sums, *own)
                            && sums[*own].use_behind(text).is_none()
                        || sums.len() == 1
                            && !item.view_leads()
                            && amount.is_none_or(|amount| amount == sums[*own].money())
                });
            }
            let is_row = at > 0 && !is_view && own::is_row(text, sums, own, scope);
            own = own.filter(|_| !is_row);
            let has_items = first_item[at].is_some() && !own::is_divided(sums, own);
            clause::place(text, sums, own, has_items, &mut clauses);
            for reading in &mut clauses.readings {
                let Reading::Line(new) = reading else {
                    continue;
                };
                new.of_which |= is_row && item.after_of_which && new.parent == 0;
                if let Some(label) = new.label.as_mut().filter(|_| is_statement)
                    && let Some(subject) = statement::subject(text, label.clone())
                {
                    *label = subject;
                }
                if let Some(label) = &mut new.label
                    && let Some(plan) = account::plan(text, label, sums)
                {
                    *label = plan;
                }
            }
            let line = if at == 0 {
                0
            } else if is_part || is_row {
                parent
            } else {
                let own = own.map(|own| &sums[..=own]);
                self.item_line(folded, (item, leads), parent, own, &has_money)
            };
            lines[at] = Some(line);
            self.place(folded, (line, leads), sums, ids, &clauses);
            if let (true, 0, Some(first)) = (is_statement, at, first_item[0]) {
                lines[0] = Some(self.statement_head(folded, sums, ids, first));
            }
            if at == 0
                && let Some(own) = own
            {
                let start = sums[own].clause;
                let end = sums[own].range.end;
                let end = clause::sentence_end(text, end..text.len()).unwrap_or(text.len());
                self.drafts[0].extent = folded.source(start..end);
            }
            self.read_prices(folded, (item, line), sums, ids, numerals);
            if clauses.too_deep {
                diagnostics.push(Diagnostic {
                    kind: DiagnosticKind::TooDeep,
                    range: folded.source(item.extent.clone()),
                });
            }
        }
        // What is printed twice says again what it said first.
        for repeat in &repeats {
            let first = sums.partition_point(|sum| sum.range.start < repeat.first);
            for (twin, id) in (first..).zip(within(&repeat.range)) {
                let role = match self.mentions[twin].role {
                    Role::Part => Role::Restatement,
                    role => role,
                };
                self.mentions[id].role = role;
                self.mentions[id].line = self.mentions[twin].line;
            }
        }
        for (table, at) in tables.iter().zip(&places) {
            let item = tables::owner(&items, *at);
            let line = lines[item].unwrap_or(0);
            self.read_table(table, line);
        }
        if !tables.is_empty() {
            self.sort_mentions();
        }
        if self.mentions.is_empty() {
            diagnostics.push(Diagnostic {
                kind: DiagnosticKind::NoAmount,
                range: folded.source(0..text.len()),
            });
        }
        None
    }

    /// A mention whose place is not known yet.
    fn mention(&self, folded: &Folded, numeral: &Numeral) -> Option<Mention> {
        let mut mention = Mention::of(folded, numeral)?;
        mention.project = Some(self.subject.id);
        mention.section = Some(SectionRole::Funding);
        Some(mention)
    }

    /// A sum with the words that may belong to it: back to the sum before it in its run.
    /// The sum is at one place of `sums` and at one of the mentions.
    fn sum(
        &self,
        folded: &Folded,
        run: &Range<usize>,
        (at, id): (usize, usize),
        sums: &[&Numeral],
    ) -> Sum {
        let range = sums[at].range.clone();
        let from = at
            .checked_sub(1)
            .map_or(0, |before| sums[before].range.end)
            .max(run.start);
        let text = folded.text();
        let before = &text[from..range.start];
        let clause = from + clause_start(before);
        let said = by_words(&text[clause..range.start], &text[range.end..run.end]);
        let said = match said {
            // A range has no one amount that a line could have.
            None | Some(ClauseRole::Closing) if sums[at].is_range() => {
                Some(ClauseRole::Aside(Role::Unclear))
            }
            said => said,
        };
        let follows = at > 0 && sums[at - 1].range.end == from;
        Sum {
            follows,
            closes_some: false,
            name: None,
            noun: OnceCell::new(),
            clause,
            stops: clause::stops(before),
            lead: label::last_introduction(before).map(|lead| from + lead.start..from + lead.end),
            said,
            year: Year::Unsaid,
            money: self.mentions[id].money(),
            range,
            from,
            run_end: run.end,
        }
    }

    /// 安排不超过8万元: a limit that stands alone is what is granted.
    fn tell_ceiling(&self, text: &str, sum: &mut Sum, id: usize) {
        const OTHERS: [&str; 4] = ["单价", "每", "标准", "限额"];
        let before = sum.before(text);
        let qualified = self.mentions[id].qualifier();
        if sum.said == Some(ClauseRole::Aside(Role::Threshold))
            && qualified.is_some_and(|it| it.qualifier == Qualifier::AtMost)
            && !OTHERS.iter().any(|word| before.contains(word))
        {
            sum.said = None;
        }
    }

    /// Makes the line of a numbered item.
    fn item_line(
        &mut self,
        folded: &Folded,
        (item, leads): (&Item, bool),
        parent: usize,
        own: Option<&[Sum]>,
        has_money: &dyn Fn(&Range<usize>) -> bool,
    ) -> usize {
        let text = folded.text();
        let above = self.drafts[parent].label.text();
        let heading = match &item.view {
            Some(view) => Some(view.name.clone()),
            None if item.has_heading(text, has_money) => heading(text, item),
            None => inline_heading(text, item),
        };
        let own_words = || {
            let (sum, others) = own?.split_last()?;
            let named = |range: &Range<usize>| !label::is_generic(&text[range.clone()]);
            // 全年水费为 in a group of 水费 names the group, not the item.
            let tells_apart = |range: &Range<usize>| {
                sum.is_direct(text, item.runs[0].start) || !above.ends_with(&text[range.clone()])
            };
            let before = sum.label(text).filter(named);
            let plan = |label| account::plan(text, label, others);
            let before = before.as_ref().and_then(plan).or(before);
            let behind = || sum.use_behind(text).filter(|_| sum.is_unnamed(text));
            let found = before.or_else(behind).filter(tells_apart);
            // 县级财政预算 among sources is a name.
            found.or_else(|| {
                let label = sum.label(text)?;
                let is_source = above.contains("来源") || above.contains("筹措");
                (is_source && view::is_source_or_time(&text[label.clone()])).then_some(label)
            })
        };
        let subject = || {
            let run = item.runs.first()?.clone();
            let end = own
                .and_then(|own| own.first())
                .map_or(run.end, |sum| sum.range.start);
            label::subject(text, run.start..run.end.min(end.max(run.start)))
        };
        let is_statement = self.subject.id == ProjectId::STATEMENT;
        let in_statement = || {
            let run = item.runs.first().filter(|_| is_statement)?;
            statement::subject(text, run.clone())
        };
        let is_view = account::is_view(text, item);
        let is_other_view = is_view && std::mem::replace(&mut self.has_view, true);
        let words = in_statement()
            .or(heading)
            .or_else(own_words)
            .or_else(subject);
        let label = match words {
            Some(range) => self.label(folded, range),
            None => self.borrowed(parent),
        };
        self.drafts.push(Draft {
            parent: Some(parent),
            label,
            stated: None,
            of_which: item.after_of_which,
            claims: false,
            view: item.view.is_some() || is_other_view,
            leads,
            extent: folded.source(item.extent.clone()),
        });
        self.drafts.len() - 1
    }

    /// Makes lines of an item's clauses and gives its mentions their roles.
    fn place(
        &mut self,
        folded: &Folded,
        (item_line, leads): (usize, bool),
        sums: &[Sum],
        ids: &[usize],
        clauses: &Clauses,
    ) {
        let text = folded.text();
        // The draft of each line of the clauses; the item is the first.
        let mut drafts = std::mem::take(&mut self.places);
        drafts.clear();
        drafts.push(item_line);
        self.drafts[item_line].claims |= clauses.claims[0];
        for (at, reading) in clauses.readings.iter().enumerate() {
            let id = ids[at];
            match reading {
                Reading::Own if self.drafts[item_line].stated.is_some() => {
                    self.assign(id, Role::Restatement, Some(item_line));
                }
                Reading::Own => {
                    self.drafts[item_line].stated = Some(id);
                    self.assign(id, Role::Part, Some(item_line));
                }
                Reading::Line(new) => {
                    let parent = drafts[new.parent];
                    let label = match new.label.clone() {
                        Some(range) => self.label(folded, range),
                        None => self.borrowed(parent),
                    };
                    let end = clause::clause_end(text, sums, clauses, at, new.line);
                    self.drafts.push(Draft {
                        parent: Some(parent),
                        label,
                        stated: Some(id),
                        of_which: new.of_which,
                        claims: clauses.claims[new.line],
                        view: new.beside,
                        leads,
                        extent: folded.source(new.start..end),
                    });
                    drafts.push(self.drafts.len() - 1);
                    self.assign(id, Role::Part, drafts.last().copied());
                }
                Reading::Again { line } => {
                    self.assign(id, Role::Restatement, Some(drafts[*line]));
                }
                Reading::Aside => {
                    if let Some(ClauseRole::Aside(role)) = sums[at].said {
                        self.assign(id, role, None);
                    }
                }
                Reading::Unclear => {}
            }
        }
        self.places = drafts;
    }

    /// What the words before the items of a statement say beside its total is said of the same
    /// money from another side, unless the items are those of 财政拨款支出 alone. Gives the line
    /// that the items belong to.
    fn statement_head(
        &mut self,
        folded: &Folded,
        sums: &[Sum],
        ids: &[usize],
        first_item: usize,
    ) -> usize {
        for id in ids {
            if self.mentions[*id].role == Role::Unclear {
                self.assign(*id, Role::Context, None);
            }
        }
        let Some((at, label)) = statement::financed(folded.text(), sums, first_item) else {
            return 0;
        };
        let draft = Draft {
            parent: Some(0),
            stated: Some(ids[at]),
            of_which: true,
            claims: false,
            view: false,
            leads: false,
            extent: folded.source(label.start..sums[at].range.end),
            label: self.label(folded, label),
        };
        self.drafts.push(draft);
        let line = self.drafts.len() - 1;
        self.assign(ids[at], Role::Part, Some(line));
        line
    }

    fn assign(&mut self, id: usize, role: Role, line: Option<usize>) {
        let mention = &mut self.mentions[id];
        mention.role = role;
        mention.line = line.map(|line| self.subject.line(line));
    }

    fn label(&self, folded: &Folded, range: Range<usize>) -> Label {
        let range = label::with_other_year(folded.text(), range, self.subject.fiscal_year);
        Label {
            words: self.source.quote(folded.source(range)),
            borrowed: false,
        }
    }

    fn borrowed(&self, parent: usize) -> Label {
        Label {
            words: self.drafts[parent].label.words.clone(),
            borrowed: true,
        }
    }

    /// Builds the tree.
    fn finish(mut self, diagnostics: &mut Vec<Diagnostic>) -> FundingReading {
        let tree = draft::tree(self.drafts, self.subject, &mut self.mentions);
        let unclear = |mention: &&Mention| mention.role == Role::Unclear;
        diagnostics.extend(
            self.mentions
                .iter()
                .filter(unclear)
                .map(|mention| Diagnostic {
                    kind: DiagnosticKind::UnclearMention,
                    range: mention.range,
                }),
        );
        if matches!(tree.root().amount(), Amount::Derived(_)) {
            let name = self.subject.name.range();
            let heading = self
                .subject
                .heading
                .filter(|_| self.subject.name_is_borrowed);
            diagnostics.push(Diagnostic {
                kind: DiagnosticKind::TotalNotStated,
                range: heading.unwrap_or(name),
            });
        }
        FundingReading {
            tree,
            mentions: self.mentions,
            prices: self.prices,
        }
    }
}

/// The words of an item's heading.
fn heading(text: &str, item: &Item) -> Option<Range<usize>> {
    let run = item.runs.first()?;
    let words = item.head(text).trim_end_matches([':', '。', '\n']);
    let unit = words
        .rfind('(')
        .filter(|at| view::unit(&words[*at..]) == words.len() - at);
    let words = &words[..unit.unwrap_or(words.len())];
    (!words.is_empty()).then(|| run.start..run.start + words.len())
}

/// The words of a heading that a sentence follows: 1.人员经费。聘用60人，….
fn inline_heading(text: &str, item: &Item) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    let run = item.runs.first()?;
    let head = item.head(text);
    let len = head
        .find(['。', ':'])
        .filter(|len| (1..=LONGEST).contains(len))?;
    let words = &head[..len];
    let is_heading =
        !words.contains([',', ':', ';', '(']) && !words.contains(|c: char| c.is_ascii_digit());
    (is_heading && len + '。'.len_utf8() < head.len()).then(|| run.start..run.start + len)
}
