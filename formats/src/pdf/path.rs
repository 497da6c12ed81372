//! Paths: of all that is drawn with them, lines along and across the page are kept.

use super::drawn::{Drawn, MOST_RULES};
use super::geometry::Area;

/// The path that is being drawn, in places of the page.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// Straight pieces.
    pieces: Vec<((i32, i32), (i32, i32))>,
    /// What each part of it takes up.
    parts: Vec<Area>,
    start: (i32, i32),
    at: (i32, i32),
    /// Whether what is drawn after it is cut to it.
    pub(super) clips: bool,
}

impl Path {
    pub(super) fn move_to(&mut self, at: (i32, i32)) {
        self.start = at;
        self.at = at;
        self.parts.push(Area::at(at));
    }

    pub(super) fn line_to(&mut self, to: (i32, i32)) {
        let from = std::mem::replace(&mut self.at, to);
        if self.pieces.len() < MOST_RULES {
            self.pieces.push((from, to));
        }
        if let Some(part) = self.parts.last_mut() {
            part.take_in(to);
        }
    }

    pub(super) fn curve_to(&mut self, to: (i32, i32)) {
        self.at = to;
        if let Some(part) = self.parts.last_mut() {
            part.take_in(to);
        }
    }

    pub(super) fn close(&mut self) {
        let start = self.start;
        if self.at != start {
            self.line_to(start);
        }
    }

    /// What the page is cut to from here on, if it is.
    pub(super) fn clip(&self) -> Option<Area> {
        let whole = || self.parts.iter().copied().reduce(Area::and);
        self.clips.then(|| whole().unwrap_or_default())
    }

    /// Notes what is drawn within a clip.
    pub(super) fn paint(self, strokes: bool, fills: bool, clip: Area, drawn: &mut Drawn) {
        if strokes {
            for (from, to) in self.pieces {
                drawn.rule(Area::at(from).and(Area::at(to)), clip);
            }
        }
        if fills {
            for part in self.parts {
                drawn.rule(part, clip);
            }
        }
    }
}
