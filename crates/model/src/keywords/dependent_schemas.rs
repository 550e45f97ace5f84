//! `dependentSchemas`: schemas that hold when a member is present (JSON Schema Core, 10.2.2.4).
//!
//! ```yaml
//! dependentSchemas: { card: { properties: { currency: { const: usd } } } }
//! ```

use crate::SchemaId;
use crate::keyword::{Arg, Constraint, Rule};

/// `dependentSchemas`.
#[derive(Clone, Debug, PartialEq)]
pub struct DependentSchemas(pub Vec<(String, SchemaId)>);

impl Constraint for DependentSchemas {
    const NAME: &'static str = "dependentSchemas";

    fn rule(&self) -> Rule {
        let entry = |(name, schema): &(String, SchemaId)| {
            Arg::Record("Property", vec![("name", Arg::Text(name.clone())), ("schema", Arg::Schema(*schema))])
        };
        Rule::new("DependentSchemas", vec![Arg::List(self.0.iter().map(entry).collect())])
    }

    fn sentence(&self) -> Option<String> {
        let entry = |(name, _): &(String, SchemaId)| format!("`{name}` asks for more");
        Some(self.0.iter().map(entry).collect::<Vec<_>>().join("; "))
    }

    fn children(&self) -> Vec<SchemaId> {
        self.0.iter().map(|(_, schema)| *schema).collect()
    }
}
