//! OpenAPI Overlay 1.0: changes to a document, applied before it is read.
//!
//! ```yaml
//! overlay: 1.0.0
//! actions:
//!   - target: $.components.schemas.Link.properties.url
//!     description: The guide gives the limit.
//!     update: { maxLength: 2048 }
//! ```

mod filter;
mod lexer;
mod merge;
mod nothing;
mod path;
mod select;
#[cfg(test)]
mod tests;

use merge::Bounds;
use select::Step;

use crate::codes::{self, Entry};
use crate::load::{self, MOST_VALUES, Mapping, Mark, Node, Tree};
use crate::report::{Problem, Report};
use crate::resolve::nearest;
use crate::{Options, Source};

/// Applies an overlay to a document.
pub(crate) fn apply(
    document: &mut Tree,
    overlay: Source<'_>,
    options: &Options,
    report: &mut Report,
) {
    let mut own = Report::new(options);
    let loaded = load::load(overlay, options, &mut own);
    for problem in own.finish() {
        report.add(Problem::elsewhere(problem, overlay.name));
    }
    let Some(tree) = loaded else { return };
    let mut overlaying = Overlaying {
        name: overlay.name,
        report,
        bounds: Bounds {
            depth: options.max_depth.min(Options::DEEPEST),
            left: MOST_VALUES.saturating_sub(document.count()),
        },
    };
    overlaying.keys(&tree, TOP);
    let version = tree.get("overlay").and_then(Tree::text).unwrap_or_default();
    if !version.starts_with("1.") {
        return overlaying.say(&codes::OVERLAY, tree.at, "`overlay: 1.0.0` is missing");
    }
    let Some(actions) = tree.get("actions").and_then(Tree::items) else {
        return overlaying.say(&codes::OVERLAY, tree.at, "`actions` is missing or no sequence");
    };
    for action in actions {
        overlaying.action(document, action);
    }
}

/// The members of an overlay and of an action (OpenAPI Overlay 1.0, sections 4.4.1 and 4.4.3).
const TOP: &[&str] = &["overlay", "info", "extends", "actions"];
const ACTION: &[&str] = &["target", "description", "update", "remove"];

struct Overlaying<'o, 'r> {
    name: &'o str,
    report: &'r mut Report,
    bounds: Bounds,
}

impl Overlaying<'_, '_> {
    fn say(&mut self, code: &Entry, at: Mark, message: &str) {
        self.report.add(code.at(specwright_model::Place::default(), message).of(self.name, at));
    }

    /// Unknown keys are errors, so that a mistyped one is not ignored in silence. Whether all are known.
    fn keys(&mut self, tree: &Tree, known: &[&str]) -> bool {
        let unknown = |key: &str| !known.contains(&key) && !key.starts_with("x-");
        let mut all = true;
        for member in tree.mapping().into_iter().flatten().filter(|member| unknown(&member.key)) {
            all = false;
            let near = nearest(&member.key, known.iter().copied());
            let known = format!("known are {}; extensions begin with `x-`", known.join(", "));
            let help = match near.as_slice() {
                [] => known,
                near => format!("did you mean {}? {known}", near.join(" or ")),
            };
            let message = format!("unknown key `{}`", member.key);
            let problem = codes::OVERLAY.at(specwright_model::Place::default(), message).help(help);
            self.report.add(problem.of(self.name, member.key_at));
        }
        all
    }

    fn action(&mut self, document: &mut Tree, action: &Tree) {
        let Some(members) = action.mapping() else {
            return self.say(&codes::OVERLAY, action.at, "an action is a mapping");
        };
        if !self.keys(action, ACTION) {
            return;
        }
        let Some(target) = members.get("target").filter(|target| target.text().is_some()) else {
            return self.say(&codes::OVERLAY, action.at, "an action has a `target`, a JSONPath");
        };
        let reason = members.get("description").and_then(Tree::text);
        if reason.is_none_or(|why| why.trim().is_empty()) {
            self.say(&codes::OVERLAY_REASON, action.at, "the action gives no reason");
        }
        let path = match path::parse(target.text().unwrap_or_default()) {
            Ok(path) => path,
            Err(error) => {
                let message =
                    format!("the target is malformed at character {}: {}", error.at, error.reason);
                return self.say(&codes::OVERLAY_PATH, target.at, &message);
            }
        };
        let Some(found) = select::select(document, &path) else {
            return self.say(&codes::TOO_LARGE, target.at, "the target selects too much");
        };
        if found.is_empty() {
            let missing = nothing::missing(document, &path);
            let reason = missing.reason.map_or_else(String::new, |reason| format!(": {reason}"));
            let message = format!(
                "the target `{}` matches nothing{reason}",
                target.text().unwrap_or_default()
            );
            let problem = codes::OVERLAY_NOTHING.at(specwright_model::Place::default(), message);
            return self.report.add(problem.help_if(missing.help).of(self.name, target.at));
        }
        self.change(document, (action, members), found);
    }

    fn change(&mut self, document: &mut Tree, action: (&Tree, &Mapping), found: Vec<Vec<Step>>) {
        let (action, members) = action;
        match (members.get("remove").map(|remove| (remove, remove.flag())), members.get("update")) {
            (Some((_, Some(true))), None) => select::remove(document, found),
            (None | Some((_, Some(false))), Some(update)) => self.update(document, update, &found),
            (Some((remove, None)), _) => {
                self.say(&codes::OVERLAY, remove.at, "`remove` takes true or false");
            }
            _ => self.say(
                &codes::OVERLAY,
                action.at,
                "an action has either `update` or `remove: true`",
            ),
        }
    }

    fn update(&mut self, document: &mut Tree, update: &Tree, found: &[Vec<Step>]) {
        let at = update.at;
        let update = update.clone().without_marks();
        for path in found {
            let Some(target) = select::at_mut(document, path) else { continue };
            let told = match (&target.value, &update.value) {
                (Node::Mapping(_) | Node::Sequence(_), _)
                    if !self.bounds.allow(&update, path.len()) =>
                {
                    (&codes::TOO_LARGE, "the update makes the document too large or too deep")
                }
                (Node::Mapping(_), Node::Mapping(_)) | (Node::Sequence(_), _) => {
                    merge::merge(target, &update);
                    continue;
                }
                (Node::Mapping(_), _) => {
                    (&codes::OVERLAY_KIND, "the target is a mapping, and the update is not")
                }
                _ => (
                    &codes::OVERLAY_KIND,
                    "the target is neither a mapping nor a sequence; aim at what holds it",
                ),
            };
            return self.say(told.0, at, told.1);
        }
    }
}
