//! Names of units.

use mingzhang::Unit;

use super::Lang;

/// A unit beside a figure.
pub(crate) const fn name(unit: Unit, lang: Lang) -> &'static str {
    match unit {
        Unit::Yuan => lang.pick("元", "yuan"),
        Unit::Qianyuan => lang.pick("千元", "thousand yuan"),
        Unit::Wanyuan => lang.pick("万元", "ten thousand yuan (万元)"),
        Unit::Yiyuan => lang.pick("亿元", "hundred million yuan (亿元)"),
    }
}

/// A sum of money as the document prints it, unit and all, for a reader of this language: 1.20万元
/// is 1.20 × 10,000 yuan.
pub(crate) fn amount(printed: &str, lang: Lang) -> String {
    let units = [Unit::Yiyuan, Unit::Wanyuan, Unit::Qianyuan, Unit::Yuan];
    let number = |unit: Unit| Some((printed.strip_suffix(unit.name())?, unit));
    match units.into_iter().find_map(number) {
        Some((number, unit)) if lang == Lang::En => [number, " ", short(unit, lang)].concat(),
        _ => printed.to_owned(),
    }
}

/// What the unit of some amounts is, behind them, in English.
pub(crate) const fn of(unit: Unit) -> &'static str {
    match unit {
        Unit::Yuan => "(in yuan)",
        Unit::Qianyuan => "(in 1,000 yuan)",
        Unit::Wanyuan => "(in 10,000 yuan)",
        Unit::Yiyuan => "(in 100m yuan)",
    }
}

/// A unit where there is little room.
pub(crate) const fn short(unit: Unit, lang: Lang) -> &'static str {
    match unit {
        Unit::Yuan => lang.pick("元", "yuan"),
        Unit::Qianyuan => lang.pick("千元", "× 1,000 yuan"),
        Unit::Wanyuan => lang.pick("万元", "× 10,000 yuan"),
        Unit::Yiyuan => lang.pick("亿元", "× 100m yuan"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_amount_is_in_the_words_of_the_reader() {
        for (printed, english) in [
            ("1.20万元", "1.20 × 10,000 yuan"),
            ("800.00元", "800.00 yuan"),
            ("12千元", "12 × 1,000 yuan"),
            ("叁拾万圆", "叁拾万圆"),
        ] {
            assert_eq!(amount(printed, Lang::En), english);
            assert_eq!(amount(printed, Lang::Zh), printed);
        }
    }
}
