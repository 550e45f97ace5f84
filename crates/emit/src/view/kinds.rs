//! The JSON types a schema may let in: never fewer than it does.

use specwright_model::{Keyword, Model, SchemaId, Types, Value};

use super::conjuncts;
use crate::reach::index;

/// How deep references are followed before every type is assumed.
const DEPTH: usize = 100;

/// The types of every schema.
pub(super) struct Kinds<'a> {
    model: &'a Model,
    known: Vec<Option<Types>>,
}

impl<'a> Kinds<'a> {
    /// Works them out.
    pub(super) fn new(model: &'a Model) -> Self {
        let mut kinds = Self { model, known: vec![None; model.schemas.len()] };
        for id in model.ids() {
            kinds.find(id, 0);
        }
        kinds
    }

    /// The types of a schema.
    pub(super) fn of(&self, id: SchemaId) -> Types {
        self.known.get(index(id)).copied().flatten().unwrap_or(Types::ALL)
    }

    fn find(&mut self, id: SchemaId, depth: usize) -> Types {
        if let Some(Some(types)) = self.known.get(index(id)) {
            return *types;
        }
        if depth > DEPTH {
            return Types::ALL;
        }
        // While it is being worked out, a cycle that comes back here may let in anything.
        self.keep(id, Types::ALL);
        let model = self.model;
        let mut types = Types::ALL;
        for keyword in &model.schema(id).keywords {
            types = types.intersection(self.keyword(keyword, depth.saturating_add(1)));
        }
        self.keep(id, types);
        types
    }

    fn keep(&mut self, id: SchemaId, types: Types) {
        if let Some(slot) = self.known.get_mut(index(id)) {
            *slot = Some(types);
        }
    }

    fn keyword(&mut self, keyword: &Keyword, depth: usize) -> Types {
        match keyword {
            Keyword::Never(_) => Types::NONE,
            Keyword::Type(types) => types.0,
            Keyword::Enum(values) => {
                values.0.iter().fold(Types::NONE, |types, value| types.union(of_value(value)))
            }
            Keyword::Const(value) => of_value(&value.0),
            Keyword::Ref(target) => self.find(target.0, depth),
            Keyword::AllOf(all) => all
                .0
                .iter()
                .fold(Types::ALL, |types, branch| types.intersection(self.find(*branch, depth))),
            Keyword::AnyOf(any) => self.either(&any.branches, depth),
            Keyword::OneOf(one) => {
                let types = self.either(&one.branches, depth);
                // Two branches that only speak of objects both let in everything else, which `oneOf` then refuses.
                let silent = one
                    .branches
                    .iter()
                    .filter(|branch| conjuncts::only_objects(self.model, **branch));
                if silent.count() > 1 { types.intersection(Types::OBJECT) } else { types }
            }
            _ => Types::ALL,
        }
    }

    fn either(&mut self, branches: &[SchemaId], depth: usize) -> Types {
        branches.iter().fold(Types::NONE, |types, branch| types.union(self.find(*branch, depth)))
    }
}

fn of_value(value: &Value) -> Types {
    match value {
        Value::Null => Types::NULL,
        Value::Bool(_) => Types::BOOLEAN,
        Value::Number(text) if text.contains(['.', 'e', 'E']) => Types::NUMBER,
        Value::Number(_) => Types::INTEGER,
        Value::String(_) => Types::STRING,
        Value::Array(_) => Types::ARRAY,
        Value::Object(_) => Types::OBJECT,
    }
}
