//! Web pages, as portals write them.
//!
//! The reader is small and of our own, so that the command line and the browser's worker, where
//! there is no parser of pages, read the same page alike.

mod tree;

use mingzhang::source::{self, Decode, Place};

use crate::limits::Work;
use crate::markup::decoded;
use crate::writer::Writer;
use crate::{Error, Format, Note, Opened};

use tree::{Element, Kind, Page, Step};

pub(crate) fn read(
    bytes: &[u8],
    decoder: &dyn Decode,
    work: &mut Work<'_>,
) -> Result<Opened, Error> {
    if let Some(what) = foreign_encoding(bytes) {
        let format = Format::Html;
        return Err(Error::Unsupported { format, what });
    }
    // UTF-8 by its bytes, else GB 18030: what a page says of itself is wrong often enough, and
    // gb2312 means GB 18030.
    let (text, encoding) = source::decode(bytes, decoder)?;
    let page = Page::read(&text, work)?;
    let (steps, leaves_out) = page.document();
    let mut walk = Walk {
        writer: Writer::new(work.limits.text),
        page: &page,
        lists: Vec::new(),
        tables: Vec::new(),
        number: None,
        blocks: 0,
        pictures: 0,
        preformatted: 0,
        space: false,
    };
    walk.title(&steps)?;
    for step in &page.steps[steps] {
        walk.step(*step, work)?;
    }
    let pictures = walk.pictures;
    let mut writer = walk.writer;
    if leaves_out {
        writer.note(Note::SurroundingsLeftOut);
    }
    for (kind, note) in [
        (Kind::Hidden, Note::HiddenLeftOut),
        (Kind::Deleted, Note::DeletionsLeftOut),
    ] {
        if page.elements.iter().any(|it| it.kind == kind) {
            writer.note(note);
        }
    }
    if pictures > 0 {
        writer.note(Note::Pictures { count: pictures });
    }
    Ok(writer.done(Format::Html, encoding))
}

/// An encoding that the page says it is in and that is not read.
fn foreign_encoding(bytes: &[u8]) -> Option<&'static str> {
    const HEAD: usize = 4096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head: Vec<u8> = head.to_ascii_lowercase();
    [
        (
            &b"charset=big5"[..],
            "it is in Big5; save it as UTF-8 first",
        ),
        (b"charset=\"big5", "it is in Big5; save it as UTF-8 first"),
    ]
    .into_iter()
    .find(|(mark, _)| head.windows(mark.len()).any(|it| it == *mark))
    .map(|(_, what)| what)
}

struct Walk<'a> {
    writer: Writer,
    page: &'a Page<'a>,
    /// The lists that are open.
    lists: Vec<List>,
    tables: Vec<Table>,
    /// The number that the next words begin with.
    number: Option<String>,
    /// Blocks with words so far.
    blocks: u32,
    pictures: u32,
    preformatted: usize,
    /// Whether white space has been met that is written if words follow on this line.
    space: bool,
}

struct List {
    style: ListStyle,
    next: i32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ListStyle {
    None,
    Decimal,
    Letters(u8),
    Roman { is_upper: bool },
    Chinese,
}

/// Which columns of the next rows are taken by cells above.
#[derive(Default)]
struct Table {
    column: usize,
    /// For each column, how many rows more it is taken.
    taken: Vec<u32>,
}

/// A table has at most so many columns, a cell spans at most so many rows.
const COLUMNS: usize = 1000;
const ROWS: u32 = 65_534;

impl<'a> Walk<'a> {
    /// Writes the title of the document where the document itself does not begin with it.
    fn title(&mut self, steps: &std::ops::Range<usize>) -> Result<(), Error> {
        /// Titles stand among the first so many steps.
        const BEGINNING: usize = 200;
        let titles = [
            &self.page.article_title,
            &self.page.heading,
            &self.page.title,
        ];
        let bare = |text: &str| -> String {
            let seen = decoded(text);
            seen.chars().filter(|c| !c.is_whitespace()).collect()
        };
        let title = titles
            .into_iter()
            .flatten()
            .map(|title| without_site(title))
            .find(|title| !bare(title).is_empty());
        let Some(title) = title else { return Ok(()) };
        let beginning = self.page.steps[steps.clone()].iter().take(BEGINNING);
        let beginning: String = beginning
            .map(|step| match step {
                Step::Text(words) => bare(words),
                _ => String::new(),
            })
            .collect();
        if beginning.is_empty() || beginning.contains(&bare(title)) {
            return Ok(());
        }
        self.begin_block();
        let words: Vec<&str> = title.split_ascii_whitespace().collect();
        self.writer.words(&words.join(" "))?;
        self.writer.end_line();
        Ok(())
    }

    fn step(&mut self, step: Step<'a>, work: &mut Work<'_>) -> Result<(), Error> {
        match step {
            Step::Text(words) => {
                work.spend(words.len())?;
                self.text(&decoded(words))?;
            }
            Step::Break => self.end_line(),
            Step::Picture => self.pictures = self.pictures.saturating_add(1),
            Step::Open(at) => self.open(&self.page.elements[at])?,
            Step::Close(at) => self.close(&self.page.elements[at]),
        }
        Ok(())
    }

    fn end_line(&mut self) {
        self.space = false;
        self.writer.end_line();
    }

    fn begin_block(&mut self) {
        self.blocks = self.blocks.saturating_add(1);
        self.writer.place(Place::Paragraph(self.blocks));
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), Error> {
        let attribute = |name| element.tag.attribute(name);
        match element.kind {
            Kind::Inline | Kind::Link | Kind::Unseen | Kind::Hidden | Kind::Deleted => {}
            Kind::Block | Kind::Paragraph | Kind::RowGroup => self.end_line(),
            Kind::Preformatted => {
                self.end_line();
                self.preformatted += 1;
            }
            Kind::OrderedList | Kind::List => {
                self.end_line();
                self.lists.push(List {
                    style: style(element),
                    next: number(attribute("start")).unwrap_or(1),
                });
            }
            Kind::Item => {
                self.end_line();
                if let Some(list) = self.lists.last_mut() {
                    let at = number(attribute("value")).unwrap_or(list.next);
                    list.next = at.saturating_add(1);
                    self.number = Some(list.style.write(at));
                }
            }
            Kind::Table => {
                self.end_line();
                self.writer.begin_table();
                self.tables.push(Table::default());
            }
            Kind::Row => {
                self.end_line();
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                }
            }
            Kind::Cell => {
                self.end_line();
                let span = number(attribute("colspan")).unwrap_or(1);
                let rows = number(attribute("rowspan")).unwrap_or(1);
                self.cell(span, rows);
            }
        }
        Ok(())
    }

    /// Begins a cell, behind those columns that cells above take.
    fn cell(&mut self, span: usize, rows: u32) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        table.pass_taken(&mut self.writer);
        let span = span.clamp(1, COLUMNS);
        self.writer.begin_cell(span);
        let end = (table.column + span).min(COLUMNS);
        if table.taken.len() < end {
            table.taken.resize(end, 0);
        }
        for taken in &mut table.taken[table.column.min(end)..end] {
            *taken = rows.clamp(1, ROWS) - 1;
        }
        table.column = end;
    }

    fn close(&mut self, element: &Element<'_>) {
        match element.kind {
            Kind::Inline | Kind::Link | Kind::Unseen | Kind::Hidden | Kind::Deleted => return,
            _ => self.end_line(),
        }
        match element.kind {
            Kind::Preformatted => self.preformatted -= 1,
            Kind::OrderedList | Kind::List => drop(self.lists.pop()),
            Kind::Item => self.number = None,
            Kind::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.pass_taken(&mut self.writer);
                    self.writer.end_row();
                }
            }
            Kind::Table if self.tables.pop().is_some() => self.writer.end_table(),
            _ => {}
        }
    }

    /// Writes words as a browser lays them out: white space is one space, also where a line of the
    /// page's own ends between two Chinese characters.
    fn text(&mut self, text: &str) -> Result<(), Error> {
        if self.preformatted > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.write(line.trim_end_matches('\r'))?;
            }
            return Ok(());
        }
        let is_space = |c: char| c.is_ascii_whitespace();
        for (at, words) in text.split(is_space).enumerate() {
            self.space |= at > 0;
            if words.is_empty() {
                continue;
            }
            if std::mem::take(&mut self.space) && !self.writer.line_is_empty() {
                self.writer.words(" ")?;
            }
            self.write(words)?;
        }
        Ok(())
    }

    fn write(&mut self, words: &str) -> Result<(), Error> {
        if self.writer.line_is_empty() && !words.is_empty() {
            self.begin_block();
            if let Some(number) = self.number.take() {
                self.writer.words(&number)?;
            }
        }
        self.writer.words(words)
    }
}

impl Table {
    /// Writes empty cells for the columns from here on that cells above take.
    fn pass_taken(&mut self, writer: &mut Writer) {
        while let Some(taken @ 1..) = self.taken.get_mut(self.column) {
            *taken -= 1;
            writer.begin_cell(1);
            self.column += 1;
        }
    }
}

/// A title without the name of the site behind it; empty when it is nothing else.
fn without_site(title: &str) -> &str {
    let title = title.split(['_', '|']).next().unwrap_or(title).trim();
    let is_site = |name: &str| {
        let name = name.trim_end();
        ["网", "网站", "门户", "平台"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    match title.rsplit_once(['-', '–', '—']) {
        Some((title, site)) if is_site(site) => title.trim_end_matches(['-', '–', '—', ' ']),
        _ if is_site(title) => "",
        _ => title,
    }
}

/// A number as attributes write it.
fn number<T: TryFrom<i32>>(value: Option<&str>) -> Option<T> {
    let number: i32 = value?.trim().parse().ok()?;
    T::try_from(number).ok()
}

fn style(list: &Element<'_>) -> ListStyle {
    let css = list.tag.attribute("style").unwrap_or_default();
    let css = css.to_ascii_lowercase();
    let kind = list.tag.attribute("type").unwrap_or_default();
    if list.kind == Kind::List || css.contains("list-style") && css.contains("none") {
        return ListStyle::None;
    }
    if css.contains("cjk-ideographic") || css.contains("chinese-informal") {
        return ListStyle::Chinese;
    }
    match kind.trim() {
        "a" => ListStyle::Letters(b'a'),
        "A" => ListStyle::Letters(b'A'),
        "i" => ListStyle::Roman { is_upper: false },
        "I" => ListStyle::Roman { is_upper: true },
        _ => ListStyle::Decimal,
    }
}

impl ListStyle {
    fn write(self, number: i32) -> String {
        use crate::numbering::NumberStyle;
        let style = match self {
            Self::None => return String::new(),
            Self::Decimal => NumberStyle::Decimal,
            Self::Letters(b'a') => NumberStyle::LowerLetter,
            Self::Letters(_) => NumberStyle::UpperLetter,
            Self::Roman { is_upper: false } => NumberStyle::LowerRoman,
            Self::Roman { is_upper: true } => NumberStyle::UpperRoman,
            Self::Chinese => NumberStyle::Chinese,
        };
        let stop = if self == Self::Chinese { "、" } else { "." };
        style.write(number) + stop
    }
}
