//! Where a funding line stands: the one name for it that outlives a reading of the document.

use std::fmt;

/// A line's place among its siblings at each level, from 1, as in `3.1.1`.
///
/// The total's place is empty and is written `0`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place(Vec<u32>);

impl Place {
    /// The project's total.
    pub(crate) const TOTAL: Self = Self(Vec::new());

    /// Levels that an address can name: deeper than any reading goes.
    const DEEPEST: usize = 32;

    pub(crate) fn of(steps: &[u32]) -> Self {
        Self(steps.to_vec())
    }

    /// Reads `3.1.1` or `0`.
    pub(crate) fn parse(words: &str) -> Option<Self> {
        if words == "0" {
            return Some(Self::TOTAL);
        }
        let steps: Option<Vec<u32>> = words
            .split('.')
            .take(Self::DEEPEST + 1)
            .map(|step| step.parse().ok().filter(|&step| step > 0))
            .collect();
        steps.filter(|steps| steps.len() <= Self::DEEPEST).map(Self)
    }

    pub(crate) fn steps(&self) -> &[u32] {
        &self.0
    }

    /// The lines above it, from the top down, without the total.
    pub(crate) fn ancestors(&self) -> impl Iterator<Item = Self> {
        (1..self.0.len()).map(|depth| Self::of(&self.0[..depth]))
    }

    /// Whether it stands somewhere below `other`.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        self.0.len() > other.0.len() && self.0.starts_with(&other.0)
    }
}

/// A set of places, in order: a sorted list, which is less code to download than a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places(Vec<Place>);

impl Places {
    pub(crate) fn contains(&self, steps: &[u32]) -> bool {
        self.at(steps).is_ok()
    }

    pub(crate) fn insert(&mut self, place: Place) {
        if let Err(at) = self.at(place.steps()) {
            self.0.insert(at, place);
        }
    }

    pub(crate) fn remove(&mut self, place: &Place) {
        if let Ok(at) = self.at(place.steps()) {
            self.0.remove(at);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Place> {
        self.0.iter()
    }

    fn at(&self, steps: &[u32]) -> Result<usize, usize> {
        self.0.binary_search_by(|place| place.steps().cmp(steps))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, rest)) = self.0.split_first() else {
            return f.write_str("0");
        };
        write!(f, "{first}")?;
        for step in rest {
            write!(f, ".{step}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_as_it_is_read() {
        for words in ["0", "3", "3.1.1", "12.40"] {
            assert_eq!(Place::parse(words).unwrap().to_string(), words);
        }
        for words in ["", ".", "3.", "a", "3.0", "-1", "3..1", "99999999999"] {
            assert_eq!(Place::parse(words), None, "{words}");
        }
        assert_eq!(Place::parse(&"1.".repeat(40)), None);
    }

    #[test]
    fn places_are_kept_in_order_and_once() {
        let mut places = Places::default();
        for words in ["10", "2.1", "2", "10", "3"] {
            places.insert(Place::parse(words).unwrap());
        }
        let words: Vec<String> = places.iter().map(Place::to_string).collect();
        assert_eq!(words, ["2", "2.1", "3", "10"]);
        assert!(places.contains(&[2, 1]) && !places.contains(&[1]));
        places.remove(&Place::of(&[2, 1]));
        places.remove(&Place::of(&[9]));
        assert!(!places.contains(&[2, 1]));
    }

    #[test]
    fn a_place_knows_what_is_above_it() {
        let place = Place::of(&[3, 1, 2]);
        let above: Vec<String> = place.ancestors().map(|above| above.to_string()).collect();
        assert_eq!(above, ["3", "3.1"]);
        assert!(place.is_below(&Place::of(&[3])));
        assert!(place.is_below(&Place::TOTAL));
        assert!(!place.is_below(&place));
        assert!(!place.is_below(&Place::of(&[3, 1, 20])));
    }
}
