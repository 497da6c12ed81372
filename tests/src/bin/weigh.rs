//! How much memory reading takes: `cargo run --release -p mingzhang-tests --bin weigh`.

#![allow(clippy::print_stdout, reason = "it prints a table")]

use mingzhang_tests::weigh::{Scale, texts};

#[global_allocator]
static SCALE: Scale = Scale::new();

fn main() {
    const BYTES: usize = 3_000_000;
    println!("| text of 3 MB | sums | lines | at most | at the end |\n|---|---|---|---|---|");
    for (name, text) in texts(BYTES) {
        let weight = SCALE.weigh(&text);
        // Tenths of the text.
        let times = |bytes: usize| {
            let tenths = bytes * 10 / weight.text;
            format!("{}.{} ×", tenths / 10, tenths % 10)
        };
        let (most, held) = (times(weight.most), times(weight.held));
        let (sums, lines) = (weight.sums, weight.lines);
        println!("| {name} | {sums} | {lines} | {most} | {held} |");
    }
}
