//! Which characters the glyphs of a TrueType font are for, by the font's own table.

use std::collections::BTreeMap;

/// The characters of glyphs, by the tables for Unicode of an embedded font.
pub(super) fn characters(font: &[u8]) -> Option<BTreeMap<u32, char>> {
    let tables = u16_at(font, 4)?;
    let cmap = (0..usize::from(tables))
        .map(|n| 12 + 16 * n)
        .find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
    let cmap = font.get(usize::try_from(u32_at(font, cmap + 8)?).ok()?..)?;
    let mut glyphs = BTreeMap::new();
    for n in 0..usize::from(u16_at(cmap, 2)?) {
        let record = 4 + 8 * n;
        let (platform, encoding) = (u16_at(cmap, record)?, u16_at(cmap, record + 2)?);
        if platform == 0 || platform == 3 && (encoding == 1 || encoding == 10) {
            let at = usize::try_from(u32_at(cmap, record + 4)?).ok()?;
            read(cmap.get(at..)?, &mut glyphs);
        }
    }
    (!glyphs.is_empty()).then_some(glyphs)
}

fn read(table: &[u8], glyphs: &mut BTreeMap<u32, char>) -> Option<()> {
    // Tables that lie may name each code many times.
    let mut left = 1_u32 << 18;
    let mut add = |glyph: u32, code: u32| -> Option<()> {
        left = left.checked_sub(1)?;
        if let Some(c) = char::from_u32(code).filter(|_| glyph != 0) {
            glyphs.entry(glyph).or_insert(c);
        }
        Some(())
    };
    match u16_at(table, 0)? {
        4 => {
            let twice = usize::from(u16_at(table, 6)?);
            for segment in (0..twice).step_by(2) {
                let end = u16_at(table, 14 + segment)?;
                let start = u16_at(table, 16 + twice + segment)?;
                let delta = u16_at(table, 16 + 2 * twice + segment)?;
                let offset_at = 16 + 3 * twice + segment;
                let offset = usize::from(u16_at(table, offset_at)?);
                for code in start..=end.min(0xFFFE) {
                    let glyph = if offset == 0 {
                        code.wrapping_add(delta)
                    } else {
                        let at = offset_at + offset + 2 * usize::from(code - start);
                        match u16_at(table, at) {
                            Some(0) | None => 0,
                            Some(glyph) => glyph.wrapping_add(delta),
                        }
                    };
                    add(u32::from(glyph), u32::from(code))?;
                }
            }
        }
        12 => {
            let groups = usize::try_from(u32_at(table, 12)?).ok()?;
            for group in (0..groups).map(|n| 16 + 12 * n) {
                let (start, end) = (u32_at(table, group)?, u32_at(table, group + 4)?);
                let glyph = u32_at(table, group + 8)?;
                // Glyphs are counted with sixteen bits.
                for code in start..=end.min(start.saturating_add(0xFFFF)) {
                    add(glyph.saturating_add(code - start), code)?;
                }
            }
        }
        _ => {}
    }
    Some(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(bytes, at)?) << 16 | u32::from(u16_at(bytes, at.checked_add(2)?)?))
}
