//! Form → verdict: no panic, the same verdict twice, and a form that is written again is read as the same value.

use specwright::form::{decode, encode};
use specwright::{Direction, Encoding, Limits, Schema, Style, judge};

use super::{Outcome, Target, payload, trace};

/// Tables of objects.
pub struct Form {
    schemas: Vec<&'static Schema>,
}

const ENCODING: &[Encoding] =
    &[Encoding { name: "left", style: Style::DeepObject, explode: true, content_type: None }];

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
            let same = again.as_ref().is_ok_and(|again| encode(again.root(), encoding) == written);
            if !same {
                return Err(format!("{}: what is written is not read again: {written}", schema.at));
            }
        }
        Ok(trace(seen.iter()))
    }
}
