//! Names of hosts: `hostname`, `idn-hostname`.

use super::punycode;

/// The longest label and the longest name, in octets (RFC 1035, section 2.3.4).
const MAX_LABEL: usize = 63;
const MAX_NAME: usize = 253;

/// Labels of letters, digits and hyphens (RFC 1123); `xn--` labels must be what they say they are (RFC 5891).
pub(super) fn hostname(text: &str) -> bool {
    is_domain(text) && internationalised(text)
}

/// A name of Unicode labels (RFC 5890, section 2.3.2.3), with any of the four separators of IDNA.
pub(super) fn idn_hostname(text: &str) -> bool {
    let dotted: String = text
        .chars()
        .map(|c| if matches!(c, '\u{3002}' | '\u{FF0E}' | '\u{FF61}') { '.' } else { c })
        .collect();
    if dotted.is_ascii() { hostname(&dotted) } else { wide(&dotted) }
}

/// Letters, digits and hyphens in labels, and nothing more is asked.
pub(super) fn is_domain(text: &str) -> bool {
    text.len() <= MAX_NAME
        && text.split('.').all(|label| is_label(label, |c| c.is_ascii_alphanumeric()))
}

/// The same with every letter outside ASCII allowed.
pub(super) fn is_wide_domain(text: &str) -> bool {
    text.split('.').all(|label| is_label(label, |c| c.is_ascii_alphanumeric() || is_wide(c)))
}

fn is_wide(character: char) -> bool {
    !character.is_ascii() && !character.is_control() && !character.is_whitespace()
}

fn is_label(label: &str, allowed: fn(char) -> bool) -> bool {
    let hyphen = label.starts_with('-') || label.ends_with('-');
    !label.is_empty()
        && label.len() <= MAX_LABEL
        && !hyphen
        && label.chars().all(|c| c == '-' || allowed(c))
}

fn is_encoded(label: &str) -> bool {
    label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--"))
}

fn internationalised(text: &str) -> bool {
    let mut labels = text.split('.').filter(|label| is_encoded(label)).peekable();
    let plain = labels.peek().is_none();
    let decoded =
        labels.all(|label| punycode::decode(label.get(4..).unwrap_or_default()).is_some());
    plain || (decoded && beyond_encoding(text))
}

#[cfg(feature = "idn")]
fn beyond_encoding(text: &str) -> bool {
    super::idn::is_name(text)
}

#[cfg(feature = "idn")]
fn wide(text: &str) -> bool {
    super::idn::is_name(text)
}

/// Without the tables of Unicode only the encoding itself can be judged.
#[cfg(not(feature = "idn"))]
fn beyond_encoding(_text: &str) -> bool {
    true
}

#[cfg(not(feature = "idn"))]
fn wide(_text: &str) -> bool {
    false
}
