//! `uuid` (RFC 4122, section 3), of any version and variant.

/// Hexadecimal digits in groups of 8, 4, 4, 4 and 12.
pub(super) fn uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
