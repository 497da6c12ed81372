//! Scores of the documents of a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::Budget;
use mingzhang::export::csv;

use super::{Table, Tally, pair};

/// What a folder's documents score.
#[derive(Clone, Debug, Default)]
pub struct FolderScore {
    /// Each document that a person has read, by name.
    pub documents: Vec<DocumentScore>,
}

/// What one document scores.
#[derive(Clone, Debug)]
pub struct DocumentScore {
    /// The file's name.
    pub name: String,
    /// Funding lines. A line is found when the reader has one in the same project with the same
    /// label and amount, under a line with the same label, and with the same relation and status
    /// where the person gave these. Places among siblings are not compared, space in labels
    /// neither, amounts as numbers; no line is found twice.
    pub lines: Tally,
    /// Sums of money, where somebody counted them. One is found when the reader has one at the
    /// same place.
    pub mentions: Option<Tally>,
    /// Of the sums found, how many have another role or amount than the person gave.
    pub misjudged: usize,
    /// What differs: `-` is in the document and not read, `+` is read and not in the document.
    pub differences: Vec<String>,
}

impl FolderScore {
    /// All lines together.
    #[must_use]
    pub fn lines(&self) -> Tally {
        let lines = self.documents.iter().map(|document| document.lines);
        lines.fold(Tally::default(), Tally::add)
    }

    /// All sums of money together, where there are any.
    #[must_use]
    pub fn mentions(&self) -> Option<Tally> {
        let mentions = self
            .documents
            .iter()
            .filter_map(|document| document.mentions);
        mentions.reduce(Tally::add)
    }
}

/// Scores every `NAME.txt` in a folder that has a `NAME.truth.csv` or a `NAME.mentions.csv`.
///
/// # Errors
/// When the folder or a file in it cannot be read, or when a table lacks a column.
pub fn folder(folder: &Path) -> Result<FolderScore, String> {
    let at = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|error| at(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(|error| at(folder, &error))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let table = |path: &Path, ending: &str| -> Result<Option<(PathBuf, Table)>, String> {
        let path = path.with_extension(ending);
        if !path.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(|error| at(&path, &error))?;
        let table = Table::parse(&text).map_err(|error| at(&path, &error))?;
        Ok(Some((path, table)))
    };
    let mut score = FolderScore::default();
    for path in paths {
        let truth = table(&path, "truth.csv")?;
        let mentions = table(&path, "mentions.csv")?;
        if truth.is_none() && mentions.is_none() {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| at(&path, &error))?;
        let budget = Budget::read(&bytes).map_err(|error| at(&path, &error))?;
        let mut document = DocumentScore {
            name: path
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            lines: Tally::default(),
            mentions: None,
            misjudged: 0,
            differences: Vec::new(),
        };
        if let Some((path, truth)) = truth {
            score_lines(&budget, &truth, &mut document).map_err(|error| at(&path, &error))?;
        }
        if let Some((path, truth)) = mentions {
            score_mentions(&budget, &truth, &mut document).map_err(|error| at(&path, &error))?;
        }
        score.documents.push(document);
    }
    Ok(score)
}

fn score_lines(budget: &Budget, truth: &Table, document: &mut DocumentScore) -> Result<(), String> {
    let read = Table::parse(&csv::lines(budget, csv::CsvOptions::default()))?;
    let given: Vec<&str> = ["relation", "status"]
        .into_iter()
        .filter(|name| truth.has(name))
        .collect();
    let (expected, read) = (Lines::of(truth, &given)?, Lines::of(&read, &given)?);
    let (matched, missing, extra) = pair(&expected.keys, &read.keys);
    document.lines = Tally {
        expected: expected.keys.len(),
        read: read.keys.len(),
        matched,
    };
    let missing = missing
        .into_iter()
        .map(|at| (expected.places[at].clone(), '-', &expected.keys[at]));
    let extra = extra
        .into_iter()
        .map(|at| (read.places[at].clone(), '+', &read.keys[at]));
    let mut different: Vec<_> = missing.chain(extra).collect();
    different.sort_by(|a, b| (&a.0, b.1).cmp(&(&b.0, a.1)));
    document
        .differences
        .extend(different.into_iter().map(|(place, sign, key)| {
            let path: Vec<String> = place.path.iter().map(ToString::to_string).collect();
            let above = key.above.as_deref().unwrap_or_default();
            let known = key.known.join(" ");
            format!(
                "{sign} {} {:<7} {} = {} {known} < {above}",
                place.project,
                path.join("."),
                key.label,
                key.yuan,
            )
        }));
    Ok(())
}

/// The lines of a table, each with what tells it from others.
struct Lines {
    keys: Vec<Key>,
    places: Vec<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    project: String,
    label: String,
    yuan: String,
    /// The label of the line above; the total has none.
    above: Option<String>,
    /// Relation and status, as far as the person gave them.
    known: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    project: u64,
    path: Vec<u64>,
}

impl Lines {
    fn of(table: &Table, given: &[&str]) -> Result<Self, String> {
        let [project, path, label, yuan] = ["project", "path", "label", "yuan"];
        let columns = (
            table.column(project)?,
            table.column(path)?,
            table.column(label)?,
            table.column(yuan)?,
        );
        let given: Vec<usize> = given
            .iter()
            .map(|name| table.column(name))
            .collect::<Result<_, _>>()?;
        let rows = 0..table.len();
        let words = |row: usize| unspaced(table.cell(row, columns.2));
        let labels: BTreeMap<(&str, &str), String> = rows
            .clone()
            .map(|row| {
                let place = (table.cell(row, columns.0), table.cell(row, columns.1));
                (place, words(row))
            })
            .collect();
        let key = |row: usize| {
            let (project, path) = (table.cell(row, columns.0), table.cell(row, columns.1));
            let above = (!path.is_empty()).then(|| {
                let above = path.rsplit_once('.').map_or("", |(above, _)| above);
                labels.get(&(project, above)).cloned().unwrap_or_default()
            });
            Key {
                project: project.to_owned(),
                label: words(row),
                yuan: number(table.cell(row, columns.3)),
                above,
                known: given
                    .iter()
                    .map(|c| table.cell(row, *c).to_owned())
                    .collect(),
            }
        };
        let place = |row: usize| Place {
            project: table.cell(row, columns.0).parse().unwrap_or(u64::MAX),
            path: table
                .cell(row, columns.1)
                .split('.')
                .filter(|part| !part.is_empty())
                .map(|part| part.parse().unwrap_or(u64::MAX))
                .collect(),
        };
        Ok(Self {
            keys: rows.clone().map(key).collect(),
            places: rows.map(place).collect(),
        })
    }
}

/// Where a sum of money stands, and what else is known of it.
type CountedSum = ((u64, u64), Vec<String>);

fn score_mentions(
    budget: &Budget,
    truth: &Table,
    document: &mut DocumentScore,
) -> Result<(), String> {
    let read = Table::parse(&csv::mentions(budget))?;
    let given: Vec<&str> = ["yuan", "role"]
        .into_iter()
        .filter(|name| truth.has(name))
        .collect();
    let sums = |table: &Table| -> Result<Vec<CountedSum>, String> {
        let (start, end) = (table.column("start")?, table.column("end")?);
        let given: Vec<usize> = given
            .iter()
            .map(|name| table.column(name))
            .collect::<Result<_, _>>()?;
        let position = |row: usize, column: usize| {
            let cell = table.cell(row, column);
            let number = cell.parse::<u64>();
            number.map_err(|_| format!("row {}: {cell} is no position", row + 1))
        };
        (0..table.len())
            .map(|row| {
                let known = given.iter().map(|c| number(table.cell(row, *c))).collect();
                Ok(((position(row, start)?, position(row, end)?), known))
            })
            .collect()
    };
    let (expected, read) = (sums(truth)?, sums(&read)?);
    let ranges =
        |sums: &[CountedSum]| -> Vec<(u64, u64)> { sums.iter().map(|(range, _)| *range).collect() };
    let (matched, missing, extra) = pair(&ranges(&expected), &ranges(&read));
    document.mentions = Some(Tally {
        expected: expected.len(),
        read: read.len(),
        matched,
    });
    let text = budget.source().text();
    let words = |(start, end): (u64, u64)| -> &str {
        let at = |position: u64| usize::try_from(position).unwrap_or(usize::MAX);
        text.get(at(start)..at(end)).unwrap_or("(outside the text)")
    };
    let mut shown = |sign: char, range: (u64, u64), what: &str| {
        let line = format!("{sign} {}..{} {}{what}", range.0, range.1, words(range));
        document.differences.push(line);
    };
    for at in missing {
        shown('-', expected[at].0, "");
    }
    for at in extra {
        shown('+', read[at].0, "");
    }
    let found: BTreeMap<(u64, u64), &Vec<String>> =
        read.iter().map(|(range, known)| (*range, known)).collect();
    let mut misjudged = 0;
    for (range, known) in &expected {
        if let Some(other) = found.get(range)
            && *other != known
        {
            misjudged += 1;
            let what = format!(" is {}, not {}", known.join(" "), other.join(" "));
            shown('~', *range, &what);
        }
    }
    document.misjudged = misjudged;
    Ok(())
}

/// Words without space.
fn unspaced(words: &str) -> String {
    words.split_whitespace().collect()
}

/// A number without separators and without zeros at its end; other words as they are.
fn number(cell: &str) -> String {
    let plain = cell.replace(',', "");
    let is_number = !plain.is_empty()
        && plain
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    match plain.contains('.') {
        true if is_number => plain.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false if is_number => plain,
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "某某县图书馆2025年部门预算\n项目1.\n一、项目名称\n流动书车。\n六、资金安排情况\n\
                        本项目安排资金3.00万元，包括：\n1.购书2.00万元；\n2.燃油1.00万元。\n";

    /// A folder of its own for each test.
    fn made(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("mingzhang-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, words) in files {
            fs::write(folder.join(name), words).unwrap();
        }
        folder
    }

    fn scored(name: &str, files: &[(&str, &str)]) -> Result<FolderScore, String> {
        let path = made(name, files);
        let score = folder(&path);
        fs::remove_dir_all(path).unwrap();
        score
    }

    #[test]
    fn what_a_person_read_is_found() {
        let truth = "project,path,label,yuan,relation,status\n1,,流动书车,30000.00,total,stated\n\
                     1,1,购 书,20000,part,stated\n1,2,燃油,\"10,000\",part,stated\n";
        let files = [
            ("甲.txt", TEXT),
            ("甲.truth.csv", truth),
            ("乙.txt", "无人读过"),
        ];
        let score = scored("found", &files).unwrap();
        assert_eq!(score.documents.len(), 1);
        let tally = Tally {
            expected: 3,
            read: 3,
            matched: 3,
        };
        assert_eq!((score.lines(), score.mentions()), (tally, None));
        assert!(score.documents[0].differences.is_empty());
    }

    #[test]
    fn what_differs_is_shown_by_line() {
        let truth =
            "project,path,label,yuan\n1,,流动书车,30000\n1,1,购书,20000\n1,1.1,燃油,10000\n";
        let score = scored("differs", &[("甲.txt", TEXT), ("甲.truth.csv", truth)]).unwrap();
        let lines = score.lines();
        assert_eq!((lines.matched, lines.expected, lines.read), (2, 3, 3));
        assert_eq!(
            score.documents[0].differences,
            [
                "- 1 1.1     燃油 = 10000  < 购书",
                "+ 1 2       燃油 = 10000  < 流动书车",
            ]
        );
    }

    #[test]
    fn relation_and_status_count_where_they_are_given() {
        let truth = "project,path,label,yuan,relation\n1,,流动书车,30000,total\n\
                     1,1,购书,20000,of-which\n1,2,燃油,10000,part\n";
        let score = scored("relation", &[("甲.txt", TEXT), ("甲.truth.csv", truth)]).unwrap();
        assert_eq!(score.lines().matched, 2);
    }

    #[test]
    fn sums_are_found_by_place() {
        let start = TEXT.find("3.00万元").unwrap();
        let end = start + "3.00万元".len();
        let truth = format!("start,end,role\n{start},{end},part\n0,3,total\n");
        let files = [("甲.txt", TEXT), ("甲.mentions.csv", truth.as_str())];
        let score = scored("sums", &files).unwrap();
        let mentions = score.mentions().unwrap();
        assert_eq!(
            (mentions.matched, mentions.expected, mentions.read),
            (1, 2, 3)
        );
        assert_eq!(score.documents[0].misjudged, 1);
        let differences = &score.documents[0].differences;
        assert_eq!(differences[0], "- 0..3 某");
        assert_eq!(
            differences[3],
            format!("~ {start}..{end} 3.00万元 is part, not total")
        );
    }

    #[test]
    fn a_table_without_its_columns_is_refused() {
        let files = [("甲.txt", TEXT), ("甲.truth.csv", "project,path\n1,\n")];
        let error = scored("columns", &files).unwrap_err();
        assert!(error.ends_with("there is no column label"), "{error}");
        assert!(folder(Path::new("没有")).is_err());
    }
}
