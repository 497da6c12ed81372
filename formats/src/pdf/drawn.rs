//! What is drawn on a page: characters with their places, and straight lines.

use super::geometry::{Area, UNITS};

/// A character on a page. Lengths are in hundredths of a point, from the left and the top of the
/// page as it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) char: char,
    /// Where it begins, along the line.
    pub(super) left: i32,
    /// Where it ends.
    pub(super) right: i32,
    /// The line it stands on.
    pub(super) base: i32,
    pub(super) size: i32,
    /// Degrees by which its line is turned, clockwise.
    pub(super) turn: i16,
}

impl Glyph {
    /// Its middle.
    pub(super) fn middle(&self) -> (i32, i32) {
        (self.left.midpoint(self.right), self.base - self.size / 3)
    }
}

/// A straight line along or across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    /// From the top if it goes along the page, else from the left.
    pub(super) at: i32,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) along: Vec<Rule>,
    pub(super) across: Vec<Rule>,
    /// How many pictures.
    pub(super) pictures: u32,
    /// How many characters have no code.
    pub(super) unreadable: u32,
}

/// What stands in the text for a character that cannot be read.
pub(super) const UNREADABLE: char = '\u{FFFD}';

/// Lines of more than this on a page are a drawing.
pub(super) const MOST_RULES: usize = 20_000;
/// What is filled and thinner than this is a line.
const THIN: i32 = 3 * UNITS;

impl Drawn {
    /// Notes a line, if this is thin and in sight.
    pub(super) fn rule(&mut self, area: Area, clip: Area) {
        let area = area.within(clip.wider(THIN));
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        if width < 0 || height < 0 || width.min(height) > THIN || width.max(height) < THIN {
            return;
        }
        let rules = if width >= height {
            &mut self.along
        } else {
            &mut self.across
        };
        if rules.len() >= MOST_RULES {
            return;
        }
        rules.push(if width >= height {
            Rule {
                at: area.top.midpoint(area.bottom),
                from: area.left,
                to: area.right,
            }
        } else {
            Rule {
                at: area.left.midpoint(area.right),
                from: area.top,
                to: area.bottom,
            }
        });
    }
}
