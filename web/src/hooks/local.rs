//! What only one part of the page knows. Each hook here stands for one kind of state, so that its
//! machinery is compiled once.

use yew::prelude::*;

use crate::labels::Label;

/// Yes or no.
#[hook]
pub(crate) fn use_flag() -> UseStateHandle<bool> {
    use_state_eq(|| false)
}

/// A place in a list or a tree, or none.
#[hook]
pub(crate) fn use_spot() -> UseStateHandle<Option<usize>> {
    use_state_eq(|| None)
}

/// Something to tell the reader in passing.
#[hook]
pub(crate) fn use_notice() -> UseStateHandle<Option<Label>> {
    use_state_eq(|| None)
}
