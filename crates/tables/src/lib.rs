//! The tables of a model, made at run time.
//!
//! Generated code carries its tables as constants. Proofs over schemas made at random and the counterexamples of drift
//! need the same tables at once, without a compiler: here they are, for the same judge. They live until the process
//! ends, since tables refer to one another without owners; make them for models that are few.

mod convert;

use std::sync::OnceLock;

use specwright::{Rule, Schema};
use specwright_model::{Model, SchemaId};

/// The tables of one model.
pub struct Tables {
    entries: Vec<&'static Schema>,
}

impl Tables {
    /// Makes the table of every schema of the model.
    pub fn of(model: &Model) -> Self {
        let locks: Vec<&'static OnceLock<&'static Schema>> =
            model.schemas.iter().map(|_| leak(OnceLock::new())).collect();
        let entries: Vec<&'static Schema> = model
            .schemas
            .iter()
            .zip(&locks)
            .map(|(schema, lock)| entry(&location(&schema.place.pointer), lock))
            .collect();
        let tables = Self { entries };
        for (schema, lock) in model.schemas.iter().zip(&locks) {
            let rules = schema
                .keywords
                .iter()
                .map(|keyword| convert::rule(&tables, model, keyword))
                .collect();
            let at = leak_text(&location(&schema.place.pointer));
            // A lock is filled once, by this loop: the first value stays.
            let _ = lock.set(leak(Schema { at, rules: leak_list(rules) }));
        }
        tables
    }

    /// The table of a schema.
    pub fn schema(&self, id: SchemaId) -> &'static Schema {
        self.entries.get(id.0 as usize).copied().unwrap_or(&Schema::ANY)
    }
}

/// A table that stands for another until that is made.
fn entry(at: &str, lock: &'static OnceLock<&'static Schema>) -> &'static Schema {
    leak(Schema { at: leak_text(at), rules: leak_list(vec![Rule::Late(lock)]) })
}

fn location(pointer: &str) -> String {
    format!("#{pointer}")
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_list<T>(values: Vec<T>) -> &'static [T] {
    Vec::leak(values)
}

fn leak_text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}
