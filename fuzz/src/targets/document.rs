//! Document → crate: the output parses as Rust and holds only expected items.

use std::sync::Arc;

use specwright_build::{Problem, Provider, Settings, Switches, Text, pipeline};

use super::{Outcome, Target, trace};
use crate::inspect::inspect;

/// The generator, on a document of one provider.
#[derive(Debug)]
pub struct Document;

impl Target for Document {
    const NAME: &'static str = "document";
    const WORDS: &'static [&'static str] = &[
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
        "$ref",
        "'#/components/schemas/A'",
        "'#'",
        "'#/paths'",
        "properties",
        "items",
        "prefixItems",
        "additionalProperties",
        "patternProperties",
        "required",
        "enum",
        "const",
        "default",
        "example",
        "description",
        "type",
        "string",
        "object",
        "array",
        "integer",
        "number",
        "boolean",
        "null",
        "'null'",
        "true",
        "false",
        "[]",
        "{}",
        "-1",
        "0",
        "1e400",
        "99999999999999999999",
        "0.1",
        "\"*/ pwned!(); /*\"",
        "'\"); std::process::abort(); //'",
        "'#![allow(unsafe)]'",
        "|-\n```\npwned\n",
        "'\u{202E}'",
        "\"\\0\"",
        "\"\\n\"",
        "Self",
        "crate",
        "r#type",
        "''",
        "' '",
        "'//'",
        "a/../b",
        "discriminator",
        "propertyName",
        "mapping",
        "nullable",
        "readOnly",
        "writeOnly",
        "deprecated",
        "format",
        "uri",
        "date-time",
        "pattern",
        "'^(a+)+$'",
        "'\\p{L}{9}'",
        "minLength",
        "maxLength",
        "uniqueItems",
        "contains",
        "unevaluatedProperties",
        "unevaluatedItems",
        "dependentRequired",
        "$dynamicRef",
        "$dynamicAnchor",
        "$anchor",
        "$id",
        "parameters",
        "in",
        "query",
        "path",
        "header",
        "name",
        "schema",
        "content",
        "application/json",
        "application/x-www-form-urlencoded",
        "responses",
        "'200'",
        "default",
        "requestBody",
        "webhooks",
        "callbacks",
        "&a",
        "*a",
        "<<: *a",
        "!!str",
        "openapi: 3.0.0",
        "openapi: 3.1.0",
        "openapi: 3.2.0",
        "\n  ",
        "\n    ",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "x-a",
    ];

    fn new() -> Self {
        Self
    }

    fn try_one(&self, text: &[u8]) -> Outcome {
        let provider = Provider {
            name: "fuzz".to_owned(),
            document: Arc::new(Text { name: "openapi.yaml".to_owned(), bytes: text.to_vec() }),
            overlays: Vec::new(),
            settings: Settings::default(),
            described: None,
        };
        let switches = Switches { lenient: text.len() % 2 == 0, ..Switches::default() };
        match pipeline::generate(&provider, &switches) {
            Ok(module) => {
                module.files.iter().try_for_each(|(path, text)| inspect(path, text))?;
                told(&module.problems, text)?;
                let codes =
                    module.problems.iter().map(|problem| problem.diagnostic.code.0.to_owned());
                let words = module
                    .files
                    .values()
                    .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
                let rules = words.filter(|word| word.len() > 3).map(str::to_owned);
                Ok(trace(codes.chain(rules.filter(|word| KNOWN.contains(&word.as_str())))))
            }
            Err(error) => {
                told(&error.0, text)?;
                let shown = error.to_string();
                if shown.chars().any(|letter| letter.is_control() && letter != '\n') {
                    return Err("a message holds a control character".to_owned());
                }
                if error.0.iter().any(|problem| {
                    problem.diagnostic.code.0 == "E0799" || problem.diagnostic.code.0 == "E0905"
                }) {
                    return Err(format!("a defect of the generator:\n{shown}"));
                }
                Ok(trace(error.0.iter().map(|problem| problem.diagnostic.code.0)))
            }
        }
    }
}

/// Each problem says what is wrong, what to do, and where: at a line the document has.
fn told(problems: &[Problem], text: &[u8]) -> Result<(), String> {
    let lines = text.split(|byte| *byte == b'\n').count();
    let within = |line: u32| usize::try_from(line).is_ok_and(|line| line <= lines);
    let lacking = problems
        .iter()
        .map(|problem| &problem.diagnostic)
        .find(|told| told.message.is_empty() || told.help.is_none() || !within(told.place.line));
    match lacking {
        Some(told) => Err(format!("a problem without words, help or place: {told:?}")),
        None => Ok(()),
    }
}

/// Words of emitted code that tell what was emitted.
const KNOWN: &[&str] = &[
    "AllOf",
    "AnyOf",
    "OneOf",
    "Not",
    "Members",
    "Elements",
    "Contains",
    "Unknown",
    "Other",
    "Loose",
    "Nullable",
    "Json",
    "Null",
    "Range",
    "Pattern",
    "Format",
    "Tag",
    "DynamicRef",
    "UnevaluatedProperties",
    "UnevaluatedItems",
    "DependentRequired",
    "DependentSchemas",
    "PropertyNames",
    "BTreeMap",
    "Redacted",
    "Deprecated",
    "UniqueItems",
    "MultipleOf",
    "Const",
    "Enum",
    "Style",
    "Encoding",
];
