//! Makes a disagreement small: parts of the schemas and of the instance go as long as the judges still disagree.

use serde_json::{Value, json};
use specwright_instances::Maker;
use specwright_model::Direction;

use crate::differential::Disagreement;
use crate::document::Document;
use crate::oracle::{self, Oracle};

/// How many smaller ones are tried.
const TRIES: usize = 3_000;

/// Whether the judges disagree: our verdict then.
pub fn disagree(raw: &Value, pointer: &str, text: &str) -> Option<bool> {
    let document = Document::read_strictly("shrunk", raw.to_string().as_bytes()).ok()?;
    let id = document.model.ids().find(|id| document.model.schema(*id).place.pointer == pointer)?;
    let validator = Oracle::of(&document).ok()?.validator(pointer).ok()?;
    let ours = Maker::of(&document.model).judge(id, Direction::Neutral, text.to_owned()).valid;
    (oracle::verdict(&validator, text)? != ours).then_some(ours)
}

/// The smallest document and instance that were found, as a case line.
pub fn shrink(raw: &Value, found: &Disagreement) -> String {
    let mut raw = raw.clone();
    let mut instance: Value = serde_json::from_str(&found.text).unwrap_or(Value::Null);
    let mut left = TRIES;
    loop {
        let smaller_raw = step(&raw, &mut left, &|smaller| {
            disagree(smaller, &found.pointer, &instance.to_string()).is_some()
        });
        if let Some(smaller) = &smaller_raw {
            raw = smaller.clone();
        }
        let smaller = step(&instance, &mut left, &|smaller| {
            disagree(&raw, &found.pointer, &smaller.to_string()).is_some()
        });
        match (smaller_raw, smaller) {
            (None, None) => break,
            (_, Some(smaller)) => instance = smaller,
            _ => {}
        }
        if left == 0 {
            break;
        }
    }
    let ours = disagree(&raw, &found.pointer, &instance.to_string());
    json!({"document": raw, "pointer": found.pointer, "instance": instance, "valid": ours.map(|ours| !ours)}).to_string()
}

/// The first smaller value that passes.
fn step(value: &Value, left: &mut usize, passes: &dyn Fn(&Value) -> bool) -> Option<Value> {
    for smaller in reductions(value) {
        if *left == 0 {
            return None;
        }
        *left -= 1;
        if passes(&smaller) {
            return Some(smaller);
        }
    }
    None
}

/// Every value with one part less, or one part made plain.
fn reductions(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => {
            let without = members.keys().map(|name| {
                let mut smaller = members.clone();
                smaller.shift_remove(name);
                Value::Object(smaller)
            });
            let within = members.iter().flat_map(|(name, part)| {
                reductions(part).into_iter().map(move |part| {
                    let mut smaller = members.clone();
                    smaller.insert(name.clone(), part);
                    Value::Object(smaller)
                })
            });
            without.chain(within).collect()
        }
        Value::Array(items) => {
            let without = (0..items.len()).map(|place| {
                let mut smaller = items.clone();
                smaller.remove(place);
                Value::Array(smaller)
            });
            let within = items.iter().enumerate().flat_map(|(place, part)| {
                reductions(part).into_iter().map(move |part| {
                    let mut smaller = items.clone();
                    smaller[place] = part;
                    Value::Array(smaller)
                })
            });
            without.chain(within).collect()
        }
        Value::String(text) if !text.is_empty() => vec![json!("")],
        Value::Number(number) if number.as_str() != "0" => vec![json!(0)],
        _ => Vec::new(),
    }
}
