//! Values from forms and to forms.

use super::{decode, encode};
use crate::value::encode_text;
use crate::{Direction, Encode, Encoding, Limits, Schema, Tape, Typed, Valid, Violations, judge};

/// Reads a form that must be valid. `encoding` is that of the media type in the table of operations.
pub fn from_form<T: Typed>(
    bytes: &[u8],
    encoding: &[Encoding],
    limits: &Limits,
) -> Result<Valid<T>, Violations> {
    Valid::from_tape(&decode(bytes, T::SCHEMA, encoding, limits)?, limits)
}

/// The value as a form, unchecked. The error tells `depth` or `size`: the value passes the greatest limits there are.
pub fn to_form<T: Encode + ?Sized>(value: &T, encoding: &[Encoding]) -> Result<String, Violations> {
    let limits = Limits::new().depth(Limits::MAX_DEPTH).bytes(Limits::MAX_BYTES);
    let text = encode_text(value);
    let tape = Tape::parse(text.as_bytes(), &limits)?;
    Ok(encode(tape.root(), encoding))
}

/// Judges a form by a schema.
pub fn judge_form(
    bytes: &[u8],
    schema: &'static Schema,
    direction: Direction,
    encoding: &[Encoding],
    limits: &Limits,
) -> Result<(), Violations> {
    judge(decode(bytes, schema, encoding, limits)?.root(), schema, direction, limits)
}
