//! A value with one place left open.

use specwright_model::Value;

/// A step into a value.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Member(String),
    Item(usize),
}

/// A value and the place in it that is to be filled.
#[derive(Clone, Debug)]
pub(crate) struct Hole {
    around: Value,
    path: Vec<Step>,
}

impl Hole {
    /// The whole value is open.
    pub(crate) fn whole() -> Self {
        Self { around: Value::Null, path: Vec::new() }
    }

    /// The value with the place filled.
    pub(crate) fn fill(&self, value: Value) -> Value {
        let mut whole = self.around.clone();
        let mut at = &mut whole;
        for step in &self.path {
            let next = match (step, at) {
                (Step::Member(name), Value::Object(members)) => {
                    members.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
                }
                (Step::Item(place), Value::Array(items)) => items.get_mut(*place),
                _ => None,
            };
            match next {
                Some(next) => at = next,
                // The path was made together with the value; a hole that cannot be reached stays as it is.
                None => return whole,
            }
        }
        *at = value;
        whole
    }

    /// A hole in a part of what fills this one.
    pub(crate) fn inside(&self, value: Value, step: Step) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { around: self.fill(value), path }
    }
}
