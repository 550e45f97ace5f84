//! Objects: the members of everything that holds at once, those of branches as optional ones.

use std::collections::{BTreeMap, BTreeSet};

use specwright_model::keywords::Members;
use specwright_model::{Direction, Keyword, SchemaId, Types};

use super::build::Builder;
use super::{Field, Part, Shape, Structure, conjuncts, long};

/// How deep branches within branches are looked into for members.
const DEPTH: usize = 8;

/// A member while it is gathered.
struct Member {
    name: String,
    part: Part,
}

impl Builder<'_> {
    /// Whether any of these schemas shapes objects.
    pub(super) fn speaks_of_objects(&self, all: &[SchemaId]) -> bool {
        let keywords = all.iter().flat_map(|id| &self.model.schema(*id).keywords);
        keywords
            .clone()
            .any(|keyword| matches!(keyword, Keyword::Members(_) | Keyword::Required(_)))
            || keywords
                .filter_map(Keyword::branches)
                .flatten()
                .any(|branch| self.has_members(*branch))
    }

    /// The form of objects for which all these schemas hold.
    pub(super) fn object(&self, all: &[SchemaId], depth: usize) -> Shape {
        let shaping = self.shaping(all);
        let named = self.named(all);
        if named.is_empty() && !shaping.is_empty() {
            return self.union(all, Types::OBJECT, depth).unwrap_or(Shape::Json);
        }
        let asked = self.asked(all);
        let members = self.gathered(all, named, &shaping);
        let known: BTreeSet<String> = members.iter().map(|member| member.name.clone()).collect();
        let undeclared = asked.keys().filter(|name| !known.contains(**name));
        let undeclared: Vec<Member> =
            undeclared.map(|name| Member { name: (*name).to_owned(), part: Part::Json }).collect();
        let rest = self.rest(all);
        if members.is_empty() && (undeclared.is_empty() || self.speaks_of_rest(all)) {
            return Shape::Map(self.patterned(all).or(rest).unwrap_or(Part::Json));
        }
        if members.len().saturating_add(undeclared.len()) > long::MOST {
            return Shape::Map(Part::Json);
        }
        let field = |member: Member| {
            let asked = asked.get(member.name.as_str()).cloned().unwrap_or_default();
            Field { asked, part: member.part, name: member.name }
        };
        let members = members.into_iter().chain(undeclared);
        Shape::Struct(Structure { fields: members.map(field).collect(), rest })
    }

    /// How many members objects have for which all these schemas hold.
    pub(super) fn width(&self, all: &[SchemaId]) -> usize {
        let members = self.gathered(all, self.named(all), &self.shaping(all));
        let asked = self.asked(all);
        let declared = members.iter().map(|member| member.name.as_str());
        declared.chain(asked.keys().copied()).collect::<BTreeSet<&str>>().len()
    }

    /// The branches of the unions that shape objects.
    fn shaping(&self, all: &[SchemaId]) -> Vec<Vec<SchemaId>> {
        self.unions(all, Types::OBJECT)
            .into_iter()
            .map(|(_, branches)| branches)
            .filter(|branches| branches.iter().any(|branch| self.has_members(*branch)))
            .collect()
    }

    /// The members that are declared, and those of branches and conditions.
    fn gathered(
        &self,
        all: &[SchemaId],
        mut members: Vec<Member>,
        shaping: &[Vec<SchemaId>],
    ) -> Vec<Member> {
        self.add_branches(&mut members, shaping);
        self.add_conditional(&mut members, all);
        members
    }

    /// What these schemas say of members.
    fn members<'s>(&'s self, all: &'s [SchemaId]) -> impl Iterator<Item = &'s Members> {
        all.iter().filter_map(|id| self.model.schema(*id).members())
    }

    /// The schemas that hold for an object for which this one does; none when they are too many.
    fn holding(&self, id: SchemaId) -> Vec<SchemaId> {
        conjuncts::all(self.model, &self.kinds, id, Types::OBJECT).unwrap_or_default()
    }

    /// The members that are declared, whichever branch holds.
    fn named(&self, all: &[SchemaId]) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, schema) in self.members(all).flat_map(|it| &it.properties) {
            // A member that must be absent is no field.
            if self.kinds.of(*schema).is_empty() {
                continue;
            }
            if let Some(member) =
                places.get(name.as_str()).and_then(|place| members.get_mut(*place))
            {
                member.part = self.both(member.part, *schema);
            } else {
                places.insert(name, members.len());
                members.push(Member { name: name.clone(), part: Part::Of(*schema) });
            }
        }
        members
    }

    /// A member that two schemas declare, both of which hold.
    fn both(&self, known: Part, new: SchemaId) -> Part {
        let Part::Of(old) = known else { return known };
        let (model, kinds) = (self.model, &self.kinds);
        let (before, after) = (kinds.of(old), kinds.of(new));
        let scalar =
            |types: Types| types.intersection(Types::OBJECT.union(Types::ARRAY)).is_empty();
        if model.resolve(old) == model.resolve(new) || model.schema(new).keywords.is_empty() {
            return known;
        }
        if model.schema(old).keywords.is_empty() {
            return Part::Of(new);
        }
        if scalar(before) && scalar(after) {
            let listed =
                |id, types: Types| self.strings(id, types.without(Types::NULL), 0).is_some();
            let better = if before == after {
                listed(new, after) && !listed(old, before)
            } else {
                before.contains(after)
            };
            return if better { Part::Of(new) } else { known };
        }
        match (self.member_names(old), self.member_names(new)) {
            (Some(old), Some(fresh)) if fresh.is_subset(&old) => known,
            (Some(old), Some(fresh)) if old.is_subset(&fresh) => Part::Of(new),
            _ if scalar(after) => Part::Of(new),
            _ if scalar(before) => known,
            _ => Part::Json,
        }
    }

    /// The names an object declares; `None` for what may be something else.
    fn member_names(&self, id: SchemaId) -> Option<BTreeSet<&str>> {
        let all = conjuncts::all(self.model, &self.kinds, id, Types::OBJECT)?;
        let plain = self.unions(&all, Types::OBJECT).is_empty()
            && !self.kinds.of(id).contains(Types::ARRAY);
        let members = all.iter().filter_map(|id| self.model.schema(*id).members());
        plain.then(|| {
            members.flat_map(|it| it.properties.iter().map(|(name, _)| name.as_str())).collect()
        })
    }

    /// The members of branches that may not hold. A branch that is silent about a member lets in anything, so its type is
    /// known only when all branches name it.
    fn add_branches(&self, members: &mut Vec<Member>, unions: &[Vec<SchemaId>]) {
        for branches in unions {
            let named: Vec<BTreeMap<String, SchemaId>> =
                branches.iter().map(|branch| self.declared(*branch)).collect();
            let below = branches.iter().flat_map(|branch| self.names_below(*branch, 0));
            for name in below.collect::<Vec<_>>() {
                if members.iter().any(|member| member.name == name) {
                    continue;
                }
                let schemas: Option<Vec<SchemaId>> =
                    named.iter().map(|names| names.get(&name).copied()).collect();
                let part = schemas.map_or(Part::Json, |schemas| self.either(&schemas));
                members.push(Member { name, part });
            }
        }
    }

    /// The members of `then`, `else` and `dependentSchemas`, and those `dependentRequired` asks for.
    fn add_conditional(&self, members: &mut Vec<Member>, all: &[SchemaId]) {
        let keywords = || all.iter().flat_map(|id| &self.model.schema(*id).keywords);
        let mut names: Vec<String> =
            keywords().flat_map(conditional).flat_map(|id| self.names_below(id, 0)).collect();
        let dependent =
            keywords().filter(|keyword| matches!(keyword, Keyword::DependentRequired(_)));
        names.extend(dependent.flat_map(asked_for).map(str::to_owned));
        for name in names {
            if !members.iter().any(|member| member.name == name) {
                members.push(Member { name, part: Part::Json });
            }
        }
    }

    /// A member of which one of these schemas holds.
    fn either(&self, schemas: &[SchemaId]) -> Part {
        let Some((first, others)) = schemas.split_first() else { return Part::Json };
        if others.iter().all(|id| self.model.resolve(*id) == self.model.resolve(*first)) {
            return Part::Of(*first);
        }
        if schemas.iter().all(|id| self.kinds.of(*id) == Types::STRING) {
            Part::Text
        } else {
            Part::Json
        }
    }

    fn declared(&self, branch: SchemaId) -> BTreeMap<String, SchemaId> {
        let all = self.holding(branch);
        self.members(&all).flat_map(|members| members.properties.iter().cloned()).collect()
    }

    /// The names of members a branch declares, whatever else must hold for them.
    fn names_below(&self, branch: SchemaId, depth: usize) -> Vec<String> {
        let mut names = Vec::new();
        for id in &self.holding(branch) {
            let schema = self.model.schema(*id);
            let members = schema.members().into_iter().flat_map(|members| &members.properties);
            names.extend(
                members
                    .filter(|(_, id)| !self.kinds.of(*id).is_empty())
                    .map(|(name, _)| name.clone()),
            );
            names.extend(schema.keywords.iter().flat_map(asked_for).map(str::to_owned));
            if depth < DEPTH {
                let below = schema.keywords.iter().filter_map(Keyword::branches).flatten().copied();
                let below = below.chain(schema.keywords.iter().flat_map(conditional));
                names.extend(
                    below
                        .flat_map(|id| self.names_below(id, depth.saturating_add(1)))
                        .collect::<Vec<_>>(),
                );
            }
        }
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names
    }

    fn has_members(&self, branch: SchemaId) -> bool {
        !self.names_below(branch, 0).is_empty() || self.says_rest(branch)
    }

    fn says_rest(&self, branch: SchemaId) -> bool {
        self.speaks_of_rest(&self.holding(branch))
    }

    /// Whether `additionalProperties` or `patternProperties` describe members.
    fn speaks_of_rest(&self, all: &[SchemaId]) -> bool {
        let described = |id: SchemaId| {
            !self.model.schema(id).keywords.is_empty() && !self.kinds.of(id).is_empty()
        };
        self.members(all).any(|it| !it.patterns.is_empty() || it.additional.is_some_and(described))
    }

    /// Each member `required` names, and the directions it asks in.
    fn asked(&self, all: &[SchemaId]) -> BTreeMap<&str, Vec<Direction>> {
        let mut asked: BTreeMap<&str, Vec<Direction>> = BTreeMap::new();
        for keyword in all.iter().flat_map(|id| &self.model.schema(*id).keywords) {
            let Keyword::Required(required) = keyword else { continue };
            for member in &required.0 {
                let directions = asked.entry(&member.name).or_default();
                for direction in Direction::ALL {
                    if !member.except.contains(&direction) && !directions.contains(&direction) {
                        directions.push(direction);
                    }
                }
            }
        }
        asked
    }

    /// What the members that are not named are; `None` when they are dropped or refused.
    fn rest(&self, all: &[SchemaId]) -> Option<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let (mut said, mut keep) = (false, self.keep);
        for keyword in all.iter().flat_map(|id| &self.model.schema(*id).keywords) {
            keep |= counts_others(keyword);
            let (schema, patterned) = match keyword {
                Keyword::Members(members) => (members.additional, !members.patterns.is_empty()),
                Keyword::UnevaluatedProperties(rest) => (Some(rest.0), false),
                _ => continue,
            };
            said |= schema.is_some();
            if patterned {
                parts.push(Part::Json);
            }
            if let Some(id) = schema.filter(|id| !self.kinds.of(*id).is_empty()) {
                let plain = matches!(keyword, Keyword::Members(_))
                    && !self.model.schema(id).keywords.is_empty();
                parts.push(if plain && !patterned { Part::Of(id) } else { Part::Json });
            }
        }
        let typed = |part: &&Part| matches!(part, Part::Of(_));
        let pattern = self.members(all).any(|it| !it.patterns.is_empty());
        match parts.as_slice() {
            [] => (keep && !said).then_some(Part::Json),
            parts if parts.iter().filter(typed).count() == 1 && !pattern => {
                parts.iter().find(typed).copied()
            }
            _ => Some(Part::Json),
        }
    }

    /// The members of an object that names a pattern of names and lets in no others.
    fn patterned(&self, all: &[SchemaId]) -> Option<Part> {
        let mut members = self.members(all);
        let (members, None) = (members.next()?, members.next()) else { return None };
        let closed = members.additional.is_some_and(|id| self.model.schema(id).is_never());
        match members.patterns.as_slice() {
            [(_, schema)] if closed => Some(Part::Of(*schema)),
            _ => None,
        }
    }
}

/// The members a keyword asks for.
fn asked_for(keyword: &Keyword) -> Vec<&str> {
    match keyword {
        Keyword::Required(required) => {
            required.0.iter().map(|member| member.name.as_str()).collect()
        }
        Keyword::DependentRequired(dependent) => {
            dependent.0.iter().flat_map(|(_, asked)| asked.iter().map(String::as_str)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether the verdict may depend on members that are not named: dropping them could change it.
fn counts_others(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::MinProperties(_)
            | Keyword::Not(_)
            | Keyword::If(_)
            | Keyword::Enum(_)
            | Keyword::Const(_)
    )
}

/// The schemas of a keyword that hold for some objects only.
fn conditional(keyword: &Keyword) -> Vec<SchemaId> {
    match keyword {
        Keyword::If(condition) => {
            [condition.then, condition.otherwise].into_iter().flatten().collect()
        }
        Keyword::DependentSchemas(schemas) => schemas.0.iter().map(|(_, schema)| *schema).collect(),
        _ => Vec::new(),
    }
}
