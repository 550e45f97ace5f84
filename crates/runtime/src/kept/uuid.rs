//! UUIDs (RFC 9562), as the crate `uuid` has them.

use super::kept;
use crate::Format;

kept! {
    /// A UUID with hyphens: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`.
    Uuid: uuid::Uuid, "a UUID", read, ToString::to_string, as_str, string
}

fn read(text: &str) -> Option<uuid::Uuid> {
    // The crate also takes braces, URNs and bare digits.
    uuid::Uuid::try_parse(text).ok().filter(|_| Format::Uuid.accepts(text))
}
