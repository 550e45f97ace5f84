//! What is wrong with a payload, said in one voice.

mod found;
mod write;

pub(crate) use found::Found;

use std::fmt;

use crate::Json;

/// One thing that is wrong. It never shows what was submitted.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Where, as a dotted path: `operations[1].arguments.cvv`; the root is empty.
    pub path: String,
    /// The keyword of the document, or one of `json`, `form`, `duplicate`, `range`, `depth`, `size`. A schema that is
    /// `false` is told by the keyword that holds it, and as `false` where none does.
    pub keyword: &'static str,
    /// The place of that keyword in the document: `#/components/schemas/User/properties/name/maxLength`. Empty where no
    /// schema is at fault.
    pub schema: String,
    /// What must be: "must have at most 5000 characters, has 5001".
    pub message: String,
    /// What the document says there.
    pub limit: Option<Json>,
}

impl Violation {
    /// A violation of the payload as a whole, whatever its schema.
    pub(crate) fn whole(keyword: &'static str, message: String, limit: Option<Json>) -> Self {
        Self {
            pointer: String::new(),
            path: String::new(),
            keyword,
            schema: String::new(),
            message,
            limit,
        }
    }
}

/// `operations[1].action: must be one of …`
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

/// Everything that is wrong with a payload, in the order of the payload; up to a limit, the rest counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations {
    issues: Vec<Violation>,
    more: usize,
}

impl Violations {
    /// These violations, and how many were left out.
    pub(crate) fn new(issues: Vec<Violation>, more: usize) -> Self {
        Self { issues, more }
    }

    /// One violation of the payload as a whole.
    pub(crate) fn one(keyword: &'static str, message: &str, limit: Option<Json>) -> Self {
        Self::new(vec![Violation::whole(keyword, message.to_owned(), limit)], 0)
    }

    /// A value of the right schema that the Rust type cannot hold.
    pub(crate) fn range(pointer: &str, path: &str, expected: &str) -> Self {
        let mut issue = Violation::whole("range", format!("must be {expected}"), None);
        (issue.pointer, issue.path) = (pointer.to_owned(), path.to_owned());
        Self::new(vec![issue], 0)
    }

    pub(crate) fn syntax(message: &str) -> Self {
        Self::one("json", message, None)
    }

    pub(crate) fn size(limit: usize, size: usize) -> Self {
        let message = format!("must have at most {limit} bytes, has {size}");
        Self::one("size", &message, Some(count(limit)))
    }

    pub(crate) fn depth(limit: usize) -> Self {
        Self::one("depth", &format!("must nest at most {limit} levels deep"), Some(count(limit)))
    }

    /// The violations told.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.issues.iter()
    }

    /// The violations told.
    pub fn as_slice(&self) -> &[Violation] {
        &self.issues
    }

    /// How many are told.
    pub fn len(&self) -> usize {
        self.issues.len()
    }

    /// Whether none is told.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// How many were left out.
    pub fn more(&self) -> usize {
        self.more
    }

    /// Replaces messages by your own, where you have one.
    #[must_use]
    pub fn with_messages(mut self, mut say: impl FnMut(&Violation) -> Option<String>) -> Self {
        for issue in &mut self.issues {
            if let Some(message) = say(issue) {
                issue.message = message;
            }
        }
        self
    }
}

fn count(value: usize) -> Json {
    Json::from(u64::try_from(value).unwrap_or(u64::MAX))
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, issue) in self.issues.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            issue.fmt(f)?;
        }
        if self.more > 0 { write!(f, "\nand {} more", self.more) } else { Ok(()) }
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.issues.into_iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
