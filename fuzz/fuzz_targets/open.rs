//! Any bytes → the text of a file, for each format. Nothing panics, no limit is passed, and each place
//! is in the text.
//!
//! Bytes of the fuzzer's are opened as they are, and as the parts of a package and of a compound file
//! that hold together.

#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use mingzhang::source::NativeDecoder;
use mingzhang_formats::{Limits, open_with};

mod package;

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    text: 1 << 20,
    unpacked: 4 << 20,
    ratio: 250,
    nesting: 64,
    pages: 100,
    objects: 100_000,
    steps: 50_000_000,
};

fn open(bytes: &[u8]) {
    let mut calls = 0;
    let mut progress = |_| {
        calls += 1;
        ControlFlow::Continue(())
    };
    let Ok(opened) = open_with(bytes, &LIMITS, &NativeDecoder, &mut progress) else {
        return;
    };
    assert!(opened.text.len() <= LIMITS.text);
    for (at, _) in opened.places.iter() {
        assert!(opened.text.is_char_boundary(at as usize), "{at}");
    }
    let _ = opened.into_source();
}

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    match kind % 6 {
        0 => open(rest),
        1 => open(&[b"<html>", rest].concat()),
        2 => open(&[b"%PDF-1.7\n", rest].concat()),
        // Parts of a package, parted by a byte that is in no XML.
        3 => {
            let parts: Vec<&[u8]> = rest.splitn(4, |byte| *byte == 0).collect();
            let names = [
                "word/document.xml",
                "word/styles.xml",
                "word/numbering.xml",
                "word/footnotes.xml",
            ];
            open(&package::zip(&names, &parts));
        }
        4 => open(&package::compound(rest)),
        _ => open(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", rest].concat()),
    }
});
