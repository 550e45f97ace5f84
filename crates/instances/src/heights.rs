//! How deep the smallest value of each schema nests: which branch of a union ends a recursion.

use specwright_model::{Keyword, Model, SchemaId};

/// Schemas whose smallest value nests deeper than this count as endless.
const DEEPEST: usize = 64;

/// The height of every schema: 0 for a scalar, one more than its highest required part for others, `u32::MAX` where no
/// value is finite.
pub(crate) fn heights(model: &Model) -> Vec<u32> {
    let mut heights = vec![u32::MAX; model.schemas.len()];
    for _ in 0..DEEPEST {
        let mut settled = true;
        // Components come before what they reach, so going backwards settles sooner.
        for id in model.ids().collect::<Vec<_>>().into_iter().rev() {
            let height = height(model, &heights, id);
            if let Some(known) = heights.get_mut(id.0 as usize)
                && *known != height
            {
                *known = height;
                settled = false;
            }
        }
        if settled {
            break;
        }
    }
    heights
}

fn height(model: &Model, heights: &[u32], id: SchemaId) -> u32 {
    let schema = model.schema(id);
    let of = |id: SchemaId| heights.get(id.0 as usize).copied().unwrap_or(u32::MAX);
    let least = |ids: &[SchemaId]| ids.iter().map(|id| of(*id)).min().unwrap_or(u32::MAX);
    let asks = |name: &str| schema.requires(name, specwright_model::Direction::Neutral);
    let fills = schema
        .keywords
        .iter()
        .any(|keyword| matches!(keyword, Keyword::MinItems(least) if least.0 > 0));
    let part = |keyword: &Keyword| match keyword {
        Keyword::Never(_) => u32::MAX,
        Keyword::Ref(target) => of(target.0),
        Keyword::DynamicRef(reference) => of(reference.otherwise),
        Keyword::AllOf(all) => all.0.iter().map(|id| of(*id)).max().unwrap_or(0),
        Keyword::AnyOf(union) => least(&union.branches),
        Keyword::OneOf(union) => least(&union.branches),
        Keyword::Members(members) => {
            let asked = members.properties.iter().filter(|(name, _)| asks(name));
            asked.map(|(_, id)| of(*id).saturating_add(1)).max().unwrap_or(0)
        }
        Keyword::Elements(elements) if fills => {
            elements.at(0).map_or(0, |id| of(id).saturating_add(1))
        }
        _ => 0,
    };
    schema.keywords.iter().map(part).max().unwrap_or(0)
}
