//! Rules that only the provider's catalogue can tell: what it offers, and which arguments each offer takes.
//!
//! The document says where to look, by an extension of the body's schema:
//!
//! ```yaml
//! x-catalogue: { integration: /integrationId, items: /operations, resource: resource, action: action, arguments: arguments }
//! ```
//!
//! The catalogue is the provider's own list: `{"providers": [{"id", "resources": [{"name", "operations": {ACTION:
//! {"arguments": JSON Schema or null}}}]}]}`.

use std::path::Path;

use serde_json::{Value, json};
use specwright::{Direction, Limits, Violation};
use specwright_build::model::{self, Model, Operation};
use specwright_build::{Problem, Provider, Switches, pipeline, read};
use specwright_tables::Tables;

/// Where the members stand that are looked up.
struct Places {
    integration: String,
    items: String,
    resource: String,
    action: String,
    arguments: String,
}

/// What the catalogue has against a payload, as issues of `validate`.
pub(crate) fn issues(
    provider: &Provider,
    operation: &str,
    file: &Path,
    payload: &[u8],
) -> Result<Vec<Value>, Problem> {
    let places = places(provider, operation)?;
    let text = std::fs::read(file).map_err(|error| Problem::io(file, "read", &error))?;
    let catalogue: Value =
        serde_json::from_slice(&text).map_err(|error| unreadable(file, &error.to_string()))?;
    let offers = catalogue
        .get("providers")
        .and_then(Value::as_array)
        .ok_or_else(|| unreadable(file, "it has no list `providers`"))?;
    // What is not JSON is told by the judge.
    let Ok(payload) = serde_json::from_slice::<Value>(payload) else { return Ok(Vec::new()) };
    let Some(integration) = payload.pointer(&places.integration).and_then(Value::as_str) else {
        return Ok(Vec::new());
    };
    let Some(offer) =
        offers.iter().find(|offer| offer.get("id").and_then(Value::as_str) == Some(integration))
    else {
        return Ok(vec![issue(&places.integration, "is not in the catalogue")]);
    };
    let mut issues = Vec::new();
    let items = payload
        .pointer(&places.items)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    for (index, item) in items.iter().enumerate() {
        issues.extend(item_issues(&places, offer, item, &format!("{}/{index}", places.items))?);
    }
    Ok(issues)
}

fn item_issues(
    places: &Places,
    offer: &Value,
    item: &Value,
    at: &str,
) -> Result<Vec<Value>, Problem> {
    let member = |name: &str| item.get(name).and_then(Value::as_str);
    let (Some(resource), Some(action)) = (member(&places.resource), member(&places.action)) else {
        return Ok(Vec::new());
    };
    let resources =
        offer.get("resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let Some(found) =
        resources.iter().find(|one| one.get("name").and_then(Value::as_str) == Some(resource))
    else {
        return Ok(vec![issue(
            &format!("{at}/{}", places.resource),
            "is not offered for this integration",
        )]);
    };
    let Some(offered) = found.get("operations").and_then(|operations| operations.get(action))
    else {
        return Ok(vec![issue(
            &format!("{at}/{}", places.action),
            "is not offered for this resource",
        )]);
    };
    let given = item.get(&places.arguments);
    let at = format!("{at}/{}", places.arguments);
    match (offered.get("arguments"), given) {
        (None | Some(Value::Null), Some(given))
            if given.as_object().is_some_and(|given| !given.is_empty()) =>
        {
            Ok(vec![issue(&at, "must be left out: nothing is taken here")])
        }
        (None | Some(Value::Null), _) => Ok(Vec::new()),
        // Left out, they are judged as none: what is required is missing.
        (Some(schema), given) => judged(schema, given.unwrap_or(&json!({})), &at),
    }
}

/// Judges arguments by a schema of the catalogue.
fn judged(schema: &Value, given: &Value, at: &str) -> Result<Vec<Value>, Problem> {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "catalogue", "version": "" },
        "components": { "schemas": { "arguments": schema } },
    });
    let text = document.to_string();
    let source = read::Source { name: "the catalogue", text: text.as_bytes() };
    let reading = read::read(source, &[], &read::Options::default());
    let component = |model: &Model| model.components.first().map(|component| component.schema);
    let Some((model, id)) =
        reading.model.as_ref().and_then(|model| Some((model, component(model)?)))
    else {
        let told = reading
            .diagnostics
            .first()
            .map(|diagnostic| diagnostic.message.clone())
            .unwrap_or_default();
        return Err(unreadable(
            Path::new("the catalogue"),
            &format!("a schema of arguments is malformed: {told}"),
        ));
    };
    let table = Tables::of(model).schema(id);
    let verdict = specwright::judge_slice(
        given.to_string().as_bytes(),
        table,
        Direction::Request,
        &Limits::default(),
    );
    Ok(verdict.err().iter().flatten().map(|violation| below(at, violation)).collect())
}

/// A violation inside the arguments, seen from the payload.
fn below(at: &str, violation: &Violation) -> Value {
    let mut value = serde_json::to_value(violation).unwrap_or_default();
    let joint = if violation.path.is_empty() || violation.path.starts_with('[') { "" } else { "." };
    value["pointer"] = json!(format!("{at}{}", violation.pointer));
    value["path"] = json!(format!("{}{joint}{}", dotted(at), violation.path));
    value["schema"] =
        json!(violation.schema.replacen("#/components/schemas/arguments", "catalogue#", 1));
    value
}

fn issue(pointer: &str, message: &str) -> Value {
    json!({
        "path": dotted(pointer), "pointer": pointer, "keyword": "catalogue", "message": message,
        "limit": null, "schema": "",
    })
}

/// A pointer of plain names and indices as a dotted path.
fn dotted(pointer: &str) -> String {
    pointer.split('/').skip(1).fold(String::new(), |path, token| match token.parse::<usize>() {
        Ok(index) => format!("{path}[{index}]"),
        Err(_) if path.is_empty() => token.to_owned(),
        Err(_) => format!("{path}.{token}"),
    })
}

/// Where the body's schema says to look.
fn places(provider: &Provider, operation: &str) -> Result<Places, Problem> {
    let unsupported = || {
        Problem::new("E0914", format!("`--catalogue` is not supported for `{operation}`"))
            .help("the schema of its body has no `x-catalogue`; leave the option out")
    };
    let switches = Switches { lenient: true, ..Switches::default() };
    let document = pipeline::read(provider, &switches)
        .map_err(|error| error.0.into_iter().next().unwrap_or_else(unsupported))?;
    let operation = pipeline::find_operation(&document.model, operation)?;
    let extension = extension(&document.model, operation).ok_or_else(unsupported)?;
    let text = |name: &str| {
        extension.get(name).and_then(model::Value::as_str).map(str::to_owned).ok_or_else(|| {
            Problem::new("E0914", format!("`x-catalogue` has no text `{name}`"))
                .help("it names `integration`, `items`, `resource`, `action` and `arguments`")
        })
    };
    Ok(Places {
        integration: text("integration")?,
        items: text("items")?,
        resource: text("resource")?,
        action: text("action")?,
        arguments: text("arguments")?,
    })
}

fn extension<'m>(model: &'m Model, operation: &Operation) -> Option<&'m model::Value> {
    let schema = operation.body.as_ref()?.content.iter().find_map(|media| media.schema)?;
    let notes = &model.schema(model.resolve(schema)).notes;
    notes.extensions.iter().find(|(name, _)| name == "x-catalogue").map(|(_, value)| value)
}

fn unreadable(file: &Path, reason: &str) -> Problem {
    Problem::new("E0917", format!("{} cannot be read: {reason}", file.display()))
        .help("it is the provider's list: `{\"providers\": [{\"id\", \"resources\": [{\"name\", \"operations\"}]}]}`")
}

#[cfg(test)]
mod tests;
