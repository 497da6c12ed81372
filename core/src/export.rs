//! Stage 9: budget → tables and records for other programs.
//!
//! Columns, codes and positions are part of the interface: they mean the same in every format.

pub mod csv;
#[cfg(feature = "json")]
mod json;
pub mod record;
pub mod xlsx;
