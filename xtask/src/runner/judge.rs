//! Judges one payload against a table of operations: what the program that `validate` builds is made of.
//!
//! In: a [`Request`] as JSON in the first argument, the payload on standard input. Out: one JSON value, a verdict or
//! `{"cannot", "wrong", "known"}`.

use std::io::Read;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use specwright::parameter::decode;
use specwright::{
    Body, Direction, Limits, Location, Media, Operation, Parameter, Schema, Violation, Violations,
};

/// What is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Request {
    /// `operationId`, `POST /path` or `webhook:NAME`.
    pub(crate) operation: String,
    /// The status of the answer to judge; without it, the request.
    pub(crate) response: Option<String>,
    /// Whether the payload is a form.
    pub(crate) form: bool,
    /// Whether there is a payload; without one only parameters are judged.
    pub(crate) body: bool,
    /// Parameters, by name.
    pub(crate) parameters: Vec<(String, String)>,
}

/// What comes out.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// The payload holds.
    Valid {
        /// True.
        valid: bool,
        /// None.
        issues: [(); 0],
        /// None.
        more: usize,
    },
    /// It does not.
    Invalid {
        /// False.
        valid: bool,
        /// The same words always.
        error: &'static str,
        /// What is wrong.
        issues: Vec<Violation>,
        /// How many were left out.
        more: usize,
    },
    /// The question has no answer.
    Cannot(Cannot),
}

/// Why a question has no answer.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Cannot {
    /// The reason.
    #[serde(rename = "cannot")]
    pub(crate) reason: String,
    /// The name that is not known, if one is at fault.
    pub(crate) wrong: String,
    /// The names that are.
    pub(crate) known: Vec<String>,
    /// What to do, where no name is at fault.
    pub(crate) help: &'static str,
}

/// Reads the request and the payload, judges, writes the answer.
pub(crate) fn main(operations: &'static [Operation]) -> ExitCode {
    let Some(Ok(request)) =
        std::env::args().nth(1).map(|text| serde_json::from_str::<Request>(&text))
    else {
        return ExitCode::from(2);
    };
    let mut payload = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut payload).is_err() {
        return ExitCode::from(2);
    }
    match serde_json::to_writer(std::io::stdout().lock(), &answer(operations, &request, &payload)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

/// Judges.
pub(crate) fn answer(
    operations: &'static [Operation],
    request: &Request,
    payload: &[u8],
) -> Answer {
    match judge(operations, request, payload) {
        Ok((issues, 0)) if issues.is_empty() => Answer::Valid { valid: true, issues: [], more: 0 },
        Ok((issues, more)) => {
            Answer::Invalid { valid: false, error: "Validation failed", issues, more }
        }
        Err(cannot) => Answer::Cannot(cannot),
    }
}

type Judged = (Vec<Violation>, usize);

fn judge(
    operations: &'static [Operation],
    request: &Request,
    payload: &[u8],
) -> Result<Judged, Cannot> {
    let operation = find(operations, &request.operation)?;
    let mut judged = (Vec::new(), 0);
    parameters(operation, &request.parameters, &mut judged)?;
    if request.body {
        let verdict = match &request.response {
            Some(status) => response(operation, status, payload)?,
            None => body(operation, request.form, payload)?,
        };
        add(&mut judged, verdict);
    }
    Ok(judged)
}

fn add(judged: &mut Judged, verdict: Result<(), Violations>) {
    if let Err(violations) = verdict {
        judged.1 = judged.1.saturating_add(violations.more());
        judged.0.extend(violations);
    }
}

fn find(operations: &'static [Operation], name: &str) -> Result<&'static Operation, Cannot> {
    let mut found: Vec<&Operation> =
        operations.iter().filter(|operation| operation.id == Some(name)).collect();
    if found.is_empty() {
        found = operations.iter().filter(|operation| same(&address(operation), name)).collect();
    }
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let ids = operations.iter().filter_map(|operation| operation.id.map(str::to_owned));
            let known = operations.iter().map(address).chain(ids).collect();
            Err(Cannot {
                reason: format!("there is no operation `{name}`"),
                wrong: name.to_owned(),
                known,
                help: "",
            })
        }
        [..] => {
            let known = found.iter().map(|operation| address(operation)).collect();
            let reason = format!("`{name}` names {} operations", found.len());
            Err(Cannot { reason, wrong: String::new(), known, help: "" })
        }
    }
}

fn address(operation: &Operation) -> String {
    if operation.webhook {
        format!("webhook:{}", operation.path)
    } else {
        format!("{} {}", operation.method, operation.path)
    }
}

/// Methods may be written in any case.
fn same(address: &str, name: &str) -> bool {
    match (address.split_once(' '), name.split_once(' ')) {
        (Some((method, path)), Some((other, same))) => {
            method.eq_ignore_ascii_case(other) && path == same.trim()
        }
        _ => address == name,
    }
}

fn cannot(reason: String, help: &'static str) -> Cannot {
    Cannot { reason, wrong: String::new(), known: Vec::new(), help }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// The direction of what the caller sends, then that of what it is answered. The provider calls a webhook.
const fn directions(operation: &Operation) -> (Direction, Direction) {
    if operation.webhook {
        (Direction::Response, Direction::Request)
    } else {
        (Direction::Request, Direction::Response)
    }
}

fn body(
    operation: &'static Operation,
    form: bool,
    payload: &[u8],
) -> Result<Result<(), Violations>, Cannot> {
    let Some(Body { content, .. }) = operation.request else {
        return Err(cannot(
            format!("`{}` takes no body", address(operation)),
            "judge an answer with `--response STATUS`, or parameters alone without a payload",
        ));
    };
    if !form {
        return json(operation, content, directions(operation).0, payload);
    }
    let Some(media) = content.iter().find(|media| essence(media) == FORM) else {
        return Err(cannot(
            format!("the body of `{}` is not a form", address(operation)),
            "leave out `--form`, and give the body as JSON",
        ));
    };
    let limits = Limits::new();
    Ok(match media.schema {
        Some(schema) => specwright::form::decode(payload, schema, media.encoding, &limits)
            .and_then(|tape| {
                specwright::judge(tape.root(), schema, directions(operation).0, &limits)
            }),
        None => Ok(()),
    })
}

fn response(
    operation: &'static Operation,
    status: &str,
    payload: &[u8],
) -> Result<Result<(), Violations>, Cannot> {
    let by_name =
        || operation.responses.iter().find(|response| response.status.eq_ignore_ascii_case(status));
    let found = status.parse().map_or_else(|_| by_name(), |code| operation.response(code));
    let Some(response) = found else {
        let known = operation.responses.iter().map(|response| response.status.to_owned()).collect();
        let reason = format!("`{}` has no response `{status}`", address(operation));
        return Err(Cannot { reason, wrong: status.to_owned(), known, help: "" });
    };
    if response.content.is_empty() && payload.is_empty() {
        return Ok(Ok(()));
    }
    json(operation, response.content, directions(operation).1, payload)
}

/// A payload given as JSON: of a JSON media type, else of whatever type has a schema, a form by the JSON of its object.
fn json(
    operation: &Operation,
    content: &'static [Media],
    direction: Direction,
    payload: &[u8],
) -> Result<Result<(), Violations>, Cannot> {
    let is_json =
        |media: &&Media| essence(media) == "application/json" || essence(media).ends_with("+json");
    let media = content
        .iter()
        .find(is_json)
        .or_else(|| content.iter().find(|media| media.schema.is_some()));
    match media.map(|media| media.schema) {
        Some(Some(schema)) => {
            Ok(specwright::judge_slice(payload, schema, direction, &Limits::new()))
        }
        Some(None) => Ok(specwright::judge_slice(payload, &Schema::ANY, direction, &Limits::new())),
        None => Err(cannot(
            format!("`{}` has no content there", address(operation)),
            "an empty payload is what fits there",
        )),
    }
}

/// The media type without its parameters, in lower case.
fn essence(media: &Media) -> String {
    media.media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Judges the parameters given; those that are not given are not asked for.
fn parameters(
    operation: &'static Operation,
    given: &[(String, String)],
    judged: &mut Judged,
) -> Result<(), Cannot> {
    let limits = Limits::new();
    let mut pairs = Vec::new();
    for (name, value) in given {
        let pair = (name.as_str(), value.as_str());
        let at = |place: Option<&str>, pair: &(&str, &str)| {
            // A pair may be a part of a parameter: `filter[a]` of `filter`, or a member of one that is written as its members.
            operation.parameters.iter().any(|known| {
                place.is_none_or(|place| place == located(known))
                    && !matches!(decode(known, std::slice::from_ref(pair), &limits), Ok(None))
            })
        };
        // `query.id`, where two places have a parameter of that name.
        let below = name.split_once('.').map(|(place, rest)| (Some(place), (rest, pair.1)));
        let known = [Some((None, pair)), below];
        let Some(found) = known.into_iter().flatten().find(|(place, pair)| at(*place, pair)) else {
            let known =
                operation.parameters.iter().map(|parameter| parameter.name.to_owned()).collect();
            let reason = format!("`{}` has no parameter `{name}`", address(operation));
            return Err(Cannot { reason, wrong: name.clone(), known, help: "" });
        };
        pairs.push(found);
    }
    for parameter in operation.parameters {
        let schema = parameter.schema.unwrap_or(&Schema::ANY);
        let here = |place: Option<&str>| place.is_none_or(|place| place == located(parameter));
        let own: Vec<(&str, &str)> =
            pairs.iter().filter(|(place, _)| here(*place)).map(|(_, pair)| *pair).collect();
        let verdict = match decode(parameter, &own, &limits) {
            Ok(None) => continue,
            Ok(Some(tape)) => {
                specwright::judge(tape.root(), schema, directions(operation).0, &limits)
            }
            Err(violations) => Err(violations),
        };
        let before = judged.0.len();
        add(judged, verdict);
        for violation in judged.0.iter_mut().skip(before) {
            place(parameter, violation);
        }
    }
    Ok(())
}

/// Where a parameter stands, as pointers tell it.
const fn located(parameter: &Parameter) -> &'static str {
    match parameter.location {
        Location::Path => "path",
        Location::Query | Location::QueryString => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// Puts a violation below the parameter: `/query/limit`, `query.limit`.
fn place(parameter: &Parameter, violation: &mut Violation) {
    let location = located(parameter);
    let name = parameter.name;
    let token = name.replace('~', "~0").replace('/', "~1");
    violation.pointer = format!("/{location}/{token}{}", violation.pointer);
    let plain =
        name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
    let name = if plain { format!(".{name}") } else { format!("[{name:?}]") };
    let dot = if violation.path.is_empty() || violation.path.starts_with('[') { "" } else { "." };
    violation.path = format!("{location}{name}{dot}{}", violation.path);
}
