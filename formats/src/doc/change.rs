//! Changes of properties, one after the other (MS-DOC, `Prl`).

use super::compound::{long, short};

/// One change: which property, and its operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change<'a> {
    pub(super) property: u16,
    pub(super) operand: &'a [u8],
}

impl Change<'_> {
    pub(super) fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or_default()
    }

    pub(super) fn short(&self) -> u16 {
        short(self.operand, 0).unwrap_or_default()
    }

    pub(super) fn long(&self) -> u32 {
        long(self.operand, 0).unwrap_or_default()
    }

    /// Whether a switch is on, where a style has it off: 0x80 is as in the style, 0x81 the other
    /// way.
    pub(super) fn is_on(&self) -> bool {
        matches!(self.byte(), 1 | 0x81)
    }
}

/// The changes that bytes hold, as far as they are whole.
pub(super) struct Changes<'a>(pub(super) &'a [u8]);

pub(super) const TABLE_DEFINITION: u16 = 0xD608;
const TABS: u16 = 0xC615;

impl<'a> Iterator for Changes<'a> {
    type Item = Change<'a>;

    fn next(&mut self) -> Option<Change<'a>> {
        let property = short(self.0, 0)?;
        let rest = self.0.get(2..)?;
        let (skip, length) = match property >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // Its length is one more than what follows.
            _ if property == TABLE_DEFINITION => (2, usize::from(short(rest, 0)?).checked_sub(1)?),
            _ => match (property, *rest.first()?) {
                (TABS, 255) => (1, tabs(rest.get(1..)?)?),
                (_, length) => (1, usize::from(length)),
            },
        };
        let operand = rest.get(skip..skip + length)?;
        self.0 = rest.get(skip + length..)?;
        Some(Change { property, operand })
    }
}

/// The length of a long list of TABs: those that go, then those that come.
fn tabs(list: &[u8]) -> Option<usize> {
    let gone = 1 + 4 * usize::from(*list.first()?);
    Some(gone + 1 + 3 * usize::from(*list.get(gone)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_the_lengths_that_their_numbers_say() {
        let bytes = [
            &[0x0A, 0x26, 2][..],
            &[0x0B, 0x46, 7, 0],
            &[0x08, 0xD6, 4, 0, 1, 2, 3],
            &[0x15, 0xC6, 255, 1, 0, 0, 0, 0, 1, 0, 0, 0],
            &[0x49, 0x66, 1, 0, 0, 0],
            &[0x16],
        ]
        .concat();
        let all: Vec<_> = Changes(&bytes)
            .map(|it| (it.property, it.operand.len()))
            .collect();
        assert_eq!(
            all,
            [
                (0x260A, 1),
                (0x460B, 2),
                (0xD608, 3),
                (0xC615, 9),
                (0x6649, 4)
            ]
        );
    }
}
