//! What went wrong, in a sentence that says what to do.

use std::fmt;
use std::result;

/// A command that could not be carried out.
#[derive(Debug)]
pub(crate) struct Problem(String);

/// The outcome of a step.
pub(crate) type Result<T = ()> = result::Result<T, Problem>;

impl Problem {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when something else failed.
pub(crate) trait While<T> {
    /// `what` reads on from "cannot": `read Cargo.lock`.
    fn while_trying(self, what: impl fmt::Display) -> Result<T>;
}

impl<T, E: fmt::Display> While<T> for result::Result<T, E> {
    fn while_trying(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Problem(format!("cannot {what}: {error}")))
    }
}
