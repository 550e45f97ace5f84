//! `const`: the one value let in (JSON Schema Validation, 6.1.3).
//!
//! ```yaml
//! error: { const: Validation failed }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Shift, Value};

/// `const`.
#[derive(Clone, Debug, PartialEq)]
pub struct Const(pub Value);

impl Constraint for Const {
    const NAME: &'static str = "const";

    fn rule(&self) -> Rule {
        Rule::new("Const", vec![Arg::Literal(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        match &self.0 {
            Value::String(text) | Value::Number(text) => Some(format!("always `{text}`")),
            Value::Bool(flag) => Some(format!("always `{flag}`")),
            Value::Null => Some("always `null`".to_owned()),
            Value::Array(_) | Value::Object(_) => Some("always one fixed value".to_owned()),
        }
    }

    fn shift(&self, next: &Self) -> Shift {
        if self == next { Shift::Same } else { Shift::Sideways }
    }
}
