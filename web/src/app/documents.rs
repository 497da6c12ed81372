//! The documents of the page, and what is said of them as a whole: fetched and made once.

use std::cell::RefCell;
use std::rc::Rc;

use mingzhang::views::facets::implementers;
use mingzhang::views::filter::{Found, find as find_lines};
use mingzhang::views::summary::summary;
use mingzhang::views::topics::by_class;
use mingzhang::{Budget, ProjectId};
use yew::html::Scope;

use super::{App, Loading, Other, Whole};
use crate::browser::{Document, open};
use crate::message::Msg;

impl App {
    /// Fetches the document of the present view.
    pub(crate) fn fetch(&mut self, link: &Scope<Self>) {
        self.loading = Loading::Waiting;
        self.attempt += 1;
        let attempt = self.attempt;
        let address = self.address().to_owned();
        let host = self.surface.host.clone();
        link.send_future(async move { Msg::Read(attempt, Box::new(open(&host, &address).await)) });
    }

    /// The document whose projects can be compared with: another one, or the same.
    pub(crate) fn compared_with(&self) -> Option<&Document> {
        if self.view.with.is_none() {
            return self.document();
        }
        match &self.other.loading {
            Loading::Ready(document) => Some(document),
            _ => None,
        }
    }

    /// The project that the one on the page is compared with.
    pub(crate) fn against(&self) -> Option<ProjectId> {
        let number = self.view.against?;
        let mut all = self.compared_with()?.breakdowns();
        let found = all.find(|project| project.id().number() == number)?;
        // The statement of a body is compared with another's only.
        (number > 0 || self.view.with.is_some()).then_some(found.id())
    }

    /// Fetches the document that the present view compares with.
    pub(crate) fn fetch_other(&mut self, link: &Scope<Self>) {
        let Some(name) = self
            .view
            .with
            .clone()
            .filter(|name| *name != self.other.name)
        else {
            return;
        };
        self.other = Other {
            name: name.clone(),
            loading: Loading::Waiting,
        };
        let host = self.surface.host.clone();
        link.send_future(async move {
            let reading = Box::new(open(&host, &name).await);
            Msg::ReadOther(name, reading)
        });
    }

    /// What is said of the whole document, made once for each unit.
    pub(crate) fn whole(&self, document: &Budget) -> Rc<Whole> {
        let unit = self.view.unit;
        let mut kept = self.whole.borrow_mut();
        if let Some((of, whole)) = &*kept
            && *of == unit
        {
            return whole.clone();
        }
        let whole = Rc::new(Whole {
            summary: summary(document, unit),
            classes: by_class(document, unit),
            implementers: implementers(document, unit),
        });
        *kept = Some((unit, whole.clone()));
        whole
    }

    /// Another document has come.
    pub(crate) fn forget_whole(&mut self) {
        self.whole = RefCell::default();
        self.found = RefCell::default();
    }

    /// The lines of the page that are looked at alone, made once for each filter.
    pub(crate) fn found(&self, document: &Budget) -> Rc<Found> {
        let looked = (self.project(), self.view.filter.clone(), self.view.unit);
        let mut kept = self.found.borrow_mut();
        if let Some((before, found)) = &*kept
            && *before == looked
        {
            return found.clone();
        }
        let found = Rc::new(find_lines(document, looked.0, &looked.1, looked.2));
        *kept = Some((looked, found.clone()));
        found
    }
}
