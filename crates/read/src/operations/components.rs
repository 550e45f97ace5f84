//! Components that no operation may use: read all the same, so that what is wrong with them is told and their schemas
//! are in the ledger.

use super::{body, parameter};
use crate::load::{Member, Tree};
use crate::lower::Lowering;
use crate::pointer::join;

/// Reads the parameters, headers, bodies and responses among the components.
pub(super) fn components(lowering: &mut Lowering<'_, '_>) {
    each(lowering, "parameters", |lowering, member, pointer| {
        parameter::parameter(lowering, &member.value, pointer);
    });
    each(lowering, "headers", |lowering, member, pointer| {
        parameter::header(lowering, &member.key, &member.value, pointer);
    });
    each(lowering, "requestBodies", |lowering, member, pointer| {
        body::request(lowering, &member.value, pointer);
    });
    each(lowering, "responses", |lowering, member, pointer| {
        body::response(lowering, member, pointer);
    });
}

fn each<'a>(
    lowering: &mut Lowering<'_, 'a>,
    key: &str,
    read: impl Fn(&mut Lowering<'_, 'a>, &'a Member, String),
) {
    let Some(group) =
        lowering.document.root.get("components").and_then(|components: &Tree| components.get(key))
    else {
        return;
    };
    let pointer = format!("/components/{key}");
    for member in lowering.mapping(group, &pointer).into_iter().flatten() {
        read(lowering, member, join(&pointer, &member.key));
    }
}
