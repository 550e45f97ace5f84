//! What a schema asks of a value whose Rust type is known.

use specwright_model::{Keyword, SchemaId, Sieve, Types, Value};

use super::{Check, FAR, Finder, NEAR};
use crate::view::{Key, Ty};
use crate::{Integers, Numbers};

impl Finder<'_> {
    /// What is looked at in a value of this type, for a schema to hold; `None` when that is not enough.
    pub(super) fn value(
        &self,
        id: SchemaId,
        ty: &Ty,
        needs: &mut Vec<Key>,
        far: usize,
    ) -> Option<Vec<Check>> {
        if let Some(inside) = self.alias(ty) {
            return self.value(id, &inside, needs, far.saturating_add(1)).filter(|_| far <= FAR);
        }
        match ty {
            Ty::Named(key) if key.schema == id => Some(Self::inside(*key, needs)),
            _ if far > FAR => None,
            Ty::Boxed(ty) => self.value(id, ty, needs, far),
            Ty::Nullable(ty) => {
                let null = self.says(id).iter().all(|keyword| self.lets_null(keyword, 0));
                self.value(id, ty, needs, far).filter(|_| null)
            }
            _ => self.keywords(self.says(id), ty, needs, far),
        }
    }

    /// The same for keywords that stand side by side.
    pub(super) fn keywords(
        &self,
        keywords: &[Keyword],
        ty: &Ty,
        needs: &mut Vec<Key>,
        far: usize,
    ) -> Option<Vec<Check>> {
        match ty {
            Ty::Boxed(ty) => return self.keywords(keywords, ty, needs, far),
            Ty::Nullable(ty) => {
                let null = keywords.iter().all(|keyword| self.lets_null(keyword, 0));
                return self.keywords(keywords, ty, needs, far).filter(|_| null);
            }
            Ty::Loose(_) | Ty::Chosen(_) => return None,
            _ if nesting(ty) > NEAR => return None,
            _ => {}
        }
        let mut checks: Vec<Check> = own(ty).into_iter().collect();
        for keyword in keywords {
            checks.extend(self.keyword(keyword, ty, needs, far)?);
        }
        Some(checks)
    }

    fn keyword(
        &self,
        keyword: &Keyword,
        ty: &Ty,
        needs: &mut Vec<Key>,
        far: usize,
    ) -> Option<Vec<Check>> {
        let deeper = far.saturating_add(1);
        self.walk(1)?;
        match keyword {
            Keyword::Ref(target) => self.value(target.0, ty, needs, deeper),
            Keyword::AllOf(all) => {
                let mut checks = Vec::new();
                for id in &all.0 {
                    checks.extend(self.value(*id, ty, needs, deeper)?);
                }
                Some(checks)
            }
            Keyword::AnyOf(any) => self.one_of(&any.branches, ty, needs, deeper),
            Keyword::OneOf(one) if self.is_told_by_type(keyword) => {
                self.one_of(&one.branches, ty, needs, deeper)
            }
            Keyword::Type(types) => types.0.contains(self.types(ty)?).then(Vec::new),
            Keyword::Elements(elements) => match (ty, elements.rest) {
                (Ty::List(inner), rest) if elements.prefix.is_empty() => {
                    self.held(rest, inner, needs, far)
                }
                _ => self.beside(keyword, ty),
            },
            Keyword::Members(members) => match ty {
                Ty::Map(inner) if members.patterns.is_empty() && members.properties.is_empty() => {
                    self.held(members.additional, inner, needs, far)
                }
                _ => self.beside(keyword, ty),
            },
            keyword => self.leaf(keyword, ty).or_else(|| self.beside(keyword, ty)),
        }
    }

    /// What a list or a map holds.
    fn held(
        &self,
        id: Option<SchemaId>,
        ty: &Ty,
        needs: &mut Vec<Key>,
        far: usize,
    ) -> Option<Vec<Check>> {
        let checks = id.map_or(Some(Vec::new()), |id| self.value(id, ty, needs, far))?;
        // Only the outermost list is counted.
        let counts = checks.iter().any(|check| matches!(check, Check::Many(_) | Check::Few(_)));
        (!counts).then_some(checks)
    }

    /// A branch that holds.
    fn one_of(
        &self,
        branches: &[SchemaId],
        ty: &Ty,
        needs: &mut Vec<Key>,
        far: usize,
    ) -> Option<Vec<Check>> {
        branches.iter().find_map(|branch| {
            let mut own = Vec::new();
            let checks = self.value(*branch, ty, &mut own, far)?;
            needs.append(&mut own);
            Some(checks)
        })
    }

    /// Whether no two branches let in a value of the same type.
    fn is_told_by_type(&self, keyword: &Keyword) -> bool {
        let branches = keyword.children().len();
        if self.walk(branches.saturating_mul(branches)).is_none() {
            return false;
        }
        let mut seen = Types::NONE;
        Sieve::of(self.ctx.model, keyword).is_some_and(|sieve| {
            sieve.types.iter().all(|types| {
                let fresh = seen.intersection(*types).is_empty();
                seen = seen.union(*types);
                fresh
            })
        })
    }

    /// A keyword that says nothing of values of this type.
    fn beside(&self, keyword: &Keyword, ty: &Ty) -> Option<Vec<Check>> {
        concerns(keyword).intersection(self.types(ty)?).is_empty().then(Vec::new)
    }

    /// The types that values of a Rust type have.
    fn types(&self, ty: &Ty) -> Option<Types> {
        match ty {
            Ty::Json => Some(Types::ALL),
            Ty::Null => Some(Types::NULL),
            Ty::Bool => Some(Types::BOOLEAN),
            Ty::Integer => Some(Types::INTEGER),
            Ty::Number => Some(Types::NUMBER),
            Ty::Text => Some(Types::STRING),
            Ty::List(_) => Some(Types::ARRAY),
            Ty::Map(_) => Some(Types::OBJECT),
            Ty::Nullable(ty) => Some(self.types(ty)?.union(Types::NULL)),
            Ty::Boxed(ty) => self.types(ty),
            Ty::Named(key) => self.types_of(*key),
            Ty::Chosen(_) | Ty::Loose(_) => None,
        }
    }

    /// Whether a keyword surely lets `null` in.
    fn lets_null(&self, keyword: &Keyword, far: usize) -> bool {
        let lets = |id: &SchemaId| {
            let keywords = self.says(*id);
            far < FAR
                && self.walk(1).is_some()
                && keywords.iter().all(|keyword| self.lets_null(keyword, far + 1))
        };
        match keyword {
            Keyword::Type(types) => types.0.contains(Types::NULL),
            Keyword::Enum(list) => list.0.contains(&Value::Null),
            Keyword::Const(value) => value.0 == Value::Null,
            Keyword::Ref(target) => lets(&target.0),
            Keyword::AllOf(all) => all.0.iter().all(lets),
            Keyword::AnyOf(any) => any.branches.iter().any(lets),
            Keyword::OneOf(one) => self.is_told_by_type(keyword) && one.branches.iter().any(lets),
            keyword => concerns(keyword).intersection(Types::NULL).is_empty(),
        }
    }

    /// What a keyword asks of a text, an integer, a number or a list; `None` when that cannot be told here.
    fn leaf(&self, keyword: &Keyword, ty: &Ty) -> Option<Vec<Check>> {
        let one = |check: Check| Some(vec![check]);
        let exact = match ty {
            Ty::Integer => self.ctx.options.integers == Integers::Exact,
            Ty::Number => self.ctx.options.numbers == Numbers::Exact,
            _ => false,
        };
        if exact {
            return None;
        }
        match (keyword, ty) {
            (Keyword::MaxLength(most), Ty::Text) => one(Check::Short(most.0)),
            (Keyword::MinLength(least), Ty::Text) => one(Check::Long(least.0)),
            (Keyword::Pattern(pattern), Ty::Text) => one(Check::Matches(pattern.0.clone())),
            (Keyword::Format(format), ty) => self::format(&format.0, ty),
            (Keyword::Minimum(bound), Ty::Integer) => one(Check::AtLeast(bound.0.parse().ok()?)),
            (Keyword::Maximum(bound), Ty::Integer) => one(Check::AtMost(bound.0.parse().ok()?)),
            (Keyword::ExclusiveMinimum(bound), Ty::Integer) => {
                one(Check::AtLeast(bound.0.parse::<i64>().ok()?.checked_add(1)?))
            }
            (Keyword::ExclusiveMaximum(bound), Ty::Integer) => {
                one(Check::AtMost(bound.0.parse::<i64>().ok()?.checked_sub(1)?))
            }
            (Keyword::MinItems(least), Ty::List(_)) => one(Check::Many(least.0)),
            (Keyword::MaxItems(most), Ty::List(_)) => one(Check::Few(most.0)),
            _ => None,
        }
    }
}

/// What a format asks. Of numbers only the usual ones are known here.
fn format(name: &str, ty: &Ty) -> Option<Vec<Check>> {
    match (ty, name) {
        (Ty::Text, _) => Some(vec![Check::Format(name.to_owned())]),
        (Ty::Integer, "int32") => {
            Some(vec![Check::AtLeast(i32::MIN.into()), Check::AtMost(i32::MAX.into())])
        }
        (Ty::Integer, "int64" | "unix-time" | "double") | (Ty::Number, "double") => {
            Some(Vec::new())
        }
        _ => None,
    }
}

/// What a type asks, whatever the schema says: JSON may be too deep, and a float no number.
pub(super) fn own(ty: &Ty) -> Option<Check> {
    match ty {
        Ty::Json | Ty::Number => Some(Check::Inside),
        Ty::List(ty) | Ty::Map(ty) | Ty::Nullable(ty) | Ty::Loose(ty) | Ty::Boxed(ty) => own(ty),
        Ty::Null | Ty::Bool | Ty::Integer | Ty::Text | Ty::Chosen(_) | Ty::Named(_) => None,
    }
}

/// Whether what a value holds is looked at, where that can say anything.
pub(super) fn is_covered(ty: &Ty, checks: &[Check]) -> bool {
    let mut held = Vec::new();
    ty.items(true, &mut held);
    held.is_empty() || checks.contains(&Check::Inside) || checks.contains(&Check::Rest)
}

/// How many lists and maps are inside each other.
fn nesting(ty: &Ty) -> usize {
    match ty {
        Ty::List(ty) | Ty::Map(ty) => nesting(ty).saturating_add(1),
        Ty::Nullable(ty) | Ty::Loose(ty) | Ty::Boxed(ty) => nesting(ty),
        _ => 0,
    }
}

/// The types a keyword says something of.
pub(super) fn concerns(keyword: &Keyword) -> Types {
    match keyword {
        Keyword::MaxLength(_) | Keyword::MinLength(_) | Keyword::Pattern(_) => Types::STRING,
        Keyword::Maximum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMinimum(_)
        | Keyword::MultipleOf(_) => Types::NUMBER,
        Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems(_)
        | Keyword::Elements(_) => Types::ARRAY,
        Keyword::MaxProperties(_)
        | Keyword::MinProperties(_)
        | Keyword::Required(_)
        | Keyword::Members(_) => Types::OBJECT,
        Keyword::Format(_) => Types::STRING.union(Types::NUMBER),
        _ => Types::ALL,
    }
}
