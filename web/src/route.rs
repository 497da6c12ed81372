//! [`View`] ⇄ the fragment of the page's address.
//!
//! `#p=1&line=3.1.1&open=5&unit=yuan`: pairs of a key and a percent-encoded value. What is as it
//! is by default is left out, so the plain page has no fragment. Reading never fails: a pair that
//! makes no sense is as if it were not there.

use mingzhang::views::outline::{Only, Order};
use mingzhang::{Outcome, TextRange, Unit};

use crate::labels::Lang;
use crate::place::Place;
use crate::state::{Chart, Size, Theme, Topic, View};

/// Lines that one address can open, and characters that it can search for: enough for any reader,
/// and an end to what a forged address can ask.
const MOST_OPEN: usize = 2_000;
const MOST_QUERY: usize = 200;

/// The fragment for a view, with its `#`; empty for the plain page.
pub(crate) fn fragment(view: &View) -> String {
    let mut fragment = String::new();
    let mut put = |key: &str, value: &str| {
        fragment.push(if fragment.is_empty() { '#' } else { '&' });
        fragment.push_str(key);
        fragment.push('=');
        encode(value, &mut fragment);
    };
    if let Some(document) = &view.document {
        put("d", document);
    }
    if let Some(project) = view.project {
        put("p", &project.to_string());
    }
    if let Some(against) = view.against {
        put("vs", &against.to_string());
    }
    if let Some(topic) = view.topic {
        put("v", topic_name(topic));
    }
    if let Some(outcome) = view.outcome {
        put("outcome", outcome.name());
    }
    if let Some(line) = &view.line {
        put("line", &line.to_string());
    }
    if let Some(mark) = view.mark {
        put(
            "at",
            &[mark.start().to_string(), mark.end().to_string()].join("-"),
        );
    }
    let mut open = String::new();
    for place in view.open.iter() {
        // The lines above the selected one are open anyway.
        if view.line.as_ref().is_some_and(|line| line.is_below(place)) {
            continue;
        }
        if !open.is_empty() {
            open.push(',');
        }
        open.push_str(&place.to_string());
    }
    if !open.is_empty() {
        put("open", &open);
    }
    let unit = match view.unit {
        Unit::Yuan => "yuan",
        Unit::Yiyuan => "yi",
        Unit::Wanyuan | Unit::Qianyuan => "",
    };
    let lang = match view.lang {
        Lang::Zh => "",
        Lang::En => "en",
    };
    let theme = match view.theme {
        Theme::Auto => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let size = match view.size {
        Size::Plain => "",
        Size::Large => "large",
        Size::Largest => "largest",
    };
    let order = match view.order {
        Order::Document => "",
        Order::Amount => "amount",
    };
    let chart = match view.chart {
        Chart::Icicle => "",
        Chart::Treemap => "treemap",
    };
    let only = view.only.map_or("", only_name);
    let settings = [
        ("sort", order),
        ("only", only),
        ("chart", chart),
        ("unit", unit),
        ("lang", lang),
        ("theme", theme),
        ("size", size),
    ];
    for (key, value) in settings.into_iter().chain([("q", &*view.query)]) {
        if !value.is_empty() {
            put(key, value);
        }
    }
    fragment
}

/// The address of a view, for a link.
pub(crate) fn href(view: &View) -> String {
    let fragment = fragment(view);
    // An empty address would load the page anew.
    if fragment.is_empty() {
        "#".to_owned()
    } else {
        fragment
    }
}

/// Addresses of the lines of one project, with nothing opened but what is above each: a text can
/// have thousands of them.
pub(crate) struct LineLinks {
    before: String,
    after: String,
}

impl LineLinks {
    pub(crate) fn of(view: &View, project: u32) -> Self {
        let total = view.on_page(Some(project)).on_line(project, Place::TOTAL);
        let whole = fragment(&total);
        let (before, after) = whole.split_once("line=0").unwrap_or((&whole, ""));
        Self {
            before: [before, "line="].concat(),
            after: after.to_owned(),
        }
    }

    pub(crate) fn to(&self, line: &Place) -> String {
        [&*self.before, &line.to_string(), &*self.after].concat()
    }
}

/// The view that a fragment stands for.
pub(crate) fn parse(fragment: &str) -> View {
    let mut view = View::default();
    for pair in fragment.trim_start_matches('#').split('&') {
        let Some((key, value)) = pair.split_once('=') else {
            continue;
        };
        let Some(value) = decode(value) else { continue };
        match key {
            "d" => view.document = Some(value).filter(|path| is_beside_the_page(path)),
            "p" => view.project = value.parse().ok(),
            "vs" => view.against = value.parse().ok(),
            "v" => view.topic = Topic::ALL.into_iter().find(|it| topic_name(*it) == value),
            "outcome" => {
                view.outcome = Outcome::ALL.into_iter().find(|it| it.name() == value);
            }
            "line" => view.line = Place::parse(&value),
            "at" => view.mark = range(&value),
            "open" => {
                for place in value.split(',').take(MOST_OPEN).filter_map(Place::parse) {
                    if place != Place::TOTAL {
                        view.open.insert(place);
                    }
                }
            }
            "unit" => {
                view.unit = match &*value {
                    "yuan" => Unit::Yuan,
                    "yi" => Unit::Yiyuan,
                    _ => Unit::Wanyuan,
                }
            }
            "sort" if value == "amount" => view.order = Order::Amount,
            "only" => view.only = Only::ALL.into_iter().find(|it| only_name(*it) == value),
            "chart" if value == "treemap" => view.chart = Chart::Treemap,
            "lang" if value == "en" => view.lang = Lang::En,
            "theme" => {
                view.theme = match &*value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    _ => Theme::Auto,
                }
            }
            "size" => {
                view.size = match &*value {
                    "large" => Size::Large,
                    "largest" => Size::Largest,
                    _ => Size::Plain,
                }
            }
            "q" => view.query = value.chars().take(MOST_QUERY).collect(),
            _ => {}
        }
    }
    if view.project.is_none() {
        view.line = None;
        view.against = None;
        view.only = None;
        view.open.clear();
    } else {
        view.topic = None;
    }
    if view.topic != Some(Topic::Checks) {
        view.outcome = None;
    }
    if let Some(line) = view.line.clone() {
        view.open_above(&line);
    }
    view
}

/// The view that a fragment stands for on an element, which has one document.
pub(crate) fn view_of_source(fragment: &str) -> View {
    View {
        document: None,
        ..parse(fragment)
    }
}

/// A topic in an address.
const fn topic_name(topic: Topic) -> &'static str {
    match topic {
        Topic::Checks => "checks",
        Topic::OldDebts => "old",
        Topic::Payees => "payees",
        Topic::Classes => "classes",
    }
}

/// A kind of line in an address.
const fn only_name(only: Only) -> &'static str {
    match only {
        Only::OldDebts => "old",
        Only::Payees => "payees",
        Only::Differing => "differing",
        Only::NotPrinted => "unprinted",
    }
}

/// Whether a path leads to a file beside the page: no other host, no other scheme, no way up.
fn is_beside_the_page(path: &str) -> bool {
    !path.is_empty()
        && !path.starts_with('/')
        && !path.contains([':', '\\', '?', '#'])
        && !path.chars().any(char::is_control)
        && !path.split('/').any(|step| step == "..")
}

fn range(words: &str) -> Option<TextRange> {
    let (start, end) = words.split_once('-')?;
    TextRange::try_from((start.parse().ok()?, end.parse().ok()?)).ok()
}

/// Percent-encodes all that could be mistaken for the fragment's own signs, or that browsers
/// would write in different ways.
fn encode(value: &str, to: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/,".contains(&byte) {
            to.push(char::from(byte));
        } else {
            to.push('%');
            to.push(char::from(HEX[usize::from(byte >> 4)]));
            to.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// `None` when what comes out is not text.
fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Places;

    fn place(words: &str) -> Place {
        Place::parse(words).unwrap()
    }

    fn places(words: &[&str]) -> Places {
        let mut places = Places::default();
        for one in words {
            places.insert(place(one));
        }
        places
    }

    #[test]
    fn the_plain_page_has_no_fragment() {
        assert_eq!(fragment(&View::default()), "");
        assert_eq!(parse(""), View::default());
        assert_eq!(parse("#"), View::default());
    }

    #[test]
    fn every_part_of_a_view_survives_the_address() {
        let view = View {
            document: Some("data/某局 2024&2025=100%.txt".into()),
            project: Some(4),
            against: Some(2),
            topic: None,
            outcome: None,
            line: Some(place("3.1.1")),
            mark: Some(TextRange::new(10, 24)),
            open: places(&["3", "3.1", "10", "2.1"]),
            order: Order::Amount,
            only: Some(Only::NotPrinted),
            chart: Chart::Treemap,
            unit: Unit::Yuan,
            lang: Lang::En,
            theme: Theme::Dark,
            size: Size::Largest,
            query: "律师 101.5 #&=+%".into(),
        };
        let written = fragment(&view);
        assert!(written.is_ascii());
        assert!(written.contains("&open=2.1,10&"), "{written}");
        assert_eq!(parse(&written), view);
    }

    #[test]
    fn a_line_has_the_address_of_its_view() {
        let view = View {
            unit: Unit::Yuan,
            lang: Lang::En,
            ..View::default()
        };
        let links = LineLinks::of(&view, 2);
        for line in ["3.1", "0"] {
            let expected = fragment(&view.on_page(Some(2)).on_line(2, place(line)));
            assert_eq!(links.to(&place(line)), expected);
        }
    }

    #[test]
    fn each_setting_survives_by_itself() {
        let plain = View::default();
        let views = [
            View {
                project: Some(1),
                line: Some(Place::TOTAL),
                ..plain.clone()
            },
            // The statement of the body itself.
            View {
                project: Some(0),
                ..plain.clone()
            },
            View {
                order: Order::Amount,
                ..plain.clone()
            },
            View {
                project: Some(1),
                only: Some(Only::OldDebts),
                ..plain.clone()
            },
            View {
                unit: Unit::Yiyuan,
                ..plain.clone()
            },
            View {
                theme: Theme::Light,
                ..plain.clone()
            },
            View {
                topic: Some(Topic::Checks),
                outcome: Some(Outcome::WithinRounding),
                ..plain.clone()
            },
            View {
                topic: Some(Topic::Classes),
                ..plain.clone()
            },
            View {
                size: Size::Large,
                ..plain.clone()
            },
            View {
                query: "水费".into(),
                ..plain
            },
        ];
        for view in views {
            assert_eq!(parse(&fragment(&view)), view);
        }
    }

    #[test]
    fn what_makes_no_sense_is_as_if_it_were_not_there() {
        let broken = [
            "#p=-1",
            "#p=abc",
            "#p=99999999999",
            "#=&&=",
            "#unit=shillings",
            "#q=%E5%BE",
            "#q=%zz",
            "#at=9-3",
            "#at=x",
            "#line=1.1",
            "#open=1,2",
            "#theme=&size=&lang=fr",
            "#sort=&only=old",
            "#sort=name",
            "#vs=2",
            "#v=everything",
            "#outcome=agrees",
            "#chart=pie",
            "#完全不是",
            "#d=",
            "#%",
            "#p",
        ];
        for address in broken {
            assert_eq!(parse(address), View::default(), "{address}");
        }
        assert_eq!(parse("#p=2&line=0.5&open=a,1.").project, Some(2));
        assert!(parse("#p=2&line=0.5&open=a,1.").open.is_empty());
    }

    #[test]
    fn only_files_beside_the_page_are_opened() {
        for path in [
            "https://example.org/x",
            "//example.org/x",
            "/etc/x",
            "../x",
            "a/../../x",
            "data:,x",
            "a\\b",
            "javascript:0",
            "x?y",
            "x#y",
            "a\nb",
        ] {
            let mut address = String::from("#d=");
            encode(path, &mut address);
            assert_eq!(parse(&address).document, None, "{path}");
        }
        assert_eq!(
            parse("#d=data/2023..a.txt").document.as_deref(),
            Some("data/2023..a.txt")
        );
    }

    #[test]
    fn a_forged_address_cannot_ask_for_too_much() {
        let long = ["#p=1&open=", &"1,".repeat(9_999), "&q=", &"x".repeat(9_999)].concat();
        let view = parse(&long);
        assert!(view.open.iter().count() <= MOST_OPEN);
        assert_eq!(view.query.len(), MOST_QUERY);
    }
}
