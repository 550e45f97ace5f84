//! `$dynamicRef`: the outermost schema in force that bears the anchor holds too (JSON Schema Core, 8.2.3.2).
//!
//! ```yaml
//! children: { items: { $dynamicRef: "#node" } }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Sense, Shift, Turn};

/// `$dynamicRef` to a `$dynamicAnchor`.
#[derive(Clone, Debug, PartialEq)]
pub struct DynamicRef {
    /// The anchor.
    pub anchor: String,
    /// Each resource of the document that bears the anchor: any schema of the resource, then the schema that bears it.
    pub bearers: Vec<(SchemaId, SchemaId)>,
    /// What it means when no resource in force bears the anchor.
    pub otherwise: SchemaId,
}

impl Constraint for DynamicRef {
    const NAME: &'static str = "$dynamicRef";

    fn rule(&self) -> Rule {
        let bearer = |(resource, schema): &(SchemaId, SchemaId)| {
            Arg::Record(
                "Bearer",
                vec![("resource", Arg::Schema(*resource)), ("schema", Arg::Schema(*schema))],
            )
        };
        let bearers = Arg::List(self.bearers.iter().map(bearer).collect());
        Rule::new("DynamicRef", vec![bearers, Arg::Schema(self.otherwise)])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn shift(&self, next: &Self) -> Shift {
        if self.anchor == next.anchor { Shift::Same } else { Shift::Sideways }
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        Turn::zip(&[self.otherwise], &[next.otherwise], Sense::Along)
    }

    fn children(&self) -> Vec<SchemaId> {
        self.bearers.iter().map(|(_, schema)| *schema).chain([self.otherwise]).collect()
    }
}
