//! `fixtures`: instances of an operation's bodies, one a line, each labelled with the one constraint it breaks.
//!
//! ```text
//! {"place":"request application/json","fixture":{"valid":false,"keyword":"maxLength","schema":"#/…","pointer":"/name","instance":{…}}}
//! ```

use std::path::Path;

use serde_json::json;
use specwright_build::model::{Direction, Media, Operation};
use specwright_build::{Problem, Provider, Switches, pipeline};
use specwright_instances::Maker;

use crate::outcome::{Ended, Outcome};
use crate::screen::Screen;

/// Arguments of `fixtures`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The provider.
    #[arg(value_name = "PROVIDER")]
    provider: String,
    /// The operation: its operationId, 'POST /path' or webhook:NAME.
    #[arg(value_name = "OPERATION")]
    operation: String,
    /// The answer of this status instead of the request: `404` means `404`, else `4XX`, else `default`.
    #[arg(long, value_name = "STATUS")]
    response: Option<String>,
    /// Bodies of forms alone, each as the JSON of its object.
    #[arg(long)]
    form: bool,
    /// The same seed gives the same instances.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// How many instances of each body at most.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    limit: usize,
}

/// Prints the instances.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let provider = Provider::read(root, &arguments.provider)?;
    let document = pipeline::read(&provider, &Switches { lenient: true, ..Switches::default() })?;
    let operation = pipeline::find_operation(&document.model, &arguments.operation)?;
    let (place, direction, content) = body(operation, arguments.response.as_deref())?;
    let maker = Maker::of(&document.model);
    let is_form = |media: &&Media| {
        ["application/x-www-form-urlencoded", "multipart/form-data"]
            .iter()
            .any(|form| media.media_type.starts_with(form))
    };
    let wanted: Vec<&Media> =
        content.iter().filter(|media| !arguments.form || is_form(media)).collect();
    if wanted.is_empty() && arguments.form {
        return Err(Problem::new("E0910", format!("the {place} has no form"))
            .help("leave out `--form`")
            .into());
    }
    for media in wanted {
        let Some(schema) = media.schema else { continue };
        let place = json!(format!("{place} {}", media.media_type));
        let instances =
            maker.instances(schema, direction).seed(arguments.seed).limit(arguments.limit);
        for instance in &instances {
            screen.say(format_args!("{{\"place\":{place},\"fixture\":{}}}", instance.to_line()));
        }
    }
    Ok(Outcome::Fine)
}

/// The bodies that are asked for, and the way they travel.
fn body<'m>(
    operation: &'m Operation,
    status: Option<&str>,
) -> Result<(String, Direction, &'m [Media]), Problem> {
    let lacks = |what: &str, help: String| {
        Problem::new("E0910", format!("the operation has no {what}")).help(help)
    };
    let (sent, answered) = operation.kind.directions();
    let Some(status) = status else {
        let body = operation.body.as_ref();
        let body = body.ok_or_else(|| {
            lacks("request body", "`--response STATUS` takes an answer".to_owned())
        })?;
        return Ok(("request".to_owned(), sent, &body.content));
    };
    let class = status.parse::<u16>().ok().map(|code| format!("{}XX", code / 100));
    let named = |wanted: &str| {
        operation.responses.iter().find(|response| response.status.eq_ignore_ascii_case(wanted))
    };
    let response = named(status)
        .or_else(|| class.and_then(|class| named(&class).or_else(|| named("default"))));
    let response = response.ok_or_else(|| {
        let known: Vec<&str> =
            operation.responses.iter().map(|response| response.status.as_str()).collect();
        lacks(&format!("response {status}"), format!("it has {}", known.join(", ")))
    })?;
    Ok((format!("response {}", response.status), answered, &response.content))
}
