//! The XML of the parts of a package, event by event. Names are compared without their prefix:
//! producers choose prefixes, and no two elements that are read here differ in nothing else.

use std::borrow::Cow;

use mingzhang::source::{self, NativeDecoder};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::damaged;
use crate::Error;
use crate::limits::Work;

pub(super) const NOT_XML: Error = damaged("a part of it is not well-formed");

/// Bytes between two reports of progress.
const STRIDE: usize = 1 << 16;

pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    told: usize,
    total: usize,
}

pub(super) enum Piece<'a> {
    Open(Element<'a>),
    Close,
    Text(Cow<'a, str>),
}

/// An element's name and attributes.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    pub(super) fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|it| it.key.local_name().into_inner() == name.as_bytes())?;
        // Not `unescape_value`, which a feature that other crates turn on takes away.
        let value = std::str::from_utf8(&found.value).ok()?;
        quick_xml::escape::unescape(value).ok().map(Cow::into_owned)
    }

    pub(super) fn number<T: TryFrom<i32>>(&self, name: &str) -> Option<T> {
        let number: i32 = self.attribute(name)?.trim().parse().ok()?;
        T::try_from(number).ok()
    }

    /// What an element that switches something on or off says: `<w:vanish/>`, `w:val="0"`.
    pub(super) fn is_on(&self) -> bool {
        !self
            .attribute("val")
            .is_some_and(|it| matches!(&*it, "0" | "false" | "off"))
    }
}

/// The bytes of a part as UTF-8: XML may be UTF-16 too.
pub(super) fn utf8(bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let (text, _) = source::decode(&bytes, &NativeDecoder).map_err(|_| NOT_XML)?;
        return Ok(text.into_bytes());
    }
    Ok(bytes)
}

impl<'a> Xml<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Reader::from_reader(bytes);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            depth: 0,
            told: 0,
            total: bytes.len(),
        }
    }

    /// The next event; `None` at the end. Comments, declarations and the like are passed over;
    /// entities that the document declares itself are not known.
    pub(super) fn next(&mut self, work: &mut Work<'_>) -> Result<Option<Piece<'a>>, Error> {
        loop {
            let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            if at.saturating_sub(self.told) >= STRIDE {
                self.told = at;
                work.tell(at, self.total)?;
            }
            return Ok(Some(
                match self.reader.read_event().map_err(|_| NOT_XML)? {
                    Event::Start(element) => {
                        self.depth += 1;
                        work.depth(self.depth)?;
                        work.object()?;
                        Piece::Open(Element(element))
                    }
                    Event::End(_) => {
                        self.depth = self.depth.saturating_sub(1);
                        Piece::Close
                    }
                    Event::Text(text) => Piece::Text(text.unescape().map_err(|_| NOT_XML)?),
                    Event::CData(text) => Piece::Text(text.decode().map_err(|_| NOT_XML)?),
                    Event::Eof if self.depth == 0 => return Ok(None),
                    Event::Eof => return Err(NOT_XML),
                    _ => continue,
                },
            ));
        }
    }
}
