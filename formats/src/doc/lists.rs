//! The lists of a document (MS-DOC, `PlfLst` and `PlfLfo`).

use super::compound::{long, short};
use crate::Error;
use crate::limits::Work;
use crate::map::Map;
use crate::numbering::{Instance, LEVELS, Level, List, NumberStyle, Numbering};

const LIST: usize = 28;
const LEVEL: usize = 28;
const OVERRIDE: usize = 16;

/// Reads the lists, as far as they are whole. `overrides` says how paragraphs refer to them.
pub(super) fn read(
    lists: &[u8],
    overrides: &[u8],
    work: &mut Work<'_>,
) -> Result<Numbering, Error> {
    let mut numbering = Numbering::default();
    if !lists.is_empty() {
        read_lists(lists, &mut numbering, work)?;
    }
    if !overrides.is_empty() {
        read_overrides(overrides, &mut numbering, work)?;
    }
    Ok(numbering)
}

fn read_lists(bytes: &[u8], numbering: &mut Numbering, work: &mut Work<'_>) -> Result<(), Error> {
    let count = usize::from(short(bytes, 0).unwrap_or_default());
    let mut levels = Cursor(bytes.get(2 + count * LIST..).unwrap_or_default());
    for at in 0..count {
        work.object()?;
        let Some(header) = bytes.get(2 + at * LIST..2 + (at + 1) * LIST) else {
            return Ok(());
        };
        let is_simple = header[26] & 1 != 0;
        let mut list = List::default();
        for level in 0..if is_simple { 1 } else { LEVELS as u8 } {
            let Some(read) = levels.level() else {
                return Ok(());
            };
            list.levels.insert(level, read);
        }
        numbering
            .lists
            .insert(long(header, 0).unwrap_or_default(), list);
    }
    Ok(())
}

fn read_overrides(
    bytes: &[u8],
    numbering: &mut Numbering,
    work: &mut Work<'_>,
) -> Result<(), Error> {
    let count = long(bytes, 0).unwrap_or_default();
    let headers = bytes.get(4..).unwrap_or_default().chunks_exact(OVERRIDE);
    let length = (count as usize).saturating_mul(OVERRIDE).saturating_add(4);
    let mut rest = Cursor(bytes.get(length..).unwrap_or_default());
    for (number, header) in (1..=count).zip(headers) {
        work.object()?;
        let mut instance = Instance {
            list: long(header, 0).unwrap_or_default(),
            starts: Map::default(),
            levels: Map::default(),
        };
        rest.take(4);
        for _ in 0..header[12] {
            let Some(changed) = rest.take(8) else { break };
            let flags = changed[4];
            let level = flags & 15;
            if flags & 0x10 != 0 {
                let start = long(changed, 0).unwrap_or_default();
                instance.starts.insert(level, start.cast_signed());
            }
            if flags & 0x20 != 0 {
                let Some(read) = rest.level() else { break };
                instance.levels.insert(level, read);
            }
        }
        numbering.instances.insert(number, instance);
    }
    Ok(())
}

struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// One level: numbers, two lists of changes, and its text, in which the numbers of levels stand
    /// as characters with their codes.
    fn level(&mut self) -> Option<Level> {
        let header = self.take(LEVEL)?;
        self.take(usize::from(header[24]) + usize::from(header[25]))?;
        let length = usize::from(short(self.take(2)?, 0)?);
        let units = self.take(length * 2)?;
        let units = units
            .chunks_exact(2)
            .map(|it| u16::from_le_bytes([it[0], it[1]]));
        let places = &header[6..15];
        let mut text = String::new();
        for (found, at) in char::decode_utf16(units).zip(1..) {
            let found = found.unwrap_or(char::REPLACEMENT_CHARACTER);
            let code = u32::from(found);
            if code < LEVELS as u32 && places.contains(&at) {
                text.push('%');
                text.extend(char::from_digit(code + 1, 10));
            } else {
                text.push(found);
            }
        }
        let flags = header[5];
        Some(Level {
            start: long(header, 0)?.cast_signed(),
            style: NumberStyle::of_code(header[4]),
            text,
            in_digits: flags & 4 != 0,
            restarts_after: (flags & 8 != 0).then_some(header[26]),
            spaced: header[15] != 2,
        })
    }
}
