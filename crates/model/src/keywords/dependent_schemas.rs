//! `dependentSchemas`: schemas that hold when a member is present (JSON Schema Core, 10.2.2.4).
//!
//! ```yaml
//! dependentSchemas: { card: { properties: { currency: { const: usd } } } }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Shift, Turn};

/// `dependentSchemas`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DependentSchemas(pub Vec<(String, SchemaId)>);

impl Constraint for DependentSchemas {
    const NAME: &'static str = "dependentSchemas";

    fn rule(&self) -> Rule {
        let entry = |(name, schema): &(String, SchemaId)| {
            Arg::Record(
                "Property",
                vec![("name", Arg::Text(name.clone())), ("schema", Arg::Schema(*schema))],
            )
        };
        Rule::new("DependentSchemas", vec![Arg::List(self.0.iter().map(entry).collect())])
    }

    fn sentence(&self) -> Option<String> {
        let entry = |(name, _): &(String, SchemaId)| format!("`{name}` asks for more");
        Some(self.0.iter().map(entry).collect::<Vec<_>>().join("; "))
    }

    /// The schemas tell; one that is absent asks for nothing.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        Turn::named(&self.0, &next.0)
    }

    fn children(&self) -> Vec<SchemaId> {
        self.0.iter().map(|(_, schema)| *schema).collect()
    }
}
