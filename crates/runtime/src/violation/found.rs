//! A violation as the judge finds it: a node and a schema; the paths are worked out when it is told.

use super::Violation;
use crate::tape::{Step, Tape, push_path, push_pointer};
use crate::{Json, Rule, Schema};

/// What the judge found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The node, or the name of the member that is too much.
    pub(crate) node: u32,
    /// The member that is missing below the node.
    pub(crate) missing: Option<&'static str>,
    pub(crate) keyword: &'static str,
    /// The schema that bears the keyword.
    pub(crate) schema: Option<&'static Schema>,
    pub(crate) message: String,
    pub(crate) limit: Option<Json>,
}

impl Found {
    pub(crate) fn duplicate(node: u32, count: u32) -> Self {
        let message = match count {
            1 => "must not repeat a member, repeats one".to_owned(),
            count => format!("must not repeat members, repeats {count}"),
        };
        Self { node, missing: None, keyword: "duplicate", schema: None, message, limit: None }
    }

    /// The same thing found twice, on two ways through the schema.
    pub(crate) fn repeats(&self, other: &Self) -> bool {
        let schema = |found: &Self| found.schema.map(|schema| schema.at);
        self.node == other.node
            && self.missing == other.missing
            && self.keyword == other.keyword
            && schema(self) == schema(other)
            && self.message == other.message
    }

    /// Works out where it is.
    pub(crate) fn tell(self, tape: &Tape<'_>) -> Violation {
        let node = tape.node(self.node);
        let (mut pointer, mut path) = node.place();
        if let Some(name) = self.missing {
            push_pointer(&mut pointer, &Step::Member(name));
            push_path(&mut path, &Step::Member(name));
        }
        let schema = match (self.schema, self.keyword) {
            (None, _) => String::new(),
            // The schema `false` has no keyword to point at; the one that holds it stands before it.
            (Some(schema), _) if matches!(schema.rules, [Rule::Never]) => schema.at.to_owned(),
            (Some(schema), keyword) => [schema.at, "/", keyword].concat(),
        };
        Violation {
            pointer,
            path,
            keyword: self.keyword,
            schema,
            message: self.message,
            limit: self.limit,
        }
    }
}
