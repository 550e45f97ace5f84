//! `fetch`: refreshes the document of a provider from its source.

use std::path::Path;

use specwright_build::{Origin, Problem, Provider};

use crate::network;
use crate::outcome::{Ended, Outcome};
use crate::screen::Screen;

/// Arguments of `fetch`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The provider.
    #[arg(value_name = "PROVIDER")]
    provider: String,
}

/// Downloads, checks that it can be read, and writes the document and its new sum.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let name = &arguments.provider;
    let settings = Provider::settings(root, name)?;
    let source = settings
        .source
        .as_deref()
        .filter(|source| network::is_url(source) && !source.contains(' '));
    let (Some(source), Origin::Verbatim) = (source, settings.origin) else {
        return Err(Problem::new(
            "E0915",
            format!("the document of `{name}` was not taken from one address"),
        )
        .help("`fetch` needs `origin: verbatim` and a URL as `source` in provider.yaml")
        .into());
    };
    let bytes = network::get(source)?;
    let (_, malformed) = Provider::inspect(name, source, &bytes)?;
    let digest = Provider::digest(&bytes);
    if settings.sha256.as_ref().is_some_and(|pinned| pinned.eq_ignore_ascii_case(&digest)) {
        screen.say(format_args!("specs/{name} is up to date"));
        return Ok(Outcome::Fine);
    }
    let folder = root.join("specs").join(name);
    let io = |error: std::io::Error| {
        Problem::new("E0901", format!("cannot write specs/{name}: {error}"))
    };
    let described = folder.join("provider.yaml");
    let text = std::fs::read_to_string(&described).map_err(io)?;
    let document = ["openapi.yaml", "openapi.json"]
        .map(|file| folder.join(file))
        .into_iter()
        .find(|path| path.exists());
    std::fs::write(document.unwrap_or_else(|| folder.join("openapi.yaml")), &bytes).map_err(io)?;
    std::fs::write(&described, with_digest(&text, &digest)).map_err(io)?;
    screen.say(format_args!(
        "specs/{name} has changed; read `git diff`, then {}",
        super::add::next(name, &malformed, screen)
    ));
    Ok(Outcome::Fine)
}

/// The text with the line `sha256: …` replaced, or added. Comments stay.
fn with_digest(text: &str, digest: &str) -> String {
    let line = format!("sha256: {digest}");
    let is_digest = |line: &&str| line.starts_with("sha256:");
    let replaced = |old| if is_digest(&old) { line.as_str() } else { old };
    let mut lines: Vec<&str> = text.lines().map(replaced).collect();
    if !text.lines().any(|old| is_digest(&old)) {
        lines.push(&line);
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::with_digest;

    #[test]
    fn the_sum_is_replaced_or_added() {
        assert_eq!(
            with_digest("title: A\nsha256: 1\n# words\n", "2"),
            "title: A\nsha256: 2\n# words\n"
        );
        assert_eq!(with_digest("title: A\n", "2"), "title: A\nsha256: 2\n");
    }
}
