//! Compound files, and the least that a document of Word 97 has in one.

/// A stream in the root.
pub(crate) struct Stream<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
}

const SECTOR: usize = 512;
const NONE: u32 = 0xFFFF_FFFF;
const END: u32 = 0xFFFF_FFFE;

/// A compound file with up to three streams, none of them in small sectors, of 100 sectors in all.
pub(crate) fn compound(streams: &[Stream<'_>]) -> Vec<u8> {
    let mut table = vec![0xFFFF_FFFD, END];
    let mut content = Vec::new();
    let mut directory = vec![entry("Root Entry", 5, NONE, 1, END, 0)];
    for (at, stream) in (1..).zip(streams) {
        let start = table.len() as u32;
        let sectors = stream.bytes.len().div_ceil(SECTOR).max(1) as u32;
        table.extend((1..sectors).map(|next| start + next));
        table.push(END);
        content.extend(stream.bytes);
        content.resize((table.len() - 2) * SECTOR, 0);
        let right = if at < streams.len() {
            at as u32 + 1
        } else {
            NONE
        };
        let size = stream.bytes.len() as u32;
        directory.push(entry(stream.name, 2, right, NONE, start, size));
    }
    directory.resize(4, [0; 128]);
    table.resize(SECTOR / 4, NONE);

    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let head = [(30, 9), (32, 6), (44, 1), (48, 1), (60, END), (68, END)];
    let no_more = (1..109).map(|at| (76 + at * 4, NONE));
    for (at, value) in head.into_iter().chain(no_more) {
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    file.extend(table.iter().flat_map(|it| it.to_le_bytes()));
    file.extend(directory.concat());
    file.extend(content);
    file
}

fn entry(name: &str, kind: u8, right: u32, child: u32, start: u32, size: u32) -> [u8; 128] {
    let mut entry = [0; 128];
    for (at, unit) in name.encode_utf16().enumerate() {
        entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
    }
    entry[64] = (name.len() * 2 + 2) as u8;
    entry[66] = kind;
    for (at, value) in [
        (68, NONE),
        (72, right),
        (76, child),
        (116, start),
        (120, size),
    ] {
        entry[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    entry
}

/// A document of Word 97 with this text in one piece, and no properties.
pub(crate) fn document(text: &str) -> Vec<u8> {
    const TEXT: usize = 1024;
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = units.len() as u32;
    let mut stream = vec![0; TEXT];
    stream[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    stream.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    // One piece: its characters, and where they begin.
    let mut pieces = vec![2];
    for number in [16, 0, count] {
        pieces.extend(u32::to_le_bytes(number));
    }
    pieces.extend([0, 0]);
    pieces.extend((TEXT as u32).to_le_bytes());
    pieces.extend([0, 0]);
    for (at, value) in [
        (76, count),
        (154 + 33 * 8, 0),
        (154 + 33 * 8 + 4, pieces.len() as u32),
    ] {
        stream[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    compound(&[
        Stream {
            name: "WordDocument",
            bytes: &stream,
        },
        Stream {
            name: "0Table",
            bytes: &pieces,
        },
    ])
}
