//! A reading as short text, for people to read in snapshots.

use std::fmt::Write as _;

use specwright_model::{
    Arg, Body, Media, Model, Notes, Operation, Parameter, Schema, SchemaId, Value,
};
use specwright_read::{Fate, Reading};

/// The model, the diagnostics and what is not enforced.
pub fn outline(reading: &Reading) -> String {
    let mut text = String::new();
    match &reading.model {
        Some(model) => write_model(&mut text, model),
        None => text.push_str("no model\n"),
    }
    for (pointer, schema) in &reading.roots {
        let _ = writeln!(text, "root {pointer} -> {}", name(*schema));
    }
    for problem in &reading.diagnostics {
        let place = &problem.place;
        let _ = writeln!(
            text,
            "{:?} {} {}:{} {place}",
            problem.severity, problem.code.0, place.line, place.column
        );
        let _ = writeln!(text, "    {}", problem.message);
        if let Some(help) = &problem.help {
            let _ = writeln!(text, "    help: {help}");
        }
    }
    let count =
        |wanted: &str| reading.ledger.iter().filter(|entry| word(&entry.fate) == wanted).count();
    let _ = writeln!(text, "ledger: {} enforced, {} noted", count("enforced"), count("noted"));
    for entry in &reading.ledger {
        if let Fate::NotEnforced(reason) = &entry.fate {
            let _ = writeln!(
                text,
                "    not enforced at line {}: {} ({reason})",
                entry.place.line, entry.place
            );
        }
    }
    text
}

fn word(fate: &Fate) -> &'static str {
    match fate {
        Fate::Enforced => "enforced",
        Fate::Noted => "noted",
        Fate::NotEnforced(_) => "not enforced",
    }
}

fn write_model(text: &mut String, model: &Model) {
    let _ = writeln!(text, "{} {}", model.title, model.version);
    for server in &model.servers {
        let _ = writeln!(text, "server {}", server.url);
    }
    for scheme in &model.security_schemes {
        let _ = writeln!(
            text,
            "scheme {} {} {:?} {:?}",
            scheme.name, scheme.kind, scheme.detail, scheme.parameter
        );
    }
    for (index, schema) in model.schemas.iter().enumerate() {
        write_schema(text, index, schema);
    }
    for operation in &model.operations {
        write_operation(text, operation);
    }
}

fn write_schema(text: &mut String, index: usize, schema: &Schema) {
    let place = &schema.place;
    let _ = writeln!(text, "s{index} {place} {}:{}", place.line, place.column);
    for keyword in &schema.keywords {
        let rule = keyword.rule();
        let args: Vec<_> = rule.args.iter().map(argument).collect();
        let _ = writeln!(text, "    {} {}", rule.variant, args.join(" "));
    }
    write_notes(text, &schema.notes);
}

fn write_notes(text: &mut String, notes: &Notes) {
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "    - {name} {value}");
    };
    notes.title.iter().for_each(|title| line("title", title.clone()));
    notes.description.iter().for_each(|description| line("description", description.clone()));
    notes.default.iter().for_each(|value| line("default", json(value)));
    notes.examples.iter().for_each(|value| line("example", json(value)));
    notes.format.iter().for_each(|format| line("format", format.clone()));
    notes.extensions.iter().for_each(|(key, value)| line(key, json(value)));
    for (name, flag) in [
        ("deprecated", notes.deprecated),
        ("readOnly", notes.read_only),
        ("writeOnly", notes.write_only),
    ] {
        if flag {
            line(name, String::new());
        }
    }
}

fn write_operation(text: &mut String, operation: &Operation) {
    let _ = writeln!(
        text,
        "{:?} {} {} id={:?}",
        operation.kind, operation.method, operation.path, operation.id
    );
    let _ = writeln!(
        text,
        "    at {} {}:{}",
        operation.place, operation.place.line, operation.place.column
    );
    let security: Vec<_> = operation
        .security
        .iter()
        .map(|all| {
            all.iter()
                .map(|one| format!("{}{:?}", one.scheme, one.scopes))
                .collect::<Vec<_>>()
                .join(" and ")
        })
        .collect();
    let _ = writeln!(text, "    security {security:?} tags {:?}", operation.tags);
    operation.parameters.iter().for_each(|parameter| write_parameter(text, "parameter", parameter));
    operation.body.iter().for_each(|body| write_body(text, body));
    for response in &operation.responses {
        let _ = writeln!(text, "    response {}", response.status);
        response.headers.iter().for_each(|header| write_parameter(text, "header", header));
        response.content.iter().for_each(|media| write_media(text, media));
    }
}

fn write_parameter(text: &mut String, what: &str, parameter: &Parameter) {
    let required = if parameter.required { "required" } else { "optional" };
    let exploded = if parameter.explode { " exploded" } else { "" };
    let _ = writeln!(
        text,
        "    {what} {} {:?} {required} {:?}{exploded} {} {:?}",
        parameter.name,
        parameter.location,
        parameter.style,
        parameter.schema.map_or("-".to_owned(), name),
        parameter.media_type,
    );
}

fn write_body(text: &mut String, body: &Body) {
    let _ = writeln!(text, "    body {}", if body.required { "required" } else { "optional" });
    body.content.iter().for_each(|media| write_media(text, media));
}

fn write_media(text: &mut String, media: &Media) {
    let _ = writeln!(
        text,
        "        {} {}",
        media.media_type,
        media.schema.map_or("-".to_owned(), name)
    );
    for encoding in &media.encoding {
        let _ = writeln!(
            text,
            "            {} {:?} explode={} {:?}",
            encoding.name, encoding.style, encoding.explode, encoding.content_type
        );
    }
    for example in &media.examples {
        let _ = writeln!(text, "            example {}", json(example));
    }
}

fn name(schema: SchemaId) -> String {
    format!("s{}", schema.0)
}

fn argument(argument: &Arg) -> String {
    match argument {
        Arg::Count(count) => count.to_string(),
        Arg::Number(text) | Arg::Format(text) => text.clone(),
        Arg::Types(types) => types.names().join("|"),
        Arg::Text(text) => format!("{text:?}"),
        Arg::Pattern(text) => format!("/{text}/"),
        Arg::Literal(value) => json(value),
        Arg::Schema(schema) => name(*schema),
        Arg::Option(option) => option.as_deref().map_or("-".to_owned(), self::argument),
        Arg::List(list) => {
            format!("[{}]", list.iter().map(self::argument).collect::<Vec<_>>().join(", "))
        }
        Arg::Record(_, fields) => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(key, value)| format!("{key}: {}", self::argument(value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
        Arg::Variant(_, variant, args) => {
            format!("{variant}({})", args.iter().map(self::argument).collect::<Vec<_>>().join(", "))
        }
        Arg::Flag(flag) => flag.to_string(),
    }
}

fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", "))
        }
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| format!("{key:?}: {}", json(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
