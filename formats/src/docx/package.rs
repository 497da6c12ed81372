//! The ZIP archive that a file of Office is, and the parts in it.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::limits::Work;
use crate::{Error, Format};

/// The archive's directory of parts.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    name: &'a [u8],
    /// Where its own header begins.
    header: usize,
    packed: usize,
    unpacked: usize,
    crc: u32,
    is_deflated: bool,
}

pub(super) const fn damaged(what: &'static str) -> Error {
    Error::Damaged {
        format: Format::Docx,
        what,
    }
}

const NO_DIRECTORY: Error = damaged("the directory at its end is missing");
const CUT: Error = damaged("a part of it is missing");

/// The end of the directory, without the comment behind it.
const END: usize = 22;
const LONGEST_COMMENT: usize = 0xFFFF;
const DIRECTORY_ENTRY: usize = 46;
const HEADER: usize = 30;

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(pair.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

impl<'a> Package<'a> {
    /// Reads the directory. Sizes are taken from there: the headers of the parts may lack them.
    pub(super) fn open(bytes: &'a [u8], work: &mut Work<'_>) -> Result<Self, Error> {
        let from = bytes.len().saturating_sub(END + LONGEST_COMMENT);
        let tail = &bytes[from..];
        work.spend(tail.len())?;
        let end = tail.windows(4).rposition(|mark| mark == b"PK\x05\x06");
        let end = end.ok_or(NO_DIRECTORY)?;
        let count = short(tail, end + 10).ok_or(NO_DIRECTORY)?;
        let mut at = long(tail, end + 16).ok_or(NO_DIRECTORY)? as usize;
        let mut parts = Vec::new();
        for _ in 0..count {
            work.object()?;
            let (part, next) = Self::part(bytes, at).ok_or(NO_DIRECTORY)??;
            parts.push(part);
            at = next;
        }
        Ok(Self { bytes, parts })
    }

    /// The part whose entry in the directory begins here, and where the next entry begins.
    fn part(bytes: &'a [u8], at: usize) -> Option<Result<(Part<'a>, usize), Error>> {
        let entry = bytes.get(at..at.checked_add(DIRECTORY_ENTRY)?)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let is_locked = short(entry, 8)? & 1 != 0;
        if is_locked {
            return Some(Err(Error::Encrypted(Format::Docx)));
        }
        let name_length = short(entry, 28)?;
        let start = at.checked_add(DIRECTORY_ENTRY)?;
        let name = bytes.get(start..start.checked_add(name_length)?)?;
        let next = start
            .checked_add(name_length)?
            .checked_add(short(entry, 30)?)?
            .checked_add(short(entry, 32)?)?;
        let part = Part {
            name,
            header: long(entry, 42)? as usize,
            packed: long(entry, 20)? as usize,
            unpacked: long(entry, 24)? as usize,
            crc: long(entry, 16)?,
            is_deflated: short(entry, 10)? != 0,
        };
        Some(Ok((part, next)))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a [u8]> {
        self.parts.iter().map(|part| part.name)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Part<'a>> {
        self.parts
            .iter()
            .find(|part| part.name.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// The bytes of a part, unpacked; `None` when there is no such part.
    pub(super) fn read(&self, name: &str, work: &mut Work<'_>) -> Result<Option<Vec<u8>>, Error> {
        let Some(part) = self.find(name) else {
            return Ok(None);
        };
        let packed = self.packed(part).ok_or(CUT)?;
        let most = work.may_unpack(packed.len());
        if part.unpacked > most {
            return Err(work.bomb());
        }
        let bytes = if part.is_deflated {
            // One byte more than it says shows that it says too little.
            let most = most.min(part.unpacked.saturating_add(1));
            decompress_to_vec_with_limit(packed, most)
                .map_err(|_| damaged("a part of it cannot be unpacked"))?
        } else {
            packed.to_vec()
        };
        work.unpacked(bytes.len())?;
        if bytes.len() != part.unpacked || crc(&bytes) != part.crc {
            return Err(damaged("a part of it has changed since it was written"));
        }
        Ok(Some(bytes))
    }

    fn packed(&self, part: &Part<'_>) -> Option<&'a [u8]> {
        let header = self
            .bytes
            .get(part.header..part.header.checked_add(HEADER)?)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let start = part
            .header
            .checked_add(HEADER)?
            .checked_add(short(header, 26)?)?
            .checked_add(short(header, 28)?)?;
        self.bytes.get(start..start.checked_add(part.packed)?)
    }
}

/// CRC-32 of ISO 3309, as ZIP has it, four bits at a time.
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let mut crc = at as u32;
            let mut bit = 0;
            while bit < 4 {
                crc = crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
                bit += 1;
            }
            table[at] = crc;
            at += 1;
        }
        table
    };
    let step = |crc: u32, bits: u32| crc >> 4 ^ TABLE[((crc ^ bits) & 15) as usize];
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        let byte = u32::from(*byte);
        step(step(crc, byte), byte >> 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xCBF4_3926);
    }
}
