//! How a sum of money is printed.

/// The unit that amounts are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 元
    Yuan,
    /// 万元
    Wan,
    /// 万
    BareWan,
    /// 亿元
    Yi,
}

/// How digits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// 1234.50
    Plain,
    /// 1,234.50
    Thousands,
    /// 1，234.50
    WideThousands,
    /// １２３４．５０
    FullWidth,
    /// 一千二百三十四点五
    Characters,
}

/// How every sum of money of a document is printed.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// The unit.
    pub scale: Scale,
    /// The digits.
    pub digits: Digits,
    /// Whether zeros at the end are left out: 3万元, not 3.00万元.
    pub trimmed: bool,
    /// Whether a space stands before the unit.
    pub spaced: bool,
    /// Whether every second sum is printed in 元 although the unit is another.
    pub mixed: bool,
    /// Whether each sum is followed by the same in financial characters: （大写：…元整）.
    pub in_words: bool,
}

impl Scale {
    const fn yuan(self) -> u64 {
        match self {
            Self::Yuan => 1,
            Self::Wan | Self::BareWan => 10_000,
            Self::Yi => 100_000_000,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Wan => "万元",
            Self::BareWan => "万",
            Self::Yi => "亿元",
        }
    }
}

impl Figures {
    /// `hundredths` of the unit as printed; `odd` tells which of two units when they are mixed.
    pub(super) fn print(&self, hundredths: u64, odd: bool) -> String {
        let (hundredths, scale) = if self.mixed && odd {
            (hundredths * self.scale.yuan(), Scale::Yuan)
        } else {
            (hundredths, self.scale)
        };
        if self.digits == Digits::Characters {
            return format!("{}{}", everyday(hundredths), scale.name());
        }
        let mut number = grouped(hundredths / 100, self.digits);
        let cents = format!("{:02}", hundredths % 100);
        let cents = match self.trimmed {
            true => cents.trim_end_matches('0'),
            false => &cents,
        };
        if !cents.is_empty() {
            number = format!("{number}.{cents}");
        }
        if self.digits == Digits::FullWidth {
            number = number.chars().map(full_width).collect();
        }
        let space = if self.spaced { " " } else { "" };
        format!("{number}{space}{}", scale.name())
    }

    /// What follows a sum: the same in financial characters, where the style has it.
    pub(super) fn again(&self, hundredths: u64) -> String {
        match self.in_words {
            true => format!("（大写：{}）", formal(hundredths * self.scale.yuan())),
            false => String::new(),
        }
    }

    /// The exact number of 元, as the tables print it.
    pub(super) fn yuan(&self, hundredths: u64) -> String {
        let cents = hundredths * self.scale.yuan();
        let fraction = format!("{:02}", cents % 100);
        match fraction.trim_end_matches('0') {
            "" => (cents / 100).to_string(),
            fraction => format!("{}.{fraction}", cents / 100),
        }
    }
}

fn grouped(whole: u64, digits: Digits) -> String {
    let plain = whole.to_string();
    let separator = match digits {
        Digits::Thousands => ',',
        Digits::WideThousands => '，',
        Digits::Plain | Digits::FullWidth | Digits::Characters => return plain,
    };
    let mut grouped = String::new();
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

const EVERYDAY: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// A whole number in characters, with the signs for ten, hundred and thousand.
fn characters(number: u64, digits: [char; 10], places: [&str; 4]) -> String {
    if number == 0 {
        return digits[0].to_string();
    }
    let mut groups = Vec::new();
    let mut rest = number;
    while rest > 0 {
        groups.push(rest % 10_000);
        rest /= 10_000;
    }
    let mut written = String::new();
    for (at, group) in groups.iter().enumerate().rev() {
        let mut skipped = false;
        for place in (0..4).rev() {
            let digit = group / 10_u64.pow(place) % 10;
            if digit == 0 {
                skipped = true;
                continue;
            }
            if skipped && !written.is_empty() && !written.ends_with(digits[0]) {
                written.push(digits[0]);
            }
            skipped = false;
            written.push(digits[digit as usize]);
            written += places[place as usize];
        }
        if *group > 0 {
            written += ["", "万", "亿", "万亿"][at];
        }
    }
    written
}

/// 一千二百三十四点五
fn everyday(hundredths: u64) -> String {
    let whole = characters(hundredths / 100, EVERYDAY, ["", "十", "百", "千"]);
    let cents = format!("{:02}", hundredths % 100);
    let cents = cents.trim_end_matches('0');
    let digit = |c: char| EVERYDAY[(c as u8 - b'0') as usize];
    match cents {
        "" => whole,
        cents => format!("{whole}点{}", cents.chars().map(digit).collect::<String>()),
    }
}

/// 壹仟贰佰叁拾肆元伍角整, of hundredths of a 元.
fn formal(cents: u64) -> String {
    let whole = characters(cents / 100, FORMAL, ["", "拾", "佰", "仟"]);
    let (tenths, hundredths) = (cents / 10 % 10, cents % 10);
    let digit = |at: u64| FORMAL[at as usize];
    match (tenths, hundredths) {
        (0, 0) => format!("{whole}元整"),
        (tenths, 0) => format!("{whole}元{}角整", digit(tenths)),
        (0, cents) => format!("{whole}元零{}分", digit(cents)),
        (tenths, cents) => format!("{whole}元{}角{}分", digit(tenths), digit(cents)),
    }
}

fn full_width(c: char) -> char {
    match c {
        // The full-width forms stand in the order of ASCII.
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
