//! Tables with named columns.

/// A table: its column names and its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads comma-separated values with a row of names.
    ///
    /// # Errors
    /// When a row has more or fewer cells than there are names, or is no text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let (heads, rows) = crate::parse(text)?;
        let heads = heads.iter().map(|head| head.trim().to_owned()).collect();
        Ok(Self { heads, rows })
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether it has a column of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.heads.iter().any(|head| head == name)
    }

    /// The place of a column.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn column(&self, name: &str) -> Result<usize, String> {
        let found = self.heads.iter().position(|head| head == name);
        found.ok_or_else(|| format!("there is no column {name}"))
    }

    /// The cell in a row and column, without space around it.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|cells| cells.get(column));
        cell.map_or("", |cell| cell.trim())
    }
}
