//! Numbers by their text: nothing is rounded.

/// A whole number that is not negative, as a count: `5`, `5.0` and `5e0` are 5. What is larger than any count is the
/// largest count. `None` when it is negative or has a fraction.
pub(crate) fn count(text: &str) -> Option<u64> {
    let (negative, digits, exponent) = canonical(text);
    if digits.is_empty() {
        return Some(0);
    }
    if negative || exponent < 0 {
        return None;
    }
    let zeros = usize::try_from(exponent).unwrap_or(usize::MAX);
    if digits.len().saturating_add(zeros) > 20 {
        return Some(u64::MAX);
    }
    Some(format!("{digits}{}", "0".repeat(zeros)).parse().unwrap_or(u64::MAX))
}

/// Sign, significant digits without zeros at either end, and the power of ten of the last digit; zero has no digits.
/// Equal numbers, and only those, have equal parts.
pub(crate) fn canonical(text: &str) -> (bool, String, i64) {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (
            rest.get(..at).unwrap_or_default(),
            exponent(rest.get(at.saturating_add(1)..).unwrap_or_default()),
        ),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let short = digits.trim_end_matches('0');
    let dropped = digits.len().saturating_sub(short.len());
    let significant = short.trim_start_matches('0');
    if significant.is_empty() {
        return (false, String::new(), 0);
    }
    let shift = i64::try_from(dropped)
        .unwrap_or(i64::MAX)
        .saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX));
    (negative, significant.to_owned(), exponent.saturating_add(shift))
}

/// The exponent; those beyond `i64` are as good as its ends.
fn exponent(text: &str) -> i64 {
    let end = if text.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
    text.parse::<i64>().unwrap_or(end).clamp(i64::MIN / 2, i64::MAX / 2)
}
