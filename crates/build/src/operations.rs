//! Operations by their names.

use specwright_model::{Model, Operation, Severity};

use crate::lenient;
use crate::pipeline::Document;
use crate::problem::Problem;
use crate::provider::Provider;
use crate::suggest::did_you_mean;

/// The operation of a name; why it is not there when leniency left it out.
pub(crate) fn wanted<'d>(
    provider: &Provider,
    document: &'d Document,
    name: &str,
) -> Result<&'d Operation, Problem> {
    let found = find_operation(&document.model, name);
    let problems = document.problems.iter().map(|problem| &*problem.diagnostic);
    let malformed = problems.filter(|one| one.severity == Severity::Malformed).collect::<Vec<_>>();
    match lenient::why_missing(name, &document.left_out, &malformed) {
        Some((place, reason)) if found.is_err() => {
            let message = format!("the operation `{name}` is left out: {reason}");
            let mut problem = Problem::new(lenient::WITHOUT, message).at(
                &provider.document,
                place.line,
                place.column,
            );
            problem.diagnostic.place.pointer = place.pointer;
            Err(problem)
        }
        _ => found,
    }
}

/// The operation of a name: its `operationId`, else `POST /path`, else `webhook:NAME`.
pub fn find_operation<'m>(model: &'m Model, name: &str) -> Result<&'m Operation, Problem> {
    let by_id: Vec<&Operation> =
        model.operations.iter().filter(|one| one.id.as_deref() == Some(name)).collect();
    let found = if by_id.is_empty() {
        model.operations.iter().filter(|one| same_address(&one.address(), name)).collect()
    } else {
        by_id
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(unknown_operation(model, name)),
        [..] => {
            let addresses: Vec<String> =
                found.iter().map(|one| format!("`{}`", one.address())).collect();
            Err(Problem::new("E0911", format!("`{name}` names {} operations", found.len()))
                .help(format!("write one of {}", addresses.join(", "))))
        }
    }
}

/// Methods may be written in any case.
pub(crate) fn same_address(address: &str, name: &str) -> bool {
    match (address.split_once(' '), name.split_once(' ')) {
        (Some((method, path)), Some((other, same))) => {
            method.eq_ignore_ascii_case(other) && path == same.trim()
        }
        _ => address == name,
    }
}

fn unknown_operation(model: &Model, name: &str) -> Problem {
    let addresses: Vec<String> = model.operations.iter().map(Operation::address).collect();
    let ids = model.operations.iter().filter_map(|operation| operation.id.as_deref());
    let known = ids.chain(addresses.iter().map(String::as_str));
    let help = did_you_mean(name, known).unwrap_or_else(|| {
        let some: Vec<String> =
            addresses.iter().take(10).map(|address| format!("`{address}`")).collect();
        format!("known are {}{}", some.join(", "), if addresses.len() > 10 { ", …" } else { "" })
    });
    Problem::new("E0910", format!("there is no operation `{name}`")).help(help)
}

#[cfg(test)]
mod tests {
    use specwright_model::OperationKind;

    use super::*;

    fn operation(id: Option<&str>, kind: OperationKind, method: &str, path: &str) -> Operation {
        Operation {
            place: specwright_model::Place::default(),
            kind,
            id: id.map(str::to_owned),
            method: method.into(),
            path: path.into(),
            summary: None,
            description: None,
            deprecated: false,
            tags: Vec::new(),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            security: Vec::new(),
        }
    }

    fn model() -> Model {
        let path = OperationKind::Path;
        let operations = vec![
            operation(Some("createLink"), path, "POST", "/v1/links"),
            operation(Some("twice"), path, "GET", "/a"),
            operation(Some("twice"), path, "GET", "/b"),
            operation(None, OperationKind::Webhook, "POST", "link"),
        ];
        Model { operations, ..Model::default() }
    }

    fn found(name: &str) -> Result<String, (&'static str, Option<String>)> {
        find_operation(&model(), name)
            .map(Operation::address)
            .map_err(|problem| (problem.diagnostic.code.0, problem.diagnostic.help))
    }

    #[test]
    fn operations_are_found_by_id_address_and_webhook() {
        for name in ["createLink", "POST /v1/links", "post /v1/links"] {
            assert_eq!(found(name).as_deref(), Ok("POST /v1/links"), "{name}");
        }
        assert_eq!(found("webhook:link").as_deref(), Ok("webhook:link"));
        assert_eq!(found("GET /b").as_deref(), Ok("GET /b"));
    }

    #[test]
    fn unknown_and_ambiguous_operations_get_suggestions() {
        assert_eq!(found("createlink"), Err(("E0910", Some("did you mean `createLink`?".into()))));
        assert_eq!(found("twice"), Err(("E0911", Some("write one of `GET /a`, `GET /b`".into()))));
        let known = "known are `POST /v1/links`, `GET /a`, `GET /b`, `webhook:link`";
        assert_eq!(found("zzz"), Err(("E0910", Some(known.into()))));
    }
}
