//! Values with a Rust type of their own, through code that was emitted, compiled and run.

use std::fmt::Write as _;

use crate::support::{made, snapshot};
use crate::violations::ask;

fn asked(command: &str, texts: &[&str]) -> Vec<String> {
    let mut lines = String::new();
    for text in texts {
        writeln!(lines, "case_types\t{command}\t{text}").unwrap();
    }
    ask(&lines).iter().map(|answer| answer.trim_end().to_owned()).collect()
}

#[test]
fn what_was_read_is_written_byte_for_byte() {
    let instances = made("types").case.instances().unwrap();
    let valid: Vec<&str> =
        instances.iter().filter(|one| one.valid).map(|one| one.text.as_str()).collect();
    assert_eq!(asked("written", &valid), valid);
}

#[test]
fn tolerantly_read_damage_stops_at_the_nearest_optional_member() {
    let case = &made("types").case;
    let instances = case.instances().unwrap();
    let texts: Vec<&str> =
        instances.iter().filter(|one| !one.valid).map(|one| one.text.as_str()).collect();
    let mut told = String::new();
    for (text, answer) in texts.iter().zip(asked("tolerant", &texts)) {
        writeln!(told, "{text}\n  {answer}").unwrap();
    }
    snapshot(case, "tolerant", &told);
}

#[test]
fn values_of_other_crates_are_taken_and_judged() {
    let json = r#"{"id":"00000000-0000-0000-0000-000000000000","created":"2024-02-29T12:00:00Z","amount":-1}"#;
    assert_eq!(asked("built", &["{}"]), [format!("valid, {json}, 0")]);
}
