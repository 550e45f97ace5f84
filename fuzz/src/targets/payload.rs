//! Payload → verdict: no panic, the same verdict from each judge there is, messages with a place and none too long. Emitted
//! types read, build, write and validate as the judge says.

use specwright::{Direction, Entry, Json, Limits, Schema, Tape, holds, judge};
use specwright_tables::Tables;

use super::{Outcome, Target, trace};
use crate::types::{exact, usual};

/// Tables with every rule, and the types emitted for them.
pub struct Payload {
    schemas: Vec<&'static Schema>,
    entries: Vec<&'static Entry>,
}

/// The tables of every schema of a document in `tables/`.
pub(crate) fn schemas(name: &str, text: &str) -> Vec<&'static Schema> {
    let source = specwright_build::read::Source { name, text: text.as_bytes() };
    let reading =
        specwright_build::read::read(source, &[], &specwright_build::read::Options::default());
    let model = reading.model.unwrap_or_default();
    let tables = Tables::of(&model);
    model.components.iter().map(|component| tables.schema(component.schema)).collect()
}

impl Target for Payload {
    const NAME: &'static str = "payload";
    const WORDS: &'static [&'static str] = &[
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "\\",
        "\\u",
        "\\ud800",
        "\\udc00",
        "\\u0000",
        "null",
        "true",
        "false",
        "-",
        "0",
        "1",
        "-0",
        "1e400",
        "1E-400",
        "0.1",
        "1.0",
        "99999999999999999999",
        "123456789012345678901234567890e-5",
        "\"a\"",
        "\"kind\"",
        "\"card\"",
        "\"bank\"",
        "\"left\"",
        "\"right\"",
        "\"tags\"",
        "\"2026-02-30\"",
        "\"a@b\"",
        "\"http://a\"",
        "{}",
        "[]",
        "[[",
        "]]",
        "\"\\uD83D\\uDE00\"",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        " ",
        "\n",
        "\u{FEFF}",
    ];

    fn new() -> Self {
        let schemas = schemas("keywords", include_str!("../../tables/keywords.yaml"));
        assert!(!schemas.is_empty(), "the document of tables is read");
        let entries = usual::DISPATCH.iter().chain(exact::DISPATCH).collect();
        Self { schemas, entries }
    }

    fn try_one(&self, text: &[u8]) -> Outcome {
        let limits = Limits::new().depth(Limits::MAX_DEPTH);
        let tape = match Tape::parse(text, &limits) {
            Ok(tape) => tape,
            Err(violations) => return Ok(trace(violations.iter().map(|one| one.keyword))),
        };
        // Each type would be read from the bytes several times: two of them a text, another two for another text.
        let first = text.iter().fold(text.len(), |sum, byte| sum.wrapping_add(usize::from(*byte)));
        let turn = (0..2).filter_map(|at| self.entries.get((first + at * 7) % self.entries.len()));
        for entry in turn {
            let examination = entry.examine(text, &limits);
            if !examination.agrees() {
                return Err(format!("{}: the type disagrees: {examination:?}", entry.type_name));
            }
        }
        let whole = std::str::from_utf8(text).ok().and_then(|text| Json::parse(text).ok());
        let mut seen = Vec::new();
        for schema in &self.schemas {
            let verdict = judge(tape.root(), schema, Direction::Request, &limits);
            if verdict.is_ok() != holds(tape.root(), schema, Direction::Request) {
                return Err(format!("{}: `judge` and `holds` disagree", schema.at));
            }
            if let Some(whole) = &whole
                && verdict.is_ok()
                    != judge(whole.root(), schema, Direction::Request, &limits).is_ok()
            {
                return Err(format!("{}: a copy of the value has another verdict", schema.at));
            }
            for one in verdict.err().iter().flat_map(|violations| violations.iter()) {
                if one.message.is_empty()
                    || one.message.len() > LONGEST
                    || (one.schema.is_empty() && !WHOLE.contains(&one.keyword))
                {
                    return Err(format!("{}: a violation without a message or a place", schema.at));
                }
                seen.push(format!("{}{}", schema.at, one.keyword));
            }
        }
        Ok(trace(seen.iter()))
    }
}

/// No message is longer: what was submitted is not in it.
const LONGEST: usize = 2_000;
/// Keywords of violations that no schema is at fault for.
const WHOLE: &[&str] = &["json", "form", "duplicate", "range", "depth", "size"];
