//! What a value's text lacks of the payload it was read from, and whether two lists of violations say the same.

use crate::tape::equals;
use crate::{Kind, Limits, Node, Tape, Violations};

/// Where two JSON texts differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Members the second lacks.
    pub(super) left_out: Vec<String>,
    /// Other places.
    pub(super) altered: Vec<String>,
}

impl Difference {
    /// Compares; `None` when one of them is no JSON, or repeats the name of a member.
    pub(super) fn of(payload: &[u8], written: &str, limits: &Limits) -> Option<Self> {
        let payload = Tape::parse(payload, limits).ok()?;
        let written = Tape::parse(written.as_bytes(), limits).ok()?;
        if payload.has_duplicates() || written.has_duplicates() {
            return None;
        }
        let mut found = Self::default();
        found.walk(payload.root(), written.root());
        Some(found)
    }

    /// Recursion ends at the depth limit of tapes.
    fn walk(&mut self, payload: Node<'_>, written: Node<'_>) {
        match (payload.kind(), written.kind()) {
            (Kind::Object, Kind::Object) => {
                let mut shared = 0usize;
                for (name, value) in payload.members() {
                    if let Some(other) = written.get(name.as_str().unwrap_or("")) {
                        shared = shared.saturating_add(1);
                        self.walk(value, other);
                    } else {
                        self.left_out.push(value.pointer());
                    }
                }
                if shared < written.len() {
                    self.altered.push(payload.pointer());
                }
            }
            (Kind::Array, Kind::Array) if payload.len() == written.len() => {
                payload.items().zip(written.items()).for_each(|(one, other)| self.walk(one, other));
            }
            _ if equals(payload, written) => {}
            _ => self.altered.push(payload.pointer()),
        }
    }
}

/// Whether a place is another one or stands below it.
pub(super) fn below(pointer: &str, holder: &str) -> bool {
    pointer.strip_prefix(holder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the same is told, in whatever order. Of lists that were cut only the lengths are compared.
pub(super) fn same_set(left: Option<&Violations>, right: Option<&Violations>) -> bool {
    let count = |list: Option<&Violations>| list.map_or(0, |list| list.len() + list.more());
    let cut = [left, right].into_iter().flatten().any(|list| list.more() > 0);
    count(left) == count(right) && (cut || sorted(left) == sorted(right))
}

fn sorted(list: Option<&Violations>) -> Vec<(&str, &str, &str)> {
    let all = list.into_iter().flatten();
    let mut told: Vec<_> =
        all.map(|one| (one.pointer.as_str(), one.schema.as_str(), one.keyword)).collect();
    told.sort_unstable();
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_told_by_their_places() {
        let of = |payload: &str, written: &str| {
            Difference::of(payload.as_bytes(), written, &Limits::new())
        };
        let same = of(r#"{"a": [1.0, {"b": null}], "c": "x"}"#, r#"{"c":"x","a":[1,{"b":null}]}"#);
        assert_eq!(same, Some(Difference::default()));
        let found = of(r#"{"a": [1, {"b/": 2}], "c": 3}"#, r#"{"a":[4,{}],"c":[]}"#).unwrap();
        assert_eq!(found.left_out, ["/a/1/b~1"]);
        assert_eq!(found.altered, ["/a/0", "/c"]);
        assert_eq!(of("{}", r#"{"a":1}"#).unwrap().altered, [""]);
        assert_eq!(of(r#"{"a":1,"a":2}"#, "{}"), None);
        assert_eq!(of("{", "{}"), None);
    }

    #[test]
    fn a_place_is_below_itself_and_not_below_a_longer_name() {
        assert!(below("/a", "/a") && below("/a/b", "/a") && below("/a", ""));
        assert!(!below("/ab", "/a") && !below("", "/a"));
    }
}
