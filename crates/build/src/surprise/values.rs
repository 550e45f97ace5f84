//! Defaults and examples, judged by the tables of their own schema.

use std::collections::BTreeSet;

use specwright::{Direction, Limits, Violations, judge_slice};
use specwright_instances::{Maker, to_json};
use specwright_model::{Diagnostic, Model, Place, SchemaId, Value};

use super::{DEFAULT, EXAMPLE, MOST_BYTES, MOST_VALUES, warning};

/// The values that their schema refuses.
pub(super) fn check(
    model: &Model,
    maker: &Maker<'_>,
    heavy: &BTreeSet<SchemaId>,
) -> Vec<Diagnostic> {
    let mut bench = Bench { maker, heavy, values: 0, bytes: 0, found: Vec::new() };
    for (id, schema) in model.ids().zip(&model.schemas) {
        if let Some(value) = &schema.notes.default {
            bench.judge(id, value, schema.place.child("default"));
        }
        for value in &schema.notes.examples {
            bench.judge(id, value, schema.place.child("example"));
        }
    }
    for operation in &model.operations {
        for media in operation.media() {
            for value in &media.examples {
                if let Some(id) = media.schema {
                    bench.judge(id, value, media.place.child("example"));
                }
            }
        }
    }
    bench.found
}

struct Bench<'m> {
    maker: &'m Maker<'m>,
    heavy: &'m BTreeSet<SchemaId>,
    values: usize,
    bytes: usize,
    found: Vec<Diagnostic>,
}

impl Bench<'_> {
    fn judge(&mut self, id: SchemaId, value: &Value, place: Place) {
        if self.values >= MOST_VALUES || self.bytes >= MOST_BYTES || self.heavy.contains(&id) {
            return;
        }
        let text = to_json(value);
        self.values += 1;
        self.bytes = self.bytes.saturating_add(text.len());
        let verdict = |direction| {
            judge_slice(text.as_bytes(), self.maker.table(id), direction, &Limits::new())
        };
        let (Err(violations), Err(_)) = (verdict(Direction::Request), verdict(Direction::Response))
        else {
            return;
        };
        self.found.extend(told(place, &violations));
    }
}

/// Says it by the first violation. What the judge could not decide is no surprise of the document.
fn told(place: Place, violations: &Violations) -> Option<Diagnostic> {
    let first = violations.iter().next()?;
    if matches!(first.keyword, "json" | "depth" | "size") {
        return None;
    }
    let default = place.pointer.ends_with("/default");
    let (code, what) = if default { (DEFAULT, "default") } else { (EXAMPLE, "example") };
    let at = if first.path.is_empty() { String::new() } else { format!("`{}` ", first.path) };
    let more = match violations.len() + violations.more() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    // A message names the schema's own words only: the text of a violation never shows a value.
    let message = format!("the {what} is refused by its own schema: {at}{}{more}", first.message);
    let help = format!("correct the {what}, or `{}` at {}", first.keyword, first.schema);
    Some(warning(code, place, message, help, what))
}
