//! Sums of money in every way of writing, and what looks like one.

use super::*;
use crate::money::Unit;

/// Every sum of a folded text: as printed, in 元, the upper end of a range in 元.
fn sums(text: &str) -> Vec<String> {
    scan(text)
        .into_iter()
        .filter_map(|numeral| {
            let NumeralKind::Money(written) = numeral.kind else {
                return None;
            };
            let mut shown = format!("{}={}", &text[numeral.figure()], written.money());
            let more = numeral.more.unwrap_or_default();
            if let Some(upto) = more.upto {
                shown += &format!("..{}", upto.money());
            }
            if let Some((range, written)) = more.in_words {
                shown += &format!("&{}={}", &text[range], written.money());
            }
            if let Some((range, qualifier)) = more.qualifier {
                shown += &format!("?{}:{}", &text[range], qualifier.name());
            }
            Some(shown)
        })
        .collect()
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(sums(text), expected, "{text}");
}

#[test]
fn numbers_in_characters() {
    for (text, yuan) in [
        ("三十六万元", "360000"),
        ("二百万元", "2000000"),
        ("一千二百元", "1200"),
        ("一千零五十元", "1050"),
        ("三点五万元", "35000"),
        ("零点二五亿元", "25000000"),
        ("十万元", "100000"),
        ("二百八十点零一万元", "2800100"),
        ("一万三千万元", "130000000"),
        ("一万亿元", "1000000000000"),
        ("一百二十三点四五万元", "1234500"),
        ("十二万元", "120000"),
        ("两万元", "20000"),
        ("两亿三千万元", "230000000"),
        ("一万五千元", "15000"),
        ("三百零二万四千元", "3024000"),
        ("叁拾陆万元整", "360000"),
        ("叁佰零贰万肆仟元整", "3024000"),
        ("壹仟贰佰叁拾肆元伍角陆分", "1234.56"),
        ("玖拾元零伍分", "90.05"),
        ("柒拾圆伍角整", "70.5"),
        ("贰億元", "200000000"),
        ("拾万元整", "100000"),
        ("壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元整", "123456789"),
        ("零元整", "0"),
        ("五百元", "500"),
        ("九角", ""),
    ] {
        let expected = match yuan {
            "" => vec![],
            yuan => vec![format!("{text}={yuan}")],
        };
        assert_eq!(sums(text), expected, "{text}");
        assert_eq!(sums(&format!("安排{text}。")), expected, "{text}");
    }
}

#[test]
fn digits_and_characters_in_one_number() {
    reads("3万5千元", &["3万5千元=35000"]);
    reads("1亿2000万元", &["1亿2000万元=120000000"]);
    reads("12万3456元", &["12万3456元=123456"]);
    reads("5百万元", &["5百万元=5000000"]);
    reads("2千万元,3千元", &["2千万元=20000000", "3千元=3000"]);
    reads("3.5亿元", &["3.5亿元=350000000"]);
    reads("36元5角2分", &["36元5角2分=36.52"]);
    reads("100万500人", &[]);
}

#[test]
fn what_names_money_in_front() {
    reads("¥360,000.00。", &["¥360,000.00=360000"]);
    reads("￥5.20/人", &["￥5.20=5.2"]);
    reads("¥36万元", &["¥36万元=360000"]);
    reads("人民币36万元", &["36万元=360000"]);
    reads("人民币5,000.00,", &["人民币5,000.00=5000"]);
    reads("RMB1200,", &["RMB1200=1200"]);
    reads("人民币叁拾陆万元整", &["叁拾陆万元整=360000"]);
    reads("人民币20至30万元", &["20至30万元=200000..300000"]);
    assert_eq!(scan("费人民币36万元,")[0].range, 3..20);
    reads("人民币5号楼", &[]);
}

#[test]
fn a_figure_and_the_same_in_characters_are_one_sum() {
    let both = ["36万元=360000&叁拾陆万元整=360000"];
    for text in [
        "36万元(大写:叁拾陆万元整)",
        "36万元(大写:人民币叁拾陆万元整),用于印刷",
        "36万元(人民币叁拾陆万元整)。",
        "36万元(叁拾陆万元整)。",
        "36万元,大写叁拾陆万元整。",
        "人民币叁拾陆万元整(36万元)",
        "叁拾陆万元整(小写:36万元)",
        "(大写)叁拾陆万元整,(小写)36万元",
        "大写:叁拾陆万元整;小写36万元".replace(';', ",").as_str(),
    ] {
        reads(text, &both);
    }
    reads(
        "人民币叁拾陆万元整(¥360,000.00)",
        &["¥360,000.00=360000&叁拾陆万元整=360000"],
    );
    // What differs is still one sum where the text says so, and two where it does not.
    reads(
        "36万元(大写:叁拾柒万元整)",
        &["36万元=360000&叁拾柒万元整=370000"],
    );
    reads(
        "办公费36万元(十万元用于印刷)",
        &["36万元=360000", "十万元=100000"],
    );
    reads("36万元,十万元", &["36万元=360000", "十万元=100000"]);
}

#[test]
fn ranges_are_one_sum_without_one_amount() {
    for text in [
        "20-30万元",
        "20～30万元",
        "20~30万元",
        "20—30万元",
        "20至30万元",
        "20到30万元",
        "20万元至30万元",
        "20万元-30万元",
        "20万-30万元",
        "二十至三十万元",
    ] {
        reads(text, &[&format!("{text}=200000..300000")]);
    }
    reads("每人0.3-0.5万元,", &["0.3-0.5万元=3000..5000"]);
    reads("¥200-300", &["¥200=200"]);
    reads("由20万元增加至30万元", &["20万元=200000", "30万元=300000"]);
    reads(
        "30万元-20万元=10万元",
        &["30万元=300000", "20万元=200000", "10万元=100000"],
    );
    reads("2024-2025年30万元", &["30万元=300000"]);
    reads("1-3月30万元", &["30万元=300000"]);
    reads("支出-5.20万元", &["-5.20万元=-52000"]);
    reads("第3-30万元", &["30万元=300000"]);
}

#[test]
fn how_exactly_a_sum_is_meant() {
    reads("约36万元", &["36万元=360000?约:about"]);
    reads("近20亿元", &["20亿元=2000000000?近:about"]);
    reads("36万元左右,", &["36万元=360000?左右:about"]);
    reads("三十余万元", &["三十余万元=300000?余:about"]);
    reads("500多元", &["500多元=500?多:about"]);
    reads("不超过50万元", &["50万元=500000?不超过:at-most"]);
    reads("50万元以内", &["50万元=500000?以内:at-most"]);
    reads("不低于人民币50万元", &["50万元=500000?不低于:at-least"]);
    reads("厉行节约3万元", &["3万元=30000"]);
    reads("约20-30万元", &["20-30万元=200000..300000?约:about"]);
}

#[test]
fn nothing_without_a_unit() {
    reads("公务接待费0,", &["0=0"]);
    reads("公务用车购置费为0;", &["0=0"]);
    reads("接待费0.00,", &["0.00=0"]);
    reads("编制人数0,", &[]);
    reads("接待费0人,", &[]);
    reads("接待费000", &[]);
}

#[test]
fn what_only_looks_like_money() {
    for text in [
        "万人",
        "126万公里",
        "绿地104万㎡",
        "单元6层",
        "二单元",
        "三个一万工程",
        "管理一元化",
        "一元化领导",
        "多元",
        "百元以下",
        "上百万元以上企业",
        "数十万元",
        "几十万元",
        "十几万元",
        "三五万元",
        "万元GDP",
        "千家万户",
        "国债代码2400001",
        "第一万",
        "第一万元",
        "万里街道",
        "三元里",
        "城乡二元结构",
        "一元复始",
        "三元区",
        "十元店",
        "二元、三元经济",
        "三万五",
        "三万五元",
        "一百二元",
        "2025元旦晚会",
        "3元素肥料",
        "接待游客30万,",
        "常住人口120万。",
        "5万美元",
        "二〇二五年",
        "二〇二五",
        "一二三四五六七八九十",
        "千千万万",
        "万亿",
        "五千多人",
        "一点",
        "百万庄大街",
    ] {
        reads(text, &[]);
    }
}

#[test]
fn a_number_of_characters_without_end_is_read_once() {
    for unit in ["一", "一万", "十", "1十", "零", "1万人", "三至", "1-", "点"] {
        let text = unit.repeat(100_000);
        assert_eq!(sums(&text).len(), 0, "{unit}");
    }
}

fn money(text: &str) -> Vec<(&str, String, Unit)> {
    scan(text)
        .into_iter()
        .filter_map(|numeral| match numeral.kind {
            NumeralKind::Money(written) => Some((
                &text[numeral.range],
                written.number().to_string(),
                written.unit(),
            )),
            _ => None,
        })
        .collect()
}

#[test]
fn money_in_its_units() {
    assert_eq!(
        money("共计29,381.00万元,其中3136.40万;每人800.00元,约2亿元,3518千元"),
        [
            ("29,381.00万元", "29381.00".into(), Unit::Wanyuan),
            ("3136.40万", "3136.40".into(), Unit::Wanyuan),
            ("800.00元", "800.00".into(), Unit::Yuan),
            ("2亿元", "2".into(), Unit::Yiyuan),
            ("3518千元", "3518".into(), Unit::Qianyuan),
        ]
    );
    assert_eq!(money("支出-5.20万元")[0].1, "-5.20");
}

#[test]
fn what_is_no_money() {
    for text in [
        "2个单元6层",
        "约4,300吨",
        "50,000度",
        "12个",
        "1套",
        "130天",
        "73辆",
        "约126万公里",
        "[2019]10号",
        "2024年1月",
        "24小时",
    ] {
        assert_eq!(money(text), [], "{text}");
    }
}

#[test]
fn counts_keep_their_measure() {
    let counts: Vec<_> = scan("慰问20个单位,行驶126万公里,900多人,2024年1月")
        .into_iter()
        .filter_map(|n| match n.kind {
            NumeralKind::Count(number, measure) => Some((number.to_string(), measure.0)),
            _ => None,
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("20".to_owned(), "个"),
            ("1260000".to_owned(), "公里"),
            ("900".to_owned(), "人")
        ]
    );
}

#[test]
fn too_many_digits_are_said_to_be_so() {
    let text = format!("{}万元", "9".repeat(400));
    assert_eq!(scan(&text)[0].kind, NumeralKind::TooLong);
}
