//! One schema of the document.

use crate::keywords::{Elements, Members};
use crate::{Keyword, Notes, Place, Types, Value};

/// The number of a schema in [`Model::schemas`](crate::Model::schemas).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub u32);

/// A schema: what it accepts is the conjunction of its keywords; without any it accepts everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// Where it stands in the document.
    pub place: Place,
    /// Assertions and applicators, one of a kind, in the fixed order of [`crate::keyword`].
    pub keywords: Vec<Keyword>,
    /// Annotations.
    pub notes: Notes,
}

/// Defines accessors: the payload of one keyword of the schema, when it is there.
macro_rules! accessors {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $type:ty = |$keyword:ident| $take:expr;)*) => {
        impl Schema {
            $($(#[$doc])*
            pub fn $name(&self) -> Option<$type> {
                self.keywords.iter().find_map(|keyword| match keyword {
                    Keyword::$variant($keyword) => Some($take),
                    _ => None,
                })
            })*
        }
    };
}

accessors! {
    /// The types `type` lists; `None` when every type is let in.
    types: Type -> Types = |keyword| keyword.0;
    /// The schema a `$ref` points at.
    reference: Ref -> SchemaId = |keyword| keyword.0;
    /// `properties`, `patternProperties` and `additionalProperties`.
    members: Members -> &Members = |keyword| keyword;
    /// `prefixItems` and `items`.
    elements: Elements -> &Elements = |keyword| keyword;
    /// The branches of `allOf`.
    all_of: AllOf -> &[SchemaId] = |keyword| keyword.0.as_slice();
    /// The branches of `anyOf`.
    any_of: AnyOf -> &[SchemaId] = |keyword| keyword.branches.as_slice();
    /// The branches of `oneOf`.
    one_of: OneOf -> &[SchemaId] = |keyword| keyword.branches.as_slice();
    /// The values of `enum`.
    enumeration: Enum -> &[Value] = |keyword| keyword.0.as_slice();
    /// The value of `const`.
    constant: Const -> &Value = |keyword| &keyword.0;
    /// The asserted `format`.
    format: Format -> &str = |keyword| keyword.0.as_str();
}

impl Schema {
    /// Whether the schema refuses everything (`false`).
    pub fn is_never(&self) -> bool {
        self.keywords.iter().any(|keyword| matches!(keyword, Keyword::Never(_)))
    }

    /// Whether `required` names the member in the given direction.
    pub fn requires(&self, name: &str, direction: crate::Direction) -> bool {
        self.keywords.iter().any(|keyword| match keyword {
            Keyword::Required(required) => required.asks_for(name, direction),
            _ => false,
        })
    }
}
