//! Which formats are asserted.

const ASSERTED: &[&str] = &[
    "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
    "uri-reference", "iri", "iri-reference", "uri-template", "url", "uuid", "json-pointer", "relative-json-pointer",
    "regex", "byte", "unix-time", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float",
    "double",
];

/// Whether the runtime knows how to judge the format.
pub(super) fn asserted(name: &str) -> bool {
    ASSERTED.contains(&name)
}
