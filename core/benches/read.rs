//! How fast a document is read: `cargo bench -p mingzhang`. Prints a table of bytes a second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mingzhang::{Budget, SourceText};

const SAMPLE: &str = include_str!("../../www/data/budget.txt");

/// Documents of other families, one after the other with the sample, make a long text.
const OTHERS: [&str; 3] = [
    include_str!("../../tests/documents/district/document.txt"),
    include_str!("../../tests/documents/library/document.txt"),
    include_str!("../../tests/documents/culture/document.txt"),
];

/// A project whose funding section is these words.
fn project(words: &str) -> String {
    format!("项目1.\n一、项目名称\n甲\n六、资金安排情况\n{words}")
}

/// The documents, again and again, until they are so many bytes.
fn many(bytes: usize) -> String {
    let once = [SAMPLE, OTHERS[0], OTHERS[1], OTHERS[2]].join("\n");
    once.repeat(bytes.div_ceil(once.len()))
}

fn read(criterion: &mut Criterion) {
    const MILLION: usize = 1_000_000;
    let line = "购书经费2.00万元，";
    let mut group = criterion.benchmark_group("read");
    group.sample_size(10);
    for (name, text) in [
        ("sample", SAMPLE.to_owned()),
        ("3 MB of documents", many(3 * MILLION)),
        ("30 MB of documents", many(30 * MILLION)),
        (
            "one line of 10 MB",
            project(&line.repeat(10 * MILLION / line.len())),
        ),
        ("a million brackets", project(&"（".repeat(MILLION))),
        ("a million digits", project(&"7".repeat(MILLION))),
        (
            "a million headings",
            project(&"六、资金安排情况\n".repeat(MILLION)),
        ),
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
