//! `anyOf` and `oneOf`: branches are paired by what they mean, not by their place.

use super::{Comparing, Pair};
use crate::draft::{Draft, Edge, list, text};
use crate::impact::{Impact, Rule};
use crate::likeness;
use crate::shape::Union;
use crate::side::Side;
use crate::words::quoted;
use specwright_model::keywords::Tag;
use specwright_model::{Effect, Keyword, SchemaId, Shift};

const BRANCHES: Rule = Rule::Shift(Effect::Branches);
const FORM: Rule = Rule::Shift(Effect::Form);
const LIMIT: Rule = Rule::Shift(Effect::Limit);

impl<'m> Comparing<'_, 'm> {
    /// A plain schema became one branch of a union, or the other way. Told here; the branch is compared on.
    pub(super) fn wrapped(&mut self) -> bool {
        let (a, b) = (self.a.clone(), self.b.clone());
        let into = a.unions.is_empty() && a.says_more() && b.is_plain_union();
        let out_of = b.unions.is_empty() && b.says_more() && a.is_plain_union();
        let (id, word, shift) = match (into, out_of) {
            (true, _) => ("became-union", "is a union now", Shift::Looser),
            (_, true) => ("union-dropped", "is no longer a union", Shift::Tighter),
            _ => return false,
        };
        let (plain, union) = if into { (&a, &b) } else { (&b, &a) };
        let (Some(union), Some(_)) = (union.unions.first(), plain.origin()) else { return false };
        let found = self.nearest(&union.branches, into);
        let shift = if found.is_some() { shift } else { Shift::Sideways };
        let message = format!("{} {word}", self.subject());
        let draft = Draft::new(id, FORM, shift, message);
        let keyword = union.keyword.name();
        self.put(draft, None, None, keyword);
        if let Some(branch) = found {
            let (base, next) =
                (self.sides.base.members(self.pair.base), self.sides.next.members(self.pair.next));
            let (base, next) =
                if into { (base.to_vec(), vec![branch]) } else { (vec![branch], next.to_vec()) };
            self.out.edges.push(Edge::along(base, next));
        }
        true
    }

    /// The branch that the plain side turned into, or that it is left of.
    fn nearest(&self, branches: &[SchemaId], into: bool) -> Option<SchemaId> {
        let rate = |branch: &SchemaId| {
            let here = Pair { at: None, ..self.pair };
            let pair = if into {
                Pair { next: self.sides.next.set(&[*branch]), ..here }
            } else {
                Pair { base: self.sides.base.set(&[*branch]), ..here }
            };
            let good = if into { Shift::Looser } else { Shift::Tighter };
            let alike = likeness::of(self.sides, pair);
            let rate = match self.sides.relations.shift(self.sides, pair) {
                _ if alike == 0 => 0,
                Shift::Same => u32::MAX,
                shift if shift == good => u32::MAX - 1,
                _ => alike,
            };
            (rate, *branch)
        };
        let best = branches
            .iter()
            .map(rate)
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.filter(|(rate, _)| *rate > 0).map(|(_, branch)| branch)
    }

    pub(super) fn unions(&mut self) {
        let (a, b) = (self.a.clone(), self.b.clone());
        for at in 0..a.unions.len().max(b.unions.len()) {
            match (a.unions.get(at), b.unions.get(at)) {
                (Some(before), Some(after)) => self.union(before, after),
                (Some(gone), None) => self.presence_of_union(gone, Shift::Looser),
                (None, Some(come)) => self.presence_of_union(come, Shift::Tighter),
                (None, None) => {}
            }
        }
    }

    /// A union that is asked for beside everything else.
    fn presence_of_union(&mut self, union: &Union<'_>, shift: Shift) {
        if self.lets_in_the_rest(union, shift) {
            return;
        }
        let keyword = union.keyword.name();
        let (verb, base, next) = match shift {
            Shift::Looser => ("removed", Some(union.origin), None),
            _ => ("set", None, Some(union.origin)),
        };
        let message = format!("{}: `{keyword}` was {verb}", self.subject());
        let id = format!("{}-{verb}", crate::words::kebab(keyword));
        self.put(Draft::new(id, LIMIT, shift, message), base, next, keyword);
    }

    /// Whether a branch of `anyOf` lets in whatever the other side does, so that the union asks for nothing.
    fn lets_in_the_rest(&self, union: &Union<'_>, shift: Shift) -> bool {
        let here = Pair { at: None, ..self.pair };
        let asks_nothing = |branch: &SchemaId| {
            let (pair, wider) = match shift {
                Shift::Looser => {
                    (Pair { base: self.sides.base.set(&[*branch]), ..here }, Shift::Tighter)
                }
                _ => (Pair { next: self.sides.next.set(&[*branch]), ..here }, Shift::Looser),
            };
            let moved = self.sides.relations.shift(self.sides, pair);
            moved == Shift::Same || moved == wider
        };
        matches!(union.keyword, Keyword::AnyOf(_)) && union.branches.iter().any(asks_nothing)
    }

    fn union(&mut self, before: &Union<'m>, after: &Union<'m>) {
        let pairs = likeness::pair(self.sides, before, after, self.pair.text);
        let removed: Vec<SchemaId> = before
            .branches
            .iter()
            .copied()
            .filter(|id| !pairs.iter().any(|(base, _)| base == id))
            .collect();
        let added: Vec<SchemaId> = after
            .branches
            .iter()
            .copied()
            .filter(|id| !pairs.iter().any(|(_, next)| next == id))
            .collect();
        let places = (before.origin, after.origin);
        let names = (names(&self.sides.base, &removed), names(&self.sides.next, &added));
        self.branches(
            ("branch-removed", Shift::Tighter, "lost"),
            &names.0,
            places,
            before.keyword.name(),
        );
        self.branches(
            ("branch-added", Shift::Looser, "gained"),
            &names.1,
            places,
            before.keyword.name(),
        );
        self.exclusive(before, after);
        self.tag(before, after, &pairs);
        for (base, next) in pairs {
            self.edge(vec![base], vec![next]);
        }
    }

    fn branches(
        &mut self,
        (id, shift, verb): (&str, Shift, &str),
        names: &[String],
        (base, next): (SchemaId, SchemaId),
        keyword: &str,
    ) {
        if names.is_empty() {
            return;
        }
        let names = || names.iter().map(String::as_str);
        let message = format!("{}: the union {verb} {}", self.subject(), quoted(names()));
        let (before, after) = if shift == Shift::Tighter {
            (Some(list(names())), None)
        } else {
            (None, Some(list(names())))
        };
        let draft = Draft::new(id, BRANCHES, shift, message).values(before, after);
        self.put(draft, Some(base), Some(next), keyword);
    }

    /// `anyOf` became `oneOf`, or the other way: branches that overlap are refused or let in.
    fn exclusive(&mut self, before: &Union<'_>, after: &Union<'_>) {
        let (old, new) = (before.keyword.name(), after.keyword.name());
        if old == new {
            return;
        }
        let (shift, rule) = match new {
            "oneOf" => (Shift::Tighter, Rule::Fixed(Impact::DEPENDS, Impact::NONE)),
            _ => (Shift::Looser, Rule::Fixed(Impact::NONE, Impact::DEPENDS)),
        };
        let message = format!("{}: `{old}` became `{new}`", self.subject());
        let draft = Draft::new("union-changed", rule, shift, message).values(text(old), text(new));
        self.put(draft, Some(before.origin), Some(after.origin), old);
    }

    fn tag(&mut self, before: &Union<'_>, after: &Union<'_>, pairs: &[(SchemaId, SchemaId)]) {
        let (id, shift, message) = match (before.tag, after.tag) {
            (None, None) => return,
            (None, Some(tag)) => (
                "discriminator-added",
                Shift::Sideways,
                format!("`{}` now tells the branch", tag.property),
            ),
            (Some(tag), None) => (
                "discriminator-removed",
                Shift::Sideways,
                format!("`{}` no longer tells the branch", tag.property),
            ),
            (Some(old), Some(new)) if old.property != new.property => {
                let message =
                    format!("`{}` tells the branch, no longer `{}`", new.property, old.property);
                ("discriminator-changed", Shift::Sideways, message)
            }
            (Some(old), Some(new)) => {
                return self.tag_values((before, old), (after, new), pairs);
            }
        };
        let property = |tag: Option<&Tag>| tag.map(|tag| text(tag.property.as_str()));
        let draft = Draft::new(id, FORM, shift, format!("{}: {message}", self.subject()))
            .values(property(before.tag), property(after.tag));
        self.put(draft, Some(before.origin), Some(after.origin), "discriminator");
    }

    /// A value that came or went may have named a branch that stays: who goes by the tag no longer finds it.
    fn tag_values(
        &mut self,
        (before, old): (&Union<'_>, &Tag),
        (after, new): (&Union<'_>, &Tag),
        pairs: &[(SchemaId, SchemaId)],
    ) {
        let (base, next) = (before.keyword.children(), after.keyword.children());
        let (mut removed, mut moved) = (Vec::new(), Vec::new());
        for (value, at) in &old.values {
            match new.values.iter().find(|(other, _)| other == value) {
                None => removed.push(value.as_str()),
                Some((_, to)) => {
                    let same = pairs.iter().any(|(left, right)| {
                        base.get(*at) == Some(left) && next.get(*to) == Some(right)
                    });
                    moved.extend((!same).then_some(value.as_str()));
                }
            }
        }
        let fresh = new
            .values
            .iter()
            .filter(|(value, _)| !old.values.iter().any(|(other, _)| other == value));
        let stays = |at: usize| next.get(at).is_some_and(|id| pairs.iter().any(|(_, to)| to == id));
        let (renamed, added): (Vec<_>, Vec<_>) = fresh.partition(|(_, at)| stays(*at));
        let names = |values: Vec<&'_ (String, usize)>| -> Vec<String> {
            values.into_iter().map(|(value, _)| value.clone()).collect()
        };
        let own = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
        let places = (before.origin, after.origin);
        for (id, rule, shift, values, verb) in [
            ("removed", BRANCHES, Shift::Tighter, own(removed), "no longer means a branch"),
            ("changed", FORM, Shift::Sideways, own(moved), "means another branch"),
            ("added", FORM, Shift::Looser, names(renamed), "now means a branch that was there"),
            ("added", BRANCHES, Shift::Looser, names(added), "now means a branch"),
        ] {
            self.tag_value(
                (&format!("discriminator-value-{id}"), rule, shift),
                (&values, verb),
                places,
            );
        }
    }

    fn tag_value(
        &mut self,
        (id, rule, shift): (&str, Rule, Shift),
        (values, verb): (&[String], &str),
        (base, next): (SchemaId, SchemaId),
    ) {
        if values.is_empty() {
            return;
        }
        let names = || values.iter().map(String::as_str);
        let message = format!("{}: {} {verb}", self.subject(), quoted(names()));
        let said = |wanted: bool| wanted.then(|| list(names()));
        let draft = Draft::new(id, rule, shift, message)
            .values(said(shift != Shift::Looser), said(shift != Shift::Tighter));
        self.put(draft, Some(base), Some(next), "discriminator");
    }
}

/// What to call branches: the component, the title, or the types.
fn names(side: &Side<'_>, branches: &[SchemaId]) -> Vec<String> {
    let name = |id: &SchemaId| {
        let title = || side.schema(*id).and_then(|schema| schema.notes.title.clone());
        let types = || side.shape(side.set(&[*id])).types.0.to_string();
        side.name_used(*id).map(str::to_owned).or_else(title).unwrap_or_else(types)
    };
    branches.iter().map(name).collect()
}
