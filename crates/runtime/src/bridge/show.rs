//! From a tape to any serializer.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::value::encode_text;
use crate::{Encode, Kind, Limits, Node, Tape, number};

/// Writes a value. Numbers keep their value where the format can hold it: integers up to 128 bits, else the nearest
/// `f64`.
pub fn serialize<T: Encode + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = encode_text(value);
    let limits = Limits::new().depth(Limits::MAX_DEPTH).bytes(Limits::MAX_BYTES);
    let tape = Tape::parse(text.as_bytes(), &limits).map_err(S::Error::custom)?;
    Shown(tape.root()).serialize(serializer)
}

/// A node, shown to a serializer. Recursion ends at the depth limit of tapes.
struct Shown<'t>(Node<'t>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = self.0;
        match node.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::Bool => serializer.serialize_bool(node.as_bool().unwrap_or_default()),
            Kind::Number => serialize_number(node.as_number().unwrap_or("0"), serializer),
            Kind::String => serializer.serialize_str(node.as_str().unwrap_or("")),
            Kind::Array => {
                let mut items = serializer.serialize_seq(Some(node.len()))?;
                for item in node.items() {
                    items.serialize_element(&Shown(item))?;
                }
                items.end()
            }
            Kind::Object => {
                let mut members = serializer.serialize_map(Some(node.len()))?;
                for (name, value) in node.members() {
                    members.serialize_entry(name.as_str().unwrap_or(""), &Shown(value))?;
                }
                members.end()
            }
        }
    }
}

fn serialize_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = text.parse::<i64>() {
        return serializer.serialize_i64(value);
    }
    if let Ok(value) = text.parse::<u64>() {
        return serializer.serialize_u64(value);
    }
    if let Ok(value) = text.parse::<i128>() {
        return serializer.serialize_i128(value);
    }
    match number::to_f64(text) {
        Some(value) => serializer.serialize_f64(value),
        None => Err(S::Error::custom("must fit a 64-bit floating-point number")),
    }
}
