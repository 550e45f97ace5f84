//! What each keyword means, by tables made by hand; hostile payloads; what is told.

mod hostile;
mod keywords;
mod quick;
mod told;

use crate::{Direction, Limits, Schema, Violations, judge_slice};

/// The violations of a payload.
fn violations(schema: &'static Schema, text: &str) -> Option<Violations> {
    judge_slice(text.as_bytes(), schema, Direction::Neutral, &Limits::new()).err()
}

/// Checks verdicts, by the full judgement and by the quick one.
fn verdicts(schema: &'static Schema, valid: &[&str], invalid: &[&str]) {
    for (texts, wanted) in [(valid, true), (invalid, false)] {
        for text in texts {
            let tape = crate::Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
            let full = crate::judge(tape.root(), schema, Direction::Neutral, &Limits::new());
            assert_eq!(full.is_ok(), wanted, "{text}: {full:?}");
            assert_eq!(
                crate::holds(tape.root(), schema, Direction::Neutral),
                wanted,
                "quick: {text}"
            );
        }
    }
}

/// A schema with these rules.
macro_rules! schema {
    ($at:literal: $($rule:expr),* $(,)?) => { Schema { at: $at, rules: &[$($rule),*] } };
    ($($rule:expr),* $(,)?) => { Schema { at: "#", rules: &[$($rule),*] } };
}

/// The rule of named members.
macro_rules! properties {
    ($($name:literal: $schema:expr),* $(,)?) => { properties!($($name: $schema),*; None) };
    ($($name:literal: $schema:expr),*; $additional:expr) => {
        Rule::Members(Members {
            properties: &[$(Property { name: $name, schema: $schema }),*],
            patterns: &[],
            additional: $additional,
        })
    };
}

use {properties, schema};
