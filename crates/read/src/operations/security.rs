//! Security schemes and requirements.

use specwright_model::{Security, SecurityScheme};

use crate::codes;
use crate::load::Tree;
use crate::lower::Lowering;
use crate::pointer::{join, place};

/// `components.securitySchemes`.
pub(super) fn schemes(lowering: &mut Lowering<'_, '_>) -> Vec<SecurityScheme> {
    let pointer = "/components/securitySchemes";
    let components = lowering.document.root.get("components");
    let Some(schemes) = components.and_then(|components| components.get("securitySchemes")) else {
        return Vec::new();
    };
    let Some(members) = lowering.mapping(schemes, pointer) else { return Vec::new() };
    let mut found = Vec::new();
    for member in members {
        let at = join(pointer, &member.key);
        let Some(target) = lowering.document.object(&member.value, at, lowering.report) else {
            continue;
        };
        let text = |key: &str| target.tree.get(key).and_then(Tree::text).map(str::to_owned);
        let Some(kind) = text("type") else {
            let message = format!("the security scheme `{}` has no `type`", member.key);
            lowering.say(codes::MISSING.at(place(target.tree, &target.pointer), message));
            continue;
        };
        found.push(SecurityScheme {
            name: member.key.clone(),
            kind,
            detail: text("scheme").or_else(|| text("in")),
            parameter: text("name"),
            description: text("description"),
        });
    }
    found
}

/// A list of requirements; `None` when there is no list.
pub(super) fn requirements(
    lowering: &mut Lowering<'_, '_>,
    tree: Option<&Tree>,
    pointer: &str,
) -> Option<Vec<Vec<Security>>> {
    let tree = tree?;
    let Some(items) = tree.items() else {
        lowering.say(codes::SHAPE.at(place(tree, pointer), "`security` takes a sequence"));
        return None;
    };
    let scopes = |tree: &Tree| {
        let scopes = tree.items().unwrap_or_default().iter();
        scopes.filter_map(Tree::text).map(str::to_owned).collect()
    };
    let one = |item: &Tree| {
        let schemes = item.mapping().into_iter().flatten();
        schemes
            .map(|member| Security { scheme: member.key.clone(), scopes: scopes(&member.value) })
            .collect()
    };
    Some(items.iter().map(one).collect())
}
