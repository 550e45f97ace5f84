//! `email` (RFC 5321, section 4.1.2) and `idn-email` (RFC 6531).

use super::{address, host};

/// The longest local part, in octets (RFC 5321, section 4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// A mailbox in ASCII.
pub(super) fn email(text: &str) -> bool {
    text.is_ascii() && mailbox(text, host::is_domain)
}

/// A mailbox that may hold any character of Unicode.
pub(super) fn idn_email(text: &str) -> bool {
    mailbox(text, host::is_wide_domain)
}

fn mailbox(text: &str, domain: fn(&str) -> bool) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    local.len() <= MAX_LOCAL && (dotted(local) || quoted(local)) && (domain(host) || literal(host))
}

fn dotted(text: &str) -> bool {
    text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom))
}

fn is_atom(character: char) -> bool {
    !character.is_ascii()
        || character.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(character)
}

fn quoted(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
        return false;
    };
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        let meant = if character == '\\' {
            characters.next()
        } else {
            Some(character).filter(|c| *c != '"')
        };
        if meant.is_none_or(|meant| meant.is_ascii_control()) {
            return false;
        }
    }
    true
}

fn literal(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else {
        return false;
    };
    match inner.get(..5) {
        Some(tag) if tag.eq_ignore_ascii_case("IPv6:") => inner.get(5..).is_some_and(address::ipv6),
        _ => address::ipv4(inner),
    }
}
