//! How far the reading of many files is, on a terminal.

use std::io::{self, IsTerminal, Write};

use crate::input::File;
use crate::layout::{PAGE, char_width, clean, width};

/// Columns of the bar.
const BAR: usize = 20;

/// A line on standard error, where somebody sees it, and only for several files.
#[derive(Debug)]
pub(crate) struct Progress {
    total: usize,
    done: usize,
    passed_over: usize,
    is_shown: bool,
}

impl Progress {
    pub(crate) fn new(total: usize) -> Self {
        Self {
            total,
            done: 0,
            passed_over: 0,
            is_shown: total > 1 && io::stderr().is_terminal(),
        }
    }

    /// Shows that a file is being read.
    pub(crate) fn show(&mut self, file: &File) {
        let line = line(self.done, self.total, &file.to_string());
        self.done += 1;
        self.say(&format!("\r\u{1b}[K{line}"));
    }

    /// Counts a file of a folder that is no document.
    pub(crate) fn pass_over(&mut self) {
        self.passed_over += 1;
    }

    pub(crate) fn clear(&self) {
        self.say("\r\u{1b}[K");
    }

    pub(crate) fn finish(&self) {
        self.clear();
        if self.passed_over > 0 {
            let _ = writeln!(
                io::stderr().lock(),
                "note: {} files that are no documents were passed over",
                self.passed_over
            );
        }
    }

    fn say(&self, words: &str) {
        if self.is_shown {
            let mut standard_error = io::stderr().lock();
            // Nobody there to see it is no reason to stop.
            let _ = standard_error.write_all(words.as_bytes());
            let _ = standard_error.flush();
        }
    }
}

/// `[#####               ] 12/48 name`
fn line(done: usize, total: usize, name: &str) -> String {
    let filled = (done * BAR).checked_div(total).unwrap_or_default().min(BAR);
    let bar = "#".repeat(filled) + &" ".repeat(BAR - filled);
    let mut line = format!("[{bar}] {}/{total} ", done + 1);
    let mut left = PAGE.saturating_sub(width(&line) + 20);
    for found in clean(name).chars() {
        let columns = char_width(found);
        if columns > left {
            break;
        }
        left -= columns;
        line.push(found);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills() {
        assert_eq!(
            line(0, 4, "a.docx"),
            format!("[{}] 1/4 a.docx", " ".repeat(20))
        );
        let half = format!("[{}{}] 3/4 预算.doc", "#".repeat(10), " ".repeat(10));
        assert_eq!(line(2, 4, "预算.doc"), half);
        assert!(width(&line(2, 4, &"长".repeat(200))) <= 80);
        assert!(!line(0, 1, "\u{1b}[31m").contains('\u{1b}'));
    }
}
