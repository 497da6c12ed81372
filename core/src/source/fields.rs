//! What a document holds that its readers do not see.
//!
//! A word processor keeps links and page numbers as field codes (`HYPERLINK "…" \t "_blank"`).
//! Saved as plain text they turn into words of the document, often on a line of their own that
//! cuts a paragraph in two.

use super::{Dropped, DroppedKind};

/// Names of fields that carry an argument or a switch.
const NAMES: [&str; 7] = [
    "HYPERLINK",
    "INCLUDEPICTURE",
    "PAGEREF",
    "NUMPAGES",
    "PAGE",
    "TOC",
    "REF",
];

/// After these a paragraph has ended, and a field on the next line begins another.
const SENTENCE_ENDS: [char; 8] = ['。', '；', '：', '！', '？', '”', ':', ';'];

/// Takes out what is not seen; gives the text and, in order, what was taken.
pub(super) fn drop_unseen(text: String) -> (String, Vec<Dropped>) {
    let mut cuts = Vec::new();
    if text.starts_with('\u{FEFF}') {
        cuts.push((0, '\u{FEFF}'.len_utf8(), DroppedKind::ByteOrderMark));
    }
    let mut from = 0;
    while let Some(slash_or_quote) = next_mark(&text.as_bytes()[from..]) {
        let at = from + slash_or_quote;
        if let Some((start, end)) = field_around(&text, from, at) {
            cuts.push((start, end, DroppedKind::FieldCode));
            from = end;
        } else {
            from = at + 1;
        }
    }
    if cuts.is_empty() {
        return (text, Vec::new());
    }
    let mut kept = String::with_capacity(text.len());
    let mut dropped = Vec::with_capacity(cuts.len());
    let mut done = 0;
    for (start, end, what) in cuts {
        kept.push_str(&text[done..start]);
        dropped.push(Dropped {
            at: u32::try_from(kept.len()).unwrap_or(u32::MAX),
            words: text[start..end].to_owned(),
            what,
        });
        done = end;
    }
    kept.push_str(&text[done..]);
    (kept, dropped)
}

/// The place of the first quote or backslash.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    /// So many bytes are counted together.
    const STEP: usize = 64;
    let is_mark = |byte: &u8| (*byte == b'"') | (*byte == b'\\');
    let count = |step: &[u8]| step.iter().map(|byte| u8::from(is_mark(byte))).sum::<u8>();
    let start = STEP * bytes.chunks(STEP).position(|step| count(step) > 0)?;
    let at = bytes[start..].iter().position(is_mark)?;
    Some(start + at)
}

/// The field whose first quote or backslash stands at `at`, as start and end, looking back no
/// further than `from`.
fn field_around(text: &str, from: usize, at: usize) -> Option<(usize, usize)> {
    let before = text[from..at].trim_end_matches([' ', '\t']);
    let reference = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let before = if before[reference.len()..].starts_with('_') {
        reference.trim_end_matches([' ', '\t'])
    } else {
        before
    };
    let name = NAMES.iter().find(|name| before.ends_with(**name))?;
    let mut start = from + before.len() - name.len();
    let mut end = at;
    loop {
        let rest = &text[end..];
        let next = rest.trim_start_matches([' ', '\t']);
        let Some(length) = argument(next) else { break };
        end += rest.len() - next.len() + length;
    }
    if end == at {
        return None;
    }
    end += text[end..].len() - text[end..].trim_start_matches(' ').len();
    let lead = text[from..start].trim_end_matches([' ', '\t']);
    let above = lead.trim_end();
    let cuts_a_paragraph =
        above.len() < lead.len() && !above.is_empty() && !above.ends_with(SENTENCE_ENDS);
    start = from
        + if cuts_a_paragraph {
            above.len()
        } else {
            lead.len()
        };
    Some((start, end))
}

/// The length of the argument or switch that a text begins with: `"…"`, `\\* WORD`, `\\t`.
fn argument(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix('"') {
        let close = inner.find(['"', '\n'])?;
        return inner[close..].starts_with('"').then_some(close + 2);
    }
    let switch = text.strip_prefix('\\')?;
    if let Some(format) = switch.strip_prefix('*') {
        let name = format.trim_start_matches(' ');
        let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        return Some(text.len() - rest.len());
    }
    switch
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let (kept, dropped) = drop_unseen(text.to_owned());
        let mut whole = String::new();
        let mut done = 0;
        for piece in &dropped {
            whole.push_str(&kept[done..piece.at as usize]);
            whole.push_str(&piece.words);
            done = piece.at as usize;
        }
        whole.push_str(&kept[done..]);
        assert_eq!(whole, text, "nothing is lost");
        kept
    }

    #[test]
    fn a_link_that_cuts_a_paragraph_heals() {
        assert_eq!(
            seen("组织好图书\n\n HYPERLINK \"http://example.org/a\" \\t \"_blank\" 宣传周。\n"),
            "组织好图书宣传周。\n"
        );
    }

    #[test]
    fn a_link_that_begins_a_paragraph_leaves_the_break() {
        assert_eq!(
            seen("第一段。\n HYPERLINK \"http://example.org\" 第二段"),
            "第一段。\n第二段"
        );
    }

    #[test]
    fn other_fields_go_and_other_quotes_stay() {
        assert_eq!(seen("目录 PAGEREF _Toc12 \\h 3"), "目录3");
        assert_eq!(seen("第PAGE \\* MERGEFORMAT 1页"), "第1页");
        assert_eq!(seen("所谓\"三公\"经费"), "所谓\"三公\"经费");
        assert_eq!(seen("HYPERLINK 一词"), "HYPERLINK 一词");
        assert_eq!(seen("\u{FEFF}预算"), "预算");
        assert_eq!(seen("HYPERLINK \"未完"), "HYPERLINK \"未完");
    }
}
