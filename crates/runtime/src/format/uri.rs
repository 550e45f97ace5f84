//! `uri`, `uri-reference` (RFC 3986), `iri`, `iri-reference` (RFC 3987), `url`.

use super::address;

/// A URI: with a scheme.
pub(super) fn uri(text: &str) -> bool {
    Parts::read(text, ascii, ascii).is_some_and(|parts| parts.scheme.is_some())
}

/// A URI or a relative reference.
pub(super) fn uri_reference(text: &str) -> bool {
    Parts::read(text, ascii, ascii).is_some()
}

/// An IRI: with a scheme.
pub(super) fn iri(text: &str) -> bool {
    Parts::read(text, wide, wide_query).is_some_and(|parts| parts.scheme.is_some())
}

/// An IRI or a relative reference.
pub(super) fn iri_reference(text: &str) -> bool {
    Parts::read(text, wide, wide_query).is_some()
}

/// A URI with a host and a port in range.
pub(super) fn url(text: &str) -> bool {
    let Some(Parts { scheme: Some(_), authority: Some(authority) }) =
        Parts::read(text, ascii, ascii)
    else {
        return false;
    };
    let (host, port) = host_and_port(authority);
    !host.is_empty() && port.is_none_or(|port| port.is_empty() || port.parse::<u16>().is_ok())
}

/// Characters outside ASCII in IRIs (RFC 3987, section 2.2, `ucschar`).
pub(super) fn is_ucschar(character: char) -> bool {
    let point = u32::from(character);
    match point {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF => true,
        0x1_0000..=0xE_FFFD => point & 0xFFFF <= 0xFFFD && !(0xE_0000..0xE_1000).contains(&point),
        _ => false,
    }
}

/// Private characters, allowed in the query of an IRI (`iprivate`).
pub(super) fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD)
}

/// Whether the text holds only such characters and whole percent-encodings.
pub(super) fn spelled(text: &str, allowed: impl Fn(char) -> bool) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let holds = match character {
            '%' => {
                let mut hex = || characters.next().is_some_and(|c| c.is_ascii_hexdigit());
                hex() && hex()
            }
            other => allowed(other),
        };
        if !holds {
            return false;
        }
    }
    true
}

fn ascii(_: char) -> bool {
    false
}

fn wide(character: char) -> bool {
    is_ucschar(character)
}

fn wide_query(character: char) -> bool {
    is_ucschar(character) || is_private(character)
}

/// Unreserved characters and sub-delimiters.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '-' | '.'
                | '_'
                | '~'
                | '!'
                | '$'
                | '&'
                | '\''
                | '('
                | ')'
                | '*'
                | '+'
                | ','
                | ';'
                | '='
        )
}

/// What tells a URI from a reference, and a URL from a URI.
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Reads a reference; `more` tells the characters allowed beyond ASCII, `more_in_query` those of the query.
    fn read(
        text: &'a str,
        more: fn(char) -> bool,
        more_in_query: fn(char) -> bool,
    ) -> Option<Self> {
        let (before, fragment) = split(text, b'#');
        let (before, query) = split(before, b'?');
        let (scheme, rest) = scheme(before)?;
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let end = find(rest, b'/').unwrap_or(rest.len());
                (Some(rest.get(..end)?), rest.get(end..)?)
            }
            None => (None, rest),
        };
        let holds = spelled(path, |c| is_plain(c) || matches!(c, ':' | '@' | '/') || more(c))
            && query.is_none_or(|query| {
                spelled(query, |c| {
                    is_plain(c) || matches!(c, ':' | '@' | '/' | '?') || more_in_query(c)
                })
            })
            && fragment.is_none_or(|text| {
                spelled(text, |c| is_plain(c) || matches!(c, ':' | '@' | '/' | '?') || more(c))
            })
            && authority.is_none_or(|authority| is_authority(authority, more));
        holds.then_some(Self { scheme, authority })
    }
}

fn split(text: &str, mark: u8) -> (&str, Option<&str>) {
    cut(text, mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// What stands before and after the first of a mark of ASCII.
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let (before, after) = text.split_at_checked(find(text, mark)?)?;
    Some((before, after.get(1..)?))
}

/// The place of the first of a mark of ASCII; parts of a URI are short.
fn find(text: &str, mark: u8) -> Option<usize> {
    text.bytes().position(|byte| byte == mark)
}

/// The scheme and the rest. A colon before the first slash ends a scheme: a relative path may not have one there.
fn scheme(text: &str) -> Option<(Option<&str>, &str)> {
    match cut(text, b':') {
        Some((scheme, rest)) if find(scheme, b'/').is_none() => {
            let letters = scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
            (letters && scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
                .then_some((Some(scheme), rest))
        }
        _ => Some((None, text)),
    }
}

fn host_and_port(authority: &str) -> (&str, Option<&str>) {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.rfind(']') {
        Some(_) => host.rsplit_once("]:").map_or((host, None), |(host, port)| (host, Some(port))),
        None => host.rsplit_once(':').map_or((host, None), |(host, port)| (host, Some(port))),
    }
}

fn is_authority(authority: &str, more: fn(char) -> bool) -> bool {
    let (user, rest) = match authority.rsplit_once('@') {
        Some((user, rest)) => (user, rest),
        None => ("", authority),
    };
    if !spelled(user, |c| is_plain(c) || c == ':' || more(c)) {
        return false;
    }
    let (host, port) = match rest.strip_prefix('[') {
        Some(rest) => {
            let Some((literal, port)) = cut(rest, b']') else { return false };
            if !is_literal(literal) {
                return false;
            }
            ("", port)
        }
        None => match find(rest, b':') {
            Some(at) => (rest.get(..at).unwrap_or_default(), rest.get(at..).unwrap_or_default()),
            None => (rest, ""),
        },
    };
    let port_holds = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
    port_holds && spelled(host, |c| is_plain(c) || more(c))
}

/// What stands between brackets: an IPv6 address or one of a later version.
fn is_literal(text: &str) -> bool {
    let Some(future) = text.strip_prefix(['v', 'V']) else { return address::ipv6(text) };
    future.split_once('.').is_some_and(|(version, rest)| {
        let hex = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex && !rest.is_empty() && rest.chars().all(|c| is_plain(c) || c == ':')
    })
}
