//! `mingzhang` for JavaScript.
//!
//! [`api`] is the whole surface of the npm package, [`files`] that of the module which the
//! explorer's page loads when somebody takes a file away: two features, compiled apart.
//! [`BrowserDecoder`] is shared by all that reads documents in a browser.

#![forbid(unsafe_code)]

#[cfg(feature = "api")]
pub mod api;
mod decoder;
#[cfg(feature = "files")]
pub mod files;

pub use decoder::BrowserDecoder;
