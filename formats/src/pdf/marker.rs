//! The numbers that items of lists begin with, at the beginning of a line or within one.

/// The number of an item and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    form: Form,
    number: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// 一、 or 一.
    Hanzi,
    /// （一）
    HanziInBrackets,
    /// 1. or 1、
    Digits,
    /// （1） or 1）
    DigitsInBrackets,
    /// ①
    Circled,
    /// 第一章
    Part,
}

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The number that a text begins with as an item of a list does.
pub(super) fn of(text: &str) -> Option<Marker> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        let number = first as u32 - '①' as u32 + 1;
        return Some(Marker {
            form: Form::Circled,
            number,
        });
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (number, rest) = hanzi(rest).or_else(|| digits(rest))?;
        let form = Form::Part;
        return rest
            .starts_with(['章', '节', '条', '部'])
            .then_some(Marker { form, number });
    }
    let inner = text.trim_start_matches(['（', '(']);
    let is_bracketed = inner.len() < text.len();
    if let Some((number, rest)) = hanzi(inner) {
        let form = match rest.chars().next()? {
            '、' | '.' | '．' if !is_bracketed => Form::Hanzi,
            '）' | ')' => Form::HanziInBrackets,
            _ => return None,
        };
        return Some(Marker { form, number });
    }
    let (number, rest) = digits(inner)?;
    let form = match rest.chars().next()? {
        '.' | '．' | '、' if !is_bracketed => Form::Digits,
        '）' | ')' => Form::DigitsInBrackets,
        _ => return None,
    };
    // 1.5 is a figure.
    let is_figure = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    (!is_figure).then_some(Marker { form, number })
}

/// A number up to 99 in Chinese characters, and what is behind it.
fn hanzi(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(NUMERALS);
    let written = &text[..text.len() - rest.len()];
    let mut number = 0;
    for c in written.chars() {
        let value = NUMERALS.iter().position(|numeral| *numeral == c)? as u32 + 1;
        number = match (value, number) {
            (10, 0) => 10,
            (10, tens) if tens < 10 => tens * 10,
            (value, before) if before % 10 == 0 => before + value,
            _ => return None,
        };
    }
    (number > 0).then_some((number, rest))
}

/// A number of one or two digits, and what is behind it.
fn digits(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let written = &text[..text.len() - rest.len()];
    if written.len() > 2 {
        return None;
    }
    Some((written.parse().ok()?, rest))
}

impl Marker {
    pub(super) const fn number(self) -> u32 {
        self.number
    }

    pub(super) const fn is_heading(self) -> bool {
        matches!(self.form, Form::Hanzi | Form::HanziInBrackets)
    }

    /// Whether the number before or after this one, written alike, stands in a text: `Some(true)`
    /// within it, `Some(false)` at its beginning.
    pub(super) fn within(self, text: &str, number: u32) -> Option<bool> {
        let wanted = Marker { number, ..self };
        if of(text) == Some(wanted) {
            return Some(false);
        }
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            // An item begins behind a sentence, a list's announcement or another item.
            let may_begin = !before.is_ascii_alphanumeric() && before != '（' && before != '(';
            if at > 0 && may_begin && of(&text[at..]) == Some(wanted) {
                return Some(true);
            }
            before = c;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_lists_begin_lines() {
        for (text, number) in [
            ("一、概况", 1),
            ("（二）依据", 2),
            ("二十一、其他", 21),
            ("1.购书", 1),
            ("12、燃油", 12),
            ("（3）其他", 3),
            ("4）其他", 4),
            ("⑤其他", 5),
            ("第三条", 3),
            ("第12章", 12),
        ] {
            assert_eq!(of(text).map(Marker::number), Some(number), "{text}");
        }
        for text in [
            "1.5万元",
            "万元",
            "2025年",
            "一般公共预算",
            "100、",
            "（2025年）",
            "三十",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn items_within_a_text_are_found() {
        let marker = of("（2）其他").unwrap();
        assert_eq!(marker.within("包括：（1）购书3万元；", 1), Some(true));
        assert_eq!(marker.within("（1）购书3万元；", 1), Some(false));
        assert_eq!(marker.within("包括：购书3万元；", 1), None);
        let marker = of("2.其他").unwrap();
        assert_eq!(marker.within("共11.5万元", 1), None);
    }
}
