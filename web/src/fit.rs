//! Whether words fit into a bar of a chart, by an estimate: a Chinese character is as wide as the
//! font is high, any other a little over half of that.

/// Widths are counted in sixteenths of the font's size.
const WIDE: u32 = 16;
const NARROW: u32 = 10;

/// The estimated width of words in pixels, at a font size in sixteenths of a pixel.
pub(crate) fn width(words: &str, font: u32) -> u32 {
    words.chars().map(advance).sum::<u32>().saturating_mul(font) / 256
}

/// The words, shortened with `…` where they need more than `room` pixels; `None` when not even
/// two characters fit.
pub(crate) fn fit(words: &str, room: u32, font: u32) -> Option<String> {
    if width(words, font) <= room {
        return Some(words.to_owned());
    }
    let mut left = (room.saturating_mul(256) / font.max(1)).checked_sub(WIDE)?;
    let mut shortened = String::new();
    for character in words.chars() {
        let Some(rest) = left.checked_sub(advance(character)) else {
            break;
        };
        left = rest;
        shortened.push(character);
    }
    if shortened.chars().count() < 2 {
        return None;
    }
    shortened.push('…');
    Some(shortened)
}

fn advance(character: char) -> u32 {
    if u32::from(character) >= 0x2E80 || character == '…' {
        WIDE
    } else {
        NARROW
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 13 px.
    const FONT: u32 = 13 * 16;

    #[test]
    fn words_that_fit_stay_whole() {
        assert_eq!(width("会议", FONT), 26);
        assert_eq!(fit("会议", 26, FONT).as_deref(), Some("会议"));
        assert_eq!(fit("", 0, FONT).as_deref(), Some(""));
    }

    #[test]
    fn words_that_do_not_fit_are_shortened_or_left_out() {
        assert_eq!(fit("专项会务经费", 60, FONT).as_deref(), Some("专项会…"));
        assert_eq!(fit("专项会务经费", 30, FONT), None);
        assert_eq!(fit("专项会务经费", 0, FONT), None);
        for room in 0..200 {
            if let Some(words) = fit("会议展板、文本制作费 30.00", room, FONT) {
                assert!(width(&words, FONT) <= room.max(1), "{words} in {room}");
            }
        }
    }
}
