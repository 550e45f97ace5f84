//! `json-pointer`, `relative-json-pointer`.

/// RFC 6901, section 3: `/` before each token, `~` only as `~0` or `~1`.
pub(super) fn json_pointer(text: &str) -> bool {
    if !text.is_empty() && !text.starts_with('/') {
        return false;
    }
    text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']))
}

/// A number of levels up, then `#` or a JSON Pointer.
pub(super) fn relative_json_pointer(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(rest).unwrap_or_default();
    let number = !digits.is_empty() && (digits == "0" || !digits.starts_with('0'));
    number && (rest == "#" || json_pointer(rest))
}
