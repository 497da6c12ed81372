//! What a reader sees, one file a part: each writes itself down with [`crate::ui::Ui`].

mod chart;
mod check_list;
mod choice;
mod colophon;
mod compare_documents;
mod compare_page;
mod crumbs;
mod document_band;
mod document_page;
mod downloads;
mod facet_cards;
mod filters;
mod funding_table;
mod glossary;
mod icicle;
mod masthead;
mod menu;
mod notice;
mod official_text;
mod outcome;
mod page;
mod project_list;
mod project_page;
mod reading_notes;
mod seal;
mod search_box;
mod share_bar;
mod topic_page;
mod treemap;

pub(crate) use chart::cells;
pub(crate) use funding_table::{first_row, table_rows};
pub(crate) use page::page;
pub(crate) use search_box::arrival;
