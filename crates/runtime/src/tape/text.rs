//! Comparing short texts, most of which differ: names of members, listed strings.

/// Whether two texts are the same.
#[inline]
pub(crate) fn same(left: &str, right: &str) -> bool {
    same_bytes(left.as_bytes(), right.as_bytes())
}

/// The same of their bytes. Up to sixteen, two words that overlap tell it without a call.
#[inline]
pub(super) fn same_bytes(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        0..4 => {
            one.first() == other.first() && one.get(1) == other.get(1) && one.last() == other.last()
        }
        4..8 => ends::<4>(one) == ends::<4>(other),
        8..=16 => ends::<8>(one) == ends::<8>(other),
        _ => ends::<8>(one) == ends::<8>(other) && one == other,
    }
}

/// The first and the last bytes.
#[inline]
fn ends<const N: usize>(bytes: &[u8]) -> (Option<&[u8; N]>, Option<&[u8; N]>) {
    (bytes.first_chunk(), bytes.last_chunk())
}
