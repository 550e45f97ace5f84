//! Equality of JSON values (JSON Schema Core, section 4.2.2): `1` is `1.0`, and the order of members says nothing.

use std::fmt::Write as _;

use specwright_model::Value;

use crate::load::canonical;

/// A text that equal values share, and only those.
pub(super) fn fingerprint(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, into: &mut String) {
    match value {
        Value::Null => into.push('n'),
        Value::Bool(flag) => into.push(if *flag { 't' } else { 'f' }),
        Value::Number(number) => {
            let (negative, digits, exponent) = canonical(number);
            // Writing to a string cannot fail.
            let _ = write!(into, "#{}{digits}e{exponent}", if negative { "-" } else { "" });
        }
        Value::String(string) => quote(string, into),
        Value::Array(items) => {
            into.push('[');
            for item in items {
                write(item, into);
                into.push(',');
            }
            into.push(']');
        }
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by(|(left, _), (right, _)| left.cmp(right));
            into.push('{');
            for (key, value) in sorted {
                quote(key, into);
                into.push(':');
                write(value, into);
                into.push(',');
            }
            into.push('}');
        }
    }
}

fn quote(text: &str, into: &mut String) {
    let _ = write!(into, "{text:?}");
}
