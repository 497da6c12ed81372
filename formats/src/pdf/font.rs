//! Fonts of a PDF: which characters the bytes of a text are, and how wide they are.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap, CMapName, WritingMode};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use mingzhang::source::{Decode, Encoding};

use super::names::{self, Letters};
use super::{sfnt, unpack};
use crate::Error;
use crate::limits::Work;

/// A font, as far as text needs it.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    meaning: Meaning,
    /// Widths of characters in thousandths of the font's size, by code or, in a composite font,
    /// by the number in its collection.
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// What a width is multiplied with.
    unit: f64,
    pub(super) is_vertical: bool,
    /// Characters that have been asked for.
    known: RefCell<BTreeMap<u32, Option<String>>>,
}

/// How bytes make codes.
enum Codes {
    One,
    Two,
    Utf16,
    Gb,
    Map(Box<CMap>),
}

/// What a code means where the font brings no table to Unicode.
enum Meaning {
    Nothing,
    Letters(BTreeMap<u8, char>),
    Unicode,
    Gb,
    /// Numbers of the collection Adobe-GB1.
    Gb1,
    /// Glyphs of the embedded font, by its own table.
    Glyphs(BTreeMap<u32, char>),
}

/// A character of a text that is shown.
pub(super) struct Shown {
    /// Its characters; `None` when the font does not say.
    pub(super) text: Option<String>,
    /// How far the next one stands, in parts of the font's size.
    pub(super) advance: f64,
    /// Whether it is the code 32 of one byte, which word spacing widens.
    pub(super) is_space: bool,
}

impl Font {
    /// A font that is not there or that is not understood: it has no characters.
    pub(super) fn unknown() -> Self {
        Self {
            codes: Codes::One,
            to_unicode: None,
            meaning: Meaning::Nothing,
            widths: BTreeMap::new(),
            default_width: 500.0,
            unit: 0.001,
            is_vertical: false,
            known: RefCell::default(),
        }
    }

    pub(super) fn new(dict: &Dict<'_>, work: &mut Work<'_>) -> Result<Self, Error> {
        let mut font = match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Type0") => Self::composite(dict, work)?,
            _ => Self::simple(dict, work)?,
        };
        font.to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => cmap(&stream, work)?,
            None => None,
        };
        Ok(font)
    }

    fn simple(dict: &Dict<'_>, work: &mut Work<'_>) -> Result<Self, Error> {
        let mut font = Self::unknown();
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        font.default_width = descriptor.get::<f64>("MissingWidth").unwrap_or(0.0);
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        match dict.get::<Array<'_>>("Widths") {
            Some(widths) => {
                let codes = (first..=0xFF).zip(widths.iter::<f64>());
                font.widths = codes.collect();
            }
            // One of the fonts that every program has.
            None => font.default_width = 550.0,
        }
        if dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type3") {
            let matrix = dict.get::<Array<'_>>("FontMatrix");
            font.unit = matrix
                .and_then(|matrix| matrix.iter::<f64>().next())
                .unwrap_or(0.001);
        }
        work.object()?;
        font.meaning = Meaning::Letters(letters(dict, &descriptor));
        Ok(font)
    }

    fn composite(dict: &Dict<'_>, work: &mut Work<'_>) -> Result<Self, Error> {
        let mut font = Self::unknown();
        let descendants = dict.get::<Array<'_>>("DescendantFonts");
        let descendant = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descendant = descendant.unwrap_or_default();
        font.default_width = descendant.get::<f64>("DW").unwrap_or(1000.0);
        if let Some(widths) = descendant.get::<Array<'_>>("W") {
            font.widths = composite_widths(&widths, work)?;
        }
        let is_gb1 = descendant
            .get::<Dict<'_>>("CIDSystemInfo")
            .is_some_and(|info| {
                info.get::<PdfString<'_>>("Ordering")
                    .is_some_and(|name| name.as_bytes() == b"GB1")
            });
        let by_number = |codes| {
            (
                codes,
                if is_gb1 {
                    Meaning::Gb1
                } else {
                    Meaning::Nothing
                },
            )
        };
        (font.codes, font.meaning) = match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => {
                let name = name.as_str();
                font.is_vertical = name.ends_with("-V");
                if name.contains("UTF16") || name.contains("UCS2") {
                    (Codes::Utf16, Meaning::Unicode)
                } else if name.starts_with("GB") {
                    (Codes::Gb, Meaning::Gb)
                } else if name.starts_with("Identity") {
                    by_number(Codes::Two)
                } else {
                    (Codes::Two, Meaning::Nothing)
                }
            }
            Some(Object::Stream(stream)) => match cmap(&stream, work)? {
                Some(map) => {
                    font.is_vertical = map.metadata().writing_mode == Some(WritingMode::Vertical);
                    by_number(Codes::Map(Box::new(map)))
                }
                None => (Codes::Two, Meaning::Nothing),
            },
            _ => by_number(Codes::Two),
        };
        if matches!(font.meaning, Meaning::Nothing) && !dict.contains_key("ToUnicode") {
            font.meaning = embedded(&descendant, work)?;
        }
        Ok(font)
    }

    /// The characters of a text.
    pub(super) fn show(&self, bytes: &[u8], decoder: &dyn Decode, mut each: impl FnMut(Shown)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, length) = self.code(rest);
            let text = self.text(code, length, decoder);
            let width = self.widths.get(&self.number(code, length));
            each(Shown {
                text,
                advance: width.copied().unwrap_or(self.default_width) * self.unit,
                is_space: length == 1 && code == 0x20,
            });
            rest = rest.get(length..).unwrap_or(&[]);
        }
    }

    fn code(&self, bytes: &[u8]) -> (u32, usize) {
        let number = |length: usize| {
            let bytes = bytes.iter().take(length);
            bytes.fold(0, |code, byte| code << 8 | u32::from(*byte))
        };
        match &self.codes {
            Codes::One => (number(1), 1),
            Codes::Two => (number(2), 2),
            Codes::Utf16 => match number(2) {
                0xD800..0xDC00 if bytes.len() >= 4 => (number(4), 4),
                code => (code, 2),
            },
            Codes::Gb => match bytes {
                [0x81..=0xFE, 0x30..=0x39, _, _, ..] => (number(4), 4),
                [0x81..=0xFE, _, ..] => (number(2), 2),
                _ => (number(1), 1),
            },
            Codes::Map(map) => (1..=bytes.len().min(4))
                .find(|length| {
                    map.lookup_cid_code(number(*length), *length as u8)
                        .is_some()
                })
                .map_or_else(|| (number(1), 1), |length| (number(length), length)),
        }
    }

    /// The number by which widths are found.
    fn number(&self, code: u32, length: usize) -> u32 {
        match &self.codes {
            Codes::One | Codes::Two => code,
            Codes::Map(map) => map.lookup_cid_code(code, length as u8).unwrap_or(0),
            // ASCII in Adobe-GB1: the proportional letters, and the narrow ones of GBK.
            Codes::Utf16 if (0x20..0x7F).contains(&code) => code - 0x1F,
            Codes::Gb if (0x20..0x7F).contains(&code) => 814 + code - 0x20,
            // Numbers of the others are not known, nor needed: they are as wide as the rest.
            Codes::Utf16 | Codes::Gb => u32::MAX,
        }
    }

    fn text(&self, code: u32, length: usize, decoder: &dyn Decode) -> Option<String> {
        if let Some(known) = self.known.borrow().get(&code) {
            return known.clone();
        }
        let text = self.look_up(code, length, decoder);
        self.known.borrow_mut().insert(code, text.clone());
        text
    }

    fn look_up(&self, code: u32, length: usize, decoder: &dyn Decode) -> Option<String> {
        if let Some(map) = &self.to_unicode {
            match map.lookup_bf_string(code) {
                Some(BfString::Char(c)) if c != '\0' => return Some(c.to_string()),
                Some(BfString::String(text)) => return Some(text),
                _ => {}
            }
        }
        match &self.meaning {
            Meaning::Nothing => None,
            Meaning::Letters(letters) => {
                letters.get(&u8::try_from(code).ok()?).map(char::to_string)
            }
            Meaning::Unicode => {
                let units = [(code >> 16) as u16, code as u16];
                let units = if length == 4 { &units[..] } else { &units[1..] };
                String::from_utf16(units).ok()
            }
            Meaning::Gb => {
                let bytes = code.to_be_bytes();
                decoder.decode(bytes.get(4 - length.min(4)..)?, Encoding::Gb18030)
            }
            Meaning::Gb1 => of_gb1(self.number(code, length), decoder),
            Meaning::Glyphs(glyphs) => glyphs.get(&self.number(code, length)).map(char::to_string),
        }
    }
}

fn cmap(stream: &Stream<'_>, work: &mut Work<'_>) -> Result<Option<CMap>, Error> {
    let bytes = unpack::stream(stream, work)?;
    Ok(bytes.and_then(|bytes| CMap::parse(&bytes, |_: CMapName<'_>| None)))
}

/// What the codes of a font for letters mean.
fn letters(dict: &Dict<'_>, descriptor: &Dict<'_>) -> BTreeMap<u8, char> {
    let named = |name: &[u8]| match name {
        b"MacRomanEncoding" => Letters::MacRoman,
        b"StandardEncoding" => Letters::Standard,
        _ => Letters::WinAnsi,
    };
    let encoding = dict.get::<Object<'_>>("Encoding");
    let differences = match &encoding {
        Some(Object::Dict(encoding)) => encoding.get::<Array<'_>>("Differences"),
        _ => None,
    };
    let base = match &encoding {
        Some(Object::Name(name)) => Some(named(name)),
        Some(Object::Dict(encoding)) => encoding
            .get::<Name<'_>>("BaseEncoding")
            .map(|name| named(&name)),
        _ => None,
    };
    // A font with signs of its own says by its differences alone what they are.
    const SYMBOLIC: i32 = 4;
    let flags = descriptor.get::<i32>("Flags").unwrap_or(0);
    let is_type1 = dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type1");
    let is_embedded = descriptor.contains_key("FontFile") || descriptor.contains_key("FontFile3");
    let base = match base {
        Some(base) => Some(base),
        None if is_type1 && is_embedded && flags & SYMBOLIC != 0 => None,
        None if is_type1 => Some(Letters::Standard),
        None => Some(Letters::WinAnsi),
    };
    let mut letters: BTreeMap<u8, char> = BTreeMap::new();
    if let Some(base) = base {
        letters.extend((0..=u8::MAX).filter_map(|code| Some((code, base.char(code)?))));
    }
    let mut code = 0_u8;
    for item in differences
        .iter()
        .flat_map(|differences| differences.iter::<Object<'_>>())
    {
        match item {
            Object::Number(number) => code = u8::try_from(number.as_i64()).unwrap_or(u8::MAX),
            Object::Name(name) => {
                match names::of_glyph(name.as_str()) {
                    Some(c) => letters.insert(code, c),
                    None => letters.remove(&code),
                };
                code = code.wrapping_add(1);
            }
            _ => {}
        }
    }
    letters
}

/// `c [w …]` and `first last w`, as widths of composite fonts are written.
fn composite_widths(array: &Array<'_>, work: &mut Work<'_>) -> Result<BTreeMap<u32, f64>, Error> {
    let mut widths = BTreeMap::new();
    let mut numbers: Vec<f64> = Vec::with_capacity(3);
    for item in array.iter::<Object<'_>>() {
        match (item, numbers.as_slice()) {
            (Object::Array(list), [first]) => {
                let first = *first as u32;
                for (code, width) in (first..=0xFFFF).zip(list.iter::<f64>()) {
                    work.spend(1)?;
                    widths.insert(code, width);
                }
                numbers.clear();
            }
            (Object::Number(width), [first, last]) => {
                let (first, last) = (*first as u32, (*last as u32).min(0xFFFF));
                work.spend(last.saturating_sub(first) as usize)?;
                widths.extend((first..=last).map(|code| (code, width.as_f64())));
                numbers.clear();
            }
            (Object::Number(number), _) => numbers.push(number.as_f64()),
            _ => numbers.clear(),
        }
    }
    Ok(widths)
}

/// What the glyphs of an embedded TrueType font are, by the numbers of the font.
fn embedded(descendant: &Dict<'_>, work: &mut Work<'_>) -> Result<Meaning, Error> {
    let descriptor = descendant
        .get::<Dict<'_>>("FontDescriptor")
        .unwrap_or_default();
    let Some(program) = descriptor.get::<Stream<'_>>("FontFile2") else {
        return Ok(Meaning::Nothing);
    };
    let program = unpack::stream(&program, work)?.unwrap_or_default();
    let Some(glyphs) = sfnt::characters(&program) else {
        return Ok(Meaning::Nothing);
    };
    let Some(map) = descendant.get::<Stream<'_>>("CIDToGIDMap") else {
        return Ok(Meaning::Glyphs(glyphs));
    };
    let map = unpack::stream(&map, work)?.unwrap_or_default();
    let pairs = map.chunks_exact(2).zip(0_u32..);
    let known = pairs.filter_map(|(glyph, number)| {
        let glyph = u16::from_be_bytes([glyph[0], glyph[1]]);
        Some((number, *glyphs.get(&u32::from(glyph))?))
    });
    Ok(Meaning::Glyphs(known.collect()))
}

/// The rows of GB 2312 in the collection Adobe-GB1: the number of a row's first character, the row
/// and cell of it, and how many follow one another.
const GB1: [(u32, u8, u8, u32); 9] = [
    (96, 1, 1, 94),
    (190, 2, 17, 50),
    (240, 2, 69, 10),
    (250, 2, 81, 12),
    (262, 3, 1, 94),
    (356, 4, 1, 83),
    (439, 5, 1, 86),
    (525, 6, 1, 24),
    (549, 6, 33, 24),
];

/// The character of a number of Adobe-GB1, where it is one of GB 2312.
fn of_gb1(number: u32, decoder: &dyn Decode) -> Option<String> {
    let cell = |row: u32, cell: u32| {
        let bytes = [
            u8::try_from(0xA0 + row).ok()?,
            u8::try_from(0xA0 + cell).ok()?,
        ];
        decoder.decode(&bytes, Encoding::Gb18030)
    };
    match number {
        1..=95 => char::from_u32(number + 0x1F).map(String::from),
        814..=907 => char::from_u32(number - 814 + 0x20).map(String::from),
        // The first plane of characters ends with the 89th of row 55.
        939..4694 => cell(16 + (number - 939) / 94, 1 + (number - 939) % 94),
        4694..7702 => cell(56 + (number - 4694) / 94, 1 + (number - 4694) % 94),
        _ => {
            let stretch = GB1
                .iter()
                .find(|(first, .., many)| (*first..first + many).contains(&number));
            stretch.and_then(|(first, row, start, _)| {
                cell(u32::from(*row), u32::from(*start) + number - first)
            })
        }
    }
}
