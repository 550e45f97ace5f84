//! What an independent reader sees of the operations of 3.0 documents, we see too.
#![allow(clippy::print_stdout, reason = "what is skipped must be seen")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use openapiv3::{OpenAPI, Parameter, ReferenceOr, StatusCode};
use specwright_model::{Model, OperationKind};
use specwright_read::{Options, Source, read};

/// Facts as text: one set is compared with the other.
type Facts = BTreeSet<String>;

fn seen_by_others(document: &OpenAPI) -> Facts {
    let mut facts = Facts::new();
    for (path, item) in document.paths.iter() {
        let Some(item) = item.as_item() else { continue };
        for (method, operation) in item.iter() {
            let at = format!("{} {path}", method.to_uppercase());
            facts.insert(format!(
                "{at} id={:?} deprecated={}",
                operation.operation_id, operation.deprecated
            ));
            let shared =
                item.parameters.iter().filter_map(|parameter| resolved(document, parameter));
            let own =
                operation.parameters.iter().filter_map(|parameter| resolved(document, parameter));
            for parameter in shared.chain(own) {
                facts.insert(format!("{at} parameter {}", name(parameter)));
            }
            let body = operation.request_body.as_ref().and_then(|body| match body {
                ReferenceOr::Item(body) => Some(body),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/requestBodies/")?;
                    document.components.as_ref()?.request_bodies.get(name)?.as_item()
                }
            });
            for media in body.iter().flat_map(|body| body.content.keys()) {
                facts.insert(format!(
                    "{at} takes {media} required={}",
                    body.is_some_and(|body| body.required)
                ));
            }
            let numbered = operation
                .responses
                .responses
                .iter()
                .map(|(status, response)| (Some(status), response));
            let default = operation.responses.default.iter().map(|response| (None, response));
            for (status, response) in numbered.chain(default) {
                let status = status.map_or("default".to_owned(), written);
                facts.insert(format!("{at} answers {status}"));
                let Some(response) = response.as_item() else { continue };
                facts.extend(
                    response.content.keys().map(|media| format!("{at} answers {status} {media}")),
                );
                facts.extend(
                    response
                        .headers
                        .keys()
                        .map(|header| format!("{at} answers {status} header {header}")),
                );
            }
        }
    }
    facts
}

fn written(status: &StatusCode) -> String {
    match status {
        StatusCode::Code(code) => code.to_string(),
        StatusCode::Range(range) => format!("{range}XX"),
    }
}

fn resolved<'d>(
    document: &'d OpenAPI,
    parameter: &'d ReferenceOr<Parameter>,
) -> Option<&'d Parameter> {
    match parameter {
        ReferenceOr::Item(parameter) => Some(parameter),
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/parameters/")?;
            document.components.as_ref()?.parameters.get(name)?.as_item()
        }
    }
}

fn name(parameter: &Parameter) -> String {
    let location = match parameter {
        Parameter::Query { .. } => "Query",
        Parameter::Header { .. } => "Header",
        Parameter::Path { .. } => "Path",
        Parameter::Cookie { .. } => "Cookie",
    };
    let data = parameter.parameter_data_ref();
    format!("{} {location}", data.name)
}

fn seen_by_us(model: &Model) -> Facts {
    let mut facts = Facts::new();
    for operation in
        model.operations.iter().filter(|operation| operation.kind == OperationKind::Path)
    {
        let at = format!("{} {}", operation.method, operation.path);
        facts.insert(format!("{at} id={:?} deprecated={}", operation.id, operation.deprecated));
        let parameter = |parameter: &specwright_model::Parameter| {
            format!("{at} parameter {} {:?}", parameter.name, parameter.location)
        };
        facts.extend(operation.parameters.iter().map(parameter));
        if let Some(body) = &operation.body {
            facts.extend(body.content.iter().map(|media| {
                format!("{at} takes {} required={}", media.media_type, body.required)
            }));
        }
        for response in &operation.responses {
            let status = response.status.to_uppercase().replace("DEFAULT", "default");
            facts.insert(format!("{at} answers {status}"));
            facts.extend(
                response
                    .content
                    .iter()
                    .map(|media| format!("{at} answers {status} {}", media.media_type)),
            );
            facts.extend(
                response
                    .headers
                    .iter()
                    .map(|header| format!("{at} answers {status} header {}", header.name)),
            );
        }
    }
    facts
}

/// Compares one document; `None` when either reader does not take it.
fn compared(file: &Path) -> Option<usize> {
    let text = std::fs::read(file).ok()?;
    let options = Options { lenient: true, ..Options::default() };
    let model = read(Source { name: "document", text: &text }, &[], &options).model?;
    let text = std::str::from_utf8(&text).ok()?;
    let document: OpenAPI = match file.extension()?.to_str()? {
        "json" => serde_json::from_str(text).ok()?,
        _ => serde_yaml::from_str(text).ok()?,
    };
    if !document.openapi.starts_with("3.0") {
        return None;
    }
    let (theirs, ours) = (seen_by_others(&document), seen_by_us(&model));
    let missing: Vec<_> = theirs.difference(&ours).collect();
    assert_eq!(missing, Vec::<&String>::new(), "{}", file.display());
    Some(theirs.len())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

#[test]
fn the_providers_documents_agree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut compared_documents = 0;
    for provider in std::fs::read_dir(folder).expect("the checkout holds the specs").flatten() {
        compared_documents += usize::from(
            compared(&provider.path().join("openapi.yaml")).is_some_and(|facts| facts > 0),
        );
    }
    assert!(compared_documents > 0, "no document of 3.0 was compared");
}

#[test]
fn the_shared_documents_agree() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("SPECWRIGHT_SHARED").map_or(beside, PathBuf::from);
    let documents = files(&shared.join("corpus/documents"));
    if documents.is_empty() {
        println!("skipped: there is no folder of shared documents beside the checkout");
        return;
    }
    let facts: Vec<_> = documents.iter().filter_map(|file| compared(file)).collect();
    println!(
        "{} documents of {} compared, {} facts",
        facts.len(),
        documents.len(),
        facts.iter().sum::<usize>()
    );
    assert!(facts.len() > 10, "only {} documents were compared", facts.len());
}
