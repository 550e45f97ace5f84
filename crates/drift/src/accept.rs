//! Drift that somebody looked at and took: matched by rule, place and values, never by prose.

use crate::words::json;
use crate::{Finding, Report};
use specwright_model::Value;
use std::fmt;

/// A day (ISO 8601), given by the caller: nothing here knows the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `2026-08-14`; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, count: usize| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        let date =
            Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        (1..=date.month_end()?).contains(&date.day).then_some(date)
    }

    /// The last day of the month; `None` when there is no such month.
    fn month_end(self) -> Option<u8> {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            4 | 6 | 9 | 11 => Some(30),
            2 => Some(if leap { 29 } else { 28 }),
            1..=12 => Some(31),
            _ => None,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// An entry of the list of accepted drift.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The rule: [`Finding::id`].
    pub rule: String,
    /// The place: [`Finding::pointer`].
    pub pointer: String,
    /// What the base said.
    pub before: Option<Value>,
    /// What the revision says.
    pub after: Option<Value>,
    /// Why it is taken.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
}

impl Entry {
    /// The entry that accepts a finding.
    pub fn of(finding: &Finding, reason: &str, until: Option<Date>) -> Self {
        Self {
            rule: finding.id.clone(),
            pointer: finding.pointer.clone(),
            before: finding.before.clone(),
            after: finding.after.clone(),
            reason: reason.to_owned(),
            until,
        }
    }

    /// Whether its day has not passed.
    fn holds(&self, today: Date) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    /// Whether it is about that finding.
    pub fn matches(&self, finding: &Finding) -> bool {
        self.rule == finding.id
            && self.pointer == finding.pointer
            && self.before == finding.before
            && self.after == finding.after
    }
}

/// What is left of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What nobody accepted.
    pub report: Report,
    /// What somebody did.
    pub accepted: Vec<Finding>,
    /// Entries that match nothing, by their place in the list: a mistake.
    pub unused: Vec<usize>,
    /// Entries whose day has passed: they accept nothing any more.
    pub expired: Vec<usize>,
}

/// The entries whose day has passed, by their place in the list.
pub fn expired(entries: &[Entry], today: Date) -> Vec<usize> {
    places(entries, |entry| !entry.holds(today))
}

fn places(entries: &[Entry], wanted: impl Fn(&Entry) -> bool) -> Vec<usize> {
    entries.iter().enumerate().filter(|(_, entry)| wanted(entry)).map(|(at, _)| at).collect()
}

/// Takes accepted findings out of a report.
pub fn apply(mut report: Report, entries: &[Entry], today: Date) -> Judged {
    let expired = expired(entries, today);
    let unused = places(entries, |entry| {
        entry.holds(today) && !report.changes.iter().any(|finding| entry.matches(finding))
    });
    let taken = |finding: &Finding| {
        entries.iter().any(|entry| entry.holds(today) && entry.matches(finding))
    };
    let (accepted, left) = report.changes.drain(..).partition(taken);
    report.changes = left;
    Judged { report, accepted, unused, expired }
}

/// A stable name of a finding: its rule, place and values, hashed (FNV-1a, 64 bits).
pub fn fingerprint(finding: &Finding) -> String {
    let word = |value: &Option<Value>| {
        value.as_ref().map(|value| json(value).to_string()).unwrap_or_default()
    };
    let key =
        [finding.id.clone(), finding.pointer.clone(), word(&finding.before), word(&finding.after)]
            .join("\u{1f}");
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests;
