//! Stage 6, too: what kind of cost a line is (经济分类), inferred from its words.
//!
//! No document of these families prints the class. A table of words says which class they point
//! to; the words stay with the class, so that a reader can judge. Words that point nowhere leave a
//! line unclassified.

mod table;

use serde::{Deserialize, Serialize};

use crate::funding::{FundingTree, LineId, ProjectId};
use crate::range::TextRange;
use crate::source::fold::Folded;
use crate::source::{Quote, SourceText};
use table::{NAMES, WORDS};

/// A class (款) of the economic classification of departments' expenditure, as the Ministry of
/// Finance's 政府收支分类科目 has it in 部门预算支出经济分类科目: five digits, the first three its
/// group (类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct EconomicClass(u16);

impl EconomicClass {
    /// The class with the lowest code.
    pub(crate) const FIRST: Self = Self(NAMES[0].0);

    /// Its code: 30202.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// Its name: 印刷费.
    #[must_use]
    pub fn name(self) -> &'static str {
        let at = NAMES.partition_point(|(code, _)| *code < self.0);
        NAMES.get(at).map_or("", |(_, name)| name)
    }

    /// The name of the group (类) that it belongs to: 商品和服务支出.
    #[must_use]
    pub const fn group(self) -> &'static str {
        match self.0 / 100 {
            301 => "工资福利支出",
            302 => "商品和服务支出",
            303 => "对个人和家庭的补助",
            310 => "资本性支出",
            _ => "对企业补助",
        }
    }
}

impl TryFrom<u16> for EconomicClass {
    type Error = &'static str;

    fn try_from(code: u16) -> Result<Self, Self::Error> {
        let at = NAMES.partition_point(|(known, _)| *known < code);
        match NAMES.get(at) {
            Some((known, _)) if *known == code => Ok(Self(code)),
            _ => Err("this is no code of an economic class"),
        }
    }
}

impl From<EconomicClass> for u16 {
    fn from(class: EconomicClass) -> Self {
        class.0
    }
}

/// The likely class of a line, always inferred, with the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InferredClass {
    pub(crate) line: LineId,
    pub(crate) class: EconomicClass,
    pub(crate) words: Quote,
}

impl InferredClass {
    /// The line.
    #[must_use]
    pub const fn line(&self) -> LineId {
        self.line
    }

    /// Its likely class. The document does not print it: show it as inferred.
    #[must_use]
    pub const fn class(&self) -> EconomicClass {
        self.class
    }

    /// The words that led to it.
    #[must_use]
    pub const fn words(&self) -> &Quote {
        &self.words
    }
}

/// Infers the classes of the lines of one project, where their words tell. `folded` is there to be
/// read into.
pub(crate) fn infer(
    source: &SourceText,
    project: ProjectId,
    tree: &FundingTree,
    folded: &mut Folded,
    classes: &mut Vec<InferredClass>,
) {
    // The total is many things, unless nothing is below it.
    let lines = tree.iter().skip(usize::from(tree.len() > 1));
    let first = classes.len();
    for (node, line) in lines {
        let label = line.label();
        let own = (!label.is_borrowed()).then(|| label.range());
        let is_leaf = tree.children(node).next().is_none();
        let said = own.and_then(|range| named(source, range, folded));
        let said = said.or_else(|| {
            // What a line says of itself: …，主要用于印刷资料.
            let extent = line.extent();
            is_leaf.then(|| used(source, extent, folded)).flatten()
        });
        // 东馆 below 水费 is water, too.
        let above = || {
            let parent = line.parent()?;
            let own = classes.get(first..)?;
            let at = own.partition_point(|it| it.line.node < parent);
            let found = own.get(at).filter(|it| it.line.node == parent)?;
            Some((found.class, found.words.range()))
        };
        let said = said.or_else(above);
        classes.extend(said.map(|(class, words)| InferredClass {
            line: LineId { project, node },
            class,
            words: source.quote(words),
        }));
    }
}

/// The class that a name points to: in Chinese what a name is a kind of stands last.
fn named(
    source: &SourceText,
    range: TextRange,
    folded: &mut Folded,
) -> Option<(EconomicClass, TextRange)> {
    folded.read(source, range);
    let text = folded.text();
    let mut last: Option<(usize, usize, u16)> = None;
    for (at, _) in text.char_indices() {
        if let Some((len, class)) = word_at(&text[at..])
            && last.is_none_or(|(_, end, _)| at + len > end)
        {
            last = Some((at, at + len, class));
        }
    }
    let (start, end, class) = last?;
    Some((EconomicClass(class), folded.source(start..end)))
}

/// The class that the use of a line points to: what stands behind 用于.
fn used(
    source: &SourceText,
    extent: TextRange,
    folded: &mut Folded,
) -> Option<(EconomicClass, TextRange)> {
    const VERB: &str = "用于";
    let words = source.slice(extent);
    let start = words.find(VERB)? + VERB.len();
    let rest = &words[start..];
    let end = rest.find(['，', '；', '。', ',', ';', '\n']);
    let start = extent.start() as usize + start;
    let range = TextRange::of(start..start + end.unwrap_or(rest.len()));
    named(source, range, folded)
}

/// The first two characters of the words of the table, as one; others may share their places.
static PAIRS: [u64; 32] = pairs();

const fn pairs() -> [u64; 32] {
    let mut pairs = [0; 32];
    let mut at = 0;
    while at < WORDS.len() {
        let (word, bit) = pair(WORDS[at].0.as_bytes());
        pairs[word] |= bit;
        at += 1;
    }
    pairs
}

/// The place of the two characters of three bytes that a text begins with.
const fn pair(text: &[u8]) -> (usize, u64) {
    let first = text[2] as usize + ((text[1] as usize) << 5);
    let place = first * 37 + text[5] as usize + ((text[4] as usize) << 5);
    (place % 2048 / 64, 1 << (place % 64))
}

/// The longest word of the table that a text begins with: its length and its class.
fn word_at(text: &str) -> Option<(usize, u16)> {
    // Every word of the table begins with two characters of three bytes.
    let (word, bit) = pair(text.as_bytes().get(..6)?);
    if PAIRS[word] & bit == 0 {
        return None;
    }
    let first = |words: &str| match *words.as_bytes() {
        [one, two, three, ..] => u32::from_be_bytes([0, one, two, three]),
        _ => 0,
    };
    let wanted = first(text);
    let from = WORDS.partition_point(|(word, _)| first(word) < wanted);
    let same = WORDS[from..].iter();
    same.take_while(|(word, _)| first(word) == wanted)
        .filter(|(word, _)| text.starts_with(word))
        .map(|(word, class)| (word.len(), *class))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Budget;

    #[test]
    fn the_table_is_in_order_and_leads_to_known_classes() {
        assert!(WORDS.windows(2).all(|two| two[0].0 < two[1].0));
        assert!(NAMES.windows(2).all(|two| two[0].0 < two[1].0));
        for (word, class) in WORDS {
            assert!(EconomicClass::try_from(class).is_ok(), "{word}");
        }
        assert!(EconomicClass::try_from(30_100).is_err());
    }

    fn class(label: &str) -> Option<(u16, String)> {
        let source = SourceText::from_text(label).unwrap();
        let whole = TextRange::of(0..label.len());
        let folded = &mut Folded::default();
        named(&source, whole, folded)
            .map(|(class, words)| (class.code(), source.slice(words).to_owned()))
    }

    #[test]
    fn names_point_to_classes() {
        for (label, code, words) in [
            ("办公费", 30201, "办公费"),
            ("文本印刷费", 30202, "印刷"),
            ("全年水费", 30205, "水费"),
            ("机关电费", 30206, "电费"),
            ("会议室场地租用费", 30214, "租用"),
            ("会议展板、文本制作费", 30202, "制作费"),
            ("公务用车运行维护费", 30231, "公务用车运行维护"),
            ("办公楼电梯维护及年检费", 30209, "电梯维护"),
            ("消防设施维护", 30213, "维护"),
            ("信息系统等级保护测评费", 30227, "测评"),
            ("防雷检测费", 30227, "检测"),
            ("异地交流干部就餐保障经费", 30106, "就餐"),
            ("春节慰问", 30229, "慰问"),
            ("某某律师事务所", 30227, "律师"),
            ("法律顾问专项经费", 30203, "法律顾问"),
            ("临聘人员工资", 30199, "临聘人员工资"),
            ("机关工会经费", 30228, "工会经费"),
            ("购置电脑", 31002, "电脑"),
            ("大型修缮", 31006, "大型修缮"),
            ("困难学生助学金", 30308, "助学金"),
            ("企业贷款贴息", 31205, "贷款贴息"),
            ("应急物资储备", 31008, "物资储备"),
            ("劳务派遣人员费用", 30226, "劳务"),
        ] {
            let expected = Some((code, words.to_owned()));
            let read = class(label);
            assert_eq!(
                read.as_ref().map(|(code, _)| *code),
                Some(code),
                "{label}: {read:?}"
            );
            if words != "文本制作费" {
                assert_eq!(read, expected, "{label}");
            }
        }
        for label in ["专项经费", "支持外贸发展", "其他", "基本支出", "第一季度"]
        {
            assert_eq!(class(label), None, "{label}");
        }
    }

    #[test]
    fn each_line_is_classified_by_its_own_words() {
        let text = "项目1\n六、资金安排情况\n安排资金9万元，包括：\n1.水费2万元：东馆1万元，西馆1万元；\n\
                    2.专项经费3万元，用于印刷资料；\n3.其他4万元。";
        let budget = Budget::from_text(text).unwrap();
        let read: Vec<_> = budget
            .classes()
            .iter()
            .map(|it| {
                let line = budget.node(it.line()).unwrap();
                (line.path(), it.class().name(), it.words().text().to_owned())
            })
            .collect();
        assert_eq!(
            read,
            [
                ("1".to_owned(), "水费", "水费".to_owned()),
                ("1.1".to_owned(), "水费", "水费".to_owned()),
                ("1.2".to_owned(), "水费", "水费".to_owned()),
                ("2".to_owned(), "印刷费", "印刷".to_owned()),
            ]
        );
        assert_eq!(Budget::from_json(&budget.to_json()), Ok(budget));
    }
}
