//! The treemap: each line a tile as large as its money, with the lines below it inside.

use super::chart::{Chart, Drawn};
use super::span::{Cut, Span};
use crate::budget::Budget;
use crate::funding::{NodeId, ProjectId};
use crate::money::{Money, Unit};

pub use super::chart::Cell;

/// How much room a treemap has and what is drawn in it, all in one unit, such as a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// How high the head of a tile is that holds other tiles.
    pub head: u32,
    /// The width of the rim around the tiles in a tile.
    pub rim: u32,
    /// Two or more siblings with a smaller area than this are one tile.
    pub smallest: u32,
}

/// One tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// What it stands for; `left` and `width` are in the unit of the room.
    pub cell: Cell,
    /// Where it begins, from the top.
    pub top: u32,
    /// How high it is.
    pub height: u32,
}

/// Levels that are drawn, one inside the other.
const LEVELS: u32 = 2;

/// Areas are compared in so many parts of a whole.
const FINE: u32 = 1 << 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

/// The tiles of what is below a line, two levels deep: each before those in it, siblings from the
/// largest amount to the smallest, in rows that keep them as square as they come (squarified).
///
/// The tiles of parts that agree with their line fill it; of-whiches, and parts that come to less,
/// leave the rest empty. What is not drawn and what is put together is as in the
/// [icicle](super::icicle::icicle).
#[must_use]
pub fn treemap(
    budget: &Budget,
    project: ProjectId,
    below: NodeId,
    selected: Option<NodeId>,
    unit: Unit,
    room: Room,
) -> Vec<Tile> {
    let mut tiles = Vec::new();
    if let Some(chart) = Chart::new(budget, project, selected, unit) {
        let area = Area {
            left: 0,
            top: 0,
            width: room.width,
            height: room.height,
        };
        fill(&chart, below, 0, (area, room), &mut tiles);
    }
    tiles
}

/// Draws what is below a line into an area.
fn fill(
    chart: &Chart<'_>,
    id: NodeId,
    level: u32,
    (area, room): (Area, Room),
    tiles: &mut Vec<Tile>,
) {
    let size = area.width.saturating_mul(area.height);
    if level >= LEVELS || size == 0 {
        return;
    }
    let below = chart.below(id, size, room.smallest);
    let (thick, thin) = below.lines.split_at(below.thick);
    let mut amounts: Vec<Money> = thick.iter().map(|line| line.money).collect();
    if !thin.is_empty() {
        amounts.push(thin.iter().map(|line| line.money).sum());
    }
    let drawn: Money = amounts.iter().copied().sum();
    if drawn < below.whole {
        amounts.push(below.whole - drawn);
    }
    let mut areas = squarified(&amounts, area).into_iter();
    for line in thick {
        let Some(area) = areas.next() else { return };
        tiles.extend(tile(chart, std::slice::from_ref(line), level, area));
        let Room { head, rim, .. } = room;
        let inside = Area {
            left: area.left + rim,
            top: area.top + head,
            width: area.width.saturating_sub(2 * rim),
            height: area.height.saturating_sub(head + rim),
        };
        // What is no higher than its head has no room for others.
        if inside.height > head {
            fill(chart, line.id, level + 1, (inside, room), tiles);
        }
    }
    if let Some(area) = areas.next().filter(|_| !thin.is_empty()) {
        tiles.extend(tile(chart, thin, level, area));
    }
}

fn tile(chart: &Chart<'_>, lines: &[Drawn<'_>], level: u32, area: Area) -> Option<Tile> {
    let span = Span {
        left: area.left,
        width: area.width,
    };
    Some(Tile {
        cell: chart.cell(lines, level, span)?,
        top: area.top,
        height: area.height,
    })
}

/// An area divided in proportion to amounts. Along the shorter side a row takes amounts for as long
/// as its tiles become squarer by it; what is left of the area is divided in the same way (Bruls,
/// Huizing, van Wijk: Squarified Treemaps, 2000). Edges are rounded, so that tiles touch.
fn squarified(amounts: &[Money], area: Area) -> Vec<Area> {
    let mut areas = Vec::with_capacity(amounts.len());
    let mut left = area;
    let mut rest = amounts;
    while !rest.is_empty() {
        let whole: Money = rest.iter().copied().sum();
        let weight = |money: &Money| {
            let part = money.share_of(whole, FINE).unwrap_or_default();
            u64::try_from(part).unwrap_or_default()
        };
        let lies = left.width >= left.height;
        let (long, short) = if lies {
            (left.width, left.height)
        } else {
            (left.height, left.width)
        };
        let mut row = Row::default();
        let mut count = 0;
        for money in rest {
            let longer = row.with(weight(money));
            if count > 0 && longer.worst(long, short) > row.worst(long, short) {
                break;
            }
            row = longer;
            count += 1;
        }
        let (taken, others) = rest.split_at(count);
        let sum: Money = taken.iter().copied().sum();
        let depth = Cut::new(
            Span {
                left: 0,
                width: long,
            },
            whole,
        )
        .next(sum)
        .width;
        let start = if lies { left.top } else { left.left };
        let mut cut = Cut::new(
            Span {
                left: start,
                width: short,
            },
            sum,
        );
        for money in taken {
            let piece = cut.next(*money);
            areas.push(if lies {
                Area {
                    left: left.left,
                    top: piece.left,
                    width: depth,
                    height: piece.width,
                }
            } else {
                Area {
                    left: piece.left,
                    top: left.top,
                    width: piece.width,
                    height: depth,
                }
            });
        }
        if lies {
            left.left += depth;
            left.width -= depth;
        } else {
            left.top += depth;
            left.height -= depth;
        }
        rest = others;
    }
    areas
}

/// The tiles of a row: their weights, in parts of [`FINE`].
#[derive(Clone, Copy, Default)]
struct Row {
    sum: u64,
    largest: u64,
    smallest: u64,
}

impl Row {
    fn with(self, weight: u64) -> Self {
        let smallest = if self.sum == 0 {
            weight
        } else {
            self.smallest.min(weight)
        };
        Self {
            sum: self.sum + weight,
            largest: self.largest.max(weight),
            smallest,
        }
    }

    /// How far the least square of the tiles is from a square, in thousandths of its shorter side,
    /// where the row lies along the shorter side of an area.
    fn worst(self, long: u32, short: u32) -> u64 {
        // Sides beyond this are wider than any screen.
        let side = |side: u32| u64::from(side.min(1 << 14));
        let (long, short) = (side(long), side(short));
        let depth = self.sum * self.sum * long;
        let ratio = |weight: u64| {
            let width = short * weight * u64::from(FINE);
            (width.max(depth) * 1000)
                .checked_div(width.min(depth))
                .unwrap_or(u64::MAX)
        };
        ratio(self.largest).max(ratio(self.smallest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::{budget, line};
    use proptest::prelude::*;

    const ROOM: Room = Room {
        width: 600,
        height: 400,
        head: 20,
        rim: 2,
        smallest: 0,
    };

    fn amounts(numbers: &[i64]) -> Vec<Money> {
        let written = |number: &i64| {
            let number = rust_decimal::Decimal::from(*number);
            crate::money::Written::new(number, Unit::Yuan).unwrap()
        };
        numbers.iter().map(|it| written(it).money()).collect()
    }

    fn shape(area: &Area) -> (u32, u32, u32, u32) {
        (area.left, area.top, area.width, area.height)
    }

    #[test]
    fn the_example_of_the_paper() {
        let area = Area {
            left: 0,
            top: 0,
            width: 600,
            height: 400,
        };
        let areas = squarified(&amounts(&[6, 6, 4, 3, 2, 2, 1]), area);
        let shapes: Vec<_> = areas.iter().map(shape).collect();
        assert_eq!(
            shapes,
            [
                (0, 0, 300, 200),
                (0, 200, 300, 200),
                (300, 0, 171, 233),
                (471, 0, 129, 233),
                (300, 233, 120, 167),
                (420, 233, 120, 167),
                (540, 233, 60, 167),
            ]
        );
    }

    #[test]
    fn tiles_hold_their_lines_and_of_whiches_leave_a_rest() {
        let budget = budget();
        let project = ProjectId(1);
        let tiles = treemap(&budget, project, NodeId::ROOT, None, Unit::Wanyuan, ROOM);
        let shown: Vec<_> = tiles
            .iter()
            .map(|tile| (tile.cell.level, tile.cell.label.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                (0, "购书经费"),
                (1, "偿还往年拖欠的书款"),
                (0, "燃油费"),
                (0, "车辆保险费"),
                (1, "交强险"),
                (1, "商业险"),
            ]
        );
        let books = &tiles[0];
        assert_eq!((books.cell.width, books.height), (400, 400));
        let owed = &tiles[1];
        let inside = (books.cell.width - 4) * (books.height - 22);
        let area = owed.cell.width * owed.height;
        assert!((inside * 3 / 8).abs_diff(area) < 400, "{area} of {inside}");
        let insurance = line(&budget, 1, "3").node;
        let tiles = treemap(&budget, project, insurance, None, Unit::Wanyuan, ROOM);
        assert_eq!(tiles.len(), 2);
        let smallest = Room {
            smallest: 100_000,
            ..ROOM
        };
        let tiles = treemap(
            &budget,
            project,
            NodeId::ROOT,
            None,
            Unit::Wanyuan,
            smallest,
        );
        let group = tiles.last().unwrap();
        assert_eq!(
            (group.cell.line, group.cell.amount.as_str()),
            (None, "4.00")
        );
    }

    proptest! {
        #[test]
        fn areas_tile_their_area(
            mut numbers in prop::collection::vec(1_i64..1_000_000, 1..60),
            width in 1_u32..2_000,
            height in 1_u32..2_000,
        ) {
            numbers.sort_unstable_by(|a, b| b.cmp(a));
            let whole = Area { left: 7, top: 3, width, height };
            let areas = squarified(&amounts(&numbers), whole);
            prop_assert_eq!(areas.len(), numbers.len());
            let size = |area: &Area| u64::from(area.width) * u64::from(area.height);
            prop_assert_eq!(areas.iter().map(size).sum::<u64>(), size(&whole));
            for (at, one) in areas.iter().enumerate() {
                prop_assert!(one.left >= whole.left && one.left + one.width <= whole.left + width);
                prop_assert!(one.top >= whole.top && one.top + one.height <= whole.top + height);
                for other in &areas[..at] {
                    let apart = one.left + one.width <= other.left
                        || other.left + other.width <= one.left
                        || one.top + one.height <= other.top
                        || other.top + other.height <= one.top
                        || size(one) == 0
                        || size(other) == 0;
                    prop_assert!(apart, "{:?} {:?}", one, other);
                }
            }
        }
    }
}
