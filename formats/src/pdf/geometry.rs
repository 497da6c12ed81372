//! Places on a page: what a PDF says about them is in floats, and becomes whole hundredths of a
//! point here.

use hayro_syntax::object::{Array, Rect};

/// Units of length in a point.
pub(super) const UNITS: i32 = 100;

/// A map of places: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn read(array: &Array<'_>) -> Self {
        let mut matrix = Self::IDENTITY;
        for (number, value) in matrix.0.iter_mut().zip(array.iter::<f64>()) {
            *number = value;
        }
        matrix
    }

    /// This map and then another.
    pub(super) fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [a2, b2, c2, d2, e2, f2] = next.0;
        Self([
            a * a2 + b * c2,
            a * b2 + b * d2,
            c * a2 + d * c2,
            c * b2 + d * d2,
            e * a2 + f * c2 + e2,
            e * b2 + f * d2 + f2,
        ])
    }

    fn map(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    pub(super) fn point(self, x: f64, y: f64) -> (i32, i32) {
        let (x, y) = self.map(x, y);
        (units(x), units(y))
    }

    pub(super) fn area(self, rect: &Rect) -> Area {
        let corners = [
            self.point(rect.x0, rect.y0),
            self.point(rect.x1, rect.y0),
            self.point(rect.x0, rect.y1),
            self.point(rect.x1, rect.y1),
        ];
        let areas = corners.into_iter().map(Area::at);
        areas.reduce(Area::and).unwrap_or_default()
    }

    /// Where a character of this map stands that is so wide; `None` when it has no size.
    pub(super) fn stand(self, advance: f64) -> Option<Stand> {
        let [a, b, c, d, e, f] = self.0;
        let (along, up) = (a.hypot(b), c.hypot(d));
        if !(along.is_finite() && up.is_finite()) || along < 1e-6 || up < 1e-6 {
            return None;
        }
        let degrees = b.atan2(a).to_degrees().round();
        let (end_x, end_y) = self.map(advance, 0.0);
        let turned = |x: f64, y: f64| {
            let (sin, cos) = degrees.to_radians().sin_cos();
            (units(x * cos + y * sin), units(y * cos - x * sin))
        };
        let (left, base) = turned(e, f);
        Some(Stand {
            turn: degrees as i16,
            left,
            base,
            right: turned(end_x, end_y).0,
            size: units(up),
        })
    }
}

/// Where a character stands: along its line and below it, with the degrees by which that is turned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    pub(super) turn: i16,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) base: i32,
    pub(super) size: i32,
}

/// A length in units; far outside any page, the edge of what is counted.
fn units(length: f64) -> i32 {
    const FAR: f64 = 1e6;
    (length.clamp(-FAR, FAR) * f64::from(UNITS)).round() as i32
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Area {
    pub(super) fn of_page(width: f32, height: f32) -> Self {
        Self {
            left: 0,
            top: 0,
            right: units(f64::from(width)),
            bottom: units(f64::from(height)),
        }
    }

    pub(super) const fn at((x, y): (i32, i32)) -> Self {
        Self {
            left: x,
            top: y,
            right: x,
            bottom: y,
        }
    }

    pub(super) fn take_in(&mut self, point: (i32, i32)) {
        *self = self.and(Self::at(point));
    }

    /// The least that holds both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What both hold; of no width or height below nothing when that is nothing.
    pub(super) fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(super) const fn wider(self, by: i32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    pub(super) fn holds(self, (x, y): (i32, i32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}
