//! `uuid` (RFC 4122, section 3), of any version and variant.

/// Hexadecimal digits in groups of 8, 4, 4, 4 and 12.
pub(super) fn uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    // With a hyphen at each of four places, 32 digits leave room for nothing else.
    bytes.len() == 36
        && [8, 13, 18, 23].iter().all(|at| bytes.get(*at) == Some(&b'-'))
        && bytes.iter().map(|byte| u8::from(byte.is_ascii_hexdigit())).sum::<u8>() == 32
}
