//! Cutting a width into pieces in proportion to money.

use super::chart::SCALE;
use crate::money::Money;

/// From where, and how wide.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) left: u32,
    pub(super) width: u32,
}

impl Span {
    pub(super) const WHOLE: Self = Self {
        left: 0,
        width: SCALE,
    };
}

/// Cuts a span into pieces in proportion to money. Edges are rounded, not widths, so that pieces
/// touch and the last edge is where the sum says.
pub(super) struct Cut {
    span: Span,
    whole: Money,
    sum: Money,
    edge: u32,
}

impl Cut {
    pub(super) const fn new(span: Span, whole: Money) -> Self {
        Self {
            span,
            whole,
            sum: Money::ZERO,
            edge: 0,
        }
    }

    pub(super) fn next(&mut self, money: Money) -> Span {
        self.sum = self.sum + money;
        let edge = self.sum.share_of(self.whole, self.span.width);
        let edge = edge
            .and_then(|edge| u32::try_from(edge).ok())
            .unwrap_or_default()
            .clamp(self.edge, self.span.width);
        let piece = Span {
            left: self.span.left + self.edge,
            width: edge - self.edge,
        };
        self.edge = edge;
        piece
    }
}
