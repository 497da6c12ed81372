//! A ZIP archive of files that are stored as they are: no compression, no dates.

/// An archive that is being written.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    /// The directory, which comes last.
    directory: Vec<u8>,
    count: u16,
}

/// The version of the format that a reader must know.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// 1 January 1980, the first day that the format can name.
const DATE: u16 = 1 << 5 | 1;

impl Zip {
    pub(super) fn add(&mut self, name: &str, content: &str) {
        let start = length(&self.bytes);
        let size = length(content.as_bytes());
        let mut entry = Vec::new();
        for short in [VERSION, FLAGS, 0, 0, DATE] {
            entry.extend(short.to_le_bytes());
        }
        for long in [crc(content.as_bytes()), size, size] {
            entry.extend(long.to_le_bytes());
        }
        entry.extend((name.len() as u16).to_le_bytes());
        entry.extend([0, 0]);

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&entry);
        self.bytes.extend(name.bytes());
        self.bytes.extend(content.bytes());

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&entry);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.bytes());
        self.count += 1;
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let Self {
            mut bytes,
            directory,
            count,
        } = self;
        let start = length(&bytes);
        let size = length(&directory);
        bytes.extend(directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(size.to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }
}

/// An archive of a document that can be read at all has fewer bytes than this can count.
fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// CRC-32 of ISO 3309, as ZIP has it.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc = crc >> 1 ^ (0xEDB8_8320 & low.wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc(b""), 0);
    }

    #[test]
    fn an_archive_begins_and_ends_as_it_should() {
        let mut zip = Zip::default();
        zip.add("甲.xml", "<a/>");
        let bytes = zip.finish();
        assert!(bytes.starts_with(b"PK\x03\x04"));
        let end = &bytes[bytes.len() - 22..];
        assert!(end.starts_with(b"PK\x05\x06"));
        let start = u32::from_le_bytes([end[16], end[17], end[18], end[19]]) as usize;
        assert!(bytes[start..].starts_with(b"PK\x01\x02"));
    }
}
