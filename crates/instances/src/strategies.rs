//! Instances for property tests, as strategies of `proptest`.
//!
//! ```
//! use proptest::prelude::*;
//! use proptest::test_runner::TestRunner;
//! use specwright_instances::{Instances, strategies};
//! # use specwright_model::Direction;
//! # use specwright_read::{Options, Source, read};
//! # let document = br#"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": {
//! #     "Name": {"type": "string", "maxLength": 5}}}}"#;
//! # let model = read(Source { name: "api.json", text: document }, &[], &Options::default()).model.unwrap();
//! # let name = model.components[0].schema;
//!
//! let instances = Instances::of(&model, name, Direction::Neutral);
//! TestRunner::default()
//!     .run(&strategies::valid(&instances), |text| {
//!         prop_assert!(text.starts_with('"'));
//!         Ok(())
//!     })
//!     .unwrap();
//! let broken = strategies::broken(&instances).unwrap();
//! TestRunner::default()
//!     .run(&broken, |instance| {
//!         prop_assert!(!instance.valid);
//!         Ok(())
//!     })
//!     .unwrap();
//! ```

use std::collections::VecDeque;
use std::fmt;

use proptest::prelude::Rng as _;
use proptest::sample::{Select, select};
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::{Reason, TestRunner};
use specwright_model::Value;

use crate::text::to_json;
use crate::workshop::Style;
use crate::{Instance, Instances};

/// Valid instances as JSON text, by their own limit of depth. A failing one is made smaller and stays valid.
pub fn valid<'m>(instances: &Instances<'m>) -> Valid<'m> {
    Valid(instances.clone())
}

/// Instances broken at exactly one constraint; `None` when the schema has none that can be broken alone.
pub fn broken(instances: &Instances<'_>) -> Option<Select<Instance>> {
    let all: Vec<Instance> =
        instances.iter().filter(|instance| instance.broken.is_some()).collect();
    (!all.is_empty()).then(|| select(all))
}

/// See [`valid`].
#[derive(Clone)]
pub struct Valid<'m>(Instances<'m>);

impl fmt::Debug for Valid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Valid")
    }
}

impl<'m> Strategy for Valid<'m> {
    type Tree = Shrinking<'m>;
    type Value = String;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let instances = self.0.clone().seed(runner.rng().next_u64());
        let value = instances
            .value(Style::Typical)
            .ok_or_else(|| Reason::from("no valid instance was found"))?;
        Ok(Shrinking { waiting: reductions(&value).into(), instances, value, before: None })
    }
}

/// A valid instance that can be made smaller.
pub struct Shrinking<'m> {
    instances: Instances<'m>,
    value: Value,
    before: Option<Value>,
    waiting: VecDeque<Value>,
}

impl ValueTree for Shrinking<'_> {
    type Value = String;

    fn current(&self) -> String {
        to_json(&self.value)
    }

    fn simplify(&mut self) -> bool {
        if self.before.is_some() {
            // The last step was kept: go on from there.
            self.waiting = reductions(&self.value).into();
        }
        while let Some(smaller) = self.waiting.pop_front() {
            if self.instances.accepts(&smaller) {
                self.before = Some(std::mem::replace(&mut self.value, smaller));
                return true;
            }
        }
        false
    }

    fn complicate(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        self.value = before;
        true
    }
}

/// Every value with one part less, or one part made plain.
fn reductions(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => parts(members, |(name, value)| {
            reductions(value).into_iter().map(|value| (name.clone(), value)).collect()
        })
        .map(Value::Object)
        .collect(),
        Value::Array(items) => parts(items, reductions).map(Value::Array).collect(),
        Value::String(text) if !text.is_empty() => {
            let half = text.chars().count() / 2;
            vec![Value::String(String::new()), Value::String(text.chars().take(half).collect())]
        }
        Value::Number(text) if text != "0" => vec![Value::Number("0".to_owned())],
        _ => Vec::new(),
    }
}

fn parts<T: Clone>(all: &[T], smaller: impl Fn(&T) -> Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let with = |place: usize, part: Option<T>| -> Vec<T> {
        let before = all.iter().take(place).cloned();
        before.chain(part).chain(all.iter().skip(place + 1).cloned()).collect()
    };
    let without: Vec<Vec<T>> = (0..all.len()).map(|place| with(place, None)).collect();
    let within = all.iter().enumerate().flat_map(|(place, part)| {
        smaller(part).into_iter().map(move |part| (place, part)).collect::<Vec<_>>()
    });
    let within: Vec<Vec<T>> = within.map(|(place, part)| with(place, Some(part))).collect();
    without.into_iter().chain(within)
}
