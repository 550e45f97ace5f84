//! `properties`, `patternProperties` and `additionalProperties`, which only mean something together
//! (JSON Schema Core, 10.3.2).
//!
//! ```yaml
//! properties: { id: { type: string } }
//! additionalProperties: false
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Sense, Shift, Turn};

/// What the members of an object must be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members {
    /// `properties`, in the order of the document.
    pub properties: Vec<(String, SchemaId)>,
    /// `patternProperties`.
    pub patterns: Vec<(String, SchemaId)>,
    /// `additionalProperties`; `true` is a schema without keywords, absent is `None`.
    pub additional: Option<SchemaId>,
}

impl Members {
    /// The schema of a named property.
    pub fn property(&self, name: &str) -> Option<SchemaId> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, schema)| *schema)
    }
}

impl Constraint for Members {
    const NAME: &'static str = "properties";

    fn rule(&self) -> Rule {
        let property = |(name, schema): &(String, SchemaId)| {
            Arg::Record(
                "Property",
                vec![("name", Arg::Text(name.clone())), ("schema", Arg::Schema(*schema))],
            )
        };
        let pattern = |(pattern, schema): &(String, SchemaId)| {
            Arg::Record(
                "PatternProperty",
                vec![("pattern", Arg::Pattern(pattern.clone())), ("schema", Arg::Schema(*schema))],
            )
        };
        // The runtime searches properties by name.
        let mut properties: Vec<_> = self.properties.iter().collect();
        properties.sort_by(|(left, _), (right, _)| left.cmp(right));
        Rule::new(
            "Members",
            vec![Arg::Record(
                "Members",
                vec![
                    ("properties", Arg::List(properties.into_iter().map(property).collect())),
                    ("patterns", Arg::List(self.patterns.iter().map(pattern).collect())),
                    (
                        "additional",
                        Arg::Option(self.additional.map(|schema| Box::new(Arg::Schema(schema)))),
                    ),
                ],
            )],
        )
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    /// The schemas tell; one that is absent asks for nothing.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        let mut turns = Turn::named(&self.properties, &next.properties);
        turns.extend(Turn::named(&self.patterns, &next.patterns));
        turns.push(Turn { base: self.additional, next: next.additional, sense: Sense::Along });
        turns
    }

    fn children(&self) -> Vec<SchemaId> {
        let named = self.properties.iter().chain(&self.patterns).map(|(_, schema)| *schema);
        named.chain(self.additional).collect()
    }
}
