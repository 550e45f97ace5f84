//! `add`: a new provider folder from a document.

use std::path::Path;

use specwright_build::{Problem, Provider};

use crate::network;
use crate::outcome::{Ended, Outcome};
use crate::screen::Screen;

/// Arguments of `add`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The name of the new folder, feature and module.
    #[arg(value_name = "PROVIDER")]
    provider: String,
    /// The document.
    #[arg(value_name = "FILE|URL")]
    source: String,
}

/// Writes the folder; it must not be there yet.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let name = &arguments.provider;
    let folder = root.join("specs").join(name);
    if folder.exists() {
        return Err(Problem::new("E0915", format!("specs/{name} is there already"))
            .help(format!("`cargo xtask fetch {name}` refreshes its document"))
            .into());
    }
    let bytes = if network::is_url(&arguments.source) {
        network::get(&arguments.source)?
    } else {
        Provider::of_document(name, Path::new(&arguments.source))?.document.bytes.clone()
    };
    let (title, malformed) = Provider::inspect(name, &arguments.source, &bytes)?;
    let json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let file = if json { "openapi.json" } else { "openapi.yaml" };
    let sha256 = Provider::digest(&bytes);
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let settings = format!(
        "title: {}\nsource: {}\nsha256: {sha256}\norigin: verbatim\nside: consumer\n",
        quoted(&title),
        quoted(&arguments.source)
    );
    let write = |file: &str, bytes: &[u8]| {
        let path = folder.join(file);
        std::fs::write(&path, bytes).map_err(|error| Problem::io(&path, "write", &error))
    };
    std::fs::create_dir_all(&folder).map_err(|error| Problem::io(&folder, "create", &error))?;
    write(file, &bytes)?;
    write("provider.yaml", settings.as_bytes())?;
    screen.say(format_args!("added specs/{name}: {title}; now {}", next(name, &malformed, screen)));
    Ok(Outcome::Fine)
}

/// What to do with a document that was taken in; what is wrong with it is told.
pub(super) fn next(name: &str, malformed: &[Problem], screen: &Screen) -> String {
    screen.warnings(malformed);
    if malformed.is_empty() {
        return format!("run `cargo xtask generate {name}`");
    }
    format!(
        "correct in specs/{name}/overlay.yaml what is malformed, or run `cargo xtask generate {name} --lenient`"
    )
}
