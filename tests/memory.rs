//! How much memory reading takes: in proportion to the text, and never more than a text of its kind
//! may take. `cargo run --release -p mingzhang-tests --bin weigh` prints the table.

use mingzhang_tests::weigh::{Scale, texts};

#[global_allocator]
static SCALE: Scale = Scale::new();

#[test]
fn no_text_takes_more_than_it_may() {
    const BYTES: usize = 600_000;
    for (name, most, text) in texts(BYTES) {
        let weight = SCALE.weigh(&text);
        assert!(weight.most <= most * weight.text, "{name}: {weight:?}");
    }
}
