//! Where the page meets the browser: each hook holds one such meeting.

mod address;
mod arrival;
mod chart_room;
mod document;
mod frame;
mod local;
mod pointed;
mod printing;
mod root;

pub(crate) use address::use_address;
pub(crate) use arrival::use_arrival;
pub(crate) use chart_room::{Room, use_chart_room};
pub(crate) use document::{Document, Failure, Loading, address_of, use_document};
pub(crate) use frame::{Frame, href, use_frame};
pub(crate) use local::{use_flag, use_notice, use_spot};
pub(crate) use pointed::{Pointed, line_under, use_pointed};
pub(crate) use printing::use_printing;
pub(crate) use root::use_root;
