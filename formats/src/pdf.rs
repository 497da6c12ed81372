//! PDF files with a text layer.
//!
//! `content` draws the pages into what `drawn` holds, `layout` puts each in order, `furniture` takes
//! off what is no text, and `paragraph` writes paragraphs that go on over lines and pages. Places on
//! a page are whole hundredths of a point from `content` on.

mod columns;
#[allow(clippy::float_arithmetic, reason = "places on a page, never money")]
mod content;
mod drawn;
#[allow(clippy::float_arithmetic, reason = "places on a page, never money")]
mod font;
mod frame;
mod furniture;
#[allow(clippy::float_arithmetic, reason = "places on a page, never money")]
mod geometry;
mod layout;
mod line;
mod marker;
mod names;
mod paragraph;
mod path;
mod plain_table;
mod radicals;
mod sfnt;
mod table;
mod unpack;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use mingzhang::source::{Decode, Encoding};

use crate::limits::Work;
use crate::note::Note;
use crate::writer::Writer;
use crate::{Error, Format, Opened};

pub(crate) fn read(
    bytes: &[u8],
    decoder: &dyn Decode,
    work: &mut Work<'_>,
) -> Result<Opened, Error> {
    unpack::look_for_bombs(bytes, work)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refused)?;
    let most = work.limits.objects;
    if pdf.len() > most as usize {
        return Err(Error::TooManyObjects { most });
    }
    let pages = pdf.pages();
    let total = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    if total > work.limits.pages {
        return Err(Error::TooManyPages {
            pages: total,
            most: work.limits.pages,
        });
    }
    let mut writer = Writer::new(work.limits.text);
    let mut fonts = content::Fonts::default();
    let mut layouts = Vec::with_capacity(pages.len());
    let (mut pictures, mut readable, mut unreadable) = (0_u32, 0_usize, 0_usize);
    for (nth, page) in (1..).zip(pages.iter()) {
        work.tell(nth as usize - 1, pages.len())?;
        let drawn = content::draw(page, &mut fonts, decoder, work)?;
        pictures = pictures.saturating_add(drawn.pictures);
        let seen = drawn
            .glyphs
            .iter()
            .filter(|glyph| !glyph.char.is_whitespace())
            .count();
        readable += seen;
        unreadable += drawn.unreadable as usize;
        if seen == 0 {
            writer.note(Note::PageWithoutText { page: nth });
        }
        if drawn.unreadable > 0 {
            writer.note(Note::UnreadableCharacters {
                page: nth,
                count: drawn.unreadable,
            });
        }
        work.spend(drawn.glyphs.len() + drawn.along.len() * drawn.across.len() / 16)?;
        layouts.push(layout::layout(drawn));
    }
    work.tell(pages.len(), pages.len())?;
    if readable == 0 {
        return Err(if pictures > 0 {
            Error::NoTextLayer { pages: total }
        } else {
            Error::Empty
        });
    }
    if unreadable * 2 > readable {
        return Err(Error::Unsupported {
            format: Format::Pdf,
            what: "its fonts do not say which characters they show",
        });
    }
    furniture::clear(&mut layouts);
    paragraph::write(&layouts, &mut writer)?;
    Ok(writer.done(Format::Pdf, Encoding::Utf8))
}

fn refused(error: LoadPdfError) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::Encrypted(Format::Pdf)
        }
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Error::Unsupported {
            format: Format::Pdf,
            what: "it is encrypted in a way that is not known",
        },
        LoadPdfError::Decryption(_) => Error::Damaged {
            format: Format::Pdf,
            what: "its encryption is not described",
        },
        LoadPdfError::Invalid => Error::Damaged {
            format: Format::Pdf,
            what: "its pages cannot be found",
        },
    }
}
