//! Words of budgets that few people use elsewhere, in plain words.

use super::Lang;

/// A word that documents use and what it means.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) word: &'static str,
    zh: &'static str,
    en: &'static str,
}

impl Term {
    pub(crate) const fn meaning(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

const fn term(word: &'static str, zh: &'static str, en: &'static str) -> Term {
    Term { word, zh, en }
}

/// In the order in which a reader meets them. None is part of another, so that each is found by
/// itself.
pub(crate) const TERMS: [Term; 22] = [
    term(
        "立项依据",
        "凭什么办这个项目：哪条法规、哪份文件或哪次会议要求办的。",
        "What the project rests on: the law, the document or the meeting that calls for it.",
    ),
    term(
        "实施单位",
        "具体来办这件事、花这笔钱的单位。",
        "The body that does the work and spends the money.",
    ),
    term(
        "项目支出",
        "为办某一件事专门安排的钱，不含工资和日常办公。",
        "Money for one particular task, apart from salaries and daily office costs.",
    ),
    term(
        "基本支出",
        "维持单位运转的钱：人员工资和日常办公。",
        "What it takes to keep a body running: salaries and daily office costs.",
    ),
    term(
        "公用经费",
        "单位日常办公用的钱，如水电、办公用品、差旅。",
        "Daily office money: water, power, supplies, travel.",
    ),
    term(
        "财政拨款",
        "由财政部门拨给单位的钱，主要来自税收。",
        "Money that the treasury gives to a body, mostly from taxes.",
    ),
    term(
        "一般公共预算",
        "以税收为主、用于公共服务的那本账。",
        "The main budget: taxes in, public services out.",
    ),
    term(
        "政府性基金",
        "专门收取、专门用途的钱，例如卖地收入。",
        "Money raised for one purpose and spent on it, such as from the sale of land.",
    ),
    term(
        "转移支付",
        "上级政府给下级政府的钱。",
        "Money that a higher level of government gives to a lower one.",
    ),
    term(
        "三公",
        "因公出国（境）、公务用车、公务接待三项花费的合称。",
        "Three costs taken together: official trips abroad, official cars, official receptions.",
    ),
    term(
        "政府采购",
        "政府用公款买货物、工程和服务，要按规定程序办。",
        "Buying goods, works and services with public money, under set rules.",
    ),
    term(
        "公物仓",
        "把各单位闲置的公家物品收在一处，谁要用就调给谁。",
        "A store where idle public property is kept, for any body that needs it.",
    ),
    term(
        "质保金",
        "工程或货物验收后暂扣的一部分款，过了保修期再付。",
        "Part of a price that is held back until the warranty has run out.",
    ),
    term(
        "尾款",
        "合同里最后还没付的那部分钱。",
        "The last part of a contract's price, still to be paid.",
    ),
    term(
        "评审",
        "财政部门请人核算一件事该花多少钱。",
        "A review, ordered by the treasury, of what something should cost.",
    ),
    term(
        "绩效目标",
        "这笔钱花下去要办成什么、办到什么程度。",
        "What the money is meant to achieve, and how well.",
    ),
    term(
        "结转",
        "上一年没花完、转到今年接着用的钱。",
        "Money left from last year and carried over to this one.",
    ),
    term(
        "专户",
        "为某一类钱单独开的账户，不和别的钱混用。",
        "An account kept for one kind of money alone.",
    ),
    term(
        "委托业务费",
        "请别的单位或公司代办事情付的钱。",
        "What is paid to others for doing a task.",
    ),
    term(
        "被装",
        "制服、鞋帽、被褥等统一配发的衣物。",
        "Uniforms, shoes and bedding that are issued.",
    ),
    term(
        "编外",
        "上级核定的人员数额叫编制；编外是在这个数额以外聘用的人。",
        "People hired beyond the number of posts that has been approved.",
    ),
    term(
        "驾驶配套服务",
        "租车时连司机一起提供的服务。",
        "Hired cars that come with their drivers.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_term_hides_in_another() {
        for one in &TERMS {
            let within = TERMS.iter().filter(|other| other.word.contains(one.word));
            assert_eq!(within.count(), 1, "{}", one.word);
            assert_ne!(one.meaning(Lang::Zh), one.meaning(Lang::En));
        }
    }
}
