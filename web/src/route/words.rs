//! What stands in an address: names, and characters as they may be written there.

use mingzhang::TextRange;
use mingzhang::views::filter::Aspect;
use mingzhang::views::outline::Order;

use crate::state::Topic;

/// A topic in an address.
pub(super) const fn topic_name(topic: Topic) -> &'static str {
    match topic {
        Topic::Lines => "lines",
        Topic::Checks => "checks",
        Topic::OldDebts => "old",
        Topic::Payees => "payees",
        Topic::Classes => "classes",
    }
}

/// An aspect of lines in an address.
pub(crate) const fn aspect_name(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::OldDebt => "old",
        Aspect::NotPrinted => "unprinted",
        Aspect::Outcome => "check",
        Aspect::Payee => "payee",
        Aspect::Class => "class",
        Aspect::Implementer => "by",
    }
}

/// An order in an address.
pub(super) const fn order_name(order: Order) -> &'static str {
    match order {
        Order::Document => "",
        Order::Amount => "amount",
        Order::Share => "share",
    }
}

/// Whether a path leads to a file beside the page: no other host, no other scheme, no way up.
pub(crate) fn is_beside_the_page(path: &str) -> bool {
    !path.is_empty()
        && !path.starts_with('/')
        && !path.contains([':', '\\', '?', '#'])
        && !path.chars().any(char::is_control)
        && !path.split('/').any(|step| step == "..")
}

pub(super) fn range(words: &str) -> Option<TextRange> {
    let (start, end) = words.split_once('-')?;
    TextRange::try_from((start.parse().ok()?, end.parse().ok()?)).ok()
}

/// Percent-encodes all that could be mistaken for the fragment's own signs, or that browsers
/// would write in different ways.
pub(super) fn encode(value: &str, to: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/,".contains(&byte) {
            to.push(char::from(byte));
        } else {
            to.push('%');
            to.push(char::from(HEX[usize::from(byte >> 4)]));
            to.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// `None` when what comes out is not text.
pub(super) fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}
