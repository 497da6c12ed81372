//! Any bytes as a PDF, or as what is drawn on the page of one → text, notes or one error. Nothing
//! panics, and every place is in the text.

#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use mingzhang::source::NativeDecoder;
use mingzhang_formats::{Limits, open_with};

/// A file whose page draws this.
fn with_page(content: &[u8]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R \
        /Resources << /Font << /F1 4 0 R >> /XObject << /X 6 0 R >> >> >>\nendobj\n\
        4 0 obj\n<< /Type /Font /Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [5 0 R] >>\nendobj\n\
        5 0 obj\n<< /Type /Font /Subtype /CIDFontType0 >>\nendobj\n6 0 obj\n"
        .to_vec();
    bytes.extend(format!("<< /Subtype /Form /Length {} >>\nstream\n", content.len()).into_bytes());
    bytes.extend(content);
    bytes.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    bytes
}

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        unpacked: 16 << 20,
        steps: 20_000_000,
        ..Limits::default()
    };
    let file = match bytes.split_first() {
        Some((0..128, content)) => with_page(content),
        _ => [b"%PDF-1.7\n", bytes].concat(),
    };
    let mut go_on = |_| ControlFlow::Continue(());
    if let Ok(opened) = open_with(&file, &limits, &NativeDecoder, &mut go_on) {
        for (at, _) in opened.places.iter() {
            assert!(opened.text.is_char_boundary(at as usize));
        }
    }
});
