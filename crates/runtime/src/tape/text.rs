//! Comparing short texts, most of which differ: names of members, listed strings.

/// Whether two texts are the same. Lengths and ends tell most apart without a call.
#[inline]
pub(crate) fn same(left: &str, right: &str) -> bool {
    let (one, other) = (left.as_bytes(), right.as_bytes());
    one.len() == other.len()
        && one.first() == other.first()
        && one.last() == other.last()
        && one == other
}
