//! What the tests of whole documents share: the documents, what must come out of each, and how a
//! difference is shown.

pub mod generate;
pub mod real;
pub mod recovered;
pub mod score;
pub mod weigh;

use std::fmt::Write;

use mingzhang::export::csv;
use mingzhang::{Budget, FacetKind};

/// A document and the tables that a person wrote down for it.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// Its folder.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// What must come out, a table each.
    pub tables: [(Table, &'static str); 4],
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Every line of every breakdown.
    Funding,
    /// Every sum of money with its role.
    Mentions,
    /// Every check with its outcome.
    Checks,
    /// Every facet with its words.
    Facets,
}

macro_rules! document {
    ($name:literal, $text:literal) => {
        Document {
            name: $name,
            text: include_str!($text),
            tables: [
                (
                    Table::Funding,
                    include_str!(concat!("../documents/", $name, "/funding.csv")),
                ),
                (
                    Table::Mentions,
                    include_str!(concat!("../documents/", $name, "/mentions.csv")),
                ),
                (
                    Table::Checks,
                    include_str!(concat!("../documents/", $name, "/checks.csv")),
                ),
                (
                    Table::Facets,
                    include_str!(concat!("../documents/", $name, "/facets.csv")),
                ),
            ],
        }
    };
}

/// Every document.
pub const DOCUMENTS: [Document; 10] = [
    document!("seed", "../../www/data/budget.txt"),
    document!("library", "../documents/library/document.txt"),
    document!("school", "../documents/school/document.txt"),
    document!("bureau", "../documents/bureau/document.txt"),
    document!("district", "../documents/district/document.txt"),
    document!("culture", "../documents/culture/document.txt"),
    document!("note", "../documents/note/document.txt"),
    document!("procuratorate", "../documents/procuratorate/document.txt"),
    document!("village", "../documents/village/document.txt"),
    document!("waterworks", "../documents/waterworks/document.txt"),
];

impl Table {
    /// What the reader makes of a document, with all the columns that it exports.
    fn read(self, budget: &Budget) -> String {
        match self {
            Self::Funding => csv::lines(budget, csv::CsvOptions::default()),
            Self::Mentions => csv::mentions(budget),
            Self::Checks => csv::checks(budget),
            Self::Facets => facets(budget),
        }
    }
}

fn facets(budget: &Budget) -> String {
    let mut table = String::from("kind,project,path,words\n");
    let mut facets: Vec<_> = budget.facets().iter().collect();
    facets.sort_by_key(|facet| (facet.kind(), facet.line()));
    for facet in facets {
        let kind = match facet.kind() {
            FacetKind::OldDebt => "old-debt",
            FacetKind::Payee => "payee",
        };
        let path = budget.node(facet.line()).map(mingzhang::Node::path);
        let _ = writeln!(
            table,
            "{kind},{},{},{}",
            facet.line().project.number(),
            path.unwrap_or_default(),
            facet.words().text()
        );
    }
    table
}

/// Compares what was read with what a person wrote down, in the columns that the person gave.
///
/// # Errors
/// A readable difference: `-` lines are expected and missing, `+` lines are read and not expected.
pub fn compare(budget: &Budget, table: Table, expected: &str) -> Result<(), String> {
    let (heads, expected) = parse(expected)?;
    let (read_heads, read) = parse(&table.read(budget))?;
    let columns: Vec<usize> = heads
        .iter()
        .map(|head| {
            let found = read_heads.iter().position(|other| other == head);
            found.ok_or_else(|| format!("there is no column {head}"))
        })
        .collect::<Result<_, _>>()?;
    let read: Vec<Vec<String>> = read
        .into_iter()
        .map(|row| columns.iter().map(|column| row[*column].clone()).collect())
        .collect();
    if read == expected {
        return Ok(());
    }
    Err(difference(&expected, &read))
}

type Rows = Vec<Vec<String>>;

fn parse(table: &str) -> Result<(Vec<String>, Rows), String> {
    let mut reader = ::csv::ReaderBuilder::new().from_reader(table.as_bytes());
    let cells = |record: &::csv::StringRecord| record.iter().map(str::to_owned).collect();
    let heads = reader
        .headers()
        .map(cells)
        .map_err(|error| error.to_string())?;
    let rows = reader
        .records()
        .map(|record| record.as_ref().map(cells).map_err(ToString::to_string))
        .collect::<Result<_, _>>()?;
    Ok((heads, rows))
}

/// The rows that differ, with the rows around them that do not, by longest common subsequence.
fn difference(expected: &[Vec<String>], read: &[Vec<String>]) -> String {
    let mut common = vec![vec![0_usize; read.len() + 1]; expected.len() + 1];
    for (i, row) in expected.iter().enumerate().rev() {
        for (j, other) in read.iter().enumerate().rev() {
            common[i][j] = if row == other {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let mut shown = String::new();
    let mut line = |sign: char, row: &[String]| {
        let _ = writeln!(shown, "{sign} {}", row.join(" | "));
    };
    let (mut i, mut j) = (0, 0);
    while i < expected.len() || j < read.len() {
        if i < expected.len() && j < read.len() && expected[i] == read[j] {
            line(' ', &expected[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == read.len() || i < expected.len() && common[i + 1][j] >= common[i][j + 1] {
            line('-', &expected[i]);
            i += 1;
        } else {
            line('+', &read[j]);
            j += 1;
        }
    }
    shown
}
