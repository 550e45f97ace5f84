//! Every keyword without a table of its own: what the keyword's file says of its shift decides.

use super::Comparing;
use crate::draft::{Draft, Ways};
use crate::impact::Rule;
use crate::shape::Shape;
use crate::words::{kebab, shown};
use specwright_model::{Arg, Effect, Keyword, Row, SchemaId, Sense, Shift, Turn, Value, number};
use std::collections::BTreeMap;

/// A keyword and the schema that says it.
type Said<'m> = (&'m Keyword, SchemaId);

impl<'m> Comparing<'_, 'm> {
    pub(super) fn keywords(&mut self) {
        let (a, b) = (self.a.clone(), self.b.clone());
        let mut base = sorted(&a.others);
        let mut next = sorted(&b.others);
        exclusive_bounds(&mut base, &mut next);
        let mut kinds: Vec<&str> = base.keys().chain(next.keys()).copied().collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds.into_iter().filter(|kind| *kind != "format") {
            let (mut before, mut after) =
                (base.remove(kind).unwrap_or_default(), next.remove(kind).unwrap_or_default());
            cancel(&mut before, &mut after);
            for at in 0..before.len().max(after.len()) {
                match (before.get(at), after.get(at)) {
                    (Some(before), Some(after)) => self.both(*before, *after),
                    (Some(gone), None) => self.one(Some(*gone), None),
                    (None, come) => self.one(None, come.copied()),
                }
            }
        }
    }

    fn both(&mut self, before: Said<'m>, after: Said<'m>) {
        let shift = moved(before.0, after.0);
        if shift != Shift::Same {
            self.tell(Some(before), Some(after), shift);
        }
        for turn in before.0.turns(after.0) {
            self.turn(turn, (before, after));
        }
    }

    /// A schema that a keyword applies.
    fn turn(&mut self, turn: Turn, said: (Said<'m>, Said<'m>)) {
        let shift = match (turn.base, turn.next) {
            (Some(base), Some(next)) => {
                return self.edge_with(vec![base], vec![next], turn.sense, Ways::ALL);
            }
            (None, None) => return,
            (None, Some(schema)) if self.sides.next.is_silent(schema) => return,
            (Some(schema), None) if self.sides.base.is_silent(schema) => return,
            (None, Some(_)) => Shift::Tighter,
            (Some(_), None) => Shift::Looser,
        };
        let shift = match turn.sense {
            Sense::Along => shift,
            Sense::Against => shift.flip(),
            Sense::Both => Shift::Sideways,
        };
        let ((before, base), (_, next)) = said;
        let verb = if turn.base.is_none() { "set" } else { "removed" };
        let id = format!("{}-branch-{verb}", kebab(before.name()));
        let message = format!("{}: a schema of `{}` was {verb}", self.subject(), before.name());
        let draft = Draft::new(id, Rule::Shift(before.effect()), shift, message);
        self.put(draft, turn.base.or(Some(base)), turn.next.or(Some(next)), before.name());
    }

    /// A keyword that only one side has.
    fn one(&mut self, before: Option<Said<'m>>, after: Option<Said<'m>>) {
        let shift = match (before, after) {
            (Some((keyword, _)), _) => keyword.set().flip(),
            (_, Some((keyword, _))) => keyword.set(),
            (None, None) => Shift::Same,
        };
        let empty = match (before, after) {
            (Some((keyword, _)), _) => self.says_nothing(keyword, true),
            (_, Some((keyword, _))) => self.says_nothing(keyword, false),
            (None, None) => true,
        };
        if shift != Shift::Same && !empty {
            self.tell(before, after, shift);
        }
    }

    /// Whether it only applies schemas that accept everything.
    fn says_nothing(&self, keyword: &Keyword, base: bool) -> bool {
        let side = if base { &self.sides.base } else { &self.sides.next };
        let transparent = matches!(
            keyword,
            Keyword::PropertyNames(_)
                | Keyword::UnevaluatedProperties(_)
                | Keyword::UnevaluatedItems(_)
        );
        transparent && keyword.children().into_iter().all(|id| side.is_silent(id))
    }

    /// Whether both sides list their values and the keywords refuse none of them: a limit beside an enum.
    fn settled(&self, keywords: [Option<Said<'m>>; 2]) -> bool {
        let listed = |shape: &Shape<'m>| {
            let one = || shape.constant.map(|(value, _)| vec![value]);
            shape.values.as_ref().map(|(values, _)| values.clone()).or_else(one)
        };
        let (Some(before), Some(after)) = (listed(&self.a), listed(&self.b)) else { return false };
        let mut values = before.iter().chain(&after);
        let mut said = keywords.into_iter().flatten();
        values.all(|value| said.clone().all(|(keyword, _)| accepts(keyword, value)))
            && said.next().is_some()
    }

    fn tell(&mut self, before: Option<Said<'m>>, after: Option<Said<'m>>, shift: Shift) {
        let Some((keyword, _)) = before.or(after) else { return };
        if self.settled([before, after]) {
            return;
        }
        let id = format!(
            "{}-{}",
            stem(keyword),
            change(keyword.row(), before.is_some(), after.is_some(), shift)
        );
        let (old, new) =
            (before.and_then(|said| value(said.0)), after.and_then(|said| value(said.0)));
        let name = after.or(before).map_or(keyword.name(), |said| said.0.name());
        let message = match (&old, &new) {
            (Some(old), Some(new)) => {
                format!("{}: `{name}` went from {} to {}", self.subject(), shown(old), shown(new))
            }
            (Some(old), None) => format!("{}: `{name}` {} is gone", self.subject(), shown(old)),
            (None, Some(new)) => format!("{}: `{name}` {} is new", self.subject(), shown(new)),
            (None, None) if before.is_none() => format!("{}: `{name}` is new", self.subject()),
            (None, None) if after.is_none() => format!("{}: `{name}` is gone", self.subject()),
            (None, None) => format!("{}: `{name}` changed", self.subject()),
        };
        let effect = if keyword.branches().is_some() { Effect::Limit } else { keyword.effect() };
        let draft = Draft::new(id, Rule::Shift(effect), shift, message).values(old, new);
        self.put(draft, before.map(|said| said.1), after.map(|said| said.1), name);
    }
}

/// Whether a limit lets a value in, as far as it is known without running patterns and formats.
fn accepts(keyword: &Keyword, value: &Value) -> bool {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let count = |text: &str| u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    let order = |number: &str, bound: &str| number::compare(number, bound);
    match (keyword, value) {
        (Keyword::MaxLength(most), Value::String(text)) => count(text) <= most.0,
        (Keyword::MinLength(least), Value::String(text)) => count(text) >= least.0,
        (Keyword::Maximum(most), Value::Number(number)) => {
            matches!(order(number, &most.0), Some(Less | Equal))
        }
        (Keyword::Minimum(least), Value::Number(number)) => {
            matches!(order(number, &least.0), Some(Greater | Equal))
        }
        _ => false,
    }
}

/// The keywords by name, in the order of the schemas.
fn sorted<'m>(said: &[Said<'m>]) -> BTreeMap<&'static str, Vec<Said<'m>>> {
    let mut sorted: BTreeMap<&'static str, Vec<Said<'m>>> = BTreeMap::new();
    for (keyword, at) in said {
        sorted.entry(keyword.name()).or_default().push((keyword, *at));
    }
    sorted
}

/// A bound that became exclusive, or ceased to be, is one bound that moved.
fn exclusive_bounds<'m>(
    base: &mut BTreeMap<&'static str, Vec<Said<'m>>>,
    next: &mut BTreeMap<&'static str, Vec<Said<'m>>>,
) {
    for (plain, exclusive) in [("maximum", "exclusiveMaximum"), ("minimum", "exclusiveMinimum")] {
        let kinds = |side: &BTreeMap<&'static str, Vec<Said<'m>>>| {
            (side.contains_key(plain), side.contains_key(exclusive))
        };
        match (kinds(base), kinds(next)) {
            ((true, false), (false, true)) => {
                next.remove(exclusive).into_iter().for_each(|said| {
                    next.insert(plain, said);
                });
            }
            ((false, true), (true, false)) => {
                next.remove(plain).into_iter().for_each(|said| {
                    next.insert(exclusive, said);
                });
            }
            _ => {}
        }
    }
}

/// The shift of a keyword; a bound may have become exclusive.
fn moved(before: &Keyword, after: &Keyword) -> Shift {
    let order = |base: &str, next: &str| number::compare(next, base);
    let (order, upper, excluded) = match (before, after) {
        (Keyword::Maximum(base), Keyword::ExclusiveMaximum(next)) => {
            (order(&base.0, &next.0), true, true)
        }
        (Keyword::ExclusiveMaximum(base), Keyword::Maximum(next)) => {
            (order(&base.0, &next.0), true, false)
        }
        (Keyword::Minimum(base), Keyword::ExclusiveMinimum(next)) => {
            (order(&base.0, &next.0), false, true)
        }
        (Keyword::ExclusiveMinimum(base), Keyword::Minimum(next)) => {
            (order(&base.0, &next.0), false, false)
        }
        _ => return before.shift(after),
    };
    let Some(order) = order else { return Shift::Sideways };
    let wider = if upper { order.is_gt() } else { order.is_lt() };
    // At the same number only the bound itself is lost or won.
    match (wider, order.is_eq(), excluded) {
        (true, _, _) | (_, true, false) => Shift::Looser,
        _ => Shift::Tighter,
    }
}

/// Takes out what both sides say in the same words.
fn cancel<'m>(before: &mut Vec<Said<'m>>, after: &mut Vec<Said<'m>>) {
    before.retain(|(keyword, _)| {
        // Schemas are numbered by document, so only plain assertions can be equal.
        if !keyword.children().is_empty() {
            return true;
        }
        match after.iter().position(|(other, _)| other == keyword) {
            Some(at) => {
                after.remove(at);
                false
            }
            None => true,
        }
    });
}

fn stem(keyword: &Keyword) -> String {
    match (keyword.row(), keyword) {
        (Row::Upper, _) => "upper-bound".to_owned(),
        (Row::Lower, _) => "lower-bound".to_owned(),
        (Row::Own, Keyword::Never(_)) => "never".to_owned(),
        (Row::Own, keyword) => kebab(keyword.name()),
    }
}

fn change(row: Row, before: bool, after: bool, shift: Shift) -> &'static str {
    match (row, before, after, shift) {
        (_, false, _, _) => "set",
        (_, _, false, _) => "removed",
        (Row::Upper, _, _, Shift::Looser) | (Row::Lower, _, _, Shift::Tighter) => "raised",
        (Row::Upper, _, _, Shift::Tighter) | (Row::Lower, _, _, Shift::Looser) => "lowered",
        _ => "changed",
    }
}

/// What a keyword says, as a value; `None` when it only applies schemas.
fn value(keyword: &Keyword) -> Option<Value> {
    keyword.rule().args.first().and_then(argument)
}

fn argument(arg: &Arg) -> Option<Value> {
    match arg {
        Arg::Count(count) => Some(Value::Number(count.to_string())),
        Arg::Number(text) => Some(Value::Number(text.clone())),
        Arg::Types(types) => Some(crate::draft::list(types.names())),
        Arg::Text(text) | Arg::Format(text) | Arg::Pattern(text) => {
            Some(Value::String(text.clone()))
        }
        Arg::Literal(value) => Some(value.clone()),
        Arg::Flag(flag) => Some(Value::Bool(*flag)),
        Arg::Option(arg) => arg.as_deref().and_then(argument),
        Arg::List(args) => args.iter().map(argument).collect::<Option<Vec<_>>>().map(Value::Array),
        Arg::Record(_, fields) => {
            let members: Vec<_> = fields
                .iter()
                .filter_map(|(name, arg)| argument(arg).map(|value| ((*name).to_owned(), value)))
                .collect();
            (!members.is_empty()).then_some(Value::Object(members))
        }
        Arg::Schema(_) | Arg::Variant(..) => None,
    }
}
