//! The elements of a page, nested as browsers nest them where ends are left out, and which of them
//! holds the document.

use crate::Error;
use crate::limits::Work;
use crate::markup::{Tag, Token, Tokens, decoded};

/// Bytes between two reports of progress.
const STRIDE: usize = 1 << 16;

/// What an element is for the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Runs on with the text around it.
    Inline,
    /// A link.
    Link,
    /// Stands on lines of its own.
    Block,
    Paragraph,
    Preformatted,
    OrderedList,
    List,
    Item,
    Table,
    RowGroup,
    Row,
    Cell,
    /// Is no text: scripts, what is to be filled in, what readers are not shown.
    Unseen,
    /// Hidden by the page.
    Hidden,
    Deleted,
}

#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) kind: Kind,
    pub(super) tag: Tag<'a>,
    parent: Option<usize>,
    /// The step that opens it, and one past the last within it.
    from: usize,
    to: usize,
    /// Characters of text in it that are no link.
    words: usize,
    /// Pieces of text in it that name money.
    money: usize,
    is_article: bool,
}

/// A step through a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    Open(usize),
    Close(usize),
    Text(&'a str),
    Break,
    Picture,
}

#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    pub(super) elements: Vec<Element<'a>>,
    pub(super) steps: Vec<Step<'a>>,
    /// What the page says its document is called: by the name of an article, a heading, the page.
    pub(super) article_title: Option<String>,
    pub(super) heading: Option<String>,
    pub(super) title: Option<String>,
    /// Pieces of text that name money.
    money: usize,
}

const EMPTY: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "wbr",
];

const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "section",
    "summary",
];

const UNSEEN: [&str; 19] = [
    "script", "style", "title", "textarea", "iframe", "noscript", "noframes", "template", "select",
    "button", "object", "svg", "canvas", "audio", "video", "rt", "rp", "nav", "datalist",
];

/// Names of the elements that portals put a document in: `id` or `class`, in small letters.
const ARTICLES: [&str; 22] = [
    "zoom",
    "ucap-content",
    "trs_editor",
    "trs_editor_view",
    "trs_ueditor",
    "custom_unionstyle",
    "vsb_content",
    "v_news_content",
    "wp_articlecontent",
    "article-content",
    "articlecontent",
    "article_content",
    "article-con",
    "pages_content",
    "news_content",
    "newscontent",
    "detail-content",
    "xxgk_content",
    "con_text",
    "view_content",
    "ewb-article-info",
    "zhengwen",
];

fn kind(tag: &Tag<'_>) -> Kind {
    let among = |names: &[&str]| names.iter().any(|name| tag.is(name));
    let style = tag.attribute("style").unwrap_or_default();
    let says = |words: &str| {
        let bare = |c: &char| !c.is_ascii_whitespace();
        let style: String = style.chars().filter(bare).collect();
        style.to_ascii_lowercase().contains(words)
    };
    if among(&UNSEEN) {
        return Kind::Unseen;
    }
    if tag.attribute("hidden").is_some() || says("display:none") || says("visibility:hidden") {
        return Kind::Hidden;
    }
    for (name, kind) in [
        ("a", Kind::Link),
        ("p", Kind::Paragraph),
        ("pre", Kind::Preformatted),
        ("ol", Kind::OrderedList),
        ("ul", Kind::List),
        ("menu", Kind::List),
        ("li", Kind::Item),
        ("table", Kind::Table),
        ("thead", Kind::RowGroup),
        ("tbody", Kind::RowGroup),
        ("tfoot", Kind::RowGroup),
        ("tr", Kind::Row),
        ("td", Kind::Cell),
        ("th", Kind::Cell),
        ("del", Kind::Deleted),
    ] {
        if tag.is(name) {
            return kind;
        }
    }
    if among(&BLOCKS) {
        Kind::Block
    } else {
        Kind::Inline
    }
}

/// What the start of an element ends, and what keeps such an end from reaching further out.
fn ends(kind: Kind) -> (&'static [Kind], &'static [Kind]) {
    match kind {
        Kind::Block
        | Kind::Paragraph
        | Kind::Preformatted
        | Kind::OrderedList
        | Kind::List
        | Kind::Table => (&[Kind::Paragraph], &[Kind::Cell, Kind::Table]),
        Kind::Item => (
            &[Kind::Item],
            &[Kind::OrderedList, Kind::List, Kind::Cell, Kind::Table],
        ),
        Kind::RowGroup => (&[Kind::RowGroup, Kind::Row, Kind::Cell], &[Kind::Table]),
        Kind::Row => (&[Kind::Row, Kind::Cell], &[Kind::Table]),
        Kind::Cell => (&[Kind::Cell], &[Kind::Row, Kind::Table]),
        _ => (&[], &[]),
    }
}

struct Builder<'a> {
    page: Page<'a>,
    /// The elements that are open.
    open: Vec<usize>,
    /// Those of them whose text is not seen.
    unseen: usize,
    links: usize,
    heading: Option<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn read(text: &'a str, work: &mut Work<'_>) -> Result<Self, Error> {
        let mut builder = Builder {
            page: Page::default(),
            open: Vec::new(),
            unseen: 0,
            links: 0,
            heading: None,
        };
        let mut tokens = Tokens::of(text);
        let mut told = 0;
        while let Some(token) = tokens.next() {
            work.object()?;
            if tokens.at() - told >= STRIDE {
                work.spend(tokens.at() - told)?;
                told = tokens.at();
                work.tell(told, text.len())?;
            }
            match token {
                Token::Open(tag) => builder.open(tag, work)?,
                Token::Close(name) => builder.close(name, work)?,
                Token::Text(words) | Token::Verbatim(words) => builder.text(words),
            }
        }
        while !builder.open.is_empty() {
            builder.pop();
        }
        Ok(builder.page)
    }

    /// The steps through the document: those of the element that holds it, or of the whole page;
    /// and whether anything is left out.
    pub(super) fn document(&self) -> (std::ops::Range<usize>, bool) {
        let all = 0..self.steps.len();
        let words: usize = self.roots().map(|it| it.words).sum();
        let named = self
            .elements
            .iter()
            .find(|it| it.is_article && it.words.saturating_mul(2) > words);
        let found = named.or_else(|| self.densest());
        match found {
            Some(found) => (found.from..found.to, true),
            None => (all, false),
        }
    }

    fn roots(&self) -> impl Iterator<Item = &Element<'a>> {
        self.elements.iter().filter(|it| it.parent.is_none())
    }

    /// The innermost element around which there is hardly any text that is no link, and no word of
    /// money.
    fn densest(&self) -> Option<&Element<'a>> {
        /// Characters around a document that are not part of it.
        const MOST_AROUND: usize = 400;
        let total: usize = self.roots().map(|it| it.words).sum();
        let mut found: Option<&Element<'a>> = None;
        // Elements come before those in them.
        for element in &self.elements {
            if element.kind != Kind::Block || element.words + MOST_AROUND < total {
                continue;
            }
            let around = total - element.words;
            if around.saturating_mul(10) > total {
                continue;
            }
            let is_within = found.is_none_or(|outer| element.from < outer.to);
            if is_within && element.money == self.money {
                found = Some(element);
            }
        }
        found.filter(|_| self.money > 0)
    }
}

fn names_money(words: &str) -> bool {
    words.contains(['元', '圆', '万', '萬']) || words.contains("&#20803;")
}

impl<'a> Builder<'a> {
    fn open(&mut self, tag: Tag<'a>, work: &mut Work<'_>) -> Result<(), Error> {
        if tag.is("br") || tag.is("hr") {
            self.page.steps.push(Step::Break);
            return Ok(());
        }
        if tag.is("img") {
            self.page.steps.push(Step::Picture);
            return Ok(());
        }
        if tag.is("meta") {
            let is_title = tag
                .attribute("name")
                .is_some_and(|name| name.eq_ignore_ascii_case("ArticleTitle"));
            let content = tag.attribute("content").filter(|_| is_title);
            if let Some(title) = content {
                self.page.article_title = Some(decoded(title).into_owned());
            }
        }
        let is_root = ["html", "head", "body"].iter().any(|name| tag.is(name));
        if is_root || EMPTY.iter().any(|name| tag.is(name)) {
            return Ok(());
        }
        let kind = kind(&tag);
        let (ended, within) = ends(kind);
        work.spend(self.open.len())?;
        let reach = self
            .open
            .iter()
            .rposition(|at| within.contains(&self.page.elements[*at].kind))
            .map_or(0, |at| at + 1);
        let first = self.open[reach..]
            .iter()
            .position(|at| ended.contains(&self.page.elements[*at].kind));
        if let Some(first) = first {
            self.pop_to(reach + first);
        }
        work.depth(self.open.len() + 1)?;
        if matches!(kind, Kind::Unseen | Kind::Hidden | Kind::Deleted) {
            self.unseen += 1;
        }
        self.links += usize::from(kind == Kind::Link);
        let at = self.page.elements.len();
        self.page.elements.push(Element {
            kind,
            tag,
            parent: self.open.last().copied(),
            from: self.page.steps.len(),
            to: usize::MAX,
            words: 0,
            money: 0,
            is_article: is_article(&tag),
        });
        if tag.is("h1") && self.page.heading.is_none() {
            self.heading = Some(at);
            self.page.heading = Some(String::new());
        }
        self.page.steps.push(Step::Open(at));
        self.open.push(at);
        Ok(())
    }

    fn close(&mut self, name: &str, work: &mut Work<'_>) -> Result<(), Error> {
        if name.eq_ignore_ascii_case("br") {
            self.page.steps.push(Step::Break);
            return Ok(());
        }
        work.spend(self.open.len())?;
        let is_named = |at: &usize| self.page.elements[*at].tag.is(name);
        let Some(at) = self.open.iter().rposition(is_named) else {
            return Ok(());
        };
        // The end of an element in a cell ends nothing outside of it.
        let kind = self.page.elements[self.open[at]].kind;
        let is_structure = matches!(kind, Kind::Table | Kind::RowGroup | Kind::Row | Kind::Cell);
        let crosses = self.open[at + 1..].iter().any(|inner| {
            matches!(self.page.elements[*inner].kind, Kind::Table)
                || !is_structure && self.page.elements[*inner].kind == Kind::Cell
        });
        if !crosses || kind == Kind::Table {
            self.pop_to(at);
        }
        Ok(())
    }

    fn text(&mut self, words: &'a str) {
        let innermost = self.open.last().copied();
        if let Some(at) = innermost
            && self.page.elements[at].tag.is("title")
            && self.page.title.is_none()
        {
            self.page.title = Some(decoded(words).trim().to_owned());
        }
        if self.unseen > 0 {
            return;
        }
        if let (Some(_), Some(heading)) = (self.heading, &mut self.page.heading) {
            heading.push_str(&decoded(words));
        }
        self.page.steps.push(Step::Text(words));
        let money = usize::from(names_money(words));
        self.page.money += money;
        if let Some(at) = innermost {
            let element = &mut self.page.elements[at];
            element.money += money;
            if self.links == 0 {
                element.words += words.chars().filter(|c| !c.is_whitespace()).count();
            }
        }
    }

    fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(at) = self.open.pop() else { return };
        self.page.steps.push(Step::Close(at));
        let steps = self.page.steps.len();
        let element = &mut self.page.elements[at];
        element.to = steps;
        let (kind, words, money) = (element.kind, element.words, element.money);
        if let Some(parent) = element.parent {
            self.page.elements[parent].words += words;
            self.page.elements[parent].money += money;
        }
        if matches!(kind, Kind::Unseen | Kind::Hidden | Kind::Deleted) {
            self.unseen -= 1;
        }
        self.links -= usize::from(kind == Kind::Link);
        if self.heading == Some(at) {
            self.heading = None;
        }
    }
}

fn is_article(tag: &Tag<'_>) -> bool {
    let is_known = |name: &str| ARTICLES.iter().any(|it| it.eq_ignore_ascii_case(name));
    let id = tag.attribute("id").unwrap_or_default();
    let classes = tag.attribute("class").unwrap_or_default();
    tag.is("article") || is_known(id.trim()) || classes.split_ascii_whitespace().any(is_known)
}
