//! `mingzhang` for JavaScript.
//!
//! [`api`] is the whole surface; it is compiled into a module of its own, which the explorer loads
//! only when somebody asks for what it gives. [`BrowserDecoder`] is shared by both.

#![forbid(unsafe_code)]

#[cfg(feature = "api")]
pub mod api;
mod decoder;

pub use decoder::BrowserDecoder;
