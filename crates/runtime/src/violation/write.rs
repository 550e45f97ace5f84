//! Violations as the JSON that goes back to who sent the payload.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Violation, Violations};

/// `{"path", "pointer", "keyword", "message", "limit", "schema"}`; `limit` is `null` where there is none.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut issue = serializer.serialize_struct("Violation", 6)?;
        issue.serialize_field("path", &self.path)?;
        issue.serialize_field("pointer", &self.pointer)?;
        issue.serialize_field("keyword", self.keyword)?;
        issue.serialize_field("message", &self.message)?;
        issue.serialize_field("limit", &self.limit)?;
        issue.serialize_field("schema", &self.schema)?;
        issue.end()
    }
}

/// `{"valid": false, "error": "Validation failed", "issues": […], "more": n}`
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Violations", 4)?;
        report.serialize_field("valid", &false)?;
        report.serialize_field("error", "Validation failed")?;
        report.serialize_field("issues", &self.issues)?;
        report.serialize_field("more", &self.more)?;
        report.end()
    }
}
