//! Formats: names, numbers, and what the suite does not ask.

use super::Format;

#[test]
fn names_lead_back() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(*format));
        assert!(!Format::ANNOTATIONS.contains(&format.name()));
        assert!(format.message().starts_with("must be "));
    }
    assert_eq!(Format::from_name("password"), None);
    assert_eq!(Format::from_name("Date"), None);
}

fn check(format: Format, valid: &[&str], invalid: &[&str]) {
    for text in valid {
        assert!(format.accepts(text), "{} refuses {text}", format.name());
    }
    for text in invalid {
        assert!(!format.accepts(text), "{} accepts {text}", format.name());
    }
}

#[test]
fn numbers() {
    check(
        Format::Int32,
        &["0", "-2147483648", "2147483647", "1.0", "1e2", "0.0e999999999"],
        &["2147483648", "1.5", "1e10", "1e999999999"],
    );
    check(
        Format::Int64,
        &["9223372036854775807", "-9223372036854775808", "9.223372036854775807e18"],
        &["9223372036854775808"],
    );
    check(Format::Uint8, &["0", "255", "-0"], &["256", "-1", "1e-1"]);
    check(Format::Uint64, &["18446744073709551615"], &["18446744073709551616", "-1"]);
    check(Format::UnixTime, &["1700000000", "-1", "1e3"], &["1.5"]);
    check(Format::Float, &["3.4e38", "1e-400"], &["3.5e38", "-1e39"]);
    check(Format::Double, &["1e308", "0.1"], &["1e309"]);
    assert!(Format::Int32.is_numeric() && !Format::Date.is_numeric());
}

#[test]
fn urls() {
    let valid = [
        "https://example.com",
        "http://user@host:65535/a?b#c",
        "custom+app://callback",
        "http://[::1]:80/",
        "http://h:/",
        "HTTP://X",
    ];
    let invalid = [
        "example.com",
        "/a",
        "",
        "https://",
        "https:///path",
        "http://:80",
        "mailto:a@b.example",
        "http://user@",
        "http://h:65536",
        "http://h:99999",
        "http://h:99999999999999999999",
        "http://[::1]:65536",
        "http://h:8a",
        "http://a b",
        "http://é.example",
        "//host/path",
        "https:example.com",
        "http://[::1",
        "http://?q",
        "http://#f",
    ];
    check(Format::Url, &valid, &invalid);
}

#[test]
fn base64() {
    check(
        Format::Byte,
        &["", "AA==", "AAA=", "AAAA", "+/+/"],
        &["A", "AA", "AAA", "A===", "A-==", "AA==AAAA", "AA\n=", "===="],
    );
}

#[test]
fn others_the_suite_leaves_open() {
    check(
        Format::Email,
        &["a@localhost", "\"a\\\"b\"@x.example"],
        &["a@-x.example", "é@x.example", "a@x..y", "\"a\"b\"@x.example", "a@[IPv6:1]"],
    );
    check(Format::Uuid, &[], &["", "é2eb8aa0-aa98-11ea-b4aa-73b441d1638"]);
    check(
        Format::Regex,
        &[r"\p{L}", r"[\w-./:]", "a{", "(?<=a)b"],
        &["(", r"\y", "(?<a>x)(?<a>y)", "[b-a]", "a{2,1}", r"\1", "a**", r"\u{110000}"],
    );
    check(
        Format::DateTime,
        &["2020-01-01T00:59:60+01:00"],
        &["2020-01-01T23:59:60+01:00", "2020-01-01 00:00:00Z", "2020-01-01T", "é"],
    );
    check(Format::UriTemplate, &["{=x}"], &["{x:}", "%"]);
    check(Format::Ipv6, &["::ffff:1.2.3.4"], &["::ffff:01.2.3.4", "::1%eth0"]);
}
