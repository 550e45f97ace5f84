//! Weakens every constraint in turn and asks whether an instance notices.
//!
//! A mutant is a schema with one keyword dropped, one entry of it dropped, or its limit moved by one. All mutants of a
//! model are added to it, so that one set of tables serves them all; the instances are those of the schema as it was.

use specwright::{Direction, Limits};
use specwright_instances::Maker;
use specwright_model::keywords;
use specwright_model::{Direction as Way, Keyword, Model, Schema, SchemaId, Types};
use specwright_tables::Tables;

use crate::implied::Implied;

/// A weakened schema.
struct Mutant {
    of: SchemaId,
    what: String,
    keyword: Keyword,
    schema: Schema,
}

/// What came of weakening a model.
#[derive(Debug, Default)]
pub struct Adequacy {
    /// Mutants made.
    pub mutants: usize,
    /// Constraints weakened: keywords that decide something.
    pub constraints: usize,
    /// Mutants that some instance tells from the schema.
    pub killed: usize,
    /// Mutants that accept exactly what the schema accepts, and why.
    pub equivalent: Vec<(String, &'static str)>,
    /// Mutants that nobody tells apart, for a reason in the reviewed list `survivors.txt`.
    pub reviewed: Vec<String>,
    /// The others.
    pub survivors: Vec<String>,
    /// Instances judged.
    pub instances: u64,
}

impl Adequacy {
    /// Adds another model's.
    pub fn add(&mut self, other: Self) {
        self.mutants += other.mutants;
        self.constraints += other.constraints;
        self.killed += other.killed;
        self.equivalent.extend(other.equivalent);
        self.reviewed.extend(other.reviewed);
        self.survivors.extend(other.survivors);
        self.instances += other.instances;
    }
}

/// Levels below a schema that are broken where breaking the next one tells nothing.
const DEEP: u32 = 3;

/// Weakens every constraint of a model.
pub fn weaken(model: &Model, seed: u64) -> Adequacy {
    let mutants: Vec<Mutant> = model.ids().flat_map(|id| mutants(model, id)).collect();
    let mut extended = model.clone();
    extended.schemas.extend(mutants.iter().map(|mutant| mutant.schema.clone()));
    let tables = Tables::of(&extended);
    let maker = Maker::of(model);
    let first = u32::try_from(model.schemas.len()).unwrap_or(u32::MAX);
    let mut implied = Implied::of(&extended, &tables);
    let mut adequacy = Adequacy { mutants: mutants.len(), ..Adequacy::default() };
    let mut at = 0_usize;
    while let Some(mutant) = mutants.get(at) {
        let of = mutant.of;
        let count =
            mutants.get(at..).unwrap_or_default().iter().take_while(|other| other.of == of).count();
        adequacy.constraints += model.schema(of).keywords.len();
        let mut left: Vec<usize> = (at..at + count).collect();
        let instances = maker.instances(of, Way::Neutral).seed(seed).unlabelled(true);
        // Most are told apart at the value itself; the others may need something broken further below.
        let instances =
            [1, DEEP].into_iter().flat_map(|depth| instances.clone().depth(depth).iter());
        for instance in instances {
            if left.is_empty() {
                break;
            }
            adequacy.instances += 1;
            left.retain(|place| {
                let id = SchemaId(first + u32::try_from(*place).unwrap_or(u32::MAX));
                let verdict = specwright::judge_slice(
                    instance.text.as_bytes(),
                    tables.schema(id),
                    Direction::Neutral,
                    &Limits::new(),
                );
                verdict.is_ok() == instance.valid
            });
        }
        adequacy.killed += count - left.len();
        for (number, mutant) in left.into_iter().filter_map(|at| Some((at, mutants.get(at)?))) {
            let place = format!("{}: {}", model.schema(mutant.of).place, mutant.what);
            let id = SchemaId(first + u32::try_from(number).unwrap_or(u32::MAX));
            let proof = || proven(&mut implied, mutant, id);
            match equivalent(model, mutant).or_else(proof) {
                Some(reason) => adequacy.equivalent.push((place, reason)),
                None if reviewed(&place) => adequacy.reviewed.push(place),
                None => adequacy.survivors.push(place),
            }
        }
        at += count;
    }
    adequacy
}

/// Whether the reviewed list names the mutant.
pub(crate) fn reviewed(place: &str) -> bool {
    let lines = include_str!("../survivors.txt")
        .lines()
        .filter(|line| !line.starts_with("//") && !line.is_empty());
    lines.into_iter().any(|line| place.starts_with(line))
}

fn mutants(model: &Model, of: SchemaId) -> Vec<Mutant> {
    let schema = model.schema(of);
    let mut found = Vec::new();
    for (place, keyword) in schema.keywords.iter().enumerate() {
        let mut dropped = schema.clone();
        dropped.keywords.remove(place);
        found.push(Mutant {
            of,
            what: format!("{} dropped", keyword.name()),
            keyword: keyword.clone(),
            schema: dropped,
        });
        for (what, changed) in changes(keyword) {
            let mut weaker = schema.clone();
            if let Some(slot) = weaker.keywords.get_mut(place) {
                *slot = changed;
            }
            let what = format!("{} {what}", keyword.name());
            found.push(Mutant { of, what, keyword: keyword.clone(), schema: weaker });
        }
    }
    found
}

/// The keyword with its limit moved by one, or one entry less.
fn changes(keyword: &Keyword) -> Vec<(String, Keyword)> {
    use keywords as k;
    match keyword {
        Keyword::MaxLength(limit) => {
            counts(limit.0, |limit| Keyword::MaxLength(k::MaxLength(limit)))
        }
        Keyword::MinLength(limit) => {
            counts(limit.0, |limit| Keyword::MinLength(k::MinLength(limit)))
        }
        Keyword::MaxItems(limit) => counts(limit.0, |limit| Keyword::MaxItems(k::MaxItems(limit))),
        Keyword::MinItems(limit) => counts(limit.0, |limit| Keyword::MinItems(k::MinItems(limit))),
        Keyword::MaxProperties(limit) => {
            counts(limit.0, |limit| Keyword::MaxProperties(k::MaxProperties(limit)))
        }
        Keyword::MinProperties(limit) => {
            counts(limit.0, |limit| Keyword::MinProperties(k::MinProperties(limit)))
        }
        Keyword::Maximum(bound) => numbers(
            &bound.0,
            |bound| Keyword::Maximum(k::Maximum(bound)),
            Keyword::ExclusiveMaximum(k::ExclusiveMaximum(bound.0.clone())),
        ),
        Keyword::Minimum(bound) => numbers(
            &bound.0,
            |bound| Keyword::Minimum(k::Minimum(bound)),
            Keyword::ExclusiveMinimum(k::ExclusiveMinimum(bound.0.clone())),
        ),
        Keyword::ExclusiveMaximum(bound) => numbers(
            &bound.0,
            |bound| Keyword::ExclusiveMaximum(k::ExclusiveMaximum(bound)),
            Keyword::Maximum(k::Maximum(bound.0.clone())),
        ),
        Keyword::ExclusiveMinimum(bound) => numbers(
            &bound.0,
            |bound| Keyword::ExclusiveMinimum(k::ExclusiveMinimum(bound)),
            Keyword::Minimum(k::Minimum(bound.0.clone())),
        ),
        Keyword::Enum(values) => each(&values.0, |values| Keyword::Enum(k::Enum(values))),
        Keyword::Required(members) => {
            each(&members.0, |members| Keyword::Required(k::Required(members)))
        }
        Keyword::AllOf(schemas) => each(&schemas.0, |schemas| Keyword::AllOf(k::AllOf(schemas))),
        Keyword::AnyOf(union) => {
            each(&union.branches, |branches| Keyword::AnyOf(k::AnyOf { branches, tag: None }))
        }
        Keyword::OneOf(union) => {
            each(&union.branches, |branches| Keyword::OneOf(k::OneOf { branches, tag: None }))
        }
        Keyword::Type(types) => widened(types.0),
        Keyword::Members(members) if members.additional.is_some() => {
            let open = k::Members { additional: None, ..members.clone() };
            vec![("opened".to_owned(), Keyword::Members(open))]
        }
        _ => Vec::new(),
    }
}

fn counts(limit: u64, make: impl Fn(u64) -> Keyword) -> Vec<(String, Keyword)> {
    [limit.checked_add(1), limit.checked_sub(1)]
        .into_iter()
        .flatten()
        .map(|limit| (format!("moved to {limit}"), make(limit)))
        .collect()
}

fn numbers(
    bound: &str,
    make: impl Fn(String) -> Keyword,
    flipped: Keyword,
) -> Vec<(String, Keyword)> {
    let moved = bound
        .parse::<i64>()
        .ok()
        .into_iter()
        .flat_map(|bound| [bound.checked_add(1), bound.checked_sub(1)]);
    let moved = moved.flatten().map(|bound| (format!("moved to {bound}"), make(bound.to_string())));
    moved.chain([("with its end flipped".to_owned(), flipped)]).collect()
}

/// The list without each of its entries; a single one is covered by dropping the keyword.
fn each<T: Clone>(list: &[T], make: impl Fn(Vec<T>) -> Keyword) -> Vec<(String, Keyword)> {
    if list.len() < 2 {
        return Vec::new();
    }
    let without = |place: usize| {
        list.iter()
            .enumerate()
            .filter(|(at, _)| *at != place)
            .map(|(_, entry)| entry.clone())
            .collect()
    };
    (0..list.len()).map(|place| (format!("without entry {place}"), make(without(place)))).collect()
}

fn widened(types: Types) -> Vec<(String, Keyword)> {
    let all = ["null", "boolean", "object", "array", "string", "number"];
    let more = all
        .into_iter()
        .filter_map(|name| Some((name, Types::named(name)?)))
        .filter(|(_, other)| !types.contains(*other));
    more.map(|(name, other)| {
        (format!("with {name}"), Keyword::Type(keywords::Type(types.union(other))))
    })
    .collect()
}

/// Why a mutant accepts exactly what the schema accepts, where the other keywords show it.
fn proven(implied: &mut Implied<'_>, mutant: &Mutant, id: SchemaId) -> Option<&'static str> {
    if let (Keyword::OneOf(before), Some(after)) = (&mutant.keyword, one_of(&mutant.schema)) {
        let gone = before.branches.iter().copied().find(|branch| !after.contains(branch))?;
        if implied.never(&[mutant.of, gone]) || implied.never(&[gone]) {
            return Some("the branch never holds");
        }
        let covering = after.iter().filter(|other| implied.implies(gone, **other)).take(2);
        if covering.count() == 2 {
            return Some("whenever the branch holds, two others do");
        }
    }
    let same = implied.implies(id, mutant.of) && implied.implies(mutant.of, id);
    same.then_some("the other keywords ask for it already")
}

fn one_of(schema: &Schema) -> Option<&[SchemaId]> {
    schema.keywords.iter().find_map(|keyword| match keyword {
        Keyword::OneOf(union) => Some(union.branches.as_slice()),
        _ => None,
    })
}

/// Why a mutant that no instance tells apart accepts exactly what the schema accepts, where that can be told from the
/// schema itself.
fn equivalent(model: &Model, mutant: &Mutant) -> Option<&'static str> {
    let schema = model.schema(mutant.of);
    let open = |id: &SchemaId| model.schema(model.resolve(*id)).keywords.is_empty();
    let left: Vec<SchemaId> = mutant.schema.keywords.iter().flat_map(Keyword::children).collect();
    let lost =
        mutant.keyword.children().into_iter().filter(|id| !left.contains(id)).collect::<Vec<_>>();
    let formats = schema.format().map(|format| {
        format == "unix-time" && schema.types().is_some_and(|types| !types.contains(Types::NUMBER))
    });
    match &mutant.keyword {
        Keyword::Enum(_) | Keyword::Const(_) => None,
        // All of the values are among the instances, and each has the same verdict without the keyword.
        _ if schema.enumeration().is_some() || schema.constant().is_some() => {
            Some("the values listed obey it already")
        }
        Keyword::Members(_) | Keyword::Elements(_) | Keyword::Ref(_) | Keyword::AllOf(_)
            if lost.iter().all(open) =>
        {
            Some("what it applied accepts everything")
        }
        Keyword::AnyOf(union) if union.branches.iter().any(open) => {
            Some("one of its branches accepts everything")
        }
        Keyword::Type(_) | Keyword::Format(_) if formats == Some(true) => {
            Some("`type` and `format` ask for the same")
        }
        _ => None,
    }
}
