//! The whole reading as JSON, and back.

use crate::budget::{Budget, Unverified};
use crate::error::{Error, Kind};

impl Budget {
    /// The whole reading as JSON: the text and everything that was read from it. Money is a
    /// decimal string in 元, a place a pair of bytes of the text as UTF-8, `[start, end]`; codes are
    /// those of the tables. [`from_json`](Self::from_json) gives back the same value.
    ///
    /// ```
    /// # use mingzhang::Budget;
    /// let budget = Budget::from_text("预算3.50万元")?;
    /// let saved = budget.to_json();
    /// assert_eq!(Budget::from_json(&saved)?, budget);
    /// // A reading that says other than its text is refused.
    /// let other = saved.replace("预算3.50", "预算9.50");
    /// assert!(Budget::from_json(&other).is_err_and(|it| it.is_unfaithful()));
    /// # Ok::<(), mingzhang::Error>(())
    /// ```
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "writing to a string fails only for maps with keys that are no strings, and \
                  a budget holds no map"
    )]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a budget is always JSON")
    }

    /// Takes up a saved reading, and verifies it: every place lies in the text, every amount is printed
    /// where it says, every derived amount is the sum of its parts.
    ///
    /// # Errors
    /// [`Error::is_unfaithful`] when it is not the JSON of a budget, or when a figure does not stand in its text where the
    /// reading says.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let saved: Unverified = serde_json::from_str(json).map_err(|error| {
            Error(Kind::Unfaithful {
                what: error.to_string(),
            })
        })?;
        saved.try_into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::example::budget;

    #[test]
    fn nothing_is_lost() {
        let budget = budget();
        assert_eq!(Budget::from_json(&budget.to_json()), Ok(budget));
    }

    #[test]
    fn a_changed_figure_is_refused() {
        let json = budget().to_json();
        let changed = json.replace("2.50万元", "2.60万元");
        assert_ne!(changed, json);
        let refused = Budget::from_json(&changed).unwrap_err();
        assert!(refused.is_unfaithful(), "{refused}");
        for damaged in ["", "{}", &json[..json.len() / 2]] {
            assert!(Budget::from_json(damaged).unwrap_err().is_unfaithful());
        }
    }
}
