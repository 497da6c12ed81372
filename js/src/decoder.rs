//! Text that is not Unicode, decoded by the browser.

use mingzhang::source::{Decode, Encoding};
use web_sys::{TextDecoder, TextDecoderOptions};

/// The browser's own decoder, in place of tables of our own.
#[derive(Clone, Copy, Debug)]
pub struct BrowserDecoder;

impl Decode for BrowserDecoder {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        let label = match encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Gb18030 => "gb18030",
        };
        // Fatal: a byte that is not text is an error, never a replacement character.
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        TextDecoder::new_with_label_and_options(label, &options)
            .ok()?
            .decode_with_u8_array(bytes)
            .ok()
    }
}
