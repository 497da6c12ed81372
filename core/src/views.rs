//! Stage 8: budget → what a screen draws.
//!
//! Every function here is pure and every value display-ready: formatted figures, shares, places in
//! a chart, marked words. A screen adds its own words and draws. Nothing is in the words of any
//! interface language: only figures, the document's own words and enums.

pub mod amount;
pub mod arithmetic;
pub mod evidence;
pub mod facets;
pub mod icicle;
pub mod outline;
pub mod search;
pub mod summary;
