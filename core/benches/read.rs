//! How fast a document is read: `cargo bench -p mingzhang`.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mingzhang::{Budget, SourceText};

const SAMPLE: &str = include_str!("../../www/data/budget.txt");

/// So many copies of the sample make a long document.
const COPIES: usize = 64;

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for (name, text) in [
        ("sample", SAMPLE.to_owned()),
        ("sample × 64", SAMPLE.repeat(COPIES)),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}: decode"), |bencher| {
            bencher.iter(|| SourceText::decode(black_box(text.as_bytes())));
        });
        group.bench_function(format!("{name}: bytes to budget"), |bencher| {
            bencher.iter(|| Budget::read(black_box(text.as_bytes())));
        });
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
