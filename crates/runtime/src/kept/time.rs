//! Dates and times (RFC 3339), as `chrono` has them: the one crate of its kind that holds every text of the grammar,
//! leap seconds, offsets and the last second of the year 9999 included.

use chrono::{FixedOffset, NaiveDate, NaiveTime, SecondsFormat};

use super::kept;
use crate::Format;

kept! {
    /// A date: `2024-02-29`.
    Date: NaiveDate, "a date", date, ToString::to_string, as_str, string
}

kept! {
    /// A date and time with an offset: `2024-02-29T12:00:00.250+02:00`. Of a fraction, the value has nanoseconds.
    DateTime: chrono::DateTime<FixedOffset>, "a date and time with an offset", date_time,
        |value| value.to_rfc3339_opts(SecondsFormat::AutoSi, true), as_str, string
}

kept! {
    /// A time of day with an offset: `12:00:00Z`. Of a fraction, the value has nanoseconds.
    Time: OffsetTime, "a time with an offset", time, |value| format!("{}{}", value.time, value.offset), as_str, string
}

/// A time of day somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OffsetTime {
    /// The time there.
    pub time: NaiveTime,
    /// How far clocks there are ahead of UTC.
    pub offset: FixedOffset,
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|_| Format::Date.accepts(text))
}

fn date_time(text: &str) -> Option<chrono::DateTime<FixedOffset>> {
    let value = chrono::DateTime::parse_from_rfc3339(text).ok();
    value.filter(|_| Format::DateTime.accepts(text))
}

fn time(text: &str) -> Option<OffsetTime> {
    if !Format::Time.accepts(text) {
        return None;
    }
    // Any day will do; in the first hours of this one, an offset leads to the day before, which is one too.
    let there = chrono::DateTime::parse_from_rfc3339(&format!("1970-01-02T{text}")).ok()?;
    Some(OffsetTime { time: there.naive_local().time(), offset: *there.offset() })
}
