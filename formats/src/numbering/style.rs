//! The ways in which a number is written.

/// How the numbers of a list are written; the names are those of ECMA-376, 17.18.59
/// (`ST_NumberFormat`), the codes those of Word's binary files (MS-OSHARED, `MSONFC`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberStyle {
    #[default]
    Decimal,
    /// 01, 02
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// 1st, 2nd
    Ordinal,
    /// 一, 十, 十一, 一百零一
    Chinese,
    /// 一, 一〇, 一一
    ChineseDigits,
    /// 壹, 壹拾
    ChineseLegal,
    /// 甲, 乙
    Stems,
    /// 子, 丑
    Branches,
    /// ①
    Circled,
    /// ⒈
    FullStop,
    /// ⑴
    Parenthesised,
    /// ㊀
    CircledChinese,
    /// １
    FullWidth,
    /// A sign and no number.
    Bullet,
    /// Nothing.
    None,
}

impl NumberStyle {
    #[cfg(feature = "docx")]
    pub(crate) fn of_name(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "ordinal" => Self::Ordinal,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "koreanCounting" => Self::Chinese,
            "ideographDigital"
            | "japaneseDigitalTenThousand"
            | "taiwaneseDigital"
            | "koreanDigital2" => Self::ChineseDigits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
                Self::ChineseLegal
            }
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedFullstop" => Self::FullStop,
            "decimalEnclosedParen" => Self::Parenthesised,
            "ideographEnclosedCircle" => Self::CircledChinese,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    #[cfg(feature = "doc")]
    pub(crate) fn of_code(code: u8) -> Self {
        match code {
            1 => Self::UpperRoman,
            2 => Self::LowerRoman,
            3 => Self::UpperLetter,
            4 => Self::LowerLetter,
            5 => Self::Ordinal,
            10 | 17 | 36 | 40 => Self::ChineseDigits,
            11 | 33 | 35 | 37 | 39 => Self::Chinese,
            16 | 34 | 38 => Self::ChineseLegal,
            14 | 19 => Self::FullWidth,
            18 | 28 => Self::Circled,
            22 => Self::DecimalZero,
            23 => Self::Bullet,
            26 => Self::FullStop,
            27 => Self::Parenthesised,
            29 => Self::CircledChinese,
            30 => Self::Stems,
            31 => Self::Branches,
            0xFF => Self::None,
            _ => Self::Decimal,
        }
    }

    pub(crate) fn write(self, number: i32) -> String {
        let Ok(count) = u32::try_from(number) else {
            return number.to_string();
        };
        let written = match self {
            Self::Decimal | Self::FullWidth => None,
            Self::DecimalZero => Some(format!("{count:02}")),
            Self::UpperRoman => roman(count),
            Self::LowerRoman => roman(count).map(|it| it.to_ascii_lowercase()),
            Self::UpperLetter => letters(count, b'A'),
            Self::LowerLetter => letters(count, b'a'),
            Self::Ordinal => Some(ordinal(count)),
            Self::Chinese => chinese(count, &CHINESE),
            Self::ChineseLegal => chinese(count, &LEGAL),
            Self::ChineseDigits => Some(digits(count, "〇一二三四五六七八九")),
            Self::Stems => nth("甲乙丙丁戊己庚辛壬癸", count),
            Self::Branches => nth("子丑寅卯辰巳午未申酉戌亥", count),
            Self::Circled => within(count, 1..=20, 0x2460)
                .or_else(|| within(count, 21..=35, 0x3251))
                .or_else(|| within(count, 36..=50, 0x32B1)),
            Self::FullStop => within(count, 1..=20, 0x2488),
            Self::Parenthesised => within(count, 1..=20, 0x2474),
            Self::CircledChinese => within(count, 1..=10, 0x3280),
            Self::Bullet | Self::None => Some(String::new()),
        };
        let plain = || match self {
            Self::FullWidth => digits(count, "０１２３４５６７８９"),
            _ => count.to_string(),
        };
        written.unwrap_or_else(plain)
    }
}

/// The character of a row of numbers that begins with the first of a range.
fn within(count: u32, range: std::ops::RangeInclusive<u32>, first: u32) -> Option<String> {
    let at = range.contains(&count).then(|| count - range.start())?;
    char::from_u32(first + at).map(String::from)
}

fn nth(characters: &str, count: u32) -> Option<String> {
    let at = count.checked_sub(1)? as usize;
    characters.chars().nth(at).map(String::from)
}

fn digits(count: u32, characters: &str) -> String {
    let digits = count.to_string();
    let each = digits
        .bytes()
        .filter_map(|digit| characters.chars().nth(usize::from(digit - b'0')));
    each.collect()
}

/// Digits, and what stands for ten, a hundred and a thousand.
struct Hanzi {
    digits: &'static str,
    units: [&'static str; 4],
    /// Whether ten is written without a one before it.
    bare_ten: bool,
}

const CHINESE: Hanzi = Hanzi {
    digits: "零一二三四五六七八九",
    units: ["", "十", "百", "千"],
    bare_ten: true,
};

const LEGAL: Hanzi = Hanzi {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ["", "拾", "佰", "仟"],
    bare_ten: false,
};

/// A number below ten thousand in characters.
fn chinese(count: u32, hanzi: &Hanzi) -> Option<String> {
    if count >= 10_000 {
        return None;
    }
    if count == 0 {
        return hanzi.digits.chars().next().map(String::from);
    }
    let mut written = String::new();
    let mut owes_zero = false;
    for (unit, name) in hanzi.units.iter().enumerate().rev() {
        let digit = count / 10_u32.pow(unit as u32) % 10;
        if digit == 0 {
            owes_zero = !written.is_empty();
            continue;
        }
        if owes_zero {
            written.push('零');
            owes_zero = false;
        }
        if !(hanzi.bare_ten && written.is_empty() && unit == 1 && digit == 1) {
            written.extend(hanzi.digits.chars().nth(digit as usize));
        }
        written.push_str(name);
    }
    Some(written)
}

fn roman(count: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&count) {
        return None;
    }
    let mut rest = count;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}

/// A … Z, AA, BB … as word processors go on.
fn letters(count: u32, first: u8) -> Option<String> {
    let at = count.checked_sub(1)?;
    let times = at / 26 + 1;
    if times > 30 {
        return None;
    }
    let letter = first + (at % 26) as u8;
    Some(char::from(letter).to_string().repeat(times as usize))
}

fn ordinal(count: u32) -> String {
    let ending = match (count % 10, count % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{count}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_writes_its_numbers() {
        for (style, number, written) in [
            (NumberStyle::Decimal, 12, "12"),
            (NumberStyle::Decimal, -1, "-1"),
            (NumberStyle::DecimalZero, 3, "03"),
            (NumberStyle::UpperRoman, 1994, "MCMXCIV"),
            (NumberStyle::LowerRoman, 4, "iv"),
            (NumberStyle::UpperRoman, 0, "0"),
            (NumberStyle::UpperLetter, 27, "AA"),
            (NumberStyle::LowerLetter, 2, "b"),
            (NumberStyle::Ordinal, 11, "11th"),
            (NumberStyle::Ordinal, 22, "22nd"),
            (NumberStyle::Chinese, 1, "一"),
            (NumberStyle::Chinese, 10, "十"),
            (NumberStyle::Chinese, 11, "十一"),
            (NumberStyle::Chinese, 20, "二十"),
            (NumberStyle::Chinese, 101, "一百零一"),
            (NumberStyle::Chinese, 110, "一百一十"),
            (NumberStyle::Chinese, 2005, "二千零五"),
            (NumberStyle::Chinese, 0, "零"),
            (NumberStyle::Chinese, 12345, "12345"),
            (NumberStyle::ChineseLegal, 12, "壹拾贰"),
            (NumberStyle::ChineseDigits, 10, "一〇"),
            (NumberStyle::Stems, 3, "丙"),
            (NumberStyle::Stems, 11, "11"),
            (NumberStyle::Branches, 12, "亥"),
            (NumberStyle::Circled, 1, "①"),
            (NumberStyle::Circled, 21, "㉑"),
            (NumberStyle::Circled, 51, "51"),
            (NumberStyle::FullStop, 2, "⒉"),
            (NumberStyle::Parenthesised, 2, "⑵"),
            (NumberStyle::CircledChinese, 2, "㊁"),
            (NumberStyle::FullWidth, 10, "１０"),
            (NumberStyle::Bullet, 1, ""),
        ] {
            assert_eq!(style.write(number), written, "{style:?} {number}");
        }
    }
}
