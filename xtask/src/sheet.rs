//! The explorer's style sheet, made over for an element of somebody's page: it has no root of its
//! own, no say in what `rem` is, and another width than the window.

/// Tokens of `web/styles/tokens.css` that a page can set, as `--mingzhang-NAME`.
const OPEN_TOKENS: [&str; 15] = [
    "paper", "card", "field", "ink", "ink-2", "ink-3", "rule", "rule-2", "edge", "seal", "focus",
    "serif", "sans", "gap", "round",
];

/// What stands for the root of a page, and for its body: the one element that the explorer draws.
const ROOT: &str = ".mingzhang";
const DRAWN: &str = ">section";

/// A sheet of the page as one for an element.
pub(crate) fn for_element(sheet: &str) -> String {
    let mut out = String::new();
    rules(&without_comments(sheet), &mut out);
    out
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// Each rule of a sheet or of a block, made over.
fn rules(sheet: &str, out: &mut String) {
    let mut rest = sheet;
    while let Some((head, after)) = rest.split_once('{') {
        let (block, after) = block(after);
        rest = after;
        let head = head.trim();
        match head.strip_prefix('@') {
            None => rule(head, block, out),
            Some(at) if at.starts_with("media") => media(head, block, out),
            // Frames of an animation have no selectors, a page on paper no rules.
            Some(_) => put(head, &lengths(block), out),
        }
    }
}

/// Splits what follows an opening brace at the brace that closes it.
fn block(after: &str) -> (&str, &str) {
    let mut depth = 1;
    for (at, character) in after.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&after[..at], &after[at + 1..]);
        }
    }
    (after, "")
}

fn put(head: &str, block: &str, out: &mut String) {
    out.push_str(head);
    out.push_str(" {");
    out.push_str(block);
    out.push_str("}\n");
}

/// The width of the window becomes that of the element. An engine that does not know of containers
/// still has what is meant for a narrow window.
fn media(head: &str, block: &str, out: &mut String) {
    let mut inner = String::new();
    rules(block, &mut inner);
    let is_narrow = head.contains("(max-width");
    let is_wide = head.contains("(min-width");
    if !is_wide {
        put(head, &inner, out);
    }
    if is_wide || is_narrow {
        put(&head.replacen("@media", "@container", 1), &inner, out);
    }
}

fn rule(head: &str, block: &str, out: &mut String) {
    // Text size is a scale there: www/element.css.
    if head.starts_with("html") || head.contains(":root[data-size") {
        return;
    }
    let selectors: Vec<String> = head.split(',').map(|one| selector(one.trim())).collect();
    let declarations: Vec<String> = block.split(';').map(declaration).collect();
    let is_root = head.starts_with(":root");
    let block = if is_root {
        declarations.join(";")
    } else {
        block.to_owned()
    };
    put(&selectors.join(","), &lengths(&block), out);
}

fn selector(one: &str) -> String {
    match one.strip_prefix(":root") {
        Some(suffix) => [ROOT, suffix, DRAWN].concat(),
        None if one == "body" => [ROOT, DRAWN].concat(),
        None => one.to_owned(),
    }
}

/// A token that the page can set, with ours where it does not.
fn declaration(one: &str) -> String {
    let open = one.split_once(':').and_then(|(name, value)| {
        let token = name.trim().strip_prefix("--")?;
        let is_open = OPEN_TOKENS.contains(&token);
        is_open.then(|| format!("{name}: var(--mingzhang-{token},{value})"))
    });
    open.unwrap_or_else(|| one.to_owned())
}

/// With each `rem` counted in `--rem`.
fn lengths(block: &str) -> String {
    let mut out = String::new();
    let mut rest = block;
    while let Some((before, after)) = rest.split_once("rem") {
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = number.strip_suffix('-').unwrap_or(number);
        let (before, number) = before.split_at(number.len());
        let is_length = number.ends_with(|c: char| c.is_ascii_digit())
            && !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        out.push_str(before);
        if is_length {
            out.push_str(&format!("calc({number} * var(--rem))"));
        } else {
            out.push_str(number);
            out.push_str("rem");
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(sheet: &str) -> String {
        for_element(sheet).replace('\n', "")
    }

    #[test]
    fn the_root_is_the_element_and_its_tokens_are_open() {
        assert_eq!(
            made(":root { --ink: #111; --hue-0: red; }"),
            ".mingzhang>section { --ink: var(--mingzhang-ink, #111); --hue-0: red; }"
        );
        assert_eq!(
            made("@media screen { :root[data-theme=\"dark\"] { --x: 1px; } }"),
            "@media screen {.mingzhang[data-theme=\"dark\"]>section { --x: 1px; }}"
        );
        assert_eq!(
            made("html { x: y; } body { margin: 0; }"),
            ".mingzhang>section { margin: 0; }"
        );
        assert_eq!(
            made(":root, :root[data-size=\"large\"] { font-size: 2px; }"),
            ""
        );
    }

    #[test]
    fn widths_are_those_of_the_element() {
        assert_eq!(
            made("@media (min-width: 60em) { .a { b: c } }"),
            "@container (min-width: 60em) {.a { b: c }}"
        );
        assert_eq!(
            made("@media (max-width: 9em) { .a { b: c } }"),
            "@media (max-width: 9em) {.a { b: c }}@container (max-width: 9em) {.a { b: c }}"
        );
        assert_eq!(
            made("@media print { .a { b: c } }"),
            "@media print {.a { b: c }}"
        );
    }

    #[test]
    fn lengths_follow_the_element_and_nothing_else_is_taken_for_one() {
        assert_eq!(
            made(".a { font: 0.9rem/1.5 x; top: -10rem; b: min(1rem, 2vw); }"),
            ".a { font: calc(0.9 * var(--rem))/1.5 x; top: calc(-10 * var(--rem)); \
             b: min(calc(1 * var(--rem)), 2vw); }"
        );
        assert_eq!(
            made(".rem-2rem { a: theorem; b: remains }"),
            ".rem-2rem { a: theorem; b: remains }"
        );
    }

    #[test]
    fn every_open_token_is_one_of_the_sheet() {
        let tokens = include_str!("../../web/styles/tokens.css");
        for token in OPEN_TOKENS {
            assert!(tokens.contains(&format!("  --{token}:")), "{token}");
        }
    }
}
