//! `$ref` and `$dynamicRef`.

use specwright_model::{Keyword, keywords as model};

use crate::load::Member;
use crate::lower::schema::Reader;

pub(in crate::lower) fn reference<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if let Some(target) = reader.reference(member) {
        let id = reader.target(target);
        reader.push(Keyword::Ref(model::Ref(id)));
        reader.enforced(member);
    }
}

/// A `$dynamicRef` that does not name a `$dynamicAnchor` is a plain reference: one nobody in force can replace.
pub(in crate::lower) fn dynamic<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(target) = reader.reference(member) else { return };
    let anchor = target.dynamic.clone();
    let otherwise = reader.target(target);
    let bearers = anchor
        .as_deref()
        .map(|anchor| reader.lowering.document.bearers(anchor))
        .unwrap_or_default();
    // The resource is filled in when all schemas are known; until then the bearer stands for it.
    let bearers =
        bearers.into_iter().map(|bearer| reader.target(bearer)).map(|id| (id, id)).collect();
    let anchor = anchor.unwrap_or_default();
    reader.push(Keyword::DynamicRef(model::DynamicRef { anchor, bearers, otherwise }));
    reader.enforced(member);
}
