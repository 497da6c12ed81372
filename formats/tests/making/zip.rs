//! ZIP archives, byte by byte. The fuzz targets make theirs with this file, too.

/// A part of an archive.
pub(crate) struct Part<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
}

/// How the parts of an archive are written.
#[derive(Clone, Copy)]
pub(crate) enum Packing {
    /// As they are.
    Stored,
    /// Deflated by this, as programs write it that do not know sizes beforehand: these stand behind
    /// each part and in the directory, and not in its header.
    Streamed(fn(&[u8]) -> Vec<u8>),
}

/// An archive of these parts.
pub(crate) fn zip(parts: &[Part<'_>], packing: Packing) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for part in parts {
        let start = bytes.len() as u32;
        let (packed, flags, method) = match packing {
            Packing::Stored => (part.bytes.to_vec(), 0, 0),
            Packing::Streamed(pack) => (pack(part.bytes), 8, 8),
        };
        let mut entry = vec![20, 0, flags, 0, method, 0, 0, 0, 0x21, 0];
        let sizes = [
            crc(part.bytes),
            packed.len() as u32,
            part.bytes.len() as u32,
        ];
        let sizes: Vec<u8> = sizes.iter().flat_map(|it| it.to_le_bytes()).collect();
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&entry);
        match packing {
            Packing::Stored => bytes.extend(&sizes),
            Packing::Streamed(_) => bytes.extend([0; 12]),
        }
        let length = (part.name.len() as u16).to_le_bytes();
        bytes.extend(length);
        bytes.extend([0, 0]);
        bytes.extend(part.name.as_bytes());
        bytes.extend(&packed);
        if matches!(packing, Packing::Streamed(_)) {
            bytes.extend(b"PK\x07\x08");
            bytes.extend(&sizes);
        }
        entry.extend(&sizes);
        entry.extend(length);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&entry);
        directory.extend([0; 12]);
        directory.extend(start.to_le_bytes());
        directory.extend(part.name.as_bytes());
    }
    let (start, size) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(parts.len() as u16).to_le_bytes(); 2].concat());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
