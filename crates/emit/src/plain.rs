//! Which items show all that their schemas ask, and what is to be looked at in each.
//!
//! An item is plain when the Rust value, seen as it is, surely obeys the item's table wherever a few comparisons hold,
//! and when reading a payload into it drops nothing the table looks at. Such items get an `is_sure`, and are read
//! before they are judged. In doubt an item is not plain: then nothing but speed is lost.

mod items;
mod rules;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use specwright_model::{Keyword, SchemaId, Types};

use crate::context::Context;
use crate::plan::parts;
use crate::view::{Key, Ty};

/// How far references, `allOf` and unions are followed from one value. The judge counts them too, and gives up after
/// many; so few of them, at each of the levels that are looked at, are never too many.
const FAR: usize = 4;

/// How many keywords are looked at for each schema of the document, at most.
const STEPS: usize = 100;

/// How many lists and maps may be inside each other in one member, and how many items without limits.
const NEAR: usize = 8;

/// How many levels of JSON items without limits may hold: with those of a member, what a look leaves room for.
const QUIET: usize = 16;

/// One comparison of a part of an item, and of all texts, integers or items in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Check {
    /// Looks at itself.
    Inside,
    /// Members that are not named: they must not bear the name of one that is.
    Alone,
    /// The same, and they look at themselves.
    Rest,
    /// `maxLength`.
    Short(u64),
    /// `minLength`.
    Long(u64),
    /// `pattern`.
    Matches(String),
    /// `format`, of texts.
    Format(String),
    /// The least integer let in.
    AtLeast(i64),
    /// The greatest integer let in.
    AtMost(i64),
    /// `minItems`.
    Many(u64),
    /// `maxItems`.
    Few(u64),
}

/// A plain item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sure {
    /// What is looked at in each part: the fields of a struct, the variants of a union, in the order of its form.
    pub(crate) parts: Vec<Vec<Check>>,
    /// Whether members that are not named are refused.
    pub(crate) closed: bool,
    /// Whether it is an enumeration that holds nothing but what the document lists, or also other texts.
    listed: Option<Texts>,
    /// The items that must be plain too.
    needs: Vec<Key>,
}

/// The texts an enumeration may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texts {
    /// Those the document lists.
    Listed,
    /// Any.
    Open,
}

/// The plain items that something is to be looked at in, and structs and unions that show all by their type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain(BTreeMap<Key, Sure>);

impl Plain {
    /// Finds them: first each by itself, then without those that hold one that is not.
    pub(crate) fn new(ctx: &Context<'_>) -> Self {
        let steps = ctx.model.schemas.len().saturating_mul(STEPS);
        let finder = Finder { ctx, steps: Cell::new(steps) };
        let mut found: BTreeMap<Key, Sure> =
            ctx.plan.items.iter().filter_map(|key| Some((*key, finder.item(*key)?))).collect();
        loop {
            let lost: BTreeSet<Key> = found
                .iter()
                .filter(|(_, sure)| !sure.needs.iter().all(|key| found.contains_key(key)))
                .map(|(key, _)| *key)
                .collect();
            if lost.is_empty() {
                break;
            }
            found.retain(|key, _| !lost.contains(key));
        }
        finder.leave_out_quiet(&mut found);
        // Nothing looks at them.
        found.retain(|_, sure| sure.listed != Some(Texts::Listed));
        Self(found)
    }

    /// What is looked at in an item; `None` when it is not plain.
    pub(crate) fn sure(&self, key: Key) -> Option<&Sure> {
        self.0.get(&key)
    }
}

/// Finds what is to be looked at.
struct Finder<'a> {
    ctx: &'a Context<'a>,
    /// How many keywords may still be looked at: where schemas lead to each other in many ways, not every type is plain.
    steps: Cell<usize>,
}

impl Finder<'_> {
    /// Leaves out looks at items in which nothing is looked at.
    fn leave_out_quiet(&self, found: &mut BTreeMap<Key, Sure>) {
        let mut quiet: BTreeMap<Key, usize> = BTreeMap::new();
        for _ in 0..NEAR {
            let levels = |(key, sure): (&Key, &Sure)| {
                let own = usize::from(self.types_of(*key) == Some(Types::OBJECT));
                let mut most = own;
                for (ty, checks) in self.parts(*key).into_iter().zip(&sure.parts) {
                    // An alias holds lists and maps of what shows its limits here.
                    let held = levels_of(&ty, &quiet).unwrap_or(NEAR);
                    most = most.max(held.saturating_add(own));
                    needed(checks, &ty, &quiet).is_empty().then_some(())?;
                }
                (sure.listed != Some(Texts::Open) && most <= QUIET).then_some((*key, most))
            };
            quiet = found.iter().filter_map(levels).collect();
        }
        for (key, sure) in found.iter_mut() {
            for (ty, checks) in self.parts(*key).into_iter().zip(&mut sure.parts) {
                *checks = needed(checks, &ty, &quiet);
            }
        }
    }

    /// The types of the parts of an item.
    fn parts(&self, key: Key) -> Vec<Ty> {
        parts(self.ctx.views, key).into_iter().map(|ty| self.ctx.plan.boxed(key, ty)).collect()
    }

    /// Takes so many steps; `None` when there are none left.
    fn walk(&self, steps: usize) -> Option<()> {
        self.steps.set(self.steps.get().checked_sub(steps)?);
        Some(())
    }

    /// The keywords of a schema.
    fn says(&self, id: SchemaId) -> &[Keyword] {
        &self.ctx.model.schema(id).keywords
    }
}

/// The checks without looks at what needs none.
fn needed(checks: &[Check], ty: &Ty, quiet: &BTreeMap<Key, usize>) -> Vec<Check> {
    let looks = levels_of(ty, quiet).is_none();
    let rest = checks.contains(&Check::Rest);
    let mut needed: Vec<Check> = Vec::new();
    for check in checks {
        let check = match check {
            Check::Inside if rest || !looks => continue,
            Check::Rest if !looks => &Check::Alone,
            check => check,
        };
        if !needed.contains(check) {
            needed.push(check.clone());
        }
    }
    needed
}

/// How many levels of JSON a value of this type may hold, where nothing need be looked at in it.
fn levels_of(ty: &Ty, quiet: &BTreeMap<Key, usize>) -> Option<usize> {
    match ty {
        Ty::Named(key) => quiet.get(key).copied(),
        Ty::List(ty) | Ty::Map(ty) => Some(levels_of(ty, quiet)?.saturating_add(1)),
        Ty::Nullable(ty) | Ty::Loose(ty) | Ty::Boxed(ty) => levels_of(ty, quiet),
        Ty::Null | Ty::Bool | Ty::Integer | Ty::Text | Ty::Chosen(_) => Some(0),
        Ty::Json | Ty::Number => None,
    }
}
