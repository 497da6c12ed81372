//! Numbers that begin a heading or an item: 一、 （一） 1. (1) ① <1> 一是.

/// The way in which a list is numbered. Lists within lists change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// 一、
    Chinese,
    /// （一）
    BracketedChinese,
    /// 1. 1、
    Arabic,
    /// (1) 1)
    BracketedArabic,
    /// ①
    Circled,
    /// <1>
    Angled,
}

/// A number that begins a heading or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    pub(crate) numbering: Numbering,
    pub(crate) number: u32,
    /// How many bytes it takes, its point or bracket included.
    pub(crate) len: usize,
}

/// The marker that a folded text begins with.
pub(crate) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    match first {
        '(' => bracketed(
            text,
            ')',
            Numbering::BracketedChinese,
            Numbering::BracketedArabic,
        ),
        '<' => bracketed(text, '>', Numbering::Angled, Numbering::Angled),
        '①'..='⑳' => Some(Marker {
            numbering: Numbering::Circled,
            number: first as u32 - '①' as u32 + 1,
            len: first.len_utf8(),
        }),
        '0'..='9' => arabic(text),
        _ => {
            let (number, len) = chinese_number(text)?;
            text[len..].starts_with('、').then_some(Marker {
                numbering: Numbering::Chinese,
                number,
                len: len + '、'.len_utf8(),
            })
        }
    }
}

fn arabic(text: &str) -> Option<Marker> {
    let (number, len) = arabic_number(text)?;
    let rest = &text[len..];
    let point = rest.chars().next()?;
    let numbering = match point {
        '.' | '、' => Numbering::Arabic,
        ')' => Numbering::BracketedArabic,
        _ => return None,
    };
    let after = &rest[point.len_utf8()..];
    // 4.50万元 is a number; 4.2025年… and 4.5G… are item 4.
    if point == '.' && after.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let counted = |c: char| matches!(c, '年' | '岁') || c.is_ascii_alphabetic();
        if !after[digits..].starts_with(counted) {
            return None;
        }
    }
    Some(Marker {
        numbering,
        number,
        len: len + point.len_utf8(),
    })
}

fn bracketed(text: &str, close: char, chinese: Numbering, digits: Numbering) -> Option<Marker> {
    let inner = &text[1..];
    let (numbering, (number, len)) = match arabic_number(inner) {
        Some(found) => (digits, found),
        None => (chinese, chinese_number(inner)?),
    };
    let rest = inner[len..].strip_prefix(close)?;
    let comma = if rest.starts_with('、') {
        '、'.len_utf8()
    } else {
        0
    };
    Some(Marker {
        numbering,
        number,
        len: 1 + len + 1 + comma,
    })
}

/// Up to three digits: a longer number numbers no item.
fn arabic_number(text: &str) -> Option<(u32, usize)> {
    let len = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !(1..=3).contains(&len) {
        return None;
    }
    Some((text[..len].parse().ok()?, len))
}

/// 一 to 九十九.
pub(crate) fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| {
        Some(match c {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            _ => return None,
        })
    };
    let (mut number, mut unit, mut len) = (0, None, 0);
    for c in text.chars().take(3) {
        if let (Some(value), None) = (digit(c), unit) {
            unit = Some(value);
        } else if c == '十' && number == 0 {
            number = unit.take().unwrap_or(1) * 10;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    (len > 0).then_some((number + unit.unwrap_or(0), len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Numbering, u32, &str)> {
        marker(text).map(|m| (m.numbering, m.number, &text[m.len..]))
    }

    #[test]
    fn every_numbering() {
        assert_eq!(read("一、名称"), Some((Numbering::Chinese, 1, "名称")));
        assert_eq!(read("二十三、其他"), Some((Numbering::Chinese, 23, "其他")));
        assert_eq!(
            read("(十)其他"),
            Some((Numbering::BracketedChinese, 10, "其他"))
        );
        assert_eq!(
            read("(一)、其他"),
            Some((Numbering::BracketedChinese, 1, "其他"))
        );
        assert_eq!(read("12.其他"), Some((Numbering::Arabic, 12, "其他")));
        assert_eq!(read("3、其他"), Some((Numbering::Arabic, 3, "其他")));
        assert_eq!(
            read("(3)其他"),
            Some((Numbering::BracketedArabic, 3, "其他"))
        );
        assert_eq!(read("③其他"), Some((Numbering::Circled, 3, "其他")));
        assert_eq!(read("<2>其他"), Some((Numbering::Angled, 2, "其他")));
    }

    #[test]
    fn figures_are_no_markers() {
        assert_eq!(read("4.50万元"), None);
        assert_eq!(read("2024年"), None);
        assert_eq!(read("一个单位"), None);
        assert_eq!(read("(试行)"), None);
        assert_eq!(
            read("4.2025年博览会"),
            Some((Numbering::Arabic, 4, "2025年博览会"))
        );
    }
}
