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

/// Texts of about so many bytes, documents and words said again and again, and how many times their
/// bytes reading them may take. Where sums stand close together what is kept of each is more than
/// its words.
#[must_use]
pub fn texts(bytes: usize) -> Vec<(&'static str, usize, String)> {
    const FUNDING: &str = "项目1.\n一、项目名称\n甲\n六、资金安排情况\n";
    let again =
        |start: &str, words: &str| format!("{start}{}", words.repeat(bytes.div_ceil(words.len())));
    let documents: String = DOCUMENTS
        .iter()
        .map(|it| format!("{}\n", it.text))
        .collect();
    vec![
        ("documents", 5, again("", &documents)),
        ("a line of sums", 32, again(FUNDING, "购书经费2.00万元，")),
        ("items", 33, again(FUNDING, "1.购书经费2.00万元\n")),
        ("prices", 50, again(FUNDING, "甲费每人0.3万元，共3人\n")),
        (
            "two views",
            30,
            again(FUNDING, "资金来源：甲1万元。支出构成：乙1万元。"),
        ),
        ("the shortest sums", 200, again(FUNDING, "1元")),
        (
            "the shortest sums outside of projects",
            60,
            again("", "1元"),
        ),
        ("headings", 15, again(FUNDING, "六、资金安排情况\n")),
        ("names", 30, again("", "项目名称 甲\n")),
        ("the shortest projects", 55, again("", "项目1\n")),
        (
            "projects",
            11,
            again("", &format!("{FUNDING}安排资金9万元。\n")),
        ),
        ("brackets", 3, again(FUNDING, "（")),
        ("digits", 3, again(FUNDING, "7")),
        ("full-width letters", 8, again(FUNDING, "ａb")),
        (
            "counts",
            90,
            again("项目1.\n一、项目名称\n甲\n四、基本概况\n", "3人"),
        ),
    ]
}
