//! Characters that a page writes by name or number: `&nbsp;`, `&#20803;`.

use std::borrow::Cow;

/// The names that budgets and portals use.
const NAMES: [(&str, char); 44] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("shy", '\u{AD}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("middot", '·'),
    ("bull", '•'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("deg", '°'),
    ("permil", '‰'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("yen", '¥'),
    ("euro", '€'),
    ("pound", '£'),
    ("copy", '©'),
    ("reg", '®'),
    ("sect", '§'),
];

/// What numbers from 128 on stand for, as browsers read them (HTML, 13.2.5.80).
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The longest name or number that is looked at.
const LONGEST: usize = 12;

/// A text with its characters as they are read. What is no known entity stays as it is.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut read = String::with_capacity(text.len());
    let mut rest = &text[first..];
    read.push_str(&text[..first]);
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(&rest[1..]) {
            Some((found, length)) => {
                read.push(found);
                rest = &rest[1 + length..];
            }
            None => {
                read.push('&');
                rest = &rest[1..];
            }
        }
    }
    read.push_str(rest);
    Cow::Owned(read)
}

/// The entity that a text begins with behind its &, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '#';
    let length = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if length > LONGEST {
        return None;
    }
    let name = &text[..length];
    let ended = length + usize::from(text[length..].starts_with(';'));
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        let remapped = (0x80..0xA0)
            .contains(&code)
            .then(|| WINDOWS_1252.chars().nth(code as usize - 0x80))
            .flatten();
        let found = remapped.or_else(|| char::from_u32(code).filter(|it| *it != '\0'));
        return Some((found.unwrap_or(char::REPLACEMENT_CHARACTER), ended));
    }
    let (_, found) = NAMES.iter().find(|(known, _)| *known == name)?;
    Some((*found, ended))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_as_browsers_read_them() {
        for (text, read) in [
            ("无", "无"),
            ("3&nbsp;万&#20803;&#x5143;", "3\u{A0}万元元"),
            ("&amp;lt; &lt", "&lt; <"),
            ("&#150;&#0;&#xD800;", "–\u{FFFD}\u{FFFD}"),
            ("a & b &unknown; &", "a & b &unknown; &"),
        ] {
            assert_eq!(decoded(text), read);
        }
    }
}
