//! How much memory reading takes: at most eight times the text, whatever it says. `cargo run --release -p mingzhang-tests --bin weigh` prints the table.

use mingzhang_tests::weigh::{MOST, Scale, texts};

#[global_allocator]
static SCALE: Scale = Scale::new();

#[test]
fn no_text_takes_more_than_it_may() {
    const BYTES: usize = 3_000_000;
    for (name, text) in texts(BYTES) {
        let weight = SCALE.weigh(&text);
        assert!(weight.most <= MOST * weight.text, "{name}: {weight:?}");
    }
}
