//! The XML of the parts of a package, event by event. Names are compared without their prefix:
//! producers choose prefixes, and no two elements that are read here differ in nothing else.

use std::borrow::Cow;

use mingzhang::source::{self, NativeDecoder};

use super::package::damaged;
use crate::Error;
use crate::limits::Work;
use crate::markup::{Tag, Token, Tokens, decoded};

pub(super) const NOT_XML: Error = damaged("a part of it is not well-formed");

/// Bytes between two reports of progress.
const STRIDE: usize = 1 << 16;

pub(super) struct Xml<'a> {
    tokens: Tokens<'a>,
    /// The elements that are open.
    open: Vec<&'a str>,
    /// Whether the last one that was opened closes at once.
    closes: bool,
    told: usize,
    total: usize,
}

pub(super) enum Piece<'a> {
    Open(Element<'a>),
    Close,
    Text(Cow<'a, str>),
}

/// An element's name and attributes.
pub(super) struct Element<'a>(Tag<'a>);

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

impl Element<'_> {
    pub(super) fn name(&self) -> &str {
        local(self.0.name)
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.0.find(&|found| local(found) == name)?;
        Some(decoded(found).into_owned())
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

/// The text of a part: XML may be UTF-16 too. One that declares entities is refused, as in Word:
/// parts of a package may not (ECMA-376, part 2), and what they unfold into has no bounds.
pub(super) fn utf8(bytes: Vec<u8>) -> Result<String, Error> {
    let text = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let decoded = source::decode(&bytes, &NativeDecoder);
        decoded.map_err(|_| NOT_XML)?.0
    } else {
        String::from_utf8(bytes).map_err(|_| NOT_XML)?
    };
    if text.contains("<!DOCTYPE") {
        return Err(NOT_XML);
    }
    Ok(text)
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            tokens: Tokens::of_xml(text),
            open: Vec::new(),
            closes: false,
            told: 0,
            total: text.len(),
        }
    }

    /// The next event; `None` at the end. Comments, declarations and the like are passed over.
    pub(super) fn next(&mut self, work: &mut Work<'_>) -> Result<Option<Piece<'a>>, Error> {
        if std::mem::take(&mut self.closes) {
            self.open.pop();
            return Ok(Some(Piece::Close));
        }
        let at = self.tokens.at();
        if at.saturating_sub(self.told) >= STRIDE {
            self.told = at;
            work.tell(at, self.total)?;
        }
        Ok(Some(match self.tokens.next() {
            Some(Token::Open(tag)) => {
                self.open.push(tag.name);
                self.closes = tag.is_empty();
                work.depth(self.open.len())?;
                work.object()?;
                Piece::Open(Element(tag))
            }
            Some(Token::Close(name)) if self.open.pop() == Some(name) => Piece::Close,
            Some(Token::Text(text)) => Piece::Text(decoded(text)),
            Some(Token::Verbatim(text)) => Piece::Text(Cow::Borrowed(text)),
            None if self.open.is_empty() => return Ok(None),
            _ => return Err(NOT_XML),
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::Limits;

    /// What is read, elements in brackets; `Err` where it ends in an error.
    fn read(text: &str) -> Result<String, Error> {
        let limits = Limits::default();
        let mut go_on = |_| ControlFlow::Continue(());
        let mut work = Work::new(&limits, &mut go_on);
        let mut xml = Xml::new(text);
        let mut read = String::new();
        while let Some(piece) = xml.next(&mut work)? {
            read.push_str(&match piece {
                Piece::Open(element) => {
                    let value = element.attribute("val").map(|it| format!("={it}"));
                    format!("[{}{}]", element.name(), value.unwrap_or_default())
                }
                Piece::Close => "[/]".to_owned(),
                Piece::Text(text) => text.into_owned(),
            });
        }
        Ok(read)
    }

    #[test]
    fn elements_text_and_values_are_told_apart() {
        for (text, pieces) in [
            ("<?xml version='1.0'?><w:p><w:r/>甲</w:p>", "[p][r][/]甲[/]"),
            (
                "<p a:val=\"1 &gt; 0 &#x4E00;\" w:other='>'/>",
                "[p=1 > 0 一][/]",
            ),
            ("<p val='a/'>b</p>", "[p=a/]b[/]"),
            ("<t>&lt;3&amp;4&#20803;</t>", "[t]<3&4元[/]"),
            (
                "<t><![CDATA[<w:p>&amp;]]><!-- <w:p> --></t>",
                "[t]<w:p>&amp;[/]",
            ),
            (
                "<title><style/></title><元:文/>",
                "[title][style][/][/][文][/]",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Ok(pieces), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_together_is_damaged() {
        for text in [
            "<a><b></a></b>",
            "<a>",
            "</a>",
            "<a><b/>",
            "<a b='",
            "<a></A>",
        ] {
            assert_eq!(read(text), Err(NOT_XML), "{text}");
        }
    }
}
