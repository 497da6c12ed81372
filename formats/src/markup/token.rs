//! Tags and the text between them, as tolerantly as browsers read them (HTML, 13.2.5), or as XML
//! has them.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    /// Text with its entities as they are.
    Text(&'a str),
    /// Text in which & and < are what they are: CDATA of XML.
    Verbatim(&'a str),
}

/// A tag with its attributes as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name; compare without regard to case.
    pub(crate) name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    #[cfg(feature = "html")]
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it closes at once, as `<w:br/>` does in XML.
    #[cfg(feature = "docx")]
    pub(crate) fn is_empty(&self) -> bool {
        self.attributes.ends_with('/')
    }

    /// An attribute's value with its entities as they are; empty when it has none.
    #[cfg(feature = "html")]
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.find(&|found| found.eq_ignore_ascii_case(name))
    }

    /// The value of the first attribute whose name is one that is looked for.
    pub(crate) fn find(&self, is_it: &dyn Fn(&str) -> bool) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/');
            // A name may begin with =.
            let end = rest.char_indices().skip(1).find(|(_, c)| is_end(*c));
            let (found, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            let (value, after) = value(after);
            if is_it(found) {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// The value that follows an attribute's name, and what is behind it.
fn value(after: &str) -> (&str, &str) {
    let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
        return ("", after);
    };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace());
    value.split_at(end.unwrap_or(value.len()))
}

/// Elements in which nothing is a tag but their own end.
const RAW: [&str; 8] = [
    "script", "style", "title", "textarea", "iframe", "noscript", "xmp", "noframes",
];

/// What text that stands as it is begins with, behind its <.
const VERBATIM: &str = "![CDATA[";

/// The pieces of a page.
pub(crate) struct Tokens<'a> {
    page: &'a str,
    at: usize,
    /// The element that only its own end ends.
    raw: Option<&'a str>,
    is_xml: bool,
}

impl<'a> Tokens<'a> {
    pub(crate) fn of(page: &'a str) -> Self {
        Self {
            page,
            at: 0,
            raw: None,
            is_xml: false,
        }
    }

    /// Those of XML: no element holds anything but elements and text, and a text may stand as it is.
    #[cfg(feature = "docx")]
    pub(crate) fn of_xml(text: &'a str) -> Self {
        Self {
            is_xml: true,
            ..Self::of(text)
        }
    }

    /// Where the next piece begins.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.page[self.at..]
    }

    /// Takes so many bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let taken = &self.rest()[..bytes];
        self.at += bytes;
        taken
    }

    /// Passes over what a mark ends, the mark included.
    fn pass(&mut self, mark: &str) {
        let rest = self.rest();
        let end = rest.find(mark).map(|at| at + mark.len());
        self.at += end.unwrap_or(rest.len());
    }

    fn raw_text(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let is_end = |at: &usize| {
            let after = rest.get(at + 2..at + 2 + name.len());
            after.is_some_and(|it| it.eq_ignore_ascii_case(name))
        };
        let end = rest.match_indices("</").map(|(at, _)| at).find(is_end);
        self.take(end.unwrap_or(rest.len()))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let text = self.raw_text(name);
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        let is_xml = self.is_xml;
        let is_first = |c: char| c.is_ascii_alphabetic() || is_xml && (c == '_' || !c.is_ascii());
        loop {
            let rest = self.rest();
            let begin = rest.chars().next()?;
            if begin != '<' {
                let end = rest.find('<').unwrap_or(rest.len());
                return Some(Token::Text(self.take(end)));
            }
            let after = &rest[1..];
            match after.chars().next() {
                Some('!') if after.starts_with("!--") => {
                    // <!--> is a whole comment.
                    self.at += 3;
                    self.pass("-->");
                }
                Some('!') if self.is_xml && after.starts_with(VERBATIM) => {
                    self.at += 1 + VERBATIM.len();
                    let rest = self.rest();
                    let text = self.take(rest.find("]]>").unwrap_or(rest.len()));
                    self.pass("]]>");
                    return Some(Token::Verbatim(text));
                }
                Some('!' | '?') => self.pass(">"),
                Some('/') if after[1..].starts_with(is_first) => {
                    self.at += 2;
                    let name = self.name();
                    self.pass(">");
                    return Some(Token::Close(name));
                }
                Some('/') => self.pass(">"),
                Some(letter) if is_first(letter) => {
                    self.at += 1;
                    let name = self.name();
                    let attributes = self.attributes();
                    let is_raw = |raw: &&str| name.eq_ignore_ascii_case(raw);
                    self.raw = (!self.is_xml && RAW.iter().any(is_raw)).then_some(name);
                    return Some(Token::Open(Tag { name, attributes }));
                }
                // 3 < 5 is text.
                _ => return Some(Token::Text(self.take(1))),
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        self.take(rest.find(is_end).unwrap_or(rest.len()))
    }

    /// Everything up to the end of the tag, which is not in quotes.
    fn attributes(&mut self) -> &'a str {
        let rest = self.rest();
        let mut quote = None;
        let mut last = ' ';
        let end = rest.char_indices().find(|(_, c)| {
            match quote {
                Some(open) if open == *c => quote = None,
                Some(_) => {}
                // Quotes begin behind = only.
                None if matches!(c, '"' | '\'') && last == '=' => quote = Some(*c),
                None if *c == '>' => return true,
                None => {}
            }
            if !c.is_ascii_whitespace() {
                last = *c;
            }
            false
        });
        let Some((end, _)) = end else {
            return self.take(rest.len());
        };
        let attributes = self.take(end);
        self.at += 1;
        attributes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(page: &str) -> String {
        Tokens::of(page)
            .map(|token| match token {
                Token::Open(tag) => format!("[{}]", tag.name),
                Token::Close(name) => format!("[/{name}]"),
                Token::Text(text) | Token::Verbatim(text) => text.to_owned(),
            })
            .collect()
    }

    #[test]
    fn tags_are_told_from_text() {
        for (page, tokens) in [
            ("<p>甲<br/>乙</P >", "[p]甲[br]乙[/P]"),
            ("3 < 5 <3 </ 4>", "3 < 5 <3 "),
            ("甲<!-- <p> -->乙<!doctype html>丙<?xml?>", "甲乙丙"),
            ("<![if !supportLists]>1.<![endif]>", "1."),
            ("<a title='>' x=\">\">词</a>", "[a]词[/a]"),
            (
                "<script>if (a < b) '<p>'</SCRIPT>后",
                "[script]if (a < b) '<p>'[/SCRIPT]后",
            ),
            ("<style>p > a {}", "[style]p > a {}"),
            ("<p", "[p]"),
            ("<!--", ""),
            ("末<", "末<"),
            ("<script></script>后", "[script][/script]后"),
        ] {
            assert_eq!(written(page), tokens, "{page}");
        }
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let page = "<td class=a.b COLSPAN = '2' rowspan=\"3\" nowrap/ data-x=甲 =odd =>";
        let Some(Token::Open(tag)) = Tokens::of(page).next() else {
            panic!("there is a tag");
        };
        assert_eq!(tag.attribute("class"), Some("a.b"));
        assert_eq!(tag.attribute("colspan"), Some("2"));
        assert_eq!(tag.attribute("rowspan"), Some("3"));
        assert_eq!(tag.attribute("nowrap"), Some(""));
        assert_eq!(tag.attribute("data-x"), Some("甲"));
        assert_eq!(tag.attribute("width"), None);
    }
}
