//! How much is read of one text, so that reading takes memory in proportion to it whatever it
//! says. Each limit lies far above real documents; what is behind one is not read and named by a
//! [`Diagnostic`](crate::Diagnostic) of the kind
//! [`TooDense`](crate::DiagnosticKind::TooDense).

/// What may still be read of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Sums of money in funding sections. Real documents have one in 300 bytes.
    pub(crate) sums: usize,
    /// Sums in one of them, and figures of any kind.
    pub(crate) sums_of_one: usize,
    pub(crate) figures_of_one: usize,
    /// Sums outside of them.
    pub(crate) context: usize,
    /// Figures of any kind in one paragraph outside of them.
    pub(crate) figures: usize,
    /// Numbers of things that are compared with each other.
    pub(crate) quantities: usize,
    /// Projects. Real ones have a thousand bytes and more.
    pub(crate) projects: usize,
    /// Numbered items of one funding section.
    pub(crate) items: usize,
    /// Cells of the tables of one passage.
    pub(crate) cells: usize,
}

impl Limits {
    /// A sum whose unit stands apart from it counts as so many.
    pub(crate) const BARE: usize = 3;

    /// The limits of a text of so many bytes: so many whatever its length is, or one in so many
    /// bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        let limit = |fewest: usize, every: usize| fewest.max(bytes / every);
        Self {
            sums: limit(1 << 14, 128),
            sums_of_one: 3 << 12,
            figures_of_one: 1 << 15,
            context: limit(1 << 15, 40),
            figures: limit(1 << 15, 32),
            quantities: limit(1 << 14, 96),
            projects: limit(1 << 12, 192),
            items: limit(1 << 14, 64),
            cells: limit(1 << 14, 96),
        }
    }
}
