//! Words of messages: what a place is called, how values are shown.

use specwright_model::pointer::unescape;
use specwright_model::{Place, Value};
use std::collections::BTreeMap;

/// How many names or values a message lists.
const LISTED: usize = 8;

/// How long a value may be in a message.
const LONG: usize = 80;

/// What to call a place: the last member names of its pointer, keywords left out; `[]` are the items of a list, `[*]` the
/// values of a map. `parameters` names parameters by the pointers of their places, which bear numbers.
pub(crate) fn subject(place: &Place, parameters: &BTreeMap<&str, &str>) -> String {
    let tokens: Vec<String> = place.pointer.split('/').skip(1).map(unescape).collect();
    let mut names: Vec<String> = Vec::new();
    let (mut previous, mut end) = ("", 0);
    for (token, raw) in tokens.iter().zip(place.pointer.split('/').skip(1)) {
        end += raw.len() + 1;
        let is_name = matches!(
            previous,
            "properties" | "patternProperties" | "schemas" | "parameters" | "headers"
        );
        let within = match token.as_str() {
            _ if is_name => "",
            "items" | "prefixItems" => "[]",
            "additionalProperties" => "[*]",
            _ => "",
        };
        if let Some(name) = names.last_mut() {
            name.push_str(within);
        }
        if is_name {
            if previous == "schemas" {
                names.clear();
            }
            let known = place.pointer.get(..end).and_then(|at| parameters.get(at));
            names.push(known.map_or_else(|| token.clone(), |name| (*name).to_owned()));
        }
        // A member may be called `properties` itself.
        previous = if is_name { "" } else { token };
    }
    match names.as_slice() {
        [] => tail(&tokens),
        [.., owner, name] => quoted_name(&format!("{owner}.{name}")),
        [name] => quoted_name(name),
    }
}

/// A name of the document in a sentence: what it is called ends where its quotes end.
fn quoted_name(name: &str) -> String {
    format!("`{}`", name.replace('`', "'"))
}

fn tail(tokens: &[String]) -> String {
    match tokens {
        [.., responses, status, _, _, _] if responses == "responses" => {
            format!("the response {status}")
        }
        [.., body, _, _, _] if body == "requestBody" => "the request body".to_owned(),
        [.., last] => quoted_name(last),
        [] => "the document".to_owned(),
    }
}

/// A value as JSON text, cut when it is long.
pub(crate) fn shown(value: &Value) -> String {
    // Told between backticks; JSON has another spelling for one.
    let text = json(value).to_string().replace('`', "\\u0060");
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

/// A value of the model as `serde_json` has it; numbers beyond `f64` become text.
pub(crate) fn json(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Number(text) => {
            serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.clone()))
        }
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(json).collect()),
        Value::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// `camelCase` and `$names` as kebab case.
pub(crate) fn kebab(name: &str) -> String {
    let mut out = String::new();
    for char in name.chars().filter(|char| *char != '$') {
        if char.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(char.to_ascii_lowercase());
    }
    out
}

/// Names in a sentence.
pub(crate) fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.into_iter().map(quoted_name).collect();
    let left = names.len().saturating_sub(LISTED);
    names.truncate(LISTED);
    match left {
        0 => names.join(", "),
        _ => format!("{} and {left} more", names.join(", ")),
    }
}
