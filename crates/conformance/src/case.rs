//! A case: a document, a schema of it, an instance and the verdict that is expected.
//!
//! ```json
//! {"doc": "api.yaml", "schema": "User", "data": {"id": 1}, "valid": true, "direction": "request"}
//! ```

use serde::Deserialize;
use serde_json::value::RawValue;
use specwright_model::{Direction, pointer};

/// One instance with the verdict it must get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The document's file, relative to the folder of documents.
    pub doc: String,
    /// The JSON Pointer of the schema.
    pub pointer: String,
    /// The direction it is judged in.
    pub direction: Direction,
    /// The instance as JSON text, exactly as it stands in the file.
    pub instance: String,
    /// The expected verdict.
    pub valid: bool,
    /// The list of violations that is expected, as [`hash`](crate::made::hash) tells it; any when absent.
    pub told: Option<u64>,
}

/// A line that is not a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseError {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for CaseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for CaseError {}

/// Which member of a line holds the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `valid`.
    Valid,
    /// `valid_fmt`: the verdict with formats asserted; lines without it are left out.
    ValidWithFormats,
}

/// A line as it is written; members that other tools add are ignored.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "spec")]
    doc: String,
    schema: Option<String>,
    pointer: Option<String>,
    #[serde(alias = "data")]
    instance: Box<RawValue>,
    valid: bool,
    valid_fmt: Option<bool>,
    direction: Option<String>,
}

/// Reads cases, one JSON object a line; empty lines are skipped.
pub fn parse(text: &str, verdict: Verdict) -> Result<Vec<Case>, CaseError> {
    let mut cases = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let error = |message: String| CaseError { line: number + 1, message };
        if !line.trim_start().starts_with('{') {
            return Err(error("a line is a JSON object".to_owned()));
        }
        let line: Line = serde_json::from_str(line).map_err(|reason| error(reason.to_string()))?;
        let valid = match (verdict, line.valid_fmt) {
            (Verdict::Valid, _) => line.valid,
            (Verdict::ValidWithFormats, Some(valid)) => valid,
            (Verdict::ValidWithFormats, None) => continue,
        };
        cases.push(Case {
            pointer: place(&line).map_err(error)?,
            direction: direction(line.direction.as_deref()).map_err(error)?,
            instance: line.instance.get().to_owned(),
            doc: line.doc,
            valid,
            told: None,
        });
    }
    Ok(cases)
}

/// The pointer of the schema a line is about.
fn place(line: &Line) -> Result<String, String> {
    match (&line.pointer, &line.schema) {
        // Behind `#` it is the fragment of a URI, percent-encoded.
        (Some(pointer), _) => match pointer.strip_prefix('#') {
            Some(fragment) => Ok(unescaped(fragment)),
            None => Ok(pointer.clone()),
        },
        (None, Some(name)) => Ok(pointer::join("/components/schemas", name)),
        (None, None) => {
            Err("needs \"schema\" (a component) or \"pointer\" (a JSON pointer)".to_owned())
        }
    }
}

/// The text of a fragment; as it stands where it is not percent-encoded.
fn unescaped(fragment: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), fragment.as_bytes());
    while let Some((byte, after)) = rest.split_first() {
        let digit =
            |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let coded = match rest {
            [b'%', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        bytes.push(coded.map_or(*byte, |(high, low)| high << 4 | low));
        rest = if coded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

fn direction(name: Option<&str>) -> Result<Direction, String> {
    let Some(name) = name else { return Ok(Direction::Neutral) };
    let known = Direction::ALL.into_iter().find(|direction| direction.name() == name);
    known.ok_or_else(|| "\"direction\" must be request, response or neutral".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_name_a_component_or_a_pointer() {
        let text = "{\"doc\": \"a.yaml\", \"schema\": \"a/b\", \"data\": 1.0, \"valid\": true}\n\n\
                    {\"spec\": \"b.json\", \"pointer\": \"#/x\", \"instance\": [1e2 ], \"valid\": false, \"direction\": \"request\"}";
        let cases = parse(&format!("\u{feff}{text}\r\n"), Verdict::Valid).unwrap();
        assert_eq!(cases[0].pointer, "/components/schemas/a~1b");
        assert_eq!(cases[0].instance, "1.0");
        assert_eq!((cases[1].pointer.as_str(), cases[1].direction), ("/x", Direction::Request));
        assert_eq!(cases[1].instance, "[1e2 ]");
        for (pointer, wanted) in [
            ("#/a%20b~1%C3%A9", "/a b~1é"),
            ("/a%20b", "/a%20b"),
            ("#/%x%f", "/%x%f"),
            ("#/%ff", "/%ff"),
        ] {
            let line = format!(
                "{{\"doc\": \"a\", \"pointer\": \"{pointer}\", \"data\": 1, \"valid\": true}}"
            );
            assert_eq!(parse(&line, Verdict::Valid).unwrap()[0].pointer, wanted);
        }
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = parse(
            "{\"doc\": \"a\", \"schema\": \"A\", \"data\": 1, \"valid\": true}\n{\"doc\": \"a\"}",
            Verdict::Valid,
        );
        assert_eq!(error.unwrap_err().line, 2);
        let error =
            parse("{\"doc\": \"a\", \"data\": 1, \"valid\": true}", Verdict::Valid).unwrap_err();
        assert!(error.message.starts_with("needs"), "{}", error.message);
        for line in ["[]", "1", "words"] {
            let error = parse(line, Verdict::Valid).unwrap_err();
            assert_eq!(error.message, "a line is a JSON object");
        }
    }

    #[test]
    fn lines_without_a_verdict_on_formats_are_left_out() {
        let text = "{\"doc\": \"a\", \"schema\": \"A\", \"data\": 1, \"valid\": true}\n\
                    {\"doc\": \"a\", \"schema\": \"A\", \"data\": 1, \"valid\": true, \"valid_fmt\": false}";
        let cases = parse(text, Verdict::ValidWithFormats).unwrap();
        assert_eq!(cases.len(), 1);
        assert!(!cases[0].valid);
    }
}
