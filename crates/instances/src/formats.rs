//! Texts that obey a format, and texts that just do not.

/// Texts of the format.
pub(crate) fn valid(format: &str) -> &'static [&'static str] {
    match format {
        "date" => &["2024-02-29", "1999-12-31"],
        "date-time" => &["2024-02-29T12:30:00Z", "1999-12-31T23:59:59.999+01:00"],
        "time" => &["12:30:00Z", "23:59:59.5+01:00"],
        "duration" => &["P1D", "PT36H"],
        "email" | "idn-email" => &["a@example.com", "first.last@sub.example.org"],
        "hostname" | "idn-hostname" => &["example.com", "a"],
        "ipv4" => &["192.0.2.1", "0.0.0.0"],
        "ipv6" => &["2001:db8::1", "::"],
        "uri" | "url" | "iri" => &["https://example.com/a?b=c", "http://example.org:8080"],
        "uri-reference" | "iri-reference" => &["/a/b", "https://example.com/a"],
        "uri-template" => &["/a/{b}", "/a"],
        "uuid" => &["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000000"],
        "json-pointer" => &["/a/b~1c", "/"],
        "relative-json-pointer" => &["1/a", "0#"],
        "regex" => &["^a+$", "[0-9]"],
        "byte" => &["aGVsbG8=", "AAAA"],
        _ => &[],
    }
}

/// A text of the format that has so many characters.
pub(crate) fn of_length(format: &str, length: u64) -> Option<String> {
    let (before, after) = match format {
        "uri" | "url" | "iri" | "uri-reference" | "iri-reference" => ("https://example.com/", ""),
        "email" | "idn-email" => ("", "@example.com"),
        "hostname" | "idn-hostname" if length < 64 => ("", ""),
        "uri-template" | "json-pointer" => ("/", ""),
        "regex" => ("", ""),
        "byte" if length.is_multiple_of(4) => ("", ""),
        _ => return None,
    };
    let left = usize::try_from(length).ok()?.checked_sub(before.len() + after.len())?;
    (left > 0).then(|| format!("{before}{}{after}", "a".repeat(left)))
}

/// Texts that are near the format and not of it.
pub(crate) fn invalid(format: &str) -> &'static [&'static str] {
    match format {
        "date" => &["2023-02-29", "2024-2-09", "2024-02-29T00:00:00Z"],
        "date-time" => &["2024-02-30T12:30:00Z", "2024-02-29T12:30:00", "2024-02-29 12:30"],
        "time" => &["24:00:00Z", "12:30:00"],
        "duration" => &["P", "1D"],
        "email" | "idn-email" => &["a.example.com", "a@", "a@b@example.com"],
        "hostname" | "idn-hostname" => &["-a.example", "a_b.example", "a..b"],
        "ipv4" => &["256.0.0.1", "1.2.3"],
        "ipv6" => &["12345::", ":::1"],
        "uri" | "iri" => &["/a/b", "example.com", "https://exa mple.com"],
        "url" => &["/a/b", "example.com", "mailto:a", "https://a:99999"],
        "uri-reference" | "iri-reference" => &["\\a", "a b"],
        "uri-template" => &["/a/{b", "/{}"],
        "uuid" => &["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"],
        "json-pointer" => &["a", "/~2"],
        "relative-json-pointer" => &["/a", "01"],
        "regex" => &["(", "[a"],
        "byte" => &["aGVsbG8", "a*=="],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use specwright::Format;

    #[test]
    fn the_runtime_agrees() {
        for format in Format::ALL.iter().filter(|format| !format.is_numeric()) {
            assert!(
                !valid(format.name()).is_empty() && !invalid(format.name()).is_empty(),
                "{}",
                format.name()
            );
            for text in valid(format.name()) {
                assert!(format.accepts(text), "{}: {text}", format.name());
            }
            for text in invalid(format.name()) {
                assert!(!format.accepts(text), "{}: {text}", format.name());
            }
            for text in
                [24, 40, 60].into_iter().filter_map(|length| of_length(format.name(), length))
            {
                assert!(format.accepts(&text), "{}: {text}", format.name());
            }
        }
    }
}
