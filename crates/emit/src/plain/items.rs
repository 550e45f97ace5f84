//! Items by themselves: structs, enumerations, unions, newtypes.

use std::collections::{BTreeMap, BTreeSet};

use specwright_model::keywords::Members;
use specwright_model::{Keyword, SchemaId, Types, Value};

use super::rules::{self, concerns, is_covered};
use super::{Check, FAR, Finder, Sure, Texts};
use crate::view::{Key, Own, Shape, Structure, Ty};

impl Finder<'_> {
    /// What is looked at in an item, taking for granted that what it holds is plain.
    pub(super) fn item(&self, key: Key) -> Option<Sure> {
        match (self.ctx.views.own(key.schema), &self.ctx.views.form(key.schema).shape) {
            (Own::Item, Shape::Struct(structure)) => self.structure(key, structure),
            (Own::Item, Shape::Enumeration(values)) => self.enumeration(key.schema, values),
            (Own::Item, Shape::Union(_)) | (Own::Newtype, _) => self.parted(key),
            _ => None,
        }
    }

    /// A union, or a newtype: each part by the item's own keywords.
    fn parted(&self, key: Key) -> Option<Sure> {
        let mut sure = Sure::default();
        for ty in self.parts(key) {
            let keywords = self.says(key.schema);
            let checks = self.keywords(keywords, &ty, &mut sure.needs, 0)?;
            if !is_covered(&ty, &checks) {
                return None;
            }
            sure.parts.push(checks);
        }
        Some(sure)
    }

    /// An enumeration whose keywords say nothing beside its texts.
    fn enumeration(&self, id: SchemaId, values: &[String]) -> Option<Sure> {
        let listed = |list: &[Value]| {
            let list: BTreeSet<&str> = list.iter().filter_map(Value::as_str).collect();
            values.iter().all(|text| list.contains(text.as_str()))
        };
        let characters = |text: &String| u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let fits = |keyword: &Keyword| match keyword {
            Keyword::Type(types) => types.0.contains(Types::STRING),
            Keyword::Enum(list) => listed(&list.0),
            Keyword::Const(value) => {
                values.iter().all(|text| value.0.as_str() == Some(text.as_str()))
            }
            Keyword::MaxLength(most) => values.iter().all(|text| characters(text) <= most.0),
            Keyword::MinLength(least) => values.iter().all(|text| characters(text) >= least.0),
            keyword => concerns(keyword).intersection(Types::STRING).is_empty(),
        };
        let plain = self.says(id).iter().all(fits);
        let texts = if self.ctx.is_open(id) { Texts::Open } else { Texts::Listed };
        plain.then(|| Sure { listed: Some(texts), ..Sure::default() })
    }

    /// A struct: every named member is a field, and what is asked for is there by its type.
    fn structure(&self, key: Key, structure: &Structure) -> Option<Sure> {
        let direction = self.ctx.views.reach.direction(key.schema, key.side);
        let types = self.parts(key);
        let mut sure = Sure::default();
        // What no keyword speaks of may still be too deep.
        sure.parts.extend(types.iter().map(|ty| Vec::from_iter(rules::own(ty))));
        if structure.rest.is_some() {
            sure.parts.last_mut()?.push(Check::Rest);
        }
        let named = structure.fields.iter().enumerate();
        let places: BTreeMap<&str, usize> =
            named.map(|(place, field)| (field.name.as_str(), place)).collect();
        let asked = |name: &str| {
            let field = places.get(name).and_then(|place| structure.fields.get(*place));
            field.is_some_and(|field| field.asked.contains(&direction))
        };
        let mut schemas = Vec::new();
        self.conjuncts(key.schema, &mut schemas, 0)?;
        for keyword in schemas.iter().flat_map(|id| self.says(*id)) {
            let fits = match keyword {
                Keyword::Ref(_) | Keyword::AllOf(_) => true,
                Keyword::Type(types) => types.0.contains(Types::OBJECT),
                Keyword::Required(required) => required.0.iter().all(|one| asked(&one.name)),
                Keyword::Members(members) => {
                    let rest = structure.rest.is_some();
                    self.members(members, (&places, rest), &types, &mut sure).is_some()
                }
                keyword => concerns(keyword).intersection(Types::OBJECT).is_empty(),
            };
            if !fits {
                return None;
            }
        }
        types.iter().zip(&sure.parts).all(|(ty, part)| is_covered(ty, part)).then_some(sure)
    }

    /// The members of a struct, by one of the schemas that speak of them.
    fn members(
        &self,
        members: &Members,
        (places, rest): (&BTreeMap<&str, usize>, bool),
        types: &[Ty],
        sure: &mut Sure,
    ) -> Option<()> {
        if !members.patterns.is_empty() {
            return None;
        }
        for (name, schema) in &members.properties {
            let place = *places.get(name.as_str())?;
            let checks = self.value(*schema, types.get(place)?, &mut sure.needs, 0)?;
            sure.parts.get_mut(place)?.extend(checks);
        }
        let Some(other) = members.additional.filter(|id| !self.says(*id).is_empty()) else {
            return Some(());
        };
        let own: BTreeSet<&str> =
            members.properties.iter().map(|(name, _)| name.as_str()).collect();
        if !places.keys().all(|name| own.contains(name)) {
            return None;
        }
        if rest {
            let checks = self.value(other, types.last()?, &mut sure.needs, 0)?;
            sure.parts.last_mut()?.extend(checks);
            return Some(());
        }
        sure.closed = true;
        self.ctx.model.schema(other).is_never().then_some(())
    }

    /// The schemas that hold beside each other.
    fn conjuncts(&self, id: SchemaId, found: &mut Vec<SchemaId>, far: usize) -> Option<()> {
        if far > FAR {
            return None;
        }
        self.walk(1)?;
        found.push(id);
        for keyword in self.says(id) {
            match keyword {
                Keyword::Ref(target) => self.conjuncts(target.0, found, far.saturating_add(1))?,
                Keyword::AllOf(all) => {
                    for id in &all.0 {
                        self.conjuncts(*id, found, far.saturating_add(1))?;
                    }
                }
                _ => {}
            }
        }
        Some(())
    }

    /// The types that values of an item have.
    pub(super) fn types_of(&self, key: Key) -> Option<Types> {
        match (self.ctx.views.own(key.schema), &self.ctx.views.form(key.schema).shape) {
            (Own::Item, Shape::Struct(_)) => Some(Types::OBJECT),
            (Own::Item, Shape::Enumeration(_)) => Some(Types::STRING),
            (Own::Item, Shape::Union(union)) => {
                let kinds = union.variants.iter().map(|variant| variant.kinds);
                Some(kinds.fold(Types::NONE, Types::union))
            }
            _ => None,
        }
    }

    /// What an item looks at itself.
    pub(super) fn inside(key: Key, needs: &mut Vec<Key>) -> Vec<Check> {
        needs.push(key);
        vec![Check::Inside]
    }

    /// What an alias stands for.
    pub(super) fn alias(&self, ty: &Ty) -> Option<Ty> {
        match ty {
            Ty::Named(key) if self.ctx.views.own(key.schema) == Own::Alias => {
                let direction = self.ctx.views.reach.direction(key.schema, key.side);
                Some(self.ctx.views.inside(key.schema, direction))
            }
            _ => None,
        }
    }
}
