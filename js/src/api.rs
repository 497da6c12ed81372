//! All that JavaScript can call. What comes out is plain objects, arrays and strings: exact amounts
//! are decimal strings in 元, places are given in UTF-8 and UTF-16, codes are those of the command
//! line. TypeScript's types are generated from the types here.

pub mod codes;
pub mod compared;
mod given;
pub mod offsets;
pub mod options;
pub mod problem;
pub mod records;
pub mod views;

use js_sys::{ArrayBuffer, JsString, Uint8Array};
use mingzhang::export::csv::{self, CsvOptions as Written};
use mingzhang::export::{record, xlsx};
use mingzhang::source::Lines;
use mingzhang::views::outline::{self, Shown};
use mingzhang::views::{arithmetic, compare, evidence, icicle, search, summary, topics, treemap};
use mingzhang::{Budget as Read, LineId, NodeId, ProjectId};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::decoder::BrowserDecoder;
use codes::{MarkKind, Unit};
use compared::{Both, DocumentComparison, ProjectComparison};
use options::{
    CsvOptions, IcicleOptions, PassageOptions, Room, RowOptions, SearchOptions, Table,
    TreemapOptions,
};
use problem::{ErrorCode, MingzhangError};
use records::{Check, Diagnostic, Head, Line, Mark, Mention, PlainBudget, Project, Reading};
use views::{Cell, Hit, Hits, Passage, Row, Summary, Tile, Topic};

/// Hits that a search makes ready where it is not told how many.
const HITS: u32 = 100;

type Thrown<T> = Result<T, MingzhangError>;

/// Reads a document: its bytes (UTF-8, UTF-16 with a byte order mark, or GB 18030), or a string.
///
/// A document that is odd is no error: what cannot be understood is in `diagnostics()`.
///
/// @throws {MingzhangError} `empty`, `too-large` or `not-text` when there is no document to read.
#[wasm_bindgen]
pub fn parse(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer")] document: &JsValue,
) -> Thrown<Budget> {
    let read = if let Some(text) = document.dyn_ref::<JsString>() {
        if !text.is_valid_utf16() {
            let what = "this string has half of a character in it (a lone surrogate)";
            return Err(MingzhangError::new(ErrorCode::NotText, what));
        }
        Read::from_text(String::from(text))?
    } else {
        let bytes = if let Some(bytes) = document.dyn_ref::<Uint8Array>() {
            bytes.to_vec()
        } else if let Some(buffer) = document.dyn_ref::<ArrayBuffer>() {
            Uint8Array::new(buffer).to_vec()
        } else {
            let what = "a document is a string, a Uint8Array or an ArrayBuffer";
            return Err(MingzhangError::new(ErrorCode::WrongType, what));
        };
        Read::read_with(&bytes, &BrowserDecoder)?
    };
    Ok(Budget(Reading::of(read)))
}

/// One budget (部门预算) that was read: its text, and all that was read from it.
///
/// It lives in WebAssembly's memory: engines free it with the object; `free()` or `using` does so at
/// once. `toJSON()` gives all of it as a plain object.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Budget(Reading);

#[wasm_bindgen]
impl Budget {
    /// The text that every place refers to: what a reader of the document sees. Byte order marks and
    /// field codes that a word processor left behind are not in it.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.0.budget.source().text().to_owned()
    }

    /// What the document says of itself: title, body, fiscal year.
    pub fn head(&self) -> Thrown<Ts<Head>> {
        Ok(Head::of(&self.0).into_ts()?)
    }

    /// The projects (项目), in document order.
    pub fn projects(&self) -> Thrown<Vec<Ts<Project>>> {
        all(self.read_projects())
    }

    /// The body's own expenditure statement (支出预算 and its subject items), where the document has
    /// one. The projects' money is part of it: the two are never added up.
    pub fn statement(&self) -> Thrown<Option<Ts<Project>>> {
        let statement = self.read_statement();
        Ok(statement.map(|it| it.into_ts()).transpose()?)
    }

    /// Every line of every project's breakdown, or of one project's, in document order: the rows of
    /// `mingzhang parse`. The lines of the statement, project 0, come first.
    ///
    /// @throws {MingzhangError} `no-such-project`
    pub fn lines(&self, project: Option<f64>) -> Thrown<Vec<Ts<Line>>> {
        let asked = project.map(|number| self.project(number)).transpose()?;
        let asked = asked.map(|project| project.id().number());
        let is_asked = |line: &Line| asked.is_none_or(|number| number == line.project);
        all(self.read_lines().filter(is_asked))
    }

    /// Every sum of money in the text and what it stands for, in document order: the rows of
    /// `mingzhang mentions`.
    pub fn mentions(&self) -> Thrown<Vec<Ts<Mention>>> {
        all(self.read_mentions())
    }

    /// The document's own arithmetic, done again (对账): the rows of `mingzhang check`, by project,
    /// then in the order in which the results stand in the text.
    pub fn check(&self) -> Thrown<Vec<Ts<Check>>> {
        all(self.read_checks())
    }

    /// What cuts across projects: old debts and payees, with the words that say so, in document
    /// order.
    pub fn marks(&self) -> Thrown<Vec<Ts<Mark>>> {
        all(self.read_marks())
    }

    /// What is doubtful about the reading, in document order.
    pub fn diagnostics(&self) -> Thrown<Vec<Ts<Diagnostic>>> {
        all(self.read_diagnostics())
    }

    /// A table as CSV (RFC 4180, UTF-8, lines ended by `\n`). `start` and `end` in it are bytes. Words
    /// that a spreadsheet would run as a formula begin with `'`.
    ///
    /// @throws {MingzhangError} `unknown-option`
    #[wasm_bindgen(js_name = toCsv)]
    pub fn to_csv(&self, options: Option<Ts<CsvOptions>>) -> Thrown<String> {
        let CsvOptions { table, excel_bom } = given::options(options)?;
        let budget = &self.0.budget;
        let csv = match table {
            Table::Lines => csv::lines(budget, Written::default()),
            Table::Mentions => csv::mentions(budget),
            Table::Checks => csv::checks(budget),
        };
        Ok(if excel_bom {
            ["\u{FEFF}", &csv].concat()
        } else {
            csv
        })
    }

    /// The three tables as the bytes of an Excel workbook (`.xlsx`), with the exact text beside each
    /// number.
    #[wasm_bindgen(js_name = toXlsx)]
    pub fn to_xlsx(&self) -> Vec<u8> {
        xlsx::workbook(&self.0.budget)
    }

    /// All that was read as one plain object: what `JSON.stringify(budget)` writes.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> Thrown<Ts<PlainBudget>> {
        let plain = PlainBudget {
            head: Head::of(&self.0),
            text: self.text(),
            statement: self.read_statement(),
            projects: self.read_projects().collect(),
            lines: self.read_lines().collect(),
            mentions: self.read_mentions().collect(),
            checks: self.read_checks().collect(),
            marks: self.read_marks().collect(),
            diagnostics: self.read_diagnostics().collect(),
        };
        Ok(plain.into_ts()?)
    }

    /// The document in short: what it comes to, project by project, and whether it adds up. Figures
    /// are in 万元, unless another unit is given.
    ///
    /// @throws {MingzhangError} `unknown-option`
    pub fn summary(&self, unit: Option<Ts<Unit>>) -> Thrown<Ts<Summary>> {
        let summary = summary::summary(&self.0.budget, given::unit(unit)?);
        Ok(Summary::of(&self.0, summary).into_ts()?)
    }

    /// The table of a project, ready to be drawn: its total, then the lines that are shown.
    ///
    /// @throws {MingzhangError} `no-such-project`, `no-such-line`, `unknown-option`
    pub fn rows(&self, project: f64, options: Option<Ts<RowOptions>>) -> Thrown<Vec<Ts<Row>>> {
        let options: RowOptions = given::options(options)?;
        let found = self.project(project)?;
        let budget = &self.0.budget;
        let unit = given::or_wanyuan(options.unit);
        let selected = line_in(found, options.selected.as_deref())?;
        let open = options.open;
        let is_open = |node: &mingzhang::Node| {
            let path = || node.path();
            open.as_ref().is_none_or(|open| open.contains(&path()))
        };
        let shown = Shown {
            is_open: &is_open,
            order: options.order.map_or_else(Default::default, Into::into),
            only: None,
        };
        let total = outline::total_row(budget, found.id(), selected, unit);
        let rows = outline::rows(budget, found.id(), shown, selected, unit);
        all(total.into_iter().chain(rows).map(Row::from))
    }

    /// The bars of a project's icicle, each before those below it: every line a bar under the line
    /// that it belongs to, as wide as its money.
    ///
    /// @throws {MingzhangError} `no-such-project`, `no-such-line`, `unknown-option`
    pub fn icicle(
        &self,
        project: f64,
        options: Option<Ts<IcicleOptions>>,
    ) -> Thrown<Vec<Ts<Cell>>> {
        let options: IcicleOptions = given::options(options)?;
        let found = self.project(project)?;
        let cells = icicle::icicle(
            &self.0.budget,
            found.id(),
            line_in(found, options.selected.as_deref())?,
            given::or_wanyuan(options.unit),
            options.levels.unwrap_or(u32::MAX),
            options.thinnest.unwrap_or_default(),
        );
        all(cells.into_iter().map(|it| Cell::of(found, it)))
    }

    /// The tiles of a project's treemap, two levels deep, each before those in it.
    ///
    /// @throws {MingzhangError} `no-such-project`, `no-such-line`, `unknown-option`
    pub fn treemap(
        &self,
        project: f64,
        room: Ts<Room>,
        options: Option<Ts<TreemapOptions>>,
    ) -> Thrown<Vec<Ts<Tile>>> {
        let options: TreemapOptions = given::options(options)?;
        let found = self.project(project)?;
        let room: Room = given::all_of(&room)?;
        let room = treemap::Room {
            width: room.width,
            height: room.height,
            head: room.head,
            rim: room.rim,
            smallest: room.smallest,
        };
        let tiles = treemap::treemap(
            &self.0.budget,
            found.id(),
            line_in(found, options.below.as_deref())?.unwrap_or(NodeId::ROOT),
            line_in(found, options.selected.as_deref())?,
            given::or_wanyuan(options.unit),
            room,
        );
        all(tiles.into_iter().map(|it| Tile::of(found, it)))
    }

    /// Looks for words or figures as a person types them: case, width, spaces and thousands
    /// separators make no difference; a figure finds amounts by value, too.
    ///
    /// @throws {MingzhangError} `unknown-option`
    pub fn search(&self, query: &str, options: Option<Ts<SearchOptions>>) -> Thrown<Ts<Hits>> {
        let options: SearchOptions = given::options(options)?;
        let limit = options.limit.unwrap_or(HITS) as usize;
        let unit = given::or_wanyuan(options.unit);
        let found = search::search(&self.0.budget, query, unit, limit);
        let hits = found.hits.into_iter();
        let hits = Hits {
            hits: hits.map(|it| Hit::of(&self.0, it)).collect(),
            count: found.count,
        };
        Ok(hits.into_ts()?)
    }

    /// The official text, paragraph by paragraph, with every sum of money and the selected line
    /// marked.
    ///
    /// @throws {MingzhangError} `no-such-project`, `no-such-line`, `unknown-option`
    pub fn passages(&self, options: Option<Ts<PassageOptions>>) -> Thrown<Vec<Ts<Passage>>> {
        let options: PassageOptions = given::options(options)?;
        let budget = &self.0.budget;
        let (range, selected) = match options.project {
            None => (budget.source().range(), None),
            Some(number) => {
                let found = self.project(number)?;
                let node = line_in(found, options.selected.as_deref())?;
                let project = found.id();
                let line = node.map(|node| LineId { project, node });
                (found.outline().range(), line)
            }
        };
        let passages = evidence::passages(budget, range, selected, None).into_iter();
        all(passages.map(|it| Passage::of(&self.0, it)))
    }

    /// The lines that carry a mark, by project; `undefined` when there are none.
    ///
    /// @throws {MingzhangError} `unknown-option`
    pub fn marked(&self, kind: Ts<MarkKind>, unit: Option<Ts<Unit>>) -> Thrown<Option<Ts<Topic>>> {
        let kind = given::value(&kind)?.into();
        self.topic(topics::marked(&self.0.budget, kind, given::unit(unit)?))
    }

    /// All money of the projects by its likely economic class (经济分类), the largest first, what is
    /// unclassified last; each yuan counts once. `undefined` when no line has a class.
    ///
    /// @throws {MingzhangError} `unknown-option`
    #[wasm_bindgen(js_name = byClass)]
    pub fn by_class(&self, unit: Option<Ts<Unit>>) -> Thrown<Option<Ts<Topic>>> {
        self.topic(topics::by_class(&self.0.budget, given::unit(unit)?))
    }

    /// Compares this document, on the left, with another one, such as that of the next year: project
    /// by project.
    ///
    /// @throws {MingzhangError} `unknown-option`
    pub fn compare(
        &self,
        other: &Budget,
        unit: Option<Ts<Unit>>,
    ) -> Thrown<Ts<DocumentComparison>> {
        let (left, right) = (&self.0, &other.0);
        let compared = compare::documents(&left.budget, &right.budget, given::unit(unit)?);
        Ok(Both { left, right }.documents(compared).into_ts()?)
    }

    /// Compares a project of this document, on the left, with one of the same or of another document:
    /// lines by what they pay for, sections sentence by sentence.
    ///
    /// @throws {MingzhangError} `no-such-project`, `unknown-option`
    #[wasm_bindgen(js_name = compareProjects)]
    pub fn compare_projects(
        &self,
        project: f64,
        other: &Budget,
        #[wasm_bindgen(js_name = "otherProject")] other_project: f64,
        unit: Option<Ts<Unit>>,
    ) -> Thrown<Ts<ProjectComparison>> {
        let (left, right) = (&self.0, &other.0);
        let of = |budget: &Self, number: f64| budget.project(number).map(|it| it.id());
        let sides = (
            (&left.budget, of(self, project)?),
            (&right.budget, of(other, other_project)?),
        );
        let compared = compare::compare(sides.0, sides.1, given::unit(unit)?)
            .ok_or_else(|| MingzhangError::no_such_project(project))?;
        Ok(Both { left, right }.projects(compared).into_ts()?)
    }
}

impl Budget {
    fn project(&self, number: f64) -> Thrown<mingzhang::Project<'_>> {
        let mut all = self.0.budget.breakdowns();
        all.find(|project| f64::from(project.id().number()) == number)
            .ok_or_else(|| MingzhangError::no_such_project(number))
    }

    fn topic(&self, topic: Option<topics::Topic>) -> Thrown<Option<Ts<Topic>>> {
        let topic = topic.map(|it| Topic::of(&self.0, it).into_ts());
        Ok(topic.transpose()?)
    }

    fn read_projects(&self) -> impl Iterator<Item = Project> {
        let projects = self.0.budget.projects();
        projects.map(|it| Project::of(&self.0, it))
    }

    fn read_statement(&self) -> Option<Project> {
        let statement = self.0.budget.project(ProjectId::STATEMENT);
        statement.map(|it| Project::of(&self.0, it))
    }

    fn read_lines(&self) -> impl Iterator<Item = Line> {
        record::lines(&self.0.budget).map(|it| Line::of(&self.0, it))
    }

    fn read_mentions(&self) -> impl Iterator<Item = Mention> {
        record::mentions(&self.0.budget).map(|it| Mention::of(&self.0, it))
    }

    fn read_checks(&self) -> impl Iterator<Item = Check> {
        let rows = arithmetic::checks(&self.0.budget, None);
        record::checks(&self.0.budget)
            .zip(rows)
            .map(|(record, row)| Check::of(&self.0, record, &row))
    }

    fn read_marks(&self) -> impl Iterator<Item = Mark> {
        let facets = self.0.budget.facets().iter();
        facets.map(|it| Mark::of(&self.0, it))
    }

    fn read_diagnostics(&self) -> impl Iterator<Item = Diagnostic> {
        let lines = Lines::of(self.0.budget.source().text());
        let doubts = self.0.budget.diagnostics().iter();
        doubts.map(move |it| Diagnostic::of(&self.0, &lines, it))
    }
}

/// The line at a path of a project, where one is given.
fn line_in(project: mingzhang::Project<'_>, path: Option<&str>) -> Thrown<Option<NodeId>> {
    let find = |path| {
        let found = project.funding().find(path);
        found.ok_or_else(|| MingzhangError::no_such_line(project.id().number(), path))
    };
    path.map(find).transpose()
}

/// Hands each value over.
fn all<T: Tsify + Serialize>(values: impl Iterator<Item = T>) -> Thrown<Vec<Ts<T>>> {
    values.map(|value| Ok(value.into_ts()?)).collect()
}
