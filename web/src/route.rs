//! [`View`] ⇄ the fragment of the page's address.
//!
//! `#p=1&line=3.1.1&open=5&unit=yuan`: pairs of a key and a percent-encoded value. What is as it
//! is by default is left out, so the plain page has no fragment. Reading never fails: a pair that
//! makes no sense is as if it were not there.

mod words;

use mingzhang::views::filter::{Aspect, Filter, bound, typed};
use mingzhang::views::outline::Order;
use mingzhang::{Outcome, Unit};

use crate::labels::Lang;
use crate::place::Place;
use crate::state::{Chart, Size, Theme, Topic, View};
pub(crate) use words::{aspect_name, is_beside_the_page};
use words::{decode, encode, order_name, range, topic_name};

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
    if let Some(with) = &view.with {
        put("with", with);
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
    for (aspect, value) in view.filter.chosen() {
        put(aspect_name(aspect), value);
    }
    for (key, limit) in [("min", view.filter.least), ("max", view.filter.most)] {
        if let Some(limit) = limit {
            put(key, &typed(limit, Unit::Yuan));
        }
    }
    let chart = match view.chart {
        Chart::Icicle => "",
        Chart::Treemap => "treemap",
    };
    let settings = [
        ("sort", order_name(view.order)),
        ("chart", chart),
        ("unit", unit),
        ("lang", lang),
        ("theme", theme),
        ("size", size),
        ("contrast", if view.contrast { "high" } else { "" }),
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
            "d" => view.document = Some(value).filter(|value| is_document(value)),
            "with" => view.with = Some(value).filter(|value| is_document(value)),
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
            "sort" => {
                let named = Order::ALL.into_iter().find(|it| order_name(*it) == value);
                view.order = named.unwrap_or_default();
            }
            "min" => view.filter.least = bound(&value, Unit::Yuan),
            "max" => view.filter.most = bound(&value, Unit::Yuan),
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
            "contrast" => view.contrast = value == "high",
            "q" => view.query = value.chars().take(MOST_QUERY).collect(),
            _ => {
                let aspect = Aspect::ALL.into_iter().find(|it| aspect_name(*it) == key);
                if let Some(aspect) = aspect.filter(|_| value.len() <= MOST_QUERY) {
                    view.filter = view.filter.toggled(aspect, &value);
                }
            }
        }
    }
    if view.project.is_none() {
        view.line = None;
        view.against = None;
        view.open.clear();
    } else {
        view.topic = None;
    }
    if view.project.is_none() && view.topic != Some(Topic::Lines) {
        view.filter = Filter::default();
    }
    if view.with.is_some() {
        view.topic = None;
    }
    if view.project.is_none() && view.topic != Some(Topic::Checks) {
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
        with: None,
        ..parse(fragment)
    }
}

/// Whether an address may name this document: one beside the page, or `:NAME` for a file that a
/// reader opened.
fn is_document(value: &str) -> bool {
    is_beside_the_page(value.strip_prefix(':').unwrap_or(value))
}

#[cfg(test)]
mod tests;
