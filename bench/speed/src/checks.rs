//! Patterns and formats.

use std::error::Error;

use serde_json::{Value, json};
use specwright::{Direction, Format, Limits, Pattern, Rule, Schema, Types, judge_slice};
use specwright_bench_figure::Contest;

use crate::Bench;

static NAME: Pattern = Pattern::new("^[a-z][a-z0-9_]{2,40}$");
static PATTERN: Schema =
    Schema { at: "#", rules: &[Rule::Type(Types::STRING), Rule::Pattern(&NAME)] };
static URI: Schema =
    Schema { at: "#", rules: &[Rule::Type(Types::STRING), Rule::Format(Format::Uri)] };
static DATE_TIME: Schema =
    Schema { at: "#", rules: &[Rule::Type(Types::STRING), Rule::Format(Format::DateTime)] };
static UUID: Schema =
    Schema { at: "#", rules: &[Rule::Type(Types::STRING), Rule::Format(Format::Uuid)] };

pub(crate) fn add(bench: &mut Bench) -> Result<(), Box<dyn Error>> {
    let pattern = json!({"type": "string", "pattern": "^[a-z][a-z0-9_]{2,40}$"});
    string(bench, "a pattern", &PATTERN, "link_account_session_42", &pattern)?;
    let format = |name: &str| json!({"type": "string", "format": name});
    string(
        bench,
        "`uri`",
        &URI,
        "https://shop.example:8443/after/linking?session=42#top",
        &format("uri"),
    )?;
    string(
        bench,
        "`date-time`",
        &DATE_TIME,
        "2026-11-22T01:30:33.125+01:00",
        &format("date-time"),
    )?;
    string(bench, "`uuid`", &UUID, "3f2504e0-4f89-41d3-9a0c-0305e82c3301", &format("uuid"))
}

/// Judging one string of JSON text; both sides read it.
fn string(
    bench: &mut Bench,
    what: &str,
    ours: &'static Schema,
    text: &str,
    schema: &Value,
) -> Result<(), Box<dyn Error>> {
    let json = format!("\"{text}\"");
    let peer = jsonschema::options().should_validate_formats(true).build(schema)?;
    judge_slice(json.as_bytes(), ours, Direction::Neutral, &Limits::new())?;
    let contest = Contest::new()
        .with("ours", || judge_slice(json.as_bytes(), ours, Direction::Neutral, &Limits::new()))
        .with("jsonschema on the Value, read", || {
            serde_json::from_str::<Value>(&json).is_ok_and(|value| peer.is_valid(&value))
        });
    bench.add(&format!("judging {what}"), contest, &[None]);
    Ok(())
}
