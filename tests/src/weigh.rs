//! How much memory reading takes: texts that weigh most, and what is counted while one is read.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use mingzhang::Budget;

use crate::DOCUMENTS;

/// The system's allocator, counting what is held.
#[derive(Debug)]
pub struct Scale {
    held: AtomicUsize,
    most: AtomicUsize,
}

impl Scale {
    /// Nothing is held.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            held: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        }
    }

    fn take(&self, bytes: usize) {
        let held = self.held.fetch_add(bytes, Relaxed) + bytes;
        self.most.fetch_max(held, Relaxed);
    }

    /// Reads a text; what it took is counted without the bytes that are read.
    #[must_use]
    pub fn weigh(&self, text: &str) -> Weight {
        let before = self.held.load(Relaxed);
        self.most.store(before, Relaxed);
        let budget = Budget::read(text.as_bytes());
        let most = self.most.load(Relaxed);
        let lines = |budget: &Budget| budget.breakdowns().map(|it| it.funding().len()).sum();
        Weight {
            text: text.len(),
            most: most - before,
            held: self.held.load(Relaxed) - before,
            sums: budget.as_ref().map_or(0, |budget| budget.mentions().len()),
            lines: budget.as_ref().map_or(0, lines),
        }
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self::new()
    }
}

#[expect(unsafe_code, reason = "an allocator can be counted in no other way")]
// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Scale {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        self.held.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        self.held.fetch_sub(layout.size(), Relaxed);
        self.take(size);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// What reading a text took, in bytes, and what was read.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// The text.
    pub text: usize,
    /// The most that was held at a time.
    pub most: usize,
    /// What the reading holds at its end.
    pub held: usize,
    /// Sums of money.
    pub sums: usize,
    /// Funding lines.
    pub lines: usize,
}

/// How many times its bytes reading a text may take. A text that says nothing but sums is read only
/// in part, and a diagnostic says so.
pub const MOST: usize = 8;

/// Texts of about so many bytes: documents, and words said again and again.
#[must_use]
pub fn texts(bytes: usize) -> Vec<(&'static str, String)> {
    const FUNDING: &str = "项目1.\n一、项目名称\n甲\n六、资金安排情况\n";
    let again =
        |start: &str, words: &str| format!("{start}{}", words.repeat(bytes.div_ceil(words.len())));
    let documents: String = DOCUMENTS
        .iter()
        .map(|it| format!("{}\n", it.text))
        .collect();
    let dense = format!("{FUNDING}{}\n", "1元".repeat(64));
    let table = format!("{FUNDING}单位：元\n用途\t金额\t上年\n");
    vec![
        ("documents", again("", &documents)),
        ("a line of sums", again(FUNDING, "购书经费2.00万元，")),
        ("items", again(FUNDING, "1.购书经费2.00万元\n")),
        ("prices", again(FUNDING, "甲费每人0.3万元，共3人\n")),
        (
            "two views",
            again(FUNDING, "资金来源：甲1万元。支出构成：乙1万元。"),
        ),
        ("the shortest sums", again(FUNDING, "1元")),
        ("the shortest sums outside of projects", again("", "1元")),
        ("the shortest sums in many projects", again("", &dense)),
        ("a table", again(&table, "甲\t1\t2\n")),
        ("tables", again("", &format!("{table}甲\t1\t2\n乙\t3\t4\n"))),
        (
            "a table outside of projects",
            again("单位：元\n用途\t金额\t上年\n", "甲\t1\t2\n"),
        ),
        ("a form", again("资金（元）\t总额\t1\n", "\t资金\t1\n")),
        ("headings", again(FUNDING, "六、资金安排情况\n")),
        ("the shortest lines", again(FUNDING, "甲\n")),
        ("the shortest lines with a space", again(FUNDING, "甲 1\n")),
        ("the shortest items", again(FUNDING, "1、2、")),
        ("names", again("", "项目名称 甲\n")),
        ("the shortest projects", again("", "项目1\n")),
        (
            "projects",
            again("", &format!("{FUNDING}安排资金9万元。\n")),
        ),
        ("brackets", again(FUNDING, "（")),
        ("digits", again(FUNDING, "7")),
        ("full-width letters", again(FUNDING, "ａb")),
        ("counts in the section on funding", again(FUNDING, "3人")),
        (
            "counts",
            again("项目1.\n一、项目名称\n甲\n四、基本概况\n", "3人"),
        ),
        (
            "counts with words",
            again(
                "项目1.\n一、项目名称\n甲\n四、基本概况\n",
                "全年服务读者共约3人次，",
            ),
        ),
    ]
}
