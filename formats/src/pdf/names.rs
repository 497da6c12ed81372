//! What the codes of fonts for letters mean: the encodings that PDF knows, and names of glyphs.

/// An encoding that a font for letters names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    WinAnsi,
    MacRoman,
    Standard,
}

/// Windows-1252 from 0x80 to 0x9F; the rest is Latin 1.
const WINDOWS: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
/// Mac OS Roman from 0x80.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Adobe's standard encoding from 0xA1; a space where there is nothing.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

impl Letters {
    /// The character of a code.
    pub(super) fn char(self, code: u8) -> Option<char> {
        let nth = |table: &str, first: u8| {
            let c = table.chars().nth(usize::from(code.checked_sub(first)?))?;
            (c != ' ').then_some(c)
        };
        match (self, code) {
            (_, 0..0x20 | 0x7F) => None,
            (Self::Standard, 0x27) => Some('’'),
            (Self::Standard, 0x60) => Some('‘'),
            (_, 0x20..=0x7E) => Some(char::from(code)),
            (Self::WinAnsi, 0x80..0xA0) => nth(WINDOWS, 0x80),
            (Self::WinAnsi, 0xA0..) => Some(char::from(code)),
            (Self::MacRoman, 0x80..) => nth(MAC, 0x80),
            (Self::Standard, 0xA1..=0xFF) => nth(STANDARD, 0xA1),
            _ => None,
        }
    }
}

/// Names of glyphs, each with its character. Letters are named by themselves.
const NAMES: &str = "space  exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' \
quoteright ’ quoteleft ‘ parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / \
zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = \
greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` \
braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ \
section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬ registered ® macron ¯ degree ° \
plusminus ± acute ´ mu µ paragraph ¶ periodcentered · cedilla ¸ ordmasculine º guillemotright » onequarter ¼ \
onehalf ½ threequarters ¾ questiondown ¿ multiply × divide ÷ endash – emdash — quotedblleft “ quotedblright ” \
quotesinglbase ‚ quotedblbase „ dagger † daggerdbl ‡ bullet • ellipsis … perthousand ‰ guilsinglleft ‹ \
guilsinglright › fraction ⁄ Euro € trademark ™ fi ﬁ fl ﬂ notequal ≠ lessequal ≤ greaterequal ≥ infinity ∞ \
Agrave À Aacute Á Acircumflex Â Atilde Ã Adieresis Ä Aring Å AE Æ Ccedilla Ç Egrave È Eacute É Ecircumflex Ê \
Edieresis Ë Igrave Ì Iacute Í Icircumflex Î Idieresis Ï Ntilde Ñ Ograve Ò Oacute Ó Ocircumflex Ô Otilde Õ \
Odieresis Ö Oslash Ø Ugrave Ù Uacute Ú Ucircumflex Û Udieresis Ü germandbls ß agrave à aacute á acircumflex â \
atilde ã adieresis ä aring å ae æ ccedilla ç egrave è eacute é ecircumflex ê edieresis ë igrave ì iacute í \
icircumflex î idieresis ï ntilde ñ ograve ò oacute ó ocircumflex ô otilde õ odieresis ö oslash ø ugrave ù \
uacute ú ucircumflex û udieresis ü ydieresis ÿ OE Œ oe œ Scaron Š scaron š Zcaron Ž zcaron ž";

/// The character that a glyph's name says, by the Adobe Glyph List's rules for the names above.
pub(super) fn of_glyph(name: &str) -> Option<char> {
    let name = name.split('.').next().unwrap_or(name);
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return c.is_ascii_alphabetic().then_some(c);
    }
    if name == "space" || name == "nbspace" {
        return Some(' ');
    }
    let mut names = NAMES.split_ascii_whitespace();
    // The name of the space has no character after it that is not white.
    names.next();
    while let (Some(known), Some(c)) = (names.next(), names.next()) {
        if known == name {
            return c.chars().next();
        }
    }
    let digits = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))?;
    if !(4..=6).contains(&digits.len()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_characters() {
        for (name, c) in [
            ("A", Some('A')),
            ("space", Some(' ')),
            ("comma", Some(',')),
            ("seven.tab", Some('7')),
            ("zcaron", Some('ž')),
            ("uni4E07", Some('万')),
            ("u1F600", Some('\u{1F600}')),
            ("g123", None),
            (".notdef", None),
            ("uniD800", None),
        ] {
            assert_eq!(of_glyph(name), c, "{name}");
        }
    }

    #[test]
    fn encodings_are_whole() {
        assert_eq!(WINDOWS.chars().count(), 0x20);
        assert_eq!(MAC.chars().count(), 0x80);
        assert_eq!(Letters::WinAnsi.char(0x80), Some('€'));
        assert_eq!(Letters::MacRoman.char(0xA5), Some('•'));
        assert_eq!(Letters::Standard.char(0xD0), Some('—'));
        assert_eq!(Letters::Standard.char(0xFB), Some('ß'));
        assert_eq!(Letters::Standard.char(0xE1), Some('Æ'));
        assert_eq!(Letters::WinAnsi.char(0x07), None);
    }
}
