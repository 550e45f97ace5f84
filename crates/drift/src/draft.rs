//! A change before it is known whom it reaches.

use crate::finding::Compare;
use crate::impact::Rule;
use specwright_model::{Place, SchemaId, Shift, Value};

/// The directions a change matters in, by the schema's own `readOnly` and `writeOnly`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ways {
    pub(crate) request: bool,
    pub(crate) response: bool,
}

impl Ways {
    pub(crate) const ALL: Self = Self { request: true, response: true };
}

/// A change before it is known whom it reaches.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) rule: Rule,
    pub(crate) shift: Shift,
    pub(crate) ways: Ways,
    /// Where the base says it, and where the revision does.
    pub(crate) base: Option<Place>,
    pub(crate) next: Option<Place>,
    pub(crate) message: String,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
    /// The schemas that were being compared.
    pub(crate) compared: Option<Compare>,
}

impl Draft {
    /// A change of that shift, at no place yet and without values.
    pub(crate) fn new(
        id: impl Into<String>,
        rule: Rule,
        shift: Shift,
        message: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            rule,
            shift,
            ways: Ways::ALL,
            base: None,
            next: None,
            message: message.into(),
            before: None,
            after: None,
            compared: None,
        }
    }

    #[must_use]
    pub(crate) fn at(mut self, base: Option<&Place>, next: Option<&Place>) -> Self {
        self.base = base.cloned();
        self.next = next.cloned();
        self
    }

    /// Names the keyword below the places.
    #[must_use]
    pub(crate) fn below(mut self, keyword: &str) -> Self {
        self.base = self.base.map(|place| place.child(keyword));
        self.next = self.next.map(|place| place.child(keyword));
        self
    }

    #[must_use]
    pub(crate) fn values(
        mut self,
        before: impl Into<Option<Value>>,
        after: impl Into<Option<Value>>,
    ) -> Self {
        self.before = before.into();
        self.after = after.into();
        self
    }

    #[must_use]
    pub(crate) fn ways(mut self, ways: Ways) -> Self {
        self.ways = ways;
        self
    }

    /// The pointer that names it: the base's, else the revision's.
    pub(crate) fn pointer(&self) -> &str {
        self.base.as_ref().or(self.next.as_ref()).map_or("", |place| place.pointer.as_str())
    }
}

/// Text as a value.
pub(crate) fn text(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

/// Names as a value.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> Value {
    Value::Array(names.into_iter().map(|name| Value::String(name.to_owned())).collect())
}

/// Two sets of schemas to compare, reached from a pair.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) base: Vec<SchemaId>,
    pub(crate) next: Vec<SchemaId>,
    pub(crate) sense: specwright_model::Sense,
    pub(crate) ways: Ways,
    /// The places that use them, where another component is used than before.
    pub(crate) at: Option<(SchemaId, SchemaId)>,
}

impl Edge {
    /// Sets whose shift is that of the schema that applies them.
    pub(crate) fn along(base: Vec<SchemaId>, next: Vec<SchemaId>) -> Self {
        Self { base, next, sense: specwright_model::Sense::Along, ways: Ways::ALL, at: None }
    }
}

/// What comparing a pair gives.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) edges: Vec<Edge>,
}
