//! What was opened, and errors, as numbers: the way from the worker that opens a file to the page.

use mingzhang::source::{Encoding, Place, Places};

use crate::{Error, Format, Note, Opened, Other};

/// All of [`Opened`] but its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What the file is.
    pub format: Format,
    /// The encoding of a text file or web page.
    pub encoding: Encoding,
    /// Where the words stand.
    pub places: Places,
    /// What a reader should know.
    pub notes: Vec<Note>,
}

const FORMATS: [Format; 5] = [
    Format::Text,
    Format::Html,
    Format::Docx,
    Format::Doc,
    Format::Pdf,
];

const ENCODINGS: [Encoding; 4] = [
    Encoding::Utf8,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::Gb18030,
];

fn index<T: PartialEq>(all: &[T], one: &T) -> u32 {
    let at = all.iter().position(|it| it == one).unwrap_or_default();
    at as u32
}

/// What the words of a damaged or unsupported file are where they cannot be handed on.
const NO_DETAIL: &str = "it is not written as such files are";

/// Numbers from which [`Parts::read`] makes the same again: format, encoding, how many notes, three
/// for each note, three for each place.
#[must_use]
pub fn parts(opened: &Opened) -> Vec<u32> {
    let format = index(&FORMATS, &opened.format);
    let encoding = index(&ENCODINGS, &opened.encoding);
    let mut numbers = vec![format, encoding, opened.notes.len() as u32];
    for note in &opened.notes {
        numbers.extend(match *note {
            Note::DeletionsLeftOut => [0, 0, 0],
            Note::HiddenLeftOut => [1, 0, 0],
            Note::ContentsLeftOut => [2, 0, 0],
            Note::NotesAfterText { count } => [3, count, 0],
            Note::Pictures { count } => [4, count, 0],
            Note::Macros => [5, 0, 0],
            Note::SurroundingsLeftOut => [6, 0, 0],
            Note::PageWithoutText { page } => [7, page, 0],
            Note::UnreadableCharacters { page, count } => [8, page, count],
            Note::PartDamaged => [9, 0, 0],
            Note::EmbeddedLeftOut => [10, 0, 0],
        });
    }
    for (at, place) in opened.places.iter() {
        numbers.extend(match place {
            Place::Page(number) => [at, 0, number],
            Place::Paragraph(number) => [at, 1, number],
        });
    }
    numbers
}

impl Parts {
    /// What [`parts`] wrote; `None` for other numbers.
    #[must_use]
    pub fn read(numbers: &[u32]) -> Option<Self> {
        let [format, encoding, notes, rest @ ..] = numbers else {
            return None;
        };
        let (noted, placed) = rest.split_at_checked((*notes as usize).checked_mul(3)?)?;
        let mut places = Places::default();
        for place in placed.chunks_exact(3) {
            let [at, kind, number] = place else { continue };
            let place = match kind {
                0 => Place::Page(*number),
                _ => Place::Paragraph(*number),
            };
            places.begin(*at, place);
        }
        Some(Self {
            format: *FORMATS.get(*format as usize)?,
            encoding: *ENCODINGS.get(*encoding as usize)?,
            places,
            notes: noted.chunks_exact(3).map(note).collect::<Option<_>>()?,
        })
    }
}

fn note(numbers: &[u32]) -> Option<Note> {
    Some(match *numbers {
        [0, ..] => Note::DeletionsLeftOut,
        [1, ..] => Note::HiddenLeftOut,
        [2, ..] => Note::ContentsLeftOut,
        [3, count, _] => Note::NotesAfterText { count },
        [4, count, _] => Note::Pictures { count },
        [5, ..] => Note::Macros,
        [6, ..] => Note::SurroundingsLeftOut,
        [7, page, _] => Note::PageWithoutText { page },
        [8, page, count] => Note::UnreadableCharacters { page, count },
        [9, ..] => Note::PartDamaged,
        [10, ..] => Note::EmbeddedLeftOut,
        _ => return None,
    })
}

/// Numbers from which [`read_error`] makes the same error, but for details that are words.
#[must_use]
pub fn error(error: &Error) -> [u32; 3] {
    let narrow = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    let format = |format: &Format| index(&FORMATS, format);
    match error {
        Error::Empty => [0, 0, 0],
        Error::TooLarge { bytes, most } => [1, narrow(*bytes), narrow(*most)],
        Error::NotADocument(it) => [2, index(&Other::ALL, it), 0],
        Error::NotText => [3, 0, 0],
        Error::NoReader(it) => [4, format(it), 0],
        Error::Encrypted(it) => [5, format(it), 0],
        Error::Damaged { format: it, .. } => [6, format(it), 0],
        Error::Unsupported { format: it, .. } => [7, format(it), 0],
        Error::NoTextLayer { pages } => [8, *pages, 0],
        Error::OnlyPictures => [9, 0, 0],
        Error::UnpacksTooLarge { most } => [10, narrow(*most), 0],
        Error::TooMuchText { most } => [11, narrow(*most), 0],
        Error::TooDeep { most } => [12, *most, 0],
        Error::TooManyPages { pages, most } => [13, *pages, *most],
        Error::TooManyObjects { most } => [14, *most, 0],
        Error::TooMuchWork => [15, 0, 0],
        Error::Cancelled => [16, 0, 0],
    }
}

/// What [`error`] wrote; `None` for other numbers.
#[must_use]
pub fn read_error(numbers: &[u32]) -> Option<Error> {
    let [kind, first, second] = *numbers else {
        return None;
    };
    let format = || FORMATS.get(first as usize).copied();
    let most = first as usize;
    Some(match kind {
        0 => Error::Empty,
        1 => Error::TooLarge {
            bytes: first as usize,
            most: second as usize,
        },
        2 => Error::NotADocument(Other::ALL.get(first as usize).copied()?),
        3 => Error::NotText,
        4 => Error::NoReader(format()?),
        5 => Error::Encrypted(format()?),
        6 => Error::Damaged {
            format: format()?,
            what: NO_DETAIL,
        },
        7 => Error::Unsupported {
            format: format()?,
            what: NO_DETAIL,
        },
        8 => Error::NoTextLayer { pages: first },
        9 => Error::OnlyPictures,
        10 => Error::UnpacksTooLarge { most },
        11 => Error::TooMuchText { most },
        12 => Error::TooDeep { most: first },
        13 => Error::TooManyPages {
            pages: first,
            most: second,
        },
        14 => Error::TooManyObjects { most: first },
        15 => Error::TooMuchWork,
        16 => Error::Cancelled,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_comes_back() {
        let mut places = Places::default();
        places.begin(0, Place::Paragraph(3));
        places.begin(9, Place::Page(2));
        let notes = (0..11).map(|kind| {
            let numbers = match kind {
                3 | 4 | 7 => [kind, 6, 0],
                8 => [kind, 6, 7],
                _ => [kind, 0, 0],
            };
            note(&numbers).unwrap()
        });
        let opened = Opened {
            text: String::new(),
            format: Format::Docx,
            encoding: Encoding::Gb18030,
            places: places.clone(),
            notes: notes.collect(),
        };
        let numbers = parts(&opened);
        let back = Parts::read(&numbers).unwrap();
        assert_eq!(
            (back.format, back.encoding),
            (Format::Docx, Encoding::Gb18030)
        );
        assert_eq!((back.places, back.notes), (places, opened.notes));
        assert_eq!(Parts::read(&numbers[..5]), None);
        assert_eq!(Parts::read(&[9, 0, 0]), None);
    }

    #[test]
    fn every_error_comes_back() {
        for kind in 0..=16 {
            let numbers = [kind, 2, 3];
            let read = read_error(&numbers).unwrap();
            assert_eq!(read_error(&error(&read)), Some(read));
            assert_eq!(error(&read_error(&numbers).unwrap())[0], kind);
        }
        assert_eq!(read_error(&[17, 0, 0]), None);
    }
}
