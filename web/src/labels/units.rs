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

/// A unit where there is little room.
pub(crate) const fn short(unit: Unit, lang: Lang) -> &'static str {
    match unit {
        Unit::Yuan => lang.pick("元", "yuan"),
        Unit::Qianyuan => lang.pick("千元", "× 1,000 yuan"),
        Unit::Wanyuan => lang.pick("万元", "× 10,000 yuan"),
        Unit::Yiyuan => lang.pick("亿元", "× 100m yuan"),
    }
}
