//! A few words, said again and again. Four times the text must take about four times as long.
//!
//! Time is the measure, so it is taken on texts large enough, as the best of several readings, and
//! with a generous factor: quadratic work takes sixteen times as long. A first suspicion is tried
//! again on a larger text before it counts.

#![no_main]

use std::time::{Duration, Instant};

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use mingzhang::Budget;

/// What documents are made of.
const SCRAPS: [&str; 56] = [
    "项目1.\n",
    "项目二\n",
    "\n",
    "一、项目名称\n",
    "三、项目实施单位\n",
    "五、项目实施内容\n",
    "六、资金安排情况\n",
    "：",
    "，",
    "。",
    "；",
    "、",
    "（",
    "）",
    "(",
    ")",
    "“",
    "《",
    "》",
    "1.",
    "2、",
    "（一）",
    "(1)",
    "①",
    "<1>",
    "一是",
    "其中",
    "其中：",
    "包括",
    "主要用于",
    "分别是",
    "共计",
    "合计",
    "为保障",
    "比上年增加",
    "每人",
    "每个单位",
    "每月",
    "3人",
    "20个单位",
    "12个月",
    "约12,000车次",
    "50.00万元",
    "0.3万元",
    "5元",
    "万",
    "元",
    "7",
    ",",
    ".",
    "２",
    "2024年",
    "水费",
    "律师事务所",
    " HYPERLINK \"",
    "\u{3000}",
];

#[derive(Arbitrary, Debug)]
struct Words {
    before: Vec<u8>,
    pattern: Vec<u8>,
    after: Vec<u8>,
}

/// The smaller text, in bytes.
const SMALL: usize = 1 << 15;
/// Four times the text may take this many times as long.
const FACTOR: u32 = 9;
/// Less is too short to be measured.
const NOTICEABLE: Duration = Duration::from_millis(20);

fuzz_target!(|words: Words| {
    let pattern = scraps(&words.pattern, 12);
    if pattern.is_empty() {
        return;
    }
    let (before, after) = (scraps(&words.before, 8), scraps(&words.after, 8));
    let takes = |size: usize, tries: usize| {
        let text = format!("{before}{}{after}", pattern.repeat(size / pattern.len()));
        (0..tries).map(|_| reading(&text)).min().unwrap_or_default()
    };
    let is_slow = |size: usize, tries: usize| {
        let (small, large) = (takes(size, tries), takes(4 * size, tries));
        (large > NOTICEABLE && large > small * FACTOR).then_some((small, large))
    };
    if is_slow(SMALL, 1).is_some()
        && let Some((small, large)) = is_slow(4 * SMALL, 3)
    {
        panic!("{small:?}, then {large:?} for four times {before:?} {pattern:?} {after:?}");
    }
});

fn scraps(bytes: &[u8], most: usize) -> String {
    let scrap = |byte: &u8| SCRAPS[usize::from(*byte) % SCRAPS.len()];
    bytes.iter().take(most).map(scrap).collect()
}

fn reading(text: &str) -> Duration {
    let text = text.to_owned();
    let start = Instant::now();
    let budget = Budget::from_text(text);
    let taken = start.elapsed();
    drop(budget);
    taken
}
