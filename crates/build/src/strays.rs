//! Choices of `provider.yaml` that choose nothing: pointers at which the document has no schema.

use std::collections::BTreeSet;
use std::sync::Arc;

use specwright_model::{Code, Diagnostic, Model, Place, Severity};
use specwright_read as read;

use crate::codes::{Explained, told};
use crate::problem::{Problem, Text};
use crate::provider::Provider;
use crate::suggest::did_you_mean;

/// Codes of this module: the code, a few words, and what is behind them.
pub(crate) const CODES: &[Explained] = &[told(
    STRAY,
    "a choice for nothing",
    "Keys of `names` and `open`, and entries of `secrets` that begin with `/`, are JSON Pointers of schemas in the document, its overlay applied. At this one there is no schema that any operation or component reaches, so the choice does nothing: the document has changed, or there is a slip of the pen.",
    "write the JSON Pointer of a schema, as diagnostics show it after `#`, or remove the choice",
)];

const STRAY: &str = "W0917";

/// A warning for each choice that chooses nothing.
pub(crate) fn strays(provider: &Provider, model: &Model) -> Vec<Problem> {
    let settings = &provider.settings;
    let chosen = settings.names.keys().map(|pointer| ("names", pointer, pointer.clone()));
    let open = settings.open.keys().map(|pointer| ("open", pointer, pointer.clone()));
    let secrets =
        settings.secrets.iter().enumerate().map(|(at, name)| ("secrets", name, at.to_string()));
    let wanted: Vec<_> =
        chosen.chain(open).chain(secrets.filter(|(_, name, _)| name.starts_with('/'))).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let known: BTreeSet<&str> =
        model.schemas.iter().map(|schema| schema.place.pointer.as_str()).collect();
    let described = provider.described.as_ref();
    let locations = locations(provider);
    let strays = wanted.into_iter().filter(|(_, pointer, _)| !known.contains(pointer.as_str()));
    strays
        .map(|(key, pointer, token)| {
            let place = Place::default().child(key).child(&token);
            let at = locations.as_ref().and_then(|locations| locations.key(&place.pointer));
            stray(described, at.as_ref(), (key, pointer), &known)
        })
        .collect()
}

/// What is said of names that were chosen, at the lines where they are chosen.
pub(crate) fn retold(provider: &Provider, mut problems: Vec<Problem>) -> Vec<Problem> {
    let names = &provider.settings.names;
    let chosen = |problem: &&mut Problem| names.contains_key(&problem.diagnostic.place.pointer);
    let locations = locations(provider);
    for problem in problems.iter_mut().filter(chosen) {
        let place = Place::default().child("names").child(&problem.diagnostic.place.pointer);
        let at = locations.as_ref().and_then(|locations| locations.key(&place.pointer));
        if let (Some(text), Some(at)) = (&provider.described, at) {
            problem.text = Some(Arc::clone(text));
            problem.diagnostic.place = Place { pointer: String::new(), ..at };
            problem.diagnostic.help =
                Some("write a name that is free, and a name of a type in Rust".to_owned());
        }
    }
    problems
}

/// The places of `provider.yaml`.
fn locations(provider: &Provider) -> Option<read::Locations> {
    let text = provider.described.as_ref()?;
    let source = read::Source { name: &text.name, text: &text.bytes };
    read::parse(source, &read::Options::default()).ok()
}

fn stray(
    text: Option<&Arc<Text>>,
    at: Option<&Place>,
    (key, pointer): (&str, &str),
    known: &BTreeSet<&str>,
) -> Problem {
    let last = pointer.rsplit_once('/').map_or(pointer, |(_, last)| last);
    let alike = known.iter().copied().filter(|known| known.ends_with(last));
    let help = did_you_mean(pointer, alike).unwrap_or_else(|| {
        "write the JSON Pointer of a schema, as diagnostics show it after `#`".to_owned()
    });
    let diagnostic = Diagnostic {
        severity: Severity::Warning,
        code: Code(STRAY),
        place: at.map_or_else(Place::default, |at| Place { pointer: String::new(), ..*at }),
        message: format!("`{key}` chooses for `{pointer}`, where the document has no schema"),
        help: Some(help),
        keyword: None,
    };
    Problem { text: text.cloned(), diagnostic: Box::new(diagnostic), fatal: false }
}
