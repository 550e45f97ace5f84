//! The independent judge: the `jsonschema` crate, given the document itself.
//!
//! For 3.1 and 3.2 the document is registered as it stands and a schema is reached by its pointer. For 3.0 the document
//! is first translated, see [`crate::three_zero`].

use std::fmt::Write as _;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

use crate::document::Document;
use crate::three_zero;

/// Where the document is registered.
const URI: &str = "https://oracle.example/document";

/// Validators over one document.
pub struct Oracle {
    registry: Registry<'static>,
    /// Whether the components stand below `$defs`.
    bundled: bool,
}

impl Oracle {
    /// Registers the document.
    pub fn of(document: &Document) -> Result<Self, String> {
        let mut raw = document.raw.clone();
        let mut bundled = false;
        if document.is_three_zero() {
            three_zero::translate(&mut raw);
        } else {
            bundled = bundle(&mut raw);
        }
        let registry = Registry::new()
            .draft(Draft::Draft202012)
            .add(URI, raw)
            .map_err(|error| error.to_string())?;
        let registry = registry.prepare().map_err(|error| error.to_string())?;
        Ok(Self { registry, bundled })
    }

    /// The validator of the schema at a pointer.
    pub fn validator(&self, pointer: &str) -> Result<Validator, String> {
        let place = if self.bundled { below_defs(pointer) } else { pointer.to_owned() };
        let fragment = fragment(&place);
        let entry = json!({"$ref": format!("{URI}#{fragment}")});
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(false)
            .offline()
            .with_registry(&self.registry)
            .build(&entry)
            .map_err(|error| error.to_string())
    }
}

/// Where components bear names, puts them below `$defs`: the judge looks for names where JSON Schema has schemas, and
/// knows nothing of `components`.
fn bundle(raw: &mut Value) -> bool {
    const NAMES: [&str; 3] = ["$id", "$anchor", "$dynamicAnchor"];
    let schemas = raw.pointer_mut("/components/schemas").map(Value::take);
    let Some(schemas) = schemas else { return false };
    let named = schemas.as_object().is_some_and(|schemas| {
        schemas.values().any(|schema| NAMES.iter().any(|name| schema.get(name).is_some()))
    });
    if named {
        *raw = json!({"$defs": schemas});
    } else if let Some(place) = raw.pointer_mut("/components/schemas") {
        *place = schemas;
    }
    named
}

/// The place of a component's schema after [`bundle`].
fn below_defs(pointer: &str) -> String {
    pointer
        .strip_prefix("/components/schemas/")
        .map_or(pointer.to_owned(), |rest| format!("/$defs/{rest}"))
}

/// A pointer as the fragment of a URI (RFC 6901, section 6).
fn fragment(pointer: &str) -> String {
    let mut out = String::new();
    for byte in pointer.bytes() {
        match byte {
            b'/' | b'~' | b'-' | b'.' | b'_' | b'$' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The verdict on a text; `None` when it is no JSON for the judge.
pub fn verdict(validator: &Validator, text: &str) -> Option<bool> {
    let instance: Value = serde_json::from_str(text).ok()?;
    Some(validator.is_valid(&instance))
}
