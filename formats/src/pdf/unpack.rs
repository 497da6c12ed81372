//! Unpacks the streams of a PDF, never into more than is allowed.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};
use miniz_oxide::inflate::{
    TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};

use crate::Error;
use crate::limits::Work;

/// A byte of what unusual filters read becomes at most so many bytes.
const MOST_PER_BYTE: usize = 1 << 12;

/// The bytes of a stream; what can be read of one that is damaged.
pub(super) fn stream<'a>(
    stream: &Stream<'a>,
    work: &mut Work<'_>,
) -> Result<Option<Cow<'a, [u8]>>, Error> {
    let packed = stream.raw_data();
    let most = work.may_unpack(packed.len());
    let filters = stream.filters();
    let bytes = match filters.as_slice() {
        [] => packed,
        [Filter::FlateDecode] if !has_predictor(stream.dict()) => {
            Cow::Owned(inflate(&packed, most).ok_or_else(|| work.bomb())?)
        }
        // Rare in text. The library unpacks these without a limit, so only few bytes are given.
        _ if packed.len().saturating_mul(MOST_PER_BYTE) <= work.limits.unpacked => {
            match stream.decoded_data() {
                Ok(bytes) => bytes,
                Err(_) => return Ok(None),
            }
        }
        _ => return Err(work.bomb()),
    };
    work.unpacked(bytes.len())?;
    Ok(Some(bytes))
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let parameters = dict.get::<Dict<'_>>("DecodeParms");
    parameters.is_some_and(|parameters| parameters.contains_key("Predictor"))
}

/// What was deflated, as far as it can be read; `None` when it is more than `most` bytes.
fn inflate(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let error = match decompress_to_vec_zlib_with_limit(packed, most) {
        Ok(bytes) => return Some(bytes),
        Err(error) => error,
    };
    if error.status == TINFLStatus::HasMoreOutput {
        return None;
    }
    if !error.output.is_empty() {
        return Some(error.output);
    }
    // Some programs leave out the head or write a wrong one.
    match decompress_to_vec_with_limit(packed.get(2..).unwrap_or(&[]), most) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => None,
        Err(error) => Some(error.output),
    }
}

/// Looks through the file for packed parts that the library unpacks by itself, tables of objects
/// and objects in streams, and fails when they would unpack into too much.
pub(super) fn look_for_bombs(bytes: &[u8], work: &mut Work<'_>) -> Result<(), Error> {
    work.spend(bytes.len())?;
    let is_encrypted = find(bytes, b"/Encrypt").is_some();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let word = at + found;
        at = word + b"stream".len();
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let head = head_of(&bytes[..word]);
        if find(head, b"ObjStm").is_none() && find(head, b"XRef").is_none() {
            continue;
        }
        let data = &bytes[at..];
        let data = match data {
            [b'\r', b'\n', rest @ ..] => rest,
            [b'\r' | b'\n', rest @ ..] => rest,
            _ => data,
        };
        let end = find(data, b"endstream").unwrap_or(data.len());
        let packed = &data[..end];
        let filters = ["Flate", "/Fl ", "LZW", "ASCII", "RunLength"].map(|name| {
            head.windows(name.len())
                .filter(|w| *w == name.as_bytes())
                .count()
        });
        let many: usize = filters.iter().sum();
        let plain_flate = many == 1 && filters[0] == 1;
        if plain_flate && !is_encrypted {
            // The library's packed parts compress well: tables are mostly zeros.
            let most = work.limits.unpacked;
            let unpacked = inflate(packed, most).ok_or_else(|| work.bomb())?;
            work.unpacked(unpacked.len())?;
        } else if many > 0 && packed.len().saturating_mul(MOST_PER_BYTE) > work.limits.unpacked {
            return Err(work.bomb());
        }
        at += end;
    }
    Ok(())
}

/// The dictionary before the word `stream`.
fn head_of(before: &[u8]) -> &[u8] {
    /// Dictionaries of streams are short.
    const LONGEST: usize = 4096;
    let start = before.len().saturating_sub(LONGEST);
    let near = &before[start..];
    let object = near.windows(5).rposition(|window| {
        window == b" obj\n" || window == b" obj\r" || window == b" obj<" || window == b" obj "
    });
    &near[object.unwrap_or(0)..]
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let (first, _) = word.split_first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| byte == first)?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}
