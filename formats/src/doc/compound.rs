//! The compound file that an older file of Office is: streams in a file system of its own (MS-CFB).

use crate::limits::Work;
use crate::{Error, Format};

pub(super) const fn damaged(what: &'static str) -> Error {
    Error::Damaged {
        format: Format::Doc,
        what,
    }
}

const CUT: Error = damaged("a part of it is missing");
const NO_DIRECTORY: Error = damaged("its directory cannot be read");

/// Sectors with this number or a greater one are none.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const NO_ENTRY: u32 = 0xFFFF_FFFF;
const HEADER: usize = 512;
const ENTRY: usize = 128;
/// Numbers of sectors of the table that stand in the header.
const IN_HEADER: usize = 109;

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector, as a power of two.
    shift: u32,
    /// For each sector, the one that follows it.
    next: Vec<u32>,
    /// For each small sector, the one that follows it.
    small_next: Vec<u32>,
    small_shift: u32,
    /// The stream that small sectors are in.
    small: Vec<u8>,
    /// Streams shorter than this are in small sectors.
    cutoff: usize,
    /// What lies in the root.
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
    left: u32,
    right: u32,
    child: u32,
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(short(bytes, 64)?).min(64) / 2;
        let units = bytes.get(..64)?.chunks_exact(2);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let name = char::decode_utf16(units.take(length.saturating_sub(1)));
        Some(Self {
            name: name
                .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
            start: long(bytes, 116)?,
            size: long(bytes, 120)? as usize,
            left: long(bytes, 68)?,
            right: long(bytes, 72)?,
            child: long(bytes, 76)?,
        })
    }
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8], work: &mut Work<'_>) -> Result<Self, Error> {
        let header = bytes.get(..HEADER).ok_or(CUT)?;
        let field = |at| long(header, at).ok_or(NO_DIRECTORY);
        let shift = u32::from(short(header, 30).ok_or(NO_DIRECTORY)?);
        let small_shift = u32::from(short(header, 32).ok_or(NO_DIRECTORY)?);
        if !(7..=16).contains(&shift) || !(2..=12).contains(&small_shift) || small_shift > shift {
            return Err(NO_DIRECTORY);
        }
        let mut file = Self {
            bytes,
            shift,
            next: Vec::new(),
            small_next: Vec::new(),
            small_shift,
            small: Vec::new(),
            cutoff: field(56)? as usize,
            entries: Vec::new(),
        };
        file.next = file.table(header, work)?;
        let small_next = file.chain(field(60)?, usize::MAX, work)?;
        file.small_next = longs(&small_next);
        let directory = file.chain(field(48)?, usize::MAX, work)?;
        file.directory(&directory, work)?;
        Ok(file)
    }

    /// The table that says which sector follows which.
    fn table(&self, header: &[u8], work: &mut Work<'_>) -> Result<Vec<u32>, Error> {
        let mut sectors = longs(&header[76..76 + IN_HEADER * 4]);
        let mut more = long(header, 68).ok_or(NO_DIRECTORY)?;
        let most = self.bytes.len() >> self.shift;
        let mut steps = 0;
        while more < NO_SECTOR {
            work.object()?;
            let mut list = longs(self.sector(more).ok_or(CUT)?);
            more = list.pop().unwrap_or(NO_SECTOR);
            sectors.extend(list);
            steps += 1;
            if steps > most {
                return Err(NO_DIRECTORY);
            }
        }
        let mut table = Vec::new();
        for sector in sectors
            .into_iter()
            .filter(|it| *it < NO_SECTOR)
            .take(most + 1)
        {
            work.object()?;
            table.extend(longs(self.sector(sector).ok_or(CUT)?));
        }
        Ok(table)
    }

    /// The bytes of a sector; the last one of a file may be cut short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize)
            .checked_add(1)?
            .checked_mul(1 << self.shift)?;
        let end = start.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors, at most so many.
    fn chain(&self, start: u32, size: usize, work: &mut Work<'_>) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut at = start;
        while at < NO_SECTOR && bytes.len() < size {
            let sector = self.sector(at).ok_or(CUT)?;
            work.spend(sector.len())?;
            bytes.extend_from_slice(sector);
            // A chain that goes round would be longer than the file.
            if bytes.len() > self.bytes.len() {
                return Err(NO_DIRECTORY);
            }
            at = *self.next.get(at as usize).ok_or(CUT)?;
        }
        bytes.truncate(size);
        Ok(bytes)
    }

    fn small_chain(&self, start: u32, size: usize, work: &mut Work<'_>) -> Result<Vec<u8>, Error> {
        let length = 1_usize << self.small_shift;
        let mut bytes = Vec::new();
        let mut at = start;
        while at < NO_SECTOR && bytes.len() < size {
            let start = (at as usize).checked_mul(length).ok_or(CUT)?;
            let end = start.checked_add(length).ok_or(CUT)?.min(self.small.len());
            let sector = self.small.get(start..end).ok_or(CUT)?;
            work.spend(length)?;
            bytes.extend_from_slice(sector);
            if bytes.len() > self.small.len() {
                return Err(NO_DIRECTORY);
            }
            at = *self.small_next.get(at as usize).ok_or(CUT)?;
        }
        bytes.truncate(size);
        Ok(bytes)
    }

    /// Notes what lies in the root. Its entries are a tree by their names.
    fn directory(&mut self, directory: &[u8], work: &mut Work<'_>) -> Result<(), Error> {
        let entry = |number: u32| {
            let start = (number as usize).checked_mul(ENTRY)?;
            Entry::read(directory.get(start..start.checked_add(ENTRY)?)?)
        };
        let root = entry(0).ok_or(NO_DIRECTORY)?;
        self.small = self.chain(root.start, root.size, work)?;
        let mut open = vec![root.child];
        let most = directory.len() / ENTRY;
        while let Some(number) = open.pop() {
            if number == NO_ENTRY {
                continue;
            }
            work.object()?;
            if self.entries.len() > most {
                return Err(NO_DIRECTORY);
            }
            let entry = entry(number).ok_or(NO_DIRECTORY)?;
            open.extend([entry.left, entry.right]);
            self.entries.push(entry);
        }
        Ok(())
    }

    /// Whether something with this name lies in the root.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream in the root; `None` when there is none with this name.
    pub(super) fn stream(&self, name: &str, work: &mut Work<'_>) -> Result<Option<Vec<u8>>, Error> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name == name) else {
            return Ok(None);
        };
        let bytes = if entry.size < self.cutoff {
            self.small_chain(entry.start, entry.size, work)?
        } else {
            self.chain(entry.start, entry.size, work)?
        };
        if bytes.len() < entry.size {
            return Err(CUT);
        }
        Ok(Some(bytes))
    }
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    let four = bytes.chunks_exact(4);
    four.map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]))
        .collect()
}
