//! Containers around the fuzzer's bytes.

#[allow(dead_code, reason = "the tests of formats need the rest of it")]
#[path = "../../formats/tests/making/zip.rs"]
mod archive;

use archive::{Packing, Part};

/// A ZIP archive of stored parts.
pub(crate) fn zip(names: &[&str], parts: &[&[u8]]) -> Vec<u8> {
    let parts = names.iter().zip(parts);
    let parts: Vec<Part<'_>> = parts.map(|(name, bytes)| Part { name, bytes }).collect();
    archive::zip(&parts, Packing::Stored)
}

/// A compound file whose document and table are both these bytes, behind a header of a document.
pub(crate) fn compound(bytes: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const NONE: u32 = 0xFFFF_FFFF;
    const END: u32 = 0xFFFF_FFFE;
    let mut stream = bytes.to_vec();
    if stream.len() < 12 {
        stream.resize(12, 0);
    }
    stream[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    stream[10..12].copy_from_slice(&[0, 0]);
    let length = stream.len().next_multiple_of(SECTOR).min(120 * SECTOR);
    stream.resize(length, 0);
    let sectors = (length / SECTOR) as u32;

    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, value: u32| file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(30, 9);
    put(32, 6);
    put(44, 1);
    // The directory, no small streams, no further list of tables.
    put(48, 1);
    put(60, END);
    put(68, END);
    for at in 1..109 {
        put(76 + at * 4, NONE);
    }
    // The table of sectors: itself, the directory, the stream.
    let mut table = vec![0xFFFF_FFFD, END];
    table.extend((0..sectors).map(|at| if at + 1 == sectors { END } else { at + 3 }));
    table.resize(SECTOR / 4, NONE);
    file.extend(table.iter().flat_map(|it| it.to_le_bytes()));
    for (name, kind, child, right, start, size) in [
        ("Root Entry", 5, 1, NONE, END, 0),
        ("WordDocument", 2, NONE, 2, 2, length as u32),
        ("0Table", 2, NONE, NONE, 2, length as u32),
        ("", 0, NONE, NONE, 0, 0),
    ] {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() * 2 + 2) as u8;
        entry[66] = kind;
        for (at, value) in [(68, NONE), (72, right), (76, child), (116, start), (120, size)] {
            entry[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
        file.extend(entry);
    }
    file.extend(stream);
    file
}
