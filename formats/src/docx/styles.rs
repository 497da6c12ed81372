//! What styles say about numbers and hidden words (`styles.xml`).

use super::xml::{Piece, Xml};
use crate::Error;
use crate::limits::Work;
use crate::map::Map;

/// A style is based on at most so many others.
const LONGEST_CHAIN: usize = 64;

#[derive(Default)]
pub(super) struct Styles {
    styles: Map<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<u8>,
    is_hidden: Option<bool>,
}

/// The list that paragraphs of a style are in.
pub(super) struct InList<'a> {
    /// The style that says so.
    pub(super) style: &'a str,
    pub(super) list: u32,
    pub(super) level: Option<u8>,
}

impl Styles {
    pub(super) fn read(text: &str, work: &mut Work<'_>) -> Result<Self, Error> {
        let mut xml = Xml::new(text);
        let mut styles = Self::default();
        let mut name = String::new();
        let mut style = Style::default();
        let mut path = Vec::new();
        while let Some(piece) = xml.next(work)? {
            match piece {
                Piece::Open(element) => {
                    match element.name() {
                        "style" => {
                            name = element.attribute("styleId").unwrap_or_default();
                            style = Style::default();
                            let is_default = element.attribute("default");
                            if is_default.is_some_and(|it| it == "1" || it == "true")
                                && element.attribute("type").as_deref() == Some("paragraph")
                            {
                                styles.default = Some(name.clone());
                            }
                        }
                        "basedOn" => style.based_on = element.attribute("val"),
                        "numId" => style.list = element.number("val"),
                        "ilvl" => style.level = element.number("val"),
                        "vanish" if path.contains(&Part::Characters) => {
                            style.is_hidden = Some(element.is_on());
                        }
                        _ => {}
                    }
                    path.push(match element.name() {
                        "style" => Part::Style,
                        "rPr" => Part::Characters,
                        _ => Part::Other,
                    });
                }
                Piece::Close => {
                    if path.pop() == Some(Part::Style) {
                        styles
                            .styles
                            .insert(std::mem::take(&mut name), std::mem::take(&mut style));
                    }
                }
                Piece::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// A style and those it is based on.
    fn chain<'a>(&'a self, name: Option<&str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let get = |name: &str| self.styles.entry(name);
        let first = name.or(self.default.as_deref()).and_then(get);
        std::iter::successors(first, move |(_, style)| get(style.based_on.as_deref()?))
            .take(LONGEST_CHAIN)
            .map(|(name, style)| (name.as_str(), style))
    }

    /// The list that paragraphs of a style are in, by itself or by what it is based on.
    pub(super) fn list(&self, style: Option<&str>) -> Option<InList<'_>> {
        let mut level = None;
        for (name, style) in self.chain(style) {
            level = level.or(style.level);
            if let Some(list) = style.list {
                let style = name;
                return Some(InList { style, list, level });
            }
        }
        None
    }

    /// Whether words of a style are hidden.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.chain(Some(style))
            .find_map(|(_, style)| style.is_hidden)
            .unwrap_or_default()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Style,
    Characters,
    Other,
}
