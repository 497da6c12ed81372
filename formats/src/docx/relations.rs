//! Which part of a package is what: the relationships of a part.

use super::package::Package;
use super::xml::{Piece, Xml, utf8};
use crate::Error;
use crate::limits::Work;

/// The related parts: the last word of the relation's type, and the part's name.
pub(super) struct Relations(Vec<(String, String)>);

impl Relations {
    /// Those of a part; of the package itself for an empty name.
    pub(super) fn of(
        package: &Package<'_>,
        part: &str,
        work: &mut Work<'_>,
    ) -> Result<Self, Error> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut found = Vec::new();
        if let Some(bytes) = package.read(&name, work)? {
            let text = utf8(bytes)?;
            let mut xml = Xml::new(&text);
            while let Some(piece) = xml.next(work)? {
                let Piece::Open(element) = piece else {
                    continue;
                };
                let external = element.attribute("TargetMode");
                if element.name() != "Relationship" || external.as_deref() == Some("External") {
                    continue;
                }
                let (Some(kind), Some(target)) =
                    (element.attribute("Type"), element.attribute("Target"))
                else {
                    continue;
                };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push((kind, resolved(folder, &target)));
            }
        }
        Ok(Self(found))
    }

    /// The first part of a kind.
    pub(super) fn get(&self, kind: &str) -> Option<&str> {
        let found = self.0.iter().find(|(it, _)| it == kind)?;
        Some(&found.1)
    }
}

/// The name of a part that is named from within a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../docs/./a.xml"), "docs/a.xml");
        assert_eq!(resolved("", "/word/document.xml"), "word/document.xml");
        assert_eq!(resolved("a", "../../../b"), "b");
    }
}
