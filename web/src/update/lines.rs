//! Choosing, opening and closing lines.

use mingzhang::NodeId;
use mingzhang::views::outline::Listed;
use yew::Context;

use crate::app::App;
use crate::components::table_rows;
use crate::place::{Place, Places};
use crate::state::Action;

impl App {
    pub(super) fn place_of(&self, node: NodeId) -> Option<Place> {
        let node = self.tree_of_page()?.funding().get(node)?;
        Some(Place::of(node.place()))
    }

    /// The lines that have lines below them, the total aside.
    pub(crate) fn expandable(&self) -> Places {
        let mut all = Places::default();
        if let Some(project) = self.tree_of_page() {
            let tree = project.funding();
            for (_, node) in tree.iter() {
                let above = node.parent().and_then(|parent| tree.get(parent));
                if let Some(above) = above.filter(|above| above.depth() > 0) {
                    all.insert(Place::of(above.place()));
                }
            }
        }
        all
    }

    pub(super) fn row(&self, node: NodeId) -> Option<Listed> {
        let rows = table_rows(self)?;
        rows.into_iter().find(|row| row.node == node)
    }

    /// Selects a row and shows what is below it; a selected row opens and closes.
    pub(super) fn choose_row(&mut self, ctx: &Context<Self>, node: NodeId) -> bool {
        let (Some(row), Some(place)) = (self.row(node), self.place_of(node)) else {
            return false;
        };
        let opens = row.can_expand && row.depth > 0;
        if self.selected() == Some(node) && opens {
            return self.twist(ctx, node);
        }
        self.select(ctx, place, opens)
    }

    pub(super) fn select(&mut self, ctx: &Context<Self>, place: Place, opens: bool) -> bool {
        let opened = opens && self.act(ctx, Action::Open(place.clone()));
        // Last, for the last change says what the back button undoes.
        self.act(ctx, Action::Select(place)) || opened
    }

    pub(super) fn twist(&mut self, ctx: &Context<Self>, node: NodeId) -> bool {
        let (Some(row), Some(place)) = (self.row(node), self.place_of(node)) else {
            return false;
        };
        let action = if row.is_expanded {
            Action::Close(place)
        } else {
            Action::Open(place)
        };
        self.act(ctx, action)
    }

    /// Selects a bar's line and shows what is below it; for a group, its first line.
    pub(super) fn choose_bar(&mut self, ctx: &Context<Self>, node: NodeId) -> bool {
        let Some(project) = self.tree_of_page() else {
            return false;
        };
        let opens = project.funding().children(node).next().is_some();
        let Some(place) = self.place_of(node) else {
            return false;
        };
        self.select(ctx, place, opens)
    }
}
