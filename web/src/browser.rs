//! Where the page meets the browser, beyond what is drawn.

mod address;
mod document;
mod others;
mod page;
mod pointed;
mod room;
mod surface;
mod take;

pub(crate) use address::{Steps, view_of_address};
pub(crate) use document::{Document, Failure, Fetched, open, shared};
pub(crate) use others::others;
pub(crate) use page::{after_paint, give_way, show_option, show_words};
pub(crate) use pointed::{focus_row, line_under, mark_pointed, put_stop};
pub(crate) use room::{Room, Watch, detail_height, hidden_rows, measure};
pub(crate) use surface::Surface;
pub(crate) use take::{Caption, Format, Host, can_share, copy, page_address, share, take};
