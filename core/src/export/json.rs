//! The whole reading as JSON, and back.

use crate::budget::Budget;
use crate::error::{Error, Kind};

impl Budget {
    /// The whole reading as JSON: the text and everything that was read from it. Money is a
    /// decimal string, a position a byte of the text as UTF-8.
    /// [`from_json`](Self::from_json) gives back the same value.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[expect(
            clippy::expect_used,
            reason = "writing to a string fails only for maps with keys that are no strings, and \
                      a budget holds no map"
        )]
        serde_json::to_string(self).expect("a budget is always JSON")
    }

    /// Takes up a saved reading.
    ///
    /// # Errors
    /// When it is not the JSON of a budget, or when a figure does not stand in its text where the
    /// reading says.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|error| {
            Error(Kind::Unfaithful {
                what: error.to_string(),
            })
        })
    }
}
