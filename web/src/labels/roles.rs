//! What a sum of money in the text stands for.

use mingzhang::Role;

use super::Lang;

pub(crate) const fn name(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Total => lang.pick("项目总额", "project total"),
        Role::Part => lang.pick("组成部分", "part"),
        Role::OfWhich => lang.pick("其中", "of which"),
        Role::Restatement => lang.pick("复述", "said again"),
        Role::Rate => lang.pick("单价", "price"),
        Role::Change => lang.pick("增减", "change"),
        Role::PriorYear => lang.pick("往年数", "earlier year"),
        Role::OtherYears => lang.pick("跨年度数", "several years"),
        Role::Threshold => lang.pick("限额", "limit"),
        Role::Balance => lang.pick("结余或存量", "balance"),
        Role::Context => lang.pick("背景中的金额", "in passing"),
        Role::Unclear => lang.pick("用意不明", "unclear"),
    }
}
