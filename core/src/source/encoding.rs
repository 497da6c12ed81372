//! Which encoding the bytes are in, and strict decoding.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind};

/// An encoding in which documents are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8
    Utf8,
    /// UTF-16, little end first
    Utf16Le,
    /// UTF-16, big end first
    Utf16Be,
    /// GB 18030, and with it GBK and GB 2312
    Gb18030,
}

/// Decodes what is not Unicode. A browser brings its own decoder; native builds use a crate
/// ([`NativeDecoder`]).
pub trait Decode {
    /// The text, or `None` when some byte is not text in this encoding or the encoding is not
    /// known here. Nothing may be replaced.
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String>;
}

/// The decoder of native builds: GB 18030 with the feature `gb18030`, otherwise none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDecoder;

impl Decode for NativeDecoder {
    #[cfg(feature = "gb18030")]
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map(std::borrow::Cow::into_owned),
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => None,
        }
    }

    #[cfg(not(feature = "gb18030"))]
    fn decode(&self, _: &[u8], _: Encoding) -> Option<String> {
        None
    }
}

pub(super) fn decode(
    bytes: &[u8],
    decoder: &(impl Decode + ?Sized),
) -> Result<(String, Encoding), Error> {
    let not_text = || {
        Error(Kind::NotText {
            looks_like: looks_like(bytes),
        })
    };
    if looks_like(bytes).is_some() {
        return Err(not_text());
    }
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, ..] => (utf16(bytes, u16::from_le_bytes), Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => (utf16(bytes, u16::from_be_bytes), Encoding::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (Some(text.to_owned()), Encoding::Utf8),
            Err(_) => (decoder.decode(bytes, Encoding::Gb18030), Encoding::Gb18030),
        },
    };
    match text {
        Some(text) if is_prose(&text) => Ok((text, encoding)),
        _ => Err(not_text()),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// Text has next to no control characters; a file of some other kind that happens to decode has
/// many.
fn is_prose(text: &str) -> bool {
    /// So many bytes are counted in one byte.
    const FEW: usize = 224;
    let is_control = |byte: &u8| {
        u8::from(byte.is_ascii_control() & !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C))
    };
    let few = text.as_bytes().chunks(FEW);
    let controls: usize = few
        .map(|bytes| usize::from(bytes.iter().map(is_control).sum::<u8>()))
        .sum();
    controls * 100 <= text.len()
}

/// Kinds of files that people take for text, by their first bytes.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a docx, xlsx or zip file"),
    (b"\xD0\xCF\x11\xE0", "an older Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a gzip file"),
    (b"\x7FELF", "a program"),
];

fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, Encoding), Error> {
        decode(bytes, &NativeDecoder)
    }

    #[test]
    fn unicode_is_told_by_its_bytes() {
        assert_eq!(
            read("预算".as_bytes()),
            Ok(("预算".to_owned(), Encoding::Utf8))
        );
        let le: Vec<u8> = "\u{FEFF}预算"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            read(&le),
            Ok(("\u{FEFF}预算".to_owned(), Encoding::Utf16Le))
        );
        let be: Vec<u8> = "\u{FEFF}预算"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(
            read(&be),
            Ok(("\u{FEFF}预算".to_owned(), Encoding::Utf16Be))
        );
    }

    #[cfg(feature = "gb18030")]
    #[test]
    fn gb18030_is_read_when_it_is_not_utf8() {
        assert_eq!(
            read(b"\xD4\xA4\xCB\xE3"),
            Ok(("预算".to_owned(), Encoding::Gb18030))
        );
    }

    #[test]
    fn what_is_not_text_is_refused_by_name() {
        let error = read(b"%PDF-1.7 ...").unwrap_err();
        assert!(error.is_not_text());
        assert_eq!(error.looks_like(), Some("a PDF file"));
        assert!(read(&[0, 159, 146, 150, 255]).unwrap_err().is_not_text());
        assert!(read(&[0; 64]).unwrap_err().is_not_text());
        assert!(read(&[0xFF, 0xFE, 0x00]).unwrap_err().is_not_text());
        let lone_surrogate = [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00];
        assert!(read(&lone_surrogate).unwrap_err().is_not_text());
    }
}
