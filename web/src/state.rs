//! What the page shows, and the one reducer that changes it.

use std::rc::Rc;

use mingzhang::{TextRange, Unit};
use yew::Reducible;

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
    /// The selected line of that project.
    pub(crate) line: Option<Place>,
    /// Words to mark and show in the official text.
    pub(crate) mark: Option<TextRange>,
    /// The lines whose children are shown.
    pub(crate) open: Places,
    pub(crate) unit: Unit,
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) size: Size,
    /// What is searched for.
    pub(crate) query: String,
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
            line: None,
            mark: None,
            open: Places::default(),
            unit: Unit::Wanyuan,
            lang: Lang::Zh,
            theme: Theme::Auto,
            size: Size::Plain,
            query: String::new(),
        }
    }
}

impl View {
    /// The same settings on another page, with nothing selected, opened or searched for.
    pub(crate) fn on_page(&self, project: Option<u32>) -> Self {
        Self {
            project,
            line: None,
            mark: None,
            open: Places::default(),
            query: String::new(),
            ..self.clone()
        }
    }

    /// With a line of a project selected, and the lines above it open.
    pub(crate) fn on_line(&self, project: u32, line: Place) -> Self {
        let mut view = if self.project == Some(project) {
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
        let mut view = if self.project == project {
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

/// A [`View`] and how the address bar is to follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AppState {
    pub(crate) view: Rc<View>,
    pub(crate) step: Step,
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
    /// The address changed: a link, the back button, the address bar.
    Arrive(View),
    /// Go to another place.
    Visit(View),
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
    SetUnit(Unit),
    SetLang(Lang),
    SetTheme(Theme),
    SetSize(Size),
    Search(String),
}

impl AppState {
    pub(crate) fn new(view: View) -> Self {
        Self {
            view: Rc::new(view),
            step: Step::Replace,
        }
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let now = &*self.view;
        let (view, step) = match action {
            Action::Arrive(view) => (view, Step::Replace),
            Action::Visit(view) => (view, Step::Push),
            Action::Select(line) => match now.project {
                Some(project) => (now.on_line(project, line), Step::Push),
                None => return self,
            },
            Action::Unselect => (now.without_selection(), Step::Push),
            Action::Open(place) => (now.with_open(&place, true), Step::Replace),
            Action::Close(place) => (now.with_open(&place, false), Step::Replace),
            Action::OpenAll(open) => (now.with_all_open(open), Step::Replace),
            Action::SetUnit(unit) => (
                View {
                    unit,
                    ..now.clone()
                },
                Step::Replace,
            ),
            Action::SetLang(lang) => (
                View {
                    lang,
                    ..now.clone()
                },
                Step::Replace,
            ),
            Action::SetTheme(theme) => (
                View {
                    theme,
                    ..now.clone()
                },
                Step::Replace,
            ),
            Action::SetSize(size) => (
                View {
                    size,
                    ..now.clone()
                },
                Step::Replace,
            ),
            Action::Search(query) => (
                View {
                    query,
                    ..now.clone()
                },
                Step::Replace,
            ),
        };
        if view == *now {
            return self;
        }
        Rc::new(Self {
            view: Rc::new(view),
            step,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(words: &str) -> Place {
        Place::parse(words).unwrap()
    }

    fn on_project_one() -> Rc<AppState> {
        Rc::new(AppState::new(View::default().on_page(Some(1))))
    }

    #[test]
    fn selecting_a_line_opens_what_is_above_it() {
        let state = on_project_one().reduce(Action::Select(place("3.1.1")));
        assert_eq!(state.view.line, Some(place("3.1.1")));
        assert!(state.view.open.contains(&[3]));
        assert!(state.view.open.contains(&[3, 1]));
        assert_eq!(state.step, Step::Push);
    }

    #[test]
    fn what_changes_nothing_is_the_same_state() {
        let state = on_project_one();
        let same = state.clone().reduce(Action::SetUnit(Unit::Wanyuan));
        assert!(Rc::ptr_eq(&state, &same));
        let same = state.clone().reduce(Action::Unselect);
        assert!(Rc::ptr_eq(&state, &same));
        let whole = Rc::new(AppState::new(View::default()));
        let same = whole.clone().reduce(Action::Select(place("1")));
        assert!(Rc::ptr_eq(&whole, &same));
    }

    #[test]
    fn closing_a_line_takes_the_selection_up() {
        let state = on_project_one()
            .reduce(Action::Select(place("3.1.1")))
            .reduce(Action::Close(place("3")));
        assert_eq!(state.view.line, Some(place("3")));
        assert_eq!(state.step, Step::Replace);
        let state = on_project_one()
            .reduce(Action::Select(place("3.1.1")))
            .reduce(Action::OpenAll(Places::default()));
        assert_eq!(state.view.line, Some(place("3")));
    }

    #[test]
    fn another_page_begins_with_nothing_selected_but_keeps_the_settings() {
        let state = on_project_one()
            .reduce(Action::SetUnit(Unit::Yuan))
            .reduce(Action::Select(place("2")))
            .reduce(Action::Search("x".into()));
        let next = state.view.on_page(Some(2));
        assert_eq!(next.unit, Unit::Yuan);
        assert_eq!(next.line, None);
        assert!(next.open.is_empty() && next.query.is_empty());
        let line = state.view.on_line(2, place("1.2"));
        assert!(line.open.contains(&[1]));
        assert_eq!(line.project, Some(2));
    }
}
