//! Dates and times of RFC 3339: `date`, `time`, `date-time`, `duration`.

/// `full-date`.
pub(super) fn date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else { return false };
    let (Some(century), Some(year)) = (two(*y1, *y2), two(*y3, *y4)) else { return false };
    let (Some(month), Some(day)) = (two(*m1, *m2), two(*d1, *d2)) else { return false };
    let leap = if year == 0 { century.is_multiple_of(4) } else { year.is_multiple_of(4) };
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `date-time`.
pub(super) fn date_time(text: &str) -> bool {
    text.split_once(['T', 't']).is_some_and(|(day, clock)| date(day) && time(clock))
}

/// `full-time`: with an offset. The second 60 exists only at 23:59 UTC.
pub(super) fn time(text: &str) -> bool {
    let Some((clock, rest)) = text.as_bytes().split_first_chunk::<8>() else { return false };
    let [h1, h2, b':', m1, m2, b':', s1, s2] = clock else { return false };
    let (Some(hour), Some(minute), Some(second)) = (two(*h1, *h2), two(*m1, *m2), two(*s1, *s2))
    else {
        return false;
    };
    let Some(ahead) = fraction(rest).and_then(offset) else { return false };
    if hour > 23 || minute > 59 || second > 60 {
        return false;
    }
    let utc = (i32::from(hour) * 60 + i32::from(minute) - ahead).rem_euclid(24 * 60);
    second < 60 || utc == 23 * 60 + 59
}

/// `duration` (RFC 3339, appendix A).
pub(super) fn duration(text: &str) -> bool {
    let Some(text) = text.strip_prefix('P') else { return false };
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    if time.is_none() && units(date, "W") {
        return true;
    }
    let time_holds = time.is_none_or(|time| units(time, "HMS"));
    time_holds && (units(date, "YMD") || (date.is_empty() && time.is_some()))
}

/// Numbers with units: at least one, in order, none left out between two.
fn units(text: &str, order: &str) -> bool {
    let mut rest = text;
    let mut last = None;
    while !rest.is_empty() {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let mut letters = after.chars();
        let place = letters.next().and_then(|unit| order.find(unit));
        let follows = match (place, last) {
            (Some(place), Some(last)) => place == last + 1,
            (place, _) => place.is_some(),
        };
        if after.len() == rest.len() || !follows {
            return false;
        }
        last = place;
        rest = letters.as_str();
    }
    last.is_some()
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

/// What follows the fraction of a second; `None` when a point has no digits.
fn fraction(text: &[u8]) -> Option<&[u8]> {
    let Some(digits) = text.strip_prefix(b".") else { return Some(text) };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 { None } else { digits.get(count..) }
}

/// Minutes ahead of UTC.
fn offset(text: &[u8]) -> Option<i32> {
    match text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hour, minute) = (two(*h1, *h2)?, two(*m1, *m2)?);
            let minutes = i32::from(hour) * 60 + i32::from(minute);
            (hour < 24 && minute < 60).then_some(if *sign == b'-' { -minutes } else { minutes })
        }
        _ => None,
    }
}
