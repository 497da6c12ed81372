//! Where words stand in the file that the text was taken from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in a file that is no plain text, as its readers or its programs count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A page, from 1: the sheets of the file, whatever number is printed on them.
    Page(u32),
    /// A paragraph of the file, from 1, empty ones and those in tables included.
    Paragraph(u32),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, number) = match self {
            Self::Page(number) => ("page ", number),
            Self::Paragraph(number) => ("paragraph ", number),
        };
        f.write_str(what)?;
        number.fmt(f)
    }
}

/// Which bytes of a text stand where: each place with the byte it begins at, in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<(u32, Place)>")]
pub struct Places(Vec<(u32, Place)>);

impl Places {
    /// Has a place begin at a byte of the text. One that begins before the last one, or goes on
    /// with it, is no news.
    pub fn begin(&mut self, at: u32, place: Place) {
        match self.0.last_mut() {
            Some((_, last)) if *last == place => {}
            Some((start, last)) if *start == at => *last = place,
            Some((start, _)) if *start > at => {}
            _ => self.0.push((at, place)),
        }
    }

    /// The place of a byte; `None` in plain text.
    #[must_use]
    pub fn at(&self, byte: u32) -> Option<Place> {
        let after = self.0.partition_point(|(start, _)| *start <= byte);
        self.0.get(after.checked_sub(1)?).map(|(_, place)| *place)
    }

    /// Whether it is plain text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each place with the byte it begins at, in document order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (u32, Place)> {
        self.0.iter().copied()
    }

    /// The same places where pieces of the text, each by its start and end, have been taken out.
    pub(super) fn without(self, cuts: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut cuts = cuts.peekable();
        let mut taken = 0;
        let mut places = Self::default();
        for (at, place) in self.0 {
            while let Some((start, end)) = cuts.next_if(|(_, end)| *end <= at) {
                taken += end - start;
            }
            let within = cuts
                .peek()
                .map_or(0, |(start, _)| at.saturating_sub(*start));
            places.begin(at - taken - within, place);
        }
        places
    }
}

impl TryFrom<Vec<(u32, Place)>> for Places {
    type Error = &'static str;

    fn try_from(places: Vec<(u32, Place)>) -> Result<Self, Self::Error> {
        if places.is_sorted_by(|(a, _), (b, _)| a < b) {
            Ok(Self(places))
        } else {
            Err("the places of a text are not in its order")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(all: &[(u32, u32)]) -> Places {
        let mut places = Places::default();
        for (at, page) in all {
            places.begin(*at, Place::Page(*page));
        }
        places
    }

    #[test]
    fn a_byte_stands_where_the_last_place_began() {
        let places = places(&[(0, 1), (10, 2), (10, 3), (12, 3), (5, 9)]);
        assert_eq!(places.iter().len(), 2);
        assert_eq!(places.at(9), Some(Place::Page(1)));
        assert_eq!(places.at(10), Some(Place::Page(3)));
        assert_eq!(places.at(u32::MAX), Some(Place::Page(3)));
        assert_eq!(Places::default().at(0), None);
    }

    #[test]
    fn places_move_with_what_is_taken_out() {
        let moved = places(&[(0, 1), (10, 2), (20, 3)]).without([(2, 4), (9, 12)].into_iter());
        assert_eq!(moved, places(&[(0, 1), (7, 2), (15, 3)]));
    }
}
