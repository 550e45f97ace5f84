//! The tables of operations as judges of payloads.

use serde_json::Value;
use specwright::{Direction, Limits, Operation, Schema, judge_slice};

/// What judges one kind of payload.
#[derive(Clone, Copy)]
pub struct Judge {
    schema: &'static Schema,
    direction: Direction,
}

impl Judge {
    /// Of the request body of an operation.
    #[track_caller]
    pub fn request(operations: &'static [Operation], name: &str) -> Self {
        let body = operation(operations, name).request.expect("a body");
        let schema = body.content[0].schema.expect("a schema");
        Self { schema, direction: Direction::Request }
    }

    /// Of the answer of an operation with a status code.
    #[track_caller]
    pub fn response(operations: &'static [Operation], name: &str, status: u16) -> Self {
        let response = operation(operations, name).response(status).expect("a response");
        let schema = response.content[0].schema.expect("a schema");
        Self { schema, direction: Direction::Response }
    }

    /// Of the body of a webhook.
    #[track_caller]
    pub fn webhook(operations: &'static [Operation], name: &str) -> Self {
        let hook = operations.iter().find(|operation| operation.webhook && operation.path == name);
        let body = hook.expect("a webhook").request.expect("a body");
        Self { schema: body.content[0].schema.expect("a schema"), direction: Direction::Response }
    }

    /// Of a parameter of an operation.
    #[track_caller]
    pub fn parameter(operations: &'static [Operation], name: &str, parameter: &str) -> Self {
        let parameters = operation(operations, name).parameters;
        let found = parameters.iter().find(|known| known.name == parameter).expect("the parameter");
        Self { schema: found.schema.expect("a schema"), direction: Direction::Request }
    }

    /// Asserts that the payload keeps every rule.
    #[track_caller]
    pub fn accepts(self, payload: &Value) {
        self.accepts_text(&payload.to_string());
    }

    /// Asserts that the payload breaks these rules and no others, each told as `keyword /pointer`.
    #[track_caller]
    pub fn refuses<const N: usize>(self, payload: &Value, told: [&str; N]) {
        self.refuses_text(&payload.to_string(), told);
    }

    /// As [`Judge::accepts`], for a text that says how a number is written.
    #[track_caller]
    pub fn accepts_text(self, payload: &str) {
        assert_eq!(self.told(payload), [""; 0], "{payload}");
    }

    /// As [`Judge::refuses`], for a text that says how a number is written.
    #[track_caller]
    pub fn refuses_text<const N: usize>(self, payload: &str, told: [&str; N]) {
        assert_eq!(self.told(payload), told, "{payload}");
    }

    fn told(self, payload: &str) -> Vec<String> {
        let Err(violations) =
            judge_slice(payload.as_bytes(), self.schema, self.direction, &Limits::default())
        else {
            return Vec::new();
        };
        violations
            .iter()
            .map(|one| format!("{} {}", one.keyword, one.pointer).trim_end().to_owned())
            .collect()
    }
}

/// An operation by its `operationId`.
#[track_caller]
pub fn operation(operations: &'static [Operation], name: &str) -> &'static Operation {
    operations.iter().find(|operation| operation.id == Some(name)).expect("the operation")
}
