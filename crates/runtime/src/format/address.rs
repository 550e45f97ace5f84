//! Addresses: `ipv4`, `ipv6`.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Four decimal numbers without leading zeros (RFC 2673, section 3.2).
pub(super) fn ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// RFC 4291, section 2.2, without a zone.
pub(super) fn ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}
