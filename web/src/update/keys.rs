//! What the keys do: in the search box, the table and the chart.

use mingzhang::NodeId;
use mingzhang::views::icicle::Cell;
use mingzhang::views::outline::Listed;
use yew::Context;

use crate::app::App;
use crate::browser::focus_row;
use crate::components::{arrival, cells, table_rows};
use crate::keys::{Move, in_chart, in_table};
use crate::place::Place;
use crate::state::{Action, Step};

impl App {
    pub(super) fn search_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let is_open = self.shows_hits();
        let search = &mut self.search;
        let last = search.found.hits.len().saturating_sub(1);
        match key {
            "ArrowDown" if is_open => {
                search.active = if search.active >= last {
                    0
                } else {
                    search.active + 1
                };
            }
            "ArrowDown" => search.is_dismissed = false,
            "ArrowUp" if is_open => {
                search.active = search.active.checked_sub(1).unwrap_or(last);
            }
            "Enter" if is_open => {
                let hit = self.search.found.hits.get(self.search.active);
                let view = hit
                    .zip(self.document())
                    .map(|(hit, document)| arrival(&self.view, document, hit));
                return view.is_some_and(|view| self.show(ctx, view, Some(Step::Push)));
            }
            "Escape" if is_open => search.is_dismissed = true,
            "Escape" => return self.act(ctx, Action::Search(String::new())),
            _ => return false,
        }
        true
    }

    pub(super) fn table_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let Some(rows) = table_rows(self) else {
            return false;
        };
        let at = self.row_in_tab_order(&rows);
        let node = |at: usize| rows.get(at).map(|row| row.node);
        match in_table(&rows, at, key) {
            Some(Move::To(to)) => {
                let line = node(to).map(NodeId::index);
                // The next key may come before the row has the focus.
                self.here.focused = line;
                if line.is_some_and(|line| focus_row(&self.surface, line)) {
                    return false;
                }
                // Of a long table, the row is not drawn yet.
                self.here.to_focus = line;
                true
            }
            Some(Move::Open(at) | Move::Close(at)) => {
                node(at).is_some_and(|node| self.twist(ctx, node))
            }
            Some(Move::Choose(at)) => node(at).is_some_and(|node| self.choose_row(ctx, node)),
            Some(Move::Rise) => self.act(ctx, Action::Unselect),
            None => false,
        }
    }

    /// The one row in the tab order: where the focus was last, else the selected one, else the
    /// first.
    pub(crate) fn row_in_tab_order(&self, rows: &[Listed]) -> usize {
        let focused = self.here.focused;
        let is_focused = |row: &Listed| Some(row.node.index()) == focused;
        let selected = self.selected();
        rows.iter()
            .position(is_focused)
            .or_else(|| rows.iter().position(|row| Some(row.node) == selected))
            .unwrap_or(0)
    }

    pub(super) fn chart_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let Some(cells) = cells(self) else {
            return false;
        };
        let at = self.bar_in_tab_order(&cells);
        let node = |at: usize| cells.get(at).and_then(|cell: &Cell| cell.members.first());
        match in_chart(&cells, at, key) {
            Some(Move::To(to)) => {
                let line = node(to).map(|node| node.index());
                self.here.active = line;
                self.point(line);
                true
            }
            Some(Move::Choose(at)) => {
                let node = node(at).copied();
                node.is_some_and(|node| self.choose_bar(ctx, node))
            }
            Some(Move::Rise) => {
                self.here.active = None;
                let above = self.above_selected();
                self.act(ctx, above.map_or(Action::Unselect, Action::Select));
                true
            }
            Some(Move::Open(_) | Move::Close(_)) | None => false,
        }
    }

    /// The line above the selected one, unless that is the total.
    fn above_selected(&self) -> Option<Place> {
        let line = self.view.line.as_ref()?;
        line.ancestors().last()
    }

    /// The bar that the keys start from.
    pub(crate) fn bar_in_tab_order(&self, cells: &[Cell]) -> usize {
        let holds = |line: usize| {
            cells
                .iter()
                .position(|cell| cell.members.iter().any(|one| one.index() == line))
        };
        let selected = self.selected().map(NodeId::index);
        let line = self.here.active.or(selected);
        line.and_then(holds).unwrap_or(0)
    }
}
