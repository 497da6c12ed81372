//! The breakdown of one project's money.

use serde::{Deserialize, Serialize};

use super::NodeId;
use crate::amounts::{Mention, MentionId};
use crate::money::{Money, Written};
use crate::range::TextRange;
use crate::source::Quote;

/// Where the money of one project goes (资金构成): a tree in document order, a line before its
/// children. It has at least one line, the total.
///
/// ```
/// use mingzhang::{Budget, FundingTree, NodeId, Relation, Status};
///
/// let document = "项目1.\n一、项目名称\n流动书车。\n六、资金安排情况\n\
///                 1.购书8.00万元，其中3.00万元用于偿还往年拖欠的书款；\n2.燃油1.50万元。";
/// let budget = Budget::from_text(document)?;
/// let trees: Vec<&FundingTree> = budget.projects().map(|it| it.funding()).collect();
/// let tree = trees[0];
/// // No total is stated: it is added up from the parts, and says so.
/// let total = tree.root().amount();
/// assert_eq!(total.status(), Status::Derived);
/// assert_eq!(total.money().map(|it| it.to_string()).as_deref(), Some("95000"));
/// // What 其中 names illustrates the line above and is no part of any sum.
/// let books = tree.find("1").expect("there is a first line");
/// for (_, line) in tree.children(books) {
///     assert_eq!((line.path().as_str(), line.relation()), ("1.1", Relation::OfWhich));
/// }
/// assert_eq!(tree.parts(NodeId::ROOT).count(), 2);
/// # Ok::<(), mingzhang::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundingTree {
    nodes: Vec<Node>,
}

/// One line: what the money is for, how much, and where that is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    pub(crate) parent: Option<NodeId>,
    pub(crate) place: Vec<u32>,
    pub(crate) label: Label,
    pub(crate) relation: Relation,
    pub(crate) amount: Amount,
    pub(crate) extent: TextRange,
}

/// What a line pays for (用途), in the document's words: without its number, its amount and the verb
/// phrase (专项会务经费, not 3.专项会务经费50.00万元，主要用于…).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    pub(crate) words: Quote,
    pub(crate) borrowed: bool,
}

impl Label {
    /// The words as a reader would copy them.
    #[must_use]
    pub fn text(&self) -> &str {
        self.words.text()
    }

    /// Where they stand.
    #[must_use]
    pub const fn range(&self) -> TextRange {
        self.words.range()
    }

    /// Whether the line has no words of its own and these are taken from what surrounds it.
    #[must_use]
    pub const fn is_borrowed(&self) -> bool {
        self.borrowed
    }
}

/// How a line belongs to the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The project's total: nothing is above it.
    Total,
    /// With its siblings it makes up the line above (组成).
    Part,
    /// It illustrates the line above and need not exhaust it (其中).
    OfWhich,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 3] = [Self::Total, Self::Part, Self::OfWhich];

    /// Its code in tables and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Part => "part",
            Self::OfWhich => "of-which",
        }
    }
}

/// Where a line's figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// The document states it (文件载明).
    Stated(Stated),
    /// It is added up from the parts below (推算); the document does not state it.
    Derived(Derived),
    /// Neither stated nor to be added up (未载明). It is not zero.
    NotStated,
}

/// An amount that the document states. Only a [`Mention`] makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    mention: MentionId,
    written: Written,
    range: TextRange,
}

impl Stated {
    pub(crate) fn by(id: MentionId, mention: &Mention) -> Self {
        Self {
            mention: id,
            written: mention.written(),
            range: mention.range(),
        }
    }

    /// The mention that states it.
    #[must_use]
    pub const fn mention(self) -> MentionId {
        self.mention
    }

    /// Number and unit as printed.
    #[must_use]
    pub const fn written(self) -> Written {
        self.written
    }

    /// Where number and unit are printed; of a number in a table, the number alone.
    #[must_use]
    pub const fn range(self) -> TextRange {
        self.range
    }
}

/// An amount added up from the parts of its line, where each of these has an amount. Only a tree makes
/// one. It has no place of its own: the parts' are its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    money: Money,
    resolution: i32,
}

impl Derived {
    /// The exact sum of the parts.
    #[must_use]
    pub const fn money(self) -> Money {
        self.money
    }

    /// The finest precision among the parts, as [`Written::resolution`].
    #[must_use]
    pub const fn resolution(self) -> i32 {
        self.resolution
    }
}

/// The name of an amount's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// 文件载明
    Stated,
    /// 推算
    Derived,
    /// 未载明
    NotStated,
}

impl Status {
    /// Every kind of amount.
    pub const ALL: [Self; 3] = [Self::Stated, Self::Derived, Self::NotStated];

    /// Its code in tables and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Derived => "derived",
            Self::NotStated => "not-stated",
        }
    }
}

impl Amount {
    /// The exact sum in 元; `None` when it is not stated and cannot be added up, which is not 0.
    #[must_use]
    pub fn money(self) -> Option<Money> {
        match self {
            Self::Stated(stated) => Some(stated.written.money()),
            Self::Derived(derived) => Some(derived.money),
            Self::NotStated => None,
        }
    }

    /// Its precision as a power of ten of 元; see [`Written::resolution`].
    #[must_use]
    pub fn resolution(self) -> Option<i32> {
        match self {
            Self::Stated(stated) => Some(stated.written.resolution()),
            Self::Derived(derived) => Some(derived.resolution),
            Self::NotStated => None,
        }
    }

    /// The statement, where the document makes one.
    #[must_use]
    pub const fn stated(self) -> Option<Stated> {
        match self {
            Self::Stated(stated) => Some(stated),
            Self::Derived(_) | Self::NotStated => None,
        }
    }

    /// Which kind it is.
    #[must_use]
    pub const fn status(self) -> Status {
        match self {
            Self::Stated(_) => Status::Stated,
            Self::Derived(_) => Status::Derived,
            Self::NotStated => Status::NotStated,
        }
    }
}

impl Node {
    /// The line above; `None` for the total alone.
    #[must_use]
    pub const fn parent(&self) -> Option<NodeId> {
        self.parent
    }

    /// Its place among its siblings at each level, from 1; empty for the total.
    #[must_use]
    pub fn place(&self) -> &[u32] {
        &self.place
    }

    /// The place as the command line prints it: `3.1.1`; empty for the total.
    #[must_use]
    pub fn path(&self) -> String {
        let places: Vec<String> = self.place.iter().map(u32::to_string).collect();
        places.join(".")
    }

    /// How many lines are above it: 0 for the total.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.place.len()
    }

    /// What it pays for.
    #[must_use]
    pub const fn label(&self) -> &Label {
        &self.label
    }

    /// How it belongs to the line above.
    #[must_use]
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// How much, and where that comes from.
    #[must_use]
    pub const fn amount(&self) -> Amount {
        self.amount
    }

    /// The words that the line was read from: its numbered item or its clause.
    #[must_use]
    pub const fn extent(&self) -> TextRange {
        self.extent
    }

    /// The range that proves the figure: the amount as printed, or for an amount that is not
    /// printed the words that the line stands on.
    #[must_use]
    pub fn evidence(&self) -> TextRange {
        match self.amount {
            Amount::Stated(stated) => stated.range,
            Amount::Derived(_) | Amount::NotStated => self.label.range(),
        }
    }
}

impl FundingTree {
    /// Builds a tree from lines in document order, each after its parent; the first is the total.
    /// Amounts that are not stated are added up where every part below has an amount.
    pub(crate) fn new(mut nodes: Vec<Node>) -> Self {
        // Children come after their parents, so one pass from the end sees every part first.
        let mut sums: Vec<Option<Option<Derived>>> = vec![None; nodes.len()];
        for at in (0..nodes.len()).rev() {
            if nodes[at].amount == Amount::NotStated
                && let Some(Some(sum)) = sums[at]
            {
                nodes[at].amount = Amount::Derived(sum);
            }
            let node = &nodes[at];
            if node.relation != Relation::Part {
                continue;
            }
            let Some(parent) = node.parent else { continue };
            let part = match (node.amount.money(), node.amount.resolution()) {
                (Some(money), Some(resolution)) => Some(Derived { money, resolution }),
                _ => None,
            };
            let sum = &mut sums[parent.index()];
            *sum = Some(match *sum {
                None => part,
                Some(before) => before.zip(part).and_then(|(a, b)| {
                    Some(Derived {
                        money: a.money.checked_add(b.money)?,
                        resolution: a.resolution.min(b.resolution),
                    })
                }),
            });
        }
        Self { nodes }
    }

    /// The total, whether it has an amount or not.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// How many lines, the total included: at least one.
    #[must_use]
    #[expect(
        clippy::len_without_is_empty,
        reason = "a tree has its total and is never empty"
    )]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A line, if the tree has it.
    #[must_use]
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// Every line with its place, in document order.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..u32::MAX).map(NodeId).zip(&self.nodes)
    }

    /// The lines directly below one, in document order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        // A subtree is contiguous: it ends with the first line that is no deeper than its root.
        let depth = self.get(id).map_or(0, Node::depth);
        let below = self.nodes.get(id.index() + 1..).unwrap_or_default();
        (id.0 + 1..)
            .map(NodeId)
            .zip(below)
            .take_while(move |(_, node)| node.depth() > depth)
            .filter(move |(_, node)| node.parent == Some(id))
    }

    /// The parts directly below a line: those that make it up, without its of-whiches.
    pub fn parts(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        self.children(id)
            .filter(|(_, node)| node.relation == Relation::Part)
    }

    /// The lines from the total down to one, that line included.
    #[must_use]
    pub fn ancestry(&self, id: NodeId) -> Vec<NodeId> {
        let mut line = Vec::new();
        let mut at = self.get(id).map(|_| id);
        while let Some(id) = at {
            line.push(id);
            at = self.get(id).and_then(Node::parent);
        }
        line.reverse();
        line
    }

    /// The line at a path such as `3.1.1`; the empty path is the total.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<NodeId> {
        self.iter()
            .find(|(_, node)| node.path() == path)
            .map(|(id, _)| id)
    }
}
