//! `prefixItems` and `items`: the items of arrays.

use super::Comparing;
use crate::draft::{Draft, Ways};
use crate::impact::Rule;
use crate::side::Side;
use specwright_model::{Effect, SchemaId, Sense, Shift};

impl Comparing<'_, '_> {
    pub(super) fn elements(&mut self) {
        let (a, b) = (self.a.clone(), self.b.clone());
        for at in 0..a.prefix.len().max(b.prefix.len()) {
            // Beyond the prefix, `items` speaks.
            let base = a.prefix.get(at).unwrap_or(&a.rest);
            let next = b.prefix.get(at).unwrap_or(&b.rest);
            self.item(base, next, "prefixItems");
        }
        self.item(&a.rest, &b.rest, "items");
    }

    fn item(&mut self, base: &[SchemaId], next: &[SchemaId], keyword: &str) {
        let (id, shift, verb) = match (says(&self.sides.base, base), says(&self.sides.next, next)) {
            (true, true) => {
                return self.edge_with(base.to_vec(), next.to_vec(), Sense::Along, Ways::ALL);
            }
            (false, false) => return,
            (false, true) => ("set", Shift::Tighter, "now"),
            (true, false) => ("removed", Shift::Looser, "no longer"),
        };
        let message = format!("{}: its items are {verb} limited by `{keyword}`", self.subject());
        let draft = Draft::new(
            format!("{}-{id}", crate::words::kebab(keyword)),
            Rule::Shift(Effect::Form),
            shift,
            message,
        );
        self.put(draft, self.a.elements, self.b.elements, keyword);
    }
}

/// Whether any of the schemas refuses something.
fn says(side: &Side<'_>, schemas: &[SchemaId]) -> bool {
    !schemas.iter().all(|id| side.is_silent(*id))
}
