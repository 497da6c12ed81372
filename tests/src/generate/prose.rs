//! Writes a document, and beside it what must be read from it.

use super::{
    Again, Below, ItemWords, Lead, Line, LineKind, List, Marks, Opening, Plan, PriceWords, Style,
};

/// A document and what must be read from it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The words.
    pub text: String,
    /// For each project, what must be read from it.
    pub projects: Vec<ProjectText>,
}

/// What must be read from one project.
#[derive(Clone, Debug, Default)]
pub struct ProjectText {
    /// Its lines in document order, the total first.
    pub rows: Vec<Row>,
    /// Its sums of money in document order.
    pub sums: Vec<Sum>,
}

/// One line as the tables print it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Empty for the total, then `1`, `1.2` …
    pub path: String,
    /// What it pays for.
    pub label: String,
    /// The exact number of 元.
    pub yuan: String,
    /// `total`, `part` or `of-which`.
    pub relation: &'static str,
    /// `stated` or `derived`.
    pub status: &'static str,
}

/// One sum of money as the tables print it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// As printed.
    pub written: String,
    /// What it stands for.
    pub role: &'static str,
}

/// Writes a document of these projects.
#[must_use]
pub fn document(projects: &[(Plan, Style)]) -> Document {
    let mut text = String::from("平川县机关事务服务中心2025年部门预算\n重点领域财政项目文本\n");
    let mut read = Vec::new();
    for (at, (plan, style)) in projects.iter().enumerate() {
        let mut writer = Writer {
            style,
            text: String::new(),
            read: ProjectText::default(),
        };
        writer.section(plan);
        let mut section = writer.text;
        if style.marks == Marks::Half {
            let half = |words: &str| words.chars().map(half).collect();
            section = half(&section);
            // The name stands outside the section.
            for row in writer.read.rows.iter_mut().skip(1) {
                row.label = half(&row.label);
            }
            for sum in &mut writer.read.sums {
                sum.written = half(&sum.written);
            }
        }
        text += &format!(
            "项目{}.\n一、项目名称\n{}。\n二、立项依据\n《平川县机关事务管理办法》（平政办〔2023〕16号）。\n\
             六、资金安排情况\n{section}七、项目实施计划\n2025年1月至12月。\n",
            at + 1,
            plan.name,
        );
        read.push(writer.read);
    }
    Document {
        text,
        projects: read,
    }
}

fn half(c: char) -> char {
    match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        _ => c,
    }
}

struct Writer<'a> {
    style: &'a Style,
    text: String,
    read: ProjectText,
}

/// What stands around a line.
#[derive(Clone, Copy)]
struct Place<'a> {
    path: &'a str,
    level: usize,
    relation: &'static str,
    /// Whether 其中 leads to it.
    after_of_which: bool,
}

impl Writer<'_> {
    fn section(&mut self, plan: &Plan) {
        let total = plan.below.amount();
        let closes = self.style.again == Again::Total;
        let opening = self.style.opening.words();
        let stated = opening.is_some() || closes;
        self.row("", plan.name, total, "total", stated);
        let mut first = 1;
        if let Some((before, after)) = opening {
            match self.style.opening {
                Opening::ManyYears => {
                    self.text += "项目总投资";
                    self.sum(total * 17 + 1, "other-years");
                }
                Opening::LastYear => {
                    self.text += "2024年预算";
                    self.sum(total.div_ceil(3), "prior-year");
                }
                _ => {}
            }
            self.text += before;
            self.sum(total, "total");
            match self.style.opening {
                Opening::Changed => {
                    self.text += "，比上年增加";
                    self.sum(total.div_ceil(3), "change");
                }
                Opening::LastYearInBrackets => {
                    self.text += "（2024年";
                    self.sum(total.div_ceil(3), "prior-year");
                    self.text += "）";
                }
                _ => {}
            }
            self.text += after;
            if self.style.opening == Opening::Sources {
                self.sources(total);
                first = 2;
            }
        }
        let starts_line = matches!(self.list(0), Some(List::Lines(_)));
        if starts_line && !self.text.is_empty() {
            self.text.push('\n');
        }
        let after_of_which = self.style.opening.is_of_which();
        self.lines(&plan.below, ("", first), 0, after_of_which);
        self.end_line();
        if closes {
            self.text += "以上合计";
            self.sum(
                total,
                if opening.is_some() {
                    "restatement"
                } else {
                    "total"
                },
            );
            self.text += "。\n";
        }
    }

    /// Where the total comes from, a second division beside the lines.
    fn sources(&mut self, total: u64) {
        let first = total.div_ceil(3);
        self.row("1", "资金来源", total, "of-which", false);
        self.row("1.1", "财政拨款", first, "part", true);
        self.text += "财政拨款";
        self.sum(first, "part");
        self.row("1.2", "单位自筹", total - first, "part", true);
        self.text += "，单位自筹";
        self.sum(total - first, "part");
        self.text += "。资金用途：";
    }

    fn list(&self, level: usize) -> Option<List> {
        self.style.lists.get(level).copied()
    }

    /// Ends what is written with a full stop and a line end.
    fn end_line(&mut self) {
        if self.text.ends_with('\n') {
            return;
        }
        if !self.text.ends_with('。') {
            self.text.push('。');
        }
        self.text.push('\n');
    }

    /// `place` is the path of the line above and the place of the first below it.
    fn lines(&mut self, below: &Below, place: (&str, usize), level: usize, after_of_which: bool) {
        let Some(list) = self.list(level) else { return };
        let relation = if below.is_of_which() {
            "of-which"
        } else {
            "part"
        };
        let lines = below.lines();
        for (at, line) in lines.iter().enumerate() {
            let number = at + 1;
            let path = match place {
                ("", first) => (at + first).to_string(),
                (path, first) => format!("{path}.{}", at + first),
            };
            if let Some(numbering) = list.numbering() {
                self.text += &numbering.print(number);
            }
            self.line(
                line,
                Place {
                    path: &path,
                    level,
                    relation,
                    after_of_which,
                },
            );
            let is_last = number == lines.len();
            let joins = self.style.joined && number + 1 == lines.len();
            match list {
                List::Lines(_) if self.text.ends_with('\n') => {}
                List::Lines(_) if is_last => self.text += "。\n",
                List::Lines(_) => self.text += "；\n",
                _ if is_last => {}
                List::Numbered(_) if level == 0 && self.style.lists.len() > 2 => {
                    self.text.push('。');
                }
                List::Numbered(_) | List::Semicolons => self.text.push('；'),
                List::Commas if joins => self.text += "，以及",
                List::Pauses if joins => self.text.push('和'),
                List::Commas => self.text.push('，'),
                List::Pauses => self.text.push('、'),
            }
        }
    }

    fn line(&mut self, line: &Line, place: Place<'_>) {
        let inner = self.list(place.level + 1);
        let amount = line.amount();
        match (&line.kind, inner) {
            (LineKind::Group { stated, below }, Some(inner)) => {
                // Only lines of text can leave their heading without an amount.
                let is_lines = |list| matches!(list, Some(List::Lines(_)));
                let stated = *stated
                    || below.is_of_which()
                    || place.after_of_which
                    || !is_lines(Some(inner))
                    || !is_lines(self.list(place.level));
                self.row(place.path, line.name, amount, place.relation, stated);
                self.text += line.name;
                let mut of_which = false;
                if stated {
                    self.sum(amount, place.relation);
                    of_which = self.lead(below, inner, place.level);
                } else {
                    self.text.push('\n');
                }
                self.lines(below, (place.path, 1), place.level + 1, of_which);
                // What stands after the last of several lines would belong to that line.
                if stated
                    && self.style.again == Again::Lines
                    && !below.is_of_which()
                    && inner.strength() <= List::Commas.strength()
                {
                    self.text += "，共计";
                    self.sum(amount, "restatement");
                }
            }
            (
                LineKind::Priced {
                    count,
                    price,
                    words,
                },
                _,
            ) if self
                .list(place.level)
                .is_some_and(|list| list.strength() >= List::Semicolons.strength()) =>
            {
                self.row(place.path, line.name, amount, place.relation, true);
                self.text += line.name;
                if !self.price_before(*count, *price, *words) {
                    self.sum(amount, place.relation);
                    self.price(*count, *price, *words);
                } else {
                    self.sum(amount, place.relation);
                }
            }
            _ => self.plain(line.name, amount, place),
        }
    }

    /// Leads from a line to its own lines; returns whether by 其中.
    fn lead(&mut self, below: &Below, inner: List, level: usize) -> bool {
        let numbered = |list: Option<List>| list.is_some_and(|list| list.numbering().is_some());
        let lead = match self.style.lead {
            _ if below.is_of_which() => Lead::OfWhich,
            // 用于 leads to a list without numbers, within a line with one.
            Lead::MainlyFor if numbered(Some(inner)) || !numbered(self.list(level)) => {
                Lead::Includes
            }
            lead => lead,
        };
        self.text += lead.words();
        if matches!(inner, List::Lines(_)) {
            self.text.push('\n');
        }
        lead == Lead::OfWhich
    }

    fn plain(&mut self, name: &str, amount: u64, place: Place<'_>) {
        self.row(place.path, name, amount, place.relation, true);
        let is_weak = self
            .list(place.level)
            .is_none_or(|list| list.strength() <= List::Commas.strength());
        let words = match self.style.item {
            // Between commas, the words after an amount could belong to the next.
            ItemWords::Purpose | ItemWords::AmountFirst | ItemWords::Colon if is_weak => {
                ItemWords::Plain
            }
            words => words,
        };
        match words {
            ItemWords::Plain | ItemWords::Purpose | ItemWords::LastYear => self.text += name,
            ItemWords::Colon => self.text += &format!("{name}："),
            ItemWords::Arranged => self.text += &format!("安排{name}"),
            ItemWords::Budgeted => self.text += &format!("{name}预算"),
            ItemWords::AmountFirst => {}
        }
        self.sum(amount, place.relation);
        match words {
            ItemWords::Purpose => self.text += "，主要用于保障日常工作运转",
            ItemWords::AmountFirst => self.text += &format!("用于{name}"),
            ItemWords::LastYear => {
                self.text += "（上年";
                self.sum(amount.div_ceil(2), "prior-year");
                self.text += "）";
            }
            _ => {}
        }
    }

    /// Writes a price that leads to its amount, if it does.
    fn price_before(&mut self, count: u64, price: u64, words: PriceWords) -> bool {
        let (before, after) = match words {
            PriceWords::Before => (format!("，{count}台，每台"), "，计"),
            PriceWords::Product => (format!("：{count}台×"), "/台="),
            _ => return false,
        };
        self.text += &before;
        self.sum(price, "rate");
        self.text += after;
        true
    }

    fn price(&mut self, count: u64, price: u64, words: PriceWords) {
        let (before, after) = match words {
            PriceWords::Units => (format!("，{count}个单位，每个单位"), String::new()),
            PriceWords::People => (format!("，涉及{count}人，每人"), String::new()),
            PriceWords::PeopleAfter => (String::from("，每人"), format!("，共{count}人")),
            PriceWords::Months => (String::from("，每月"), format!("，共{count}个月")),
            PriceWords::Before | PriceWords::Product => return,
        };
        self.text += &before;
        self.sum(price, "rate");
        self.text += &after;
    }

    fn sum(&mut self, hundredths: u64, role: &'static str) {
        let odd = self.read.sums.len() % 2 == 1;
        let written = self.style.figures.print(hundredths, odd);
        self.text += &written;
        self.text += &self.style.figures.again(hundredths);
        self.read.sums.push(Sum { written, role });
    }

    fn row(
        &mut self,
        path: &str,
        label: &str,
        hundredths: u64,
        relation: &'static str,
        stated: bool,
    ) {
        self.read.rows.push(Row {
            path: path.to_owned(),
            label: label.to_owned(),
            yuan: self.style.figures.yuan(hundredths),
            relation,
            status: if stated { "stated" } else { "derived" },
        });
    }
}
