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
use specwright::{Direction, Kind, Limits, Node, Schema, Tape, Violation};
use specwright_build::model::{self, Model, Operation};
use specwright_build::{Problem, Provider, Switches, pipeline, read};
use specwright_tables::Tables;

use crate::input;

/// Where the members stand that are looked up.
struct Places {
    integration: String,
    items: String,
    resource: String,
    action: String,
    arguments: String,
    /// Where the document says so.
    schema: String,
}

/// Something the catalogue has against a payload.
pub(crate) struct Issue {
    /// How far into the payload it stands, as [`rank`] counts.
    pub(crate) rank: u32,
    /// As `validate` tells it.
    pub(crate) told: Value,
}

/// What the catalogue has against a payload, as issues of `validate`, in the order of the payload.
pub(crate) fn issues(
    provider: &Provider,
    operation: &str,
    file: &Path,
    payload: &[u8],
) -> Result<Vec<Issue>, Problem> {
    let places = places(provider, operation)?;
    let text = input::read(file)?;
    let catalogue: Value =
        serde_json::from_slice(&text).map_err(|error| unreadable(file, &error.to_string()))?;
    let offers = catalogue
        .get("providers")
        .and_then(Value::as_array)
        .ok_or_else(|| unreadable(file, "it has no list `providers`"))?;
    // What is not JSON is told by the judge.
    let Ok(tape) = Tape::parse(payload, &Limits::new()) else { return Ok(Vec::new()) };
    let Some(place) = at(tape.root(), &places.integration) else { return Ok(Vec::new()) };
    let Some(integration) = place.as_str() else { return Ok(Vec::new()) };
    let named = |offer: &&Value| offer.get("id").and_then(Value::as_str) == Some(integration);
    let Some(offer) = offers.iter().find(named) else {
        return Ok(vec![places.issue(place, "is not in the catalogue")]);
    };
    let mut issues = Vec::new();
    let items = at(tape.root(), &places.items).filter(|items| items.kind() == Kind::Array);
    for item in items.into_iter().flat_map(Node::items) {
        issues.extend(places.of_item(offer, item, tape.root())?);
    }
    Ok(issues)
}

/// The value at a pointer of plain names.
fn at<'t>(root: Node<'t>, pointer: &str) -> Option<Node<'t>> {
    pointer.split('/').skip(1).try_fold(root, Node::get)
}

/// How far into a payload a pointer leads: the number of the value there, else of what would hold it.
pub(crate) fn rank(root: Node<'_>, pointer: &str) -> u32 {
    let mut node = root;
    for token in pointer.split('/').skip(1) {
        let name = model::pointer::unescape(token);
        let below = match node.kind() {
            Kind::Array => name.parse().ok().and_then(|index: usize| node.items().nth(index)),
            _ => node.get(&name),
        };
        let Some(below) = below else { break };
        node = below;
    }
    node.index()
}

impl Places {
    fn of_item(
        &self,
        offer: &Value,
        item: Node<'_>,
        root: Node<'_>,
    ) -> Result<Vec<Issue>, Problem> {
        let text = |name: &str| item.get(name).and_then(|node| Some((node, node.as_str()?)));
        let (Some((resource, thing)), Some((action, verb))) =
            (text(&self.resource), text(&self.action))
        else {
            return Ok(Vec::new());
        };
        let resources =
            offer.get("resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let named = |one: &&Value| one.get("name").and_then(Value::as_str) == Some(thing);
        let Some(found) = resources.iter().find(named) else {
            return Ok(vec![self.issue(resource, "is not offered for this integration")]);
        };
        let offered = found.get("operations").and_then(|operations| operations.get(verb));
        let Some(offered) = offered else {
            return Ok(vec![self.issue(action, "is not offered for this resource")]);
        };
        let given = item.get(&self.arguments);
        match (offered.get("arguments"), given) {
            (None | Some(Value::Null), Some(given))
                if given.kind() == Kind::Object && !given.is_empty() =>
            {
                Ok(vec![self.issue(given, "must be left out: nothing is taken here")])
            }
            (None | Some(Value::Null), _) => Ok(Vec::new()),
            (Some(schema), Some(given)) => judged(schema, given, (root, "", "")),
            // Left out, they are judged as none: what is required is missing.
            (Some(schema), None) => {
                let none = Tape::parse(b"{}", &Limits::new())
                    .map_err(|told| unreadable(Path::new("the catalogue"), &told.to_string()))?;
                let name = self.arguments.as_str();
                let (pointer, path) = (item.pointer(), item.path());
                let prefix = (format!("{pointer}/{name}"), format!("{path}.{name}"));
                let mut found = judged(schema, none.root(), (none.root(), &prefix.0, &prefix.1))?;
                for issue in &mut found {
                    issue.rank = item.index();
                }
                Ok(found)
            }
        }
    }

    fn issue(&self, node: Node<'_>, message: &str) -> Issue {
        let told = json!({
            "path": node.path(), "pointer": node.pointer(), "keyword": "x-catalogue",
            "message": message, "limit": null, "schema": self.schema,
        });
        Issue { rank: node.index(), told }
    }
}

/// Judges arguments by a schema of the catalogue. `seen` is the root of the payload, and what leads from there to the root
/// of the arguments' own payload.
fn judged(
    schema: &Value,
    given: Node<'_>,
    seen: (Node<'_>, &str, &str),
) -> Result<Vec<Issue>, Problem> {
    let table = table(schema)?;
    let verdict = specwright::judge(given, table, Direction::Request, &Limits::new());
    let violations = verdict.err().into_iter().flatten();
    // A repeated name is told by the judge of the whole payload.
    let own = violations.filter(|violation| violation.keyword != "duplicate");
    Ok(own.map(|violation| below(&violation, seen)).collect())
}

/// The table of a schema of the catalogue.
fn table(schema: &Value) -> Result<&'static Schema, Problem> {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "catalogue", "version": "" },
        "components": { "schemas": { "arguments": schema } },
    });
    let text = document.to_string();
    let source = read::Source { name: "the catalogue", text: text.as_bytes() };
    let reading = read::read(source, &[], &read::Options::default());
    let component = |model: &Model| model.components.first().map(|component| component.schema);
    let known = reading.model.as_ref().and_then(|model| Some((model, component(model)?)));
    let Some((model, id)) = known else {
        let told = reading.diagnostics.first();
        let told = told.map(|diagnostic| diagnostic.message.clone()).unwrap_or_default();
        let reason = format!("a schema of arguments is malformed: {told}");
        return Err(unreadable(Path::new("the catalogue"), &reason));
    };
    Ok(Tables::of(model).schema(id))
}

/// A violation inside the arguments, seen from the payload.
fn below(violation: &Violation, (root, pointer, path): (Node<'_>, &str, &str)) -> Issue {
    let mut told = serde_json::to_value(violation).unwrap_or_default();
    let bare = path.is_empty() || violation.path.is_empty() || violation.path.starts_with('[');
    let joint = if bare { "" } else { "." };
    told["pointer"] = json!(format!("{pointer}{}", violation.pointer));
    told["path"] = json!(format!("{path}{joint}{}", violation.path));
    told["schema"] =
        json!(violation.schema.replacen("#/components/schemas/arguments", "catalogue#", 1));
    Issue { rank: rank(root, &violation.pointer), told }
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
    let (schema, extension) = extension(&document.model, operation).ok_or_else(unsupported)?;
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
        schema: format!("{schema}/x-catalogue"),
    })
}

/// The extension, and the place of the schema that bears it.
fn extension<'m>(model: &'m Model, operation: &Operation) -> Option<(String, &'m model::Value)> {
    let schema = operation.body.as_ref()?.content.iter().find_map(|media| media.schema)?;
    let schema = model.schema(model.resolve(schema));
    let mut extensions = schema.notes.extensions.iter();
    let (_, value) = extensions.find(|(name, _)| name == "x-catalogue")?;
    Some((format!("#{}", schema.place.pointer), value))
}

fn unreadable(file: &Path, reason: &str) -> Problem {
    Problem::new("E0917", format!("{} cannot be read: {reason}", file.display()))
        .help("it is the provider's list: `{\"providers\": [{\"id\", \"resources\": [{\"name\", \"operations\"}]}]}`")
}

#[cfg(test)]
mod tests;
