//! The ways of saying things. Each stands in the texts that bodies publish.

use super::Figures;

/// How one project is written.
#[derive(Clone, Debug)]
pub struct Style {
    /// Sums of money.
    pub figures: Figures,
    /// How the section begins.
    pub opening: Opening,
    /// The lists, the outermost first; what is nested deeper is left out.
    pub lists: Vec<List>,
    /// How a line that is divided again leads to its lines.
    pub lead: Lead,
    /// The words of a line.
    pub item: ItemWords,
    /// Whether the total, or every amount, is said again at its end.
    pub again: Again,
    /// Full-width or half-width marks.
    pub marks: Marks,
    /// Whether 和 or 以及 leads to the last line of a list.
    pub joined: bool,
}

/// How a section on funding begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// 本项目计划安排资金…，范围主要包括：
    Includes,
    /// 项目经费共计…，…，其中：
    AllOfWhich,
    /// 2025年预算安排…，其中：
    OfWhich,
    /// …，分别用于：
    UsedFor,
    /// …，具体如下：
    AsFollows,
    /// …。
    Stop,
    /// …，比上年增加…，分别是：
    Changed,
    /// 项目总投资…，2025年安排…，其中：
    ManyYears,
    /// 2024年预算…，2025年预算…，主要包括：
    LastYear,
    /// 2025年预算安排…（2024年…），其中：
    LastYearInBrackets,
    /// 项目总预算…。资金来源：财政拨款…，单位自筹…。资金用途：
    Sources,
    /// No words, no total.
    Nothing,
}

/// How a list is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// A line of text each.
    Lines(Numbering),
    /// Numbered, in one sentence.
    Numbered(Numbering),
    /// By semicolons.
    Semicolons,
    /// By commas.
    Commas,
    /// By 、.
    Pauses,
}

/// How a line leads to its own lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// ，其中：
    OfWhich,
    /// ，包括：
    Includes,
    /// ，主要用于
    MainlyFor,
}

/// Numbers of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 1.
    Point,
    /// １．
    WidePoint,
    /// 1、
    Pause,
    /// （一）
    Chinese,
    /// （1）
    Brackets,
    /// 1)
    HalfBracket,
    /// ①
    Circled,
}

/// The words of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemWords {
    /// 水费3万元
    Plain,
    /// 水费：3万元
    Colon,
    /// 安排水费3万元
    Arranged,
    /// 水费预算3万元
    Budgeted,
    /// 水费3万元，主要用于保障日常运转
    Purpose,
    /// 3万元用于水费
    AmountFirst,
    /// 水费3万元（上年1万元）
    LastYear,
}

/// What is said again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Nothing.
    Nothing,
    /// The total at the end of the section, on a line of its own.
    Total,
    /// Each line that is divided, at its end.
    Lines,
}

/// Which marks are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// ，；：（）
    Wide,
    /// ,;:()
    Half,
}

/// How a price is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceWords {
    /// 20个单位，每个单位…
    Units,
    /// 涉及50人，每人…
    People,
    /// 每人…，共50人
    PeopleAfter,
    /// 每月…，共12个月
    Months,
    /// 10台，每台…，计, before the amount
    Before,
    /// ：10台×…/台=, before the amount
    Product,
}

impl List {
    /// What this divides may hold what that divides, without doubt about where each ends.
    #[must_use]
    pub fn may_hold(self, inner: Self) -> bool {
        match (self, inner) {
            (Self::Lines(outer) | Self::Numbered(outer), Self::Numbered(inner))
            | (Self::Lines(outer), Self::Lines(inner)) => !outer.is_like(inner),
            (Self::Commas, _) => false,
            _ => inner.strength() < self.strength(),
        }
    }

    pub(super) const fn strength(self) -> u8 {
        match self {
            Self::Lines(_) => 4,
            Self::Numbered(_) => 3,
            Self::Semicolons => 2,
            Self::Commas => 1,
            Self::Pauses => 0,
        }
    }

    pub(super) const fn numbering(self) -> Option<Numbering> {
        match self {
            Self::Lines(numbering) | Self::Numbered(numbering) => Some(numbering),
            Self::Semicolons | Self::Commas | Self::Pauses => None,
        }
    }
}

impl Numbering {
    /// Whether a person could take one for the other.
    fn is_like(self, other: Self) -> bool {
        let kind = |numbering: Self| match numbering {
            Self::Point | Self::WidePoint | Self::Pause => 0,
            Self::Chinese => 1,
            Self::Brackets | Self::HalfBracket => 2,
            Self::Circled => 3,
        };
        kind(self) == kind(other)
    }

    /// The number of an item, from 1 to 20.
    pub(super) fn print(self, number: usize) -> String {
        const CHINESE: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        let wide = |number: usize| -> String {
            let digits = number.to_string();
            digits
                .chars()
                .filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0))
                .collect()
        };
        match self {
            Self::Point => format!("{number}."),
            Self::WidePoint => format!("{}．", wide(number)),
            Self::Pause => format!("{number}、"),
            Self::Chinese if number > 10 => format!("（十{}）", CHINESE[(number - 11) % 10]),
            Self::Chinese => format!("（{}）", CHINESE[(number - 1) % 10]),
            Self::Brackets => format!("（{number}）"),
            Self::HalfBracket => format!("{number})"),
            Self::Circled => ('①'..='⑳')
                .nth(number - 1)
                .map(String::from)
                .unwrap_or_default(),
        }
    }
}

impl Lead {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::OfWhich => "，其中：",
            Self::Includes => "，包括：",
            Self::MainlyFor => "，主要用于",
        }
    }
}

impl Opening {
    /// The words before the total and those after it.
    pub(super) const fn words(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Includes => Some(("本项目计划安排资金", "，范围主要包括：")),
            Self::AllOfWhich => Some(("项目经费共计", "，经评审后纳入预算安排，其中：")),
            Self::OfWhich => Some(("2025年预算安排", "，其中：")),
            Self::UsedFor => Some(("该项目2025年度需预算资金", "，分别用于：")),
            Self::AsFollows => Some(("本项目所需资金", "，具体如下：")),
            Self::Stop => Some(("为保障工作开展，该项目2025年度需预算资金", "。")),
            Self::Changed => Some(("2025年本项目预算资金", "，分别是：")),
            Self::ManyYears => Some(("，2025年安排", "，其中：")),
            Self::LastYear => Some(("，2025年预算", "，主要包括：")),
            Self::LastYearInBrackets => Some(("2025年预算安排", "，其中：")),
            Self::Sources => Some(("项目总预算", "。资金来源：")),
            Self::Nothing => None,
        }
    }

    /// Whether it leads to lines that leave something over.
    #[must_use]
    pub const fn is_of_which(self) -> bool {
        matches!(self, Self::OfWhich)
    }

    /// Whether it may lead to a list of this kind.
    #[must_use]
    pub const fn may_lead_to(self, list: List) -> bool {
        match self {
            Self::Stop | Self::AsFollows => list.numbering().is_some(),
            Self::Nothing => matches!(list, List::Lines(_)),
            _ => true,
        }
    }
}
