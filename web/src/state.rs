//! What the page shows, and how what a reader does changes it.

use mingzhang::views::filter::{Aspect, Filter};
use mingzhang::views::outline::Order;
use mingzhang::{Outcome, TextRange, Unit};

use crate::labels::Lang;
use crate::place::{Place, Places};

/// Everything that an address records: who opens the address sees the same.
///
/// The lines above the selected one are always open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View {
    /// The document's address, relative to the page; `None` is the one that the page opens with.
    pub(crate) document: Option<String>,
    /// The project, as people count; `None` is the whole document.
    pub(crate) project: Option<u32>,
    /// The document that it is compared with: an address, or, after a `:`, the name of a file that
    /// was opened.
    pub(crate) with: Option<String>,
    /// The project that it is compared with, of the same document or of that one.
    pub(crate) against: Option<u32>,
    /// What the page is about, across all projects; `None` is everything.
    pub(crate) topic: Option<Topic>,
    /// The checks that are looked at alone.
    pub(crate) outcome: Option<Outcome>,
    /// The selected line of that project.
    pub(crate) line: Option<Place>,
    /// Words to mark and show in the official text.
    pub(crate) mark: Option<TextRange>,
    /// The lines whose children are shown.
    pub(crate) open: Places,
    /// How the lines of a table follow each other.
    pub(crate) order: Order,
    /// The lines that are looked at alone.
    pub(crate) filter: Filter,
    pub(crate) chart: Chart,
    pub(crate) unit: Unit,
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) size: Size,
    /// Whether contrasts are as high as can be.
    pub(crate) contrast: bool,
    /// What is searched for.
    pub(crate) query: String,
}

/// One thing across all projects, with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Every line, to be filtered.
    Lines,
    Checks,
    OldDebts,
    Payees,
    /// The likely economic classes.
    Classes,
}

impl Topic {
    pub(crate) const ALL: [Self; 5] = [
        Self::Lines,
        Self::Checks,
        Self::OldDebts,
        Self::Payees,
        Self::Classes,
    ];
}

/// How a breakdown is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Chart {
    #[default]
    Icicle,
    Treemap,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Size {
    #[default]
    Plain,
    Large,
    Largest,
}

impl Default for View {
    fn default() -> Self {
        Self {
            document: None,
            project: None,
            with: None,
            against: None,
            topic: None,
            outcome: None,
            line: None,
            mark: None,
            open: Places::default(),
            order: Order::Document,
            filter: Filter::default(),
            chart: Chart::Icicle,
            unit: Unit::Wanyuan,
            lang: Lang::Zh,
            theme: Theme::Auto,
            size: Size::Plain,
            contrast: false,
            query: String::new(),
        }
    }
}

impl View {
    /// The same settings on another page, with nothing selected, opened or searched for.
    pub(crate) fn on_page(&self, project: Option<u32>) -> Self {
        Self {
            project,
            with: None,
            against: None,
            topic: None,
            outcome: None,
            line: None,
            mark: None,
            open: Places::default(),
            filter: Filter::default(),
            query: String::new(),
            ..self.clone()
        }
    }

    /// The same settings on the page of a topic.
    pub(crate) fn on_topic(&self, topic: Topic) -> Self {
        Self {
            topic: Some(topic),
            ..self.on_page(None)
        }
    }

    /// The same settings on the page of all lines, with only some of them.
    pub(crate) fn on_lines(&self, aspect: Aspect, value: &str) -> Self {
        Self {
            filter: Filter::default().toggled(aspect, value),
            ..self.on_topic(Topic::Lines)
        }
    }

    /// With a line of a project selected, and the lines above it open.
    pub(crate) fn on_line(&self, project: u32, line: Place) -> Self {
        let mut view = if self.project == Some(project) && self.is_alone() {
            Self {
                query: String::new(),
                mark: None,
                ..self.clone()
            }
        } else {
            self.on_page(Some(project))
        };
        view.open_above(&line);
        view.line = Some(line);
        view
    }

    /// With words of the official text marked, in a project or outside of all.
    pub(crate) fn on_words(&self, project: Option<u32>, mark: TextRange) -> Self {
        let mut view = if self.project == project && self.topic.is_none() && self.is_alone() {
            Self {
                query: String::new(),
                ..self.clone()
            }
        } else {
            self.on_page(project)
        };
        view.mark = Some(mark);
        view
    }

    /// Whether nothing is compared.
    const fn is_alone(&self) -> bool {
        self.against.is_none() && self.with.is_none()
    }

    /// Whether another view looks the same but for the masthead.
    pub(crate) fn is_same_page(&self, other: &Self) -> bool {
        self.line == other.line && self.mark == other.mark && self.open == other.open && {
            self.is_same_frame(other)
        }
    }

    /// Whether another view looks the same but for the selected and the opened lines, the marked
    /// words and the masthead.
    pub(crate) fn is_same_frame(&self, other: &Self) -> bool {
        let frame = |view: &Self| Self {
            query: String::new(),
            line: None,
            mark: None,
            open: Places::default(),
            ..view.clone()
        };
        self == other || frame(self) == frame(other)
    }

    /// With nothing searched for.
    pub(crate) fn without_query(&self) -> Self {
        Self {
            query: String::new(),
            ..self.clone()
        }
    }

    /// With no line selected and no words marked.
    pub(crate) fn without_selection(&self) -> Self {
        Self {
            line: None,
            mark: None,
            ..self.clone()
        }
    }

    /// With a line's children shown or hidden. A selection among hidden ones moves up to the line.
    pub(crate) fn with_open(&self, place: &Place, is_open: bool) -> Self {
        let mut view = self.clone();
        if is_open {
            view.open.insert(place.clone());
        } else {
            view.open.remove(place);
            if view.line.as_ref().is_some_and(|line| line.is_below(place)) {
                view.line = Some(place.clone());
            }
        }
        view
    }

    /// With exactly these lines open.
    pub(crate) fn with_all_open(&self, open: Places) -> Self {
        let mut view = self.clone();
        view.open = open;
        // A selection that no longer shows moves up to the line that hides it.
        let line = view.line.as_ref();
        let hides =
            line.and_then(|line| line.ancestors().find(|it| !view.open.contains(it.steps())));
        if hides.is_some() {
            view.line = hides;
        }
        view
    }

    /// Shows a line: opens all that are above it.
    pub(crate) fn open_above(&mut self, line: &Place) {
        for place in line.ancestors() {
            self.open.insert(place);
        }
    }
}

/// Whether the name of a document is that of a file that was opened, which has no address.
pub(crate) fn is_opened(name: &str) -> bool {
    name.starts_with(':')
}

/// What a change does to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The reader went somewhere: the back button returns.
    Push,
    /// The same place, seen otherwise.
    Replace,
}

/// What a reader does.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Select a line of the present project.
    Select(Place),
    /// Select nothing.
    Unselect,
    /// Show a line's children.
    Open(Place),
    /// Hide a line's children.
    Close(Place),
    /// Show the children of exactly these.
    OpenAll(Places),
    SetOrder(Order),
    /// Look at some lines alone, or at all.
    SetFilter(Filter),
    /// Look at the checks of one outcome alone, or at all.
    SetOutcome(Option<Outcome>),
    SetChart(Chart),
    SetUnit(Unit),
    SetLang(Lang),
    SetTheme(Theme),
    SetSize(Size),
    SetContrast(bool),
    Search(String),
}

impl View {
    /// What is shown after it, and what that does to the history.
    pub(crate) fn after(&self, action: Action) -> (Self, Step) {
        let mut view = self.clone();
        match action {
            Action::Select(line) => {
                if let Some(project) = self.project {
                    view = self.on_line(project, line);
                }
                return (view, Step::Push);
            }
            Action::Unselect => return (self.without_selection(), Step::Push),
            Action::Open(place) => view = self.with_open(&place, true),
            Action::Close(place) => view = self.with_open(&place, false),
            Action::OpenAll(open) => view = self.with_all_open(open),
            Action::SetOrder(order) => view.order = order,
            Action::SetFilter(filter) => view.filter = filter,
            Action::SetOutcome(outcome) => view.outcome = outcome,
            Action::SetChart(chart) => view.chart = chart,
            Action::SetUnit(unit) => view.unit = unit,
            Action::SetLang(lang) => view.lang = lang,
            Action::SetTheme(theme) => view.theme = theme,
            Action::SetSize(size) => view.size = size,
            Action::SetContrast(is_high) => view.contrast = is_high,
            Action::Search(query) => view.query = query,
        }
        (view, Step::Replace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(words: &str) -> Place {
        Place::parse(words).unwrap()
    }

    fn on_project_one() -> View {
        View::default().on_page(Some(1))
    }

    fn after(view: View, actions: impl IntoIterator<Item = Action>) -> View {
        actions
            .into_iter()
            .fold(view, |view, action| view.after(action).0)
    }

    #[test]
    fn selecting_a_line_opens_what_is_above_it() {
        let (view, step) = on_project_one().after(Action::Select(place("3.1.1")));
        assert_eq!(view.line, Some(place("3.1.1")));
        assert!(view.open.contains(&[3]));
        assert!(view.open.contains(&[3, 1]));
        assert_eq!(step, Step::Push);
    }

    #[test]
    fn what_changes_nothing_is_the_same_view() {
        let view = on_project_one();
        assert_eq!(view.after(Action::SetUnit(Unit::Wanyuan)).0, view);
        assert_eq!(view.after(Action::Unselect).0, view);
        let whole = View::default();
        assert_eq!(whole.after(Action::Select(place("1"))).0, whole);
    }

    #[test]
    fn closing_a_line_takes_the_selection_up() {
        let selected = on_project_one().after(Action::Select(place("3.1.1"))).0;
        let (view, step) = selected.after(Action::Close(place("3")));
        assert_eq!(view.line, Some(place("3")));
        assert_eq!(step, Step::Replace);
        let view = selected.after(Action::OpenAll(Places::default())).0;
        assert_eq!(view.line, Some(place("3")));
    }

    #[test]
    fn another_page_begins_with_nothing_selected_but_keeps_the_settings() {
        let view = after(
            on_project_one(),
            [
                Action::SetUnit(Unit::Yuan),
                Action::Select(place("2")),
                Action::Search("x".into()),
            ],
        );
        let next = view.on_page(Some(2));
        assert_eq!(next.unit, Unit::Yuan);
        assert_eq!(next.line, None);
        assert!(next.open.is_empty() && next.query.is_empty());
        let topic = view.on_topic(Topic::OldDebts);
        assert_eq!((topic.project, topic.topic), (None, Some(Topic::OldDebts)));
        assert_eq!(topic.on_page(None).topic, None);
        assert_eq!(topic.on_words(None, TextRange::new(0, 3)).topic, None);
        let line = view.on_line(2, place("1.2"));
        assert!(line.open.contains(&[1]));
        assert_eq!(line.project, Some(2));
    }
}
