//! Form → verdict: no panic, the same verdict twice, and a form that is written again is read as the same value.

use specwright::form::{decode, encode};
use specwright::{Direction, Encoding, Limits, Node, Schema, Style, Writer, judge};

use super::{Outcome, Target, payload, trace};

/// Tables of objects.
pub struct Form {
    schemas: Vec<&'static Schema>,
}

const ENCODING: &[Encoding] =
    &[Encoding { name: "left", style: Style::DeepObject, explode: true, content_type: None }];

/// Whether the schema tells the type of every member. Elsewhere a list of one item is written as the item is.
fn told(schema: &Schema) -> bool {
    schema.at.ends_with("/Whole")
}

/// The value a form was read as.
fn json(value: Node<'_>) -> String {
    let mut writer = Writer::new();
    writer.node(value);
    writer.into_string()
}

impl Target for Form {
    const NAME: &'static str = "form";
    const WORDS: &'static [&'static str] = &[
        "&",
        "=",
        "[",
        "]",
        "[]",
        "[0]",
        "[1]",
        "[2]",
        "[99999999999]",
        "[00]",
        "[a]",
        "%",
        "%5B",
        "%5d",
        "%00",
        "%FF",
        "%zz",
        "%C3%A9",
        "+",
        "a",
        "b",
        "left",
        "right",
        "tags",
        "kind",
        "card",
        "size",
        "1",
        "-0",
        "1e9",
        "1.0",
        "true",
        "false",
        "null",
        "{}",
        "a=1&a[b]=2",
        "[left][left][left]",
        "[right]",
        "][",
        "[[",
        "=&=",
        ";",
    ];

    fn new() -> Self {
        Self { schemas: payload::schemas("forms", include_str!("../../tables/forms.yaml")) }
    }

    fn try_one(&self, text: &[u8]) -> Outcome {
        let limits = Limits::new();
        let mut seen = Vec::new();
        for (schema, encoding) in
            self.schemas.iter().flat_map(|schema| [(*schema, &[][..]), (*schema, ENCODING)])
        {
            let tape = match decode(text, schema, encoding, &limits) {
                Ok(tape) => tape,
                Err(violations) => {
                    seen.extend(
                        violations.iter().map(|one| format!("{}!{}", schema.at, one.keyword)),
                    );
                    continue;
                }
            };
            let verdict = judge(tape.root(), schema, Direction::Request, &limits);
            if let Err(violations) = &verdict {
                seen.extend(violations.iter().map(|one| format!("{}{}", schema.at, one.keyword)));
                continue;
            }
            let written = encode(tape.root(), encoding);
            let again = decode(written.as_bytes(), schema, encoding, &limits);
            let same = again.as_ref().is_ok_and(|again| {
                encode(again.root(), encoding) == written
                    && (!told(schema) || json(again.root()) == json(tape.root()))
                    && judge(again.root(), schema, Direction::Request, &limits).is_ok()
            });
            if !same {
                let read = json(tape.root());
                let again = again.map_or_else(|told| told.to_string(), |tape| json(tape.root()));
                return Err(format!(
                    "{}: {read} is written {written} and read again as {again}",
                    schema.at
                ));
            }
        }
        Ok(trace(seen.iter()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables know what the document says, however they are linked.
    #[test]
    fn members_have_the_types_of_the_document() {
        let schemas = Form::new().schemas;
        let whole = schemas.iter().find(|schema| told(schema)).unwrap();
        for (text, value) in [
            ("tags=x", r#"{"tags":["x"]}"#),
            ("left[b]=1", r#"{"left":{"b":1}}"#),
            ("card[0]=1", r#"{"card[0]":"1"}"#),
        ] {
            let tape = decode(text.as_bytes(), whole, &[], &Limits::new()).unwrap();
            assert_eq!(json(tape.root()), value);
        }
    }
}
