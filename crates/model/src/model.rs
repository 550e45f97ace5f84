//! Everything a document says.

use std::collections::BTreeSet;

use crate::{Keyword, Operation, Schema, SchemaId, SecurityScheme};

/// Everything a document says, in a stable order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// Every schema that is read: components in the order of the document, then what they and the operations reach.
    pub schemas: Vec<Schema>,
    /// `components.schemas`, in the order of the document.
    pub components: Vec<Component>,
    /// Operations, then webhooks, in the order of the document.
    pub operations: Vec<Operation>,
    /// `servers`.
    pub servers: Vec<Server>,
    /// `components.securitySchemes`.
    pub security_schemes: Vec<SecurityScheme>,
}

/// A named schema of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// Its name in the document.
    pub name: String,
    /// The schema.
    pub schema: SchemaId,
}

/// A server of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// `url`, a template (OpenAPI 3.1, section 4.8.5).
    pub url: String,
    /// `description`.
    pub description: Option<String>,
}

/// A schema to make a type and a validator for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root {
    /// The schema.
    pub schema: SchemaId,
    /// The direction it is judged in.
    pub direction: crate::Direction,
}

impl Model {
    /// The schema of that number.
    ///
    /// # Panics
    /// When the number is of another model.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0 as usize]
    }

    /// The numbers of all schemas.
    pub fn ids(&self) -> impl Iterator<Item = SchemaId> + use<> {
        (0..u32::try_from(self.schemas.len()).unwrap_or(u32::MAX)).map(SchemaId)
    }

    /// Follows `$ref` while the schema is nothing but one; stops at a cycle.
    pub fn resolve(&self, id: SchemaId) -> SchemaId {
        let mut at = id;
        for _ in 0..self.schemas.len() {
            match (self.schema(at).reference(), self.schema(at).keywords.len()) {
                (Some(target), 1) => at = target,
                _ => return at,
            }
        }
        at
    }

    /// The schemas these lead to through their keywords, and these themselves, in no order that is promised; each once, none for a number of another model.
    pub fn reached(
        &self,
        from: impl IntoIterator<Item = SchemaId>,
    ) -> impl Iterator<Item = SchemaId> {
        let mut open: Vec<SchemaId> = from.into_iter().collect();
        let mut seen = BTreeSet::new();
        std::iter::from_fn(move || {
            loop {
                let id = open.pop()?;
                if let Some(schema) = self.schemas.get(id.0 as usize).filter(|_| seen.insert(id)) {
                    open.extend(schema.keywords.iter().flat_map(Keyword::children));
                    return Some(id);
                }
            }
        })
    }

    /// The model with nothing but what a schema leads to. Numbers stay as they are: the other schemas say nothing.
    #[must_use]
    pub fn around(&self, at: SchemaId) -> Self {
        let reached: BTreeSet<SchemaId> = self.reached([at]).collect();
        let own = |id: SchemaId| reached.contains(&id).then(|| self.schema(id).clone());
        let schemas = self.ids().map(|id| own(id).unwrap_or_default()).collect();
        Self { schemas, ..Self::default() }
    }

    /// The component that is this schema.
    pub fn component(&self, id: SchemaId) -> Option<&Component> {
        self.components.iter().find(|component| component.schema == id)
    }
}
