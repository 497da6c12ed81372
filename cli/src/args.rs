//! What can be typed.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};

use crate::input::File;

/// Reads the text of a Chinese government budget into exact, sourced, checkable figures.
///
/// FILE is a .docx, .doc, .html or .pdf file, or a text in UTF-8, UTF-16 or GB18030, told apart by
/// what is in it; a folder stands for all documents below it; - reads standard input. Several files
/// are read one after the other: one that cannot be read is told about and does not stop the others.
/// Exit codes: 0 when all is well, 1 when `check` finds figures that contradict each other, 2 when
/// some file could not be read.
#[derive(Debug, Parser)]
#[command(name = "mingzhang", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the breakdown of every project's money (资金构成).
    ///
    /// CSV columns: project, path, label, yuan, relation, status, written, start, end, check,
    /// inferred_class, place; of several files, file. `start` and `end` are bytes in what `mingzhang
    /// text FILE` prints, `place` the page or paragraph of the file.
    Parse {
        /// The documents or folders; - reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<File>,
        #[command(flatten)]
        format: FormatChoice,
        /// The unit of the figures in the table; csv and json are always in 元.
        #[arg(long, value_enum, default_value_t = UnitChoice::Wanyuan)]
        unit: UnitChoice,
    },
    /// Print every sum of money in the text and what it stands for.
    ///
    /// CSV columns: start, end, written, yuan, role, project, path.
    Mentions {
        /// The documents or folders; - reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<File>,
        #[command(flatten)]
        format: FormatChoice,
    },
    /// Redo the document's arithmetic (对账); exits 1 when something contradicts.
    ///
    /// CSV columns: project, path, kind, outcome, stated, computed, difference, expression, start,
    /// end.
    Check {
        /// The documents or folders; - reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<File>,
        #[command(flatten)]
        format: FormatChoice,
    },
    /// Print the document as HTML that needs no script: headings, the breakdown, the text.
    ///
    /// It is one article, to be put into a page; the classes are those of the explorer.
    Page {
        /// The document; - reads standard input.
        file: File,
    },
    /// Write the reading of a document as a file that the explorer takes up without reading again.
    ///
    /// It is a few thousand bytes, without the text, and is taken up only with the same text and by
    /// the same version of the reader.
    Reading {
        /// The document; - reads standard input.
        file: File,
        /// Where to write it; without it, to standard output.
        #[arg(short, long, value_name = "OUT")]
        output: Option<PathBuf>,
    },
    /// Print the document's text, to which all positions refer.
    Text {
        /// The documents or folders; - reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<File>,
    },
}

#[derive(Clone, Copy, Debug, Arguments)]
pub(crate) struct FormatChoice {
    /// How to print it [default: table on a terminal, csv elsewhere].
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl FormatChoice {
    pub(crate) fn chosen(self) -> Format {
        self.format.unwrap_or_else(|| {
            if io::stdout().is_terminal() {
                Format::Table
            } else {
                Format::Csv
            }
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, in the words of the document.
    Table,
    /// UTF-8, one header row.
    Csv,
    /// An array of records with the columns of the CSV.
    Json,
    /// One document a line, as it is read: its file, what is known of it, and its records.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnitChoice {
    /// 元
    Yuan,
    /// 千元
    Qianyuan,
    /// 万元
    Wanyuan,
    /// 亿元
    Yiyuan,
}

impl From<UnitChoice> for mingzhang::Unit {
    fn from(choice: UnitChoice) -> Self {
        match choice {
            UnitChoice::Yuan => Self::Yuan,
            UnitChoice::Qianyuan => Self::Qianyuan,
            UnitChoice::Wanyuan => Self::Wanyuan,
            UnitChoice::Yiyuan => Self::Yiyuan,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }
}
