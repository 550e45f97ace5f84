//! Branches of `oneOf` that let in the same value. Only what a witness proves is told.

use std::collections::BTreeSet;

use specwright_instances::Maker;
use specwright_model::{Diagnostic, Direction, Model, SchemaId};

use super::{OVERLAP, warning};

/// The most pairs of branches looked at in one document.
const MOST_PAIRS: usize = 1_000_000;
/// The longest witness shown, in characters.
const SHOWN: usize = 80;

/// The `oneOf`s with two branches that hold for one value, which nothing else refuses.
pub(super) fn check(
    model: &Model,
    maker: &Maker<'_>,
    heavy: &BTreeSet<SchemaId>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut left = MOST_PAIRS;
    for (id, schema) in model.ids().zip(&model.schemas) {
        let Some(branches) = schema.one_of() else { continue };
        let pairs = branches.len().saturating_mul(branches.len());
        if left < pairs || heavy.contains(&id) {
            continue;
        }
        left -= pairs;
        if let Some((one, other, witness)) = branches
            .iter()
            .enumerate()
            .find_map(|(at, branch)| witness(maker, id, branches, (at, *branch)))
        {
            let message = format!(
                "branches {one} and {other} of `oneOf` both let in `{witness}`, which is refused for that"
            );
            let help = "write `anyOf` if any branch will do, or let them exclude one another by `required`, `const` or \
                        `additionalProperties: false`";
            found.push(warning(
                OVERLAP,
                schema.place.child("oneOf"),
                message,
                help.to_owned(),
                "oneOf",
            ));
        }
    }
    found
}

/// Another branch that lets in a value of this one, and the value; the smallest and the largest known are tried.
fn witness(
    maker: &Maker<'_>,
    id: SchemaId,
    branches: &[SchemaId],
    (at, branch): (usize, SchemaId),
) -> Option<(usize, usize, String)> {
    let instances = maker.instances(branch, Direction::Neutral);
    [instances.minimal(), instances.maximal()].into_iter().flatten().find_map(|text| {
        let refused = maker.judge(id, Direction::Neutral, text.clone()).broken?;
        if refused.keyword != "oneOf" || !refused.pointer.is_empty() {
            return None;
        }
        let mut others = branches.iter().enumerate().filter(|(other, _)| *other != at);
        let (other, _) = others
            .find(|(_, other)| maker.judge(**other, Direction::Neutral, text.clone()).valid)?;
        Some((at.min(other), at.max(other), shortened(&text)))
    })
}

fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
