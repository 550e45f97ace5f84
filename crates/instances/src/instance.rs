//! An instance and what is known of it.

use specwright_model::Value;

use crate::text::to_json;

/// A JSON text with its verdict. The verdict is the judge's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// The JSON text.
    pub text: String,
    /// Whether it obeys the schema.
    pub valid: bool,
    /// What it breaks, when that is exactly one constraint.
    pub broken: Option<Broken>,
}

/// The one constraint an instance breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    /// The keyword.
    pub keyword: &'static str,
    /// Where the keyword stands in the document: `#/components/schemas/User/properties/name/maxLength`.
    pub schema: String,
    /// Where in the instance, as a JSON Pointer (RFC 6901).
    pub pointer: String,
}

impl Instance {
    /// Whether it is valid or breaks exactly one constraint; others break several at once.
    pub fn is_labelled(&self) -> bool {
        self.valid || self.broken.is_some()
    }

    /// The instance and its label as one line of JSON:
    /// `{"valid":false,"keyword":"maxLength","schema":"#/…/maxLength","pointer":"/name","instance":…}`.
    pub fn to_line(&self) -> String {
        let text = |text: &str| to_json(&Value::String(text.to_owned()));
        let label = self.broken.as_ref().map_or_else(String::new, |broken| {
            let Broken { keyword, schema, pointer } = broken;
            format!(
                ",\"keyword\":{},\"schema\":{},\"pointer\":{}",
                text(keyword),
                text(schema),
                text(pointer)
            )
        });
        format!("{{\"valid\":{}{label},\"instance\":{}}}", self.valid, self.text)
    }
}
