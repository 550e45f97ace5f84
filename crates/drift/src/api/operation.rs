//! What an operation is called, and whether it is there at all.

use super::{Api, Both};
use crate::draft::{Draft, list, text};
use crate::impact::{Impact, Rule};
use crate::{Scope, Way};
use specwright_model::{Operation, OperationKind, Shift};

impl<'m> Api<'_, 'm> {
    pub(super) fn operation(&mut self, both: Both<'m>) {
        self.called(both);
        self.parameters(both);
        self.body(both);
        self.responses(both);
        self.security(both);
    }

    pub(super) fn operation_gone(&mut self, operation: &Operation, number: u32) {
        let message = format!("`{}` is gone", operation.address());
        let draft = Draft::new(
            "operation-removed",
            Rule::Fixed(Impact::BREAK, Impact::BREAK),
            Shift::Tighter,
            message,
        );
        self.direct(draft.at(Some(&operation.place), None), way(operation), number);
    }

    pub(super) fn operation_new(&mut self, operation: &Operation) {
        if self.scope == Scope::Covered {
            self.operations_left_out += 1;
            return;
        }
        let number = self.collector.operation(operation.address());
        let message = format!("`{}` is new", operation.address());
        let draft = Draft::new("operation-added", Rule::HARMLESS, Shift::Looser, message);
        self.direct(draft.at(None, Some(&operation.place)), way(operation), number);
    }

    /// Identifiers, path parameters' names, tags, deprecation: nothing of it is on the wire.
    fn called(&mut self, both: Both<'m>) {
        let (base, next) = (both.base, both.next);
        let places = (Some(&base.place), Some(&next.place));
        if base.id != next.id {
            let word = |id: &Option<String>| {
                id.as_ref().map_or_else(|| "none".to_owned(), |id| format!("`{id}`"))
            };
            let message =
                format!("the operation id went from {} to {}", word(&base.id), word(&next.id));
            let draft = Draft::new("operation-renamed", Rule::HARMLESS, Shift::Same, message)
                .values(base.id.clone().map(text), next.id.clone().map(text));
            self.direct(draft.at(places.0, places.1), both.sent(), both.number);
        }
        if base.path != next.path {
            let message = format!(
                "path parameters are called otherwise: `{}` is `{}` now",
                base.path, next.path
            );
            let draft = Draft::new("operation-renamed", Rule::HARMLESS, Shift::Same, message)
                .values(text(base.path.as_str()), text(next.path.as_str()));
            self.direct(draft.at(places.0, places.1), both.sent(), both.number);
        }
        // A pinned part of a document may leave the tags out.
        if base.tags != next.tags && self.scope == Scope::All {
            let tags = |operation: &Operation| list(operation.tags.iter().map(String::as_str));
            let draft = Draft::new("tags-changed", Rule::HARMLESS, Shift::Same, "the tags changed")
                .values(tags(base), tags(next));
            self.direct(draft.at(places.0, places.1).below("tags"), both.sent(), both.number);
        }
        if base.deprecated != next.deprecated {
            let (id, verb) = if next.deprecated {
                ("deprecated-set", "is deprecated")
            } else {
                ("deprecated-removed", "is no longer deprecated")
            };
            let message = format!("`{}` {verb}", base.address());
            let draft = Draft::new(id, Rule::HARMLESS, Shift::Same, message);
            self.direct(draft.at(places.0, places.1).below("deprecated"), both.sent(), both.number);
        }
    }
}

fn way(operation: &Operation) -> Way {
    match operation.kind {
        OperationKind::Path => Way::Both,
        OperationKind::Webhook => Way::Response,
    }
}
