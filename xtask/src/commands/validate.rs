//! `validate`: one payload against an operation, judged by the compiled generated code.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use specwright::{Limits, Tape};
use specwright_build::suggest::did_you_mean;
use specwright_build::{Problem, Provider};

use crate::catalogue;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::runner::Runner;
use crate::screen::{Format, Screen};

/// Arguments of `validate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The provider.
    #[arg(value_name = "PROVIDER")]
    provider: String,
    /// The operation: its operationId, 'POST /path' or webhook:NAME.
    #[arg(value_name = "OPERATION")]
    operation: String,
    /// The payload; `-` for standard input. May be left out when only parameters are judged.
    #[arg(value_name = "FILE|-", required_unless_present = "param")]
    file: Option<PathBuf>,
    /// Judges an answer: of this status, else of its class (4XX), else the default one.
    #[arg(long, value_name = "STATUS", value_parser = status)]
    response: Option<String>,
    /// The payload is a form (application/x-www-form-urlencoded), not JSON.
    #[arg(long, conflicts_with = "response")]
    form: bool,
    /// Judges a parameter too; `query.NAME=VALUE` where more than one place has a parameter of that name.
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    param: Vec<(String, String)>,
    /// What the provider offers, for rules that only it can tell.
    #[arg(long, value_name = "FILE", requires = "file", conflicts_with_all = ["response", "form"])]
    catalogue: Option<PathBuf>,
    /// The form of the verdict.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write NAME=VALUE".to_owned()),
    }
}

/// A status as documents write it: `404`, `4XX` or `default`.
fn status(text: &str) -> Result<String, String> {
    let known = match text.as_bytes() {
        [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => true,
        _ => text.eq_ignore_ascii_case("default"),
    };
    known.then(|| text.to_owned()).ok_or_else(|| "write 404, 4XX or default".to_owned())
}

/// Judges.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    // Only the name is looked up: the document itself may be broken, the generated code judges.
    Provider::known(root, &arguments.provider)?;
    let provider = &arguments.provider;
    let payload = arguments.file.as_deref().map(input::read).transpose()?;
    let request = json!({
        "operation": arguments.operation,
        "response": arguments.response,
        "form": arguments.form,
        "body": payload.is_some(),
        "parameters": arguments.param,
    });
    let runner = Runner::build(root, provider)?;
    let mut told = runner.run(&request, payload.as_deref().unwrap_or_default())?;
    let mut answer: Value = serde_json::from_str(&told).map_err(|error| {
        Problem::new("E0913", format!("the judge's answer cannot be read: {error}"))
    })?;
    if let Some(reason) = answer.get("cannot").and_then(Value::as_str) {
        return Err(refused(reason, &answer).into());
    }
    if let (Some(file), Some(payload)) = (&arguments.catalogue, &payload) {
        let provider = Provider::read(root, provider)?;
        let found = catalogue::issues(&provider, &arguments.operation, file, payload)?;
        if !found.is_empty() {
            add(&mut answer, found, payload);
            told = answer.to_string();
        }
    }
    let valid = answer.get("valid").and_then(Value::as_bool).unwrap_or(false);
    match arguments.format {
        // As it came: numbers keep every digit.
        Format::Json => screen.say(&told),
        Format::Text if valid => screen.say(format_args!("valid: {}", arguments.operation)),
        Format::Text => tell(&arguments.operation, &answer, screen),
    }
    Ok(Outcome::found(!valid))
}

/// Adds what the catalogue found to the judge's answer, both in the order of the payload.
fn add(answer: &mut Value, found: Vec<catalogue::Issue>, payload: &[u8]) {
    let judged = answer.get_mut("issues").and_then(Value::as_array_mut).map(std::mem::take);
    let tape = Tape::parse(payload, &Limits::new());
    let rank = |issue: &Value| {
        let pointer = issue.get("pointer").and_then(Value::as_str).unwrap_or_default();
        tape.as_ref().map_or(0, |tape| catalogue::rank(tape.root(), pointer))
    };
    let (mut issues, mut found) = (Vec::new(), found.into_iter().peekable());
    for issue in judged.unwrap_or_default() {
        let place = rank(&issue);
        while let Some(earlier) = found.next_if(|found| found.rank < place) {
            issues.push(earlier.told);
        }
        issues.push(issue);
    }
    issues.extend(found.map(|found| found.told));
    let more = answer.get("more").cloned().unwrap_or_else(|| json!(0));
    *answer =
        json!({ "valid": false, "error": "Validation failed", "issues": issues, "more": more });
}

/// The judge's "cannot" with the nearest names it knows.
fn refused(reason: &str, answer: &Value) -> Problem {
    let known: Vec<&str> = answer
        .get("known")
        .and_then(Value::as_array)
        .map(|known| known.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let wrong = answer.get("wrong").and_then(Value::as_str).unwrap_or_default();
    let problem = Problem::new("E0910", reason);
    let advice = answer.get("help").and_then(Value::as_str).unwrap_or_default();
    if !advice.is_empty() {
        return problem.help(advice);
    }
    let listed = || (!known.is_empty()).then(|| format!("known are {}", known.join(", ")));
    match did_you_mean(wrong, known.iter().copied()).filter(|_| !wrong.is_empty()).or_else(listed) {
        Some(help) => problem.help(help),
        None => problem,
    }
}

fn tell(operation: &str, answer: &Value, screen: &Screen) {
    let text = |issue: &Value, key: &str| {
        issue.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let issues =
        answer.get("issues").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let more = answer.get("more").and_then(Value::as_u64).unwrap_or(0);
    for issue in issues {
        let (path, schema) = (text(issue, "path"), text(issue, "schema"));
        let path = if path.is_empty() { "(the payload)".to_owned() } else { path };
        let message = text(issue, "message");
        screen.say(format_args!("{path}: {message}\n    {} {schema}", text(issue, "keyword")));
    }
    if more > 0 {
        screen.say(format_args!("and {more} more"));
    }
    let count = u64::try_from(issues.len()).unwrap_or(u64::MAX).saturating_add(more);
    let problems = if count == 1 { "problem" } else { "problems" };
    screen.say(format_args!("invalid: {operation}: {count} {problems}"));
}
