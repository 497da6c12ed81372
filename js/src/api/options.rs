//! What a call can be told besides what it must be told. All of it can be left out.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::codes::{Order, Unit};

/// The tables that are written as CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// The breakdown, a row a line: what `lines()` gives.
    #[default]
    Lines,
    /// Every sum of money: what `mentions()` gives.
    Mentions,
    /// Every check: what `check()` gives.
    Checks,
}

/// How a table is written as CSV.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct CsvOptions {
    /// Which table; the lines, unless it is said.
    pub table: Table,
    /// Begin with the mark by which Excel knows UTF-8.
    pub excel_bom: bool,
}

/// How a table of lines is made.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct RowOptions {
    /// The unit of the figures; 万元, unless it is said.
    pub unit: Option<Unit>,
    /// The path of the selected line.
    pub selected: Option<String>,
    /// The paths of the lines whose lines below are shown; all, unless it is said.
    pub open: Option<Vec<String>>,
    /// How the lines of one parent follow each other; as in the document, unless it is said.
    pub order: Option<Order>,
}

/// How an icicle is drawn.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct IcicleOptions {
    /// The unit of the figures; 万元, unless it is said.
    pub unit: Option<Unit>,
    /// The path of the selected line.
    pub selected: Option<String>,
    /// How many levels are drawn; all, unless it is said.
    pub levels: Option<u32>,
    /// Two or more siblings thinner than this many 100,000ths of the width are one bar; 0, unless it
    /// is said.
    pub thinnest: Option<u32>,
}

/// The room of a treemap, all in one unit, such as a pixel.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Room {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// How high the head of a tile is that holds other tiles.
    #[serde(default)]
    pub head: u32,
    /// The width of the rim around the tiles in a tile.
    #[serde(default)]
    pub rim: u32,
    /// Two or more siblings with a smaller area than this are one tile.
    #[serde(default)]
    pub smallest: u32,
}

/// How a treemap is drawn.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct TreemapOptions {
    /// The unit of the figures; 万元, unless it is said.
    pub unit: Option<Unit>,
    /// The path of the selected line.
    pub selected: Option<String>,
    /// The path of the line whose lines are drawn; the total, unless it is said.
    pub below: Option<String>,
}

/// How a search is made.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct SearchOptions {
    /// The unit in which amounts are typed and shown; 万元, unless it is said.
    pub unit: Option<Unit>,
    /// How many hits are made ready; 100, unless it is said.
    pub limit: Option<u32>,
}

/// Which paragraphs are marked, and for whom.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct PassageOptions {
    /// The number of a project: its paragraphs only.
    pub project: Option<f64>,
    /// The path of the line in it whose words are marked.
    pub selected: Option<String>,
}
