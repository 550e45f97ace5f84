//! Whether a refusal is about what a finding is about.

use specwright::Violation;
use specwright_drift::{Finding, Side};

/// Where the refusing side says what changed.
#[derive(Debug)]
pub(crate) struct Reason {
    /// The place of the keyword in the refusing document.
    place: String,
    /// The keyword's name.
    keyword: String,
    /// The member, for findings about one.
    member: Option<String>,
    /// Whether another keyword of the same schema may tell the change: a lost branch shows as a type.
    broad: bool,
}

/// Keywords that nothing but themselves can break.
const PLAIN: &[&str] = &[
    "maxLength",
    "minLength",
    "maximum",
    "minimum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "minItems",
    "maxProperties",
    "minProperties",
    "multipleOf",
    "pattern",
    "format",
    "uniqueItems",
    "enum",
    "const",
];

impl Reason {
    /// The reason of a finding where this side accepts.
    pub(crate) fn of(finding: &Finding, accepted_by: Side) -> Self {
        let place = match accepted_by {
            Side::Revision => finding.pointer.clone(),
            Side::Base => {
                finding.revision_pointer.clone().unwrap_or_else(|| finding.pointer.clone())
            }
        };
        let mut tokens = place.rsplit('/');
        let (last, above) = (tokens.next().unwrap_or_default(), tokens.next());
        let about_member = finding.id.starts_with("prop-")
            || matches!(finding.id.as_str(), "became-required" | "became-optional");
        let member = (about_member && above == Some("properties")).then(|| last.to_owned());
        let (broad, keyword) = (!PLAIN.contains(&last), last.to_owned());
        Self { place, keyword, member, broad }
    }

    /// How well a violation fits: 0 is the keyword itself, 1 another one of the schema; `None` is something else.
    pub(crate) fn fit(&self, violation: &Violation) -> Option<u8> {
        let said = violation.schema.strip_prefix('#').unwrap_or(&violation.schema);
        if let Some(member) = &self.member {
            // A member that is lacking or unwanted: told at its owner, named by the instance's pointer.
            let named = violation.pointer.rsplit('/').next() == Some(member.as_str());
            return match violation.keyword {
                "required" | "additionalProperties" | "unevaluatedProperties" if named => Some(0),
                _ if named => Some(1),
                _ => None,
            };
        }
        let schema = self.place.rsplit_once('/').map_or("", |(schema, _)| schema);
        if said == self.place || sibling(said, &self.place) {
            return Some(0);
        }
        // Another component may stand here than before: then the value as a whole is refused by its keyword.
        let whole = violation.pointer.is_empty();
        let near = whole || said.starts_with(schema);
        (self.broad && near || whole && violation.keyword == self.keyword).then_some(1)
    }
}

/// A bound and the same bound, exclusive.
fn sibling(said: &str, place: &str) -> bool {
    let split =
        |text: &str| text.rsplit_once('/').map(|(above, last)| (above.to_owned(), plain(last)));
    split(said) == split(place)
}

fn plain(keyword: &str) -> String {
    match keyword.strip_prefix("exclusive") {
        Some(bound) => bound.to_ascii_lowercase(),
        None => keyword.to_owned(),
    }
}
