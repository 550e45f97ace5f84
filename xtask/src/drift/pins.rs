//! What a change of this repository does to pinned documents: each compared with itself before the change.

use std::path::Path;
use std::process::Command;

use specwright_build::{Error, Problem, Provider};

use super::accepted::Accepted;
use super::side::{Side, at_revision, of_both};
use crate::screen::Screen;

/// A provider's document before and after, and what was accepted of it.
pub(crate) struct Pin {
    /// The provider.
    pub(crate) name: String,
    /// Both sides; `None` when the document is the same or was not there.
    pub(crate) sides: Option<(Side, Side)>,
    /// Its list.
    pub(crate) accepted: Accepted,
}

/// The revision that a change is compared with: the one given, else where this branch left the one it goes to.
pub(crate) fn base(root: &Path, given: Option<&str>) -> Result<Option<String>, Problem> {
    if let Some(given) = given {
        let name = format!("{given}^{{commit}}");
        // Without the dashes, a revision that begins with one would be an option.
        let known = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name]);
        let help = "`--pins` compares with a git revision";
        return known.map(Some).ok_or_else(|| {
            crate::commands::drift::refused(format!("`{given}` is no git revision"), help)
        });
    }
    let asked = std::env::var("GITHUB_BASE_REF").ok().filter(|name| !name.is_empty());
    let targets = [asked.map(|name| format!("origin/{name}")), Some("origin/HEAD".to_owned())];
    let targets = targets.into_iter().flatten().chain(["main".to_owned()]);
    Ok({ targets }.find_map(|target| git(root, &["merge-base", "HEAD", &target])))
}

/// The pinned documents, those that changed with both sides.
pub(crate) fn pins(root: &Path, base: Option<&str>, screen: &Screen) -> Result<Vec<Pin>, Error> {
    let mut pins = Vec::new();
    for name in Provider::names(root)? {
        let accepted = Accepted::read(root, Some(&name))?;
        let provider = Provider { overlays: Vec::new(), ..Provider::read(root, &name)? };
        let before = base.map(|base| at_revision(&provider, base, root)).transpose();
        let sides = match before {
            Ok(Some(before)) if before.bytes != provider.document.bytes => {
                Some(of_both(provider, before)?)
            }
            Ok(_) => None,
            Err(_) => {
                screen.note(format_args!("{name} was not there before"));
                None
            }
        };
        pins.push(Pin { name, sides, accepted });
    }
    Ok(pins)
}

/// What git says, where it can say it.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (output.status.success() && !said.is_empty()).then_some(said)
}
