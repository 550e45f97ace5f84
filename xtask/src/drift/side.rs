//! One side of a comparison: a document, read, and what its crate would offer.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use specwright_build::model::Model;
use specwright_build::{Error, Problem, Provider, Settings, Switches, Text, emit, pipeline};
use specwright_drift::Surface;

use super::surface::surface;
use crate::commands::drift::{Arguments, refused};

/// A document of a comparison.
pub(crate) struct Side {
    /// Its file, as it is shown.
    pub(crate) name: String,
    /// Whether it is what a document was, and no file any more.
    pub(crate) is_past: bool,
    /// What it means.
    pub(crate) model: Model,
    /// What its crate would offer.
    pub(crate) surface: Surface,
}

/// Base and revision. Overlays are ours, not the provider's: they take no part.
pub(crate) fn sides(arguments: &Arguments, root: &Path) -> Result<(Side, Side), Error> {
    match (&arguments.against, &arguments.revision) {
        (Some(against), _) => pinned(arguments.base(), against, root),
        (None, Some(revision)) => {
            if let Some(help) = provider_named(arguments.base(), Some(revision), root) {
                return Err(refused("a provider is compared with `--against`", &help).into());
            }
            let provider = |file: &str| Provider::of_document("api", Path::new(file));
            Ok((side(provider(arguments.base())?)?, side(provider(revision)?)?))
        }
        (None, None) => {
            let two = || "name two documents, or a provider and `--against`".to_owned();
            let help = provider_named(arguments.base(), None, root).unwrap_or_else(two);
            Err(refused("no revision is named", &help).into())
        }
    }
}

/// What to write when the base is no file but the name of a provider.
fn provider_named(base: &str, revision: Option<&str>, root: &Path) -> Option<String> {
    let known = Provider::names(root).unwrap_or_default();
    let named = !Path::new(base).exists() && known.iter().any(|name| name == base);
    named.then(|| format!("`drift {base} --against {}`", revision.unwrap_or("FILE|GIT-REV")))
}

fn pinned(name: &str, against: &str, root: &Path) -> Result<(Side, Side), Error> {
    let provider = Provider { overlays: Vec::new(), ..Provider::read(root, name)? };
    if Path::new(against).is_file() {
        let document = Provider::of_document("api", Path::new(against))?.document;
        let other = Provider { document, ..provider.clone() };
        return Ok((side(provider)?, side(other)?));
    }
    let before = at_revision(&provider, against, root)?;
    of_both(provider, before)
}

/// A provider's document as it was, and as it is.
pub(crate) fn of_both(provider: Provider, before: Arc<Text>) -> Result<(Side, Side), Error> {
    let base = side(Provider { document: before, ..provider.clone() })?;
    Ok((Side { is_past: true, ..base }, side(provider)?))
}

/// The pinned document as it was at a git revision.
pub(crate) fn at_revision(
    provider: &Provider,
    revision: &str,
    root: &Path,
) -> Result<Arc<Text>, Problem> {
    let help = "name a file, or a git revision that has the document";
    // A revision that begins with a dash would be an option.
    if revision.starts_with('-') {
        return Err(refused(format!("`{revision}` is neither a file nor a git revision"), help));
    }
    let name = format!("{revision}:./{}", provider.document.name);
    let output = Command::new("git").arg("-C").arg(root).args(["show", &name]).output();
    let output = output.map_err(|error| refused(format!("cannot run git: {error}"), help))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        let told = told.lines().next().unwrap_or_default();
        return Err(refused(
            format!("`{revision}` is neither a file nor a git revision: {told}"),
            help,
        ));
    }
    Ok(Arc::new(Text {
        name: format!("{} at {revision}", provider.document.name),
        bytes: output.stdout,
    }))
}

/// Reads a document and works out its surface. Malformed keywords are left out: the vendor's document is what it is.
fn side(provider: Provider) -> Result<Side, Error> {
    let provider =
        Provider { settings: Settings { sha256: None, ..provider.settings }, ..provider };
    let switches = Switches { lenient: true, ..Switches::default() };
    let document = pipeline::read(&provider, &switches)?;
    let options = provider.settings.emit_options(&provider.module(), "", &[]);
    let items = emit::surface(&document.model, &emit::roots(&document.model, &options), &options);
    Ok(Side {
        name: provider.document.name.clone(),
        is_past: false,
        surface: surface(&provider.module(), &items),
        model: document.model,
    })
}
