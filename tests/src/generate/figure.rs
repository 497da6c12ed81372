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
        Digits::Plain | Digits::FullWidth => return plain,
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

fn full_width(c: char) -> char {
    match c {
        // The full-width forms stand in the order of ASCII.
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
