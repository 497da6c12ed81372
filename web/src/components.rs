//! What a reader sees, one file a part.

mod check_list;
mod choice;
mod colophon;
mod document_band;
mod document_page;
mod downloads;
mod facet_cards;
mod funding_table;
mod icicle;
mod masthead;
mod notice;
mod official_text;
mod outcome;
mod project_list;
mod project_page;
mod reading_notes;
mod seal;
mod search_box;
mod share_bar;

pub(crate) use colophon::colophon;
pub(crate) use document_page::DocumentPage;
pub(crate) use masthead::Masthead;
pub(crate) use notice::{failure_notice, waiting};
pub(crate) use project_page::ProjectPage;
